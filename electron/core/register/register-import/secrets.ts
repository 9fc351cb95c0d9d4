// Passwords in a spreadsheet, which the archive must not keep: looked for before the file is. Pure.

import {
  type Beside,
  letterOf,
  type Sheet,
  type SheetRow,
  type Workbook
} from '../../formats/sheets/sheet.ts'
import { asRead } from '../../formats/text/as-read.ts'

/** "Lösen", also where the letter was lost on its way: of DOS, of old Macs, in UTF-7, or left out. */
const LOSEN = String.raw`l(?:[öøš]|oe?|Ã.|\+AP[YZ]-|[^\p{L}\p{N}\s]{1,3})sen`
/** What a municipality calls a column of passwords. */
const HEADING = new RegExp(
  String.raw`(?<!\p{L})(?:${LOSEN}(?:ord\p{L}*|fras\p{L}*)?|passord|pass ?words?|passwd|pwd|pw|pass ?phrases?|pin-?kod(?:er)?|inloggningskod(?:er)?)(?!\p{L})`,
  'iu'
)
/** What stands there when the password is somewhere else. */
const NO_PASSWORD = /^(?:[-–—xX]|ja|nej|yes|no|finns|saknas|okänt|none)$/iu
const SAID = String.raw`(?<!\p{L})(?:${LOSEN}(?:ord|fras)?|password|pwd|pw|pin-?kod)`
/** A password among other words: "lösenord: Sommar2026". */
const IN_WORDS = new RegExp(String.raw`${SAID}\s{0,3}[:=]\s{0,3}\S`, 'iu')
/** One with a figure, after what it is for or after no sign: "lösenord till Facebook: Vinter2026", "pw Sommar2026". */
const WITH_FIGURE = new RegExp(
  String.raw`${SAID}(?:[^\S\r\n][\p{L}\d ./()-]{0,40})?[:=]?\s{1,3}(?=\p{L}{1,60}\d|\d{1,60}\p{L})\S{6}`,
  'iu'
)
/** A name and a password within an address. */
const IN_ADDRESS = /^[a-z][a-z\d+.-]{0,20}:\/\/[^\s/@:]{1,200}:[^\s/@]{1,200}@/iu

/** What stands at the top may be a heading whatever is around it. */
const FIRST_ROWS = 15
/** Longer texts are headings only beside others. */
const LONG_HEADING = 80
const ADDRESS = /\S{1,20}:\/\/\S{1,2000}|\S{1,200}@\S{1,200}/gu

/** Where there are passwords: the sheet, and the column or the cell, such as `Kanaler C ”Lösenord”` or `Kanaler B2 [note]`. */
export function placesOfPasswords({ sheets, beside = [] }: Workbook): string[] {
  const inCells = sheets.flatMap(sheet =>
    [...columnsOf(sheet), ...cellsOf(sheet)].map(place => `${sheet.name} ${place}`)
  )
  return [...new Set([...inCells, ...beside.filter(hasPassword).map(({ where }) => where)])]
}

function saysPassword(text: string): boolean {
  const read = asRead(text)
  return IN_WORDS.test(read) || WITH_FIGURE.test(read)
}

const hasPassword = ({ text }: Beside): boolean =>
  saysPassword(text) || text.split(/\s+/).some(word => IN_ADDRESS.test(word))

function columnsOf({ rows }: Sheet): string[] {
  return rows.flatMap((row, above) =>
    row.cells.flatMap(({ text, note }, column) => {
      const said = text.replaceAll(ADDRESS, ' ')
      const [word] = HEADING.exec(said) ?? HEADING.exec(asRead(said)) ?? []
      // A title over several columns has one text in all of them.
      if (word === undefined || note === 'merged') return []
      if ((above >= FIRST_ROWS || text.length > LONG_HEADING) && !isAmongHeadings(row, column)) return []
      // Only the word is told: what stands around it may be the password.
      return rows.slice(above + 1).some(each => isPassword(each, column))
        ? [`${letterOf(column)} ”${word}”`]
        : []
    })
  )
}

/** Whether what stands beside the cell, or nothing, says that it is a heading. Below the top a row holds what it is about. */
function isAmongHeadings({ cells }: SheetRow, column: number): boolean {
  const own = cells[column]?.text ?? ''
  const others = cells.filter(({ text, note }, at) => at !== column && text !== '' && note !== 'merged')
  if (others.length === 0) return own.length <= LONG_HEADING && HEADING.exec(own)?.index === 0
  return others.every(({ text }) => text.length <= LONG_HEADING && text.search(ADDRESS) < 0)
}

function isPassword({ cells }: SheetRow, column: number): boolean {
  const text = cells[column]?.text ?? ''
  return text !== '' && !NO_PASSWORD.test(text) && !HEADING.test(asRead(text))
}

const cellsOf = ({ rows }: Sheet): string[] =>
  rows.flatMap(({ number, cells }) =>
    cells.flatMap(({ text, link = '' }, column) =>
      saysPassword(text) || IN_ADDRESS.test(text) || IN_ADDRESS.test(link)
        ? [`${letterOf(column)}${number}`]
        : []
    )
  )

/** Of a file that could not be read as rows: whether its beginning speaks of passwords. */
export function speaksOfPasswords(bytes: Uint8Array): boolean {
  const isCompressed = bytes[0] === 0x50 || bytes[0] === 0xd0
  return !isCompressed && HEADING.test(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))
}
