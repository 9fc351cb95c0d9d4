// What of a written package is sent together: the records of a folder, and the case that they go into.

import type { CaseChoice } from '#shared/diary-system.ts'
import type { ExportId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import type { Context } from '../../kernel/context.ts'
import { frozenItems } from '../exports/read.ts'
import { sectionsOf } from '../exports/records.ts'
import type { Described } from './adapters/told.ts'
import type { YearlyCase } from './filing-queries.ts'
import type { WrittenFolder } from './package.ts'

/** What is sent as one document: the records of a folder that the archive still has, as it describes them now. */
export type Group = {
  readonly path: string
  readonly records: readonly [RecordRef, ...RecordRef[]]
  readonly described: readonly [Described, ...Described[]]
}

/** The groups of the package that hold something of what is wanted. */
export function groupsOf(
  ctx: Context,
  exportId: ExportId,
  { folder, wanted }: { folder: WrittenFolder; wanted: ReadonlySet<string> }
): Group[] {
  const described = describedIn(ctx, exportId)
  return [...folder.folders].flatMap(([path, all]) => {
    const group = groupOf(path, all, described)
    return group !== null && all.some(({ id }) => wanted.has(id)) ? [group] : []
  })
}

// As they are now: a mark that was made after the package was written counts.
function describedIn({ db }: Context, exportId: ExportId): ReadonlyMap<string, Described> {
  const found = new Map<string, Described>()
  for (const { records } of sectionsOf(db.read, frozenItems(db.read, exportId)))
    for (const { row, facts } of records)
      if (row !== null && facts !== null) found.set(row.id, { row, facts })
  return found
}

/** Null where the records have been disposed of since. */
function groupOf(
  path: string,
  all: readonly RecordRef[],
  described: ReadonlyMap<string, Described>
): Group | null {
  const found = all.flatMap(record => {
    const about = described.get(record.id)
    return about === undefined ? [] : [{ record, about }]
  })
  const [first, ...others] = found
  if (first === undefined) return null
  return {
    path,
    records: [first.record, ...others.map(({ record }) => record)],
    described: [first.about, ...others.map(({ about }) => about)]
  }
}

/** The yearly case that a group goes into; its first record says which. Null where it is filed in another way. */
export function yearlyFor(filing: CaseChoice, { described: [{ facts }] }: Group): YearlyCase | null {
  return filing.kind === 'by-department' ? facts.yearlyCase : null
}

export function needsNewCase(filing: CaseChoice, group: Group): boolean {
  return filing.kind !== 'case' && (yearlyFor(filing, group)?.number ?? null) === null
}
