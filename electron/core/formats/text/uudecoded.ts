// Files that old mail programs wrote as letters in the text of a mail (uuencode). Linear in the length of the text.

const BEGINS = /^begin [0-7]{3,4} [^\r\n]{1,255}\r?\n/gm
/** The line of no bytes, and the last. */
const ENDS = /(?:[` ]?[ \t]*\r?\n)?end[ \t]*(?:\r?\n|$)/y
const SPACE = 0x20

type Uudecoded = {
  /** The files that stand in it, in order; what is cut off is one as far as it goes. */
  readonly files: Buffer[]
  /** Whether anything else stands there. */
  readonly hasMore: boolean
}

export function uudecoded(body: Buffer): Uudecoded {
  if (!body.includes('begin ')) return { files: [], hasMore: true }
  const text = body.toString('latin1')
  const files: Buffer[] = []
  let [after, hasMore] = [0, false]
  const pass = (to: number) => {
    hasMore ||= text.slice(after, to).trim() !== ''
  }
  BEGINS.lastIndex = 0
  for (let begin = BEGINS.exec(text); begin !== null; begin = BEGINS.exec(text)) {
    pass(begin.index)
    const { bytes, end } = fileFrom(text, BEGINS.lastIndex)
    if (bytes.length > 0) files.push(bytes)
    BEGINS.lastIndex = end
    ENDS.lastIndex = end
    after = ENDS.test(text) ? ENDS.lastIndex : end
  }
  pass(text.length)
  return { files, hasMore }
}

/** Each line says how many bytes it has, and then three bytes in four letters. */
function fileFrom(text: string, from: number): { readonly bytes: Buffer; readonly end: number } {
  const lines: Buffer[] = []
  let at = from
  while (at < text.length) {
    const next = text.indexOf('\n', at)
    const end = next < 0 ? text.length : next
    const count = valueAt(text, at)
    if (count === 0 || end - at < 2 || text.startsWith('end', at)) break
    lines.push(bytesIn(text.slice(at + 1, end), count))
    at = end + 1
  }
  return { bytes: Buffer.concat(lines), end: Math.max(at, from) }
}

const valueAt = (text: string, at: number) => (text.charCodeAt(at) - SPACE) & 0x3f

function bytesIn(line: string, count: number): Buffer {
  const bytes = Buffer.alloc(count)
  for (let to = 0, at = 0; to < count; to += 3, at += 4) {
    const [a, b, c, d] = [at, at + 1, at + 2, at + 3].map(each =>
      each < line.length ? valueAt(line, each) : 0
    )
    const three = ((a ?? 0) << 18) | ((b ?? 0) << 12) | ((c ?? 0) << 6) | (d ?? 0)
    for (let each = 0; each < 3 && to + each < count; each++)
      bytes[to + each] = (three >> (16 - 8 * each)) & 0xff
  }
  return bytes
}
