// METS.xml of a package or of one representation: E-ARK CSIP and SIP, 2.1.0 (FGS Paketstruktur 2.0) and 2.2.0.
import type { SipVersion } from '#shared/export.ts'
import type { Instant } from '#shared/ids.ts'
import { beginning, openXml, type XmlWriter } from '../../../formats/xml/xml.ts'
import { swedishStamp } from '../../../kernel/swedish-time.ts'
import type { TextFile } from '../disk.ts'
import type { Parties } from './delivered.ts'
import { bareType, formatOf, hrefOf, type PackageFile } from './files.ts'

/** SIP2: the profile that the package claims to follow. */
export const PROFILES: Readonly<Record<SipVersion, string>> = {
  '2.1.0': 'https://earksip.dilcis.eu/profile/E-ARK-SIP.xml',
  '2.2.0': 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml'
}
const NAMESPACES = {
  'xmlns:mets': 'http://www.loc.gov/METS/',
  'xmlns:csip': 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
  'xmlns:sip': 'https://DILCIS.eu/XML/METS/SIPExtensionMETS',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance'
}
/** What kind of content a package holds: CSIP2. */
const TYPES = { pages: 'Web Archives', mixed: 'Mixed', erms: 'Datasets' } as const
/** The version of CITS ERMS that each version of a SIP can declare: 3.0 is in the vocabulary of 2.2.0 only. */
const ERMS_TYPES: Readonly<Record<SipVersion, string>> = {
  '2.1.0': 'citserms_v2_1',
  '2.2.0': 'citserms_v3_0'
}

/** CSIP4 and CSIP5, and the same on every representation (CSIP62 and CSIP63). */
function informationOf({ content, version }: Pick<Mets, 'content' | 'version'>): Record<string, string> {
  if (content === 'erms') return { 'csip:CONTENTINFORMATIONTYPE': ERMS_TYPES[version] }
  return {
    'csip:CONTENTINFORMATIONTYPE': 'OTHER',
    'csip:OTHERCONTENTINFORMATIONTYPE': 'Kanalarkiv records 1'
  }
}

/** Only what is in a representation follows its specification; eark-validator wants a content type of every group. */
function informationIn(use: string, mets: Mets): Record<string, string> {
  if (mets.content !== 'erms' || use.startsWith('Representations/')) return informationOf(mets)
  return { 'csip:CONTENTINFORMATIONTYPE': 'OTHER', 'csip:OTHERCONTENTINFORMATIONTYPE': use }
}

/** One METS file. Paths of files are from where the METS file stands. */
export type Mets = {
  readonly version: SipVersion
  readonly content: keyof typeof TYPES
  /** CSIP1: the name of the folder in which it stands. */
  readonly objId: string
  readonly label: string
  readonly at: Instant
  readonly appVersion: string
  readonly parties: Parties
  readonly descriptive: readonly (PackageFile & { readonly standard: 'DC' | 'EAD' })[]
  readonly preservation: readonly PackageFile[]
  readonly groups: readonly Group[]
  /** Representations that have a METS of their own: the name of each and the group its METS stands in. */
  readonly pointers: readonly { readonly use: string; readonly href: string }[]
}

type Group = { readonly use: string; readonly files: Iterable<PackageFile> }

/** An id that is in no other METS of the package (CSIP18, 33, 59, 65, 67, 83, 85 and on): it begins as what the METS is of. */
const idIn = ({ objId }: Mets, name: string) => `${objId}-${name}`

/** Writes it all, a file at a time. */
export async function writeMets(sink: TextFile, mets: Mets): Promise<void> {
  const xml = await openXml(sink)
  await writeHead(xml, mets)
  const dmd = await writeDescriptive(xml, mets)
  const amd = await writeProvenance(xml, mets)
  const groups = await writeFiles(xml, mets)
  await writeStructure(xml, mets, { dmd, amd, groups })
}

type Head = Pick<Mets, 'version' | 'content' | 'objId' | 'label' | 'at' | 'appVersion' | 'parties'>

/** What it says of the package as a whole, which is known before its files are. */
export const headOfMets = (mets: Head) => beginning(xml => writeHead(xml, mets))

async function writeHead(xml: XmlWriter, mets: Head): Promise<void> {
  await xml.open('mets:mets', {
    ...NAMESPACES,
    OBJID: mets.objId,
    LABEL: mets.label,
    TYPE: TYPES[mets.content],
    ...informationOf(mets),
    PROFILE: PROFILES[mets.version]
  })
  await writeHeader(xml, mets)
}

async function writeHeader(xml: XmlWriter, { at, appVersion, parties }: Head): Promise<void> {
  await xml.open('mets:metsHdr', {
    CREATEDATE: swedishStamp(at),
    LASTMODDATE: swedishStamp(at),
    RECORDSTATUS: 'NEW',
    'csip:OAISPACKAGETYPE': 'SIP'
  })
  await writeAgent(xml, { ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' }, 'Kanalarkiv', [
    'SOFTWARE VERSION',
    appVersion
  ])
  const { creator, submitter, preservation, agreement } = parties
  const organization = { TYPE: 'ORGANIZATION' }
  await writeAgent(xml, { ROLE: 'ARCHIVIST', ...organization }, creator.name, codeOf(creator.code))
  await writeAgent(
    xml,
    { ROLE: 'OTHER', OTHERROLE: 'SUBMITTER', ...organization },
    submitter.name,
    codeOf(submitter.code)
  )
  if (preservation !== null)
    await writeAgent(xml, { ROLE: 'PRESERVATION', ...organization }, preservation, null)
  if (agreement !== null) await xml.leaf('mets:altRecordID', agreement, { TYPE: 'SUBMISSIONAGREEMENT' })
  await xml.close()
}

