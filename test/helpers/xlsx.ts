// Workbooks written part by part, so that a test can put into one what a spreadsheet program would, and what it would not.
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A text, a number, a date (`yyyy-mm-dd` in a cell with a date style), a formula with the value it was saved with, or an error. */
export type Value =
  | string
  | number
  | null
  | { readonly date: string }
  | { readonly formula: string; readonly saved: string | null }
  | { readonly error: string }

type Book = {
  readonly rows: readonly (readonly Value[])[]
  readonly sheet?: string
  readonly merged?: readonly string[]
  /** Parts that are added or take the place of the ordinary ones. */
  readonly parts?: Readonly<Record<string, string | Buffer>>
  readonly from1904?: boolean
  /** Only the added parts, as in a zip that is no workbook. */
  readonly isBook?: boolean
}

/** The bytes of a workbook with one sheet. */
export async function workbook({
  rows,
  sheet = 'Kanaler',
  merged = [],
  parts = {},
  from1904 = false,
  isBook = true
}: Book): Promise<Buffer> {
  const strings: string[] = []
  const data = rows
    .map(
      (values, at) =>
        `<row r="${at + 1}">${values.map((value, column) => cell(value, `${letter(column)}${at + 1}`, strings, from1904)).join('')}</row>`
    )
    .join('')
  const merges =
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  const files: Record<string, string | Buffer> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${merges}</worksheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...parts
  }
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(isBook ? files : parts))
    zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

function cell(value: Value, at: string, strings: string[], from1904: boolean): string {
  if (value === null) return ''
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
  if (typeof value === 'string') return `<c r="${at}" t="s"><v>${strings.push(value) - 1}</v></c>`
  if ('date' in value) return `<c r="${at}" s="1"><v>${serial(value.date) - (from1904 ? 1462 : 0)}</v></c>`
  if ('error' in value) return `<c r="${at}" t="e"><v>${escaped(value.error)}</v></c>`
  const saved = value.saved === null ? '' : `<v>${escaped(value.saved)}</v>`
  return `<c r="${at}" t="str"><f>${escaped(value.formula)}</f>${saved}</c>`
}

const serial = (date: string) => (Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000
const letter = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26)
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
