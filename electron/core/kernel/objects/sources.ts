// Sources: files as they were taken in, kept untouched before anything is read out of them.
import { randomUUID } from 'node:crypto'
import { type Sha256, SourceFileId } from '#shared/ids.ts'
import type { SourceMethod } from '#shared/intake.ts'
import type { Context } from '../context.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import type { StoredObject } from './store.ts'

type Source = ({ readonly path: string } | { readonly bytes: Uint8Array }) & {
  readonly mediaType: string
  /** What it was called where it came from; data, never a path. */
  readonly name: string
  readonly method: SourceMethod
  /** Where it was fetched, and the time that the server gave. */
  readonly from?: { readonly url: string; readonly httpDate: string | null }
  /** Its path inside the folder it was taken from. */
  readonly pathInFolder?: string
}

/** A source whose bytes are in `objects/` but which no act has entered yet. */
export type KeptSource = {
  readonly id: SourceFileId
  readonly object: StoredObject
  readonly name: string
  readonly method: SourceMethod
  readonly from: { readonly url: string; readonly httpDate: string | null } | null
  readonly pathInFolder: string | null
}

/** Keeps the bytes of a source to the byte. @throws what the disk says, such as ENOSPC */
export async function keepSource(ctx: Pick<Context, 'objects'>, source: Source): Promise<KeptSource> {
  const { mediaType, name, method } = source
  const object =
    'path' in source
      ? await ctx.objects.putFile(source.path, mediaType)
      : await ctx.objects.put(source.bytes, mediaType)
  const { from = null, pathInFolder = null } = source
  return sourceOf(object, { name, method, from, pathInFolder })
}

/** A source of what is in `objects/` already. */
export function sourceOf(
  object: StoredObject,
  about: Pick<KeptSource, 'name' | 'method' | 'from'> & { pathInFolder?: string | null }
): KeptSource {
  return { pathInFolder: null, ...about, id: SourceFileId.parse(randomUUID()), object }
}

/** Enters a kept source. `record()` has entered its object in the same transaction before. */
export function enterSource(
  tx: WriteDb,
  ctx: Pick<Context, 'clock' | 'actor' | 'appVersion'>,
  { id, object, name, method, from, pathInFolder }: KeptSource
): void {
  const { sha256, bytes } = object
  const where = { containerId: null, path: pathInFolder }
  const fetched = { url: from?.url ?? null, httpDate: from?.httpDate ?? null }
  insertSource(tx, ctx, { id, sha256, bytes, name, method, ...where, ...fetched })
}

/** Enters a file that lies inside a source that is entered already, such as one in a zip. */
export function enterPart(
  tx: WriteDb,
  ctx: Pick<Context, 'clock' | 'actor' | 'appVersion'>,
  part: { id: SourceFileId; sha256: Sha256; bytes: number; containerId: SourceFileId; path: string }
): void {
  const name = part.path.slice(part.path.lastIndexOf('/') + 1)
  insertSource(tx, ctx, { ...part, name, method: 'export', url: null, httpDate: null })
}

/** Enters a mail that was forwarded in another, as a source of its own. */
export function enterMailPart(
  tx: WriteDb,
  ctx: Pick<Context, 'clock' | 'actor' | 'appVersion'>,
  part: { sha256: Sha256; bytes: number; name: string; containerId: SourceFileId; path: string }
): SourceFileId {
  const id = SourceFileId.parse(randomUUID())
  insertSource(tx, ctx, { ...part, id, method: 'email', url: null, httpDate: null })
  return id
}

type SourceRow = {
  readonly id: SourceFileId
  readonly sha256: Sha256
  readonly bytes: number
  readonly name: string
  readonly method: SourceMethod
  readonly containerId: SourceFileId | null
  readonly path: string | null
  readonly url: string | null
  readonly httpDate: string | null
}

function insertSource(
  tx: WriteDb,
  { clock, actor, appVersion }: Pick<Context, 'clock' | 'actor' | 'appVersion'>,
  row: SourceRow
): void {
  tx.prepare(
    `INSERT INTO source_file (id, sha256, bytes, original_name, container_id, path_in_container, acquired_at, acquired_by,
       method, from_url, http_date, tool)
     VALUES (@id, @sha256, @bytes, @name, @containerId, @path, @at, @by, @method, @url, @httpDate, @tool)`
  ).run({
    ...row,
    name: row.name.slice(0, 255),
    at: clock.now(),
    by: actor,
    tool: `Kanalarkiv ${appVersion}`
  })
}

/** The same file from the same place, taken in before. */
export function sameSource(
  db: ReadDb,
  sha256: Sha256,
  name: string,
  path: string | null
): SourceFileId | null {
  const row = db
    .prepare(
      `SELECT id FROM source_file WHERE sha256 = ? AND container_id IS NULL AND method = 'export' AND original_name = ?
         AND path_in_container IS ? LIMIT 1`
    )
    .get(sha256, name.slice(0, 255), path) as { id: string } | undefined
  return row === undefined ? null : SourceFileId.parse(row.id)
}

/** A file inside a source, read before. */
export function samePart(db: ReadDb, containerId: SourceFileId, path: string): SourceFileId | null {
  const row = db
    .prepare('SELECT id FROM source_file WHERE container_id = ? AND path_in_container = ?')
    .get(containerId, path) as { id: string } | undefined
  return row === undefined ? null : SourceFileId.parse(row.id)
}
