// The PNGs that browsers make, read and cut: eight bits a channel, not interlaced. In slices, so that nothing else waits long.
import { promisify } from 'node:util'
import { constants, createInflate, inflate, inflateSync } from 'node:zlib'
import { type Chunk, layRow, PIECE, pack, pngOf, SIGNATURE, strideOf } from './write.ts'

/** `rgba` has four bytes a pixel, row after row. */
export type Picture = { readonly width: number; readonly height: number; readonly rgba: Uint8Array }
/** A PNG and its rows, unpacked and still filtered. */
export type Unpacked = { readonly bytes: Buffer; readonly raw: Buffer }

const unpack = promisify(inflate)
/** Red, green and blue; the same with alpha. */
const CHANNELS: Readonly<Record<number, 3 | 4>> = { 2: 3, 6: 4 }
const ROWS_AT_ONCE = 256
const MOST_FILTER = 4
/** Node packs and unpacks no smaller pieces. */
const LEAST = 64
/** Bytes in one that is packed, at the most. */
const MOST_PACKED = 1_032
const MOST_PIXELS = 64e6

/** @throws when it is not such a PNG */
export async function unpackPng(bytes: Buffer): Promise<Unpacked> {
  const { height, stride } = headOf(bytes)
  refuseOtherKinds(bytes)
  const length = (stride + 1) * height
  const packed = packedRows(bytes)
  // In one piece: in Node's own of 16 KiB it takes twice as long. Only what may be in so few bytes is made room for.
  const chunkSize = Math.max(LEAST, Math.min(length + 1, packed.length * MOST_PACKED + PIECE))
  const raw = await unpack(packed, { maxOutputLength: length + 1, chunkSize })
  if (raw.length !== length) throw new Error('a PNG that is cut off')
  return { bytes, raw }
}

/** @throws when it is not such a PNG */
export async function readPng(bytes: Buffer): Promise<Picture> {
  let whole: Picture | null = null
  for await (const band of bandsOf(bytes, headOf(bytes).height)) whole = band
  if (whole === null) throw new Error('a PNG that is cut off')
  return whole
}

/**
 * Its pixels in bands of so many rows at the most, top to bottom. They are unpacked while they are read, so that no more of a
 * tall picture is held. @throws when it is not such a PNG; that it is cut off is told where it ends
 */
export async function* bandsOf(bytes: Buffer, most: number): AsyncGenerator<Picture> {
  const pixels = { stride: (width: number) => width * 4, lay: spread }
  for await (const { width, height, data } of bandsIn(bytes, most, pixels))
    yield { width, height, rgba: data }
}

/** The same in bands of rows as they are packed (`layRows`). @throws as `bandsOf` */
export const laidBandsOf = (bytes: Buffer, most: number): AsyncGenerator<Band> =>
  bandsIn(bytes, most, { stride: strideOf, lay: layRow })

type Band = { readonly width: number; readonly height: number; readonly data: Uint8Array }
/** How the row of a picture with so many channels is laid in a band, which has room for it. */
type Laying = {
  readonly stride: (width: number) => number
  readonly lay: (row: Uint8Array, into: Uint8Array, channels: 3 | 4) => void
}

async function* bandsIn(
  bytes: Buffer,
  most: number,
  { stride: strideIn, lay }: Laying
): AsyncGenerator<Band> {
  const { width, height, channels, stride } = headOf(bytes)
  refuseOtherKinds(bytes)
  if ((stride + 1) * height > bytes.length * MOST_PACKED)
    throw new Error('a PNG that says it is larger than it can be')
  const unpacking = createInflate({ chunkSize: PIECE })
  unpacking.end(packedRows(bytes))
  const emptyBand = (from: number) => new Uint8Array(strideIn(width) * Math.min(most, height - from))
  let [above, own, left] = [lineOf(stride), lineOf(stride), Buffer.alloc(0)]
  let [y, inBand, data] = [0, 0, emptyBand(0)]
  for await (const piece of unpacking) {
    const rows: Buffer = left.length === 0 ? piece : Buffer.concat([left, piece])
    let start = 0
    for (; start + stride < rows.length; start += stride + 1) {
      const filter = rows[start] ?? 0
      // No more is unpacked than it says that it holds.
      if (y === height || filter > MOST_FILTER) throw new Error('a PNG of another kind')
      rows.copy(own.bytes, 0, start + 1, start + 1 + stride)
      unfilter(filter, own, above, channels)
      lay(own.bytes, data.subarray(inBand * strideIn(width), (inBand + 1) * strideIn(width)), channels)
      ;[above, own] = [own, above]
      if (y % ROWS_AT_ONCE === 0) await breathe()
      y++
      inBand++
      if (inBand < most || y === height) continue
      yield { width, height: inBand, data }
      ;[inBand, data] = [0, emptyBand(y)]
    }
    left = Buffer.from(rows.subarray(start))
  }
  if (y !== height || left.length > 0) throw new Error('a PNG that is cut off')
  if (inBand > 0) yield { width, height: inBand, data }
}

