// Bringing the files of a backup to where it is restored: each is read back where it was written, and named when it is on disk.
import { existsSync } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { objectPath } from '#shared/ids.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import { syncFile, syncFolders } from '../../kernel/objects/durable.ts'
import { hashAtOnce, hashFile } from '../../kernel/objects/hash-file.ts'
import { rename } from '../../kernel/objects/held-elsewhere.ts'
import { opened } from './crypt.ts'
import { type Listed, objectFile } from './format.ts'
import type { Generation } from './generations.ts'
import { listOf } from './lists.ts'
import { type BackupTarget, PARTIAL } from './target.ts'
import type { Tell } from './write.ts'

const AT_ONCE = 8
/** Larger ones are read a little at a time, so that the thread hears when it is to stop. */
const READ_AT_ONCE = 8 << 20
/** So many files are written before they are synced and named: a disk syncs many that are written already in the time of a few. */
const NAMED_TOGETHER = 256

export type Restoring = {
  /** The secret half of the key, for one that is encrypted. */
  readonly secret: string | null
  readonly target: BackupTarget
  readonly generation: Generation
  readonly into: string
  readonly recipient: string | null
  readonly tell: Tell
  readonly signal: AbortSignal
}

/**
 * Brings the files of the generation, several at once.
 * @throws ArchiveError backup-damaged, restore-disk-full, not-a-folder, folder-unusable
 */
export async function bringFiles(at: Restoring): Promise<{ objects: number; bytes: number }> {
  const { target, generation, into, tell, signal } = at
  const going: Promise<Brought>[] = []
  const folders = new Set<string>()
  let drafted: string[] = []
  let [objects, bytes] = [0, 0]
  const settle = async () => {
    const brought = await going.shift()
    if (brought?.path != null) drafted.push(brought.path)
    bytes += brought?.bytes ?? 0
    objects++
    tell(bytes, generation.manifest.objects.bytes)
  }
  const name = async () => {
    await onDisk(into, () => nameTogether(drafted))
    drafted = []
  }
  try {
    for await (const listed of listOf(target, generation)) {
      signal.throwIfAborted()
      folders.add(dirname(join(into, objectPath(listed.sha256))))
      const one = bringFile(at, listed)
      one.catch(() => undefined)
      going.push(one)
      if (going.length >= AT_ONCE) await settle()
      if (drafted.length >= NAMED_TOGETHER) await name()
    }
    while (going.length > 0) await settle()
  } finally {
    // Where one fails, what is still being written must not come when a drill has been taken away.
    await Promise.allSettled(going)
  }
  await name()
  await onDisk(into, () => syncFolders([...folders, join(into, 'objects')]))
  return { objects, bytes }
}

/** A file that is written and read back, and gets its name when it is on disk; no path for one that was there. */
type Brought = { readonly path: string | null; readonly bytes: number }

async function bringFile(
  { target, into, recipient, secret }: Restoring,
  { sha256, bytes }: Listed
): Promise<Brought> {
  const path = join(into, objectPath(sha256))
  // Of a restoring that was cut off.
  if (existsSync(path) && (await digestOf(path, into)).sha256 === sha256) return { path: null, bytes }
  const from = objectFile(sha256, recipient)
  if ((await target.size(from)) === null) throw new ArchiveError('backup-damaged', { file: from })
  const draft = path + PARTIAL
  const isCopied = recipient === null && (await copyDraft(target, { from, draft, into }))
  const written = isCopied
    ? await digestOf(draft, into)
    : await writeDraft(draft, opened(target.read(from), recipient === null ? null : secret, from), into)
  if (written.sha256 !== sha256) {
    await rm(draft, { force: true })
    throw new ArchiveError('backup-damaged', { file: from })
  }
  return { path, bytes }
}

/** True when the system has copied it. What it refuses is read and written here, which tells why. */
async function copyDraft(
  { copy }: BackupTarget,
  { from, draft, into }: { from: string; draft: string; into: string }
): Promise<boolean> {
  if (copy === null) return false
  await onDisk(into, () => mkdir(dirname(draft), { recursive: true }))
  return copy(from, draft).then(
    () => true,
    () => false
  )
}

/** Syncs files, and then gives them their names. */
async function nameTogether(paths: readonly string[]): Promise<void> {
  for (let first = 0; first < paths.length; first += AT_ONCE)
    await Promise.all(
      paths.slice(first, first + AT_ONCE).map(async path => {
        await syncFile(path + PARTIAL)
        await rename(path + PARTIAL, path)
      })
    )
}

/** Writes a file that has no name yet, and answers with what is read of it again. */
export async function writeDraft(draft: string, bytes: AsyncIterable<Uint8Array>, into: string) {
  await onDisk(into, () => mkdir(dirname(draft), { recursive: true }))
  const file = await onDisk(into, () => open(draft, 'w'))
  try {
    for await (const chunk of bytes) await onDisk(into, () => file.writeFile(chunk))
  } finally {
    await onDisk(into, () => file.close())
  }
  return digestOf(draft, into)
}

const digestOf = (path: string, into: string) =>
  onDisk(into, async () =>
    (await stat(path)).size > READ_AT_ONCE ? hashFile(path, ['sha256']) : hashAtOnce(path)
  )

/** Names what the disk of the folder refuses. @throws ArchiveError restore-disk-full, not-a-folder, folder-unusable */
export async function onDisk<T>(into: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ArchiveError || errno(error) === undefined) throw error
    if (['ENOSPC', 'EDQUOT'].includes(errno(error) ?? ''))
      throw new ArchiveError('restore-disk-full', { dir: into })
    if (['ENOTDIR', 'EEXIST'].includes(errno(error) ?? ''))
      throw new ArchiveError('not-a-folder', { dir: into })
    throw new ArchiveError('folder-unusable', { dir: into, detail: errno(error) ?? 'unknown' })
  }
}
