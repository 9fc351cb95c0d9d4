// Text whose lines were broken for the way (RFC 3676): put together again, each quotation by itself.

/** So many pieces are put together at a time. */
const MOST_PIECES = 10_000

/** `delSp`: the space at which a line was broken was put there for it. Lines end with LF. */
export function unflowed(text: string, delSp: boolean): string {
  const chunks: string[] = []
  let pieces: string[] = []
  let depth = 0
  let isOpen = false
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from)
    const line = text.slice(from, end < 0 ? text.length : end).replace(/\r$/, '')
    const [quoted, said] = apart(line)
    // What is quoted goes on only in what is quoted as deep, and a signature begins a line of its own.
    if (from > 0 && !(isOpen && quoted === depth && said !== SIGNATURE)) {
      pieces.push('\n')
      isOpen = false
    }
    if (!isOpen && quoted > 0) pieces.push(said === '' ? '>'.repeat(quoted) : `${'>'.repeat(quoted)} `)
    isOpen = said.endsWith(' ') && said !== SIGNATURE
    depth = quoted
    pieces.push(isOpen && delSp ? said.slice(0, -1) : said)
    if (pieces.length > MOST_PIECES) {
      chunks.push(pieces.join(''))
      pieces = []
    }
    if (end < 0) break
    from = end + 1
  }
  return [...chunks, ...pieces].join('')
}

const SIGNATURE = '-- '

/** How deep it is quoted, and what it says, without the space that was put before it for the way. */
function apart(line: string): [quoted: number, said: string] {
  let quoted = 0
  while (line[quoted] === '>') quoted++
  return [quoted, line.slice(line[quoted] === ' ' ? quoted + 1 : quoted)]
}
