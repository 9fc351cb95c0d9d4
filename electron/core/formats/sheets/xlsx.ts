// Sheets of an Excel workbook (OOXML). Formulas are not calculated: their last saved value is read, and marked as such.
import { ArchiveError } from '../../kernel/errors.ts'
import { nameOf, type OpenZip, openZip } from '../zip/read.ts'
import { besideSheet, isBeside, wordsAfterRows, wordsBeside } from './beside.ts'
import { dateStyles, serialDate } from './dates.ts'
import {
  type Beside,
  type Cell,
  type CellNote,
  hasWrongCharacters,
  letterOf,
  MOST_CELL,
  MOST_COLUMNS,
  MOST_ROWS,
  type Sheet,
  type SheetRow,
  Spent,
  type Workbook
} from './sheet.ts'
import { readXml } from './xml.ts'

/** Parts of a workbook. Only those that are needed are unpacked, so pictures in it count for nothing. */
const LIMITS = { files: 5_000, unpacked: Number.POSITIVE_INFINITY, times: Number.POSITIVE_INFINITY }

type Shared = {
  readonly strings: readonly string[]
  readonly isDate: readonly boolean[]
  readonly from1904: boolean
}

/** Every sheet that has rows. @throws ArchiveError sheet-unreadable */
export async function xlsxSheets(name: string, bytes: Buffer): Promise<Workbook> {
  const unreadable = (detail: string) => new ArchiveError('sheet-unreadable', { file: name, detail })
  const spent = new Spent()
  let zip: OpenZip | undefined
  try {
    zip = await openZip(bytes, LIMITS)
    const parts = partsOf(zip, spent)
    const book = await parts.read('xl/workbook.xml')
    if (book === undefined) throw unreadable('not-a-workbook')
    const { listed, from1904 } = sheetsIn(book, spent)
    const targets = targetsIn(await parts.read('xl/_rels/workbook.xml.rels'), spent)
    const shared: Shared = {
      strings: stringsIn(await parts.read('xl/sharedStrings.xml'), spent),
      isDate: dateStyles(await parts.read('xl/styles.xml'), spent),
      from1904
    }
    const sheets: Sheet[] = []
    const beside: Beside[] = []
    const titles = new Map<string, string>()
    for (const { title, relation } of listed) {
      const place = partName(targets.get(relation) ?? '')
      const part = await parts.read(place)
      const leads = targetsIn(await parts.read(relationsOf(place)), spent)
      const rows = part === undefined ? [] : rowsIn(part, { ...shared, leads, title }, spent)
      if (rows.length > 0) sheets.push({ name: title, rows })
      if (part !== undefined) beside.push(...wordsAfterRows(title, part, spent))
      for (const target of leads.values()) titles.set(besideSheet(target), title)
    }
    for (const name of parts.names.filter(isBeside)) {
      const part = await parts.read(name)
      if (part !== undefined) beside.push(...wordsBeside(name, part, { titles, spent }))
    }
    return { sheets, notes: parts.names.some(part => /vbaProject/i.test(part)) ? ['macros'] : [], beside }
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    if (error instanceof TooMuch) throw unreadable(error.message)
    throw unreadable(error instanceof RangeError ? 'too-large' : 'broken-workbook')
  } finally {
    zip?.close()
  }
}

/** More than any register has, and than is looked at; the message says of what, and where, in the words of a refusal. */
class TooMuch extends Error {}

function partsOf(zip: OpenZip, spent: Spent) {
  const entries = new Map(zip.entries.map(entry => [nameOf(entry), entry]))
  return {
    names: [...entries.keys()],
    async read(name: string): Promise<Buffer | undefined> {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      spent.on('bytes', entry.uncompressedSize)
      return zip.whole(entry)
    }
  }
}

function sheetsIn(book: Buffer, spent: Spent) {
  const listed: { title: string; relation: string }[] = []
  let from1904 = false
  readXml(book, spent, {
    open({ name, attributes }) {
      if (name === 'sheet') {
        spent.on('sheets')
        listed.push({ title: attributes['name'] ?? '', relation: attributes['r:id'] ?? '' })
      }
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
    }
  })
  return { listed, from1904 }
}

