// Letters in the head of a mail that are said to be in no encoding, or in one by which they become signs of nobody's (`x-user-defined`).

const UNNAMED = /=\?(?:x-user-defined)?\?(?=[bq]\?)/gi
/** As no encoding is called: what has it is read in windows-1252, as other unknown ones are. */
export const NO_ENCODING = 'x-unknown'
/** The fields of a mail that are read stand before so many bytes. */
const MOST_HEAD = 1 << 20

/** The same mail with such words said to be in an encoding that nobody knows; the mail itself where it has none. Only ever read, never kept. */
export function withoutUnnamedWords(bytes: Uint8Array): Uint8Array {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MOST_HEAD)).toString(
    'latin1'
  )
  const head = raw.slice(0, /\r?\n\r?\n/.exec(raw)?.index ?? raw.length)
  const named = head.replaceAll(UNNAMED, `=?${NO_ENCODING}?`)
  if (named === head) return bytes
  return Buffer.concat([Buffer.from(named, 'latin1'), bytes.subarray(head.length)])
}
