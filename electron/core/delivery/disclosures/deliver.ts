// Delivering a disclosure: the copies are written under a temporary name, read back, named, and only then is it ended.
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DisclosureDelivery, DisclosureDetail, DisclosureRecord } from '#shared/disclosure.ts'
import type { DisclosureId, Instant } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import { record as enterAct } from '../../kernel/journal/record.ts'
import { noteEnd, noteLeftEnds } from '../../kernel/left-ends.ts'
import { syncFolder } from '../../kernel/objects/durable.ts'
import { hashFile } from '../../kernel/objects/hash-file.ts'
import { removeUnlessHeld, rename } from '../../kernel/objects/held-elsewhere.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { swedish } from '../../kernel/swedish-time.ts'
import { type Draft, openDraft } from '../exports/disk.ts'
import { objectFacts } from '../exports/read.ts'
import { checkTarget, plannedFolder, targetTrouble, wholePath } from '../exports/target.ts'
import { filesOf, readZip, writeZip } from '../exports/zip-folder.ts'
import { placeOfCopy, writeCopies } from './copies.ts'
import { disclosureRecord, findDisclosure, open } from './disclosures.ts'
import { requireNothingKeptIn } from './kept-in.ts'
import { requireNoneOpen } from './look-through.ts'
import { markEnded, planFolder, setCopy, unfinished } from './queries.ts'

const NAME = /^utlamnande-\d{8}-\d{6}-[0-9a-f]{8}(?:\.zip)?$/

/**
 * Writes the copies in the archive's `exports`, or in a folder outside the archive. Every record must have been gone through.
 * @throws ArchiveError not-found, disclosure-ended, disclosure-not-looked-through, proposals-open, record-may-not-leave, picture-may-not-leave, object-damaged, disk-full,
 * stopped, folder-unusable, target-too-small, target-full, target-gone
 */
export async function deliver(
  ctx: Context,
  id: DisclosureId,
  delivery: Partial<DisclosureDelivery> = {}
): Promise<DisclosureDetail> {
  const { form = 'folder', level = '2b', into = null } = delivery
  const disclosure = open(ctx.db.read, id)
  const { records } = disclosure
  const waiting = records.filter(({ lookedThroughBy }) => lookedThroughBy === null).length
  if (records.length === 0 || waiting > 0)
    throw new ArchiveError('disclosure-not-looked-through', { waiting, records: records.length })
  await requireNoneOpen(ctx, id, records)
  // One may have been marked after it was added.
  requireNothingKeptIn(ctx.db.read, disclosure)
  await checkTarget(ctx.dir, into, { bytes: sizeOfPictures(ctx, id), largest: 0 })
  const base = `utlamnande-${swedish(ctx.clock.now(), 'yyyyMMdd-HHmmss')}-${id.slice(0, 8)}`
  const isZip = form === 'zip' || form === 'bagit-zip'
  const folder = plannedFolder(into, isZip ? `${base}.zip` : base)
  noteLeftEnds(ctx)
  ctx.db.transact(tx => planFolder(tx, id, folder))
  let draft: Draft | undefined
  let place: string | null = null
  try {
    // What is packed is gathered in the archive, so that nothing loose is left on a disk that is handed over.
    draft = await openDraft(
      isZip ? join(ctx.dir, 'exports', `${base}.tmp`) : wholePath(ctx.dir, `${folder}.tmp`)
    )
    place = isZip ? null : draft.dir
    const isBag = form === 'bagit' || form === 'bagit-zip'
    const sums = await writeCopies(ctx, draft, id, { isBag, level })
    const copies = await keepCopies(ctx, draft, { isBag, records })
    ctx.closing.throwIfAborted()
    await draft.close()
    const whole = wholePath(ctx.dir, folder)
    const manifest = isZip
      ? await pack(ctx, draft.dir, { base, zip: `${whole}.tmp`, at: ctx.clock.now() })
      : sums
    await rename(isZip ? `${whole}.tmp` : draft.dir, whole)
    place = isZip ? null : whole
    await syncFolder(dirname(whole))
    const [files, masks] = [draft.digests.size, findDisclosure(ctx.db.read, id).masks]
    ctx.db.transact(tx => {
      requireNothingKeptIn(tx, open(tx, id))
      enterAct(tx, ctx, {
        act: 'disclosure.delivered',
        about: id,
        objects: copies.map(({ object }) => object),
        // What the list of checksums hashes to is told of a zip, too: whoever has unpacked it has that list and no zip.
        details: { folder, form, level, manifest, sums, files, masks, records: records.length }
      })
      for (const { position, object } of copies) setCopy(tx, id, position, object.sha256)
      markEnded(tx, id, { state: 'delivered', by: ctx.actor, at: ctx.clock.now(), because: null, manifest })
    })
    // It is delivered, and what is held of the draft goes when the archive is opened the next time.
    if (isZip) await removeUnlessHeld(draft.dir, { waits: true })
  } catch (error) {
    const refusal = refusalOf(await targetTrouble(into, error, place), ctx.dir)
    await draft?.close().catch(() => undefined)
    await clear(ctx, folder).catch(() => undefined)
    noteEnd(ctx, id, () => ctx.db.transact(tx => planFolder(tx, id, null)))
    throw refusal
  } finally {
    tellChanged(ctx, 'disclosures', 'exports')
  }
  return findDisclosure(ctx.db.read, id)
}

