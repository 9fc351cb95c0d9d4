// E-ARK SIPs: valid by the official schemas and by every MUST of the profiles, with a test that breaks each rule.
import { createHash } from 'node:crypto'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { type ExportFormat, PackageReceiver } from '#shared/export.ts'
import { saveDelivery } from '../../electron/core/delivery/exports/delivery-setting.ts'
import { bareType, fileFormat } from '../../electron/core/delivery/exports/eark/files.ts'
import { PROFILES } from '../../electron/core/delivery/exports/eark/mets.ts'
import {
  CSIP_RULES,
  FGS12_RULES,
  sip21Rules,
  sipRules
} from '../../electron/core/delivery/exports/eark/rules.ts'
import { FGS_SCHEMAS, readOfficialSchemas } from '../../electron/core/delivery/exports/eark/schemas.ts'
import { brokenRules } from '../../electron/core/delivery/exports/eark/validate.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { saveReceiver } from '../../electron/core/delivery/exports/receivers.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { filesUnder } from '../helpers/files-under.ts'
import { SCHEMAS } from '../helpers/schemas.ts'
import { everything, filledArchive } from './exports-archive.ts'

const delivery = {
  creator: 'Norrby kommun, kommunstyrelsen',
  creatorCode: 'ORG:2120000142',
  submitter: null,
  submitterCode: null,
  preservation: 'Norrby kommunarkiv',
  agreement: 'KS 2026/123',
  schemas: null
}
const NAMES = { m: 'http://www.loc.gov/METS/', x: 'http://www.w3.org/1999/xlink' }

async function written(format: ExportFormat) {
  const { ctx, dir } = await filledArchive()
  const schemas = await officialSchemas(format)
  const made = await createExport(ctx, everything, { format, delivery: { ...delivery, schemas } })
  return { made, ctx, root: join(dir, String(made.folder)) }
}

/** The schemas of others in a folder of one's own, as somebody has them who does not want those that come along. */
async function officialSchemas(format: ExportFormat): Promise<string> {
  const folder = await temporaryFolder()
  await cp(join(SCHEMAS, format === 'fgs-1.2' ? 'fgs-1.2' : 'eark'), folder, { recursive: true })
  return folder
}

/** The package as its receiver sees it: every file that is told of, with what is said of it, and every file there is. */
async function received(root: string, mets: readonly (readonly [path: string, base: string])[]) {
  const told: { path: string; sha256: string | undefined; bytes: string | undefined }[] = []
  for (const [path, base] of mets) {
    const document = XmlDocument.fromBuffer(await readFile(join(root, path)))
    for (const node of document.find('//m:mdRef | //m:file', NAMES)) {
      const element = node as XmlElement
      const place = element.name === 'file' ? (element.get('./m:FLocat', NAMES) as XmlElement) : element
      const href = String(place.attr('href', 'xlink')?.value).replace(/^file:\/\/\//, '')
      const [sha256, bytes] = [element.attr('CHECKSUM')?.value, element.attr('SIZE')?.value]
      told.push({ path: posix.join(base, decodeURIComponent(href)), sha256, bytes })
    }
    document.dispose()
  }
  return { told: told.sort(byPath), there: await filesUnder(root) }
}

/** Every id of a METS. No other METS of the package may have one of them (CSIP18, CSIP33, CSIP59, CSIP65, CSIP67 and on). */
async function idsIn(path: string): Promise<string[]> {
  const document = XmlDocument.fromBuffer(await readFile(path))
  const ids = document.find('//@ID').map(({ content }) => content)
  document.dispose()
  return ids
}

const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1)

const PACKAGES = [
  [
    'eark-sip-2.1.0',
    [
      ['METS.xml', ''],
      ['representations/rep1/METS.xml', 'representations/rep1']
    ]
  ],
  [
    'eark-sip-2.2.0',
    [
      ['METS.xml', ''],
      ['representations/rep1/METS.xml', 'representations/rep1']
    ]
  ],
  ['fgs-1.2', [['sip.xml', '']]]
] as const

describe.each(PACKAGES)('a package in the form %s', (format, mets) => {
  it('tells of every file once, with its checksum and its size, and of no other', async () => {
    const { made, root } = await written(format)
    expect(made).toMatchObject({ state: 'written', format })
    const { told, there } = await received(root, mets)
    expect([...told.map(({ path }) => path), mets[0][0]].sort()).toEqual(there)
    for (const { path, ...said } of told) {
      const bytes = await readFile(join(root, path))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      expect([path, said]).toEqual([path, { sha256, bytes: String(bytes.length) }])
    }
    const ids = await Promise.all(mets.map(([path]) => idsIn(join(root, path))))
    expect(ids.flat().length).toBeGreaterThan(5)
    expect(new Set(ids.flat()).size).toBe(ids.flat().length)
    const [first] = mets
    const document = XmlDocument.fromBuffer(await readFile(join(root, first[0])))
    expect(document.root.attr('OBJID')?.value).toBe(made.folder?.split('/')[1])
    document.dispose()
  })
})

