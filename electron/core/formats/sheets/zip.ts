// The parts of a workbook's zip file that are needed, read into memory and never unpacked to disk.
import { buffer } from 'node:stream/consumers'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

const MOST_PARTS = 5_000
/** All that is unpacked of one file, together. */
const MOST_UNPACKED = 200 << 20

export interface ZipParts {
  readonly names: readonly string[]
  /** A part's bytes; undefined when it is not there. @throws RangeError when more is unpacked than is reasonable */
  part(name: string): Promise<Buffer | undefined>
  close(): void
}

/** @throws what is wrong with the file as a zip file */
export async function openZip(bytes: Buffer): Promise<ZipParts> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, opened) =>
      error === null ? resolve(opened) : reject(error)
    )
  )
  const entries = new Map<string, Entry>()
  let unpacked = 0
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= MOST_PARTS) reject(new RangeError('too many parts'))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.once('end', resolve).once('error', reject)
    zip.readEntry()
  })
  return {
    names: [...entries.keys()],
    async part(name) {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      // yauzl ends a part that is longer than it says.
      unpacked += entry.uncompressedSize
      if (unpacked > MOST_UNPACKED) throw new RangeError('too much to unpack')
      const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
        zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)))
      )
      return buffer(stream)
    },
    close: () => zip.close()
  }
}
