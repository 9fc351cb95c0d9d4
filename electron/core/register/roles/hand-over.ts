// Which user of the computer somebody is, given to another entry of the same person.
import type { PersonId } from '#shared/ids.ts'
import type { WriteDb } from '../../kernel/db/open.ts'

/** Within a larger act. */
export function handOverUser(tx: WriteDb, { id, into }: { id: PersonId; into: PersonId }): void {
  tx.prepare('UPDATE user SET person_id = ? WHERE person_id = ?').run(into, id)
}
