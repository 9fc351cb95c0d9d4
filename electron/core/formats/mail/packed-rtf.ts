// The text with how its letters look that Outlook keeps of a mail, packed in a form of its own (MS-OXRTFCP).
import { crc32 } from 'node:zlib'

const HEADER = 16
const PACKED = 'LZFu'
const PLAIN = 'MELA'
/** So many letters are looked back into, round and round; and this is taken to stand there before the first. */
const WINDOW = 4096
const BEFORE =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
/** What is longer is no letter. */
const MOST = 64 << 20

/** Whether it sums to what it says (MS-OXRTFCP 2.1.3.2): the sum has neither the beginning nor the end that zip's has. */
export function isWholeRtf(packed: Uint8Array): boolean {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length)
  if (bytes.length < HEADER || bytes.toString('latin1', 8, 12) !== PACKED) return true
  const inPack = bytes.subarray(HEADER, 4 + bytes.readUInt32LE(0))
  return ~crc32(inPack, 0xff_ff_ff_ff) >>> 0 === bytes.readUInt32LE(12)
}

/** The bytes as letters, one each. @throws what is damaged, or too large */
export function unpackedRtf(packed: Uint8Array): string {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length)
  if (bytes.length < HEADER) throw new Error('a text that is cut off')
  const how = bytes.toString('latin1', 8, 12)
  if (how === PLAIN) return bytes.toString('latin1', HEADER)
  if (how !== PACKED) throw new Error('a text in a form that is not read')
  return unpacked(bytes.subarray(HEADER)).toString('latin1')
}

function unpacked(bytes: Buffer): Buffer {
  const before = Buffer.alloc(WINDOW)
  let to = before.write(BEFORE, 'latin1')
  const parts: Buffer[] = []
  let part = Buffer.alloc(1 << 16)
  let [filled, letters] = [0, 0]
  const put = (letter: number) => {
    before[to] = letter
    to = (to + 1) % WINDOW
    if (filled === part.length) {
      parts.push(part)
      part = Buffer.alloc(1 << 16)
      filled = 0
    }
    part[filled++] = letter
    if (++letters > MOST) throw new RangeError('a longer text than is read')
  }
  for (let at = 0; at < bytes.length; ) {
    const signs = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((signs & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0)
        continue
      }
      const where = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      at += 2
      const from = where >> 4
      // That the place is where the next letter goes ends it.
      if (from === to) return Buffer.concat([...parts, part.subarray(0, filled)])
      for (let count = 0; count < (where & 0xf) + 2; count++) put(before[(from + count) % WINDOW] ?? 0)
    }
  }
  return Buffer.concat([...parts, part.subarray(0, filled)])
}
