// The copies of a disclosure: for each record a new PDF/A with the masks burnt in, a log of the masks, checksums and a checker;
// loose in the folder, or as a BagIt bag.

import { readFile } from 'node:fs/promises'
import type { DisclosureCopy, DisclosureDelivery, DisclosureRecordDetail } from '#shared/disclosure.ts'
import { fill } from '#shared/errors.ts'
import type { DisclosureId } from '#shared/ids.ts'
import readMe from '../../../../resources/verify/readme-disclosure.txt?raw'
import { CSV_START, csvRow } from '../../formats/csv/csv.ts'
import { openPdf, type PdfLevel, type PdfWriter, STRIP_SHAPE } from '../../formats/pdf/document.ts'
import { stripsOf } from '../../formats/pdf/strips.ts'
import type { Context } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { swedish } from '../../kernel/swedish-time.ts'
import { BAGIT, byPath, oneLine, tags, writeManifests } from '../exports/bag-tags.ts'
import { copyName } from '../exports/describe/redacted.ts'
import type { Draft } from '../exports/disk.ts'
import { writeVerifier } from '../exports/verifiers.ts'
import { copyOf, type WrittenCopy } from './copy.ts'
import { disclosureRecord, findDisclosure } from './disclosures.ts'
import { maskedPicture } from './masked.ts'
import { openWordsOf, wordsMasked } from './masked-words.ts'
import { findEnded } from './queries.ts'

const SUMS = 'kontrollsummor-sha256.txt'

/** The folder of the copies in what is delivered. */
const baseOf = (isBag: boolean) => (isBag ? 'data/' : '')

/** Where the copy of the record with this number lies, the first of which is 1. */
export const placeOfCopy = (isBag: boolean, number: number) => baseOf(isBag) + copyName(number)

type Copies = { readonly isBag: boolean; readonly level: DisclosureDelivery['level'] }

/** Writes all of it, each file read back; gives the SHA-256 of the list of checksums, which speaks for everything. */
export async function writeCopies(
  ctx: Context,
  draft: Draft,
  id: DisclosureId,
  { isBag, level }: Copies
): Promise<string> {
  const disclosure = findDisclosure(ctx.db.read, id)
  const { records } = disclosure
  // What is masked in all of its records is read once, and not for each.
  const [masked, open] = [wordsMasked(ctx.db.read, id), openWordsOf(ctx.db.read, id)]
  const base = baseOf(isBag)
  const log = await draft.write(`${base}maskeringar.csv`)
  await log.add(CSV_START + csvRow(['Fil', 'Handling', 'Plats', 'Grund', 'Beslutad av', 'Tid']))
  for (const [at, { position }] of records.entries()) {
    ctx.closing.throwIfAborted()
    const record = disclosureRecord(ctx.db.read, id, position, masked)
    const copy = copyOf(ctx.db.read, disclosure, { record, number: at + 1, open })
    const { file, title } = copy
    await writeRecord(ctx, draft, placeOfCopy(isBag, at + 1), { record, copy, level })
    for (const { place, paragraph, placedBy, placedAt } of record.masks) {
      const where =
        place.kind === 'passage' ? record.fields[place.field]?.label : record.pictures[place.picture]?.label
      const time = swedish(placedAt, 'yyyy-MM-dd HH:mm:ss')
      await log.add(csvRow([file, title, where ?? '', paragraph, placedBy, time]))
    }
  }
  await log.end()
  const { municipality } = archiveOwner(ctx.db.read)
  const about = fill(readMe, { municipality: oneLine(municipality) })
  if (isBag) await writeBagTags(ctx, draft, id, { municipality, open })
  await draft.writeWhole('LAS-MIG.txt', `\uFEFF${about.replaceAll('\n', '\r\n')}`)
  // Whoever has asked for a record is to see the copies, and not the many files of a checker around them.
  await writeVerifier(draft, 'listed', 'kontroll/')
  if (isBag) await writeManifests(draft, 'tag', tagFilesOf(draft))
  const all = [...draft.digests].sort(byPath)
  const { sha256 } = await draft.writeWhole(
    SUMS,
    all.map(([path, read]) => `${read.sha256}  ${path}\n`).join('')
  )
  await draft.syncFolders()
  return sha256
}

