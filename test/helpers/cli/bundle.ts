// The command line built alone, as the app's build does it, for tests that need it as a process of its own.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { inPageProgram } from '../../../scripts/lib/in-page.mjs'
import { threadEntries } from '../../../scripts/lib/threads.mjs'

const NATIVE = [
  'better-sqlite3',
  '@napi-rs/keyring',
  'pdfkit',
  'dejavu-fonts-ttf',
  '@expo-google-fonts/noto-emoji'
]
const root = resolve(import.meta.dirname, '../../..')

/** Builds `cli.js`, and the threads that it begins, into a folder below the project, where it finds its own files and packages. */
export async function bundleCli(): Promise<{ program: string; remove: () => void }> {
  const parent = join(root, 'node_modules', '.cache')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'kanalarkiv-cli-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [inPageProgram(root)],
    ssr: { noExternal: true, external: NATIVE },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node24',
      rolldownOptions: {
        input: { cli: join(root, 'electron/hosts/cli.ts'), ...threadEntries(root) },
        external: [...NATIVE, ...builtinModules],
        output: { entryFileNames: '[name].js', format: 'es' }
      }
    }
  })
  return { program: join(folder, 'cli.js'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
