// Packages of the golden archive before the programs of others that Debian and npm offer: documents, XML, zips and bags.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, vi } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { expectWhole } from '../helpers/golden-whole.ts'
import { before, filesIn, golden, onPath, said, without } from '../helpers/validators.ts'

vi.setConfig({ testTimeout: 900_000 })

const JARS = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'javax.activation',
  'jaxb-api'
].map(jar => `/usr/share/java/${jar}.jar`)
const LEVELS = ['1b', '2b'] as const

it('is whole in every form, with and without what is secret, and nothing in it that may not be', async () => {
  const archive = await golden()
  for (const format of ExportFormat.options) await expectWhole(archive, format)
})

/** What the program wrote as PDF: documents of records, and copies that were disclosed. */
async function documents(): Promise<Record<(typeof LEVELS)[number], string[]>> {
  const { written } = await golden()
  const found: Record<string, string[]> = {}
  for (const level of LEVELS)
    found[level] = await filesIn((await written(`diary-pdfa-${level}`)).root, 'underlag.pdf')
  const { '1b': one = [], '2b': two = [] } = found
  expect(one.length).toBeGreaterThan(20)
  const copies = await filesIn((await written('bagit')).root, '.pdf')
  expect(copies.length).toBeGreaterThan(0)
  return { '1b': one, '2b': [...two, ...copies] }
}

before('qpdf finds nothing wrong in the documents', without('qpdf', 'qpdf'), async () => {
  for (const path of Object.values(await documents()).flat())
    expect(await said('qpdf', ['--check', path])).toContain('No syntax')
})

before(
  'PDFBox Preflight calls the documents PDF/A-1b',
  JARS.every(existsSync) && onPath('java')
    ? null
    : 'there is no PDFBox, which Debian has in libpdfbox2-java, libactivation-java and libjaxb-api-java',
  async () => {
    const main = 'org.apache.pdfbox.preflight.Validator_A1b'
    for (const path of (await documents())['1b'])
      expect(await said('java', ['-cp', JARS.join(':'), main, path])).toContain('is a valid PDF/A-1b file')
  }
)

before('JHOVE calls the documents well-formed and valid', without('jhove', 'jhove'), async () => {
  const paths = Object.values(await documents()).flat()
  const told = await said('jhove', ['-m', 'PDF-hul', ...paths])
  const states = [...told.matchAll(/Status: (.+)/g)].map(([, state]) => state)
  expect(states).toHaveLength(paths.length)
  expect(new Set(states), told).toEqual(new Set(['Well-Formed and valid']))
})

/** All XML of a package that we wrote: what people sent is theirs, and may be broken. */
const oursIn = async (root: string) =>
  (await filesIn(root, '.xml')).filter(
    path => path.endsWith('/handling.xml') || !/\/(?:captures|comments|messages)\//.test(path)
  )

before('xmllint reads all XML that we wrote', without('xmllint', 'libxml2-utils'), async () => {
  const { written } = await golden()
  for (const format of ExportFormat.options) {
    const { root } = await written(format)
    const ours = await oursIn(root)
    if (format !== 'bagit') expect(ours.length).toBeGreaterThan(0)
    for (const path of ours) expect(await said('xmllint', ['--nonet', '--noout', path])).toBe('')
  }
})

/** Which schema of those that lie in a package judges which files of it. */
const JUDGED: readonly (readonly [files: RegExp, schema: string])[] = [
  [/(?:^|\/)METS\.xml$/, 'all.xsd'],
  [/premis\.xml$/, 'premis.xsd'],
  [/ead\.xml$/, 'ead3.xsd'],
  [/dc\.xml$/, 'simpledc.xsd'],
  [/erms-(?:records|cases)\.xml$/, 'ERMS.xsd'],
  [/sip\.xml$/, 'all.xsd'],
  [/(?:handling|handlingar|arenden)\.xml$/, 'fgs-handlingar.xsd']
]

before(
  'xmllint calls it valid by the schemas that lie in the package, with no network',
  without('xmllint', 'libxml2-utils'),
  async () => {
    const { written } = await golden()
    for (const format of ExportFormat.options.filter(each => each !== 'bagit')) {
      const { root } = await written(format)
      const folder = format === 'fgs-1.2' ? join(root, 'system') : join(root, 'schemas')
      const beside = await temporaryFolder()
      const env = { XML_CATALOG_FILES: join(beside, 'catalog.xml') }
      await writeFile(env.XML_CATALOG_FILES, catalogOf(folder))
      await writeFile(join(beside, 'all.xsd'), wrapperOf(folder))
      const judged = new Set<string>()
      for (const path of await oursIn(root)) {
        const [, name] = JUDGED.find(([files]) => files.test(path)) ?? []
        if (name === undefined) continue
        const schema = join(name === 'all.xsd' ? beside : folder, name)
        await said('xmllint', ['--nonet', '--noout', '--schema', schema, path], env)
        judged.add(name)
      }
      expect([format, [...judged].sort()]).toEqual([format, EXPECTED[format.slice(0, 3)]])
    }
  }
)

