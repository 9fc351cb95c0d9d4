// Asks Windows' registry, through the system's own program for it. Elsewhere there is none, and nothing in it.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { UNREADABLE } from '#shared/policies.ts'
import { type Registry, readRegistry } from '#shared/registry-text.ts'
import { windowsHere, windowsProgram } from './windows-program.ts'

const run = promisify(execFile)
const ANSWER_MS = 5_000

/** What there is to know of a key and those below it; null where there is no such key, or nobody may know. */
export type AskRegistry = (key: string) => Promise<Registry | null>

/** Asks the registry of this computer. */
export const askRegistry: AskRegistry = async key => {
  const read = await readKey(key)
  return read === UNREADABLE ? null : read
}

/** The same, but for what is there and cannot be read. */
export async function readKey(key: string): Promise<Registry | null | typeof UNREADABLE> {
  if (process.platform !== 'win32') return null
  for (const place of PLACES()) {
    const read = await exportedIn(place, key)
    if (read !== null) return read
  }
  return (await isThere(key)) ? UNREADABLE : null
}

/** Where a file may be written: a person's folder for such may be gone, full, or another's. */
const PLACES = (): readonly string[] => [
  tmpdir(),
  join(userInfo().homedir, 'AppData', 'Local'),
  join(windowsHere(), 'Temp')
]

async function exportedIn(place: string, key: string): Promise<Registry | null> {
  const folder = await mkdtemp(join(place, 'kanalarkiv-registry-')).catch(() => null)
  if (folder === null) return null
  try {
    const file = join(folder, 'key.reg')
    await run(windowsProgram('reg.exe'), ['export', key, file, '/y'], OPTIONS)
    return readRegistry(await readFile(file, 'utf16le'))
  } catch {
    return null
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

const OPTIONS = { timeout: ANSWER_MS, windowsHide: true } as const

/** That it is not there is told by the number 1; where the question has no answer it may be there. */
async function isThere(key: string): Promise<boolean> {
  try {
    await run(windowsProgram('reg.exe'), ['query', key], OPTIONS)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 1)
  }
}
