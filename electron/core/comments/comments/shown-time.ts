// The time a comment shows, with what it rests on. The words are kept; a time without a zone is never called UTC.
import type { CreatedRange } from '#shared/comment.ts'
import { Instant } from '#shared/ids.ts'
import { isRelativeTime, relativeRange } from '../../formats/text/relative-time.ts'
import { whenSwedish, ZONE } from '../../kernel/swedish-time.ts'

export type CommentTime = {
  readonly createdAt: Instant | null
  /** To the letter. */
  readonly createdRaw: string | null
  readonly createdZone: string | null
  readonly createdBasis: 'utc' | 'offset' | 'assumed_local' | 'relative_range' | 'none'
}

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?$/

/**
 * What the time says: from the page's code where it has one, otherwise as shown. A time with its own offset is a point in
 * time; one without is taken for Swedish time, and says so; "2 h" is a range, and only its words are kept.
 */
export function shownTime({
  timeShown,
  timeMachine
}: {
  timeShown: string | null
  timeMachine: string | null
}): CommentTime {
  const raw = (timeMachine ?? timeShown)?.trim().slice(0, 200) ?? ''
  const nothing = { createdAt: null, createdRaw: raw === '' ? null : raw, createdZone: null }
  const [, date, minutes = '', seconds = '', zone] = ISO.exec(raw) ?? []
  if (date === undefined) return { ...nothing, createdBasis: isRelativeTime(raw) ? 'relative_range' : 'none' }
  const createdAt =
    zone === undefined ? inSweden(date, minutes + seconds) : instantOf(`${date}T${minutes}${seconds}${zone}`)
  if (createdAt === null) return { ...nothing, createdBasis: 'none' }
  const createdBasis = zone === undefined ? 'assumed_local' : zone === 'Z' ? 'utc' : 'offset'
  return { createdAt, createdRaw: raw, createdZone: zone ?? ZONE, createdBasis }
}

function instantOf(text: string): Instant | null {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : (Instant.safeParse(at.toISOString()).data ?? null)
}

function inSweden(date: string, clock: string): Instant | null {
  const read = new Date(`${date}T${clock}Z`)
  // `Date` lets 31 February roll over to March.
  if (Number.isNaN(read.getTime()) || !read.toISOString().startsWith(date)) return null
  return instantOf(whenSwedish(read).toISOString())
}

/**
 * From when to when it can have been written that is shown with words such as "2 h". `shown` is between which moments they were
 * seen; when a picture was taken that somebody has brought is not known, and then there is only a latest.
 */
export function shownRange(
  { timeShown, timeMachine }: { timeShown: string | null; timeMachine: string | null },
  shown: { readonly from: Instant | null; readonly to: Instant }
): CreatedRange | null {
  const words = timeMachine ?? timeShown ?? ''
  const latest = relativeRange(words, shown.to)
  if (latest === null) return null
  const from = shown.from === null ? null : (relativeRange(words, shown.from)?.from ?? null)
  return { from, to: latest.to, basis: 'relative' }
}
