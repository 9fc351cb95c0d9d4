// What stands in a text as letters of base64 (RFC 4648): in `data:` addresses, in fields of JSON, or on lines of one length, as in the body of a
// mail. Linear in the length of the text.

/** So many such letters in a row are no word; after what says so, fewer are enough. */
const RUN = /(?<=;base64,)[\w+/-]{4,}={0,2}|[\w+/-]{24,}={0,2}/gi
/** Lines are no shorter than this, all but the last of one length. What parts a mail begins with signs that none of them has. */
const LEAST_LINE = 40
const NEXT_LINE = /\r?\n[ \t>]{0,50}([a-zA-Z0-9+/]+={0,2})(?=[\s"'<)\\]|$)/y

export type Packed = {
  /** It stands in an address that says so, and is no text by chance. */
  readonly isSaid: boolean
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
  /** So many letters it has. */
  readonly length: number
  /** Its first bytes, so many at most; all of it where nothing is said. */
  bytes(most?: number): Buffer
}

/** All that may be packed in it, in order. What nothing says may be no base64 at all. */
export function* packedIn(text: string): Generator<Packed> {
  RUN.lastIndex = 0
  for (let at = 0; ; ) {
    // Others may look for such letters before the next is asked for.
    RUN.lastIndex = at
    const run = RUN.exec(text)
    if (run === null) return
    const lines = [run[0]]
    at = RUN.lastIndex
    for (let line = nextLine(text, at, lines); line !== null; line = nextLine(text, at, lines)) {
      lines.push(line.letters)
      at = line.end
    }
    const letters = lines.join('')
    yield {
      isSaid: text.slice(Math.max(0, run.index - SAID.length), run.index).toLowerCase() === SAID,
      start: run.index,
      end: at,
      length: letters.length,
      bytes: most =>
        Buffer.from(most === undefined ? letters : letters.slice(0, 4 * Math.ceil(most / 3)), 'base64')
    }
  }
}
const SAID = ';base64,'

function nextLine(text: string, at: number, lines: readonly string[]) {
  const [first = '', last = ''] = [lines[0], lines.at(-1)]
  if (first.length < LEAST_LINE || last.length < first.length || last.endsWith('=')) return null
  NEXT_LINE.lastIndex = at
  const letters = NEXT_LINE.exec(text)?.[1]
  return letters === undefined || letters.length > first.length ? null : { letters, end: NEXT_LINE.lastIndex }
}
