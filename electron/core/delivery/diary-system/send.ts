// Sending a package's records to the diary system, whichever it is: one at a time, each begun in the database before it is
// sent, and what became of it noted before the next.
import { randomUUID } from 'node:crypto'
import {
  type CaseChoice,
  type DiarySystem,
  makesNoCases,
  type Sending,
  type SendingOutcome,
  type SendingProblem
} from '#shared/diary-system.ts'
import type { Export } from '#shared/export.ts'
import { type ExportId, SendingId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { paragraphOf } from '../../register/secrecy/read.ts'
import { findExport } from '../exports/exports.ts'
import { manifestOf } from '../exports/read.ts'
import { secretSince } from '../exports/secret-since.ts'
import { wholePath } from '../exports/target.ts'
import { handedOver } from '../receipts/receipts.ts'
import type { Created, DiaryAdapter, Filed } from './adapters/adapter.ts'
import { line, type Told, toldOf } from './adapters/told.ts'
import { keepYearlyCase } from './filing.ts'
import { caseNumberOf, isCaseInDoubt, type YearlyCase } from './filing-queries.ts'
import { type Group, groupsOf, needsNewCase, yearlyFor } from './groups.ts'
import { noteHandedOver, noteNotThere, noteThere } from './outcome.ts'
import { openFolder, type WrittenFolder } from './package.ts'
import * as queries from './queries.ts'
import { findSending } from './resolve.ts'
import { noteSystem, openSystem, system } from './system.ts'

type Request = {
  readonly exportId: ExportId
  readonly filing: CaseChoice
  /** Null is every record of the package. */
  readonly records: readonly RecordRef[] | null
}

type Round = {
  readonly ctx: Context
  readonly client: DiaryAdapter
  readonly system: DiarySystem
  readonly folder: WrittenFolder
  readonly scope: Export['scope']
  readonly exportId: ExportId
  readonly filing: CaseChoice
}

/**
 * Sends what the diary has not acknowledged and nobody is in doubt about, and answers when each has been tried. One that
 * becomes uncertain ends the round, and so does a program that cannot be used; what was sent stays sent.
 * @param patience milliseconds to wait for one answer
 * @throws ArchiveError not-found, not-handed-over, not-for-diary-system, not-in-package, package-changed, no-diary-system,
 * no-new-case, yearly-case-in-doubt, diary-system-key-missing, no-keychain, diary-folder-unusable, no-mail-server, stopped, and
 * what the program says
 */
export async function sendToDiarySystem(
  ctx: Context,
  { exportId, filing, records }: Request,
  patience?: number
): Promise<SendingOutcome> {
  const written = handedOver(ctx.db.read, exportId)
  const { format, scope } = findExport(ctx.db.read, exportId)
  if (!format.startsWith('diary-')) throw new ArchiveError('not-for-diary-system', { package: written })
  const to = system(ctx.db.read)
  const wanted = chosen(ctx, exportId, records, written)
  const folder = await openFolder(wholePath(ctx.dir, written), manifestOf(ctx.db.read, exportId))
  const groups = groupsOf(ctx, exportId, { folder, wanted })
  if (makesNoCases(to) && groups.some(group => needsNewCase(filing, group)))
    throw new ArchiveError('no-new-case')
  const client = await usable(ctx, patience)

  const round: Round = { ctx, client, system: to, folder, scope, exportId, filing }
  const total = groups.reduce((sum, { records }) => sum + records.length, 0)
  const outcome = { sent: 0, handedOver: 0, refused: 0, uncertain: 0, known: 0, left: total }
  try {
    for (const group of groups) {
      ctx.closing.throwIfAborted()
      const { became, records } = await sendOne(round, group)
      outcome[became] += records
      outcome.known += became === 'known' ? 0 : group.records.length - records
      outcome.left -= group.records.length
      ctx.events.publish('event', { kind: 'sending-progress', exportId, done: total - outcome.left, total })
      // The next one would most likely be in doubt as well, and somebody would have to look for each.
      if (became === 'uncertain') break
    }
  } finally {
    tellChanged(ctx, 'exports')
  }
  return outcome
}

/** The ids of what is to be sent. @throws ArchiveError not-in-package */
function chosen(
  ctx: Context,
  exportId: ExportId,
  records: readonly RecordRef[] | null,
  written: string
): ReadonlySet<string> {
  const there = new Set(queries.recordsOf(ctx.db.read, exportId).map(({ id }) => String(id)))
  for (const { id } of records ?? [])
    if (!there.has(id)) throw new ArchiveError('not-in-package', { what: id, package: written })
  return records === null ? there : new Set(records.map(({ id }) => id))
}

// Asked before anything is begun: a wrong key or address leaves no record in doubt.
async function usable(ctx: Context, patience: number | undefined): Promise<DiaryAdapter> {
  try {
    const client = await openSystem(ctx, patience)
    await client.check()
    noteSystem(ctx, null)
    return client
  } catch (error) {
    if (error instanceof ArchiveError) noteSystem(ctx, error.code)
    throw error
  }
}

type Became = Exclude<keyof SendingOutcome, 'left'>

/** What became of a group, and of how many of its records: those that the diary has already are not counted. */
async function sendOne(round: Round, group: Group): Promise<{ became: Became; records: number }> {
  const { ctx, folder, client } = round
  const known = { became: 'known', records: group.records.length } as const
  if (freeOf(ctx.db.read, group) === null) return known
  const told = toldOf(
    group.records,
    group.described,
    id => paragraphOf(ctx.db.read, { kind: 'channel', id }) !== undefined
  )
  const problem = secrecyTrouble(round, { ...told, records: group.records })
  const { files, leftOut } =
    problem === null ? await folder.filesOf(group.path, client.mostBytes) : { files: [], leftOut: [] }
  const sending = begin(round, group, leftOut)
  if (sending === null) return known
  const { records } = sending
  if (problem !== null) return { became: giveUp(ctx, sending, { state: 'refused', problem }), records }
  const title = titleOfCase(round.filing, { told, yearly: yearlyFor(round.filing, group) })
  try {
    const made = await inCase(round, sending, { told, title, yearly: yearlyFor(round.filing, group) })
    if (made !== null && typeof made !== 'string')
      return { became: await settle(round, sending, made), records }
    const into = { number: made, title }
    const document = await client.createDocument({ sending: sending.id, told, into, files, leftOut })
    return { became: await settle(round, findSending(ctx.db.read, sending.id), document), records }
  } catch (error) {
    const left = findSending(ctx.db.read, sending.id)
    // A file that has changed is seen before anything leaves; else the call was made and its outcome could not be kept, as on a
    // full disk.
    const isBefore = error instanceof ArchiveError && error.code === 'package-changed'
    if (left.state === 'sending')
      giveUp(ctx, left, { state: isBefore ? 'refused' : 'uncertain', problem: 'interrupted' })
    throw error
  }
}

/** What a case is called that the record is put in and that is not there; null where it is. */
function titleOfCase(
  filing: CaseChoice,
  { told, yearly }: { told: Told; yearly: YearlyCase | null }
): string | null {
  if (filing.kind === 'case') return null
  return yearly === null ? told.publicTitle : line(yearly.title)
}

/** Those that the diary does not have; null where there are none, or where one is on its way or in doubt. */
function freeOf(db: ReadDb, { records }: Group): [RecordRef, ...RecordRef[]] | null {
  const standings = records.map(record => ({ record, standing: queries.standingOf(db, record) }))
  if (standings.some(({ standing }) => standing === 'in-doubt')) return null
  const [first, ...others] = standings.flatMap(({ record, standing }) =>
    standing === 'free' ? [record] : []
  )
  return first === undefined ? null : [first, ...others]
}

type Sent = Told & Pick<Group, 'records'>

function secrecyTrouble(
  { ctx, exportId, scope, system }: Round,
  { paragraph, records }: Sent
): SendingProblem | null {
  // The package has the record as it was, with files that hold what was marked since.
  const since = new Set(secretSince(ctx.db.read, exportId).map(({ id }) => id))
  if (records.some(({ id }) => since.has(id))) return 'secret-not-chosen'
  if (paragraph === null) return null
  if (scope.withSecret !== 'include-marked') return 'secret-not-chosen'
  return system.accessCode === null ? 'no-access-code' : null
}

/**
 * Writes the row that a sending begins with; null when somebody else has begun meanwhile.
 * @throws ArchiveError yearly-case-in-doubt
 */
function begin({ ctx, exportId, filing, system }: Round, group: Group, leftOut: string[]): Sending | null {
  const id = SendingId.parse(randomUUID())
  const yearly = yearlyFor(filing, group)
  return ctx.db.transact(tx => {
    const records = freeOf(tx, group)
    if (records === null) return null
    const caseNumber = knownCase(tx, filing, { yearly, first: records[0] })
    if (caseNumber === null && yearly !== null && isCaseInDoubt(tx, yearly))
      throw new ArchiveError('yearly-case-in-doubt', { what: yearly.title })
    queries.insertSending(tx, {
      id,
      exportId,
      program: system.program,
      records,
      step: caseNumber === null ? 'case' : 'document',
      caseNumber,
      isNewCase: filing.kind !== 'case' && yearly === null,
      yearly,
      leftOut,
      startedAt: ctx.clock.now(),
      startedBy: ctx.actor
    })
    return findSending(tx, id)
  })
}

/** The case that is there already, as far as the archive knows. */
function knownCase(
  db: ReadDb,
  filing: CaseChoice,
  { yearly, first }: { yearly: YearlyCase | null; first: RecordRef }
): string | null {
  if (filing.kind === 'case') return filing.number
  return yearly === null ? queries.caseMadeFor(db, first) : caseNumberOf(db, yearly)
}

/** The number of the case, which is made if it is not there; null where the diary makes it; or what became of the making. */
async function inCase(
  { ctx, client }: Round,
  { id, caseNumber }: Sending,
  { told, title, yearly }: { told: Told; title: string | null; yearly: YearlyCase | null }
): Promise<string | null | Created> {
  if (caseNumber !== null || client.createCase === null) return caseNumber
  if (title === null) throw new Error('a new case without a title')
  // The case of a year is open, whatever is marked as secret in it.
  const made = await client.createCase({ title, told: yearly === null ? told : null })
  if (made.kind !== 'created') return made
  ctx.db.transact(tx => {
    queries.setCaseMade(tx, id, made.number)
    // The next record of the department and year finds it there.
    if (yearly !== null) keepYearlyCase(tx, ctx, { ...keyOf(yearly), number: made.number })
  })
  return made.number
}

const keyOf = ({ departmentId, year }: YearlyCase) => ({ departmentId, year })

/** Notes what became of a call. @throws ArchiveError what ends the round */
async function settle({ ctx }: Round, sending: Sending, made: Filed): Promise<Became> {
  switch (made.kind) {
    case 'created': {
      const source = await ctx.objects.put(made.answer, 'application/json')
      ctx.db.transact(tx =>
        noteThere(tx, ctx, sending, { number: made.number, caseNumber: null, way: 'api', source })
      )
      return 'sent'
    }
    case 'handed-over':
      ctx.db.transact(tx => noteHandedOver(tx, ctx, sending, made))
      return 'handedOver'
    case 'rejected':
      return giveUp(ctx, sending, { state: 'refused', problem: made.problem, reply: made.words })
    case 'uncertain':
      giveUp(ctx, sending, { state: 'uncertain', problem: made.problem })
      ctx.closing.throwIfAborted()
      return 'uncertain'
    case 'closed':
      giveUp(ctx, sending, { state: 'refused', problem: made.problem })
      noteSystem(ctx, made.refusal.code)
      throw made.refusal
  }
}

function giveUp(
  ctx: Context,
  sending: Sending,
  why: { readonly state: 'refused' | 'uncertain'; readonly problem: SendingProblem; readonly reply?: string }
): 'refused' | 'uncertain' {
  ctx.db.transact(tx => noteNotThere(tx, ctx, sending, why))
  return why.state
}
