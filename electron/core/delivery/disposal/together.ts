// What can only go together: records whose words lie in one file, the messages of a conversation, and the disclosures that
// show a record.
import { z } from 'zod'
import type { DisposalBlock } from '#shared/disposal.ts'
import type { ReadDb } from '../../kernel/db/open.ts'

/** A record as one word, such as `comment 1a2b…`. */
export type Ref = string
export const refOf = ({ kind, id }: { kind: string; id: string }): Ref => `${kind} ${id}`

/** `members` can go only if everything in `needs` does. */
type Together = { readonly block: DisposalBlock; readonly members: Set<Ref>; readonly needs: Set<Ref> }

const Row = z.object({ key: z.string(), kind: z.string(), id: z.string() })

const CHOSEN = `chosen (kind, id) AS (SELECT value ->> 0, value ->> 1 FROM json_each(@chosen))`

const SHARED = `WITH ${CHOSEN}, carrying AS MATERIALIZED (SELECT kind, id, sha256 FROM carrying_file)
  SELECT sha256 AS key, kind, id FROM carrying
  WHERE sha256 IN (SELECT sha256 FROM carrying JOIN chosen USING (kind, id))`

const CONVERSATIONS = `WITH ${CHOSEN} SELECT conversation_id AS key, 'message' AS kind, id FROM message
  WHERE conversation_id IN (SELECT conversation_id FROM message JOIN chosen USING (id) WHERE chosen.kind = 'message')`

const DISCLOSED = `WITH ${CHOSEN} SELECT disclosure_id AS key, kind, record_id AS id FROM disclosure_record
  WHERE (kind, record_id) IN (SELECT kind, id FROM chosen)`

/**
 * Takes out of `going` what cannot go, since something it belongs with stays; gives why, for each that was taken out.
 */
export function keepTogether(db: ReadDb, going: Set<Ref>): Map<Ref, DisposalBlock> {
  const chosen = JSON.stringify([...going].map(ref => ref.split(' ')))
  const groups = [
    ...grouped(db, SHARED, chosen, 'shared-file'),
    ...grouped(db, CONVERSATIONS, chosen, 'conversation'),
    ...grouped(db, DISCLOSED, chosen, 'disclosure')
  ]
  const needing = new Map<Ref, Together[]>()
  for (const group of groups)
    for (const need of group.needs) needing.set(need, [...(needing.get(need) ?? []), group])
  const stopped = new Map<Ref, DisposalBlock>()
  const staying = [...needing.keys()].filter(ref => !going.has(ref))
  for (let ref = staying.pop(); ref !== undefined; ref = staying.pop())
    for (const { block, members } of needing.get(ref) ?? [])
      for (const member of members)
        if (going.delete(member)) {
          stopped.set(member, block)
          staying.push(member)
        }
  return stopped
}

function grouped(db: ReadDb, sql: string, chosen: string, block: DisposalBlock): Together[] {
  const groups = new Map<string, Together>()
  for (const row of db.prepare(sql).iterate({ chosen })) {
    const { key, kind, id } = Row.parse(row)
    const group = groups.get(key) ?? { block, members: new Set(), needs: new Set() }
    groups.set(key, group)
    group.members.add(refOf({ kind, id }))
    group.needs.add(block === 'disclosure' ? refOf({ kind: 'disclosure', id: key }) : refOf({ kind, id }))
  }
  return [...groups.values()]
}
