// Windows' own programs, by their whole path: of a bare name Windows would run what lies in the current folder.
import { existsSync } from 'node:fs'
import { win32 } from 'node:path'
import { windowsFolder } from '#shared/windows-folder.ts'

let known: string | undefined

/** Windows' own folder. */
export function windowsHere(): string {
  known ??= windowsFolder({ isThere: existsSync, loaded: () => loadedHere() })
  return known
}

/** The path of a program in System32, such as `reg.exe`. */
export const windowsProgram = (name: string): string => win32.join(windowsHere(), 'System32', name)

function loadedHere(): readonly string[] {
  const report = process.report.getReport() as { sharedObjects?: readonly string[] }
  return report.sharedObjects ?? []
}
