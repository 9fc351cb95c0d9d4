// What a package would hold, before it is written.
import type { ExportProposal, ExportScope, SelectedRecord } from '#shared/export.ts'
import { Instant } from '#shared/ids.ts'
import { halfYearNamed } from '../../captures/captures/schedule.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { Page, Paging } from '../../kernel/db/paging.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { isKept } from '../../register/records/kept-record.ts'
import { channel } from '../../register/register/channels.ts'
import { findDepartment } from '../../register/register/read.ts'
import { tombstoneOf } from '../disposal/carried-out.ts'
import * as selection from './selection.ts'

/** What a package of this scope would hold, and what stops it. Nothing is written. @throws ArchiveError not-found, chosen-disposed */
export function proposeExport(
  { db }: { readonly db: { readonly read: ReadDb } },
  scope: ExportScope
): ExportProposal {
  return propose(db.read, settled(scope))
}

/** The records that a package of this scope would hold, newest first. @throws ArchiveError not-found, invalid-input */
export function listSelection(db: ReadDb, scope: ExportScope, paging: Paging): Page<SelectedRecord> {
  check(db, scope)
  return selection.selectedRecords(db, settled(scope), paging)
}

/** As `proposeExport`, of a scope that is settled. */
export function propose(db: ReadDb, scope: ExportScope): ExportProposal {
  check(db, scope)
  const { undecidedMessages, unverifiedComments, ...counts } = selection.countChosen(db, scope)
  const blockers: ExportProposal['blockers'] = []
  const stop = (code: ExportProposal['blockers'][number]['code'], count: number) => {
    if (count > 0) blockers.push({ code, count, first: selection.firstBlocking(db, scope, code) })
  }
  stop('run-running', selection.countCapturing(db))
  if (scope.unfinished === 'stop') {
    stop('undecided-messages', undecidedMessages)
    stop('unverified-comments', unverifiedComments)
  }
  if (counts.captures + counts.comments + counts.messages === 0) stop('nothing-selected', 1)
  return { ...counts, blockers }
}

function check(db: ReadDb, { channelIds, departmentIds, records }: ExportScope): void {
  for (const id of channelIds ?? []) channel(db, id)
  for (const id of departmentIds ?? [])
    if (findDepartment(db, id) === undefined) throw new ArchiveError('not-found', { what: id })
  const missing = records?.filter(each => !isKept(db, each)) ?? []
  const unknown = missing.find(({ id }) => tombstoneOf(db, id) === null)
  if (unknown !== undefined) throw new ArchiveError('not-found', { what: unknown.id })
  if (missing.length > 0) throw new ArchiveError('chosen-disposed', { count: missing.length })
}

/** The scope with the half-year written out in dates, and every list in an order of its own: one selection is one text. */
export function settled(scope: ExportScope): ExportScope {
  const sorted = <Item>(items: Item[] | null) =>
    items === null
      ? null
      : [...new Map(items.map(item => [JSON.stringify(item), item])).entries()]
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([, item]) => item)
  const bounds = scope.halfYear === null ? null : halfYearNamed(scope.halfYear)
  const last = bounds === null ? null : Instant.parse(new Date(Date.parse(bounds.end) - 1).toISOString())
  const inner = (one: Instant | null, other: Instant | null, isFirst: boolean) =>
    one === null || other === null ? (one ?? other) : one > other === isFirst ? one : other
  return {
    channelIds: sorted(scope.channelIds),
    from: inner(scope.from, bounds?.start ?? null, true),
    to: inner(scope.to, last, false),
    halfYear: scope.halfYear,
    departmentIds: sorted(scope.departmentIds),
    kinds: sorted(scope.kinds),
    states: sorted(scope.states),
    diaryNumber: scope.diaryNumber,
    withoutReceipt: scope.withoutReceipt,
    records: sorted(scope.records),
    unfinished: scope.unfinished,
    withSecret: scope.withSecret
  }
}
