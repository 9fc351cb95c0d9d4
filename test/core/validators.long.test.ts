// Packages before the validators of others: those that Debian and npm offer, where they are installed, and public ones whose folder is
// given. What cannot be run is skipped, and says why.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join, posix } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, vi } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { packExport } from '../../electron/core/delivery/exports/pack.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { everything, filledArchive, newComment } from './exports-archive.ts'

vi.setConfig({ testTimeout: 600_000 })

const JARS = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'javax.activation',
  'jaxb-api'
].map(jar => `/usr/share/java/${jar}.jar`)
const SIPS = ['eark-sip-2.1.0', 'eark-sip-2.2.0', 'eark-erms-3'] as const

/** What a program says when it ends well. @throws with all that it said when it does not */
async function said(program: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, { maxBuffer: 64 << 20 })
    return stdout + stderr
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`)
  }
}

const onPath = (program: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some(folder => existsSync(join(folder, program)))

/** A test before something that has to be there, and is skipped with the reason where it is not. */
function before(what: string, missing: string | null, test: () => Promise<void>): void {
  it(what, async ({ skip }) => {
    skip(missing !== null, missing ?? '')
    await test()
  })
}

const without = (program: string, debian: string) =>
  onPath(program) ? null : `there is no ${program}, which Debian has in ${debian}`

/** The program of a public validator in the folder that a variable names. */
function publicValidator(variable: string, program: string): { path: string; missing: string | null } {
  const folder = process.env[variable] ?? ''
  const path = [join(folder, 'bin', program), join(folder, program)].find(existsSync)
  if (path !== undefined && folder !== '') return { path, missing: null }
  return { path: '', missing: `${variable} names no folder that has ${program}` }
}

/** With what people write, and what they should not be able to harm: a comment of emoji, control characters and right-to-left marks. */
async function written(format: ExportFormat) {
  const { ctx, dir, first } = await filledArchive()
  await newComment(ctx, first.id, '🤬👨‍👩‍👧‍👦🇸🇪 ]]> & <b> \u202Eohj\u0007 你好 ﷽')
  const made = await createExport(ctx, everything, { format, delivery: null })
  const pack = async () => (await packExport(ctx, made.id, await temporaryFolder())).path
  return { root: join(dir, String(made.folder)), pack }
}

async function filesIn(root: string, ending = ''): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && entry.name.endsWith(ending))
  return files.map(entry => join(entry.parentPath, entry.name))
}

const documents = async (level: '1b' | '2b') => {
  const found = await filesIn((await written(`diary-pdfa-${level}`)).root, 'underlag.pdf')
  expect(found.length).toBeGreaterThan(4)
  return found
}

before('qpdf finds nothing wrong in the documents', without('qpdf', 'qpdf'), async () => {
  for (const level of ['1b', '2b'] as const)
    for (const path of await documents(level))
      expect(await said('qpdf', ['--check', path])).toContain('No syntax')
})

before(
  'PDFBox Preflight calls the documents PDF/A-1b',
  JARS.every(existsSync) && onPath('java')
    ? null
    : 'there is no PDFBox, which Debian has in libpdfbox2-java, libactivation-java and libjaxb-api-java',
  async () => {
    const main = 'org.apache.pdfbox.preflight.Validator_A1b'
    for (const path of await documents('1b'))
      expect(await said('java', ['-cp', JARS.join(':'), main, path])).toContain('is a valid PDF/A-1b file')
  }
)

before('JHOVE calls the documents well-formed and valid', without('jhove', 'jhove'), async () => {
  for (const level of ['1b', '2b'] as const) {
    const told = await said('jhove', ['-m', 'PDF-hul', ...(await documents(level))])
    const states = [...told.matchAll(/Status: (.+)/g)].map(([, state]) => state)
    expect(states.length).toBeGreaterThan(4)
    expect(new Set(states), told).toEqual(new Set(['Well-Formed and valid']))
  }
})

before(
  'xmllint reads all XML that we wrote, by its schema where it is ours',
  without('xmllint', 'libxml2-utils'),
  async () => {
    for (const format of ExportFormat.options) {
      const { root } = await written(format)
      const ours = (await filesIn(root, '.xml')).filter(
        path => path.endsWith('/handling.xml') || !/\/(?:captures|comments|messages)\//.test(path)
      )
      if (format !== 'bagit') expect(ours.length).toBeGreaterThan(0)
      for (const path of ours) expect(await said('xmllint', ['--nonet', '--noout', path])).toBe('')
      const schema = (await filesIn(root, 'fgs-handlingar.xsd'))[0]
      if (schema === undefined) continue
      const told = ours.filter(path => /\/(?:handling|handlingar|arenden)\.xml$/.test(path))
      expect(told.length).toBeGreaterThan(0)
      for (const path of told) await said('xmllint', ['--nonet', '--noout', '--schema', schema, path])
    }
  }
)

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
    for (const format of ['bagit', 'eark-sip-2.1.0'] as const) {
      const { root, pack } = await written(format)
      const zip = await pack()
      const told = await Promise.all(calls.map(args => said(program, [...args, zip])))
      const listed = told.at(-1) ?? ''
      for (const path of await filesIn(root)) expect(listed).toContain(posix.relative(root, path))
    }
  })

it('is a bag by every rule of RFC 8493, read anew', async () => {
  const { root } = await written('bagit')
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

const bagit = publicValidator('KANALARKIV_BAGIT_PYTHON', 'bagit.py')
before('bagit-python calls it a bag, and not when a byte is changed', bagit.missing, async () => {
  const { root } = await written('bagit')
  expect(await said('python3', [bagit.path, '--validate', root])).toContain('is valid')
  const [first = ''] = await filesIn(join(root, 'data'), '.txt')
  await writeFile(first, 'x')
  await expect(said('python3', [bagit.path, '--validate', root])).rejects.toThrow(/invalid|Payload-Oxum/)
})

const eark = publicValidator('KANALARKIV_EARK_VALIDATOR', 'eark-validator')
before('eark-validator calls the SIPs valid', eark.missing, async () => {
  for (const format of SIPS) {
    const { root } = await written(format)
    const told = await said(eark.path, [root])
    expect([format, /"severity":\s*"Error"/i.exec(told)?.[0] ?? null], told).toEqual([format, null])
  }
})