// The list of checksums speaks for the tag manifests, and so is in none of them.
const tagFilesOf = (draft: Draft) =>
  [...draft.digests].filter(([path]) => !path.startsWith('data/')).sort(byPath)

async function writeBagTags(
  ctx: Context,
  draft: Draft,
  id: DisclosureId,
  { municipality, open }: { readonly municipality: string; readonly open: (text: string) => string }
): Promise<void> {
  const { reference, records, masks, corrects } = findDisclosure(ctx.db.read, id)
  const payload = [...draft.digests].sort(byPath)
  const bytes = payload.reduce((sum, [, read]) => sum + read.bytes, 0)
  await draft.writeWhole('bagit.txt', BAGIT)
  await draft.writeWhole(
    'bag-info.txt',
    tags([
      ['Source-Organization', municipality],
      ['Bagging-Date', swedish(ctx.clock.now(), 'yyyy-MM-dd')],
      ['External-Description', 'Utlämnade kopior av allmänna handlingar, maskerade'],
      ['External-Identifier', id],
      ...(corrects === null
        ? []
        : [['Internal-Sender-Description', correctedInWords(ctx.db.read, corrects)] as const]),
      ...(reference === null ? [] : [['Internal-Sender-Identifier', open(reference)] as const]),
      ['Bag-Software-Agent', `Kanalarkiv ${ctx.appVersion}`],
      ['Payload-Oxum', `${bytes}.${payload.length}`],
      ['Records', records.length],
      ['Masked-Places', masks]
    ])
  )
  await writeManifests(draft, '', payload)
}

const correctedInWords = (db: ReadDb, id: DisclosureId) =>
  (findEnded(db, id)?.state ?? 'delivered') === 'delivered'
    ? `Rättade kopior som ersätter utlämnandet ${id}`
    : `Kopior efter ett nytt beslut; utlämnandet ${id} avslutades utan att något lämnades ut`

async function writeRecord(
  ctx: Context,
  draft: Draft,
  file: string,
  { record, copy, level }: { record: DisclosureRecordDetail; copy: WrittenCopy; level: PdfLevel }
): Promise<void> {
  const pdf = await openPdf({
    title: copy.title,
    author: archiveOwner(ctx.db.read).municipality,
    at: ctx.clock.now(),
    appVersion: ctx.appVersion,
    level
  })
  const written = draft.stream(file, pdf.stream)
  // The failure of one must not leave the other waiting.
  written.catch(() => undefined)
  pdf.heading(copy.title, 1)
  for (const part of copy.parts) {
    if (part.kind === 'heading' || part.kind === 'text') pdf.heading(part.label, 2)
    if (part.kind === 'text') pdf.text(part.text)
    if (part.kind === 'fact') pdf.facts([[part.label, part.text]])
    if (part.kind === 'picture') await writePicture(ctx, pdf, { ...part, masks: record.masks })
  }
  pdf.end()
  await written
}

type Shown = Extract<DisclosureCopy['parts'][number], { kind: 'picture' }>

async function writePicture(
  ctx: Context,
  pdf: PdfWriter,
  { sha256, picture, label, masks }: Shown & Pick<DisclosureRecordDetail, 'masks'>
): Promise<void> {
  if ((await ctx.objects.verify(sha256)).state !== 'right')
    throw new ArchiveError('object-damaged', { what: sha256 })
  const masked = await maskedPicture(await readFile(await ctx.objects.file(sha256)), picture, masks)
  let part = 0
  for await (const strip of stripsOf([masked], STRIP_SHAPE)) pdf.strip(strip, `${label}, del ${++part}`)
}
