// What an export says, a piece at a time: its files read one after the other, in the order of their parser.
import type { FindingCode } from '#shared/intake-findings.ts'
import type { Platform } from '#shared/register.ts'
import { DamagedFile } from './files/export-file.ts'
import { type Input, openInputs } from './files/inputs.ts'
import { type Digest, Reading } from './files/reading.ts'
import type { Read } from './item.ts'
import type { Parser } from './parsers/parser.ts'
import { parserNamed } from './recognise.ts'

export type ToRead = {
  readonly inputs: readonly Input[]
  readonly parser: Parser['name']
  readonly platform: Platform
  /** What the authority's own account is called in the export, as a person said; null leaves it to the export. */
  readonly ownName: string | null
}

/** Some of what a file says; the last piece of it says how it ended. */
export type Piece = {
  /** Its place among the files of all inputs. */
  readonly file: number
  /** Of the whole file, as it was read; absent when it cannot be read. */
  readonly digest: Digest | undefined
  readonly reads: readonly Read[]
  readonly ended: 'not-yet' | 'whole' | FindingCode
}

/** `totalBytes`: of all files that are read. */
export type Batch = { readonly totalBytes: number; readonly pieces: readonly Piece[] }

/** So many things read go together. */
const MOST = 1_000
/** A mail with its files, and a comment's text, may be large: not more than this of them go together. */
const MOST_BYTES = 4 << 20
/** So many small files are on their way while one is being read. */
const AHEAD = 4

/** @throws ArchiveError zip-refused, own-name-unknown, and what the disk says */
export async function* readBatches({ inputs, parser: name, ...about }: ToRead): AsyncGenerator<Batch> {
  const parser = parserNamed(name)
  const opened = await openInputs(inputs, ({ at }) => at)
  const reading = new Reading(opened.files)
  const places = new Map(opened.files.map((file, at) => [file, at]))
  try {
    const claimed = await parser.claims(reading)
    const known = await parser.prepare(claimed, reading, about)
    const totalBytes = claimed.reduce((sum, { bytes }) => sum + bytes, 0)
    let pieces: Piece[] = []
    let [count, bytes] = [0, 0]
    const take = (): Batch => {
      const batch = { totalBytes, pieces }
      pieces = []
      count = bytes = 0
      return batch
    }
    for (const [position, file] of claimed.entries()) {
      reading.begin(claimed.slice(position + 1, position + 1 + AHEAD))
      const place = places.get(file)
      if (place === undefined) throw new Error('a file of no input')
      const piece = (reads: readonly Read[], ended: Piece['ended']): Piece => ({
        file: place,
        digest: reading.digestOf(file),
        reads,
        ended
      })
      try {
        for await (const reads of parser.read(file, reading.read(file), known)) {
          pieces.push(piece(reads, 'not-yet'))
          count += reads.length
          for (const read of reads) bytes += sizeOf(read)
          if (count >= MOST || bytes >= MOST_BYTES) yield take()
        }
        pieces.push(piece([], 'whole'))
      } catch (error) {
        if (!(error instanceof DamagedFile)) throw error
        pieces.push(piece([], error.code))
      }
    }
    yield take()
  } finally {
    await reading.settle()
    opened.close()
  }
}

/** What is large in what was read. */
export function sizeOf(read: Read): number {
  if (read.is === 'mail') return read.bytes.length
  return read.is === 'comment' ? read.comment.text.length : 0
}