/** Keeps the copy of each record as an object, so that a package of the record can hold it. */
async function keepCopies(
  { objects }: Context,
  draft: Draft,
  { isBag, records }: { isBag: boolean; records: readonly DisclosureRecord[] }
): Promise<{ position: number; object: StoredObject }[]> {
  const kept: { position: number; object: StoredObject }[] = []
  for (const [at, { position }] of records.entries()) {
    const object = await objects.putFile(join(draft.dir, placeOfCopy(isBag, at + 1)), 'application/pdf')
    kept.push({ position, object })
  }
  return kept
}

/** Removes what was being written when the program ended; gives how many deliveries that was. */
export async function interruptDeliveries(ctx: Context): Promise<number> {
  const cut = unfinished(ctx.db.read)
  for (const { id, folder } of cut) {
    // A disk that was unplugged keeps what it has; that still bears the ending `.tmp`.
    if (NAME.test(basename(folder))) await clear(ctx, folder).catch(() => undefined)
    ctx.db.transact(tx => {
      planFolder(tx, id, null)
      enterAct(tx, ctx, { act: 'disclosure.interrupted', about: id })
    })
  }
  return cut.length
}

async function clear({ dir }: Context, folder: string): Promise<void> {
  const gathered = join('exports', `${basename(folder, '.zip')}.tmp`)
  for (const left of [gathered, `${folder}.tmp`, folder])
    await rm(wholePath(dir, left), { recursive: true, force: true })
}

type Packing = { readonly base: string; readonly zip: string; readonly at: Instant }

/** Gives the SHA-256 of the zip, once every file has been read out of it again. @throws ArchiveError export-not-verified */
async function pack({ closing }: Context, source: string, { base, zip, at }: Packing): Promise<string> {
  const files = await filesOf(source)
  const packed = await writeZip(zip, { source, files, root: base, at: new Date(at), signal: closing })
  await readZip(zip, packed)
  const { sha256 } = await hashFile(zip, ['sha256'], { signal: closing })
  return String(sha256)
}

/** About as much as the copies will be: masked pictures are pictures of the same size. */
function sizeOfPictures(ctx: Context, id: DisclosureId): number {
  const { records } = findDisclosure(ctx.db.read, id)
  const pictures = records.flatMap(({ position }) => disclosureRecord(ctx.db.read, id, position).pictures)
  return pictures.reduce((sum, { sha256 }) => sum + objectFacts(ctx.db.read, sha256).bytes, 0)
}
