// Importing a spreadsheet into the register: tried first, and then done as one transaction or not at all.
import { hash } from 'node:crypto'
import { type ChannelId, type PersonId, type RegisterImportId, Sha256 } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import type {
  ImportMapping,
  ImportPlan,
  ImportRow,
  RegisterImport,
  RowOutcome
} from '#shared/register-import.ts'
import type { Sheet } from '../../formats/sheets/sheet.ts'
import { letterOf } from '../../formats/sheets/sheet.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { readHead, record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { allChannels } from '../register/channels.ts'
import {
  type PageProof,
  type ProofTerms,
  type ProvePages,
  provePagesForEdit,
  requireWhole
} from '../register/page-proof.ts'
import { formerNames, listDepartments, listPeople, personMandate } from '../register/read.ts'
import { whoIs } from '../roles/users.ts'
import { hiddenFrom, refuseHidden } from '../secrecy/hide.ts'
import { paragraphLost } from '../secrecy/stays-secret.ts'
import { listWebsites } from '../websites/read.ts'
import { keptFile, workbookOf } from './file.ts'
import { personKey } from './owners.ts'
import { type PlannedRow, planRows } from './plan.ts'
import { findImport, listDecided, markApplied } from './queries.ts'
import type { NamedDepartment } from './row-draft.ts'
import { type Proofs, writeRows } from './write-rows.ts'

type Trial = { readonly rows: readonly PlannedRow[]; readonly plan: ImportPlan }

/** What the import would do. Nothing is written. @throws ArchiveError not-found, sheet-unreadable, object-damaged */
export async function tryImport(
  ctx: Context,
  id: RegisterImportId,
  mapping: ImportMapping
): Promise<ImportPlan> {
  return (await trialOf(ctx, id, mapping)).plan
}

/** The rows of the trial, in the file's order, from below row `after`. */
export async function trialRows(
  ctx: Context,
  {
    id,
    mapping,
    outcome,
    limit,
    after
  }: {
    id: RegisterImportId
    mapping: ImportMapping
    outcome: RowOutcome | 'minded' | null
    limit: number
    after: string | null
  }
): Promise<{ items: ImportRow[]; next: string | null }> {
  const { rows } = await trialOf(ctx, id, mapping)
  const from = after === null ? 0 : Number(after)
  if (!Number.isInteger(from))
    throw new ArchiveError('invalid-input', { place: 'after', problem: 'not-a-mark' })
  const found: PlannedRow[] = []
  for (const row of rows)
    if (row.row > from && isAsked(row, outcome)) {
      if (found.length === limit) return { items: found.map(shown), next: String(found.at(-1)?.row) }
      found.push(row)
    }
  return { items: found.map(shown), next: null }
}

const isAsked = (row: PlannedRow, outcome: RowOutcome | 'minded' | null): boolean =>
  outcome === 'minded' ? isMinded(row) : outcome === null || row.outcome === outcome
const isMinded = ({ outcome, findings }: PlannedRow) => outcome !== 'refused' && findings.length > 0
const shown = ({ draft: _, website: _website, named: _named, ...row }: PlannedRow): ImportRow => row

/**
 * Does what the trial said, all of it or nothing. `digest` is that of the trial a person has seen.
 * A channel that gets another name must have been captured, or `override` says why not (P8c).
 * @throws ArchiveError import-outdated, import-rows-refused, import-nothing-to-do, import-nothing-usable, already-decided, capture-before-retiring,
 * capture-damaged, capture-partial
 */
export async function applyImport(
  ctx: Context,
  input: {
    id: RegisterImportId
    mapping: ImportMapping
    digest: Sha256
    refused: 'stop' | 'leave-out'
  } & Partial<ProofTerms>,
  provePages: ProvePages
): Promise<RegisterImport> {
  const { id, mapping, override = null, partial = 'refuse' } = input
  const sheet = await sheetOf(ctx, id, mapping)
  const tried = await trialOf(ctx, id, mapping)
  // What is no longer what was seen is refused below, before anybody is asked to capture anything.
  const rows = tried.plan.digest === input.digest ? tried.rows : []
  refuseUnseen(ctx, rows)
  const proofs = await proofsOf(ctx, rows, { override, partial }, provePages)
  ctx.db.transact(tx => {
    if (keptFile(tx, id).appliedAt !== null) throw new ArchiveError('already-decided', { what: id })
    // The register may have changed since the trial: what is done is decided here, and must be what was seen.
    const { rows, plan } = trial(tx, sheet, mapping, swedishDate(ctx.clock.now()))
    if (plan.digest !== input.digest) throw new ArchiveError('import-outdated')
    if (plan.refused > 0 && input.refused === 'stop')
      throw new ArchiveError('import-rows-refused', { count: plan.refused })
    refuseNothing(plan)
    const decided = writeRows(tx, ctx, rows, { proofs, override, file: keptFile(tx, id).name })
    const { created, changed, unchanged, refused } = plan
    record(tx, ctx, {
      act: 'register-import.applied',
      about: id,
      details: { created, changed, unchanged, refused }
    })
    markApplied(tx, {
      ...{ id, mapping, decided, created, changed, unchanged, refused },
      appliedAt: ctx.clock.now(),
      appliedBy: ctx.actor
    })
  })
  tellChanged(ctx, 'register')
  const done = findImport(ctx.db.read, id)
  if (done === undefined) throw new Error('the import that was just made is not there')
  return done
}

