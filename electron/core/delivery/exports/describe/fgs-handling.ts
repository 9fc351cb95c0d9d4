// Records as FGS Ärendehantering 1.0 tells of them. Times are Swedish local time; the format has no zone.
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openXml, type XmlWriter, xmlPart } from '../../../formats/xml/xml.ts'
import { swedish } from '../../../kernel/swedish-time.ts'
import type { YearlyCase } from '../../diary-system/read.ts'
import { goes } from '../../disposal/due.ts'
import type { Draft, TextFile } from '../disk.ts'
import type { IndexRow } from '../index-row.ts'
import type { Describe } from '../payload.ts'
import type { RecordFacts } from './facts.ts'
import { REDACTED, toldOf } from './redacted.ts'

/** A file that belongs to the record, by its path from where the document stands. */
export type Attachment = {
  readonly name: string
  readonly role: string
  readonly bytes: number
  readonly mediaType: string
  readonly sha256: string
}

type Described = { readonly row: IndexRow; readonly facts: RecordFacts }

const NAMESPACE = 'http://xml.ra.se/e-arkiv/FGS-ERMS'
// `Storlek` is an xs:int.
const MOST_SAID = 2 ** 31 - 1

/** A record with its files. */
export type Handling = Described & { readonly attachments: readonly Attachment[] }

/**
 * Writes a document of what lies in one folder: a record, or the messages of a conversation, each as a record of its own
 * with what it is secret by, within the case of the first where the department has one for the year.
 */
export async function writeHandling(sink: TextFile, told: readonly [Handling, ...Handling[]]): Promise<void> {
  const { yearlyCase } = told[0].facts
  const xml = await open(sink, yearlyCase === null ? HANDLINGAR : 'ArkivobjektListaArenden')
  if (yearlyCase !== null) await openCase(xml, yearlyCase)
  for (const { attachments, ...about } of told) await writeRecord(xml, about, attachments)
  await xml.end()
}

/**
 * Every record of a package: those that are in a department's case of the year within it, in `arenden.xml`, and the others in
 * `handlingar.xml`. The schema has one list or the other in a document.
 */
