// The browser's profile: a temporary folder of its own, which nobody's logins are in and which is removed afterwards.
import { rmSync } from 'node:fs'
import { removeFolder, temporaryFolder } from '../../../kernel/temporary-folder.ts'

/** Makes a new profile folder. */
export const newProfile = (): Promise<string> => temporaryFolder('browser')

/** Removes the profile; the browser's last processes may still write for a moment, so it tries again for a while. */
export const removeProfile = (dir: string): Promise<void> => removeFolder(dir)

/** The same, at the end of the program, when nothing can be waited for. */
export function removeProfileNow(dir: string): void {
  try {
    rmSync(dir, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
  } catch {
    // The next start sweeps it away.
  }
}
