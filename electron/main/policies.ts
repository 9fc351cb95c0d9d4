// What is decided for the program by those who see to the computers, read before there is a window or a core. The core reads the same
// (electron/core/kernel/policies.ts), which main may not use.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, win32 } from 'node:path'
import {
  MOST_OF_POLICIES,
  POLICY_KEY,
  type Policies,
  policiesFrom,
  policyFile,
  textOfPolicies,
  UNREADABLE
} from '#shared/policies.ts'
import { type Registry, readRegistry } from '#shared/registry-text.ts'
import { windowsFolder } from '#shared/windows-folder.ts'

const OPTIONS = { timeout: 5_000, windowsHide: true, stdio: 'ignore' } as const

/** Reads it, once at each start: a language must be set before the program is ready. */
export function findPolicies(): Policies {
  const path = policyFile(process.platform, windowsHere)
  return policiesFrom(ofRegistry(), { path, text: textOf(path) }).policies
}

const windowsHere = () => windowsFolder({ isThere: existsSync, loaded: loadedHere })

function loadedHere(): readonly string[] {
  const report = process.report.getReport() as { sharedObjects?: readonly string[] }
  return report.sharedObjects ?? []
}

function textOf(path: string): string | null | typeof UNREADABLE {
  try {
    return statSync(path).size > MOST_OF_POLICIES ? UNREADABLE : textOfPolicies(readFileSync(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : UNREADABLE
  }
}

function ofRegistry(): Registry | null | typeof UNREADABLE {
  if (process.platform !== 'win32') return null
  const windows = windowsHere()
  // By its whole path: of a bare name Windows would run what lies in the current folder.
  const program = win32.join(windows, 'System32', 'reg.exe')
  // A person's folder for such files may be gone, full, or another's.
  for (const place of [tmpdir(), join(userInfo().homedir, 'AppData', 'Local'), join(windows, 'Temp')]) {
    const read = exportedIn(place, program)
    if (read !== null) return read
  }
  try {
    execFileSync(program, ['query', POLICY_KEY], OPTIONS)
    return UNREADABLE
  } catch (error) {
    // That it is not there is told by the number 1.
    return error instanceof Error && 'status' in error && error.status === 1 ? null : UNREADABLE
  }
}

function exportedIn(place: string, program: string): Registry | null {
  let folder: string | undefined
  try {
    folder = mkdtempSync(join(place, 'kanalarkiv-registry-'))
    const file = join(folder, 'key.reg')
    execFileSync(program, ['export', POLICY_KEY, file, '/y'], OPTIONS)
    return readRegistry(readFileSync(file, 'utf16le'))
  } catch {
    return null
  } finally {
    if (folder !== undefined) removeQuietly(folder)
  }
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // It is the system's to clear away.
  }
}
