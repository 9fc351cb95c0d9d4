// Delivering a disclosure: for each record a new PDF/A with the masks burnt in, a log of the masks, and checksums.
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DisclosureDetail, DisclosureRecordDetail } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../context.ts'
import { ArchiveError, refusalOf } from '../errors.ts'
import { CSV_START, csvRow } from '../exports/csv.ts'
import { type Draft, openDraft } from '../exports/disk.ts'
import { openPdf, STRIP_SHAPE } from '../exports/pdfa/document.ts'
import { stripsOf } from '../exports/pdfa/strips.ts'
import { whose } from '../exports/queries.ts'
import { record as enterAct } from '../journal/record.ts'
import { syncFolder } from '../objects/durable.ts'
import { requireMayLeave } from '../secrecy/secrecy.ts'
import { swedish } from '../swedish-time.ts'
import { disclosureRecord, findDisclosure, open } from './disclosures.ts'
import { maskedPicture, maskedText } from './masked.ts'
import { markEnded, planFolder, unfinished } from './queries.ts'

const SUMS = 'kontrollsummor-sha256.txt'
const FOLDER = /^exports\/utlamnande-\d{8}-\d{6}-[0-9a-f]{8}$/

/**
 * Writes the copies under a temporary name, reads them back, and names them. Every record must have been gone through.
 * @throws ArchiveError not-found, disclosure-ended, disclosure-not-looked-through, record-may-not-leave, object-damaged, disk-full, stopped
 */
export async function deliver(ctx: Context, id: DisclosureId): Promise<DisclosureDetail> {
  const { records } = open(ctx.db.read, id)
  const waiting = records.filter(({ lookedThroughBy }) => lookedThroughBy === null).length
  if (records.length === 0 || waiting > 0)
    throw new ArchiveError('disclosure-not-looked-through', { waiting, records: records.length })
  // One may have been marked after it was added.
  for (const { record } of records) requireMayLeave(ctx.db.read, record)
  const now = ctx.clock.now()
  const folder = `exports/utlamnande-${swedish(now, 'yyyyMMdd-HHmmss')}-${id.slice(0, 8)}`
  ctx.db.transact(tx => planFolder(tx, id, folder))
  let draft: Draft | undefined
  try {
    draft = await openDraft(join(ctx.dir, `${folder}.tmp`))
    const manifest = await writeAll(
      ctx,
      draft,
      id,
      records.map(({ position }) => position)
    )
    ctx.closing.throwIfAborted()
    await rename(draft.dir, join(ctx.dir, folder))
    await syncFolder(join(ctx.dir, 'exports'))
    const [files, masks] = [draft.digests.size, findDisclosure(ctx.db.read, id).masks]
    ctx.db.transact(tx => {
      for (const { record } of open(tx, id).records) requireMayLeave(tx, record)
      markEnded(tx, id, { state: 'delivered', by: ctx.actor, at: ctx.clock.now(), because: null, manifest })
      enterAct(tx, ctx, {
        act: 'disclosure.delivered',
        about: id,
        details: { folder, manifest, files, masks, records: records.length }
      })
    })
  } catch (error) {
    const refusal = refusalOf(error, ctx.dir)
    await draft?.abandon().catch(() => undefined)
    await clear(ctx, folder).catch(() => undefined)
    try {
      ctx.db.transact(tx => planFolder(tx, id, null))
    } catch (later) {
      // On a disk that is full; it is done when the archive is opened anew.
      ctx.log.warn({ err: later }, 'the end of a delivery that failed could not be noted')
    }
    throw refusal
  } finally {
    tellChanged(ctx, 'disclosures', 'exports')
  }
  return findDisclosure(ctx.db.read, id)
}

/** Removes what was being written when the program ended; gives how many deliveries that was. */
export async function interruptDeliveries(ctx: Context): Promise<number> {
  const cut = unfinished(ctx.db.read)
  for (const { id, folder } of cut) {
    if (FOLDER.test(folder)) await clear(ctx, folder)
    ctx.db.transact(tx => {
      planFolder(tx, id, null)
      enterAct(tx, ctx, { act: 'disclosure.interrupted', about: id })
    })
  }
  return cut.length
}

async function clear({ dir }: Context, folder: string): Promise<void> {
  for (const left of [`${folder}.tmp`, folder]) await rm(join(dir, left), { recursive: true, force: true })
}

async function writeAll(
  ctx: Context,
  draft: Draft,
  id: DisclosureId,
  positions: readonly number[]
): Promise<string> {
  const log = await draft.write('maskeringar.csv')
  await log.add(CSV_START + csvRow(['Fil', 'Handling', 'Plats', 'Grund', 'Beslutad av', 'Tid']))
  for (const [at, position] of positions.entries()) {
    ctx.closing.throwIfAborted()
    const record = disclosureRecord(ctx.db.read, id, position)
    const file = `handling-${String(at + 1).padStart(3, '0')}.pdf`
    await writeRecord(ctx, draft, file, record)
    for (const { place, paragraph, placedBy, placedAt } of record.masks) {
      const where =
        place.kind === 'passage' ? record.fields[place.field]?.label : record.pictures[place.picture]?.label
      const time = swedish(placedAt, 'yyyy-MM-dd HH:mm:ss')
      await log.add(csvRow([file, record.title, where ?? '', paragraph, placedBy, time]))
    }
  }
  await log.end()
  const all = [...draft.digests].sort(([one], [other]) => (one < other ? -1 : 1))
  const { sha256 } = await draft.writeWhole(
    SUMS,
    all.map(([path, read]) => `${read.sha256}  ${path}\n`).join('')
  )
  await draft.syncFolders()
  return sha256
}

async function writeRecord(
  ctx: Context,
  draft: Draft,
  file: string,
  { title, fields, pictures, masks, left }: DisclosureRecordDetail
): Promise<void> {
  const pdf = await openPdf({
    title,
    author: whose(ctx.db.read).municipality,
    at: ctx.clock.now(),
    appVersion: ctx.appVersion,
    level: '2b'
  })
  const written = draft.stream(file, pdf.stream)
  // The failure of one must not leave the other waiting.
  written.catch(() => undefined)
  pdf.heading(title, 1)
  for (const [at, field] of fields.entries()) {
    const text = maskedText(field, at, masks)
    if (text.includes('\n') || text.length > 200) {
      pdf.heading(field.label, 2)
      pdf.text(text)
    } else pdf.facts([[field.label, text]])
  }
  pdf.heading('Om kopian', 2)
  const grounds = [...Map.groupBy(masks, ({ paragraph }) => paragraph)]
  pdf.facts([
    ['Maskerade ställen', String(masks.length)],
    ...grounds.map(([paragraph, those]) => [paragraph, `${those.length} ställen`] as const),
    ...(left === 0 ? [] : [['Filer som inte kan maskeras och därför inte lämnas ut', String(left)] as const])
  ])
  for (const [at, { label, sha256 }] of pictures.entries()) {
    if ((await ctx.objects.verify(sha256)).state !== 'right')
      throw new ArchiveError('object-damaged', { what: sha256 })
    const masked = await maskedPicture(await readFile(ctx.objects.path(sha256)), at, masks)
    let part = 0
    for await (const strip of stripsOf([masked], STRIP_SHAPE)) pdf.strip(strip, `${label}, del ${++part}`)
  }
  pdf.end()
  await written
}
