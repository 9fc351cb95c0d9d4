// Whether a folder is kept alike on several computers by a program that synchronises files. Such a program reads and replaces files while
// they are in use, which may damage the database. It is told by what the folders above are called, and by what these programs leave there.
import { readdir, realpath } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import type { SyncService } from '#shared/archive.ts'
import { isInside } from '../objects/write-outside.ts'

/** What a folder of theirs is called on any system, in whatever language it has. */
const NAMES: readonly (readonly [SyncService, RegExp])[] = [
  ['OneDrive', /^OneDrive(?: ?- ?.+)?$/i],
  ['Dropbox', /^Dropbox(?: \(.+\)|-.+)?$/i],
  ['iCloud', /^(?:iCloud ?Drive|Mobile Documents)$/i],
  ['Google Drive', /^(?:Google ?Drive(?:-.+)?|My Drive|Min enhet)$/i],
  ['Nextcloud', /^(?:Nextcloud\d*|ownCloud\d*)$/i]
]

/** Files and folders that lie in the topmost of the synchronised folders. */
const LEFT: readonly (readonly [SyncService, RegExp])[] = [
  ['Dropbox', /^\.dropbox(?:\.cache)?$/],
  ['Google Drive', /^\.tmp\.drive(?:down|up)load$/],
  ['Nextcloud', /^(?:\._?sync_[0-9a-f]+\.db|\.nextcloudsync\.log|\.owncloudsync\.log)$/]
]

/** What OneDrive calls its folders in Windows to every program, wherever they lie and whatever they are called. */
const ONEDRIVE = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']

/** The service that keeps the folder alike elsewhere; null where there is no sign of one. */
export async function syncServiceOf(
  dir: string,
  env: NodeJS.ProcessEnv = process.env
): Promise<SyncService | null> {
  const real = await realpath(dir)
  const told = ONEDRIVE.flatMap(name => env[name] ?? [])
  const known = await Promise.all(told.map(each => realpath(each).catch(() => resolve(each))))
  if (known.some(each => isInside(each, real))) return 'OneDrive'
  for (const name of real.split(sep)) {
    const named = NAMES.find(([, pattern]) => pattern.test(name))
    if (named !== undefined) return named[0]
  }
  for (let above = real; dirname(above) !== above; above = dirname(above)) {
    // One that may not be looked into tells nothing.
    const names = await readdir(above).catch(() => [])
    const left = LEFT.find(([, pattern]) => names.some(name => pattern.test(name)))
    if (left !== undefined) return left[0]
  }
  return null
}
