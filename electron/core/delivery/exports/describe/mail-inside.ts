// Mails that lay in another mail: each is a record of its own, and both tell of the other.
import { z } from 'zod'
import { MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { restriction } from './facts.ts'
import type { Notes } from './notes.ts'

// They were taken in together, as `enterMail` does: one that had come by itself before is not found. The source of a mail in another is a part
// of that one's, and its place is that one's with a number.
const TOGETHER = `FROM message AS outer_mail JOIN message AS inner_mail USING (taken_in_at)
  JOIN message_sighting AS around ON around.message_id = outer_mail.id
  JOIN message_sighting AS inside ON inside.message_id = inner_mail.id
    AND around.locator = rtrim(rtrim(inside.locator, '0123456789'), '/') AND around.locator <> inside.locator
  JOIN source_file ON source_file.id = inside.source_id AND container_id = around.source_id
    AND path_in_container = inside.locator`

/** The mail that a message came in, and the mails that lay in it; those that are secret where it is not are not told of. */
export type MailInside = { readonly cameIn: MessageId | null; readonly held: readonly MessageId[] }

export const NOTHING_INSIDE: MailInside = { cameIn: null, held: [] }

export function mailInside(db: ReadDb, id: MessageId): MailInside {
  const isOpen = restriction(db, id) === null
  const others = (sql: string) =>
    z
      .array(MessageId)
      .parse(db.prepare(sql).pluck().all({ id }))
      .filter(other => other !== id && (!isOpen || restriction(db, other) === null))
  const cameIn = others(`SELECT DISTINCT outer_mail.id ${TOGETHER} WHERE inner_mail.id = @id`)
  const held = others(`SELECT inner_mail.id ${TOGETHER} WHERE outer_mail.id = @id ORDER BY inside.locator`)
  return { cameIn: cameIn[0] ?? null, held }
}

/** The same in words, from when the message came in. */
export function notesOnMailInside({ cameIn, held }: MailInside, at: Notes[number][0]): Notes {
  return [
    ...(cameIn === null
      ? []
      : [[at, `Låg som bilaga i ett annat mejl, som är handlingen ${cameIn}, och kom in med det`] as const]),
    ...held.map(other => [at, `I mejlet låg ett annat mejl som bilaga. Det är handlingen ${other}`] as const)
  ]
}