const codeOf = (code: string | null) => (code === null ? null : (['IDENTIFICATIONCODE', code] as const))

async function writeAgent(
  xml: XmlWriter,
  role: Record<string, string>,
  name: string,
  note: readonly [type: string, text: string] | null
): Promise<void> {
  await xml.open('mets:agent', role)
  await xml.leaf('mets:name', name)
  if (note !== null) await xml.leaf('mets:note', note[1], { 'csip:NOTETYPE': note[0] })
  await xml.close()
}

async function writeDescriptive(xml: XmlWriter, mets: Mets): Promise<string[]> {
  const { descriptive, at } = mets
  const ids: string[] = []
  for (const file of descriptive) {
    const ID = idIn(mets, `dmd-${ids.length + 1}`)
    await xml.open('mets:dmdSec', { ID, CREATED: swedishStamp(at), STATUS: 'CURRENT' })
    await xml.leaf('mets:mdRef', null, { ...reference(file), MDTYPE: file.standard })
    await xml.close()
    ids.push(ID)
  }
  return ids
}

async function writeProvenance(xml: XmlWriter, mets: Mets): Promise<string[]> {
  const { preservation, at } = mets
  const ids: string[] = []
  await xml.open('mets:amdSec', { ID: idIn(mets, 'amd-1') })
  for (const file of preservation) {
    const ID = idIn(mets, `digiprov-${ids.length + 1}`)
    await xml.open('mets:digiprovMD', { ID, CREATED: swedishStamp(at), STATUS: 'CURRENT' })
    await xml.leaf('mets:mdRef', null, { ...reference(file), MDTYPE: 'PREMIS', MDTYPEVERSION: '3.0' })
    await xml.close()
    ids.push(ID)
  }
  await xml.close()
  return ids
}

const link = (path: string) => ({ LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': hrefOf(path) })

const facts = ({ mediaType, bytes, created, sha256 }: PackageFile) => ({
  MIMETYPE: bareType(mediaType),
  SIZE: bytes,
  CREATED: swedishStamp(created),
  CHECKSUM: sha256,
  CHECKSUMTYPE: 'SHA-256'
})

const reference = (file: PackageFile) => ({ ...link(file.path), ...facts(file) })

async function writeFiles(xml: XmlWriter, mets: Mets): Promise<Map<string, string>> {
  const { groups } = mets
  const ids = new Map<string, string>()
  let number = 0
  await xml.open('mets:fileSec', { ID: idIn(mets, 'filesec-1') })
  for (const { use, files } of groups) {
    const id = idIn(mets, `grp-${ids.size + 1}`)
    ids.set(use, id)
    await xml.open('mets:fileGrp', { ID: id, USE: use, ...informationIn(use, mets) })
    for (const file of files) {
      const format = formatOf(file)
      await xml.open('mets:file', {
        ID: idIn(mets, `file-${++number}`),
        ...facts(file),
        'sip:FILEFORMATNAME': format?.name ?? null,
        'sip:FILEFORMATVERSION': format?.version ?? null,
        'sip:FORMATREGISTRY': format?.key ? 'PRONOM' : null,
        'sip:FORMATREGISTRYKEY': format?.key ?? null
      })
      await xml.leaf('mets:FLocat', null, link(file.path))
      await xml.close()
    }
    await xml.close()
  }
  await xml.close()
  return ids
}

async function writeStructure(
  xml: XmlWriter,
  mets: Mets,
  { dmd, amd, groups }: { dmd: string[]; amd: string[]; groups: Map<string, string> }
): Promise<void> {
  const { objId, pointers } = mets
  let number = 0
  const id = () => idIn(mets, `div-${++number}`)
  await xml.open('mets:structMap', { ID: idIn(mets, 'struct-1'), TYPE: 'PHYSICAL', LABEL: 'CSIP' })
  await xml.open('mets:div', { ID: id(), LABEL: objId })
  await xml.leaf('mets:div', null, {
    ID: id(),
    LABEL: 'Metadata',
    ADMID: amd.join(' '),
    DMDID: dmd.length > 0 ? dmd.join(' ') : null
  })
  for (const label of ['Documentation', 'Schemas', 'Representations']) {
    await xml.open('mets:div', { ID: id(), LABEL: label })
    for (const [use, FILEID] of groups)
      if (use === label || use.startsWith(`${label}/`)) await xml.leaf('mets:fptr', null, { FILEID })
    await xml.close()
  }
  for (const { use, href } of pointers) {
    await xml.open('mets:div', { ID: id(), LABEL: use })
    await xml.leaf('mets:mptr', null, { ...link(href), 'xlink:title': groups.get(use) ?? null })
    await xml.close()
  }
  await xml.end()
}
