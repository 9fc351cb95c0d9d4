// The browser's profile: a temporary folder of its own, which nobody's logins are in and which is removed afterwards.
import { rmSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'kanalarkiv-browser-'

/** Makes a new profile folder, and sweeps away those of programs that were killed before they could. */
export async function newProfile(): Promise<string> {
  await sweep()
  return mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
}

/** Removes the profile; the browser's last processes may still write for a moment, so it tries again for a while. */
export async function removeProfile(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined)
}

/** The same, at the end of the program, when nothing can be waited for. */
export function removeProfileNow(dir: string): void {
  try {
    rmSync(dir, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
  } catch {
    // The next start sweeps it away.
  }
}

async function sweep(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  const stale = names.filter(name => {
    const owner = name.startsWith(PREFIX) ? /^(\d+)-/.exec(name.slice(PREFIX.length)) : null
    return owner !== null && !isRunning(Number(owner[1]))
  })
  await Promise.all(stale.map(name => removeProfile(join(tmpdir(), name))))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process cannot be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