export const fgsHandlingar: Describe = async (draft, base) => {
  let others: { sink: TextFile; xml: XmlWriter } | null = null
  const cases = new Map<string, CasePart>()
  return {
    async each({ row, facts, files }) {
      if (row === null || facts === null) return
      const attachments = files.map(file => ({ ...file, name: file.path.replace(/^data\//, '') }))
      if (facts.yearlyCase !== null) {
        const { xml } = await partOf(facts.yearlyCase)
        return writeRecord(xml, { row, facts }, attachments)
      }
      others ??= await openOthers()
      await writeRecord(others.xml, { row, facts }, attachments)
    },
    async end() {
      await others?.xml.end()
      await others?.sink.end()
      if (cases.size > 0) await writeCases(draft, base, [...cases.values()])
    }
  }

  async function openOthers() {
    const sink = await draft.write(`${base}data/handlingar.xml`)
    return { sink, xml: await open(sink, HANDLINGAR) }
  }

  /** What is within a case comes in between that of others, so each is written on its own until all is said. */
  async function partOf(yearly: YearlyCase): Promise<CasePart> {
    const known = cases.get(yearly.title)
    if (known !== undefined) return known
    const path = `${base}data/arende-${cases.size + 1}.tmp`
    const sink = await draft.write(path)
    const part = { yearly, path, sink, xml: xmlPart(sink, CASE_DEPTH) }
    cases.set(yearly.title, part)
    return part
  }
}

type CasePart = {
  readonly yearly: YearlyCase
  readonly path: string
  readonly sink: TextFile
  readonly xml: XmlWriter
}

async function writeCases(draft: Draft, base: string, parts: readonly CasePart[]): Promise<void> {
  const sink = await draft.write(`${base}data/arenden.xml`)
  const xml = await open(sink, 'ArkivobjektListaArenden')
  for (const { yearly, path, sink: part } of parts) {
    await part.end()
    await openCase(xml, yearly)
    const written = join(draft.dir, path)
    for await (const piece of createReadStream(written, 'utf8')) await sink.add(String(piece))
    await xml.close()
    await xml.close()
    draft.digests.delete(path)
    await rm(written)
  }
  await xml.end()
  await sink.end()
}

const HANDLINGAR = 'ArkivobjektListaHandlingar'
const CASE_DEPTH = 4

async function open(sink: TextFile, list: string): Promise<XmlWriter> {
  const xml = await openXml(sink)
  await xml.open('Leveransobjekt', { xmlns: NAMESPACE })
  await xml.open(list)
  return xml
}

/** What is written next stands among the documents of the case. */
async function openCase(xml: XmlWriter, { number, title, year }: YearlyCase): Promise<void> {
  await xml.open('ArkivobjektArende')
  await xml.leaf('ArkivobjektID', number ?? title)
  await xml.leaf('ArendeTyp', 'Samlingsärende')
  await xml.leaf('Beskrivning', `Handlingar från ${year} i förvaltningens kanaler i sociala medier`)
  await xml.leaf('Arendemening', title)
  await xml.open(HANDLINGAR)
}

const STATUS = { in: 'Inkommen', out: 'Expedierad', own: 'Upprättad' } as const
const ROLE = { in: 'Mottagare', out: 'Avsändare', own: 'Upprättare' } as const

/** What the municipality captured itself is drawn up (upprättad); what it wrote is dispatched; the rest came in. */
async function writeRecord(
  xml: XmlWriter,
  { row, facts }: Described,
  attachments: readonly Attachment[]
): Promise<void> {
  const { direction, registered, restriction, redacted, caseNumber } = facts
  // The format has room for one other name.
  const ownId = facts.otherIds.find(([type]) => type === 'platform-id')?.[1]
  const at = local(row.at)
  await xml.open('ArkivobjektHandling', { Systemidentifierare: row.id })
  await xml.leaf('ArkivobjektID', registered?.number ?? row.diaryNumber ?? row.id)
  if (caseNumber !== null) await xml.leaf('ExtraID', caseNumber, { ExtraIDTyp: 'Ärende' })
  else if (ownId !== undefined) await xml.leaf('ExtraID', ownId, { ExtraIDTyp: 'Plattformens id' })
  await xml.leaf('Handlingstyp', `${row.kind} i sociala medier`)
  if (row.sender !== null && direction !== 'out') {
    await xml.open('Avsandare')
    await xml.leaf('Namn', row.sender)
    await xml.close()
  }
  await xml.leaf('Beskrivning', row.what)
  if (direction === 'out') await xml.leaf('Expedierad', at)
  await xml.leaf('Gallring', null, { Gallras: String(goes(facts.retention)) })
  await xml.open('Agent')
  await xml.leaf('Roll', ROLE[direction])
  await xml.leaf('Namn', row.department)
  await xml.close()
  if (direction === 'in') await xml.leaf('Inkommen', at)
  const copies = attachments.filter(({ role }) => role === REDACTED)
  for (const copy of redacted)
    await xml.leaf('HandlingRelation', toldOf(copy, copies), { Typ: 'Maskad version' })
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
      Namn: NAMES[role] ?? role,
      Lank: name,
      Storlek: bytes > MOST_SAID ? null : bytes,
      Mimetyp: mediaType,
      Checksumma: sha256,
      ChecksummaMetod: 'SHA-256'
    })
  await xml.close()
}

/** What a receiver reads of each file: which one is made to be preserved, and that the browser's own PDF is not that. */
const NAMES: Readonly<Record<string, string>> = {
  registreringsunderlag: 'Registreringsunderlag (PDF/A, för bevarande)',
  screenshot: 'Skärmbild',
  view: 'Första vyn',
  text: 'Synlig text',
  layout: 'Texternas lägen',
  source: 'Källkod',
  pdf: 'Webbläsarens utskrift (original, inte PDF/A)',
  wacz: 'Webbarkiv',
  traffic: 'Svar och felmeddelanden',
  provenance: 'Proveniens',
  comment: 'Kommentaren',
  context: 'Sammanhanget',
  confirmation: 'Efter borttagningen',
  original: 'Originalet',
  attachment: 'Bilaga',
  mail: 'Kopian till myndighetsbrevlådan',
  [REDACTED]: 'Maskad kopia som har lämnats ut'
}

const local = (at: IndexRow['at']) => swedish(at, "yyyy-MM-dd'T'HH:mm:ss")

/** What the record is called wherever a title is wanted. */
export function titleOf({ kind, channel, at }: IndexRow): string {
  return `${kind}: ${channel}, ${swedish(at, 'yyyy-MM-dd HH.mm')}`
}
