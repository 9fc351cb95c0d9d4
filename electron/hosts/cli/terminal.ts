// Text on a terminal: made harmless, measured in columns, and laid out in tables.

/** The part of a stream that is used here, so that tests can read what is written. */
export interface Sink {
  write(text: string | Uint8Array): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

// Kept of the invisible characters: what holds an emoji or a word of some scripts together.
const JOINERS = '\u200c\u200d'

/** One harmless line: control, escape and direction characters are taken out, line breaks become spaces. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, char => (JOINERS.includes(char) ? char : ''))
}

/** The same with its line breaks kept, for texts that are read as a whole. */
export function visibleLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map(line => visible(line.replaceAll('\t', '    ')))
    .join('\n')
}

/** JSON on one line. What a terminal could obey is written as `\u…`, which any reader of JSON turns back. */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, char =>
    [...Array(char.length).keys()]
      .map(at => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('')
  )
}

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' })
const WIDE =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])|\ufe0f/u

/** How many columns of a terminal a line takes. */
export function columnsOf(line: string): number {
  let columns = 0
  for (const { segment } of graphemes.segment(line)) columns += widthOf(segment)
  return columns
}

/** The line, cut with `…` where it does not fit. */
export function cut(line: string, width: number): string {
  if (columnsOf(line) <= width) return line
  let [kept, columns] = ['', 0]
  for (const { segment } of graphemes.segment(line)) {
    columns += widthOf(segment)
    if (columns > width - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

function widthOf(segment: string): number {
  if (WIDE.test(segment)) return 2
  return /^\p{M}/u.test(segment) ? 0 : 1
}

/** Whether a column may be cut: what a person must copy (an id, an outcome) is shown whole. */
export type Column = { readonly title: string; readonly whole?: true }

const GAP = '  '
const NARROWEST = 8

/** A table whose longest columns are cut until it fits the width. Cells are made harmless. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY
): string[] {
  const all = [columns.map(column => column.title), ...rows.map(row => row.map(visible))]
  const widths = columns.map((_, at) => Math.max(...all.map(row => columnsOf(row[at] ?? ''))))
  const total = () => widths.reduce((sum, each) => sum + each, GAP.length * (columns.length - 1))
  while (total() > width) {
    const cuttable = widths.map((each, at) => (columns[at]?.whole ? 0 : each))
    const widest = Math.max(...cuttable)
    if (widest <= NARROWEST) break
    const at = cuttable.indexOf(widest)
    widths[at] = widest - 1
  }
  return all.map(row =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join(GAP)
      .trimEnd()
  )
}

function padded(cell: string, width: number): string {
  const text = cut(cell, width)
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)))
}
