// How much of the channels is captured, half-year by half-year.

import { z } from 'zod'
import { Coverage, CoveragePoint, HalfYearLabel, PrintedFile } from '../coverage.ts'
import { FilePath } from '../file-path.ts'
import { DepartmentId } from '../ids.ts'
import { base } from './base.ts'

/** Null is the half-year that goes on. */
const period = HalfYearLabel.nullable().default(null)

export const coverage = {
  halfYear: base.input(z.strictObject({ period })).output(Coverage),
  /** The latest half-years, oldest first; those before the first channel are left out. */
  trend: base.input(z.strictObject({ halfYears: z.int().min(1).max(20) })).output(z.array(CoveragePoint)),
  /** Writes one department's half-year as PDF/A: what was captured, what came in, and what became of it. */
  departmentReport: base
    .input(
      z.strictObject({
        period,
        departmentId: DepartmentId,
        level: z.enum(['2b', '1b']).default('2b'),
        dir: FilePath
      })
    )
    .output(PrintedFile),
  /** Writes the half-year as a tagged PDF to a folder outside the archive. */
  report: base.input(z.strictObject({ period, dir: FilePath })).output(PrintedFile)
}
