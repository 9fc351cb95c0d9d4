// Coverage: of the channels that were in use in a half-year, how many are captured, and which are missing (P8c).
import { z } from 'zod'
import { CaptureState } from './capture.ts'
import { CaptureId, ChannelId, DepartmentId, Instant } from './ids.ts'
import { Platform } from './register.ts'

/** Such as `2026-H2`. */
export const HalfYearLabel = z.string().regex(/^\d{4}-H[12]$/)

/** An address without a capture that counts; `lastTry` is how the latest try in the half-year went, null when there was none. */
const MissingAddress = z.strictObject({
  address: z.string(),
  lastTry: CaptureState.nullable(),
  captureId: CaptureId.nullable()
})

/** A channel of which at least one address lacks a capture. */
export const MissingChannel = z.strictObject({
  channelId: ChannelId,
  channelName: z.string(),
  platform: Platform,
  responsibleName: z.string(),
  addresses: z.int(),
  missing: z.array(MissingAddress)
})
export type MissingChannel = z.infer<typeof MissingChannel>

/** `partial`: those of the captured channels of which an address has only a partial capture. */
export const DepartmentCoverage = z.strictObject({
  departmentId: DepartmentId,
  departmentName: z.string(),
  channels: z.int(),
  captured: z.int(),
  partial: z.int(),
  missing: z.array(MissingChannel)
})
export type DepartmentCoverage = z.infer<typeof DepartmentCoverage>

/** A half-year, department by department. It runs from `from` to just before `to`. */
export const Coverage = z.strictObject({
  period: HalfYearLabel,
  from: Instant,
  to: Instant,
  isOver: z.boolean(),
  channels: z.int(),
  captured: z.int(),
  partial: z.int(),
  departments: z.array(DepartmentCoverage)
})
export type Coverage = z.infer<typeof Coverage>

/** A half-year of one department in numbers, for a plot over time. */
export const CoveragePoint = DepartmentCoverage.omit({ missing: true }).extend({ period: HalfYearLabel })
export type CoveragePoint = z.infer<typeof CoveragePoint>

/** A file that was written for printing. */
export const PrintedFile = z.strictObject({ path: z.string() })
export type PrintedFile = z.infer<typeof PrintedFile>
