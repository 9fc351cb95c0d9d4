// Packages for the registry and the e-archive.
import { z } from 'zod'
import { Export, ExportProposal, ExportRequest, ExportScope } from '../export.ts'
import { ExportId } from '../ids.ts'
import { base } from './base.ts'

export const exports = {
  list: base.output(z.array(Export)),
  propose: base.input(ExportScope).output(ExportProposal),
  /** Writes the package, verifies it by reading it back, and answers when it has its name. */
  create: base.input(ExportRequest).output(Export),
  find: base.input(z.strictObject({ id: ExportId })).output(Export)
}
