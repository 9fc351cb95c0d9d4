// Records found by the beginning of their id, as lists, refusals and the names of folders show it.
import { z } from 'zod'
import { ChannelId, Instant } from '#shared/ids.ts'
import { RecordKind } from '#shared/record.ts'
import type { SearchHit, SearchQuery } from '#shared/search.ts'
import type { ReadDb } from '../../kernel/db/open.ts'

/** So many digits of an id are shown wherever it is shown in short. */
const SHOWN = /^[0-9a-f]{8}(?:$|-[0-9a-f-]*$)/

const KINDS: Readonly<Record<RecordKind, string>> = {
  capture: `SELECT id, channel_id, started_at AS at, coalesce(final_address, address) AS title, '' AS excerpt FROM capture`,
  comment: `SELECT id, channel_id, noticed_at AS at, content ->> '$.authorName' AS title,
    substr(coalesce(content ->> '$.text', ''), 1, 200) AS excerpt FROM comment`,
  message: `SELECT id, channel_id, coalesce(created_at, received_at, taken_in_at) AS at, sender_name AS title,
    substr(text, 1, 200) AS excerpt FROM message`
}

const Row = z.array(
  z.strictObject({
    kind: RecordKind,
    id: z.uuid(),
    channelId: ChannelId,
    channelName: z.string(),
    at: Instant,
    title: z.string().nullable(),
    excerpt: z.string()
  })
)

/** The records whose id begins with the words, where these can be an id; newest first. */
export function hitsById(
  db: ReadDb,
  { words, kinds, channelId, from, to }: SearchQuery,
  limit: number
): SearchHit[] {
  const beginning = words.trim().toLowerCase()
  if (!SHOWN.test(beginning)) return []
  const found = RecordKind.options
    .filter(kind => kinds?.includes(kind) ?? true)
    .map(
      kind =>
        `SELECT '${kind}' AS kind, * FROM (${KINDS[kind]} WHERE id BETWEEN @beginning AND @beginning || 'g')`
    )
  if (found.length === 0) return []
  const rows = db
    .prepare(
      `SELECT kind, found.id, channel.id AS channelId, channel.name AS channelName, at, title, excerpt
       FROM (${found.join(' UNION ALL ')}) AS found JOIN channel ON channel.id = channel_id
       WHERE (@channelId IS NULL OR channel.id = @channelId) AND at BETWEEN coalesce(@from, '') AND coalesce(@to, '~')
       ORDER BY at DESC, found.id LIMIT +@limit`
    )
    .all({ beginning, channelId, from, to, limit })
  return Row.parse(rows).map(row => ({ ...row, marks: [], isReadByMachine: false }))
}
