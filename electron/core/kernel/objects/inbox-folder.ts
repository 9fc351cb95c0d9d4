// The inbox folder: what comes in lies there untouched from the first moment until an act has entered it.
import { randomUUID } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { chmod, copyFile, lstat, open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { isSameFolder } from '#shared/same-folder.ts'
import type { Context } from '../context.ts'
import { ArchiveError, errno } from '../errors.ts'
import { syncFolder } from './durable.ts'
import { hashFile } from './hash-file.ts'
import { removeUnlessHeld, rename } from './held-elsewhere.ts'
import { MOST_READ } from './read-at-most.ts'

/** A file in the inbox; `name` is what it was called where it came from, letter by letter, `waitedAlready` whether it lay there before. */
export type Waiting = { readonly path: string; readonly name: string; readonly waitedAlready: boolean }

/**
 * Copies a file into the inbox, whole, before anything reads what is in it. The same file twice is one. Of one that is larger than is read
 * nothing is looked at but its size.
 * @throws ArchiveError file-unreadable
 */
export async function receive(ctx: Pick<Context, 'dir'>, source: string): Promise<Waiting> {
  const folder = join(ctx.dir, 'inbox')
  const name = basename(source)
  let copied: { readonly draft: string; readonly path: string }
  try {
    if (isSameFolder(dirname(resolve(source)), folder, process.platform)) return await waitingAlready(source)
    const info = await stat(source)
    refuseUnread(info, name)
    const { sha256 } = await hashFile(source, ['sha256'])
    const path = join(folder, `${sha256.slice(0, 16)}-${safeName(name)}`)
    const draft = join(folder, `${randomUUID()}.tmp`)
    await copyFile(source, draft, constants.COPYFILE_FICLONE)
    copied = { draft, path }
  } catch (error) {
    if (error instanceof ArchiveError || isDiskTrouble(error)) throw error
    throw new ArchiveError('file-unreadable', { file: name, detail: errno(error) ?? 'unknown' })
  }
  // From here on it is the archive's disk that may have something to say.
  const { draft, path } = copied
  await chmod(draft, 0o600) // a copy of a file that may only be read would be one too
  await sync(draft)
  await rename(draft, path)
  await syncFolder(folder)
  return { path, name, waitedAlready: false }
}

// What a person put there, or what waits since an earlier attempt, which then bears a digest before its name.
async function waitingAlready(source: string): Promise<Waiting> {
  const name = basename(source)
  refuseUnread(await lstat(source), name)
  return { path: resolve(source), name: name.replace(/^[0-9a-f]{16}-/, ''), waitedAlready: true }
}

/** @throws ArchiveError file-unreadable */
function refuseUnread(info: Stats, name: string): void {
  if (!info.isFile()) throw new ArchiveError('file-unreadable', { file: name, detail: 'not a file' })
  if (info.size > MOST_READ)
    throw new ArchiveError('file-unreadable', { file: name, detail: `> ${MOST_READ >> 20} MiB` })
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

function isDiskTrouble(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EROFS'].includes(errno(error) ?? '')
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
