// Rows of a CSV file, whichever encoding and separator it was written with.
import { parse } from 'csv-parse/sync'
import { ArchiveError } from '../../kernel/errors.ts'
import {
  type Cell,
  type FileNote,
  hasWrongCharacters,
  letterOf,
  MOST_CELL,
  MOST_COLUMNS,
  MOST_ROWS,
  type SheetRow,
  type Workbook
} from './sheet.ts'

/** The one sheet of the file. @throws ArchiveError sheet-unreadable */
export function csvSheet(name: string, bytes: Buffer): Workbook {
  const unreadable = (detail: string) => new ArchiveError('sheet-unreadable', { file: name, detail })
  const { text, notes } = decoded(bytes)
  if (text === null) throw unreadable('not-text')
  // Excel's own hint of the separator, any one sign, stands in a row of its own.
  const [hinted, hint] = /^sep=([^"\r\n])(?:\r\n|\r|\n)/iu.exec(text) ?? []
  const delimiter = hint ?? separatorOf(text)
  let records: string[][]
  try {
    records = parse(hinted === undefined ? text : text.slice(hinted.length), {
      delimiter,
      // A file that was written by several programs has several.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MOST_CELL * MOST_COLUMNS,
      to: MOST_ROWS + 1
    })
  } catch {
    throw unreadable('broken-rows')
  }
  if (records.length > MOST_ROWS) throw unreadable('too-many-rows')
  const first = hinted === undefined ? 1 : 2
  const tooMuch = firstTooMuch(records, first)
  if (tooMuch !== null) throw unreadable(tooMuch)
  const isMisread = notes.includes('windows-1252') && !/[åäöé]/i.test(text)
  const cellOf = (raw: string) => readCell(raw, isMisread)
  const rows = records
    .map((record, at): SheetRow => ({ number: at + first, cells: record.slice(0, MOST_COLUMNS).map(cellOf) }))
    .filter(({ cells }) => cells.some(cell => cell.text !== ''))
  return { sheets: [{ name, rows }], notes }
}

/** What would have to be cut, and could not be looked at, in the words of a refusal; null when there is nothing. */
function firstTooMuch(records: readonly (readonly string[])[], first: number): string | null {
  for (const [row, cells] of records.entries())
    for (const [column, text] of cells.entries()) {
      if (column >= MOST_COLUMNS && text.trim() !== '') return `too-wide ${letterOf(column)}${row + first}`
      if (text.trim().length > MOST_CELL) return `cell-too-long ${letterOf(column)}${row + first}`
    }
  return null
}

/** What å, ä and ö of DOS (code page 850) and of old Macs look like when they are taken for those of Windows. */
const OF_OTHERS = /[\u0080-\u009f]|\p{L}[†„”ŽŒŠš™€…]|[†„”ŽŒŠš™€…]\p{L}/u

/** `isMisread`: the file has none of the letters that it would have if it had been read rightly. */
function readCell(raw: string, isMisread: boolean): Cell {
  const text = raw.trim()
  const isWrong = hasWrongCharacters(text) || (isMisread && OF_OTHERS.test(text))
  return isWrong ? { text, note: 'wrong-characters' } : { text }
}

function decoded(bytes: Buffer): ReturnType<typeof lettersOf> {
  const read = lettersOf(bytes)
  // UTF-32 begins as UTF-16 does, and has zeros between its letters.
  return read.text?.includes('\0') === true ? { text: null, notes: [] } : read
}

function lettersOf(bytes: Buffer): { text: string | null; notes: FileNote[] } {
  const as = (encoding: string, from = 0) =>
    new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(from))
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: as('utf-16le'), notes: ['utf-16'] }
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: as('utf-16be'), notes: ['utf-16'] }
    const beginning = bytes.subarray(0, 200)
    // Latin letters in UTF-16 have a zero in every other byte.
    if (beginning.length > 3 && beginning.every((byte, at) => at % 2 === 0 || byte === 0))
      return { text: as('utf-16le'), notes: ['utf-16'] }
    if (bytes.includes(0)) return { text: null, notes: [] }
    return { text: as('utf-8'), notes: [] }
  } catch {
    if (bytes.includes(0)) return { text: null, notes: [] }
    return { text: new TextDecoder('windows-1252').decode(bytes), notes: ['windows-1252'] }
  }
}

/** The separator that cuts the first rows into most cells, the same number in each; quoted parts do not count. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"(?:[^"]|"")*"/g, 'x')
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, 10)
  const least = (separator: string) => Math.min(...lines.map(line => line.split(separator).length))
  const [best = ';'] = [';', '\t', ','].sort((one, other) => least(other) - least(one))
  return best
}
