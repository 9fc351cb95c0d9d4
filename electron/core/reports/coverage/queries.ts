// The SQL of coverage: what was tried in a stretch of time, and which addresses a channel had.
import { z } from 'zod'
import { CaptureState } from '#shared/capture.ts'
import { CaptureId, ChannelId, type Instant } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'

const Attempt = z.strictObject({
  id: CaptureId,
  channelId: ChannelId,
  address: z.string(),
  state: CaptureState
})
export type Attempt = z.infer<typeof Attempt>

/** Every capture that began, kept or disposed of since, from `from` to just before `to`, oldest first. */
export function attemptsIn(db: ReadDb, { from, to }: { from: Instant; to: Instant }): Attempt[] {
  const rows = db
    .prepare(
      `SELECT id, channel_id AS channelId, address, state FROM capture_fact
       WHERE started_at >= @from AND started_at < @to ORDER BY started_at, id`
    )
    .all({ from, to })
  return z.array(Attempt).parse(rows)
}

/** What the history says that a channel's addresses were just before `at`; undefined when they have not changed since. */
export function addressesBefore(db: ReadDb, channelId: ChannelId, at: Instant): string[] | undefined {
  const row = db
    .prepare(
      `SELECT before FROM register_change JOIN journal USING (seq)
       WHERE register_change.about = @channelId AND field = 'addresses' AND before IS NOT NULL AND journal.at >= @at
       ORDER BY seq LIMIT 1`
    )
    .get({ channelId, at }) as { before: string } | undefined
  // A line for each: its kind and then the address.
  return row?.before.split('\n').map(line => line.slice(line.indexOf(' ') + 1))
}
