// What log-ins somebody holds, given to another entry of the same person.
import type { PersonId } from '#shared/ids.ts'
import type { WriteDb } from '../../kernel/db/open.ts'

/** Within a larger act. */
export function handOverCredentials(tx: WriteDb, { id, into }: { id: PersonId; into: PersonId }): void {
  tx.prepare('UPDATE credential SET holder_id = ? WHERE holder_id = ? AND removed_at IS NULL').run(into, id)
}
