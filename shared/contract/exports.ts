// Packages for the registry and the e-archive.
import { z } from 'zod'
import { Export, ExportProposal, ExportRequest, ExportScope } from '../export.ts'
import { ExportId } from '../ids.ts'
import { ValidationReport } from '../validation.ts'
import { base } from './base.ts'

export const exports = {
  list: base.output(z.array(Export)),
  propose: base.input(ExportScope).output(ExportProposal),
  /** Writes the package, verifies it by reading it back, and answers when it has its name. */
  create: base.input(ExportRequest).output(Export),
  /** What was checked of a package before it got its name, or why it got none; null when nothing was checked. */
  report: base.input(z.strictObject({ id: ExportId })).output(ValidationReport.nullable()),
  find: base.input(z.strictObject({ id: ExportId })).output(Export)
}
