// How a mail begins (RFC 5322): with a block of header fields that names a sender or a date.
import { wideEncodingOf } from '../text/wide.ts'

const MOST = 4096

/** What programs that moved a mail left before it: a mark, empty lines, and the line of a mailbox file that one of them quoted. */
const BEFORE = /^(?:\uFEFF|ï»¿)?(?:[ \t]{0,9}\r?\n){0,9}(?:>From [^\n]{0,500}\n)?/
const FIELDS = /^(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+/

export const beginsAsMail = (bytes: Uint8Array): boolean => startOf(headOf(bytes)) !== null

/** The mail itself in a file that begins as one: without what stands before it, and of UTF-16 in UTF-8. Other bytes come back as they are. */
export function mailIn(bytes: Uint8Array): Uint8Array {
  const head = headOf(bytes)
  const [begins, wide] = [startOf(head), wideEncodingOf(bytes)]
  const start = begins ?? (head.startsWith('ï»¿') ? 3 : 0)
  return wide === null || begins === null
    ? bytes.subarray(start)
    : Buffer.from(decoded(bytes, wide).slice(start))
}

/** Where the fields of a mail begin, or null. */
function startOf(head: string): number | null {
  const start = BEFORE.exec(head)?.[0].length ?? 0
  const rest = head.slice(start)
  return FIELDS.test(rest) && /^(from|date|received):/im.test(rest) ? start : null
}

const headOf = (bytes: Uint8Array) => decoded(bytes.subarray(0, MOST), wideEncodingOf(bytes) ?? 'latin1')

const decoded = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes)
