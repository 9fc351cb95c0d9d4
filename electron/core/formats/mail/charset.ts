// Mails that do not say, or say wrongly, how their letters are encoded.
import type { Email } from 'postal-mime'
import { PostalMime, readParts } from './lean-parts.ts'
import { withoutUnnamedWords } from './unnamed-words.ts'
import type { Unsure } from './unsure-parts.ts'

const OPTIONS = { maxNestingDepth: 50, forceRfc822Attachments: true } as const
const LOST = '\uFFFD'
/** Of a mail so much is read a second time for its letters, which takes several times its memory. Texts come before large files. */
const MOST_AGAIN = 32 << 20
/** What the replacement character's own bytes come to in windows-1252: then it stood in the mail from the beginning. */
const WAS_THERE = 'ï¿½'

/**
 * Reads a mail. Where letters were lost, the text is read again in the encoding that the HTML names in its `meta`, else in
 * windows-1252, and taken only where that brings every letter back. @throws what postal-mime refuses
 */
export async function readLetters(came: Uint8Array): Promise<Letters & { unsure: ReadonlySet<Unsure> }> {
  const bytes = withoutUnnamedWords(came)
  const { mail, unsure } = await readParts(bytes, OPTIONS)
  const isGuessed = bytes !== came
  return { ...(await lettersBack(mail, bytes)), unsure: isGuessed ? new Set([...unsure, 'letters']) : unsure }
}

type Letters = { readonly mail: Email; readonly isRepaired: boolean }

async function lettersBack(mail: Email, bytes: Uint8Array): Promise<Letters> {
  const { subject, from, text, html } = mail
  if (![subject, from?.name, text, html].some(each => each?.includes(LOST))) return disguised(mail, bytes)
  const again = await PostalMime.parse(withCharset(headOf(bytes), charsetNamedIn(html)), OPTIONS)
  // What was cut off in the middle is shorter: a letter that was lost has come back as one letter at the least.
  const isCut = ([before = '', after = '']: readonly (string | undefined)[]) =>
    bytes.length > MOST_AGAIN && after.length < before.length
  const whole = (before: string | undefined, after: string | undefined) =>
    isCut([before, after]) ? before : better(before, after)
  const repaired: Email = {
    ...mail,
    subject: better(subject, again.subject),
    text: whole(text, again.text),
    html: whole(html, again.html),
    from: again.from !== undefined && isBetter(from?.name, again.from.name) ? again.from : from
  }
  const isRepaired =
    repaired.subject !== subject || repaired.text !== text || repaired.html !== html || repaired.from !== from
  return { mail: isRepaired ? repaired : mail, isRepaired }
}

const headOf = (bytes: Uint8Array) => bytes.subarray(0, MOST_AGAIN)

/** Two letters of windows-1252 that are one in UTF-8. */
const PAIR = /[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u0178\u0192\u02C6-\u2122]/

// Said to be in an older encoding, and written in UTF-8: no letter is lost, and each comes as two.
async function disguised(mail: Email, bytes: Uint8Array): Promise<Letters> {
  const { text, html } = mail
  if (bytes.length > MOST_AGAIN) return { mail, isRepaired: false }
  if (![text, html].some(each => each !== undefined && PAIR.test(each))) return { mail, isRepaired: false }
  const again = await PostalMime.parse(withCharset(bytes, 'utf-8'), OPTIONS)
  const righted = (before: string | undefined, after: string | undefined) =>
    before !== undefined && after !== undefined && PAIR.test(before) && !after.includes(LOST) ? after : before
  const repaired: Email = { ...mail, text: righted(text, again.text), html: righted(html, again.html) }
  const isRepaired = repaired.text !== text || repaired.html !== html
  return { mail: isRepaired ? repaired : mail, isRepaired }
}

const better = (before: string | undefined, after: string | undefined) =>
  isBetter(before, after) ? after : before

function isBetter(before: string | undefined, after: string | undefined): boolean {
  return (
    before?.includes(LOST) === true &&
    after !== undefined &&
    !after.includes(LOST) &&
    !after.includes(WAS_THERE)
  )
}

function charsetNamedIn(html: string | undefined): string {
  const named = /<meta[^<>]{0,200}?charset\s*=\s*["']?([\w-]{2,30})/i.exec((html ?? '').slice(0, 20_000))?.[1]
  if (named === undefined || /^utf-?8$/i.test(named)) return 'windows-1252'
  try {
    const { encoding } = new TextDecoder(named)
    // What can be read in it is in letters of one byte: Word writes "unicode" of what the mail program then writes in others.
    return encoding.startsWith('utf-16') ? 'windows-1252' : encoding
  } catch {
    return 'windows-1252'
  }
}

// The same mail with another encoding said of its texts. Only ever read, never kept.
function withCharset(bytes: Uint8Array, charset: string): Uint8Array {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const end = /\r?\n\r?\n/.exec(raw)?.index ?? raw.length
  const [head, rest] = [raw.slice(0, end), raw.slice(end)]
  const said = /^content-type:/im.test(head) ? head : `Content-Type: text/plain\r\n${head}`
  const named = (part: string) =>
    part.replaceAll(
      /^content-type:[ \t]*text\/(?:plain|html)[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim,
      field => `${field.replaceAll(/;\s*charset\s*=\s*(?:"[^"\r\n]*"|[^\s;]*)/gi, '')}; charset=${charset}`
    )
  return Buffer.concat([lettersOfHead(named(said)), Buffer.from(named(headed(rest, raw)), 'latin1')])
}

// A part that says nothing of its type is plain text (RFC 2046, 5.1).
function headed(rest: string, raw: string): string {
  const boundaries = new Set(
    [...raw.matchAll(/;\s{0,100}boundary\s{0,100}=\s{0,100}(?:"([^"\r\n]{1,200})|([^";\r\n]{1,200}))/gi)].map(
      ([, quoted, plain]) => (quoted ?? plain)?.trim()
    )
  )
  const head = /(?:(?!--)[^\r\n]+\r?\n)*/y
  return rest.replaceAll(/^--([^\r\n]{1,250})\r?\n/gm, (line: string, name: string, at: number) => {
    if (!boundaries.has(name.trimEnd())) return line
    head.lastIndex = at + line.length
    const isSaid = /^content-type:/im.test(head.exec(rest)?.[0] ?? '')
    return isSaid ? line : `${line}Content-Type: text/plain\r\n`
  })
}

// Old programs write the letters of the headers as they are, in windows-1252.
function lettersOfHead(head: string): Buffer {
  const bytes = Buffer.from(head, 'latin1')
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return bytes
  } catch {
    return Buffer.from(new TextDecoder('windows-1252').decode(bytes))
  }
}
