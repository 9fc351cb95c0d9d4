// Mails that lay in another mail: each is a record of its own, and both tell of the other.
import { z } from 'zod'
import { MessageId } from '#shared/ids.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { restriction } from './facts.ts'
import type { Notes } from './notes.ts'

// The source of a mail in another is a part of that one's, and its place is that one's with a number.
const IS_INSIDE = `around.locator = rtrim(rtrim(inside.locator, '0123456789'), '/')
  AND around.locator <> inside.locator`

const HELD = `SELECT inside.message_id FROM message_sighting AS around JOIN source_file ON container_id = around.source_id
  JOIN message_sighting AS inside ON inside.source_id = source_file.id AND path_in_container = inside.locator
    AND ${IS_INSIDE}
  WHERE around.message_id = @id GROUP BY inside.message_id ORDER BY min(inside.locator)`

// A mail that had come by itself before came in no other, also where another that holds it comes later.
const CAME_IN = `SELECT DISTINCT around.message_id FROM message_sighting AS inside
  JOIN source_file ON source_file.id = inside.source_id AND path_in_container = inside.locator
  JOIN message_sighting AS around ON around.source_id = container_id
    AND ${IS_INSIDE}
  JOIN message AS outer_mail ON outer_mail.id = around.message_id
  JOIN message AS inner_mail ON inner_mail.id = inside.message_id
  WHERE inside.message_id = @id AND outer_mail.taken_in_at = inner_mail.taken_in_at`

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
