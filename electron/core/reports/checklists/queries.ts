// The SQL of the checklists: answers, and the captures they are given from.
import { z } from 'zod'
import { ChecklistAnswer, type ChecklistItem } from '#shared/checklist.ts'
import { CaptureId, ChannelId, Instant, Sha256 } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const ANSWER = `SELECT id, channel_id AS channelId, item, answer, period, capture_id AS captureId, quote, basis, note,
  answered_at AS answeredAt, answered_by AS answeredBy FROM checklist_answer`

const KeptAnswer = ChecklistAnswer.extend({ channelId: ChannelId })
export type KeptAnswer = z.infer<typeof KeptAnswer>

/** Every answer, oldest first; of one channel, or of all. */
export function answersOf(db: ReadDb, channelId: ChannelId | null): KeptAnswer[] {
  const rows = db
    .prepare(`${ANSWER} WHERE @channelId IS NULL OR channel_id = @channelId ORDER BY seq`)
    .all({ channelId })
  return z.array(KeptAnswer).parse(rows)
}

export function insertAnswer(db: WriteDb, answer: KeptAnswer): void {
  db.prepare(
    `INSERT INTO checklist_answer (id, channel_id, period, item, answer, capture_id, quote, basis, note, answered_at, answered_by)
     VALUES (@id, @channelId, @period, @item, @answer, @captureId, @quote, @basis, @note, @answeredAt, @answeredBy)`
  ).run(answer)
}

const Reviewed = z.strictObject({
  id: CaptureId,
  channelId: ChannelId,
  address: z.string(),
  startedAt: Instant,
  text: Sha256.nullable()
})
export type Reviewed = z.infer<typeof Reviewed>

/** The newest capture that counts of each address since `from`, with its visible text; of one channel, or of all. */
export function newestCaptures(db: ReadDb, from: Instant, channelId: ChannelId | null): Reviewed[] {
  const rows = db
    .prepare(
      `SELECT capture.id, channel_id AS channelId, address, started_at AS startedAt,
         (SELECT sha256 FROM capture_file WHERE capture_id = capture.id AND role = 'text' ORDER BY position LIMIT 1) AS text
       FROM capture WHERE state IN ('complete', 'partial') AND started_at >= @from
         AND (@channelId IS NULL OR channel_id = @channelId)
         AND NOT EXISTS (SELECT 1 FROM capture AS newer WHERE newer.channel_id = capture.channel_id
           AND newer.address = capture.address AND newer.state IN ('complete', 'partial')
           AND (newer.started_at, newer.id) > (capture.started_at, capture.id))
       ORDER BY address`
    )
    .all({ from, channelId })
  return z.array(Reviewed).parse(rows)
}

/** The channels with a capture that counts since `from`, also where that is disposed of. */
export function capturedSince(db: ReadDb, from: Instant): Set<ChannelId> {
  const rows = db
    .prepare(
      `SELECT DISTINCT channel_id AS id FROM capture_fact WHERE state IN ('complete', 'partial') AND started_at >= ?`
    )
    .all(from)
  return new Set(rows.map(row => z.object({ id: ChannelId }).parse(row).id))
}

/** The newest answer to each item, of those that `counts`. */
export function newestByItem(
  answers: readonly KeptAnswer[],
  counts: (answer: KeptAnswer) => boolean
): Map<ChecklistItem, KeptAnswer> {
  return new Map(answers.filter(counts).map(answer => [answer.item, answer]))
}
