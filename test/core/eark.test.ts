// E-ARK SIPs: valid by the official schemas and by every MUST of the profiles, with a test that breaks each rule.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, readdir, readFile } from 'node:fs/promises'
import { join, posix, resolve } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import type { ExportFormat } from '#shared/export.ts'
import { PROFILES } from '../../electron/core/exports/eark/mets.ts'
import { CSIP_RULES, sipRules } from '../../electron/core/exports/eark/rules.ts'
import { brokenRules } from '../../electron/core/exports/eark/validate.ts'
import { createExport } from '../../electron/core/exports/exports.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { everything, filledArchive } from './exports-archive.ts'

const SCHEMAS = resolve(import.meta.dirname, '../../../shared/standards/schemas')
const hasSchemas = existsSync(SCHEMAS)
const delivery = {
  creator: 'Norrby kommun, kommunstyrelsen',
  creatorCode: 'ORG:2120000000',
  submitter: null,
  submitterCode: null,
  preservation: 'Norrby kommunarkiv',
  agreement: 'KS 2026/123',
  schemas: null
}
const NAMES = { m: 'http://www.loc.gov/METS/', x: 'http://www.w3.org/1999/xlink' }

async function written(format: ExportFormat) {
  const { ctx, dir } = await filledArchive()
  const schemas = hasSchemas ? await officialSchemas() : null
  const made = await createExport(ctx, everything, { format, delivery: { ...delivery, schemas } })
  return { made, ctx, root: join(dir, String(made.folder)) }
}

async function officialSchemas(): Promise<string> {
  const folder = await temporaryFolder()
  for (const path of ['offline/mets.xsd', 'offline/xlink.xsd', 'premis/premis-v3-0.xsd'])
    await copyFile(join(SCHEMAS, path), join(folder, posix.basename(path)))
  for (const name of ['DILCISExtensionMETS.xsd', 'DILCISExtensionSIPMETS.xsd'])
    await copyFile(join(SCHEMAS, 'offline', name), join(folder, name))
  return folder
}

describe.each(['2.1.0', '2.2.0'] as const)('a SIP %s', version => {
  it('is a package in which every file is told of once, with its checksum, and every link leads to it', async () => {
    const { made, root } = await written(`eark-sip-${version}`)
    expect(made).toMatchObject({ state: 'written', format: `eark-sip-${version}` })
    const told = new Map<string, number>()
    for (const [path, base] of [
      ['METS.xml', ''],
      ['representations/rep1/METS.xml', 'representations/rep1']
    ] as const) {
      const document = XmlDocument.fromBuffer(await readFile(join(root, path)))
      expect(document.root.attr('PROFILE')?.value).toBe(PROFILES[version])
      expect(document.root.attr('OBJID')?.value).toBe(
        path === 'METS.xml' ? made.folder?.split('/')[1] : 'rep1'
      )
      for (const node of document.find('//*[@x:href and @LOCTYPE]', NAMES)) {
        const element = node as ReturnType<typeof XmlDocument.prototype.find>[number] & {
          attr(name: string, prefix?: string): { value: string } | null
          name: string
        }
        if (element.name === 'mptr') continue
        const target = posix.join(base, decodeURIComponent(String(element.attr('href', 'xlink')?.value)))
        told.set(target, (told.get(target) ?? 0) + 1)
        const holder = element.name === 'FLocat' ? (element.parent as typeof element) : element
        const bytes = await readFile(join(root, target))
        expect([target, holder.attr('CHECKSUM')?.value]).toEqual([
          target,
          createHash('sha256').update(bytes).digest('hex')
        ])
        expect(holder.attr('SIZE')?.value).toBe(String(bytes.length))
      }
      document.dispose()
    }
    const there = (await readdir(root, { recursive: true, withFileTypes: true }))
      .filter(entry => entry.isFile())
      .map(entry => posix.relative(root, posix.join(entry.parentPath, entry.name)))
    expect([...told].filter(([, times]) => times !== 1)).toEqual([])
    expect([...told.keys(), 'METS.xml'].sort()).toEqual(there.sort())
  })

  it.skipIf(!hasSchemas)(
    'says in PREMIS what was done to each record, and goes with the official schemas',
    async () => {
      const { root } = await written(`eark-sip-${version}`)
      expect((await readdir(join(root, 'schemas'))).sort()).toEqual([
        ...['DILCISExtensionMETS.xsd', 'DILCISExtensionSIPMETS.xsd', 'dc-elements.xsd', 'mets.xsd'],
        ...['premis.xsd', 'simpledc.xsd', 'xlink.xsd']
      ])
      const premis = await readFile(
        join(root, 'representations/rep1/metadata/preservation/premis.xml'),
        'utf8'
      )
      for (const type of ['capture', 'information package creation'])
        expect(premis).toContain(`<eventType>${type}</eventType>`)
      expect(premis).toContain('data/index.csv')
    }
  )
})

it('a folder that lacks official schemas is refused by name, and no package is left', async () => {
  const { ctx, dir } = await filledArchive()
  const wrong = { ...delivery, schemas: join(dir, 'objects') }
  await expect(
    createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: wrong })
  ).rejects.toMatchObject({ code: 'schemas-missing' })
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
  ['SIP27', [/(<mets:agent ROLE="PRESERVATION"[\s\S]*?<\/mets:agent>)/, '$1$1']],
  ['SIP28', wrong('TYPE', agent('PRESERVATION'))],
  ['SIP29', [/(ROLE="PRESERVATION"[^>]*>\s*)<mets:name>[^<]*<\/mets:name>/, '$1']],
  ['SIP31', [/(ROLE="PRESERVATION"[^>]*>\s*<mets:name>[^<]*<\/mets:name>)/, '$1<mets:note>x</mets:note>']]
])

describe('the rules', () => {
  const rules = [...CSIP_RULES, ...sipRules(PROFILES['2.2.0'])]
  let made: Promise<string> | undefined
  const rightMets = () => {
    made ??= written('eark-sip-2.2.0').then(({ root }) => readFile(join(root, 'METS.xml'), 'utf8'))
    return made
  }
  const broken = (xml: string) => {
    const document = XmlDocument.fromString(xml)
    try {
      return brokenRules(document, rules, 'METS.xml').map(({ rule }) => rule)
    } finally {
      document.dispose()
    }
  }

  it('are all there, and a package that is right breaks none', async () => {
    // 86 of CSIP and 18 of SIP, but for SIP22 to SIP24, which are about contact persons.
    expect([CSIP_RULES.length, sipRules('').length]).toEqual([86, 15])
    expect(new Set(rules.map(([id]) => id)).size).toBe(101)
    expect([...BREAKS.keys()].sort()).toEqual(rules.map(([id]) => id).sort())
    expect(broken(await rightMets())).toEqual([])
  })

  it.each(rules.map(([id]) => id))('%s is missed when it is broken', async id => {
    const mets = await rightMets()
    const [found, instead] = BREAKS.get(id) ?? [/$./, '']
    // What holds of rights metadata is tried on provenance metadata by that name: our packages have none.
    const number = Number(id.replace('CSIP', ''))
    const start = number >= 49 && number <= 57 ? mets.replaceAll('mets:digiprovMD', 'mets:rightsMD') : mets
    const changed = start.replace(found, instead)
    expect(changed).not.toBe(start)
    expect(broken(changed)).toContain(id)
  })
})
