// Whose a comment is, as far as that is known: what the program has read, else what a person has noted, else how the comment begins.
import type { TFunction } from 'i18next'
import type { CommentDetail, CommentRow } from '#shared/comment.ts'

/** So much of a text stands for its sender. */
const OPENING = 60

type Named = Pick<CommentRow, 'content' | 'decision'> & Partial<Pick<CommentDetail, 'decisions'>>

/** What a person noted last of a sender that the program did not find, and who; null where nobody has. */
export function notedSender({ content, decision, decisions }: Named): { note: string; by: string } | null {
  if (content === null || content.authorName !== null) return null
  const all = decisions ?? (decision === null ? [] : [decision])
  const last = all.findLast(({ senderNote }) => senderNote !== null)
  return last?.senderNote ? { note: last.senderNote, by: last.decidedBy } : null
}

/** What the program or a person says of who wrote it; null where nothing is known. */
export function senderOf(comment: Named, t: TFunction): string | null {
  const noted = notedSender(comment)
  if (noted === null) return comment.content?.authorName ?? null
  return t('comments.notedSender', { note: cut(noted.note), by: noted.by })
}

/** What a comment is called in a list, and the text that is left to show below that. */
export function headOf(comment: Named, t: TFunction): { name: string; text: string } {
  const text = comment.content?.text ?? ''
  const name = senderOf(comment, t)
  if (name !== null) return { name, text }
  const [first = '', ...rest] = text.trim().split('\n')
  if (first === '') return { name: t('comments.noAuthor'), text }
  return first.length > OPENING ? { name: cut(first), text } : { name: first, text: rest.join('\n').trim() }
}

/** That name alone. */
export const nameOf = (comment: Named, t: TFunction): string => headOf(comment, t).name

const cut = (text: string): string =>
  text.length > OPENING ? `${text.slice(0, OPENING - 1).trimEnd()}…` : text
