// Rows of a CSV file (RFC 4180), read as it streams. A row may hold line breaks and doubled quotes.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'

/** A row below the headings. A cell is asked for by its heading, in lower case; one that is not there is empty. */
export type CsvRow = {
  cell(name: string): string
  readonly cells: readonly string[]
  /** The headings are row 1. */
  readonly number: number
}

const AT_A_TIME = 500
const MOST_ROW = 8 << 20

/** What `take` makes of the rows, in groups. Answers whether the file was read to its end: it may break off in a quote. */
export async function* csvRows<Taken>(
  chunks: AsyncIterable<Buffer>,
  take: (row: CsvRow) => readonly Taken[]
): AsyncGenerator<readonly Taken[], boolean> {
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MOST_ROW }
  const parser = parse(options)
  let failed: unknown
  // What fails in the file is thrown where the parser is read; what fails before it is thrown below.
  const feeding = pipeline(Readable.from(chunks), parser).catch(error => {
    failed = error
  })
  let [taken, number, names]: [Taken[], number, string[]] = [[], 0, []]
  try {
    for await (const record of parser) {
      const cells = record as string[]
      number += 1
      if (number === 1) names = cells.map(heading)
      else taken.push(...take({ cells, number, cell: name => cells[names.indexOf(name)] ?? '' }))
      if (taken.length < AT_A_TIME) continue
      yield taken
      taken = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw failed ?? error
    yield taken
    return false
  } finally {
    parser.destroy()
    await feeding
  }
  yield taken
  return true
}

/** The headings in the beginning of a file, in lower case. */
export function headingsIn(head: string): string[] {
  const line = /^((?:"[^"]*"|[^"\r\n])*)/.exec(head)?.[1] ?? ''
  return line.split(',').map(heading)
}

const heading = (cell: string) => cell.replaceAll('"', '').trim().toLowerCase()
