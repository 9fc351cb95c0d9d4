// Lists in two forms. What a registrar reads in a Swedish spreadsheet: UTF-8 with a byte-order mark, semicolons, CRLF, and no cell
// that would be run. And what machines read: RFC 4180, with commas and every cell as it is.
import { normalized } from '#shared/normal-form.ts'
import { shownTurns } from '#shared/turns.ts'

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** What a file of such rows begins with. */
export const CSV_START = '\uFEFF'

/** One row. Every cell is quoted, so that no reader takes part of one for a cell of its own. */
export function csvRow(cells: readonly (string | null)[]): string {
  return `${cells.map(cell => `"${asCell(cell ?? '').replaceAll('"', '""')}"`).join(';')}\r\n`
}

/** One row by RFC 4180: nothing is added, taken away or replaced, so a program that reads it has the data themselves. */
export function rfc4180Row(cells: readonly (string | null)[]): string {
  return `${cells.map(cell => `"${(cell ?? '').toWellFormed().replaceAll('"', '""')}"`).join(',')}\r\n`
}

/** A text as a cell of a list has it. */
export function asCell(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text
  // Line breaks and other control characters would split a row in some readers, and a name that turns its line that of others.
  const line = normalized(guarded.toWellFormed(), 'NFC').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
  return shownTurns(line)
}

/** The beginning of a text, cut between characters. */
export function excerpt(text: string, most = 200): string {
  const letters = [...text.slice(0, most * 2 + 2)]
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : text
}