const EXPECTED: Readonly<Record<string, string[]>> = {
  ear: ['ERMS.xsd', 'all.xsd', 'ead3.xsd', 'premis.xsd', 'simpledc.xsd'],
  fgs: ['all.xsd', 'fgs-handlingar.xsd'],
  dia: ['fgs-handlingar.xsd']
}

/** Where a schema asks for another by its address on the web, the one beside it is meant. */
const catalogOf = (folder: string) =>
  `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${[
    'http://www.loc.gov/standards/xlink/xlink.xsd',
    'http://xml.ra.se/e-arkiv/xlink/xlink.xsd'
  ]
    .map(address => `<uri name="${address}" uri="${pathToFileURL(join(folder, 'xlink.xsd'))}"/>`)
    .join('')}</catalog>`

/** METS with what its profile adds to it. */
function wrapperOf(folder: string): string {
  const isFgs = existsSync(join(folder, 'CSPackageMETS.xsd'))
  const [mets, others] = isFgs
    ? ['CSPackageMETS.xsd', [['ExtensionMETS', 'CSPackageExtensionMETS.xsd']]]
    : [
        'mets.xsd',
        [
          ['https://DILCIS.eu/XML/METS/CSIPExtensionMETS', 'DILCISExtensionMETS.xsd'],
          ['https://DILCIS.eu/XML/METS/SIPExtensionMETS', 'DILCISExtensionSIPMETS.xsd']
        ]
      ]
  const imports = [['http://www.loc.gov/METS/', mets], ...others].map(
    ([namespace, name]) =>
      `<xs:import namespace="${namespace}" schemaLocation="${pathToFileURL(join(folder, String(name)))}"/>`
  )
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:all">${imports.join('')}</xs:schema>`
}

const PYTHON_ZIP =
  'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))'
/** Each with what checks the sums of all files, where the program does that, and what lists them. */
const ZIP_READERS = [
  ['unzip', 'unzip', [['-tq'], ['-Z1']]],
  ['7z', '7zip', [['t'], ['l', '-ba', '-slt']]],
  ['bsdtar', 'libarchive-tools', [['-xOf'], ['-tf']]],
  ['jar', 'default-jdk-headless', [['tf']]],
  ['python3', 'python3', [['-c', PYTHON_ZIP]]]
] as const

for (const [program, debian, calls] of ZIP_READERS)
  before(`${program} reads every file of a packed package`, without(program, debian), async () => {
    const { written } = await golden()
    for (const format of ExportFormat.options) {
      const { root, pack } = await written(format)
      const zip = await pack()
      const told = await Promise.all(calls.map(args => said(program, [...args, zip])))
      const listed = told.at(-1) ?? ''
      for (const path of await filesIn(root)) expect(listed).toContain(posix.relative(root, path))
    }
  })

it('is a bag by every rule of RFC 8493, read anew', async () => {
  const { root } = await (await golden()).written('bagit')
  const text = (name: string) => readFile(join(root, name), 'utf8')
  expect(await text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  const all = (await filesIn(root)).map(path => posix.relative(root, path)).sort()
  const payload = all.filter(path => path.startsWith('data/'))
  const tags = all.filter(path => !path.startsWith('data/') && !path.startsWith('tagmanifest-'))
  for (const [kind, names] of [
    ['', payload],
    ['tag', tags]
  ] as const)
    for (const algorithm of ['sha256', 'sha512']) {
      const lines = (await text(`${kind}manifest-${algorithm}.txt`)).trimEnd().split('\n')
      expect(lines.map(line => line.replace(/^[0-9a-f]+ +/, '')).sort()).toEqual(names)
      for (const line of lines) {
        const [sum = '', path = ''] = line.split(/ +(.*)/)
        const bytes = await readFile(join(root, path))
        expect([path, createHash(algorithm).update(bytes).digest('hex')]).toEqual([path, sum])
      }
    }
  const sizes = await Promise.all(payload.map(async path => (await readFile(join(root, path))).length))
  const info = await text('bag-info.txt')
  expect(info).toMatch(/^(?:[A-Za-z-]+: [^\n]*\n)+$/)
  expect(info.match(/^Payload-Oxum: .*$/gm)).toEqual([
    `Payload-Oxum: ${sizes.reduce((sum, size) => sum + size)}.${payload.length}`
  ])
})
