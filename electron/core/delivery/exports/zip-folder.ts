// A folder written as one zip file, and read back out of it. The same folder gives the same bytes. Zip64 where it must be.
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openPromise } from 'yauzl'
import { ArchiveError } from '../../kernel/errors.ts'
import { openZip } from './zip-writer.ts'

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
  const zip = await openZip(draft, at, signal)
  try {
    for (const file of files) {
      const name = `${root}/${file.slice(source.length + 1).replaceAll('\\', '/')}`
      digests.set(name, await zip.add(name, file, SHRINKS.test(name)))
    }
    await zip.end()
  } finally {
    await zip.close()
  }
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