/**
 * The picture without its last rows, and those rows, four bytes a pixel. What is left stays filtered as it was, since no row
 * of a PNG depends on one below it.
 */
export async function cutBelow(png: Unpacked, count: number): Promise<{ bytes: Buffer; rows: Uint8Array }> {
  const { height, stride } = headOf(png.bytes)
  const left = png.raw.subarray(0, (height - count) * (stride + 1))
  const [packed, rows] = await Promise.all([pack(left, { level: 1, chunkSize: PIECE }), lastRows(png, count)])
  return { bytes: withRows(png.bytes, height - count, packed), rows }
}

function refuseOtherKinds(bytes: Buffer): void {
  if (chunksOf(bytes).some(({ name }) => name === 'tRNS')) throw new Error('a PNG of another kind')
}

/** Bands of at least so many rows that are all alike, `bottom` not within them. */
export function alikeRows(
  { bytes, raw }: Unpacked,
  least: number
): { readonly top: number; readonly bottom: number }[] {
  const { height, stride } = headOf(bytes)
  const nothing = Buffer.alloc(stride)
  const line = (y: number) => raw.subarray(y * (stride + 1), (y + 1) * (stride + 1))
  const isAsAbove = (y: number): boolean => {
    const own = line(y)
    // Told by what differs from the row above, or by itself (PNG specification, 9.2).
    return own[0] === 2 ? own.subarray(1).equals(nothing) : (own[0] ?? 0) < 2 && own.equals(line(y - 1))
  }
  const bands: { top: number; bottom: number }[] = []
  let top = 0
  for (let y = 1; y <= height; y++) {
    if (y < height && isAsAbove(y)) continue
    if (y - top >= least) bands.push({ top, bottom: y })
    top = y
  }
  return bands
}

/** A part of the picture, in its pixels, as a PNG of its own. @throws when it is not such a PNG, or the part is not in it */
export async function cutOut(
  bytes: Buffer,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
): Promise<Buffer> {
  const { channels } = headOf(bytes)
  const { width, height, rgba } = await readPng(bytes)
  if (part.x < 0 || part.y < 0 || part.x + part.width > width || part.y + part.height > height)
    throw new Error('a part that is not in its picture')
  const raw = Buffer.alloc((part.width * channels + 1) * part.height)
  let to = 0
  for (let y = part.y; y < part.y + part.height; y++) {
    // Each row begins with its filter, which is none.
    to++
    for (let x = part.x; x < part.x + part.width; x++, to += channels) {
      const from = (y * width + x) * 4
      for (let at = 0; at < channels; at++) raw[to + at] = rgba[from + at] ?? 0
    }
  }
  const head = Buffer.from(bytes.subarray(16, 29))
  head.writeUInt32BE(part.width, 0)
  head.writeUInt32BE(part.height, 4)
  return pngOf([
    { name: 'IHDR', data: head },
    { name: 'IDAT', data: await pack(raw, { level: 6 }) }
  ])
}

/** Its rows, packed as they are in it. */
export const packedRows = (bytes: Buffer): Buffer => Buffer.concat(dataOf(bytes))

/** The last rows of one that is unpacked, which is left as it is. */
async function lastRows(png: Unpacked, count: number): Promise<Uint8Array> {
  const { bytes, raw } = png
  const { width, height, channels, stride } = headOf(bytes)
  const rgba = new Uint8Array(width * count * 4)
  // Above a row that does not depend on the one above it, nothing needs to be known.
  let from = height - count
  while (from > 0 && (raw[from * (stride + 1)] ?? 0) > 1) from--
  for (const { y, row } of unfiltered(png, from, height)) {
    const at = (y - height + count) * width * 4
    if (at >= 0) spread(row, rgba.subarray(at, at + width * 4), channels)
    if (y % ROWS_AT_ONCE === 0) await breathe()
  }
  return rgba
}

/** The same PNG with other rows, so many and packed already. */
function withRows(bytes: Buffer, height: number, packed: Buffer): Buffer {
  const head = Buffer.from(bytes.subarray(16, 29))
  head.writeUInt32BE(height, 4)
  const others = chunksOf(bytes).filter(({ name }) => name !== 'IHDR' && name !== 'IDAT' && name !== 'IEND')
  return pngOf([{ name: 'IHDR', data: head }, ...others, { name: 'IDAT', data: packed }])
}