function refuseNothing({ created, changed, unchanged, refused }: ImportPlan): void {
  if (created + changed > 0) return
  if (refused > 0) throw new ArchiveError('import-nothing-usable', { count: refused, unchanged })
  throw new ArchiveError('import-nothing-to-do')
}

/** Nobody changes by a file what they may not see in the register. @throws ArchiveError record-secret */
function refuseUnseen(ctx: Context, rows: readonly PlannedRow[]): void {
  const who = whoIs(ctx, ctx.osUser)
  const changed = rows.flatMap(({ channelId, outcome }) => (outcome === 'changed' ? [channelId] : []))
  refuseHidden(changed, hiddenFrom(ctx.db.read, who.roles), who)
}

/** That the channels which visitors will see a change of are captured, or why they are not. */
async function proofsOf(
  ctx: Context,
  rows: readonly PlannedRow[],
  terms: ProofTerms,
  provePages: ProvePages
): Promise<Proofs> {
  // What is partial is told of all channels at once.
  const asked = { override: terms.override, partial: 'accept' } as const
  const channels = new Map(allChannels(ctx.db.read).map(each => [each.id, each]))
  const proofs = new Map<ChannelId, PageProof>()
  for (const { channelId, draft, outcome } of rows) {
    const channel = channelId === null ? undefined : channels.get(channelId)
    if (channel === undefined || draft === null || outcome !== 'changed') continue
    const proof =
      draft.closedOn === null
        ? await provePagesForEdit(ctx, channel, { changes: draft, ...asked }, provePages)
        : await provePages(ctx, channel, asked)
    if (proof !== null) proofs.set(channel.id, proof)
  }
  if (terms.partial === 'refuse')
    requireWhole([...proofs.values()].flatMap(proof => ('override' in proof ? [] : proof.partial)))
  return proofs
}

// A page of rows after the other is asked for of the same trial.
const lastTrials = new WeakMap<Context, { readonly key: string; readonly trial: Trial }>()

async function trialOf(ctx: Context, id: RegisterImportId, mapping: ImportMapping): Promise<Trial> {
  const sheet = await sheetOf(ctx, id, mapping)
  const today = swedishDate(ctx.clock.now())
  const key = JSON.stringify([id, mapping, readHead(ctx.db.read)?.seq ?? 0, today])
  const last = lastTrials.get(ctx)
  if (last?.key === key) return last.trial
  const made = trial(ctx.db.read, sheet, mapping, today)
  lastTrials.set(ctx, { key, trial: made })
  return made
}

async function sheetOf(ctx: Context, id: RegisterImportId, mapping: ImportMapping): Promise<Sheet> {
  const kept = keptFile(ctx.db.read, id)
  const sheet = (await workbookOf(ctx, kept)).sheets[mapping.sheet]
  if (sheet === undefined)
    throw new ArchiveError('invalid-input', { place: 'sheet', problem: 'not-a-choice' })
  return sheet
}

function trial(db: ReadDb, sheet: Sheet, mapping: ImportMapping, today: string): Trial {
  const register = {
    departments: listDepartments(db),
    people: listPeople(db),
    former: formerNames(db),
    decided: listDecided(db),
    channels: allChannels(db),
    websites: listWebsites(db),
    personMandate: (channel: ChannelId, person: PersonId) => personMandate(db, channel, person),
    paragraphLost: ({ id, departmentId: from }: Channel, { known }: NamedDepartment) =>
      paragraphLost(db, { kind: 'channel', id }, { from, to: known?.id ?? null }),
    today
  }
  const rows = planRows(sheet.rows, mapping, register)
  const count = (outcome: RowOutcome) => rows.filter(row => row.outcome === outcome).length
  const drafts = rows.map(({ draft }) => draft).filter(draft => draft !== null)
  const departments = new Set(
    drafts.filter(({ department }) => department.known === null).map(({ department }) => department.name)
  )
  const people = new Set(
    drafts.flatMap(({ responsible, standIn, mandate, department }) =>
      [responsible, standIn, ...(mandate?.people ?? [])].flatMap(each =>
        each?.known === null ? [personKey(each, department)] : []
      )
    )
  )
  return {
    rows,
    plan: {
      created: count('created'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      websites: rows.filter(
        ({ website, outcome }) => website !== null && outcome !== 'unchanged' && outcome !== 'refused'
      ).length,
      minded: rows.filter(isMinded).length,
      departments: [...departments],
      people: people.size,
      unmapped: unmappedOf(sheet, mapping),
      digest: Sha256.parse(hash('sha256', JSON.stringify([mapping, rows])))
    }
  }
}

/** The columns of a sheet that no meaning was given to, though there is something in them. */
function unmappedOf({ rows }: Sheet, { headingRow, columns }: ImportMapping): ImportPlan['unmapped'] {
  const headings = rows.find(({ number }) => number === headingRow)?.cells ?? []
  const below = rows.filter(({ number }) => number > headingRow)
  const width = Math.max(0, ...below.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, at) => at)
    .filter(at => !columns.some(column => column.at === at))
    .filter(at => below.some(({ cells }) => (cells[at]?.text ?? '') !== ''))
    .map(at => ({ letter: letterOf(at), heading: headings[at]?.text.slice(0, 80) ?? '' }))
}
