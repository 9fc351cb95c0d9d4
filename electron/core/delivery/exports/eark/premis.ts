// PREMIS 3.0 of a package: its files with their checksums, what was done to the records (from the journal), by whom, and under
// which law they are kept from others.
import { z } from 'zod'
import type { Instant } from '#shared/ids.ts'
import type { JournalRow } from '#shared/journal.ts'
import { openXml, type XmlWriter } from '../../../formats/xml/xml.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { journalRow } from '../../../kernel/journal/record.ts'
import { swedishStamp } from '../../../kernel/swedish-time.ts'
import type { TextFile } from '../disk.ts'
import type { Brought } from './brought.ts'
import { bareType, formatOf, type PackageFile } from './files.ts'

/** A file, and the record it belongs to where it belongs to one. */
export type PreservedFile = PackageFile & { readonly record: string | null }

export type Preserved = {
  /** What the events of making the package are about: the package or the representation. */
  readonly objId: string
  readonly at: Instant
  readonly appVersion: string
  readonly records: readonly string[]
  /** What the platforms call those of the records that they have told of. */
  readonly nativeIds: ReadonlyMap<string, string>
  readonly files: readonly PreservedFile[]
  /** Lines of the journal about the records, oldest first. */
  readonly acts: Iterable<JournalRow>
  /** The imports and readings that records came by. */
  readonly brought: Iterable<Brought>
  /** The records that are marked as secret. */
  readonly restricted: Iterable<{ readonly record: string; readonly paragraph: string }>
}

const SOFTWARE = 'Kanalarkiv'
/** Event types of the Library of Congress' vocabulary, by what our acts do. The first that fits is taken. */
const EVENT_TYPES: readonly (readonly [act: RegExp, type: string])[] = [
  [/^export\.|\.(handed-out|mail-saved|copy-sent)$/, 'dissemination'],
  [/^capture\./, 'capture'],
  [/^comment\.(noticed|saved|preserved)/, 'capture'],
  [/^comment\.(verified|cleared)/, 'fixity check'],
  [/^comment\.(removed|confirmed-gone)/, 'deletion'],
  [/^(comment|message)\.taken-in/, 'ingestion'],
  [/^import\./, 'ingestion'],
  [/^reading\./, 'capture'],
  [/^disposal\./, 'deletion']
]

/** The lines of the journal about the records of an export, up to the freeze. */
export function* actsOf(
  db: ReadDb,
  { exportId, upTo }: { exportId: string; upTo: number }
): Generator<JournalRow> {
  const rows = db
    .prepare(
      `SELECT line, sha256 FROM journal WHERE seq <= @upTo
       AND about IN (SELECT item_id FROM export_item WHERE export_id = @exportId) ORDER BY seq`
    )
    .iterate({ exportId, upTo })
  const Row = z.strictObject({ line: z.string(), sha256: z.string() })
  for (const row of rows) {
    const { line, sha256 } = Row.parse(row)
    yield journalRow(line, sha256)
  }
}

/** Writes it all, an object and an act at a time. */
export async function writePremis(sink: TextFile, preserved: Preserved): Promise<void> {
  const xml = await openXml(sink)
  await xml.open('premis', {
    xmlns: 'http://www.loc.gov/premis/v3',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    version: '3.0'
  })
  for (const id of [preserved.objId, ...preserved.records])
    await writeEntity(xml, id, preserved.nativeIds.get(id) ?? null)
  for (const file of preserved.files) await writeFile(xml, file)
  const actors = new Set<string>()
  for (const act of preserved.acts) {
    actors.add(act.actor)
    await writeEvent(xml, eventOf(act), act.about)
  }
  await writeBrought(xml, preserved.brought, actors)
  const creation: Event = {
    id: `${preserved.objId}-written`,
    idType: 'local',
    type: 'information package creation',
    at: preserved.at,
    details: [`${SOFTWARE} ${preserved.appVersion}`],
    agent: SOFTWARE,
    outcome: null
  }
  await writeEvent(xml, creation, preserved.objId)
  await writeAgent(xml, SOFTWARE, 'software', preserved.appVersion)
  for (const actor of [...actors].filter(name => name !== SOFTWARE))
    await writeAgent(xml, actor, 'person', null)
  await writeRights(xml, {
    about: preserved.objId,
    citation: 'Tryckfrihetsförordningen (1949:105) 2 kap.',
    note: 'Allmänna handlingar. Om något i dem omfattas av sekretess prövas när de begärs ut.',
    isRestricted: false
  })
  for (const { record, paragraph } of preserved.restricted)
    await writeRights(xml, {
      about: record,
      citation: paragraph,
      note: 'Markerad i arkivet som att den kan omfattas av sekretess.',
      isRestricted: true
    })
  await xml.end()
}

