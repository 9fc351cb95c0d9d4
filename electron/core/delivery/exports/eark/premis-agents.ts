// Who and what acted, as PREMIS tells of them: persons by the name that the archive has of them, the program, and browsers.
import { hash } from 'node:crypto'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { userNamed } from '../../../register/roles/read.ts'

export type Agent = {
  readonly idType: string
  readonly id: string
  /** Null for a person whom the archive has no name of. */
  readonly name: string | null
  readonly type: 'software' | 'person'
  readonly version: string | null
}

export const program = (version: string): Agent => ({
  ...{ idType: 'local', id: 'Kanalarkiv', name: 'Kanalarkiv', type: 'software', version }
})

/** @param said its name and version, as the journal has them */
export function browserAgent(said: string): Agent {
  const cut = said.lastIndexOf(' ')
  const [name, version] = cut < 0 ? [said, null] : [said.slice(0, cut), said.slice(cut + 1)]
  return { idType: 'local', id: said, name, type: 'software', version }
}

/**
 * The person behind a name of the journal: that of a user of the operating system, with the person's own before it where it was known
 * then. What the system calls its user says nothing to a receiver, and is not told.
 */
export function personAgent(db: ReadDb, actor: string): Agent {
  const [, before, within] = /^(.+) \(([^()]+)\)$/s.exec(actor) ?? []
  const user = userNamed(db, within ?? actor) ?? userNamed(db, actor)
  const known = user === undefined || user.name === user.osUser ? null : user.name
  const id = user?.id ?? `unknown-${hash('sha256', actor).slice(0, 16)}`
  return { idType: 'Kanalarkiv user', id, name: before ?? known, type: 'person', version: null }
}
