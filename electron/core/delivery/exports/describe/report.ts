// What a message reports, for packages. The record that it is about is not named: it may have been left out.
import type { MessageId } from '#shared/ids.ts'
import type { Report, StoredReportDecision } from '#shared/report.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { findReport, listDecisions } from '../../../messages/reports/read.ts'

type PackagedReport = Pick<Report, 'matter' | 'way' | 'address'> & {
  readonly decisions: readonly StoredReportDecision[]
}

/** With what was decided, oldest first; nothing for a message that reports nothing. */
export function reportIn(db: ReadDb, id: MessageId): { readonly report?: PackagedReport } {
  const found = findReport(db, id)
  if (found === undefined) return {}
  const { matter, way, address } = found
  return { report: { matter, way, address, decisions: listDecisions(db, id) } }
}
