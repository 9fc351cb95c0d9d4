// Taking a spreadsheet of channels into the register: read, tried, and then done.

import { z } from 'zod'
import { FilePath } from '../file-path.ts'
import { RegisterImportId, Sha256 } from '../ids.ts'
import {
  ImportFile,
  ImportMapping,
  ImportPlan,
  ImportRow,
  RegisterImport,
  RowOutcome
} from '../register-import.ts'
import { base, captured, page, paging } from './base.ts'

const tried = { id: RegisterImportId, mapping: ImportMapping }

export const registerImport = {
  /** Keeps the file as it is, and says what its sheets look like. Nothing in the register changes. */
  read: base.input(z.strictObject({ path: FilePath })).output(ImportFile),
  find: base.input(z.strictObject({ id: RegisterImportId })).output(ImportFile),
  /** The trial run: what would be created, changed and refused. */
  plan: base.input(z.strictObject(tried)).output(ImportPlan),
  /** The rows of the trial run, in the file's order. */
  rows: base
    .input(
      z.strictObject({
        ...tried,
        outcome: z.union([RowOutcome, z.literal('minded')]).nullable(),
        ...paging
      })
    )
    .output(page(ImportRow)),
  /** Does what the trial run said, all of it or nothing. Channels that get another name need a capture, or `override` (P8c). */
  apply: base
    .input(z.strictObject({ ...tried, digest: Sha256, refused: z.enum(['stop', 'leave-out']), ...captured }))
    .output(RegisterImport),
  list: base.input(z.strictObject(paging)).output(page(RegisterImport))
}
