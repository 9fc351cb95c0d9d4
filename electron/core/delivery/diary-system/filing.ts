// How the records of a department are filed in the diary: each in a case of its own, or all of a year in one.

import type { Filing, FilingOverview, YearlyCaseDraft } from '#shared/diary-system.ts'
import type { DepartmentId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { findDepartment } from '../../register/register/read.ts'
import { requireSeen } from '../../register/secrecy/seen.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { listFilings, setFilingOf, setYearlyCase } from './filing-queries.ts'

type Said = {
  readonly departmentId: DepartmentId | null
  readonly filing: Filing | null
  readonly seen?: { readonly filing: Filing | null } | null
}

/** @throws ArchiveError not-found, changed-meanwhile */
export function setFiling(ctx: Context, { departmentId, filing, seen = null }: Said): FilingOverview {
  ctx.db.transact(tx => {
    if (departmentId !== null) mustBeThere(tx, departmentId)
    const { standard, departments } = listFilings(tx)
    const own = departments.find(({ id }) => id === departmentId)
    requireSeen(
      ctx,
      tx,
      { acts: ['diary-system.filing-set'], about: departmentId },
      seen === null ? null : { 'filing.how': seen.filing },
      { 'filing.how': own === undefined ? standard : own.filing }
    )
    setFilingOf(tx, departmentId, filing)
    record(tx, ctx, { act: 'diary-system.filing-set', about: departmentId, details: { filing } })
  })
  tellChanged(ctx, 'exports')
  return listFilings(ctx.db.read)
}

/** A person says what the diary called the case. @throws ArchiveError not-found */
export function noteYearlyCase(ctx: Context, draft: YearlyCaseDraft): FilingOverview {
  ctx.db.transact(tx => {
    mustBeThere(tx, draft.departmentId)
    requireNoSecretWords(tx, [draft.number])
    keepYearlyCase(tx, ctx, draft)
  })
  tellChanged(ctx, 'exports')
  return listFilings(ctx.db.read)
}

/** Part of another act: the case is there. */
export function keepYearlyCase(tx: WriteDb, ctx: Context, draft: YearlyCaseDraft): void {
  setYearlyCase(tx, draft, { at: ctx.clock.now(), by: ctx.actor })
  record(tx, ctx, {
    act: 'diary-system.yearly-case',
    about: draft.departmentId,
    details: { year: draft.year, number: draft.number }
  })
}

function mustBeThere(db: ReadDb, id: DepartmentId): void {
  if (findDepartment(db, id) === undefined) throw new ArchiveError('not-found', { what: id })
}
