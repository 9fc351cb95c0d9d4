// The list a registrar reads: UTF-8 with a byte-order mark, semicolons, CRLF, and no cell that a spreadsheet would run.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** What a file of such rows begins with. */
export const CSV_START = '\uFEFF'

/** One row. Every cell is quoted, so that no reader takes part of one for a cell of its own. */
export function csvRow(cells: readonly (string | null)[]): string {
  return `${cells.map(cell => `"${asCell(cell ?? '').replaceAll('"', '""')}"`).join(';')}\r\n`
}

/** A text as a cell of a list has it. */
export function asCell(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text
  // Line breaks and other control characters would split a row in some readers.
  return guarded
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}

/** The beginning of a text, cut between characters. */
export function excerpt(text: string, most = 200): string {
  const letters = [...text.slice(0, most * 2 + 2)]
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : text
}