function targetsIn(relations: Buffer | undefined, spent: Spent): Map<string, string> {
  const targets = new Map<string, string>()
  if (relations === undefined) return targets
  readXml(relations, spent, {
    open({ name, attributes }) {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '')
    }
  })
  return targets
}

// A target is relative to xl/ unless it begins at the top. It is only ever looked up among the parts of the file.
const partName = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

function stringsIn(part: Buffer | undefined, spent: Spent): string[] {
  const strings: string[] = []
  if (part === undefined) return strings
  let [text, isText, isPhonetic] = ['', false, false]
  readXml(part, spent, {
    open({ name }) {
      if (name === 'si') text = ''
      if (name === 'rPh') isPhonetic = true
      isText = name === 't' && !isPhonetic
    },
    text(part) {
      if (isText && text.length <= MOST_CELL) text += part
    },
    close(name) {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
      if (name !== 'si') return
      spent.on('strings')
      spent.on('characters', text.length)
      strings.push(unescaped(text))
    }
  })
  return strings
}

/** Signs that XML has no place for, such as a carriage return, are written by their number (ST_Xstring). */
const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, number) => String.fromCharCode(Number.parseInt(number, 16)))

/** Where a part says what its hyperlinks lead to. */
const relationsOf = (place: string) => place.replace(/([^/]*)$/, '_rels/$1.rels')

type Reading = {
  formula: string
  type: string
  style: number
  column: number
  value: string
  hasFormula: boolean
}

function rowsIn(
  part: Buffer,
  shared: Shared & { readonly leads: ReadonlyMap<string, string>; readonly title: string },
  spent: Spent
): SheetRow[] {
  const rows = new Map<number, Cell[]>()
  const merged: string[] = []
  const links: { ref: string; link: string }[] = []
  let [row, column] = [0, -1]
  let cell: Reading | null = null
  let into: 'value' | 'formula' | null = null
  // How a word is read, which Excel shows above it.
  let isPhonetic = false
  readXml(part, spent, {
    open({ name, attributes }) {
      if (name === 'row') {
        row = rowNumber(attributes['r'], row)
        if (rows.has(row)) throw new Error('two rows of one number')
        column = -1
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1
        const style = Number(attributes['s'] ?? 0)
        cell = { type: attributes['t'] ?? 'n', style, column, value: '', formula: '', hasFormula: false }
      } else if (name === 'f' && cell !== null) {
        cell.hasFormula = true
        into = 'formula'
      } else if (name === 'hyperlink') {
        spent.on('cells')
        links.push({ ref: attributes['ref'] ?? '', link: shared.leads.get(attributes['r:id'] ?? '') ?? '' })
      } else if (name === 'rPh') isPhonetic = true
      else if (name === 'v' || (name === 't' && !isPhonetic)) into = 'value'
      else if (name === 'mergeCell') {
        spent.on('cells')
        merged.push(attributes['ref'] ?? '')
      }
    },
    text(text) {
      if (into === 'value' && cell !== null && cell.value.length <= MOST_CELL) cell.value += text
      if (into === 'formula' && cell !== null && cell.formula.length <= MOST_CELL) cell.formula += text
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'f') into = null
      if (name === 'rPh') isPhonetic = false
      if (name !== 'c' || cell === null) return
      const read = cellOf(cell, shared)
      const where = `${shared.title} ${letterOf(cell.column)}${row}`
      if (Math.max(read?.text.length ?? 0, cell.formula.length) > MOST_CELL)
        throw new TooMuch(`cell-too-long ${where}`)
      if (cell.column >= MOST_COLUMNS && read !== null && read.text !== '')
        throw new TooMuch(`too-wide ${where}`)
      if (read !== null && cell.column < MOST_COLUMNS) {
        spent.on('cells')
        spent.on('characters', read.text.length)
        place(rows, row, cell.column, read)
      }
      cell = null
    }
  })
  for (const { ref, link } of links) lead(rows, ref, link)
  for (const range of merged) fillMerged(rows, range, spent)
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([number, cells]) => ({ number, cells: [...cells].map(each => each ?? EMPTY) }))
}

