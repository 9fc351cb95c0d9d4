// Records as FGS Ärendehantering 1.0 tells of them. Times are Swedish local time; the format has no zone.
import { open as openFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openXml, type XmlWriter, xmlPart } from '../../../formats/xml/xml.ts'
import { swedish } from '../../../kernel/swedish-time.ts'
import type { Draft, TextFile } from '../disk.ts'
import type { IndexRow } from '../index-row.ts'
import type { Describe } from '../payload.ts'
import { type Case, caseKey } from './case.ts'
import { type RecordFacts, restrictionInWords } from './facts.ts'
import { decisionOf, endOf, heldInWords, mayGo, periodOf } from './kept.ts'
import { DISCLOSED, isCopy, isRedacted, REDACTED, toldOf } from './redacted.ts'

/** A file that belongs to the record, by its path from where the document stands. */
export type Attachment = {
  readonly name: string
  readonly role: string
  readonly bytes: number
  readonly mediaType: string
  readonly sha256: string
  readonly originalName?: string | undefined
}

type Described = { readonly row: IndexRow; readonly facts: RecordFacts }

const NAMESPACE = 'http://xml.ra.se/e-arkiv/FGS-ERMS'
// `Storlek` is an xs:int.
const MOST_SAID = 2 ** 31 - 1

/** A record with its files. */
export type Handling = Described & { readonly attachments: readonly Attachment[] }

/**
 * Writes a document of what lies in one folder: a record, or the messages of a conversation, each as a record of its own
 * with what it is secret by, within the case that they share, or that of the year of the first.
 */
export async function writeHandling(sink: TextFile, told: readonly [Handling, ...Handling[]]): Promise<void> {
  const { case: first } = told[0].facts
  const cases = new Set(told.map(({ facts }) => (facts.case === null ? null : caseKey(facts.case))))
  const inCase = first !== null && (cases.size === 1 || first.year !== null) ? first : null
  const xml = await open(sink, inCase === null ? HANDLINGAR : ARENDEN)
  if (inCase !== null)
    await openCase(xml, inCase, new Set(told.flatMap(({ facts }) => counterpartsOf(facts))))
  for (const { attachments, ...about } of told) await writeRecord(xml, about, attachments)
  await xml.end()
}

/**
 * Every record of a package: those that are in a case within it, in `arenden.xml`, and the others in `handlingar.xml`. The schema
 * has one list or the other in a document.
 */
