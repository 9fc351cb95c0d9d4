// Files that no act accounts for: of a program that was cut off, or of an act that was given up. They are kept and entered, since nothing
// that came in is thrown away.
import { dirname } from 'node:path'
import type { Sha256 } from '#shared/ids.ts'
import { isBeingErased } from '../delivery/disposal/carried-out.ts'
import type { Context } from '../kernel/context.ts'
import { errno } from '../kernel/errors.ts'
import { isEntered, record } from '../kernel/journal/record.ts'
import { syncFolders } from '../kernel/objects/durable.ts'
import type { StoredObject } from '../kernel/objects/store.ts'

/** Those that a program left which was cut off, with their names on disk. */
export async function findLeftovers(ctx: Context): Promise<StoredObject[]> {
  const leftovers: StoredObject[] = []
  for await (const folder of ctx.objects.list())
    for (const { sha256, bytes } of folder)
      if (sha256 !== null && !isEntered(ctx.db.read, sha256) && !isBeingErased(ctx.db.read, sha256)) {
        // A name that does not fit its bytes is damage, which verify must go on showing.
        if ((await ctx.objects.verify(sha256)).state === 'right')
          leftovers.push({ sha256, bytes, mediaType: 'application/octet-stream' })
      }
  await syncNames(ctx, leftovers)
  return leftovers
}

/** Enters those that this program has left. Whether all of them could be entered. */
export async function claimLeftovers(ctx: Context): Promise<boolean> {
  const loose: StoredObject[] = []
  try {
    for (const object of ctx.objects.unclaimed())
      if (!isEntered(ctx.db.read, object.sha256) && (await isThere(ctx, object.sha256))) loose.push(object)
    if (loose.length === 0) return true
    await syncNames(ctx, loose)
    ctx.db.transact(tx =>
      record(tx, ctx, {
        act: 'archive.leftovers-kept',
        about: null,
        objects: loose,
        details: { files: loose.length }
      })
    )
    return true
  } catch (error) {
    // A full disk, or a store that is away, must not keep the archive from closing.
    ctx.log.warn({ code: errno(error) }, 'leftovers could not be entered')
    return false
  }
}

// What was to be taken away may be gone, whatever its store said last: no row names what is not there.
const isThere = async ({ objects }: Context, sha256: Sha256): Promise<boolean> =>
  !objects.isUnsure(sha256) ||
  (await objects.verify(sha256, AbortSignal.timeout(LONGEST_LOOK))).state === 'right'

/** In milliseconds: the archive is being closed. */
const LONGEST_LOOK = 10_000

// Whoever was cut off, or whose disk failed, has not synced the folders that they got their names in: no row speaks of a file before.
async function syncNames({ objects }: Context, files: readonly StoredObject[]): Promise<void> {
  if (objects.elsewhere !== null) return
  const folders = files.map(({ sha256 }) => dirname(objects.path(sha256)))
  await syncFolders(new Set(folders.flatMap(folder => [folder, dirname(folder)])))
}
