// Who may import whom (ARCHITECTURE.md): what Biome refuses, tried on a project of one wrong line per file.
import { execFile } from 'node:child_process'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { expect, it } from 'vitest'
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