type Identifier =
  | 'objectIdentifier'
  | 'eventIdentifier'
  | 'agentIdentifier'
  | 'rightsStatementIdentifier'
  | 'linkingAgentIdentifier'
  | 'linkingObjectIdentifier'

async function writeIdentifier(
  xml: XmlWriter,
  kind: Identifier,
  ...[type, value, role]: [type: string, value: string, role?: 'outcome']
): Promise<void> {
  await xml.open(kind)
  await xml.leaf(`${kind}Type`, type)
  await xml.leaf(`${kind}Value`, value)
  if (role !== undefined) await xml.leaf('linkingObjectRole', role)
  await xml.close()
}

async function writeEntity(xml: XmlWriter, id: string, nativeId: string | null): Promise<void> {
  await xml.open('object', { 'xsi:type': 'intellectualEntity' })
  await writeIdentifier(xml, 'objectIdentifier', 'local', id)
  if (nativeId !== null) await writeIdentifier(xml, 'objectIdentifier', 'platform', nativeId)
  await xml.close()
}

async function writeFile(xml: XmlWriter, file: PreservedFile): Promise<void> {
  const format = formatOf(file)
  await xml.open('object', { 'xsi:type': 'file' })
  await writeIdentifier(xml, 'objectIdentifier', 'local', file.path)
  await xml.open('objectCharacteristics')
  await xml.open('fixity')
  await xml.leaf('messageDigestAlgorithm', 'SHA-256')
  await xml.leaf('messageDigest', file.sha256)
  await xml.close()
  await xml.leaf('size', file.bytes)
  await xml.open('format')
  await xml.open('formatDesignation')
  await xml.leaf('formatName', format?.name ?? bareType(file.mediaType))
  if (format?.version) await xml.leaf('formatVersion', format.version)
  await xml.close()
  if (format?.key) {
    await xml.open('formatRegistry')
    await xml.leaf('formatRegistryName', 'PRONOM')
    await xml.leaf('formatRegistryKey', format.key)
    await xml.close()
  }
  await xml.close()
  await xml.close()
  if (file.originalName) await xml.leaf('originalName', file.originalName)
  if (file.record !== null) {
    await xml.open('relationship')
    await xml.leaf('relationshipType', 'structural')
    await xml.leaf('relationshipSubType', 'is part of')
    await xml.open('relatedObjectIdentifier')
    await xml.leaf('relatedObjectIdentifierType', 'local')
    await xml.leaf('relatedObjectIdentifierValue', file.record)
    await xml.close()
    await xml.close()
  }
  await xml.close()
}

type Event = {
  readonly id: string
  readonly idType: string
  readonly type: string
  readonly at: Instant
  readonly details: readonly string[]
  readonly agent: string
  /** How it ended, for what can end in more ways than one, and in which numbers or for which reasons. */
  readonly outcome: { readonly state: string; readonly note: string } | null
}

