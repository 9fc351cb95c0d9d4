// A table of a tagged document: its headings and cells say so, a row never parts between pages, and its headings are
// seen again on each page.
import { BOLD, PLAIN } from './fonts.ts'

export type PdfTable = {
  /** `share` is the width of a column as a part of the sum of all shares. */
  readonly columns: readonly { readonly title: string; readonly share: number }[]
  readonly rows: readonly (readonly string[])[]
}

type Area = { readonly left: number; readonly width: number; readonly bottom: number }

const PAD = 3
const SIZE = 9
/** A list in a PDF/A-1 has 8,191 parts at the most (ISO 19005-1, 6.1.12), and its tables have no bodies to part the rows into. */
const MOST_ROWS = 4000

/** Writes the table below what stands on the page already. `shown` is what of a text the font can show. */
export function writeTable(
  pdf: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  { columns, rows }: PdfTable,
  { left, width, bottom }: Area,
  shown: (text: string) => string
): void {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (width * share) / shares)
  const lefts = widths.map((_, at) => left + widths.slice(0, at).reduce((sum, each) => sum + each, 0))
  const titles = columns.map(({ title }) => title)
  const lines = (text: string) => text.split('\n').map(shown).join('\n')

  const heightOf = (cells: readonly string[]) =>
    Math.max(
      ...cells.map((text, at) =>
        pdf.heightOfString(lines(text) || ' ', { width: (widths[at] ?? 0) - 2 * PAD })
      )
    ) +
    2 * PAD
  const write = (text: string, at: number, top: number) =>
    pdf.text(lines(text) || ' ', (lefts[at] ?? left) + PAD, top + PAD, { width: (widths[at] ?? 0) - 2 * PAD })
  const rule = (y: number) => {
    pdf.markContent('Artifact', { type: 'Layout' })
    pdf
      .lineWidth(0.5)
      .strokeColor('#777777')
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke()
    pdf.endMarkedContent()
  }
  const next = (top: number, height: number) => {
    rule(top + height)
    pdf.x = left
    pdf.y = top + height
  }

  // The types do not know it yet.
  const scope: object = { scope: 'Column' }
  pdf.font(BOLD).fontSize(SIZE)
  const headHeight = heightOf(titles)
  const begin = () => {
    const table = pdf.struct('Table')
    parent.add(table)
    pdf.font(BOLD).fontSize(SIZE)
    if (pdf.y + headHeight + 40 > bottom) pdf.addPage()
    const head = pdf.struct('TR')
    table.add(head)
    const top = pdf.y
    for (const [at, title] of titles.entries())
      head.add(pdf.struct('TH', scope, () => void write(title, at, top)))
    next(top, headHeight)
    return table
  }

  let table = begin()
  for (const [number, cells] of rows.entries()) {
    // What is longer goes on in another table with the same headings.
    if (number > 0 && number % MOST_ROWS === 0) table = begin()
    pdf.font(PLAIN).fontSize(SIZE)
    const height = heightOf(cells)
    if (pdf.y + height > bottom) {
      pdf.addPage()
      const again = pdf.y
      pdf.font(BOLD).fontSize(SIZE)
      pdf.markContent('Artifact', { type: 'Layout' })
      for (const [at, title] of titles.entries()) write(title, at, again)
      pdf.endMarkedContent()
      next(again, headHeight)
      pdf.font(PLAIN).fontSize(SIZE)
    }
    const row = pdf.struct('TR')
    table.add(row)
    const here = pdf.y
    for (const [at, text] of cells.entries()) row.add(pdf.struct('TD', {}, () => void write(text, at, here)))
    next(here, height)
  }
  pdf.moveDown(1)
}
