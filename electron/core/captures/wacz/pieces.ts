// A file that is kept in pieces: what is its own in a list, and long stretches that other files have too as parts of
// their own. Put one after the other they are the file, byte by byte; so a page's pictures and scripts are kept once,
// however often the page is captured.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Sha256 } from '#shared/ids.ts'
import type { PieceList } from '../../formats/wacz/piece-list.ts'

/** A body, deflated; it may lie on disk, and is read when it is needed. Digests are SHA-256 in hex. */
export type Body = {
  readonly length: number
  readonly digest: string
  readonly rawLength: number
  readonly rawDigest: string
  read(): Buffer
  raw(): Buffer
}

/** Bytes of the file: its own, or a body that may be in other files as well. */
export type Piece =
  | { readonly kind: 'own'; readonly bytes: Buffer }
  | { readonly kind: 'body'; readonly body: Body }

/** Bodies shorter than this share one part; each of the others is a part of its own. */
const SMALL = 64 << 10

const own = (bytes: Buffer | string): Piece => ({
  kind: 'own',
  bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes
})
const body = (body: Body): Piece => ({ kind: 'body', body })
export const piece = { own, body }

export const bytesOf = (one: Piece) => (one.kind === 'own' ? one.bytes : one.body.read())
const sizeOf = (one: Piece) => (one.kind === 'own' ? one.bytes : one.body).length

export const lengthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, one) => sum + sizeOf(one), 0)

export function sha256Of(pieces: readonly Piece[]): string {
  const hash = createHash('sha256')
  for (const one of pieces) hash.update(bytesOf(one))
  return hash.digest('hex')
}

/**
 * The list of the pieces and the parts it speaks of, the shared one first. The same bodies give the same parts. A part is read when
 * it is asked for.
 */
export function packPieces(pieces: readonly Piece[]): {
  list: Buffer
  parts: (() => Buffer)[]
  whole: { sha256: Sha256; bytes: number }
} {
  const bodies = new Map<string, Body>()
  for (const one of pieces) if (one.kind === 'body') bodies.set(one.body.digest, one.body)
  const places = new Map<string, { part: number; offset: number }>()
  const small = [...bodies]
    .filter(([, { length }]) => length < SMALL)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  let offset = 0
  for (const [name, { length }] of small) {
    places.set(name, { part: 0, offset })
    offset += length
  }
  const parts: (() => Buffer)[] = [() => Buffer.concat(small.map(([, one]) => one.read()))]
  for (const [name, one] of bodies) {
    if (one.length < SMALL) continue
    places.set(name, { part: parts.length, offset: 0 })
    parts.push(() => one.read())
  }
  const whole = { sha256: Sha256.parse(sha256Of(pieces)), bytes: lengthOf(pieces) }
  const list: PieceList = {
    format: 'kanalarkiv-pieces/1',
    ...whole,
    pieces: joined(pieces).map(one => {
      if (one.kind === 'own') return one.bytes.toString('latin1')
      const place = places.get(one.body.digest)
      return [place?.part ?? 0, place?.offset ?? 0, one.body.length]
    })
  }
  return { list: gzipSync(JSON.stringify(list), { level: 9 }), parts, whole }
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

export const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
