// What is counted over the whole archive, and by which thread: see read-apart.ts.
import type { DisposalAssessment, DisposalScope } from '#shared/disposal.ts'
import type { ExportProposal, ExportScope } from '#shared/export.ts'
import type { Instant } from '#shared/ids.ts'
import type { Chosen, TellAssessed } from '../delivery/disposal/assess.ts'
import { assessDisposal, dueRecords } from '../delivery/disposal/disposals.ts'
import { proposeExport } from '../delivery/exports/propose.ts'
import { damageFound } from '../kernel/db/damage.ts'
import type { ReadDb } from '../kernel/db/open.ts'

/** The readings by name, with what each is asked and what it answers. */
export type Readings = {
  'disposal.assess': { asked: DisposalScope; answer: DisposalAssessment }
  /** The records that a proposal would list. */
  'disposal.due': { asked: DisposalScope; answer: Chosen }
  'exports.propose': { asked: ExportScope; answer: ExportProposal }
  /** What is wrong with the database, as SQLite says it. */
  'checks.database': { asked: null; answer: string[] }
}
export type Reading = keyof Readings

type Read = {
  readonly [Name in Reading]: (
    db: ReadDb,
    asked: Readings[Name]['asked'],
    at: Instant,
    tell: TellAssessed
  ) => Readings[Name]['answer']
}

export const READ: Read = {
  'disposal.assess': (read, scope, at, tell) =>
    assessDisposal({ db: { read }, clock: { now: () => at } }, scope, tell),
  'disposal.due': (read, scope, at) => dueRecords({ db: { read }, clock: { now: () => at } }, scope),
  'exports.propose': (read, scope) => proposeExport({ db: { read } }, scope),
  'checks.database': read => damageFound(read)
}
