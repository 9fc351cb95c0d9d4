// What the archive checks of itself: how it stands, a look now, and a report of it.
import { z } from 'zod'
import { PrintedFile } from '../coverage.ts'
import { FilePath } from '../file-path.ts'
import { CheckDays, SelfChecked, SelfChecks } from '../self-check.ts'
import { base } from './base.ts'

export const checks = {
  status: base.output(SelfChecks),
  /** Reads again the files whose turn it is, or all, and looks through the database. Progress comes as `verify-progress` events. */
  run: base.input(z.strictObject({ which: z.enum(['due', 'all']) })).output(SelfChecked),
  /** Within how many days every file is read again. */
  setDays: base.input(z.strictObject({ days: CheckDays })).output(SelfChecks),
  /** Writes what has been checked, and what was found, as a tagged PDF to a folder outside the archive. */
  report: base.input(z.strictObject({ dir: FilePath })).output(PrintedFile)
}
