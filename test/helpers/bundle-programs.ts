// The programs that tests begin in threads and processes, bundled as those of the program itself are: each once, for all files of a run.
// From its sources a thread would put hundreds of modules together before it began.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build, type Plugin } from 'vite'
import { inPageProgram } from '../../scripts/lib/in-page.mjs'
import { threadEntries } from '../../scripts/lib/threads.mjs'
import { SCRIPTS } from './scripts.ts'

/** In another process there is no test that ends, and Vitest is long to load. */
const withoutTests = {
  name: 'without-tests',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'vitest' ? '\0vitest' : undefined),
  load: (id: string) =>
    id === '\0vitest' ? 'export const [afterAll, onTestFinished] = [() => {}, () => {}]' : undefined
}

/** What is bundled, by the module that gives its folder to the tests. */
const BUNDLES = {
  'virtual:thread-file': threadEntries,
  'virtual:scripts': (root: string) => ({
    ...Object.fromEntries(
      SCRIPTS.map(script => [basename(script, '.ts'), join(import.meta.dirname, script)])
    ),
    ...threadEntries(root)
  })
} as const
type Bundle = keyof typeof BUNDLES

const made = new Map<Bundle, Promise<string>>()

/**
 * A plugin of Vite's for the project in `root`. In its tests, threads are those of the bundle, which is made when a test needs it; the
 * scripts of `process.ts` are in another.
 */
export function bundledPrograms(root: string): Plugin {
  const isBundle = (id: string): id is Bundle => Object.hasOwn(BUNDLES, id)
  return {
    name: 'bundled-programs',
    enforce: 'pre',
    resolveId(id) {
      if (id.endsWith('/thread-file.ts')) return '\0virtual:thread-file'
      return isBundle(id) ? `\0${id}` : undefined
    },
    async load(id) {
      const bundle = id.slice(1)
      if (!id.startsWith('\0') || !isBundle(bundle)) return undefined
      const making = made.get(bundle) ?? bundleAll(root, BUNDLES[bundle](root))
      made.set(bundle, making)
      const folder = JSON.stringify(await making)
      return bundle === 'virtual:scripts'
        ? `export const folder = ${folder}`
        : `export const threadFile = name => ${folder} + '/' + name + '.js'`
    },
    watchChange: () => made.clear()
  }
}

/** The folder with the bundled programs, which is there for as long as the tests are run. */
async function bundleAll(root: string, input: Record<string, string>): Promise<string> {
  // The packages that stay outside are found above the program on Windows, where not everybody may make links; elsewhere beside it.
  const isWindows = process.platform === 'win32'
  const within = isWindows ? join(root, 'out') : tmpdir()
  mkdirSync(within, { recursive: true })
  const outDir = mkdtempSync(join(within, 'kanalarkiv-programs-'))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  // Some are run as a user who has no rights.
  chmodSync(outDir, 0o755)
  if (!isWindows) symlinkSync(join(root, 'node_modules'), join(outDir, 'node_modules'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [inPageProgram(root), withoutTests],
    // As in the program: native packages stay outside, all else is put together.
    ssr: { noExternal: true, external: ['better-sqlite3', '@napi-rs/keyring', 'pdfkit'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: {
        input,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  })
  writeFileSync(join(outDir, 'package.json'), '{"type":"module"}')
  return outDir
}
