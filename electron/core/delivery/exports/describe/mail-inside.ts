// Mails that lay in another mail: each is a record of its own, and both tell of the other.
import { z } from 'zod'
import { MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { restriction } from './facts.ts'
import type { Notes } from './notes.ts'

const HELD = `SELECT inner_id FROM mail_in_mail WHERE outer_id = @id GROUP BY inner_id ORDER BY min(locator)`

// A mail that had come by itself before came in no other, also where another that holds it comes later.
const CAME_IN = `SELECT DISTINCT outer_id FROM mail_in_mail JOIN message AS outer_mail ON outer_mail.id = outer_id
  JOIN message AS inner_mail ON inner_mail.id = inner_id
  WHERE inner_id = @id AND outer_mail.taken_in_at = inner_mail.taken_in_at`

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
  const cameIn = others(CAME_IN)
  const held = others(HELD)
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
