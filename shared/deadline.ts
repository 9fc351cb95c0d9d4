// When answers are due (P7): the rules, what waits, and how it went.
import { z } from 'zod'
import { CalendarDate, ChannelId, DepartmentId, Instant } from './ids.ts'
import { oneLine } from './one-line.ts'

/** Working days an answer may take where a channel says nothing else: P7, the next one. */
export const STANDARD_WORKING_DAYS = 1

/** How many working days an answer may take; 0 is the day itself, or the first working day after it. */
export const WorkingDays = z.int().min(0).max(20)

/** A day on which the authority is closed, besides weekends, public holidays and the three eves. */
export const ClosedDay = z.strictObject({
  date: CalendarDate,
  name: oneLine(100)
})
export type ClosedDay = z.infer<typeof ClosedDay>

/** The rules, for every channel that is not retired; `workingDays` null takes the standard. */
export const DeadlineRules = z.strictObject({
  closedDays: z.array(ClosedDay.extend({ addedBy: z.string(), addedAt: Instant })),
  channels: z.array(
    z.strictObject({
      channelId: ChannelId,
      channelName: z.string(),
      departmentName: z.string(),
      workingDays: WorkingDays.nullable()
    })
  )
})
export type DeadlineRules = z.infer<typeof DeadlineRules>

/** What waits now, of messages and comments together. */
export const Waiting = z.strictObject({
  /** Not answered, or not yet taken where records go. */
  waiting: z.int(),
  /** Of these: the answer is late. */
  overdue: z.int(),
  /** Of these: the answer is due before the day ends. */
  dueToday: z.int()
})
export type Waiting = z.infer<typeof Waiting>

/** How it went for what came in to a department in one month, `yyyy-mm` in Swedish time. */
export const AnswerCount = z.strictObject({
  departmentId: DepartmentId,
  departmentName: z.string(),
  month: z.string().regex(/^\d{4}-\d{2}$/),
  received: z.int(),
  inTime: z.int(),
  late: z.int(),
  /** No answer yet, and there is time left. */
  waiting: z.int(),
  /** No answer yet, and it is late. */
  overdue: z.int()
})
export type AnswerCount = z.infer<typeof AnswerCount>
