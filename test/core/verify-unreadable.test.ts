// What may not be read of a package: named in one line, by the checkers as their reader runs them, and never a stack of the program's own.
import { execFile, execFileSync } from 'node:child_process'
import { chmod, cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { ExportFormat } from '#shared/export.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { copiesOf, temporaryFolder } from '../helpers/archive.ts'
import { everything, filledArchive } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

/** What makes the rights of files hold for the program: who may everything is asked to do without. */
const AS_ANYBODY = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search']
const isRoot = process.getuid?.() === 0

/** Why it cannot be tried here; null where it can. */
function missing(): string | null {
  if (process.platform === 'win32') return 'rights of files are not kept by numbers on Windows'
  if (!isRoot) return null
  try {
    const [program = '', ...args] = AS_ANYBODY
    execFileSync(program, [...args, 'true'])
    return null
  } catch {
    return 'whoever runs this may read everything, and there is no setpriv to do without'
  }
}

async function packageOf(format: ExportFormat) {
  const { ctx, dir } = await newFilled()
  const { folder } = await createExport(ctx, everything, { format, delivery: null })
  // From elsewhere: a folder that may not be read has no program to run either.
  const programs = await temporaryFolder()
  await cp(join(dir, String(folder)), programs, { recursive: true })
  return { root: join(dir, String(folder)), programs }
}

function check(programs: string, root: string) {
  const [program = '', ...args] = [...(isRoot ? AS_ANYBODY : []), process.execPath, 'verify.mjs', root]
  const options = { cwd: programs, env: { ...process.env, LC_ALL: 'sv_SE.UTF-8' } }
  return new Promise<{ code: number; lines: string[]; err: string }>(done => {
    execFile(program, args, options, (error, out, err) => {
      const lines = out.split('\n').filter(line => line !== '')
      done({ code: error === null ? 0 : Number(error.code), lines, err })
    })
  })
}

const why = missing()
if (why !== null) console.warn(why)
it.skipIf(why !== null).each([
  ['bagit', 'tagmanifest-sha512.txt', 'data/'],
  ['eark-sip-2.1.0', 'METS.xml', 'representations/rep1/data/'],
  ['diary-pdfa-2b', 'kontrollsummor-sha256.txt', 'data/']
] as const)('names in one line what may not be read of a package: %s', async (format, list, data) => {
  const { root, programs } = await packageOf(format)
  onTestFinished(() => chmod(root, 0o755))
  const without = async (path: string, rights = 0) => {
    await chmod(join(root, path), rights)
    const found = await check(programs, root)
    await chmod(join(root, path), path.endsWith('/') || path === '.' ? 0o755 : 0o644)
    return found
  }
  const folders = (await readdir(root, { withFileTypes: true })).filter(entry => entry.isDirectory())
  for (const path of [list, `${data}journal.jsonl`, 'VALIDERING.txt', `${folders[0]?.name}/`].filter(
    each => each !== 'VALIDERING.txt' || format !== 'eark-sip-2.1.0'
  ))
    expect([path, await without(path)]).toEqual([
      path,
      { code: 4, lines: [`Går inte att läsa: ${path}`], err: '' }
    ])
  // It may be asked for by name, and not looked into.
  expect(await without('.', 0o111)).toEqual({ code: 4, lines: ['Går inte att läsa: .'], err: '' })
  expect(await without('.')).toEqual({
    code: 2,
    lines: [],
    err: `${root} är inget paket, eller går inte att läsa. Ange paketets mapp, och inget annat: node verify.mjs .\n`
  })
  expect((await check(programs, root)).code).toBe(0)
})

/** Folders in folders, more than a path has room for. */
const DEEP = `const fs = require('node:fs')
for (let at = 0; at < 2100; at++) { fs.mkdirSync('dd'); process.chdir('dd') }
fs.writeFileSync('x', 'x')`

it.skipIf(process.platform !== 'linux')(
  'names a folder that lies deeper than the system can name',
  async () => {
    const { root, programs } = await packageOf('diary-pdfa-2b')
    onTestFinished(() => void execFileSync('rm', ['-rf', join(root, 'dd')]))
    execFileSync(process.execPath, ['-e', DEEP], { cwd: root })
    expect(await check(programs, root)).toEqual({
      code: 4,
      lines: [expect.stringMatching(/^Går inte att läsa: dd\/dd\/.*\/$/)],
      err: ''
    })
  }
)
