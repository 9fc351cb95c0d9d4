// Asks Windows' registry, through the system's own program for it. Elsewhere there is none, and nothing in it.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, win32 } from 'node:path'
import { promisify } from 'node:util'
import { type Registry, readRegistry } from '#shared/registry-text.ts'

const run = promisify(execFile)
const ANSWER_MS = 5_000

/** What there is to know of a key and those below it; null where there is no such key, or nobody may know. */
export type AskRegistry = (key: string) => Promise<Registry | null>

/** Asks the registry of this computer. */
export const askRegistry: AskRegistry = async key => {
  if (process.platform !== 'win32') return null
  const folder = await mkdtemp(join(tmpdir(), 'kanalarkiv-registry-'))
  try {
    const file = join(folder, 'key.reg')
    // By its whole path: of a bare name Windows would run what lies in the current folder.
    const program = win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe')
    await run(program, ['export', key, file, '/y'], { timeout: ANSWER_MS, windowsHide: true })
    return readRegistry(await readFile(file, 'utf16le'))
  } catch {
    return null
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}
