// FGS Paketstruktur 1.2 (RAFGS1V1.2), for e-archives that still want it: `sip.xml`, `content/` and `system/`.
import { fill } from '#shared/errors.ts'
import readMe from '../../../../../resources/schemas/fgs12-readme.txt?raw'
import { beginning, openXml, type XmlWriter } from '../../../formats/xml/xml.ts'
import type { Context } from '../../../kernel/context.ts'
import { swedish, swedishDate } from '../../../kernel/swedish-time.ts'
import type { WrittenPackage } from '../bagit.ts'
import { fgsHandlingar } from '../describe/fgs-handling.ts'
import { mayGo } from '../describe/kept.ts'
import type { Draft } from '../disk.ts'
import type { Frozen } from '../frozen.ts'
import { HANDLINGAR_SCHEMA, openOwnSchemas } from '../own-schemas.ts'
import { holdsSecret } from '../queries.ts'
import { spanOf } from '../span.ts'
import {
  type Delivered,
  type DeliveryForm,
  deliveredOf,
  endPackage,
  isOurXml,
  sealData,
  writeData,
  writeFindings,
  writePrograms
} from './delivered.ts'
import { bareType, formatOf, type PackageFile, packageFile } from './files.ts'
import { FGS12_PROFILE, FGS12_RULES } from './rules.ts'
import { FGS_SCHEMAS } from './schemas.ts'
import { openJudge } from './validate.ts'

const SIP = 'sip.xml'
const PLACE = 'file:///'
// Where Riksarkivet has published them. They go along in `system/`.
const PUBLISHED = 'http://xml.ra.se/e-arkiv/METS/'
const SCHEMA_LOCATION = `http://www.loc.gov/METS/ ${PUBLISHED}CSPackageMETS.xsd ExtensionMETS ${PUBLISHED}CSPackageExtensionMETS.xsd`

/**
 * Writes the package into the draft and validates it: its rules, Riksarkivet's schemas, every link, every checksum, every file once.
 * @throws ArchiveError export-not-verified, schemas-missing, disk-full, stopped
 */
export async function writeFgs12(
  ctx: Context,
  draft: Draft,
  frozen: Frozen,
  form: DeliveryForm
): Promise<WrittenPackage> {
  const delivered = await deliveredOf(ctx, frozen, form, { set: FGS_SCHEMAS, erms: null })
  const { at, municipality, official } = delivered
  const { validation } = form
  const own = await openOwnSchemas()
  // Whether some record goes one day, by a rule in force.
  let isAppraised = false
  try {
    const { data, copied } = await writeData(ctx, draft, frozen, {
      base: 'content/',
      validation,
      describe: async (draft, base) => {
        const handlingar = await fgsHandlingar(draft, base)
        return {
          each(record) {
            isAppraised ||= record.facts !== null && mayGo(record.facts)
            return handlingar.each(record)
          },
          end: () => handlingar.end()
        }
      }
    })
    const system: PackageFile[] = []
    const add = async (name: string, text: string, mediaType: string) => {
      await draft.writeWhole(`system/${name}`, text)
      system.push(packageFile(draft, `system/${name}`, mediaType, at))
    }
    await add('LAS-MIG.txt', fill(readMe, { municipality }), 'text/plain')
    for (const { name, text } of [HANDLINGAR_SCHEMA, ...official.files])
      await add(name, text, 'application/xml')
    const judge = openJudge(validation, draft, {
      rules: FGS12_RULES,
      source: 'fgs12-rules',
      official,
      own,
      target: href => decodeURIComponent(href.slice(PLACE.length))
    })
    for (const { path } of data.filter(isOurXml)) await judge.other(path)
    const planned = judge.planned(SIP)
    system.push(...(await writeFindings(draft, { folder: 'system/', validation, at, planned })))
    system.push(...(await writePrograms(draft, at)))
    const heads = { [SIP]: await beginning(xml => writeHead(xml, delivered, frozen, isAppraised)) }
    const { journal, head } = await sealData(ctx, draft, frozen, { base: 'content/', copied, heads })
    const all = [...data, ...journal]
    const sink = await draft.write(SIP)
    const xml = await openXml(sink)
    await writeHead(xml, delivered, frozen, isAppraised)
    await writeFiles(xml, [...all, ...system])
    const { sha256 } = await sink.end()
    ctx.closing.throwIfAborted()
    return await endPackage(draft, { judge, validation, root: SIP, sha256, data: all, head })
  } finally {
    official.close()
    own.close()
  }
}

// Times without a zone are Swedish local time: the format has none.
const stamp = (at: Delivered['at']) => swedish(at, "yyyy-MM-dd'T'HH:mm:ss")

