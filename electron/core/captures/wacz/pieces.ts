// A file that is kept in pieces: what is its own in a list, and long stretches that other files have too as parts of
// their own. Put one after the other they are the file, byte by byte; so a page's pictures and scripts are kept once,
// however often the page is captured.
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { Sha256 } from '#shared/ids.ts'

/** Bytes of the file: its own, or a body that may be in other files as well. */
export type Piece = { readonly kind: 'own' | 'body'; readonly bytes: Buffer }

/** Bodies shorter than this share one part; each of the others is a part of its own. */
const SMALL = 64 << 10

/**
 * The list, as JSON in gzip: a text is bytes as Latin-1, three numbers are a part, an offset in it and a length.
 * `sha256` and `bytes` are of the whole file.
 */
const PieceList = z.strictObject({
  format: z.literal('kanalarkiv-pieces/1'),
  sha256: Sha256,
  bytes: z.int().min(0),
  pieces: z.array(z.union([z.string(), z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)])]))
})
export type PieceList = z.infer<typeof PieceList>

const own = (bytes: Buffer | string): Piece => ({
  kind: 'own',
  bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes
})
const body = (bytes: Buffer): Piece => ({ kind: 'body', bytes })
export const piece = { own, body }

export const lengthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { bytes }) => sum + bytes.length, 0)

export function sha256Of(pieces: readonly Piece[]): string {
  const hash = createHash('sha256')
  for (const { bytes } of pieces) hash.update(bytes)
  return hash.digest('hex')
}

/** The list of the pieces and the parts it speaks of, the shared one first. The same bodies give the same parts. */
export function packPieces(pieces: readonly Piece[]): {
  list: Buffer
  parts: Buffer[]
  whole: { sha256: Sha256; bytes: number }
} {
  const bodies = new Map<string, Piece['bytes']>()
  for (const { kind, bytes } of pieces) if (kind === 'body') bodies.set(digest(bytes), bytes)
  const places = new Map<string, { part: number; offset: number }>()
  const small = [...bodies]
    .filter(([, bytes]) => bytes.length < SMALL)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  let offset = 0
  for (const [name, bytes] of small) {
    places.set(name, { part: 0, offset })
    offset += bytes.length
  }
  const parts: Buffer[] = [Buffer.concat(small.map(([, bytes]) => bytes))]
  for (const [name, bytes] of bodies) {
    if (bytes.length < SMALL) continue
    places.set(name, { part: parts.length, offset: 0 })
    parts.push(bytes)
  }
  const whole = { sha256: Sha256.parse(sha256Of(pieces)), bytes: lengthOf(pieces) }
  const list: PieceList = {
    format: 'kanalarkiv-pieces/1',
    ...whole,
    pieces: joined(pieces).map(({ kind, bytes }) => {
      if (kind === 'own') return bytes.toString('latin1')
      const place = places.get(digest(bytes))
      return [place?.part ?? 0, place?.offset ?? 0, bytes.length]
    })
  }
  return { list: gzipSync(JSON.stringify(list), { level: 9 }), parts, whole }
}

/** Reads a list again. @throws when it is not one */
export function readPieces(list: Uint8Array): PieceList {
  return PieceList.parse(JSON.parse(gunzipSync(list, { maxOutputLength: 1 << 30 }).toString('utf8')))
}

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  let waiting: Buffer[] = []
  const settle = () => {
    if (waiting.length > 0) all.push(own(Buffer.concat(waiting)))
    waiting = []
  }
  for (const one of pieces) {
    if (one.kind === 'own') waiting.push(one.bytes)
    else {
      settle()
      all.push(one)
    }
  }
  settle()
  return all
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
