// The index of words by which comments are found. It is made from the records and can be made again.
import { z } from 'zod'
import type { CommentId } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { readOtherwise } from '../../formats/text/as-read.ts'
import type { WriteDb } from '../../kernel/db/open.ts'

/** Of words, and of words too short for it. */
const INDEXES = ['comment_find', 'comment_short'] as const

/** Enters the words of a comment in the index, in place of what was there of it, when the transaction ends. */
export function indexComment(db: WriteDb, id: CommentId): void {
  db.atEnd(indexComments, id)
}

const Words = z.array(
  z.strictObject({
    ...{ seq: z.int(), text: z.string(), author: z.string() },
    ...{ decision: z.string().nullable(), pictures: z.string().nullable() }
  })
)

// All in one statement for each index: before any other statement, SQLite would write what the index has gathered to disk.
function indexComments(db: WriteDb, ids: readonly CommentId[]): void {
  const rows = db
    .prepare(
      `SELECT comment_index.seq,
         concat_ws(' ', content ->> '$.text', (SELECT group_concat(content ->> '$.text', ' ') FROM comment_sighting
           WHERE comment_id = comment.id)) AS text,
         concat_ws(' ', content ->> '$.authorName', content ->> '$.authorAddress', handle, display_name, email) AS author,
         nullif(concat_ws(' ', comment.police_number,
           (SELECT group_concat(concat_ws(' ', note, sender_note, because, received_how, corrected_because, answer, forwarded_to, to_author, police_number,
               (SELECT name FROM channel_category WHERE id = own_category), decided_by), ' ')
             FROM comment_decision WHERE comment_id = comment.id),
           (SELECT group_concat(number, ' ') FROM comment_registration WHERE comment_id = comment.id),
           (SELECT group_concat(concat_ws(' ', number, case_number), ' ') FROM receipt_item JOIN receipt ON receipt.id = receipt_id
             WHERE kind = 'comment' AND item_id = comment.id AND withdrawn_because IS NULL)), '') AS decision,
         (SELECT group_concat(text, ' ') FROM picture_of_record JOIN picture_text USING (sha256)
           WHERE picture_of_record.kind = 'comment' AND picture_of_record.id = comment.id) AS pictures
       FROM json_each(?) CROSS JOIN comment ON comment.id = json_each.value
         CROSS JOIN comment_index ON comment_index.comment_id = comment.id
         LEFT JOIN actor ON actor.id = comment.actor_id`
    )
    .all(JSON.stringify(ids))
  const said = (words: string | null) =>
    [normalized(words ?? '', 'NFC'), ...readOtherwise(words ?? '')].join(' ')
  const [found, short] = [[], []] as [unknown[][], unknown[][]]
  for (const { seq, text, author, decision, pictures } of Words.parse(rows)) {
    found.push([seq, said(text), said(author), said(decision), said(pictures)])
    short.push([seq, shortWordsIn(`${text} ${author} ${decision ?? ''}`).join(' ')])
  }
  db.prepare(
    `INSERT OR REPLACE INTO comment_find (rowid, text, author, decision, pictures)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`
  ).run(JSON.stringify(found))
  db.prepare(
    'INSERT OR REPLACE INTO comment_short (rowid, words) SELECT value ->> 0, value ->> 1 FROM json_each(?)'
  ).run(JSON.stringify(short))
}

/** Takes a comment out of the index. What stood there is written over when `rewriteCommentIndex` has run. */
export function removeCommentWords(db: WriteDb, id: CommentId): void {
  const row = db.prepare('SELECT seq FROM comment_index WHERE comment_id = ?').get(id)
  if (row === undefined) return
  for (const index of INDEXES)
    db.prepare(`DELETE FROM ${index} WHERE rowid = ?`).run((row as { seq: number }).seq)
}

/** Writes the index anew, so that nothing of what was taken out of it is left. */
export function rewriteCommentIndex(db: WriteDb): void {
  for (const index of INDEXES) db.prepare(`INSERT INTO ${index} (${index}) VALUES ('optimize')`).run()
}

/** The words of one or two letters or digits, each once; in small letters, with å, ä and ö as one character. */
export function shortWordsIn(text: string): string[] {
  const found = normalized(text, 'NFC')
    .toLowerCase()
    .match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,2}(?![\p{L}\p{N}])/gu)
  return [...new Set(found)]
}
