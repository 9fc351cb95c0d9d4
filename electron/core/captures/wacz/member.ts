// One member of a gzip file, whose body was compressed before and apart from what stands around it.
import { constants, crc32, deflateRaw } from 'node:zlib'
import { type Body, type Piece, piece } from './pieces.ts'

const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
/** A stored block of deflate holds no more. */
const MOST = 0xffff

/**
 * A body as it goes into a member: raw deflate that ends on a byte and is followed by more. `isPacked`: pictures, films and fonts
 * are packed already, and are only framed.
 */
export function deflateBody(raw: Buffer, isPacked: boolean): Promise<Buffer> {
  const level = isPacked ? 0 : 6
  return new Promise((resolve, reject) => {
    deflateRaw(raw, { level, finishFlush: constants.Z_SYNC_FLUSH }, (error, deflated) => {
      if (error === null) resolve(deflated)
      else reject(error)
    })
  })
}

/** The member that unpacks to `before`, the body if there is one, and `after`. */
export function gzipMember(before: Buffer, body: Body | null, after: Buffer): Piece[] {
  const trailer = Buffer.alloc(8)
  const sum = crc32(after, crc32(body?.raw() ?? Buffer.alloc(0), crc32(before)))
  trailer.writeUInt32LE(sum, 0)
  trailer.writeUInt32LE((before.length + (body?.rawLength ?? 0) + after.length) >>> 0, 4)
  return [
    piece.own(Buffer.concat([HEAD, stored(before, false)])),
    ...(body === null ? [] : [piece.body(body)]),
    piece.own(Buffer.concat([stored(after, true), trailer]))
  ]
}

function stored(bytes: Buffer, isLast: boolean): Buffer {
  const blocks: Buffer[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += MOST) {
    const part = bytes.subarray(at, at + MOST)
    const frame = Buffer.alloc(5)
    frame[0] = isLast && at + MOST >= bytes.length ? 1 : 0
    frame.writeUInt16LE(part.length, 1)
    frame.writeUInt16LE(part.length ^ 0xffff, 3)
    blocks.push(frame, part)
  }
  return Buffer.concat(blocks)
}