/** The first rows, without the rest being unpacked; null when there are not so many. */
export function readTop(bytes: Buffer, rows: number): Uint8Array | null {
  const { width, channels, stride } = headOf(bytes)
  const packed = packedRows(bytes)
  const wanted = (stride + 1) * rows
  // Twice as much each time, since it is not known how well the first rows are packed.
  for (let length = 4 << 10; ; length *= 2) {
    const raw = inflateSync(packed.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH })
    if (raw.length >= wanted) {
      const rgba = new Uint8Array(width * rows * 4)
      for (const { y, row } of unfiltered({ bytes, raw }, 0, rows))
        spread(row, rgba.subarray(y * width * 4, (y + 1) * width * 4), channels)
      return rgba
    }
    if (length >= packed.length) return null
  }
}

function headOf(bytes: Buffer) {
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) throw new Error('not a PNG')
  const width = bytes.readUInt32BE(16)
  const height = bytes.readUInt32BE(20)
  const channels = CHANNELS[bytes[25] ?? -1]
  const isPlain = bytes[24] === 8 && bytes[28] === 0
  if (!isPlain || channels === undefined) throw new Error('a PNG of another kind')
  if (width * height > MOST_PIXELS) throw new Error('a PNG that is too large')
  return { width, height, channels, stride: width * channels }
}

/** Rows as they were before they were filtered, from one that is the first or does not depend on the one above it. */
function* unfiltered(
  { bytes, raw }: Unpacked,
  from: number,
  to: number
): Generator<{ y: number; row: Uint8Array }> {
  const { channels, stride } = headOf(bytes)
  let above = lineOf(stride)
  let own = lineOf(stride)
  for (let y = from; y < to; y++) {
    const start = y * (stride + 1)
    if ((raw[start] ?? 0) > MOST_FILTER) throw new Error('a PNG of another kind')
    raw.copy(own.bytes, 0, start + 1, start + 1 + stride)
    unfilter(raw[start] ?? 0, own, above, channels)
    yield { y, row: own.bytes }
    ;[above, own] = [own, above]
  }
}

/** A row of bytes, which can be counted with four at a time. */
type Line = { readonly bytes: Uint8Array; readonly words: Uint32Array }

function lineOf(stride: number): Line {
  const words = new Uint32Array(Math.ceil(stride / 4))
  return { words, bytes: new Uint8Array(words.buffer, 0, stride) }
}

/** Lets others have their turn. */
export const breathe = () => new Promise<void>(resolve => setImmediate(resolve))

const dataOf = (bytes: Buffer): Buffer[] =>
  chunksOf(bytes).flatMap(({ name, data }) => (name === 'IDAT' ? [data] : []))

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    chunks.push({
      name: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length)
    })
    at += 12 + length
  }
  return chunks
}

/** Undoes the filter of a row in place (PNG specification, 9.2). */
function unfilter(filter: number, { bytes: row, words }: Line, above: Line, step: number): void {
  if (filter === 0) return
  if (filter === 2) {
    addWords(words, above.words)
    return
  }
  for (let i = 0; i < row.length; i++) {
    const left = i < step ? 0 : (row[i - step] ?? 0)
    const up = above.bytes[i] ?? 0
    const corner = i < step ? 0 : (above.bytes[i - step] ?? 0)
    const own = row[i] ?? 0
    if (filter === 1) row[i] = own + left
    else if (filter === 3) row[i] = own + ((left + up) >> 1)
    else if (filter === 4) row[i] = own + nearest(left, up, corner)
  }
}

/**
 * Adds four bytes at a time, none of which carries over into the next. The filter "up" is the one that browsers use when they
 * are asked to be fast, and a tile has forty million bytes.
 */
function addWords(row: Uint32Array, above: Uint32Array): void {
  const LOW = 0x7f7f7f7f
  for (let i = 0; i < row.length; i++) {
    const own = row[i] as number
    const up = above[i] as number
    row[i] = ((own & LOW) + (up & LOW)) ^ ((own ^ up) & ~LOW)
  }
}

function nearest(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

function spread(row: Uint8Array, rgba: Uint8Array, channels: 3 | 4): void {
  if (channels === 4) {
    rgba.set(row)
    return
  }
  for (let from = 0, to = 0; from < row.length; from += 3, to += 4) {
    rgba[to] = row[from] as number
    rgba[to + 1] = row[from + 1] as number
    rgba[to + 2] = row[from + 2] as number
    rgba[to + 3] = 255
  }
}
