// A file of the archive as a backup takes it: from its folder, or from the bucket that all files are in, and never other bytes than its own.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { objectPath, type Sha256 } from '#shared/ids.ts'
import { errno } from '../../kernel/errors.ts'
import type { Bucket } from '../../kernel/objects/s3/bucket.ts'

/** The archive's own file is damaged or missing. */
export class Unusable extends Error {}

type Asked = { readonly bucket: Bucket | null; readonly sha256: Sha256; readonly signal: AbortSignal }

/** The bytes of a file. @throws Unusable where it is not there, and at the end, where they are not those of its name */
export async function* fileOfArchive(
  dir: string,
  { bucket, sha256, signal }: Asked
): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256')
  try {
    const path = join(dir, objectPath(sha256))
    const bytes = bucket === null ? createReadStream(path) : await bucket.read(sha256)
    if (bytes === null) throw new Unusable()
    // A stream of a file gives buffers.
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      signal.throwIfAborted()
      digest.update(chunk)
      yield chunk
    }
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof Error && errno(error) !== undefined ? new Unusable() : error
  }
  if (digest.digest('hex') !== sha256) throw new Unusable()
}
