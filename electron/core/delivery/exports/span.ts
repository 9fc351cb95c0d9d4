// From when to when the records of a package are: when the first of them came in or was captured, and the last. What is of unknown time
// says nothing of it: when that was taken in is no time of the record.
import { z } from 'zod'
import { Instant } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { CAME_IN, CAME_IN_BASIS } from '../../register/records/came-in.ts'
import type { Frozen } from './frozen.ts'

const at = (kind: RecordRef['kind']) =>
  `SELECT ${CAME_IN[kind]} AS at FROM export_item JOIN ${kind} ON ${kind}.id = item_id
   WHERE export_id = @id AND export_item.kind = '${kind}' AND ${CAME_IN_BASIS[kind]} <> 'here'`
const SPAN = `SELECT min(at) AS first, max(at) AS last
  FROM (${(['capture', 'comment', 'message'] as const).map(at).join(' UNION ALL ')})`
const Span = z.strictObject({ first: Instant.nullable(), last: Instant.nullable() })

/** The bounds that were asked for; where none was, those of what is there. */
export function spanOf({ db, id, scope }: Pick<Frozen, 'db' | 'id' | 'scope'>): {
  from: Instant | null
  to: Instant | null
} {
  const { first, last } = Span.parse(db.prepare(SPAN).get({ id }))
  return { from: scope.from ?? first, to: scope.to ?? last }
}
