// The index of words by which comments are found. It is made from the records and can be made again.
import type { CommentId } from '#shared/ids.ts'
import type { WriteDb } from '../db/open.ts'

/** Enters the words of a comment in the index, in place of what was there of it. */
export function indexComment(db: WriteDb, id: CommentId): void {
  const row = db
    .prepare(
      `SELECT comment_index.seq,
         concat_ws(' ', content ->> '$.text', (SELECT group_concat(content ->> '$.text', ' ') FROM comment_sighting
           WHERE comment_id = comment.id)) AS text,
         concat_ws(' ', content ->> '$.authorName', content ->> '$.authorAddress', handle, display_name, email) AS author,
         (SELECT group_concat(concat_ws(' ', note, sender_note, because, answer, forwarded_to, to_author,
             (SELECT name FROM channel_category WHERE id = own_category), decided_by), ' ')
           FROM comment_decision WHERE comment_id = comment.id) AS decision
       FROM comment JOIN comment_index ON comment_index.comment_id = comment.id
         LEFT JOIN actor ON actor.id = comment.actor_id WHERE comment.id = ?`
    )
    .get(id) as { seq: number; text: string; author: string; decision: string | null }
  const nfc = (words: string | null) => (words ?? '').normalize('NFC')
  db.prepare(
    'INSERT OR REPLACE INTO comment_find (rowid, text, author, decision) VALUES (@seq, @text, @author, @decision)'
  ).run({ seq: row.seq, text: nfc(row.text), author: nfc(row.author), decision: nfc(row.decision) })
  db.prepare('INSERT OR REPLACE INTO comment_short (rowid, words) VALUES (?, ?)').run(
    row.seq,
    shortWordsIn(`${row.text} ${row.author} ${row.decision ?? ''}`).join(' ')
  )
}

/** The words of one or two letters or digits, each once; in small letters, with å, ä and ö as one character. */
export function shortWordsIn(text: string): string[] {
  const found = text
    .normalize('NFC')
    .toLowerCase()
    .match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,2}(?![\p{L}\p{N}])/gu)
  return [...new Set(found)]
}
