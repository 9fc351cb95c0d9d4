// A second witness to a capture: what was seen on the page at any moment, and what its text says, against what is in each part of
// the record. Every difference is a reason.
import type { Reason } from '#shared/capture.ts'
import { wordsOfPdf } from '../../../formats/pdf/words-of-pdf.ts'
import { cleanLine } from '../clean-text.ts'
import type { FrameShortfalls } from '../in-page/frame-shortfalls.ts'
import { plain, squeezed, wordsKey } from '../in-page/witness/seen-words.ts'
import { askFrames } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import { type FoldWords, foldsLeft } from './folds-left.ts'
import type { Layout } from './layout.ts'
import { wordsOfMhtml } from './mhtml-text.ts'

/** What the record has of the page. */
export type Kept = {
  readonly text: string
  readonly layout: Layout | null
  readonly pictures: ReadonlySet<string>
  readonly source: Buffer | null
  /** What the page says of what it folds; `platform`: the words of the platform's own buttons. */
  readonly folds: FoldWords
  readonly platform: readonly string[]
}

const MOST_LINES = 5_000
const MOST_NAMED = 20
const FRAME_LIMIT = 1_500
/** By so many letters of its beginning or its end a line is known again; between them it may be broken. */
const ENDS = 24

/** The lines of the text that are in no place of the picture, and how many are not in the source. */
export type Compared = { readonly unplaced: readonly string[]; readonly notInSource: number }

/** Asks the page nothing, so that it can be done while the browser does something else. */
export function compareLines({ text, layout, source }: Pick<Kept, 'text' | 'layout' | 'source'>): Compared {
  const lines = linesOf(text)
  return {
    unplaced: layout === null ? [] : missingIn(placed(layout), lines),
    notInSource: source === null ? 0 : missingIn(wordsOfMhtml(source), lines).length
  }
}

/** How many lines of a text are not in a PDF of the page. */
export const lackingOnPaper = (pdf: Buffer, text: string): number =>
  missingIn(wordsOfPdf(pdf), linesOf(text)).length

/** What was told, and how the first texts that vanished began. */
export type Witnessed = { readonly reasons: Reason[]; readonly vanished: readonly string[] }

/** Asked when all else has been kept. */
export async function askWitness(
  window: PageWindow,
  { text, pictures, folds, platform }: Kept,
  { unplaced, notInSource }: Compared
): Promise<Witnessed> {
  const seen = await window.ask('missed')
  const inFrames = (await askFrames(window, FRAME_LIMIT, 'frameShortfalls')).filter(one => one !== null)
  const sum = (count: (one: FrameShortfalls) => number) => inFrames.reduce((all, one) => all + count(one), 0)
  const said = plain(text)
  const tabs = [...(await window.ask('tabsNotShown')), ...inFrames.flatMap(one => one.tabs)]
  // Of two tabs, such as fees, no more than the numbers may differ.
  const exactly = squeezed(text)
  const isMissing = (words: readonly string[]) =>
    words.length === 0 || !words.every(each => exactly.includes(squeezed(each)))
  const pointed = await window.ask('shownByPointing')
  const standing = unplaced.length === 0 ? '' : await window.ask('wordsStanding')
  const away = Math.max(
    await window.ask('unpictured'),
    await window.ask('drivenAway'),
    await window.ask('pinnedAway')
  )
  const texts = [...seen.texts, ...inFrames.flatMap(one => one.texts)]
  const vanished = texts.filter(({ key }) => !said.includes(key))
  const pages = (await window.ask('rowsOfPages')) + sum(one => one.pages)
  const documents = (await window.ask('documentsInFrames')) + sum(one => one.documents)
  const failed = (await window.ask('partsFailed')) + sum(one => one.failed)
  const embeds = (await window.ask('embedsWaiting')) + sum(one => one.embeds)
  const isLoading = (await window.ask('hasGreyShapes')) || inFrames.some(one => one.isLoading)
  const blocked = (await window.ask('partsBlocked')) + sum(one => one.blocked)
  const reasons = [
    ...told('text-vanished', vanished.length),
    ...told('pictures-vanished', seen.pictures.filter(key => !pictures.has(key)).length),
    ...told('text-not-pictured', Math.max(missingIn(standing, unplaced).length, away)),
    ...told('source-lacks-text', notInSource),
    ...told(
      'content-not-expanded',
      foldsLeft(text, folds, platform) + pointed.filter(isMissing).length,
      'folds'
    ),
    ...told('content-not-expanded', tabs.filter(isMissing).length, 'tabs'),
    ...told('content-not-expanded', pages, 'pages'),
    ...told('content-not-expanded', documents, 'documents'),
    ...told('parts-missing', failed, 'failed'),
    ...told('parts-missing', blocked, 'blocked'),
    ...told('parts-missing', embeds, 'embeds'),
    ...(isLoading ? [{ code: 'parts-missing', detail: 'loading' } as const] : []),
    ...told(
      'pictures-missing',
      sum(one => one.emptyBoxes)
    )
  ]
  return { reasons, vanished: vanished.slice(0, MOST_NAMED).map(({ words }) => cleanLine(words, 100)) }
}