const EMPTY: Cell = { text: '' }
const ERROR = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)$/

/** @throws Error, TooMuch */
function place(rows: Map<number, Cell[]>, row: number, column: number, cell: Cell): void {
  const cells = rows.get(row) ?? []
  if (cells[column] !== undefined) throw new Error('two cells in one place')
  cells[column] = cell
  rows.set(row, cells)
  if (rows.size > MOST_ROWS) throw new TooMuch('too-many-rows')
}

/** @throws Error for what is no number of a row */
function rowNumber(said: string | undefined, before: number): number {
  if (said === undefined) return before + 1
  if (!/^[1-9]\d{0,6}$/.test(said)) throw new Error('a row without a number')
  return Number(said)
}

/** A cell that shows one thing and leads to another. */
function lead(rows: ReadonlyMap<number, Cell[]>, ref: string, link: string): void {
  const [, letters, number] = /^([A-Z]{1,3})(\d+)/.exec(ref) ?? []
  const [cells, column] = [rows.get(Number(number)), columnOf(letters)]
  const cell = column === undefined ? undefined : cells?.[column]
  if (cells === undefined || column === undefined || cell === undefined || link === '') return
  cells[column] = { ...cell, link: link.slice(0, MOST_CELL) }
}

function cellOf(reading: Reading, shared: Shared): Cell | null {
  const cell = shownOf(reading, shared)
  const link = /^HYPERLINK\("([^"]+)"/i.exec(reading.formula)?.[1]
  return cell === null || link === undefined ? cell : { ...cell, link }
}

/** Cells that hold a text of their own. */
const TEXT = new Set(['str', 'inlineStr'])

function shownOf(
  { type, style, value, hasFormula }: Reading,
  { strings, isDate, from1904 }: Shared
): Cell | null {
  // The result of a formula that is a text may be the name of an error too.
  if (type === 'e' || (type === 'str' && ERROR.test(value))) return { text: value, note: 'error-value' }
  const text = (
    type === 's'
      ? (strings[Number(value)] ?? '')
      : type === 'n' && value !== '' && isDate[style] === true
        ? serialDate(Number(value), from1904)
        : TEXT.has(type)
          ? unescaped(value)
          : value
  ).trim()
  const note = noteOf(text, hasFormula)
  if (text === '' && note === undefined) return null
  return note === undefined ? { text } : { text, note }
}

function noteOf(text: string, hasFormula: boolean): CellNote | undefined {
  if (hasFormula) return text === '' ? 'formula-empty' : 'formula'
  return hasWrongCharacters(text) ? 'wrong-characters' : undefined
}

/** A merged cell is saved with its value in the first of its cells; the others get it too, marked. */
function fillMerged(rows: Map<number, Cell[]>, range: string, spent: Spent): void {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? []
  const [from, to] = [columnOf(left), columnOf(right)]
  if (from === undefined || to === undefined || to >= MOST_COLUMNS) return
  const value = rows.get(Number(top))?.[from]
  if (value === undefined) return
  const last = Math.min(Number(bottom), Number(top) + MOST_ROWS)
  const filled: Cell = { text: value.text, note: 'merged' }
  for (let row = Number(top); row <= last; row += 1) {
    const cells = rows.get(row)
    // A row that has nothing but its part of a merged cell is an empty row.
    const filling = cells === undefined ? 0 : Math.max(0, to - from + 1)
    spent.on('cells', Math.max(1, filling))
    spent.on('characters', filling * value.text.length)
    if (cells !== undefined) for (let column = from; column <= to; column += 1) cells[column] ??= filled
  }
}

function columnOf(reference: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(reference ?? '') ?? []
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
