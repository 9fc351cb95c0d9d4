// Who may import whom (ARCHITECTURE.md): what Biome and the check of the floors refuse, tried on a project of one wrong line per
// file.
import { execFile } from 'node:child_process'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { brokenRules, FLOORS } from '../../scripts/lib/floors.mjs'
import { temporaryFolder } from '../helpers/archive.ts'

const root = resolve(import.meta.dirname, '../..')
const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')

const REFUSED = [
  ['shared', 'date-fns'],
  ['shared', 'node:path'],
  ['shared', 'fs'],
  ['shared', '../../electron/core/kernel/errors.ts'],
  ['electron/core/comments/comments', '@napi-rs/keyring'],
  ['electron/core/comments/comments', 'puppeteer-core'],
  ['electron/core/captures/browser', '@napi-rs/keyring'],
  ['electron/core/captures/browser/in-page', 'puppeteer-core'],
  ['electron/core/captures/browser/in-page', 'node:fs'],
  ['electron/core/captures/browser/in-page', '#shared/capture.ts'],
  ['electron/core/kernel/secrets', 'puppeteer-core'],
  ['electron/core/comments/comments', 'electron'],
  ['electron/core/comments/comments', '../../hosts/cli.ts'],
  ['electron/core/comments/comments', 'fs'],
  ['electron/hosts', 'electron'],
  ['electron/hosts', 'electron/main'],
  ['electron/hosts', '../main/page.ts'],
  ['electron/main', 'better-sqlite3'],
  ['electron/main', '../core/errors.ts'],
  ['electron/preload', 'node:fs'],
  ['electron/preload', 'fs'],
  ['electron/preload', 'zod'],
  ['electron/preload', '@orpc/client'],
  ['electron/preload', '../main/page.ts'],
  ['renderer', 'electron'],
  ['renderer', 'node:fs'],
  ['renderer', 'fs'],
  ['renderer', 'pino'],
  ['renderer', '../electron/core/errors.ts']
] as const

const ALLOWED = [
  ['shared', 'zod'],
  ['shared', '@orpc/contract'],
  ['shared', './errors.ts'],
  ['electron/core/kernel/secrets', '@napi-rs/keyring'],
  ['electron/core/captures/browser', 'puppeteer-core'],
  ['electron/core/captures/browser/in-page', '../roots.ts'],
  ['electron/core/comments/comments', 'node:fs'],
  ['electron/hosts', '../core/errors.ts'],
  ['electron/main', 'electron'],
  ['electron/preload', 'electron'],
  ['electron/preload', '#shared/errors.ts'],
  ['renderer', 'react-aria-components'],
  ['renderer', '#shared/errors.ts']
] as const

it('refuses each import that ARCHITECTURE.md forbids, and none that it allows', async () => {
  const dir = await temporaryFolder()
  await copyFile(join(root, 'biome.json'), join(dir, 'biome.json'))
  const files = await write(dir, 'refused', REFUSED)
  const allowed = await write(dir, 'allowed', ALLOWED)
  const report = await lint(dir)
  const named = (file: string) => report.includes(`file=${file},`) || report.includes(`/${file},`)
  expect(files.filter(({ file }) => !named(file)).map(({ line }) => line)).toEqual([])
  expect(allowed.filter(({ file }) => named(file)).map(({ line }) => line)).toEqual([])
})

const CORE = 'electron/core'

it.each([
  ['an import of a floor above', 'formats/mail/mail.ts', "import { a } from '../../register/roles/users.ts'"],
  ['a type of a floor above', 'kernel/context.ts', "import type { A } from '../formats/pdf/table.ts'"],
  ['a re-export of a floor above', 'register/roles/users.ts', "export { a } from '../../app/session.ts'"],
  [
    'an import of several lines',
    'register/roles/users.ts',
    "import {\n  a\n} from '../../app/session.ts'",
    3
  ],
  ['a file loaded from a floor above', 'kernel/log.ts', "const a = import('../app/session.ts')"],
  ['a thread of a floor above', 'kernel/log.ts', "new URL('../app/session.ts', import.meta.url)"],
  ['a floor that is on no list', 'cellar/a/b.ts', "import { a } from '../../kernel/log.ts'"],
  ['queries of a room beside', 'register/roles/users.ts', "import { a } from '../secrecy/queries.ts'"],
  ['queries of a room below', 'app/status.ts', "import { a } from '../captures/captures/run-queries.ts'"]
])('refuses %s', async (_, file, text, line = 1) => {
  const root = await houseOf({ [`${CORE}/${file}`]: `${text}\n` })
  expect(brokenRules(root)).toMatchObject([{ file: `${CORE}/${file}`, line }])
})

