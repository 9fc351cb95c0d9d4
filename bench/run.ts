// `npm run bench`: bundles the measures the way the app is bundled and runs them in a process of their own, so that
// what is measured is the product's code and nothing of the tools that build it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { inPageProgram } from '../scripts/lib/in-page.mjs'
import { threadEntries } from '../scripts/lib/threads.mjs'
import { CORE_FLAGS } from '../shared/core-process.ts'

const root = join(import.meta.dirname, '..')
await mkdir(join(root, 'out'), { recursive: true })
const folder = await mkdtemp(join(root, 'out', 'bench-'))
// Ctrl-C reaches the measures too; they clean up first, and then this does.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
try {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [inPageProgram(root)],
    // As in the app: native packages stay outside, all else is in one file.
    ssr: { noExternal: true, external: ['better-sqlite3', '@napi-rs/keyring', 'pdfkit'] },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node24',
      rolldownOptions: {
        input: {
          bench: join(import.meta.dirname, 'bench.ts'),
          kanalarkiv: join(root, 'electron', 'hosts', 'cli.ts'),
          'import-once': join(import.meta.dirname, 'import-once.ts'),
          ...threadEntries(root)
        },
        output: { entryFileNames: '[name].js' }
      }
    }
  })
  const args = [...CORE_FLAGS, join(folder, 'bench.js'), ...process.argv.slice(2)]
  const bench = spawn(process.execPath, args, { stdio: 'inherit' })
  const [code] = await once(bench, 'exit')
  process.exitCode = typeof code === 'number' ? code : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
