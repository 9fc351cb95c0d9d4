// Confirming a department's part of the register, and which departments have not yet done so this half-year (P3).
import { randomUUID } from 'node:crypto'
import type {
  Attestation,
  AttestationState,
  AttestationStatus,
  DepartmentAttestation,
  DepartmentPart
} from '#shared/attestation.ts'
import { AttestationId, type DepartmentId, type Sha256 } from '#shared/ids.ts'
import { isAllowed, RULES } from '#shared/rules.ts'
import { maySee, SecrecyKind } from '#shared/secrecy.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { type HalfYear, halfYearBefore, halfYearOf } from '../../captures/captures/schedule.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { readHead, record } from '../../kernel/journal/record.ts'
import { onReceived, type Waiting } from '../../kernel/objects/inbox-folder.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { strikeEntry } from '../../register/records/struck.ts'
import { allChannels } from '../../register/register/channels.ts'
import { listDepartments } from '../../register/register/read.ts'
import { whoIs } from '../../register/roles/users.ts'
import { hiddenFrom, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { departmentPart, digestOf, isWhole, partJson } from './part.ts'
import * as queries from './queries.ts'

/** Every department that has channels in use, by name. */
export function attestationStatus({ db, clock }: Pick<Context, 'db' | 'clock'>): AttestationStatus {
  const { read } = db
  const period = halfYearOf(clock.now())
  const inUse = allChannels(read).filter(({ retiredAt }) => retiredAt === null)
  const departments = listDepartments(read).flatMap(({ id, name, mailbox }): DepartmentAttestation[] => {
    const own = inUse.filter(({ departmentId }) => departmentId === id)
    if (own.length === 0) return []
    const latest = queries.latestOf(read, id)
    const [oldest = period.start] = own.map(({ registeredAt }) => registeredAt).toSorted()
    return [
      {
        departmentId: id,
        departmentName: name,
        mailbox,
        channels: own.length,
        state: attestationState({ latest: latest?.period ?? null, oldest }, period),
        latest,
        remindedAt: queries.remindedAt(read, id, period.label)
      }
    ]
  })
  return { period: period.label, departments }
}

/** `oldest`: when the first of the department's channels was registered. Before that there was nothing to confirm. */
export function attestationState(
  { latest, oldest }: { readonly latest: string | null; readonly oldest: string },
  period: HalfYear
): AttestationState {
  if (latest === period.label) return 'attested'
  const before = halfYearBefore(period)
  return oldest < period.start && (latest === null || latest < before.label) ? 'overdue' : 'due'
}

type Signature = {
  readonly departmentId: DepartmentId
  readonly digest: Sha256
  readonly signedBy: string
  readonly signedOn: string
  readonly way: Attestation['way']
  readonly paper: string | null
  readonly note: string | null
}

/**
 * Enters that a department has confirmed its part. `digest` is that of the part a person has seen.
 * @throws ArchiveError not-found, nothing-to-attest, already-attested, part-hidden for someone who does not see all of it,
 * part-not-on-paper for what the printed form leaves out, part-changed, invalid-input for a day outside the half-year,
 * file-unreadable, secret-words
 */
export async function signAttestation(ctx: Context, signature: Signature): Promise<Attestation> {
  if (signature.paper === null) return sign(ctx, signature, null)
  return onReceived(ctx, signature.paper, waiting => sign(ctx, signature, waiting))
}

async function sign(ctx: Context, signature: Signature, waiting: Waiting | null): Promise<Attestation> {
  const { departmentId, way } = signature
  const today = swedishDate(ctx.clock.now())
  const paper = waiting === null ? null : await ctx.objects.putFile(waiting.path, 'application/octet-stream')
  const seen = departmentPart(ctx.db.read, departmentId, today)
  const part = await ctx.objects.put(new TextEncoder().encode(partJson(seen)), 'application/json')
  const id = AttestationId.parse(randomUUID())
  ctx.db.transact(tx => {
    const now = ctx.clock.now()
    const period = halfYearOf(now)
    refuseDay(signature.signedOn, swedishDate(period.start), today)
    const latest = queries.latestOf(tx, departmentId)
    if (latest?.period === period.label)
      throw new ArchiveError('already-attested', { department: latest.departmentName, name: latest.signedBy })
    const current = departmentPart(tx, departmentId, today)
    requireWhole(tx, ctx, current, way)
    // The register may have changed since the person saw it, or since the part was kept.
    if (digestOf(current) !== signature.digest || signature.digest !== digestOf(seen))
      throw new ArchiveError('part-changed', { department: current.department.name })
    const { signedBy, signedOn, note } = signature
    requireNoSecretWords(tx, [signedBy], { withNames: false })
    requireNoSecretWords(tx, [note])
    const seenTo = readHead(tx)?.seq ?? 0
    record(tx, ctx, {
      act: 'attestation.signed',
      about: departmentId,
      objects: [part, paper].filter((object): object is StoredObject => object !== null),
      details: { period: period.label, way, channels: current.channels.length }
    })
    queries.insertAttestation(
      tx,
      {
        ...{ id, departmentId, signedBy, signedOn, way, note },
        departmentName: current.department.name,
        period: period.label,
        paper: paper?.sha256 ?? null,
        channels: current.channels.length,
        part: part.sha256,
        recordedAt: now,
        recordedBy: ctx.actor
      },
      seenTo
    )
  })
  tellChanged(ctx, 'register')
  const made = queries.latestOf(ctx.db.read, departmentId)
  if (made === null) throw new Error('the attestation that was just entered is not there')
  return made
}

/**
 * It was entered by mistake, as for another department: the department counts as not having confirmed its part, and may do so in the
 * half-year that goes on. @throws ArchiveError not-found, entry-struck, secret-words
 */
export function strikeAttestation(
  ctx: Context,
  { id, because }: { readonly id: AttestationId; readonly because: string }
): Attestation {
  const find = (db: ReadDb) => {
    const found = queries.attestationById(db, id)
    if (found === undefined) throw new ArchiveError('not-found', { what: id })
    return found
  }
  ctx.db.transact(tx => {
    const { departmentId, period, struck } = find(tx)
    strikeEntry(tx, ctx, { kind: 'attestation', id, struck, because })
    record(tx, ctx, { act: 'attestation.struck', about: departmentId, details: { attestation: id, period } })
  })
  tellChanged(ctx, 'register')
  return find(ctx.db.read)
}

// Nobody confirms what they were not shown (P5).
function requireWhole(tx: WriteDb, ctx: Context, part: DepartmentPart, way: Attestation['way']): void {
  const department = part.department.name
  if (!isWhole(part, hiddenFrom(tx, whoIs(ctx, ctx.osUser).roles)))
    throw new ArchiveError('part-hidden', {
      department,
      roles: ROLES.filter(role => isAllowed(RULES.attestations.sign, [role]) && seesAll([role])).join(', ')
    })
  if (way === 'paper' && !isWhole(part, hiddenInCopies(tx)))
    throw new ArchiveError('part-not-on-paper', { department })
}

const seesAll = (roles: readonly Role[]) => SecrecyKind.options.every(kind => maySee(kind, roles))

function refuseDay(day: string, first: string, today: string): void {
  if (day > today) throw new ArchiveError('invalid-input', { place: 'signedOn', problem: 'in-future' })
  if (day < first) throw new ArchiveError('invalid-input', { place: 'signedOn', problem: 'before-half-year' })
}