it('refuses the queries of a room to a host', async () => {
  const text = "import { a } from '../core/register/roles/queries.ts'\n"
  const root = await houseOf({ 'electron/hosts/utility.ts': text })
  expect(brokenRules(root)).toMatchObject([{ file: 'electron/hosts/utility.ts', line: 1 }])
})

it('refuses what writes a table of another room, and lets a disposal take rows away', async () => {
  const two = "db.prepare('INSERT INTO duty (id) VALUES (1)')\ndb.prepare('UPDATE duty SET id = 2')\n"
  const root = await houseOf({
    [`${CORE}/deadlines/deadlines/queries.ts`]: two,
    [`${CORE}/messages/intake/a.ts`]: '\ndb.prepare(`DELETE FROM duty`)\n',
    [`${CORE}/delivery/disposal/rows.ts`]: 'db.prepare(`DELETE FROM duty`)\n'
  })
  expect(brokenRules(root)).toEqual([
    {
      file: `${CORE}/messages/intake/a.ts`,
      line: 2,
      sentence: expect.stringMatching(/deadlines\/deadlines writes the table duty.*ARCHITECTURE\.md/)
    }
  ])
})

it.each([
  'electron/core/comments/comments/a.ts',
  'electron/hosts/server/a.ts',
  'shared/a.ts',
  'renderer/pages/a.tsx'
])('refuses a normal form that takes the square of what somebody wrote, in %s', async file => {
  const root = await houseOf({
    [file]: "\nconst plain = (text: string) => text\n  .normalize('NFC')\n",
    'electron/main/b.ts': "const plain = (text: string) => normalized(text, 'NFC')\n",
    'shared/normal-form.ts': "text.normalize('NFC')\n"
  })
  expect(brokenRules(root)).toEqual([
    { file, line: 3, sentence: expect.stringContaining('shared/normal-form.ts') }
  ])
})

it('allows what lies below, the own queries, and what a room shows', async () => {
  const imports = ['./queries.ts', '../secrecy/read.ts', '../../kernel/log.ts', './deeper/a.ts']
  const text = imports.map(from => `import { a } from '${from}'\n`).join('')
  const root = await houseOf({
    [`${CORE}/register/roles/users.ts`]: text,
    [`${CORE}/register/roles/deeper/a.ts`]: "import { a } from '../queries.ts'\n"
  })
  expect(brokenRules(root)).toEqual([])
})

it('knows the floors that there are', async () => {
  const found = await readdir(join(root, CORE), { withFileTypes: true })
  const folders = found.filter(entry => entry.isDirectory()).map(({ name }) => name)
  expect(folders.sort()).toEqual([...FLOORS].sort())
})

it('draws in ARCHITECTURE.md the floors and rooms that there are', async () => {
  const text = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8')
  const drawn = FLOORS.map(floor => new RegExp(`^${floor} {2,}.* {3}(.*)$`, 'm').exec(text)?.[1])
  const rooms = FLOORS.map(async floor => {
    const entries = await readdir(join(root, CORE, floor), { withFileTypes: true })
    return entries
      .filter(entry => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  })
  expect(drawn.map(line => line?.split(' ').sort())).toEqual(await Promise.all(rooms))
})

async function houseOf(files: Readonly<Record<string, string>>): Promise<string> {
  const dir = await temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), text)
  }
  return dir
}

async function write(dir: string, name: string, imports: readonly (readonly [string, string])[]) {
  return Promise.all(
    imports.map(async ([folder, from], at) => {
      const file = `${folder}/${name}-${at}.ts`
      await mkdir(dirname(join(dir, file)), { recursive: true })
      await writeFile(join(dir, file), `import * as it from '${from}'\n`)
      return { file, line: `${folder} imports ${from}` }
    })
  )
}

/** Only errors, since only those stop a change. */
function lint(dir: string): Promise<string> {
  const rules = ['--only=style/noRestrictedImports', '--only=style/useNodejsImportProtocol']
  const options = ['--reporter=github', '--diagnostic-level=error', '--max-diagnostics=none']
  return new Promise((done, failed) =>
    execFile(process.execPath, [biome, 'lint', ...rules, ...options, '.'], { cwd: dir }, (error, out) =>
      error?.code === 1 ? done(out) : failed(error ?? new Error('nothing was refused'))
    )
  )
}