it('says in PREMIS what was done to each record, and goes with the official schemas', async () => {
  const { root } = await written('eark-sip-2.1.0')
  expect((await readdir(join(root, 'schemas'))).sort()).toEqual([
    ...[
      'DILCISExtensionMETS.xsd',
      'DILCISExtensionSIPMETS.xsd',
      'ERMS.xsd',
      'dc-elements.xsd',
      'ead3.xsd',
      'mets.xsd'
    ],
    ...['premis.xsd', 'simpledc.xsd', 'xlink.xsd']
  ])
  const premis = await readFile(join(root, 'representations/rep1/metadata/preservation/premis.xml'), 'utf8')
  for (const type of ['capture', 'information package creation'])
    expect(premis).toMatch(new RegExp(`<eventType [^>]*>${type}</eventType>`))
  expect(premis).toContain('data/index.csv')
})

it('a schema with a document type of its own is not taken: it would go along, and lead the receiver’s parser elsewhere', async () => {
  const folder = await temporaryFolder()
  const at = join(import.meta.dirname, '../../resources/schemas/fgs-1.2')
  await cp(at, folder, { recursive: true })
  const read = () => readOfficialSchemas(folder, { set: FGS_SCHEMAS, erms: null })
  ;(await read()).close()
  const name = join(folder, 'CSPackageMETS.xsd')
  const dtd = '<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
  await writeFile(name, (await readFile(name, 'utf8')).replace(/<(?=(?:\w+:)?schema)/, `${dtd}<`))
  await expect(read()).rejects.toMatchObject({
    ...{ code: 'schemas-missing', params: { folder, what: 'CSPackageMETS.xsd' } }
  })
})

it('a folder that lacks official schemas is refused by name, and no package is left', async () => {
  const { ctx, dir } = await filledArchive()
  const wrong = { ...delivery, schemas: join(dir, 'objects') }
  await expect(
    createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: wrong })
  ).rejects.toMatchObject({ code: 'schemas-missing' })
  // One that is not there is refused whatever the form, and is not remembered.
  const gone = { ...delivery, schemas: join(dir, 'ingen-mapp') }
  const refused = { code: 'schemas-folder-missing', params: { folder: gone.schemas } }
  for (const format of ['eark-sip-2.1.0', 'bagit'] as const)
    await expect(createExport(ctx, everything, { format, delivery: gone })).rejects.toMatchObject(refused)
  expect(() => saveDelivery(ctx, gone)).toThrow(expect.objectContaining(refused))
  const receiver = { name: 'Arkivet', receiver: 'e-archive', format: 'eark-sip-2.1.0', delivery: gone }
  expect(() => saveReceiver(ctx, PackageReceiver.parse(receiver))).toThrow(expect.objectContaining(refused))
  expect(await readdir(join(dir, 'exports'))).toEqual([])
})

// For each rule, how to break it in a METS that is right: what is looked for, and what is put there instead.
const gone = (attribute: string, within: RegExp): Break => [
  new RegExp(`(${within.source}[^>]*?) ${attribute}="[^"]*"`),
  '$1'
]
const wrong = (attribute: string, within: RegExp): Break => [
  new RegExp(`(${within.source}[^>]*? ${attribute}=")[^"]*"`),
  '$1X"'
]
type Break = readonly [RegExp, string]
const METS = /<mets:mets\b/
const HDR = /<mets:metsHdr\b/
const DMD = /<mets:dmdSec\b/
const DMDREF = /<mets:mdRef\b(?=[^>]*MDTYPE="DC")/
const AMDREF = /<mets:mdRef\b(?=[^>]*MDTYPE="PREMIS")/
const FILE = /<mets:file\b/
const FLOCAT = /<mets:FLocat\b/
const GROUP = /<mets:fileGrp\b/
const STRUCT = /<mets:structMap\b/
const div = (label: string) => new RegExp(`<mets:div\\b(?=[^>]*LABEL="${label}")`)
const MPTR = /<mets:mptr\b/
const agent = (role: string) => new RegExp(`<mets:agent ROLE="${role}"`)

