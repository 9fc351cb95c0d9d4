// A folder written as one zip file, and read back out of it. The same folder gives the same bytes. Zip64 where it must be.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { ArchiveError } from '../errors.ts'

/** What shrinks. Pictures and web archives are packed already. */
const SHRINKS = /\.(?:xml|xsd|json|jsonl|csv|txt|html|mhtml|eml|mjs)$/

/** Every file of a folder, in the order that they are packed in. */
export async function filesOf(source: string): Promise<string[]> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

type Zipped = {
  readonly source: string
  readonly files: readonly string[]
  /** The folder that everything lies in when it is unpacked. */
  readonly root: string
  readonly at: Date
  readonly signal: AbortSignal
}

/** Writes the zip; answers the digest of each file as it went in, by its name in the zip. */
export async function writeZip(
  draft: string,
  { source, files, root, at, signal }: Zipped
): Promise<Map<string, string>> {
  const digests = new Map<string, string>()
  const zip = new ZipFile()
  // Whatever goes wrong with a file that is read ends the writing as well.
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  for (const file of files) {
    const name = `${root}/${file.slice(source.length + 1).replaceAll('\\', '/')}`
    zip.addReadStreamLazy(name, { mtime: at, mode: 0o100644, compress: SHRINKS.test(name) }, give => {
      const hash = createHash('sha256')
      const hashed = new Transform({
        transform(piece, _encoding, next) {
          hash.update(piece)
          next(null, piece)
        },
        flush(next) {
          digests.set(name, hash.digest('hex'))
          next()
        }
      })
      const reading = createReadStream(file)
      reading.on('error', error => hashed.destroy(error))
      give(null, reading.pipe(hashed))
    })
  }
  zip.end()
  await Promise.race([
    pipeline(zip.outputStream, createWriteStream(draft, { flags: 'wx' }), { signal }),
    failed
  ])
  const file = await open(draft, 'r+')
  await file.sync().finally(() => file.close())
  return digests
}

/** Reads every file out of the zip again. @throws ArchiveError export-not-verified */
export async function readZip(draft: string, packed: ReadonlyMap<string, string>): Promise<void> {
  const zip = await openPromise(draft, { autoClose: false })
  try {
    let seen = 0
    for await (const entry of zip.eachEntry()) {
      const hash = createHash('sha256')
      for await (const piece of await zip.openReadStreamPromise(entry)) hash.update(piece)
      if (hash.digest('hex') !== packed.get(entry.fileName))
        throw new ArchiveError('export-not-verified', { what: `${entry.fileName}: changed` })
      seen += 1
    }
    if (seen !== packed.size) throw new ArchiveError('export-not-verified', { what: `${seen}: missing` })
  } finally {
    zip.close()
  }
}