/** What it says of the package as a whole, which is known before its files are. */
async function writeHead(
  xml: XmlWriter,
  delivered: Delivered,
  frozen: Frozen,
  isAppraised: boolean
): Promise<void> {
  const { objId, title, at, appVersion, parties } = delivered
  const { creator, submitter, preservation, agreement } = parties
  const { counts } = frozen
  const { from, to } = spanOf(frozen)
  await xml.open('mets:mets', {
    'xmlns:mets': 'http://www.loc.gov/METS/',
    'xmlns:ext': 'ExtensionMETS',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': SCHEMA_LOCATION,
    OBJID: objId,
    LABEL: title,
    // Without a page it is what its content type specification says.
    TYPE: counts.captures > 0 ? 'Webpages' : 'ERMS',
    PROFILE: FGS12_PROFILE,
    'ext:CONTENTTYPESPECIFICATION': 'FGS Ärendehantering 1.0',
    'ext:SYSTEMTYPE': 'Arkivering av sociala medier',
    'ext:ARCHIVALNAME': creator.name,
    'ext:APPRAISAL': isAppraised ? 'Yes' : 'No',
    'ext:ACCESSRESTRICT': holdsSecret(frozen.db, frozen.id) ? 'Secrecy' : 'GDPR',
    'ext:STARTDATE': from === null ? null : swedishDate(from),
    'ext:ENDDATE': to === null ? null : swedishDate(to)
  })
  await xml.open('mets:metsHdr', {
    CREATEDATE: stamp(at),
    RECORDSTATUS: 'NEW',
    'ext:OAISSTATUS': 'SIP',
    'ext:AGREEMENTFORM': agreement === null ? 'Not specified' : 'AGREEMENT'
  })
  const organization = { TYPE: 'ORGANIZATION' }
  const software = { TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' }
  await writeAgent(xml, { ROLE: 'ARCHIVIST', ...organization }, creator.name, creator.code)
  await writeAgent(xml, { ROLE: 'ARCHIVIST', ...software }, 'Kanalarkiv', appVersion)
  await writeAgent(xml, { ROLE: 'CREATOR', ...organization }, submitter.name, submitter.code)
  await writeAgent(xml, { ROLE: 'CREATOR', ...software }, 'Kanalarkiv', appVersion)
  await writeAgent(
    xml,
    { ROLE: 'OTHER', OTHERROLE: 'SUBMITTER', ...organization },
    submitter.name,
    submitter.code
  )
  if (preservation !== null)
    await writeAgent(xml, { ROLE: 'PRESERVATION', ...organization }, preservation, null)
  // At least one is demanded; without an agreement the package's own name is the reference.
  await xml.leaf('mets:altRecordID', agreement ?? objId, {
    TYPE: agreement === null ? 'REFERENCECODE' : 'SUBMISSIONAGREEMENT'
  })
  await xml.close()
}

async function writeFiles(xml: XmlWriter, files: readonly PackageFile[]): Promise<void> {
  await xml.open('mets:fileSec')
  await xml.open('mets:fileGrp', { ID: 'fgrp001', USE: 'FILES' })
  for (const [index, file] of files.entries()) await writeFile(xml, index + 1, file)
  await xml.close()
  await xml.close()
  await xml.open('mets:structMap', { LABEL: 'No structMap defined in this information package' })
  await xml.leaf('mets:div', null)
  await xml.end()
}

async function writeAgent(
  xml: XmlWriter,
  role: Record<string, string>,
  name: string,
  note: string | null
): Promise<void> {
  await xml.open('mets:agent', role)
  await xml.leaf('mets:name', name)
  if (note !== null) await xml.leaf('mets:note', note)
  await xml.close()
}

async function writeFile(xml: XmlWriter, number: number, file: PackageFile): Promise<void> {
  const format = formatOf(file)
  await xml.open('mets:file', {
    ID: `ID-${number}`,
    MIMETYPE: bareType(file.mediaType),
    SIZE: file.bytes,
    CREATED: stamp(file.created),
    CHECKSUM: file.sha256,
    CHECKSUMTYPE: 'SHA-256',
    'ext:ORIGINALFILENAME': file.originalName ?? file.path.split('/').at(-1) ?? null,
    'ext:FILEFORMATNAME': format?.name ?? null,
    'ext:FORMATREGISTRY': format?.key ? 'PRONOM' : null,
    'ext:FORMATREGISTRYKEY': format?.key ?? null
  })
  await xml.leaf('mets:FLocat', null, {
    LOCTYPE: 'URL',
    'xlink:type': 'simple',
    'xlink:href': PLACE + file.path.split('/').map(encodeURIComponent).join('/')
  })
  await xml.close()
}
