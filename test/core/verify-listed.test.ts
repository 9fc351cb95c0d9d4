// The checker that goes along in packages of every form but BagIt: run as its reader runs it, on packages that somebody harmed.
import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { manifestOf } from '../../electron/core/delivery/exports/queries.ts'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { everything, filledArchive } from './exports-archive.ts'

const ROOTS: Partial<Record<ExportFormat, string>> = {
  'eark-sip-2.1.0': 'METS.xml',
  'eark-sip-2.2.0': 'METS.xml',
  'eark-erms-2.1': 'METS.xml',
  'eark-erms-3': 'METS.xml',
  'fgs-1.2': 'sip.xml',
  'diary-pdfa-2b': 'kontrollsummor-sha256.txt',
  'diary-pdfa-1b': 'kontrollsummor-sha256.txt'
}

const delivery = {
  creator: 'Norrby kommun, kommunstyrelsen',
  creatorCode: 'ORG:2120000142',
  submitter: null,
  submitterCode: null,
  preservation: null,
  agreement: null,
  schemas: null
}

async function check(dir: string, lang = 'en_GB.UTF-8') {
  const env = { ...process.env, LC_ALL: lang }
  const child = spawn(process.execPath, ['verify.mjs', '.'], { cwd: dir, env })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, lines: out.split('\n').filter(line => line !== ''), err }
}

async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => posix.relative(dir, posix.join(entry.parentPath, entry.name)))
    .sort()
}

it('goes along in every form that is not a bag', () => {
  expect(Object.keys(ROOTS).sort()).toEqual(ExportFormat.options.filter(form => form !== 'bagit').sort())
})

const PROGRAMS = [
  'verify.mjs',
  'verify-bag.mjs',
  'verify-common.mjs',
  'verify-content.mjs',
  'verify-files.mjs',
  'verify-mets.mjs',
  'verify-signatures.mjs',
  'verify-signed.mjs',
  'verify-timestamps.mjs',
  'verify-told.mjs',
  'verify-web-archives.mjs',
  'verify-words.mjs',
  'verify-certificates.mjs',
  'verify-chains.mjs',
  'verify-ocsp.mjs',
  'verify-der.mjs'
]

it.each(Object.entries(ROOTS))('names what is not as it was written: %s', async (format, root) => {
  const { ctx, dir } = await filledArchive()
  const made = await createExport(ctx, everything, {
    format: ExportFormat.parse(format),
    delivery
  })
  const folder = join(dir, String(made.folder))
  const files = await filesIn(folder)
  for (const name of PROGRAMS)
    expect((await readFile(join(folder, name), 'utf8')).trimEnd().split('\n').length).toBeLessThan(150)
  const right = await check(folder)
  expect(right).toMatchObject({ code: 0, err: '' })
  // What it says the list hashes to is what the archive has noted of it.
  expect(right.lines).toEqual([
    expect.stringContaining(`: ${files.length} files`),
    expect.stringMatching(
      root.endsWith('.txt')
        ? /^Checked: each file against the sum in \S+; the \d+ lines of the journal against each other; the content/
        : /^Checked: each file against the sum and length in \S+, and .*; the files of the records against records\.json and the journal; the \d+ lines/
    ),
    expect.stringContaining(`(SHA-256) is ${manifestOf(ctx.db.read, made.id)}`),
    'The package is not signed.',
    'No time stamp of the journal is in the package.'
  ])

  for (const name of files.filter(
    (name, index) => name !== root && (index % 3 === 0 || name === 'verify.mjs')
  )) {
    const before = await readFile(join(folder, name))
    const wrong = Buffer.from(before)
    // The last byte: a checker that still runs when it is changed itself.
    wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ (name === 'verify.mjs' ? 0x2a : 1)
    await writeFile(join(folder, name), wrong)
    // As its reader runs it, a few times below and when it is changed itself; else here, since beginning it takes longer than the checking.
    const found = (await verifyListed(folder))?.findings ?? []
    const lines = found.map(({ code, what }) => `${code}: ${what}`)
    const told = name === 'verify.mjs' ? (await check(folder)).lines : lines
    expect(
      [lines, told].map(all => all.filter(line => !/jsonl:\d+$/.test(line))),
      name
    ).toEqual([[`changed: ${name}`], [`changed: ${name}`]])
    await writeFile(join(folder, name), before)
  }
  const [first = ''] = files.filter(name => name.includes('/'))
  await rename(join(folder, first), join(folder, 'elsewhere.bin'))
  const moved = await check(folder, 'sv_SE.UTF-8')
  expect([moved.code, moved.lines.sort()]).toEqual([4, ['Hör inte hit: elsewhere.bin', `Saknas: ${first}`]])
  await rename(join(folder, 'elsewhere.bin'), join(folder, first))
  await symlink('/etc/hostname', join(folder, 'ut'))
  expect(await check(folder)).toMatchObject({ code: 4, lines: ['refused: ut'] })
  await rm(join(folder, 'ut'))
  expect((await check(folder)).code).toBe(0)
})

it('opens nothing that a list leads to outside the package, and says that a folder is no package', async () => {
  const { ctx, dir } = await filledArchive()
  const made = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery })
  const folder = join(dir, String(made.folder))
  const mets = await readFile(join(folder, 'METS.xml'), 'utf8')
  await writeFile(
    join(folder, 'METS.xml'),
    mets
      .replace('href="documentation%2FLAS-MIG.txt"', 'href="x"')
      .replace('href="documentation/LAS-MIG.txt"', 'href="../../../archive.db"')
  )
  const { code, lines } = await check(folder)
  expect([code, lines.sort()]).toEqual([
    4,
    [
      'added: documentation/LAS-MIG.txt',
      expect.stringMatching(/^content-changed: representations\/rep1\/data\/journal\.jsonl:\d+$/),
      'list-wrong: METS.xml',
      'refused: ../../../archive.db'
    ]
  ])
  const empty = join(folder, 'tom')
  await mkdir(empty)
  for (const name of PROGRAMS) await writeFile(join(empty, name), await readFile(join(folder, name)))
  expect(await check(empty)).toMatchObject({
    code: 2,
    lines: [],
    err: '. is no package, or cannot be read. Name the package folder, and nothing else: node verify.mjs .\n'
  })
})