function eventOf({ seq, act, at, actor, details, sha256 }: JournalRow): Event {
  const { state, reasons } = details
  return {
    id: sha256,
    idType: 'SHA-256 of the journal line',
    type: EVENT_TYPES.find(([pattern]) => pattern.test(act))?.[1] ?? act,
    at,
    details: [`journal line ${seq}, ${act} ${JSON.stringify(details)}`],
    agent: actor,
    // So that a page that was refused is not taken for one that was captured.
    outcome: typeof state === 'string' ? { state, note: typeof reasons === 'string' ? reasons : '' } : null
  }
}

async function writeEvent(xml: XmlWriter, event: Event, about: string | null): Promise<void> {
  await openEvent(xml, event)
  if (about !== null) await writeIdentifier(xml, 'linkingObjectIdentifier', 'local', about)
  await xml.close()
}

/** An event for each import and reading, with how it ended and every record of the package that came of it. */
async function writeBrought(xml: XmlWriter, brought: Iterable<Brought>, actors: Set<string>): Promise<void> {
  let last: Brought['by'] | null = null
  for (const { by, record } of brought) {
    if (by !== last) {
      if (last !== null) await xml.close()
      const event = eventOf(by.act)
      const details = [...event.details, ...by.sources]
      await openEvent(xml, { ...event, details, outcome: { state: by.outcome, note: by.counts } })
      actors.add(by.act.actor)
      last = by
    }
    await writeIdentifier(xml, 'linkingObjectIdentifier', 'local', record, 'outcome')
  }
  if (last !== null) await xml.close()
}

/** What it was about is written next. */
async function openEvent(xml: XmlWriter, { outcome, ...event }: Event): Promise<void> {
  await xml.open('event')
  await writeIdentifier(xml, 'eventIdentifier', event.idType, event.id)
  await xml.leaf('eventType', event.type)
  await xml.leaf('eventDateTime', swedishStamp(event.at))
  for (const detail of event.details) {
    await xml.open('eventDetailInformation')
    await xml.leaf('eventDetail', detail)
    await xml.close()
  }
  if (outcome !== null) {
    await xml.open('eventOutcomeInformation')
    await xml.leaf('eventOutcome', outcome.state)
    if (outcome.note !== '') {
      await xml.open('eventOutcomeDetail')
      await xml.leaf('eventOutcomeDetailNote', outcome.note)
      await xml.close()
    }
    await xml.close()
  }
  await writeIdentifier(xml, 'linkingAgentIdentifier', 'local', event.agent)
}

async function writeAgent(
  xml: XmlWriter,
  name: string,
  type: 'software' | 'person',
  version: string | null
): Promise<void> {
  await xml.open('agent')
  await writeIdentifier(xml, 'agentIdentifier', 'local', name)
  await xml.leaf('agentName', name)
  await xml.leaf('agentType', type)
  if (version !== null) await xml.leaf('agentVersion', version)
  await xml.close()
}

/** A statement of the law that applies to a package or a record (PREMIS 3.0, 4.1). */
async function writeRights(
  xml: XmlWriter,
  {
    about,
    citation,
    note,
    isRestricted
  }: { about: string; citation: string; note: string; isRestricted: boolean }
): Promise<void> {
  await xml.open('rights')
  await xml.open('rightsStatement')
  await writeIdentifier(xml, 'rightsStatementIdentifier', 'local', `${about}-rights`)
  await xml.leaf('rightsBasis', 'statute')
  await xml.open('statuteInformation')
  await xml.leaf('statuteJurisdiction', 'Sverige')
  await xml.leaf('statuteCitation', citation)
  await xml.leaf('statuteNote', note)
  await xml.close()
  if (isRestricted) {
    await xml.open('rightsGranted')
    await xml.leaf('act', 'disseminate')
    await xml.leaf('restriction', 'Efter sekretessprövning')
    await xml.close()
  }
  await writeIdentifier(xml, 'linkingObjectIdentifier', 'local', about)
  await xml.close()
  await xml.close()
}
