// The list of disclosures, with those that were disposed of: that copies were given out, and when, stays to be seen.
import { z } from 'zod'
import { DisclosureRow } from '#shared/disclosure.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import { keptInOf } from './kept-in.ts'
import { DISCLOSURE } from './queries.ts'

// In the order of what DISCLOSURE selects.
const DISPOSED = `SELECT id, NULL, NULL, requested_at, state, opened_at, receiver, NULL, NULL, corrects, NULL, (SELECT later.id
    FROM (SELECT id, corrects, state, opened_at FROM disclosure UNION ALL SELECT id, corrects, state, opened_at FROM disposed_disclosure)
      AS later WHERE later.corrects = disposed_disclosure.id AND later.state <> 'withdrawn' ORDER BY later.opened_at DESC LIMIT 1),
  opened_by, ended_at, ended_by, NULL, NULL, NULL, records, iif(state = 'delivered', records, 0), masks, disposed_at, disposal_id
  FROM disposed_disclosure`

const Found = DisclosureRow.omit({ keptIn: true })

/** Newest first. */
export function listDisclosures(db: ReadDb, paging: Paging): Page<DisclosureRow> {
  const found = db
    .prepare(
      `SELECT * FROM (SELECT *, NULL AS disposedAt, NULL AS disposalId FROM (${DISCLOSURE}) UNION ALL ${DISPOSED})
       WHERE (openedAt, id) < (@afterAt, @afterId) ORDER BY openedAt DESC, id DESC LIMIT +@limit`
    )
    .all(keysetOf(paging))
  const rows = z.array(Found).parse(found)
  const kept = Map.groupBy(
    keptInOf(
      db,
      rows.filter(({ disposedAt }) => disposedAt === null)
    ),
    ({ id }) => id
  )
  const told = rows.map((row): DisclosureRow => ({ ...row, keptIn: kept.get(row.id)?.length ?? 0 }))
  return pageOf(told, paging, row => row.openedAt)
}