const refs = (ids: readonly string[], of: RegExp, type: string): [string, Break][] => {
  const breaks: Break[] = [
    wrong('LOCTYPE', of),
    wrong('xlink:type', of),
    gone('xlink:href', of),
    [new RegExp(` MDTYPE="${type}"`), ''],
    gone('MIMETYPE', of),
    gone('SIZE', of),
    gone('CREATED', of),
    gone('CHECKSUM', of),
    gone('CHECKSUMTYPE', of)
  ]
  return ids.map((id, index) => [id, breaks[index] ?? wrong('', of)])
}
const ids = (from: number) => Array.from({ length: 9 }, (_, index) => `CSIP${from + index}`)

/** One more agent after the program. */
const contact = (attributes: string, name = '<mets:name>Åsa</mets:name>'): Break => [
  /(<mets:agent ROLE="CREATOR"[\s\S]*?<\/mets:agent>)/,
  `$1<mets:agent ${attributes}>${name}</mets:agent>`
]

const BREAKS = new Map<string, Break>([
  ['CSIP1', gone('OBJID', METS)],
  ['CSIP2', gone('TYPE', METS)],
  ['CSIP6', gone('PROFILE', METS)],
  ['CSIP117', [/<mets:metsHdr[\s\S]*<\/mets:metsHdr>/, '']],
  ['CSIP7', [/(<mets:metsHdr CREATEDATE="[^T"]*)T[^"]*"/, '$1"']],
  ['CSIP9', wrong('csip:OAISPACKAGETYPE', HDR)],
  ['CSIP10', [/<mets:agent[\s\S]*<\/mets:agent>/, '']],
  ['CSIP11', [/ROLE="CREATOR"/, 'ROLE="EDITOR"']],
  ['CSIP12', wrong('TYPE', agent('CREATOR'))],
  ['CSIP13', wrong('OTHERTYPE', agent('CREATOR'))],
  ['CSIP14', [/(ROLE="CREATOR"[^>]*>\s*)<mets:name>[^<]*<\/mets:name>/, '$1']],
  ['CSIP15', [/(ROLE="CREATOR"[^>]*>[\s\S]*?)<mets:note[\s\S]*?<\/mets:note>/, '$1']],
  ['CSIP16', [/csip:NOTETYPE="SOFTWARE VERSION"/, 'csip:NOTETYPE="X"']],
  ['CSIP18', gone('ID', DMD)],
  ['CSIP19', gone('CREATED', DMD)],
  ...refs(ids(22), DMDREF, 'DC'),
  ['CSIP33', gone('ID', /<mets:digiprovMD\b/)],
  ...refs(ids(36), AMDREF, 'PREMIS'),
  [
    'CSIP46',
    [/<mets:digiprovMD ID="[^"]*"([\s\S]*?)<\/mets:digiprovMD>/, '<mets:rightsMD$1</mets:rightsMD>']
  ],
  ...refs(ids(49), AMDREF, 'PREMIS'),
  ['CSIP59', gone('ID', /<mets:fileSec\b/)],
  ['CSIP60', [/USE="Documentation"/, 'USE="X"']],
  ['CSIP113', [/USE="Schemas"/, 'USE="X"']],
  ['CSIP114', [/USE="Representations[^"]*"/, 'USE="X"']],
  ['CSIP64', gone('USE', GROUP)],
  ['CSIP65', gone('ID', GROUP)],
  ['CSIP66', [/(<mets:fileGrp[^>]*>)[\s\S]*?(<\/mets:fileGrp>)/, '$1$2']],
  ['CSIP67', gone('ID', FILE)],
  ['CSIP68', gone('MIMETYPE', FILE)],
  ['CSIP69', gone('SIZE', FILE)],
  ['CSIP70', gone('CREATED', FILE)],
  ['CSIP71', gone('CHECKSUM', FILE)],
  ['CSIP72', gone('CHECKSUMTYPE', FILE)],
  ['CSIP76', [/<mets:FLocat[^>]*\/>/, '']],
  ['CSIP77', wrong('LOCTYPE', FLOCAT)],
  ['CSIP78', wrong('xlink:type', FLOCAT)],
  ['CSIP79', gone('xlink:href', FLOCAT)],
  ['CSIP80', [/<mets:structMap[\s\S]*<\/mets:structMap>/, '']],
  ['CSIP81', wrong('TYPE', STRUCT)],
  ['CSIP82', wrong('LABEL', STRUCT)],
  ['CSIP83', gone('ID', STRUCT)],
  ['CSIP84', [/(<mets:structMap[^>]*>)/, '$1<mets:div ID="d"/>']],
  ['CSIP85', gone('ID', /<mets:div\b/)],
  ['CSIP88', [/LABEL="Metadata"/, 'LABEL="X"']],
  ['CSIP89', gone('ID', div('Metadata'))],
  ['CSIP90', [/(<mets:div[^>]*LABEL="Metadata"[^>]*\/>)/, '$1$1']],
  ['CSIP94', gone('ID', div('Documentation'))],
  ['CSIP95', [/LABEL="Documentation"/, 'LABEL="X"']],
  ['CSIP116', [/(LABEL="Documentation"[^>]*>\s*)<mets:fptr[^>]*\/>/, '$1']],
  ['CSIP98', gone('ID', div('Schemas'))],
  ['CSIP99', [/LABEL="Schemas"/, 'LABEL="X"']],
  ['CSIP118', [/(LABEL="Schemas"[^>]*>\s*)<mets:fptr[^>]*\/>/, '$1']],
  ['CSIP102', gone('ID', div('Representations'))],
  ['CSIP103', [/LABEL="Representations"/, 'LABEL="X"']],
  ['CSIP119', [/(LABEL="Representations"[^>]*>\s*)<mets:fptr[^>]*\/>/, '$1']],
  ['CSIP106', gone('ID', div('Representations/rep1'))],
  ['CSIP107', gone('LABEL', div('Representations/rep1'))],
  ['CSIP108', wrong('xlink:title', MPTR)],
  ['CSIP109', [/<mets:mptr[^>]*\/>/, '']],
  ['CSIP110', gone('xlink:href', MPTR)],
  ['CSIP111', wrong('xlink:type', MPTR)],
  ['CSIP112', wrong('LOCTYPE', MPTR)],
  ['SIP2', wrong('PROFILE', METS)],
  ['SIP4', [/OAISPACKAGETYPE="SIP"/, 'OAISPACKAGETYPE="AIP"']],
  ['SIP10', [/(<mets:agent ROLE="ARCHIVIST"[\s\S]*?<\/mets:agent>)/, '$1$1']],
  ['SIP11', wrong('TYPE', agent('ARCHIVIST'))],
  ['SIP12', [/(ROLE="ARCHIVIST"[^>]*>\s*)<mets:name>[^<]*<\/mets:name>/, '$1']],
  ['SIP14', [/(ROLE="ARCHIVIST"[\s\S]*?<mets:note) csip:NOTETYPE="[^"]*"/, '$1']],
  ['SIP15', [/OTHERROLE="SUBMITTER"/, 'OTHERROLE="X"']],
  ['SIP16', [/ROLE="OTHER" (OTHERROLE="SUBMITTER")/, 'ROLE="EDITOR" $1']],
  ['SIP17', [/(OTHERROLE="SUBMITTER" TYPE=")[^"]*"/, '$1X"']],
  ['SIP18', [/(OTHERROLE="SUBMITTER"[^>]*>\s*)<mets:name>[^<]*<\/mets:name>/, '$1']],
  ['SIP20', [/(OTHERROLE="SUBMITTER"[^>]*>\s*<mets:name>[^<]*<\/mets:name>)/, '$1<mets:note>x</mets:note>']],
  ['SIP22', contact('ROLE="EDITOR" TYPE="INDIVIDUAL"')],
  ['SIP23', contact('ROLE="CREATOR" TYPE="ORGANIZATION"')],
  ['SIP24', contact('ROLE="CREATOR" TYPE="INDIVIDUAL"', '')],
  ['SIP27', [/(<mets:agent ROLE="PRESERVATION"[\s\S]*?<\/mets:agent>)/, '$1$1']],
  ['SIP28', wrong('TYPE', agent('PRESERVATION'))],
  ['SIP29', [/(ROLE="PRESERVATION"[^>]*>\s*)<mets:name>[^<]*<\/mets:name>/, '$1']],
  ['SIP31', [/(ROLE="PRESERVATION"[^>]*>\s*<mets:name>[^<]*<\/mets:name>)/, '$1<mets:note>x</mets:note>']]
])

const FGS_BREAKS = new Map<string, Break>([
  ['FGS12-OBJID', gone('OBJID', METS)],
  ['FGS12-PROFILE', wrong('PROFILE', METS)],
  ['FGS12-TYPE', wrong('TYPE', METS)],
  ['FGS12-METSHDR', [/<mets:metsHdr[\s\S]*<\/mets:metsHdr>/, '']],
  ['FGS12-CREATEDATE', gone('CREATEDATE', HDR)],
  ['FGS12-AGENTS', [/<mets:agent[\s\S]*<\/mets:agent>/, '']],
  ['FGS12-AGENT-TYPE', gone('TYPE', agent('CREATOR'))],
  ['FGS12-AGENT-NOTE', [/<mets:note>/, '<mets:note NOTETYPE="x">']],
  ['FGS12-ALTRECORDID', [/<mets:altRecordID[\s\S]*<\/mets:altRecordID>/, '']],
  ['FGS12-STRUCTMAP', [/<mets:structMap[\s\S]*<\/mets:structMap>/, '']],
  ['FGS12-MIMETYPE', gone('MIMETYPE', FILE)],
  ['FGS12-SIZE', gone('SIZE', FILE)],
  ['FGS12-CREATED', gone('CREATED', FILE)],
  ['FGS12-CHECKSUM', gone('CHECKSUM', FILE)],
  ['FGS12-CHECKSUMTYPE', gone('CHECKSUMTYPE', FILE)],
  ['FGS12-FLOCAT', [/<mets:FLocat[^>]*\/>/, '']]
])

/** What 2.1.0 requires beside. */
const OLDER = sip21Rules(PROFILES['2.1.0']).filter(([id]) => id.endsWith('(2.1.0)'))
const OLDER_BREAKS = new Map<string, Break>([
  ['SIP2 (2.1.0)', wrong('PROFILE', METS)],
  ['CSIP96 (2.1.0)', [/(LABEL="Documentation"[^>]*>\s*)<mets:fptr[^>]*\/>/, '$1']],
  ['CSIP100 (2.1.0)', [/(LABEL="Schemas"[^>]*>\s*)<mets:fptr[^>]*\/>/, '$1']],
  ['CSIP104 (2.1.0)', [/(LABEL="Representations"[^>]*>\s*)<mets:fptr[^>]*\/>/, '$1']]
])

describe.each([
  ['E-ARK SIP 2.1.0', 'eark-sip-2.1.0', 'METS.xml', OLDER, OLDER_BREAKS],
  ['E-ARK SIP', 'eark-sip-2.2.0', 'METS.xml', [...CSIP_RULES, ...sipRules(PROFILES['2.2.0'])], BREAKS],
  ['FGS 1.2', 'fgs-1.2', 'sip.xml', FGS12_RULES, FGS_BREAKS]
] as const)('the rules of %s', (_name, format, path, rules, breaks) => {
  let made: Promise<string> | undefined
  const rightMets = () => {
    made ??= written(format).then(({ root }) => readFile(join(root, path), 'utf8'))
    return made
  }
  const broken = (xml: string) => {
    const document = XmlDocument.fromString(xml)
    try {
      return brokenRules(document, rules, path).map(({ rule }) => rule)
    } finally {
      document.dispose()
    }
  }

  it('are each tried below, and a package that is right breaks none', async () => {
    expect([...breaks.keys()].sort()).toEqual(rules.map(([id]) => id).sort())
    expect(broken(await rightMets())).toEqual([])
  })

  it.each(rules.map(([id]) => id))('%s is missed when it is broken', async id => {
    const mets = await rightMets()
    const [found, instead] = breaks.get(id) ?? [/$./, '']
    // What holds of rights metadata is tried on provenance metadata by that name: our packages have none.
    const number = Number(id.replace('CSIP', ''))
    const start = number >= 49 && number <= 57 ? mets.replaceAll('mets:digiprovMD', 'mets:rightsMD') : mets
    const changed = start.replace(found, instead)
    expect(changed).not.toBe(start)
    expect(broken(changed)).toContain(id)
  })
})

it('has no media type that IANA does not know, whatever a mail calls its attachments', () => {
  const unknown = 'application/octet-stream'
  for (const [said, told] of [
    ['text/html; charset=utf-8', 'text/html'],
    ['IMAGE/JPG', 'image/jpeg'],
    ['application/x-zip-compressed', 'application/zip'],
    ['application/x-msdownload', unknown],
    ['image/x.thing', unknown],
    ['bild/jpeg', unknown],
    ['application/', unknown],
    ['"><mets:file', unknown],
    ['', unknown]
  ])
    expect(bareType(String(said))).toBe(told)
})

it('claims no version of PNG, which its media type does not tell', () => {
  expect(fileFormat('image/png')).toEqual({ name: 'Portable Network Graphics', version: null, key: null })
  expect(fileFormat('application/json')?.key).toBe('fmt/817')
})

it('has every MUST of CSIP 2.2.0 and of SIP 2.2.0', () => {
  expect([CSIP_RULES.length, sipRules('').length]).toEqual([86, 18])
})
