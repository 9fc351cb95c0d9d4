// What log-ins somebody holds, given to another entry of the same person.
import type { PersonId } from '#shared/ids.ts'
import type { WriteDb } from '../../kernel/db/open.ts'

/** Within a larger act. Answers which they are. */
export function handOverCredentials(tx: WriteDb, { id, into }: { id: PersonId; into: PersonId }): string[] {
  return tx
    .prepare('UPDATE credential SET holder_id = ? WHERE holder_id = ? AND removed_at IS NULL RETURNING id')
    .pluck()
    .all(into, id) as string[]
}

/** One that was given so comes back; says whether it was still there. */
export function giveBackCredential(
  tx: WriteDb,
  { id, into, of }: { id: PersonId; into: PersonId; of: string }
): boolean {
  const sql = 'UPDATE credential SET holder_id = ? WHERE id = ? AND holder_id = ? AND removed_at IS NULL'
  return tx.prepare(sql).run(id, of, into).changes > 0
}