export const fgsHandlingar: Describe = async (draft, base) => {
  let others: { sink: TextFile; xml: XmlWriter } | null = null
  let inCases: CaseParts | null = null
  return {
    async each({ row, facts, files }) {
      if (row === null || facts === null) return
      const attachments = files.map(file => ({ ...file, name: file.path.replace(/^data\//, '') }))
      if (facts.case !== null) {
        inCases ??= await openParts(draft, `${base}data/arenden.tmp`)
        const counterparts = counterpartsOf(facts)
        return inCases.add(facts.case, counterparts, xml => writeRecord(xml, { row, facts }, attachments))
      }
      others ??= await openOthers()
      await writeRecord(others.xml, { row, facts }, attachments)
    },
    async end() {
      await others?.xml.end()
      await others?.sink.end()
      if (inCases !== null) await writeCases(draft, base, inCases)
    }
  }

  async function openOthers() {
    const sink = await draft.write(`${base}data/handlingar.xml`)
    return { sink, xml: await open(sink, HANDLINGAR) }
  }
}

/** What is written of each case while the records go by, one after the other in one file: where of the file each part is. */
type CaseParts = {
  readonly path: string
  readonly cases: Map<
    string,
    { readonly of: Case; readonly counterparts: Set<string>; readonly parts: { from: number; to: number }[] }
  >
  add(of: Case, counterparts: readonly string[], write: (xml: XmlWriter) => Promise<void>): Promise<void>
  end(): Promise<unknown>
}

async function openParts(draft: Draft, path: string): Promise<CaseParts> {
  const sink = await draft.write(path)
  let at = 0
  const xml = xmlPart(
    {
      add(text) {
        at += Buffer.byteLength(text)
        return sink.add(text)
      }
    },
    CASE_DEPTH
  )
  const cases: CaseParts['cases'] = new Map()
  return {
    path,
    cases,
    async add(of, counterparts, write) {
      const from = at
      await write(xml)
      const known = cases.get(caseKey(of)) ?? { of, counterparts: new Set(), parts: [] }
      known.parts.push({ from, to: at })
      for (const counterpart of counterparts) known.counterparts.add(counterpart)
      cases.set(caseKey(of), known)
    },
    end: () => sink.end()
  }
}

async function writeCases(draft: Draft, base: string, { path, cases, end }: CaseParts): Promise<void> {
  await end()
  const sink = await draft.write(`${base}data/arenden.xml`)
  const xml = await open(sink, ARENDEN)
  const written = join(draft.dir, path)
  const file = await openFile(written)
  try {
    for (const { of, counterparts, parts } of cases.values()) {
      await openCase(xml, of, counterparts)
      for (const { from, to } of parts) {
        const { buffer } = await file.read(Buffer.alloc(to - from), 0, to - from, from)
        await sink.add(buffer.toString())
      }
      await xml.close()
      await xml.close()
    }
  } finally {
    await file.close()
  }
  draft.digests.delete(path)
  await rm(written)
  await xml.end()
  await sink.end()
}

const HANDLINGAR = 'ArkivobjektListaHandlingar'
const ARENDEN = 'ArkivobjektListaArenden'
const CASE_DEPTH = 4

async function open(sink: TextFile, list: string): Promise<XmlWriter> {
  const xml = await openXml(sink)
  await xml.open('Leveransobjekt', { xmlns: NAMESPACE })
  await xml.open(list)
  return xml
}

/** What is written next stands among the documents of the case. */
async function openCase(xml: XmlWriter, of: Case, counterparts: ReadonlySet<string>): Promise<void> {
  const { year, title } = of
  await xml.open('ArkivobjektArende')
  await xml.leaf('ArkivobjektID', caseKey(of))
  if (year !== null) await xml.leaf('ArendeTyp', 'Samlingsärende')
  await xml.leaf(
    'Beskrivning',
    year === null
      ? `Handlingar från kanaler i sociala medier som är registrerade i ärendet ${caseKey(of)}`
      : `Handlingar från ${year} i förvaltningens kanaler i sociala medier`
  )
  // The case of a year is everybody's: whom a record concerns is told with the record.
  if (year === null)
    for (const counterpart of counterparts) {
      await xml.open('Motpart')
      await xml.leaf('Namn', counterpart)
      await xml.close()
    }
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
  const { direction, registered, restriction, redacted } = facts
  // An element that may be left out is, where nobody knows the time; the note says when the record was here.
  const at = row.isDated ? local(row.at) : null
  await xml.open('ArkivobjektHandling', { Systemidentifierare: row.id })
  await xml.leaf('ArkivobjektID', facts.ownNumber ?? row.id)
  const [ExtraIDTyp, otherId] = otherName(facts)
  if (otherId !== null) await xml.leaf('ExtraID', otherId, { ExtraIDTyp })
  await xml.leaf('Handlingstyp', `${row.kind} i sociala medier`)
  if (row.sender !== null && direction !== 'out') {
    await xml.open('Avsandare')
    await xml.leaf('Namn', row.sender)
    await xml.close()
  }
  await xml.leaf('Beskrivning', row.what)
  if (direction === 'out' && at !== null) await xml.leaf('Expedierad', at)
  await writeRetention(xml, facts)
  const agents = [[ROLE[direction], row.department], ...counterpartsOf(facts).map(name => ['Motpart', name])]
  for (const [role = '', name = ''] of agents) {
    await xml.open('Agent')
    await xml.leaf('Roll', role)
    await xml.leaf('Namn', name)
    await xml.close()
  }
  if (direction === 'in' && at !== null) await xml.leaf('Inkommen', at)
  if (facts.notes.length > 0)
    await xml.leaf('Notering', facts.notes.map(([on, note]) => `${local(on)}: ${note}`).join('\n'))
  const copies = attachments.filter(({ role }) => isCopy(role))
  for (const copy of redacted)
    await xml.leaf(
      'HandlingRelation',
      toldOf(copy, copies),
      isRedacted(copy)
        ? { Typ: 'Maskad version' }
        : { Typ: 'Egen relationsdefinition', AnnanTyp: 'Utlämnad kopia' }
    )
  await xml.leaf('Rubrik', registered?.publicTitle ?? titleOf(row))
  if (direction === 'own' && at !== null) await xml.leaf('Skapad', at)
  await xml.leaf('StatusHandling', STATUS[direction])
  if (restriction !== null) {
    await xml.open('Restriktion', { Typ: 'Sekretess' })
    await xml.leaf('ForklarandeText', restrictionInWords(restriction))
    await xml.leaf('Lagrum', restriction.paragraph)
    await xml.leaf('RestriktionsDatum', local(restriction.markedAt))
    await xml.close()
  }
  for (const { name, role, bytes, mediaType, sha256, originalName } of attachments)
    await xml.leaf('Bilaga', null, {
      Namn: [NAMES[role] ?? role, originalName].filter(part => part != null).join(': '),
      Lank: name,
      Storlek: bytes > MOST_SAID ? null : bytes,
      Mimetyp: mediaType,
      Checksumma: sha256,
      ChecksummaMetod: 'SHA-256'
    })
  await xml.close()
}

/** Whom the diary names for all to read. */
function counterpartsOf({ registered }: RecordFacts): string[] {
  return registered?.publicCounterpart == null ? [] : [registered.publicCounterpart]
}

/** The format has room for one other name: a number that it shares with others, its case, or what its platform calls it. */
function otherName({ ownNumber, diaryNumber, case: of, otherIds }: RecordFacts): [string, string | null] {
  if (ownNumber === null && diaryNumber !== null && diaryNumber !== of?.number)
    return ['Diarienummer', diaryNumber]
  if (of?.number != null) return ['Ärende', of.number]
  return ['Plattformens id', otherIds.find(([type]) => type === 'platform-id')?.[1] ?? null]
}

/** Only by a decision: without a rule nothing is said. */
async function writeRetention(xml: XmlWriter, facts: RecordFacts): Promise<void> {
  const { retention, heldSince } = facts
  if (retention.state === 'without-rule') return
  const period = periodOf(retention.rule)
  await xml.open('Gallring', { Gallras: String(mayGo(facts)) })
  if (period !== null) await xml.leaf('GallringsFrist', period)
  const why = [decisionOf(retention.rule), ...(heldSince === null ? [] : [heldInWords(heldSince)])]
  await xml.leaf('GallringsForklaring', why.join('. '))
  const end = endOf(facts)
  if (end !== null) await xml.leaf('GallringsPeriodSlut', end)
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
  extract: 'Utdrag ur det som sparades vid inläsningen',
  mail: 'Kopian till myndighetsbrevlådan',
  [REDACTED]: 'Maskad kopia som har lämnats ut',
  [DISCLOSED]: 'Utlämnad kopia, se handlingens relation om den'
}

const local = (at: IndexRow['at']) => swedish(at, "yyyy-MM-dd'T'HH:mm:ss")

/** Where all may read, a channel that is marked as secret itself has this for a name. */
export const CHANNEL_KEPT_IN = 'kanal med sekretess'

/** What the record is called wherever a title is wanted. */
export function titleOf({ kind, channel, at, isDated }: IndexRow): string {
  return `${kind}: ${channel}, ${isDated ? swedish(at, 'yyyy-MM-dd HH.mm') : 'okänd tid'}`
}
