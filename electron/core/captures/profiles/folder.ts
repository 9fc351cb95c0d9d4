// Where the profiles lie: in the data folder of the user of the computer, readable by that user alone, and outside every
// archive, so that no package, copy or backup of an archive holds anyone's login.
import { mkdir, readFile, readlink, rm } from 'node:fs/promises'
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { ProfileId } from '#shared/ids.ts'
import { type Lock, takeLock } from '../../kernel/db/lock.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'

/** The folder of all profiles: `KANALARKIV_PROFILES`, or else the place of the operating system for such data. */
function profilesFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform
): string {
  const named = env['KANALARKIV_PROFILES']?.trim()
  if (named) return named
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Kanalarkiv', 'profiles')
  if (platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Kanalarkiv', 'profiles')
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'kanalarkiv', 'profiles')
}

/** A profile's folder, held by this program until it is released. */
export type HeldProfile = { readonly dir: string; release(): void }

/**
 * Makes the folder if need be, and holds it: one program and one browser at a time. What a dead browser has left in it is
 * cleared away; one that lives is left alone.
 * @throws ArchiveError profile-in-use
 */
export async function holdProfile(id: ProfileId, name: string): Promise<HeldProfile> {
  const root = join(profilesFolder(), id)
  const dir = join(root, 'browser')
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const lock = await lockOf(join(root, 'lock'), name)
  try {
    await clearStale(dir, name)
  } catch (error) {
    lock.release()
    throw error
  }
  return { dir, release: () => lock.release() }
}

/** Removes a profile with all that it remembers. @throws ArchiveError profile-in-use */
export async function removeProfileFolder(id: ProfileId, name: string): Promise<void> {
  const held = await holdProfile(id, name)
  held.release()
  await rm(join(profilesFolder(), id), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

// The operating system holds the lock through SQLite, so that it ends with its owner however that ends.
async function lockOf(file: string, name: string): Promise<Lock> {
  try {
    return await takeLock(file, { program: 'Kanalarkiv', since: new Date().toISOString() })
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'archive-locked')
      throw new ArchiveError('profile-in-use', { profile: name })
    throw error
  }
}

const Owner = z.tuple([z.string(), z.coerce.number().int().positive()])

/**
 * Chromium's own lock is a link that names its computer and process. Nobody but this program uses the folder, and its
 * lock is ours: so an owner that is not alive here is dead, whatever the link says.
 */
async function clearStale(dir: string, name: string): Promise<void> {
  const link = await readlink(join(dir, 'SingletonLock')).catch((error: unknown) => {
    if (errno(error) === 'ENOENT' || errno(error) === 'EINVAL') return null
    throw error
  })
  if (link === null) return
  const owner = Owner.safeParse([link.slice(0, link.lastIndexOf('-')), link.slice(link.lastIndexOf('-') + 1)])
  if (owner.success && owner.data[0] === hostname() && (await isBrowserOf(owner.data[1], dir)))
    throw new ArchiveError('profile-in-use', { profile: name })
  for (const file of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    await rm(join(dir, file), { force: true })
}

// A number may have been given to another program since; where the system tells its command line, that is looked at.
async function isBrowserOf(pid: number, dir: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (errno(error) !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes(dir)
}
