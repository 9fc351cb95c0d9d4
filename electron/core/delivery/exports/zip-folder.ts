// A folder written as one zip file, and read back out of it. The same folder gives the same bytes. Zip64 where it must be.
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { eachFile } from '../../formats/zip/read.ts'
import { createZip } from '../../formats/zip/writer.ts'
import { ArchiveError } from '../../kernel/errors.ts'

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
  const zip = await createZip(draft, at, signal)
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
  let seen = 0
  for await (const { name, stream } of eachFile(draft)) {
    const hash = createHash('sha256')
    for await (const piece of stream) hash.update(piece)
    if (hash.digest('hex') !== packed.get(name))
      throw new ArchiveError('export-not-verified', { what: `${name}: changed` })
    seen += 1
  }
  if (seen !== packed.size) throw new ArchiveError('export-not-verified', { what: `${seen}: missing` })
}