const told = (code: Reason['code'], count: number, what = ''): Reason[] =>
  count === 0 ? [] : [{ code, detail: `${count} ${what}`.trim() }]

/** The letters of the lines of the text that are long enough to be known again. */
function linesOf(text: string): string[] {
  const lines = text.split(/[\n\t]/).filter(line => wordsKey(line) !== null)
  return [...new Set(lines.map(lettersOf))].slice(0, MOST_LINES)
}

/** Signs may be drawn instead of written, and numbers stand apart. */
const lettersOf = (words: string): string => plain(words).replaceAll(/[^\p{L}]+/gu, '')

const placed = ({ blocks }: Layout): string =>
  blocks.map(lines => lines.map(({ text }) => text).join('')).join('')

const startOf = (line: string): string => line.slice(0, ENDS)
const endOf = (line: string): string => line.slice(-ENDS)

function timesOf(words: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const one of words) times.set(one, (times.get(one) ?? 0) + 1)
  return times
}

/** Things that stand beside each other in one line may have words between them that are not shown: so many letters at most. */
const BETWEEN = 200
const PIECE = 6
const LONGEST_LINE = 400

/** Whether all of a line is there in pieces that follow each other. */
function isInPieces(line: string, letters: string): boolean {
  if (line.length > LONGEST_LINE) return false
  let first = letters.indexOf(line.slice(0, PIECE))
  for (let tries = 0; first >= 0 && tries < MOST_NAMED; tries++) {
    if (followsFrom(line, letters.slice(first, first + line.length + BETWEEN * (line.length / PIECE))))
      return true
    first = letters.indexOf(line.slice(0, PIECE), first + 1)
  }
  return false
}

function followsFrom(line: string, near: string): boolean {
  let [done, from] = [0, 0]
  while (done < line.length) {
    const place = near.indexOf(line.slice(done, done + PIECE), from)
    if (place < 0 || place - from > BETWEEN || line.length - done < PIECE) return false
    let length = PIECE
    while (done + length < line.length && line[done + length] === near[place + length]) length++
    done += length
    from = place + length
  }
  return true
}

/** Which of the lines are not in the words; looked for from where the one before was found, since both go the same way. */
function missingIn(words: string, lines: readonly string[]): string[] {
  const letters = lettersOf(words)
  const [starts, endings] = [timesOf(lines.map(startOf)), timesOf(lines.map(endOf))]
  let at = 0
  const missing: string[] = []
  for (const line of lines) {
    // By a beginning that others have too it is not known again.
    const own = [
      ...(starts.get(startOf(line)) === 1 ? [startOf(line)] : []),
      ...(endings.get(endOf(line)) === 1 ? [endOf(line)] : [])
    ]
    const ends = own.length === 0 ? [line] : own
    const places = ends.map(end => letters.indexOf(end, at)).concat(ends.map(end => letters.indexOf(end)))
    const found = places.find(place => place >= 0)
    if (found === undefined && !isInPieces(line, letters)) missing.push(line)
    else if (found === undefined) continue
    else at = found
  }
  return missing
}
