// Documents that are kept as they came, such as signed decisions: taken in from a file, and handed out under their name.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Sha256 } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { mediaTypeOf } from '../../formats/media-type.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { readWhole } from '../../kernel/objects/read-at-most.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { writeOutside } from '../../kernel/objects/write-outside.ts'
import { requireMayLeave } from '../secrecy/secrecy.ts'

/** A document whose bytes are in `objects/` but which no act has entered yet. The name is data, never a path. */
export type KeptFile = { readonly object: StoredObject; readonly name: string }

const MOST_BYTES = 100 << 20

/** Keeps a document to the byte, or what `kept` takes of it, which may throw at what is in it. @throws ArchiveError file-unreadable, file-empty */
export async function keepDocument(
  ctx: Pick<Context, 'objects'>,
  path: string,
  kept: (bytes: Uint8Array, name: string) => Uint8Array = bytes => bytes
): Promise<KeptFile> {
  const name = normalized(basename(path), 'NFC').replaceAll(/\p{C}/gu, '').slice(0, 200)
  const bytes = kept(await readWhole(path, { name, most: MOST_BYTES }), name)
  return { object: await ctx.objects.put(bytes, mediaTypeOf(bytes)), name }
}

/**
 * Writes a copy of a document to a folder outside the archive. The journal names who took it out.
 * @throws ArchiveError not-found, record-may-not-leave, object-damaged, folder-unusable
 */
export async function saveDocument(
  ctx: Context,
  { sha256, dir }: { sha256: Sha256; dir: string }
): Promise<{ path: string }> {
  const name = nameOf(ctx.db.read, sha256)
  if (name === undefined) throw new ArchiveError('not-found', { what: sha256.slice(0, 12) })
  requireMayLeave(ctx.db.read, { kind: 'document', id: sha256 })
  if ((await ctx.objects.verify(sha256)).state !== 'right')
    throw new ArchiveError('object-damaged', { what: sha256.slice(0, 12) })
  const file = safeName(name)
  await writeOutside(ctx, dir, [{ name: file, bytes: await readFile(await ctx.objects.file(sha256)) }])
  ctx.db.transact(tx => record(tx, ctx, { act: 'document.saved', about: null, details: { sha256 } }))
  return { path: join(dir, file) }
}

function nameOf(db: ReadDb, sha256: Sha256): string | undefined {
  const row = db
    .prepare(
      `SELECT document_name AS name FROM mandate WHERE document = @sha256
       UNION ALL SELECT document_name FROM image_consent WHERE document = @sha256
       UNION ALL SELECT document_name FROM retention_rule WHERE document = @sha256
       UNION ALL SELECT 'Gallringsbevis.pdf' FROM disposal WHERE certificate_pdf = @sha256
       UNION ALL SELECT 'Gallringsbevis.json' FROM disposal WHERE certificate = @sha256 LIMIT 1`
    )
    .get({ sha256 })
  return (row as { name: string } | undefined)?.name
}

// A name from outside, made one that every system can write.
function safeName(name: string): string {
  const safe = name.replaceAll(/[/\\:*?"<>|]/g, '_').replace(/^\.+/, '_')
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(safe) ? `_${safe}` : safe
}
