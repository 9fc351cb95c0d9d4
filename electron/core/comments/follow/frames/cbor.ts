// DAG-CBOR as the streams of atproto send it, with bounds: what is not understood is an error, and bytes and links are passed over.

/** Bytes and links are null. */
export type Value = null | boolean | number | string | readonly Value[] | ReadonlyMap<string, Value>

const MOST_DEPTH = 16
const MOST_VALUES = 50_000
const MOST_TEXT = 1 << 16

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** The values that follow each other in these bytes; no more than `most`. @throws Error when they are no such thing */
export function readValues(bytes: Uint8Array, most: number): Value[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  let values = 0

  function argument(info: number): number {
    if (info < 24) return info
    const size = { 24: 1, 25: 2, 26: 4, 27: 8 }[info]
    if (size === undefined) throw new Error('an unbounded value')
    const from = at
    at += size
    if (size === 1) return view.getUint8(from)
    if (size === 2) return view.getUint16(from)
    if (size === 4) return view.getUint32(from)
    const long = view.getBigUint64(from)
    if (long > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error('a number that is too large')
    return Number(long)
  }
  function take(length: number): Uint8Array {
    if (length > bytes.length - at) throw new Error('cut off')
    at += length
    return bytes.subarray(at - length, at)
  }
  function text(length: number): string {
    if (length > MOST_TEXT) throw new Error('a text that is too long')
    return UTF8.decode(take(length))
  }
  function list(length: number, depth: number): Value[] {
    const all: Value[] = []
    for (let left = length; left > 0; left--) all.push(value(depth + 1))
    return all
  }
  function map(length: number, depth: number): Map<string, Value> {
    const all = new Map<string, Value>()
    for (let left = length; left > 0; left--) {
      const key = value(depth + 1)
      if (typeof key !== 'string') throw new Error('a key that is no text')
      all.set(key, value(depth + 1))
    }
    return all
  }
  function simple(info: number): Value {
    if (info === 20 || info === 21) return info === 21
    if (info === 22) return null
    if (info !== 27) throw new Error('a value of no known kind')
    at += 8
    return view.getFloat64(at - 8)
  }
  function value(depth: number): Value {
    if (depth > MOST_DEPTH || ++values > MOST_VALUES) throw new Error('too deep, or too much')
    const first = view.getUint8(at++)
    const [major, info] = [first >> 5, first & 31]
    if (major === 7) return simple(info)
    const number = argument(info)
    switch (major) {
      case 0:
        return number
      case 1:
        return -1 - number
      case 2:
        take(number)
        return null
      case 3:
        return text(number)
      case 4:
        return list(number, depth)
      case 5:
        return map(number, depth)
      default:
        // A link.
        value(depth + 1)
        return null
    }
  }

  const all: Value[] = []
  while (at < bytes.length && all.length < most) all.push(value(0))
  if (at < bytes.length) throw new Error('something follows')
  return all
}
