// `kanalarkiv-object://archive/<sha256>` is a picture of the open archive, and never anything but a picture:
// objects were captured from strangers, so a page or a script among them must not run in the window. With `/thumbnail` it is
// that picture made small, which the core makes and keeps.
import { type FileHandle, open, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type CustomScheme, protocol } from 'electron'
import { objectPath, Sha256 } from '#shared/ids.ts'
import { PICTURE_START, pictureTypeOf } from '#shared/picture-type.ts'

/** What Chromium must know of the scheme before it starts. It gets no origin of its own and no fetch. */
export const OBJECT_SCHEME: CustomScheme = {
  scheme: 'kanalarkiv-object',
  privileges: { secure: true, stream: true }
}

const ADDRESS = /^kanalarkiv-object:\/\/archive\/([0-9a-f]{64})(\/thumbnail)?$/

/** What the core says of a file: whether the person may see it, since it may be of a record that is marked as secret, and what it looks like. */
interface Core {
  /** The folder of the archive that is open now. */
  readonly archive: string | null
  mayShow(sha256: Sha256): Promise<boolean>
  thumbnail(sha256: Sha256): Promise<Uint8Array<ArrayBuffer> | null>
}

/** Serves the pictures of the archive that is open when the window asks. */
export function serveObjects(core: Core): void {
  protocol.handle(OBJECT_SCHEME.scheme, async request => {
    const [, digest, isSmall] = ADDRESS.exec(request.url) ?? []
    const name = Sha256.safeParse(digest)
    const { archive } = core
    if (request.method !== 'GET' || !name.success || archive === null) return notFound()
    if (isSmall !== undefined) return thumbnail(await core.thumbnail(name.data))
    if (!(await core.mayShow(name.data))) return notFound()
    const file = await openObject(archive, name.data)
    return file === undefined ? notFound() : picture(file)
  })
}

function thumbnail(bytes: Uint8Array<ArrayBuffer> | null): Response {
  return bytes === null
    ? notFound()
    : new Response(bytes, { headers: headersOf('image/jpeg', bytes.byteLength) })
}

/** Opens an object, unless a symbolic link below `objects/` would lead to some other file. */
async function openObject(archive: string, sha256: Sha256): Promise<FileHandle | undefined> {
  try {
    const root = await realpath(archive)
    const file = join(root, objectPath(sha256))
    if ((await realpath(file)) !== file) return undefined
    return await open(file, 'r')
  } catch {
    return undefined
  }
}

async function picture(file: FileHandle): Promise<Response> {
  const type = await pictureType(file)
  if (type === undefined) {
    await file.close()
    return notFound()
  }
  const { size } = await file.stat()
  return new Response(Readable.toWeb(file.createReadStream({ start: 0 })) as ReadableStream, {
    headers: headersOf(type, size)
  })
}

const headersOf = (type: string, size: number) => ({
  'content-type': type,
  'content-length': String(size),
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  // The name is the digest of the bytes, so they never change under it.
  'cache-control': 'private, max-age=31536000, immutable'
})

async function pictureType(file: FileHandle): Promise<string | undefined> {
  const start = Buffer.alloc(PICTURE_START)
  const { buffer, bytesRead } = await file.read(start, 0, PICTURE_START, 0).catch(() => NOTHING)
  return pictureTypeOf(buffer.subarray(0, bytesRead).toString('latin1'))
}

// A folder under the name of an object opens but cannot be read.
const NOTHING = { buffer: Buffer.alloc(0), bytesRead: 0 }

function notFound(): Response {
  return new Response(null, { status: 404 })
}
