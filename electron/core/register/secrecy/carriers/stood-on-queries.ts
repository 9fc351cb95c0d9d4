// The SQL of what stood on which page, and when, and of what was taken of that page.
import { z } from 'zod'
import { CarrierRef } from '#shared/secrecy.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { SECRET } from './secret-queries.ts'

/** A longer text is looked for by its words. */
const MOST_LETTERS = 400

const addresses = z
  .string()
  .transform(json => z.array(z.string().nullable()).parse(JSON.parse(json)))
  .transform(all => all.filter(each => each !== null))

const Short = z.strictObject({
  ...{
    mark: z.int(),
    id: z.string(),
    channelId: z.string(),
    text: z.string(),
    author: z.string().nullable()
  },
  ...{ addresses, from: z.string(), until: z.string() }
})

/** Marked comments with a short text, as it was saved or seen since; from when they were written until they were taken away. */
export function shortComments(db: ReadDb, mark: number | null): z.infer<typeof Short>[] {
  return z.array(Short).parse(
    db
      .prepare(
        `WITH ${SECRET}, said (id, text, author) AS (
           SELECT comment.id, content ->> '$.text', content ->> '$.authorName' FROM comment WHERE content IS NOT NULL
           UNION SELECT comment_id, content ->> '$.text', content ->> '$.authorName' FROM comment_sighting WHERE content IS NOT NULL)
         SELECT DISTINCT mark, comment.id, channel_id AS channelId, said.text, said.author,
           json_array(comment.address, content ->> '$.permalink') AS addresses,
           coalesce(created_at, created_from, '') AS "from",
           coalesce((SELECT removed_at FROM comment_removal WHERE seq = comment.removal),
             (SELECT vanished_at FROM platform_comment WHERE comment_id = comment.id), '9999') AS until
         FROM secret JOIN comment ON comment.id = secret.id JOIN said ON said.id = comment.id
         WHERE secret.kind = 'comment' AND said.text IS NOT NULL AND length(said.text) <= ${MOST_LETTERS}`
      )
      .all({ mark })
  )
}

const Taken = z.strictObject({
  ...CarrierRef.shape,
  ...{ channelId: z.string(), addresses, from: z.string(), until: z.string() }
})
export type Taken = z.infer<typeof Taken>

const PAGE_FILES = `('context', 'view', 'source', 'original', 'confirmation')`
// Of a comment that was saved from a page, when the page around it was: when it was saved, and when it was seen to be gone.
const TAKEN = `
  SELECT 'capture' AS kind, id, channel_id AS channelId, json_array(address, final_address) AS addresses, started_at AS "from",
      coalesce(ended_at, started_at) AS until FROM capture WHERE provenance IS NOT NULL
  UNION ALL SELECT 'comment', id, channel_id, json_array(address, content ->> '$.permalink'), saved_at,
      coalesce((SELECT confirmed_at FROM comment_confirmation WHERE comment_confirmation.removal = comment.removal), saved_at)
    FROM comment WHERE saved_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM comment_file WHERE comment_id = comment.id AND role IN ${PAGE_FILES})`

/** What was taken in the channel meanwhile, of whichever page. */
export function takenIn(
  db: ReadDb,
  { channelId, from, until }: { readonly channelId: string; readonly from: string; readonly until: string }
): Taken[] {
  return z
    .array(Taken)
    .parse(
      db
        .prepare(
          `SELECT * FROM (${TAKEN}) WHERE channelId = @channelId AND "from" <= @until AND until >= @from`
        )
        .all({ channelId, from, until })
    )
}

/** Of which page a record is; undefined for what is of none. */
export function takenOf(db: ReadDb, { kind, id }: CarrierRef): Taken | undefined {
  if (kind !== 'capture' && kind !== 'comment') return undefined
  const row = db.prepare(`SELECT * FROM (${TAKEN}) WHERE kind = ? AND id = ?`).get(kind, id)
  return row === undefined ? undefined : Taken.parse(row)
}

/** The files of the page around a comment. */
export function pageFilesOf(db: ReadDb, { kind, id }: CarrierRef): string[] {
  if (kind !== 'comment') return []
  const rows = db
    .prepare(`SELECT DISTINCT sha256 FROM comment_file WHERE comment_id = ? AND role IN ${PAGE_FILES}`)
    .all(id)
  return z
    .array(z.strictObject({ sha256: z.string() }))
    .parse(rows)
    .map(({ sha256 }) => sha256)
}
