// The records of a zip (APPNOTE.TXT 6.3) that stand around its files. What stands before a file says how large it is: a reader that
// takes the zip as it comes, such as Java's and with it many e-archives' intake, opens no stored file whose size is only told
// after it. Zip64 where it must be. The same entries give the same bytes.

/** What no longer fits in the old form: its largest numbers mean that the true one stands elsewhere. */
const MOST = 0xffff_ffff
const MOST_FILES = 0xffff
const [VERSION, VERSION_64] = [20, 45]
/** Made on Unix, so that readers take the rights with it. */
const UNIX = 3
/** Names are in UTF-8. */
const FLAGS = 0x0800
const NOTHING = Buffer.alloc(0)
export const [STORED, DEFLATED] = [0, 8]

export type ZipEntry = {
  /** Its name, in UTF-8. */
  readonly label: Buffer
  readonly method: number
  /** Whether its sizes stand in a field of their own, which has room for larger ones. */
  readonly isLarge: boolean
  /** Where in the zip its records begin. */
  readonly offset: number
  readonly sum: number
  readonly packed: number
  readonly size: number
}

/** What stands before a file. */
export function localHeader(entry: ZipEntry, at: Date, own: Buffer = NOTHING): Buffer {
  const { label, isLarge, packed, size } = entry
  const extra = Buffer.concat([isLarge ? zip64([size, packed]) : NOTHING, own])
  const fixed = Buffer.alloc(30)
  fixed.write('PK\x03\x04', 'latin1')
  common(fixed, 4, entry, at)
  fixed.writeUInt16LE(extra.length, 28)
  return Buffer.concat([fixed, label, extra])
}

/** What the directory says of a file; with rights, it says that the zip was made on Unix. */
export function directoryHeader(
  entry: ZipEntry,
  at: Date,
  { extra: own, rights }: { extra: Buffer; rights: number } = { extra: NOTHING, rights: 0 }
): Buffer {
  const { label, isLarge, packed, size, offset } = entry
  const isFar = offset >= MOST
  const large = [...(isLarge ? [size, packed] : []), ...(isFar ? [offset] : [])]
  const extra = Buffer.concat([large.length > 0 ? zip64(large) : NOTHING, own])
  const fixed = Buffer.alloc(46)
  fixed.write('PK\x01\x02', 'latin1')
  fixed.writeUInt16LE(rights === 0 ? VERSION : (UNIX << 8) | VERSION_64, 4)
  common(fixed, 6, entry, at)
  if (isFar) fixed.writeUInt16LE(VERSION_64, 6)
  fixed.writeUInt16LE(extra.length, 30)
  fixed.writeUInt32LE(rights * 0x1_0000, 38)
  fixed.writeUInt32LE(isFar ? MOST : offset, 42)
  return Buffer.concat([fixed, label, extra])
}

/** What is said of a file in both places, from `start` on. */
function common(
  fixed: Buffer,
  start: number,
  { label, method, isLarge, sum, packed, size }: ZipEntry,
  at: Date
): void {
  fixed.writeUInt16LE(isLarge ? VERSION_64 : VERSION, start)
  fixed.writeUInt16LE(FLAGS, start + 2)
  fixed.writeUInt16LE(method, start + 4)
  fixed.writeUInt16LE(timeOf(at), start + 6)
  fixed.writeUInt16LE(dateOf(at), start + 8)
  fixed.writeUInt32LE(sum, start + 10)
  fixed.writeUInt32LE(isLarge ? MOST : packed, start + 14)
  fixed.writeUInt32LE(isLarge ? MOST : size, start + 18)
  fixed.writeUInt16LE(label.length, start + 22)
}

/** The end of the directory, in the old form and, where that has no room, in the new one before it. */
export function endOf({ count, start, bytes }: { count: number; start: number; bytes: number }): Buffer {
  const isLarge = count >= MOST_FILES || start >= MOST || bytes >= MOST
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(isLarge ? MOST_FILES : count, 8)
  end.writeUInt16LE(isLarge ? MOST_FILES : count, 10)
  end.writeUInt32LE(isLarge ? MOST : bytes, 12)
  end.writeUInt32LE(isLarge ? MOST : start, 16)
  if (!isLarge) return end
  const large = Buffer.alloc(56)
  large.write('PK\x06\x06', 'latin1')
  large.writeBigUInt64LE(44n, 4)
  large.writeUInt16LE((UNIX << 8) | VERSION_64, 12)
  large.writeUInt16LE(VERSION_64, 14)
  for (const [at, number] of [count, count, bytes, start].entries())
    large.writeBigUInt64LE(BigInt(number), 24 + 8 * at)
  const place = Buffer.alloc(20)
  place.write('PK\x06\x07', 'latin1')
  place.writeBigUInt64LE(BigInt(start + bytes), 8)
  place.writeUInt32LE(1, 16)
  return Buffer.concat([large, place, end])
}

/** The extra field of numbers that the old form has no room for. */
function zip64(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * numbers.length)
  field.writeUInt16LE(0x0001, 0)
  field.writeUInt16LE(8 * numbers.length, 2)
  for (const [at, number] of numbers.entries()) field.writeBigUInt64LE(BigInt(number), 4 + 8 * at)
  return field
}

/** The extra field of the time to the second in UTC: the old form has two seconds and no zone. */
export function timestamp(at: Date): Buffer {
  const field = Buffer.alloc(9)
  field.writeUInt16LE(0x5455, 0)
  field.writeUInt16LE(5, 2)
  field.writeUInt8(1, 4)
  field.writeUInt32LE(Math.floor(at.getTime() / 1000), 5)
  return field
}

// In UTC, and to two seconds: more does not fit.
const timeOf = (at: Date) => (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
const dateOf = (at: Date) =>
  (Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
