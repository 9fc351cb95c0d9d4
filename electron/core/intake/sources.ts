// Sources: files as they were taken in, kept untouched before anything is read out of them.
import { randomUUID } from 'node:crypto'
import { SourceFileId } from '#shared/ids.ts'
import type { SourceMethod } from '#shared/intake.ts'
import type { Context } from '../context.ts'
import type { WriteDb } from '../db/open.ts'
import type { StoredObject } from '../objects/store.ts'

type Source = ({ readonly path: string } | { readonly bytes: Uint8Array }) & {
  readonly mediaType: string
  /** What it was called where it came from; data, never a path. */
  readonly name: string
  readonly method: SourceMethod
  /** Where it was fetched, and the time that the server gave. */
  readonly from?: { readonly url: string; readonly httpDate: string | null }
}

/** A source whose bytes are in `objects/` but which no act has entered yet. */
export type KeptSource = {
  readonly id: SourceFileId
  readonly object: StoredObject
  readonly name: string
  readonly method: SourceMethod
  readonly from: { readonly url: string; readonly httpDate: string | null } | null
}

/** Keeps the bytes of a source to the byte. @throws what the disk says, such as ENOSPC */
export async function keepSource(ctx: Pick<Context, 'objects'>, source: Source): Promise<KeptSource> {
  const { mediaType, name, method } = source
  const object =
    'path' in source
      ? await ctx.objects.putFile(source.path, mediaType)
      : await ctx.objects.put(source.bytes, mediaType)
  return { id: SourceFileId.parse(randomUUID()), object, name, method, from: source.from ?? null }
}

/** Enters a kept source. `record()` has entered its object in the same transaction before. */
export function enterSource(
  tx: WriteDb,
  { clock, actor, appVersion }: Pick<Context, 'clock' | 'actor' | 'appVersion'>,
  { id, object, name, method, from }: KeptSource
): void {
  tx.prepare(
    `INSERT INTO source_file (id, sha256, bytes, original_name, acquired_at, acquired_by, method, from_url, http_date,
       tool)
     VALUES (@id, @sha256, @bytes, @name, @at, @by, @method, @url, @httpDate, @tool)`
  ).run({
    id,
    sha256: object.sha256,
    bytes: object.bytes,
    name: name.slice(0, 255),
    at: clock.now(),
    by: actor,
    method,
    url: from?.url ?? null,
    httpDate: from?.httpDate ?? null,
    tool: `Kanalarkiv ${appVersion}`
  })
}
