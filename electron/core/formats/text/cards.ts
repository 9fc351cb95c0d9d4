// What cards and calendars say (vCard, iCalendar and vCalendar): their lines are broken anywhere, also within a letter (RFC 5545, 3.1; RFC 6350,
// 3.2), and those of the older forms are written as `=C3=A5`, each in the encoding that it names (vCard 2.1, 2.1.5). Linear in the length of the text.
import { unquoted } from './quoted-printable.ts'
import { encodingOf } from './sniff.ts'

const BEGINS = /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s{0,20}BEGIN:(?:VCALENDAR|VCARD|VEVENT)/i

export const isCard = (beginning: string): boolean => BEGINS.test(beginning)

/** Of a property so much is its name and what is said of it. */
const MOST_NAME = 2000
const QUOTED = /;[ \t]{0,9}(?:ENCODING[ \t]{0,9}=[ \t]{0,9})?"?QUOTED-PRINTABLE/i
const CHARSET = /;[ \t]{0,9}CHARSET[ \t]{0,9}=[ \t]{0,9}"?([\w-]{1,40})/i

/** What it says, and the same with its lines as they stand. */
export function wordsOfCard(text: string): { readonly said: string; readonly beside: string } {
  // In the older forms the space that a line begins with is one between words.
  const isOld = /^VERSION:(?:2\.1|1\.0)/im.test(text)
  const said: string[] = []
  let pieces: string[] = []
  for (const line of text.split(/\r?\n/)) {
    const last = pieces.at(-1)
    if (last?.endsWith('=') === true && isQuoted(pieces)) {
      pieces[pieces.length - 1] = last.slice(0, -1)
      pieces.push(line)
    } else if (last !== undefined && /^[ \t]/.test(line)) pieces.push(isOld ? line : line.slice(1))
    else {
      said.push(shownOf(pieces))
      pieces = [line]
    }
  }
  said.push(shownOf(pieces))
  return { said: said.join('\n'), beside: ofBytes(text) }
}

const nameOf = (pieces: readonly string[]): string => {
  const head = pieces
    .slice(0, 10)
    .map(piece => piece.slice(0, MOST_NAME))
    .join('')
  return head.slice(0, Math.max(0, head.indexOf(':')))
}

const isQuoted = (pieces: readonly string[]): boolean => QUOTED.test(nameOf(pieces))

/** A property as it is shown: `\n` begins a line, and signs that mean something are written with `\` before them. */
function shownOf(pieces: readonly string[]): string {
  const line = pieces.join('')
  const text = isQuoted(pieces) ? unquotedLine(line, CHARSET.exec(nameOf(pieces))?.[1]) : ofBytes(line)
  return text.replaceAll(/\\[nN]/g, '\n').replaceAll(/\\([,;\\])/g, '$1')
}

function unquotedLine(line: string, charset: string | undefined): string {
  const bytes = unquoted(Buffer.from(line, 'latin1'))
  const texts = new Set([new TextDecoder(encodingOf(bytes)).decode(bytes)])
  try {
    texts.add(new TextDecoder(charset ?? 'utf-8').decode(bytes))
  } catch {
    // It names an encoding that nobody knows.
  }
  return [...texts].join('\n')
}

/** The letters of what is one byte each; what was written in wider ones is as it is. */
function ofBytes(text: string): string {
  if (/[^\0-\u00ff]/.test(text)) return text
  const bytes = Buffer.from(text, 'latin1')
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}
