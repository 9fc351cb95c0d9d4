// Runs a helper in a process of its own, which can then be killed like any program. All of them are bundled once, as the program
// is: a process that had to put all its modules together by itself would take some seconds before it began.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { onTestFinished } from 'vitest'
import { inPageProgram } from '../../scripts/lib/in-page.mjs'
import { threadEntries } from '../../scripts/lib/threads.mjs'

const root = join(import.meta.dirname, '../..')
/** The files of `test/helpers` that may be run so. */
const SCRIPTS = [
  'act-on-comment.ts',
  'begin-browser.ts',
  'begin-disposal.ts',
  'comment-until-killed.ts',
  'do-acts.ts',
  'do-each-act.ts',
  'fill-disk.ts',
  'hold-archive.ts',
  'import-export.ts',
  'open-archive.ts',
  'peak-of-register-document.ts',
  'read-comments.ts',
  'send-package.ts',
  'utility-host.ts'
] as const
type Script = (typeof SCRIPTS)[number]

let bundle: Promise<string> | undefined

/** The file of a script in the bundle, which lies among the tests' temporary files. */
export async function bundled(script: Script): Promise<string> {
  bundle ??= bundleAll()
  return join(await bundle, `${basename(script, '.ts')}.js`)
}

/** In another process there is no test that ends, and Vitest is long to load. */
const withoutTests = {
  name: 'without-tests',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'vitest' ? '\0vitest' : undefined),
  load: (id: string) => (id === '\0vitest' ? 'export const onTestFinished = () => {}' : undefined)
}

/** The folder with the scripts and the threads that they may begin. */
async function bundleAll(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'kanalarkiv-helper-'))
  chmodSync(outDir, 0o755)
  // The packages that stay outside are found beside the program.
  symlinkSync(join(root, 'node_modules'), join(outDir, 'node_modules'), 'junction')
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
        input: {
          ...Object.fromEntries(
            SCRIPTS.map(script => [basename(script, '.ts'), join(import.meta.dirname, script)])
          ),
          ...threadEntries(root)
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  })
  writeFileSync(join(outDir, 'package.json'), '{"type":"module"}')
  return outDir
}

/** Starts `test/helpers/<script>` with arguments and waits until it prints `ready`. Killed after the test. */
export async function inAnotherProcess(script: Script, ...args: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [await bundled(script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    let out = ''
    child.stdout.on('data', chunk => {
      out += String(chunk)
      if (out.includes('ready')) resolve()
    })
    child.once('exit', code => reject(new Error(`${script} ended with ${code} before it was ready`)))
  })
  return child
}

/** Runs `test/helpers/<script>` until it ends or is killed, and gives with what. */
export async function endOf(script: Script, ...args: string[]): Promise<number | NodeJS.Signals | null> {
  const child = spawn(process.execPath, [await bundled(script), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit']
  })
  return new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ?? code)))
}

/** Runs `test/helpers/<script>` to its end, and gives what it printed. */
export async function outputOf(script: Script, ...args: string[]): Promise<string> {
  const node = ['--expose-gc', await bundled(script), ...args]
  return (await promisify(execFile)(process.execPath, node, { cwd: root })).stdout
}

/** Runs `test/helpers/<script>` to its end as the user `nobody`, and gives what it printed. Linux, as root. */
export async function asNobody(script: Script, ...args: string[]): Promise<string> {
  const node = [process.execPath, await bundled(script), ...args]
  const become = ['--reuid=65534', '--regid=65534', '--clear-groups']
  const { stdout } = await promisify(execFile)('setpriv', [...become, ...node], { cwd: root })
  return stdout
}
