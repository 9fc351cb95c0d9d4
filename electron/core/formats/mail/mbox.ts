// Mailbox files (mbox): many mails in one file, read one after another in constant memory (RFC 4155 and its kin).
/** One mail of an mbox: where it begins in the file, and its bytes without the quoting that mbox puts on. */
export type MboxMail = {
  readonly offset: number
  readonly bytes: Uint8Array
  readonly isCut: boolean
  /** A line as before a mail stands in it without an empty line before: its own words, or another mail. */
  readonly hasHeading: boolean
}

const LF = 10
const CR = 13
const FROM = Buffer.from('From ')
const QUOTED = Buffer.from('>From ')

/** Whether a file begins as an mbox. */
export function isMbox(head: Uint8Array): boolean {
  const first = Buffer.from(head.subarray(0, 1000)).toString('latin1').split(/\r?\n/, 1)[0] ?? ''
  return /^From \S+ .*\d{4}/.test(first)
}

/**
 * The mails of a file. A mail begins at a line `From …` with a date, that stands first or after an empty line; one longer
 * than `most` bytes is cut there and says so. Not every program marks such a line in a text: "From now on" begins no mail.
 */
export async function* mailsInMbox(
  chunks: AsyncIterable<Buffer>,
  most = 100 << 20
): AsyncGenerator<MboxMail> {
  let mail: Buffer[] | undefined
  let [start, size, position, wasEmpty, isCut, hasHeading] = [0, 0, 0, true, false, false]
  const take = (): MboxMail => {
    return { offset: start, bytes: Buffer.concat(withoutLastEmpty(mail ?? [])), isCut, hasHeading }
  }
  for await (const line of linesOf(chunks)) {
    if (wasEmpty && begins(line, mail === undefined)) {
      if (mail !== undefined) yield take()
      ;[mail, start, size, isCut, hasHeading] = [[], position, 0, false, false]
    } else if (mail !== undefined) {
      hasHeading ||= begins(line, false)
      const part = unquoted(line)
      if (size + part.length <= most) mail.push(part)
      else isCut = true
      size += part.length
    }
    wasEmpty = isEmpty(line)
    position += line.length
  }
  if (mail !== undefined) yield take()
}

/** A line that begins a mail names its sender and a date, and is not longer. */
const MOST_HEADING = 500

const begins = (line: Buffer, isFirst: boolean) =>
  line.subarray(0, FROM.length).equals(FROM) &&
  (isFirst ||
    /^From \S.*\b(?:\d{1,2}:\d{2}.*\d{4}|\d{4}.*\d{1,2}:\d{2})/.test(
      line.subarray(0, MOST_HEADING).toString('latin1')
    ))

const isEmpty = (line: Buffer) => line.length <= 2 && line.toString('latin1').trim() === ''

// The empty line after a mail is what parts it from the next.
function withoutLastEmpty(lines: Buffer[]): Buffer[] {
  const last = lines.at(-1)
  return last !== undefined && isEmpty(last) ? lines.slice(0, -1) : lines
}

// `>From ` in a text was `From ` in the mail, and `>>From ` was `>From ` (mboxrd).
function unquoted(line: Buffer): Buffer {
  let marks = 0
  while (line[marks] === 62) marks++
  return marks > 0 && line.subarray(marks - 1, marks - 1 + QUOTED.length).equals(QUOTED)
    ? line.subarray(1)
    : line
}

/**
 * What ends the lines of a file, by its first: LF (also after CR), or CR by itself as old programs wrote; undefined until it is told. The other
 * of them is a letter of a text like any other, since what wrote the file has quoted no `From ` after it.
 */
function endOfLines(bytes: Buffer): typeof LF | typeof CR | undefined {
  let at = bytes.findIndex(byte => byte === LF || byte === CR)
  if (at === -1) return
  while (bytes[at] === CR) at++
  if (at === bytes.length) return
  return bytes[at] === LF ? LF : CR
}

/** Behind the end of the line that begins there; -1 for where more must be read to know. */
function behindLine(bytes: Buffer, from: number, end: typeof LF | typeof CR): number {
  const at = bytes.indexOf(end, from) + 1
  if (at === 0 || end === LF) return at === 0 ? -1 : at
  if (at === bytes.length) return -1
  return bytes[at] === LF ? at + 1 : at
}

/** A line longer than this comes in pieces, so that a file without line ends takes no more memory than another. */
const MOST_LINE = 1 << 20

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  let end: typeof LF | typeof CR | undefined
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk])
    end ??= endOfLines(rest)
    let from = 0
    if (end !== undefined)
      for (let next = behindLine(rest, 0, end); next !== -1; next = behindLine(rest, from, end)) {
        yield rest.subarray(from, next)
        from = next
      }
    rest = rest.subarray(from)
    if (rest.length > MOST_LINE) {
      yield rest
      rest = Buffer.alloc(0)
    }
  }
  if (rest.length > 0) yield rest
}
