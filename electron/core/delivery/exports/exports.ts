// Packages that are handed over: proposed, frozen, written, verified by reading back, and only then given their name.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { ErrorCode } from '#shared/errors.ts'
import type { Delivery, Export, ExportFormat, ExportScope, SelectedRecord } from '#shared/export.ts'
import { ExportId } from '#shared/ids.ts'
import type { ValidationReport } from '#shared/validation.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { Page, Paging } from '../../kernel/db/paging.ts'
import { openSnapshot } from '../../kernel/db/snapshot.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import { readHead, record } from '../../kernel/journal/record.ts'
import { noteEnd, noteLeftEnds } from '../../kernel/left-ends.ts'
import { syncFolder } from '../../kernel/objects/durable.ts'
import { rename } from '../../kernel/objects/held-elsewhere.ts'
import { askToStop, stoppable } from '../../kernel/stoppable.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { signingNow } from '../signatures/signer.ts'
import { type WrittenPackage, writeBag } from './bagit.ts'
import { deliveryFor, requireSchemasThere } from './delivery-setting.ts'
import { writeDiaryFolder } from './diary-folder/folder.ts'
import { type Draft, openDraft } from './disk.ts'
import { writeFgs12 } from './eark/fgs12.ts'
import { writeSip } from './eark/sip.ts'
import type { Frozen } from './frozen.ts'
import { packageFolder } from './names.ts'
import { propose, settled } from './propose.ts'
import * as queries from './queries.ts'
import { packageReceivers } from './receivers.ts'
import * as selection from './selection.ts'
import { checkTarget, plannedFolder, targetTrouble, wholePath } from './target.ts'
import { openValidation, type Validation } from './validation.ts'

/** What a package is made as, and who delivers to whom. */
export type ExportForm = {
  readonly format: ExportFormat
  readonly delivery: Delivery | null
  /** A folder outside the archive, absolute; null is the archive's own `exports`. */
  readonly into?: string | null
  /** What persons call whom it is written for. */
  readonly receiverName?: string | null
}

export function listExports(db: ReadDb): Export[] {
  return queries.allExports(db)
}

