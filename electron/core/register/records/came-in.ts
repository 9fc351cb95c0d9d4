// When a record came in, as SQL over the table of its kind, as `shared/came-in.ts` has it of one.
import { FIRST_WRITTEN } from '#shared/came-in.ts'
import type { RecordRef } from '#shared/record.ts'

const ifItCanBe = (at: string, seenAt: string) =>
  `iif(${at} BETWEEN '${FIRST_WRITTEN}' AND ${seenAt}, ${at}, ${seenAt})`

/** To the letter what the indexes `comment_came_in` and `message_came_in` are of, or they are of no use. */
export const CAME_IN = {
  capture: 'started_at',
  comment: ifItCanBe('coalesce(created_at, created_to)', 'noticed_at'),
  message: `coalesce(received_at, ${ifItCanBe('created_at', 'taken_in_at')})`
} as const satisfies Record<RecordRef['kind'], string>

const canBe = (at: string, seenAt: string) => `ifnull(${at} BETWEEN '${FIRST_WRITTEN}' AND ${seenAt}, false)`

/** What `CAME_IN` is of a record: the time itself, the latest that it can have been, or only when it was here already. */
export const CAME_IN_BASIS = {
  capture: `'time'`,
  comment: `CASE WHEN NOT ${canBe('coalesce(created_at, created_to)', 'noticed_at')} THEN 'here'
    WHEN created_at IS NULL THEN 'latest' ELSE 'time' END`,
  message: `iif(received_at IS NOT NULL OR ${canBe('created_at', 'taken_in_at')}, 'time', 'here')`
} as const satisfies Record<RecordRef['kind'], string>
