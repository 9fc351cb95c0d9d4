// One record as FGS Ärendehantering 1.0 tells of it: `handling.xml`. Times are Swedish local time; the format has no zone.
import { swedish } from '../../swedish-time.ts'
import type { TextFile } from '../disk.ts'
import type { IndexRow } from '../records.ts'
import { openXml } from '../xml.ts'

/** A file that belongs to the record, by its name in the record's own folder. */
export type Attachment = {
  readonly name: string
  readonly role: string
  readonly bytes: number
  readonly mediaType: string
  readonly sha256: string
}

/** Writes the document. What the municipality captured itself is drawn up (upprättad); the rest came in (inkommen). */
export async function writeHandling(
  sink: TextFile,
  row: IndexRow,
  attachments: readonly Attachment[]
): Promise<void> {
  const at = swedish(row.at, "yyyy-MM-dd'T'HH:mm:ss")
  const isOwn = row.kind === 'Insamling'
  const xml = await openXml(sink)
  await xml.open('Leveransobjekt', { xmlns: 'http://xml.ra.se/e-arkiv/FGS-ERMS' })
  await xml.open('ArkivobjektListaHandlingar')
  await xml.open('ArkivobjektHandling', { Systemidentifierare: row.id })
  await xml.leaf('ArkivobjektID', row.diaryNumber ?? row.id)
  await xml.leaf('Handlingstyp', `${row.kind} i sociala medier`)
  if (row.sender !== null) {
    await xml.open('Avsandare')
    await xml.leaf('Namn', row.sender)
    await xml.close()
  }
  await xml.leaf('Beskrivning', row.what)
  await xml.leaf('Gallring', null, { Gallras: 'false' })
  await xml.open('Agent')
  await xml.leaf('Roll', isOwn ? 'Upprättare' : 'Mottagare')
  await xml.leaf('Namn', row.department)
  await xml.close()
  if (!isOwn) await xml.leaf('Inkommen', at)
  await xml.leaf('Rubrik', titleOf(row))
  if (isOwn) await xml.leaf('Skapad', at)
  await xml.leaf('StatusHandling', isOwn ? 'Upprättad' : 'Inkommen')
  for (const { name, role, bytes, mediaType, sha256 } of attachments)
    await xml.leaf('Bilaga', null, {
      Namn: role,
      Lank: name,
      Storlek: bytes,
      Mimetyp: mediaType,
      Checksumma: sha256,
      ChecksummaMetod: 'SHA-256'
    })
  await xml.end()
}

/** What the record is called wherever a title is wanted. */
export function titleOf({ kind, channel, at }: IndexRow): string {
  return `${kind}: ${channel}, ${swedish(at, 'yyyy-MM-dd HH.mm')}`
}