/** @throws ArchiveError not-found */
export function findExport(db: ReadDb, id: ExportId): Export {
  const found = queries.exportById(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** The records of a package. @throws ArchiveError not-found */
export function recordsOf(db: ReadDb, id: ExportId, paging: Paging): Page<SelectedRecord> {
  return selection.frozenRecords(db, findExport(db, id).id, paging)
}

/** What was checked of a package; null when it came no further than to be begun. @throws ArchiveError not-found */
export function reportOf(db: ReadDb, id: ExportId): ValidationReport | null {
  findExport(db, id)
  return queries.reportById(db, id)
}

/**
 * Writes a package and answers when it has been verified and has its name. If anything stops it, what was written is
 * removed and the attempt stays on file with what stopped it.
 * @throws ArchiveError export-blocked, export-not-verified, disk-full, stopped, not-found, chosen-disposed, folder-unusable,
 * target-too-small, target-full, target-gone, file-too-large-for-disk, package-signer-not-here, package-signer-run-out,
 * schemas-folder-missing, set-schemas-missing, secret-words
 */
export async function createExport(
  ctx: Context,
  asked: ExportScope,
  how: ExportForm = { format: 'bagit', delivery: null }
): Promise<Export> {
  noteLeftEnds(ctx)
  const scope = settled(asked)
  const form = { ...how, delivery: deliveryFor(ctx.db.read, how) }
  const { into = null, receiverName = null } = form
  requireSchemasThere(form.delivery, how.delivery)
  // One that was remembered before anything was marked is written to all the same; what is said of the delivery is cut.
  if (!packageReceivers(ctx.db.read).some(({ name }) => name === how.receiverName))
    requireNoSecretWords(ctx.db.read, [how.receiverName])
  // What cannot be signed is not begun.
  await signingNow(ctx)
  await checkTarget(ctx.dir, into, selection.sizeOfChosen(ctx.db.read, scope, form.format))
  const { frozen, folder, close } = freeze(ctx, scope, { ...form, into, receiverName })
  tellChanged(ctx, 'exports')
  const validation = openValidation({
    format: form.format,
    at: frozen.startedAt,
    appVersion: ctx.appVersion
  })
  let draft: Draft | undefined
  let place: string | undefined
  try {
    const begun = await openDraft(wholePath(ctx.dir, `${folder}.tmp`))
    draft = begun
    place = begun.dir
    const written = await stoppable(ctx, frozen.id, async stopping => {
      const made = await write(stopping, begun, frozen, { ...form, folder: basename(folder), validation })
      stopping.closing.throwIfAborted()
      return made
    })
    const whole = wholePath(ctx.dir, folder)
    await begun.close()
    await rename(begun.dir, whole)
    place = whole
    await syncFolder(dirname(whole))
    finish(ctx, frozen, folder, { ...written, report: validation.report() })
  } catch (error) {
    const refusal = refusalOf(await targetTrouble(into, error, place), ctx.dir)
    await draft?.close().catch(() => undefined)
    // On a disk that is gone there is nothing left to remove.
    for (const left of [`${folder}.tmp`, folder])
      await rm(wholePath(ctx.dir, left), { recursive: true, force: true }).catch(() => undefined)
    noteStop(validation, draft, refusal)
    giveUp(ctx, frozen.id, refusal, validation.report())
    throw refusal
  } finally {
    close()
    tellChanged(ctx, 'exports')
  }
  return findExport(ctx.db.read, frozen.id)
}

/** Stops a package that is being written; one that is not stays as it is. @throws ArchiveError not-found */
export function stopExport(ctx: Context, id: ExportId): Export {
  askToStop(ctx, id)
  return findExport(ctx.db.read, id)
}

async function write(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  { format, delivery, folder, validation }: ExportForm & { folder: string; validation: Validation }
): Promise<WrittenPackage> {
  if (format === 'bagit') return writeBag(ctx, draft, frozen, validation)
  if (format === 'diary-pdfa-2b') return writeDiaryFolder(ctx, draft, frozen, { level: '2b', validation })
  if (format === 'diary-pdfa-1b') return writeDiaryFolder(ctx, draft, frozen, { level: '1b', validation })
  if (format === 'fgs-1.2') return writeFgs12(ctx, draft, frozen, { delivery, folder, validation })
  return writeSip(ctx, draft, frozen, { ...SIPS[format], delivery, folder, validation })
}

const SIPS = {
  'eark-sip-2.1.0': { version: '2.1.0', content: 'records' },
  'eark-sip-2.2.0': { version: '2.2.0', content: 'records' },
  'eark-erms-2.1': { version: '2.1.0', content: 'erms' },
  'eark-erms-3': { version: '2.2.0', content: 'erms' }
} as const

/** Decides what goes along: one transaction, and a view of the records as they are at its end. */
function freeze(
  ctx: Context,
  scope: ExportScope,
  { format, delivery, into, receiverName }: Required<ExportForm>
): { frozen: Frozen; folder: string; close: () => void } {
  const id = ExportId.parse(randomUUID())
  const startedAt = ctx.clock.now()
  const folder = plannedFolder(into, packageFolder(id, startedAt))
  const counts = ctx.db.transact(tx => {
    const { blockers, ...counts } = propose(tx, scope)
    if (blockers.length > 0)
      throw new ArchiveError('export-blocked', { why: blockers.map(({ code }) => code).join(', ') })
    const { channels, captures, comments, messages, files, leftOut } = counts
    const selected = { channels, captures, comments, messages, leftOut }
    queries.insertExport(tx, { id, scope, selected, format, delivery, folder, receiverName, startedAt })
    selection.freezeItems(tx, id, scope)
    const { unfinished: _, ...stayed } = leftOut
    record(tx, ctx, {
      act: 'export.started',
      about: id,
      details: {
        ...{ format, channels, captures, comments, messages, files, ...stayed },
        ...(receiverName === null ? {} : { receiver: receiverName })
      }
    })
    return counts
  })
  try {
    // Opened before anything else gets a turn, so that nothing can come between.
    const { db, close } = openSnapshot(ctx.dir)
    const head = readHead(db)
    if (head === undefined) throw new Error('the journal has no head')
    return { frozen: { id, scope, startedAt, counts, head, db }, folder, close }
  } catch (error) {
    giveUp(ctx, id, error)
    throw error
  }
}

function finish(
  ctx: Context,
  { id }: Frozen,
  folder: string,
  written: WrittenPackage & { report: ValidationReport }
): void {
  const { files, bytes, manifest, tagManifest, head, report } = written
  ctx.db.transact(tx => {
    queries.markWritten(tx, id, { files, bytes, manifest, at: ctx.clock.now() })
    queries.keepReport(tx, id, report)
    record(tx, ctx, {
      act: 'export.written',
      about: id,
      details: {
        folder,
        files,
        bytes,
        manifest,
        tagManifest,
        journalLines: head.seq,
        journalHead: head.sha256
      }
    })
  })
}

const NOT_AS_IT_WAS: ReadonlySet<string> = new Set<ErrorCode>([
  ...(['export-not-verified', 'record-file-damaged', 'object-damaged'] as const)
])

/** What stopped it in the middle of the writing, such as an object that does not hash to its name, is told as well. */
function noteStop(validation: Validation, draft: Draft | undefined, refusal: unknown): void {
  if (!(refusal instanceof ArchiveError) || !NOT_AS_IT_WAS.has(refusal.code)) return
  if (validation.report().checks.some(({ outcome }) => outcome === 'failed')) return
  const findings = [{ rule: 'file', what: String(refusal.params['what']) }]
  validation.made('read-back', { subject: null, number: draft?.digests.size ?? 0, findings })
}

/** Stopped is not failed: the program was asked to close, and the same package can be written again. */
function giveUp(ctx: Context, id: ExportId, error: unknown, report?: ValidationReport): void {
  const { code: problem, params: values } =
    error instanceof ArchiveError ? error : { code: 'internal' as const, params: {} }
  const state = problem === 'stopped' ? 'interrupted' : 'failed'
  noteEnd(ctx, id, () =>
    ctx.db.transact(tx => {
      queries.markEnded(tx, id, { state, problem, values, at: ctx.clock.now() })
      if (report !== undefined && report.checks.length > 0) queries.keepReport(tx, id, report)
      record(tx, ctx, { act: `export.${state}`, about: id, details: { problem } })
    })
  )
}
