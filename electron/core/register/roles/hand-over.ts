// Which user of the computer somebody is, given to another entry of the same person.
import type { PersonId } from '#shared/ids.ts'
import type { WriteDb } from '../../kernel/db/open.ts'

/** Within a larger act. Answers which users they are. */
export function handOverUser(tx: WriteDb, { id, into }: { id: PersonId; into: PersonId }): string[] {
  return tx
    .prepare('UPDATE user SET person_id = ? WHERE person_id = ? RETURNING id')
    .pluck()
    .all(into, id) as string[]
}

/** One that was given so comes back; says whether it was still there. */
export function giveBackUser(
  tx: WriteDb,
  { id, into, of }: { id: PersonId; into: PersonId; of: string }
): boolean {
  return (
    tx.prepare('UPDATE user SET person_id = ? WHERE id = ? AND person_id = ?').run(id, of, into).changes > 0
  )
}
