// Records as FGS Ärendehantering 1.0 tells of them. Times are Swedish local time; the format has no zone.
import { swedish } from '../../swedish-time.ts'
import type { TextFile } from '../disk.ts'
import type { Describe } from '../payload.ts'
import type { IndexRow } from '../records.ts'
import { openXml, type XmlWriter } from '../xml.ts'
import type { RecordFacts } from './facts.ts'

/** A file that belongs to the record, by its path from where the document stands. */
export type Attachment = {
  readonly name: string
  readonly role: string
  readonly bytes: number
  readonly mediaType: string
  readonly sha256: string
}

const NAMESPACE = 'http://xml.ra.se/e-arkiv/FGS-ERMS'
// `Storlek` is an xs:int.
const MOST_SAID = 2 ** 31 - 1

/** Writes a document of one record. */
export async function writeHandling(
  sink: TextFile,
  about: { row: IndexRow; facts: RecordFacts },
  attachments: readonly Attachment[]
): Promise<void> {
  const xml = await open(sink)
  await writeRecord(xml, about, attachments)
  await xml.end()
}

/** Every record of a package in one document, `handlingar.xml`. */
export const fgsHandlingar: Describe = async (draft, base) => {
  const sink = await draft.write(`${base}data/handlingar.xml`)
  const xml = await open(sink)
  return {
    async each({ row, facts, files }) {
      if (row === null || facts === null) return
      const attachments = files.map(file => ({ ...file, name: file.path.replace(/^data\//, '') }))
      await writeRecord(xml, { row, facts }, attachments)
    },
    async end() {
      await xml.end()
      await sink.end()
    }
  }
}

async function open(sink: TextFile): Promise<XmlWriter> {
  const xml = await openXml(sink)
  await xml.open('Leveransobjekt', { xmlns: NAMESPACE })
  await xml.open('ArkivobjektListaHandlingar')
  return xml
}

const STATUS = { in: 'Inkommen', out: 'Expedierad', own: 'Upprättad' } as const
const ROLE = { in: 'Mottagare', out: 'Avsändare', own: 'Upprättare' } as const

/** What the municipality captured itself is drawn up (upprättad); what it wrote is dispatched; the rest came in. */
async function writeRecord(
  xml: XmlWriter,
  { row, facts }: { row: IndexRow; facts: RecordFacts },
  attachments: readonly Attachment[]
): Promise<void> {
  const { direction, registered, restriction, redacted, caseNumber } = facts
  const at = local(row.at)
  await xml.open('ArkivobjektHandling', { Systemidentifierare: row.id })
  await xml.leaf('ArkivobjektID', registered?.number ?? row.diaryNumber ?? row.id)
  if (caseNumber !== null) await xml.leaf('ExtraID', caseNumber, { ExtraIDTyp: 'Ärende' })
  await xml.leaf('Handlingstyp', `${row.kind} i sociala medier`)
  if (row.sender !== null && direction !== 'out') {
    await xml.open('Avsandare')
    await xml.leaf('Namn', row.sender)
    await xml.close()
  }
  await xml.leaf('Beskrivning', row.what)
  if (direction === 'out') await xml.leaf('Expedierad', at)
  await xml.leaf('Gallring', null, { Gallras: 'false' })
  await xml.open('Agent')
  await xml.leaf('Roll', ROLE[direction])
  await xml.leaf('Namn', row.department)
  await xml.close()
  if (direction === 'in') await xml.leaf('Inkommen', at)
  for (const copy of redacted) await xml.leaf('HandlingRelation', copy, { Typ: 'Maskad version' })
  await xml.leaf('Rubrik', registered?.publicTitle ?? titleOf(row))
  if (direction === 'own') await xml.leaf('Skapad', at)
  await xml.leaf('StatusHandling', STATUS[direction])
  if (restriction !== null) {
    await xml.open('Restriktion', { Typ: 'Sekretess' })
    await xml.leaf('ForklarandeText', `Sekretessmarkerad av ${restriction.markedBy}`)
    await xml.leaf('Lagrum', restriction.paragraph)
    await xml.leaf('RestriktionsDatum', local(restriction.markedAt))
    await xml.close()
  }
  for (const { name, role, bytes, mediaType, sha256 } of attachments)
    await xml.leaf('Bilaga', null, {
      Namn: role,
      Lank: name,
      Storlek: bytes > MOST_SAID ? null : bytes,
      Mimetyp: mediaType,
      Checksumma: sha256,
      ChecksummaMetod: 'SHA-256'
    })
  await xml.close()
}

const local = (at: IndexRow['at']) => swedish(at, "yyyy-MM-dd'T'HH:mm:ss")

/** What the record is called wherever a title is wanted. */
export function titleOf({ kind, channel, at }: IndexRow): string {
  return `${kind}: ${channel}, ${swedish(at, 'yyyy-MM-dd HH.mm')}`
}
