// A second witness to a capture: what was seen on the page at any moment, and what its text says, against what is in each part of
// the record. Every difference is a reason.
import type { Reason } from '#shared/capture.ts'
import { plain, wordsKey } from '../in-page/witness/seen-words.ts'
import type { PageWindow } from '../process/page-window.ts'
import type { Layout } from './layout.ts'
import { wordsOfMhtml } from './mhtml-text.ts'

/** What the record has of the page. */
export type Kept = {
  readonly text: string
  readonly layout: Layout | null
  readonly pictures: ReadonlySet<string>
  readonly source: Buffer | null
}

const MOST_LINES = 5_000
/** By so many letters of its beginning or its end a line is known again; between them it may be broken. */
const ENDS = 24

/** Asked when all else has been kept. */
export async function reasonsOfWitness(window: PageWindow, record: Kept): Promise<Reason[]> {
  const seen = await window.ask('missed')
  const text = plain(record.text)
  const texts = seen.texts.filter(key => !text.includes(key))
  const pictures = seen.pictures.filter(key => !record.pictures.has(key))
  const lines = linesOf(record.text)
  const standing = await window.ask('wordsStanding')
  return [
    ...told('text-vanished', texts.length),
    ...told('pictures-vanished', pictures.length),
    ...(record.layout === null
      ? []
      : told('text-not-pictured', missingIn(`${placed(record.layout)}\n${standing}`, lines))),
    ...(record.source === null
      ? []
      : told('source-lacks-text', missingIn(wordsOfMhtml(record.source), lines)))
  ]
}

const told = (code: Reason['code'], count: number): Reason[] =>
  count === 0 ? [] : [{ code, detail: String(count) }]

/** The letters of the lines of the text that are long enough to be known again. */
function linesOf(text: string): string[] {
  const lines = text.split(/[\n\t]/).filter(line => wordsKey(line) !== null)
  return [...new Set(lines.map(lettersOf))].slice(0, MOST_LINES)
}

/** Signs may be drawn instead of written, and numbers stand apart. */
const lettersOf = (words: string): string => plain(words).replaceAll(/[^\p{L}]+/gu, '')

const placed = ({ blocks }: Layout): string =>
  blocks.map(lines => lines.map(({ text }) => text).join('')).join('')

/** How many of the lines are not in the words; looked for from where the one before was found, since both go the same way. */
export function missingIn(words: string, lines: readonly string[]): number {
  const letters = lettersOf(words)
  let at = 0
  let missing = 0
  for (const line of lines) {
    const ends = [line.slice(0, ENDS), line.slice(-ENDS)]
    const places = ends.map(end => letters.indexOf(end, at)).concat(ends.map(end => letters.indexOf(end)))
    const found = places.find(place => place >= 0)
    if (found === undefined) missing++
    else at = found
  }
  return missing
}
