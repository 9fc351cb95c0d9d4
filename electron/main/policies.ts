// What is decided for the program by those who see to the computers, read before there is a window or a core. The core reads the same
// (electron/core/kernel/policies.ts), which main may not use.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, win32 } from 'node:path'
import { POLICY_KEY, type Policies, policiesFrom, policyFile } from '#shared/policies.ts'
import { type Registry, readRegistry } from '#shared/registry-text.ts'

const ANSWER_MS = 5_000

/** Reads it, once at each start: a language must be set before the program is ready. */
export function findPolicies(): Policies {
  const path = policyFile(process.platform, process.env)
  return policiesFrom(ofRegistry(), { path, text: textOf(path) }).policies
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function ofRegistry(): Registry | null {
  if (process.platform !== 'win32') return null
  const folder = mkdtempSync(join(tmpdir(), 'kanalarkiv-registry-'))
  try {
    const file = join(folder, 'key.reg')
    // By its whole path: of a bare name Windows would run what lies in the current folder.
    const program = win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe')
    execFileSync(program, ['export', POLICY_KEY, file, '/y'], {
      timeout: ANSWER_MS,
      windowsHide: true,
      stdio: 'ignore'
    })
    return readRegistry(readFileSync(file, 'utf16le'))
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
