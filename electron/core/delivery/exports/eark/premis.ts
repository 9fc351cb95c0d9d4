// PREMIS 3.0 of a package: its files with their checksums, what was done to the records (from the journal), by whom, and under
// which law they are kept from others.
import { z } from 'zod'
import { openXml, type XmlWriter } from '../../../formats/xml/xml.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { journalRow } from '../../../kernel/journal/record.ts'
import type { TextFile } from '../disk.ts'
import { bareType, formatOf, type PackageFile } from './files.ts'
import { type Happened, type RecordAct, writeEvents } from './premis-events.ts'
import { writeIdentifier } from './premis-identifier.ts'

/** A file, and the record it belongs to where it belongs to one. */
export type PreservedFile = PackageFile & {
  readonly record: string | null
  /** The object of the archive that it was cut out of, which does not go along. */
  readonly extractOf: string | null
}

export type Preserved = Happened & {
  readonly records: readonly string[]
  /** What the platforms call those of the records that they have told of. */
  readonly nativeIds: ReadonlyMap<string, string>
  readonly files: readonly PreservedFile[]
  /** The records that are marked as secret. */
  readonly restricted: Iterable<{ readonly record: string; readonly paragraph: string }>
}

/** The lines of the journal about the records of an export and the copies of them that were disclosed, up to the freeze. */
export function* actsOf(
  db: ReadDb,
  { exportId, upTo }: { exportId: string; upTo: number }
): Generator<RecordAct> {
  const rows = db
    .prepare(
      `SELECT line, sha256 FROM journal WHERE seq <= @upTo AND act <> 'record.read'
       AND (about IN (SELECT item_id FROM export_item WHERE export_id = @exportId) OR act = 'disclosure.delivered'
         AND about IN (SELECT disclosure_id FROM disclosed_copy JOIN export_item ON item_id = disclosed_copy.id
           WHERE export_id = @exportId))
       ORDER BY seq`
    )
    .iterate({ exportId, upTo })
  const copied = db
    .prepare(
      `SELECT DISTINCT disclosed_copy.id FROM disclosed_copy JOIN export_item ON item_id = disclosed_copy.id
       WHERE disclosure_id = @id AND export_id = @exportId ORDER BY 1`
    )
    .pluck()
  const Row = z.strictObject({ line: z.string(), sha256: z.string() })
  for (const row of rows) {
    const { line, sha256 } = Row.parse(row)
    const act = journalRow(line, sha256)
    const isOfRecord = act.act !== 'disclosure.delivered'
    yield {
      ...act,
      records: isOfRecord ? [act.about ?? ''] : copied.all({ id: act.about, exportId }).map(String)
    }
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
  await writeEvents(xml, preserved)
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
  if (file.record !== null) await writeRelation(xml, ['structural', 'is part of'], ['local', file.record])
  if (file.extractOf !== null)
    await writeRelation(xml, ['derivation', 'has source'], ['SHA-256', file.extractOf])
  await xml.close()
}

async function writeRelation(
  xml: XmlWriter,
  [type, subType]: readonly [string, string],
  [idType, id]: readonly [string, string]
): Promise<void> {
  await xml.open('relationship')
  await xml.leaf('relationshipType', type)
  await xml.leaf('relationshipSubType', subType)
  await xml.open('relatedObjectIdentifier')
  await xml.leaf('relatedObjectIdentifierType', idType)
  await xml.leaf('relatedObjectIdentifierValue', id)
  await xml.close()
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
