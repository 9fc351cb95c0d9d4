// A spreadsheet as rows of text, and how much of one is read.

/** How a cell came to its text where that is not plain; a person must know before the text is trusted. */
export type CellNote = 'formula' | 'formula-empty' | 'merged' | 'error-value' | 'wrong-characters'

export type Cell = { readonly text: string; readonly note?: CellNote }

/** `number` is the row as the spreadsheet program counts it, from 1. Empty rows are left out. */
export type SheetRow = { readonly number: number; readonly cells: readonly Cell[] }

export type Sheet = { readonly name: string; readonly rows: readonly SheetRow[] }

/** What must be said of the file as a whole. */
export type FileNote = 'macros' | 'windows-1252' | 'utf-16'

export type Workbook = { readonly sheets: readonly Sheet[]; readonly notes: readonly FileNote[] }

/** More rows than any register has; a file beyond it is another kind of file. */
export const MOST_ROWS = 20_000
export const MOST_COLUMNS = 200
export const MOST_CELL = 5_000

/**
 * Whether the text was read in another encoding than it was written in: a replacement character, or UTF-8 that someone
 * took for windows-1252 (`Ã¥` for `å`).
 */
export function hasWrongCharacters(text: string): boolean {
  return /\u{FFFD}|Ã[\u{80}-\u{BF}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u.test(text)
}
