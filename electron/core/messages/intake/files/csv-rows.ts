// Rows of a CSV file (RFC 4180), read as it streams. A row may hold line breaks and doubled quotes. A quote that was written as it
// is, in a cell, is read as one: without that, all that stands after it would be lost.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'

/** A row below the headings. A cell is asked for by its heading, in lower case; one that is not there is empty. */
export type CsvRow = {
  cell(name: string): string
  readonly cells: readonly string[]
  /** Whether it had more cells than there are headings. */
  readonly isOdd: boolean
  /** The headings are row 1. */
  readonly number: number
}

const AT_A_TIME = 500
const MOST_ROW = 8 << 20

/**
 * What `take` makes of the rows, in groups. Answers whether the file was read to its end: it may break off in a quote. A row
 * with too many cells has a comma in the one under `words`, where people write what they like.
 */
export async function* csvRows<Taken>(
  chunks: AsyncIterable<Buffer>,
  take: (row: CsvRow) => readonly Taken[],
  words?: string
): AsyncGenerator<readonly Taken[], boolean> {
  const options = {
    bom: true,
    // A file that was written by several programs has several ends of rows.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_ROW
  }
  const parser = parse(options)
  let failed: unknown
  // What fails in the file is thrown where the parser is read; what fails before it is thrown below.
  const feeding = pipeline(Readable.from(quotesDoubled(chunks)), parser).catch(error => {
    failed = error
  })
  let [taken, number, names]: [Taken[], number, string[]] = [[], 0, []]
  try {
    for await (const record of parser) {
      const found = record as string[]
      number += 1
      if (number === 1) names = found.map(heading)
      else {
        const cells = joined(found, { at: names.indexOf(words ?? ''), most: names.length })
        const isOdd = found.length > names.length
        taken.push(...take({ cells, number, isOdd, cell: name => cells[names.indexOf(name)] ?? '' }))
      }
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

function joined(cells: readonly string[], { at, most }: { at: number; most: number }): readonly string[] {
  const surplus = cells.length - most
  if (surplus <= 0 || at === -1) return cells
  return [
    ...cells.slice(0, at),
    cells.slice(at, at + surplus + 1).join(','),
    ...cells.slice(at + surplus + 1)
  ]
}

const [LF, CR, QUOTE, COMMA] = [10, 13, 34, 44]
const endsCell = (byte: number) => byte === COMMA || byte === LF || byte === CR
const MARK = Buffer.from([0xef, 0xbb, 0xbf])

// Within a quoted cell, a quote ends it, is one of two that stand for one, or was meant as it stands; what follows tells.
async function* quotesDoubled(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let cell: 'begins' | 'bare' | 'quoted' = 'begins'
  let isFirst = true
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk])
    const parts: Buffer[] = []
    let [from, at] = [0, isFirst && bytes.subarray(0, 3).equals(MARK) ? 3 : 0]
    isFirst = false
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number
      if (cell !== 'quoted') {
        if (endsCell(byte)) cell = 'begins'
        else cell = byte === QUOTE && cell === 'begins' ? 'quoted' : 'bare'
        continue
      }
      if (byte !== QUOTE) continue
      const next = bytes[at + 1]
      if (next === undefined) break
      if (next === QUOTE) at += 1
      else if (endsCell(next)) cell = 'bare'
      else {
        parts.push(bytes.subarray(from, at + 1))
        from = at
      }
    }
    // A quote that ends the chunk is told by the next one.
    const end = Math.min(at, bytes.length)
    parts.push(bytes.subarray(from, end))
    rest = bytes.subarray(end)
    yield Buffer.concat(parts)
  }
  yield rest
}

/** The headings in the beginning of a file, in lower case. */
export function headingsIn(head: string): string[] {
  const line = /^((?:"[^"]*"|[^"\r\n])*)/.exec(head)?.[1] ?? ''
  return line.split(',').map(heading)
}

const heading = (cell: string) => cell.replaceAll('"', '').trim().toLowerCase()
