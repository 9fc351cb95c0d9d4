// The cells of one row by their meaning, and what is to be said of them.
import { type ImportFindingCode, isStopping } from '#shared/import-findings.ts'
import {
  type ImportField,
  type ImportFinding,
  type ImportMapping,
  type ImportQuestion,
  isAddressField
} from '#shared/register-import.ts'
import { type Cell, letterOf, type SheetRow } from '../../formats/sheets/sheet.ts'
import { seen } from './same-name.ts'

const FORMULA = /^[=+@]|^-\D/
const MOST_SHOWN = 100

export interface RowCells {
  readonly findings: ImportFinding[]
  /** The text of a field, or what stands for an empty cell; empty when neither is there. */
  text(field: ImportField): string
  /** The texts of all columns with this meaning. */
  texts(field: ImportField): string[]
  /** Whether something that stops the row has been said of the cell of a field. */
  isSpoiled(field: ImportField): boolean
  /** Says something of the cell of a field. */
  say(
    code: ImportFindingCode,
    field: ImportField,
    values?: ImportFinding['values'],
    asks?: ImportQuestion
  ): void
}

export function cellsOf({ number, cells }: SheetRow, { columns, otherwise }: ImportMapping): RowCells {
  const findings: ImportFinding[] = []
  const place = (field: ImportField) => {
    const column = columns.find(each => each.field === field)
    return column === undefined ? null : `${letterOf(column.at)}${number}`
  }
  for (const { at } of columns) {
    const cell = cells[at]
    const code = cell === undefined ? undefined : noteOf(cell)
    if (cell !== undefined && code !== undefined)
      findings.push({
        code,
        cell: `${letterOf(at)}${number}`,
        values: { value: cell.text.slice(0, MOST_SHOWN) }
      })
  }
  const isSpoiled = (field: ImportField) =>
    findings.some(each => isStopping(each) && each.cell !== null && each.cell === place(field))
  const texts = (field: ImportField) =>
    columns
      .filter(column => column.field === field)
      .map(({ at }) => clean(said(cells[at], field)))
      .filter(text => text !== '')
  return {
    findings,
    texts,
    isSpoiled,
    text: field =>
      texts(field)[0] ?? (field in otherwise ? (otherwise[field as keyof typeof otherwise] ?? '') : ''),
    say: (code, field, values = {}, asks = undefined) => {
      const isMissing = code === 'value-missing'
      // What is there and cannot be used has been told of.
      if (isMissing && isSpoiled(field)) return
      const shown = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? clean(value).slice(0, MOST_SHOWN) : value
      ])
      const cell = place(field)
      const what = isMissing && cell === null ? 'column-missing' : code
      findings.push({
        ...{ code: what, cell, values: Object.fromEntries(shown) },
        ...(asks === undefined ? {} : { asks })
      })
    }
  }
}

/** A cell may show the name of a page and lead to its address. */
function said(cell: Cell | undefined, field: ImportField): string {
  const { text = '', link } = cell ?? {}
  const isShown = link === undefined || !isAddressField(field) || /[./]/.test(text)
  return isShown ? text : link
}

function noteOf({ text, note }: Cell): ImportFindingCode | undefined {
  return note ?? (FORMULA.test(text) ? 'like-a-formula' : undefined)
}

// Line breaks in a cell part its addresses and paragraphs; other control characters mean nothing.
function clean(text: string): string {
  return seen(text.toWellFormed().replaceAll(/[^\P{Cc}\n\t]/gu, '')).trim()
}
