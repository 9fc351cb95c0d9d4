// The inbox folder: what comes in lies there untouched from the first moment until an act has entered it.
import { randomUUID } from 'node:crypto'
import { constants, existsSync, type Stats } from 'node:fs'
import { chmod, copyFile, lstat, readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { isSameFolder } from '#shared/same-folder.ts'
import type { Context } from '../context.ts'
import { ArchiveError, errno, refusalOf } from '../errors.ts'
import { syncFile, syncFolder } from './durable.ts'
import { hashFile } from './hash-file.ts'
import { patiently, removeUnlessHeld, rename } from './held-elsewhere.ts'
import { hasChanged, MOST_READ } from './read-at-most.ts'

/**
 * A file in the inbox; `name` is what it was called where it came from, letter by letter, `waitedAlready` whether it lay there before, and
 * `isNew` whether no copy of it did either.
 */
export type Waiting = {
  readonly path: string
  readonly name: string
  readonly waitedAlready: boolean
  readonly isNew: boolean
}

/** What becomes of a file of no bytes: whoever says more of it than that has it received. */
type Emptiness = { readonly empty: 'refused' | 'received' }

/** What stops an act of whatever file: it can be given again as it is. */
const OF_PLACE = new Set(['disk-full', 'temporary-disk-full', 'disk-failing'])

/**
 * Receives a file, and lets go of it when `work` has entered it. One that is refused for what it says stays; of one that a full or failing
 * disk stopped nothing does, as of what is pasted, but what lay there before.
 * @throws as `receive` and `work`
 */
export async function onReceived<T>(
  ctx: Pick<Context, 'dir'>,
  source: string,
  work: (waiting: Waiting) => Promise<T>,
  how?: Emptiness
): Promise<T> {
  const waiting = await receive(ctx, source, how)
  try {
    const done = await work(waiting)
    await release(waiting)
    return done
  } catch (error) {
    const refusal = refusalOf(error, ctx.dir)
    // What went wrong is what is told.
    if (waiting.isNew && refusal instanceof ArchiveError && OF_PLACE.has(refusal.code))
      await release(waiting).catch(() => undefined)
    throw error
  }
}

/**
 * Copies a file into the inbox, whole, before anything reads what is in it. The same file twice is one. Of one that is larger than is read
 * nothing is looked at but its size.
 * @throws ArchiveError file-unreadable, file-changing, file-empty, file-held; what the archive's disk says
 */
async function receive(
  ctx: Pick<Context, 'dir'>,
  source: string,
  how: Emptiness = { empty: 'refused' }
): Promise<Waiting> {
  const folder = join(ctx.dir, 'inbox')
  const name = basename(source)
  if (isSameFolder(dirname(resolve(source)), folder, process.platform))
    return ofFile(name, () => waitingAlready(source, how))
  const { sha256, before } = await ofFile(name, async () => {
    const before = await stat(source)
    refuseUnread(before, name, how)
    return { ...(await hashFile(source, ['sha256'])), before }
  })
  const path = join(folder, `${sha256.slice(0, 16)}-${safeName(name)}`)
  const isNew = !existsSync(path)
  await ofFile(name, () => copyIn(source, path), OF_DISK)
  // One that is written meanwhile was hashed, and copied, as it was at no time.
  if (hasChanged(before, await ofFile(name, () => stat(source)))) {
    if (isNew) await removeUnlessHeld(path)
    throw new ArchiveError('file-changing', { file: name })
  }
  return { path, name, waitedAlready: false, isNew }
}

/** What the archive's disk has to say when something is written there. */
const OF_DISK = ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS']

/** What goes wrong is told of the file, such as one that an antivirus program takes away; what is in `asItIs` goes out as it is. */
async function ofFile<T>(name: string, work: () => Promise<T>, asItIs: readonly string[] = []): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = errno(error) ?? 'unknown'
    if (error instanceof ArchiveError || asItIs.includes(code)) throw error
    throw new ArchiveError('file-unreadable', { file: name, detail: code })
  }
}

async function copyIn(source: string, path: string): Promise<void> {
  const draft = join(dirname(path), `${randomUUID()}.tmp`)
  try {
    await patiently(() => copyFile(source, draft, constants.COPYFILE_FICLONE), path)
    // A copy of a file that may only be read would be one too.
    await patiently(() => chmod(draft, 0o600), path)
    await patiently(() => syncFile(draft), path)
    await rename(draft, path)
    await syncFolder(dirname(path))
  } catch (error) {
    // What went wrong is what is told; the next sweep takes what is left.
    await removeUnlessHeld(draft).catch(() => undefined)
    throw error
  }
}

// What a person put there, or what waits since an earlier attempt, which then bears a digest before its name.
async function waitingAlready(source: string, how: Emptiness): Promise<Waiting> {
  const name = basename(source)
  refuseUnread(await lstat(source), name, how)
  return {
    path: resolve(source),
    name: name.replace(/^[0-9a-f]{16}-/, ''),
    waitedAlready: true,
    isNew: false
  }
}

/** @throws ArchiveError file-unreadable, file-empty */
function refuseUnread(info: Stats, name: string, { empty }: Emptiness): void {
  if (!info.isFile()) throw new ArchiveError('file-unreadable', { file: name, detail: 'not a file' })
  if (info.size > MOST_READ)
    throw new ArchiveError('file-unreadable', { file: name, detail: `> ${MOST_READ >> 20} MiB` })
  // As a copying that was cut short leaves it, or a program that has it elsewhere.
  if (info.size === 0 && empty === 'refused') throw new ArchiveError('file-empty', { file: name })
}

/** Takes a file out of the inbox once an act has entered it. */
export async function release({ path }: Waiting): Promise<void> {
  // What is entered may lie there a second time for a while: it is found to be the same when it is taken again.
  await removeUnlessHeld(path)
}

/** Removes copies that a program which died left half-made; gives how many. */
export async function sweepInbox({ dir }: Pick<Context, 'dir'>): Promise<number> {
  const folder = join(dir, 'inbox')
  const drafts = (await readdir(folder)).filter(name => /^[0-9a-f-]{36}\.tmp$/.test(name))
  let swept = 0
  for (const draft of drafts) if (await removeUnlessHeld(join(folder, draft))) swept++
  return swept
}

/** How many files wait. */
export async function countWaiting(ctx: Pick<Context, 'dir'>): Promise<number> {
  return (await readdir(join(ctx.dir, 'inbox'))).filter(name => !name.endsWith('.tmp')).length
}

// Names from outside are data, never paths: ASCII letters, digits and a few marks, and bounded.
function safeName(name: string): string {
  const stem = basename(name, extname(name)).replaceAll(/[^A-Za-z0-9_-]+/g, '_')
  return `${stem.slice(0, 60)}${extname(name)
    .replaceAll(/[^A-Za-z0-9.]/g, '')
    .slice(0, 10)}`
}
