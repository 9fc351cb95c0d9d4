// A spreadsheet as rows of text, and how much of one is read.

/** How a cell came to its text where that is not plain; a person must know before the text is trusted. */
export type CellNote = 'formula' | 'formula-empty' | 'merged' | 'error-value' | 'wrong-characters'

/** `link` is where the cell leads when it is clicked, which may be another address than it shows. */
export type Cell = { readonly text: string; readonly note?: CellNote; readonly link?: string }

/** `number` is the row as the spreadsheet program counts it, from 1. Empty rows are left out. */
export type SheetRow = { readonly number: number; readonly cells: readonly Cell[] }

export type Sheet = { readonly name: string; readonly rows: readonly SheetRow[] }

/** What must be said of the file as a whole. */
export type FileNote = 'macros' | 'windows-1252' | 'utf-16'

/** What stands in no cell, and where: the sheet, the cell that a note hangs on, and what it is, such as `Kanaler B2 [note]`. */
export type Beside = { readonly where: string; readonly text: string }

export type Workbook = {
  readonly sheets: readonly Sheet[]
  readonly notes: readonly FileNote[]
  readonly beside?: readonly Beside[]
}

/** More rows than any register has; a file beyond it is another kind of file. */
export const MOST_ROWS = 20_000
export const MOST_COLUMNS = 200
export const MOST_CELL = 5_000

/** `A` for the first column, `AA` for the twenty-seventh. */
export function letterOf(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26)
}

/** What a workbook may come to in all. A small file can unpack to very much, so it is counted while it is read. */
const MOST = {
  sheets: 250,
  /** Bytes of its parts, unpacked. */
  bytes: 100 << 20,
  elements: 5_000_000,
  strings: 1_000_000,
  /** Characters of its strings, and of its cells: a string is given to each cell that names it. */
  characters: 50_000_000,
  /** Cells that hold something, and those that a merged cell is spread over. */
  cells: 1_000_000
}

/** Counts what one workbook has come to so far. */
export class Spent {
  readonly #so: Record<keyof typeof MOST, number> = {
    sheets: 0,
    bytes: 0,
    elements: 0,
    strings: 0,
    characters: 0,
    cells: 0
  }

  /** @throws RangeError when it is more than any register comes to */
  on(what: keyof typeof MOST, count = 1): void {
    this.#so[what] += count
    if (this.#so[what] > MOST[what]) throw new RangeError(`more ${what} than any register has`)
  }
}

/**
 * Whether the text was read in another encoding than it was written in: a replacement character, or UTF-8 that someone
 * took for windows-1252 (`Ã¥` for `å`).
 */
export function hasWrongCharacters(text: string): boolean {
  return /\u{FFFD}|Ã[\u{80}-\u{BF}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u.test(text)
}
