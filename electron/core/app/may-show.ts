// Pictures for whoever works here, asked for by the window's protocol for pictures, which knows no records.
import { type FileHandle, open, realpath } from 'node:fs/promises'
import type { Sha256 } from '#shared/ids.ts'
import { isOfCapture } from '../captures/captures/read.ts'
import { pictures } from '../formats/pictures/picture-apart.ts'
import type { Context } from '../kernel/context.ts'
import { keepThumbnail, keptThumbnail } from '../kernel/objects/thumbnail-files.ts'
import { whoIs } from '../register/roles/users.ts'
import { maySeeFile } from '../register/secrecy/hide.ts'

/** Whether they may see a picture: who has no role sees those of captures, as by the contract, and no other. */
export function mayShowObject(ctx: Context, sha256: Sha256): boolean {
  const { roles } = whoIs(ctx, ctx.osUser)
  if (roles.length === 0 && !isOfCapture(ctx.db.read, sha256)) return false
  return maySeeFile(ctx.db.read, sha256, roles)
}

/** The picture made small, by the same rule; null where there is none, or it is not to be seen. */
export async function thumbnailToShow(ctx: Context, sha256: Sha256): Promise<Buffer | null> {
  if (!mayShowObject(ctx, sha256)) return null
  const kept = await keptThumbnail(ctx, sha256)
  if (kept !== null) return kept
  const made = await makeThumbnail(ctx, sha256).catch(() => null)
  // Whoever only looks leaves nothing behind; and where it cannot be kept, it is made again the next time.
  if (made !== null && whoIs(ctx, ctx.osUser).roles.length > 0)
    await keepThumbnail(ctx, sha256, made).catch(error => ctx.log.warn({ err: error }, 'thumbnail not kept'))
  return made
}

async function makeThumbnail(ctx: Context, sha256: Sha256): Promise<Buffer | null> {
  const file = await openObject(ctx, sha256)
  if (file === undefined) return null
  try {
    return await pictures.small(await file.readFile())
  } finally {
    await file.close()
  }
}

/** Opens an object, unless a symbolic link would lead to some other file. */
export async function openObject({ dir, objects }: Context, sha256: Sha256): Promise<FileHandle | undefined> {
  try {
    const path = await objects.file(sha256)
    const [root, real] = await Promise.all([realpath(dir), realpath(path)])
    return real === path.replace(dir, root) ? await open(path, 'r') : undefined
  } catch {
    return undefined
  }
}
