// A folder that an export was unpacked to. Links in it are not followed.
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ArchiveError, errno } from '../../../kernel/errors.ts'
import type { Finding } from '../item.ts'
import { MOST_FILES } from './export-file.ts'

const DEEPEST = 30

/** A file of a folder: `path` inside it with `/` between the parts, `at` where it lies. */
export type FolderFile = { readonly path: string; readonly at: string; readonly bytes: number }

/** All files below a folder, by name. @throws ArchiveError export-not-recognised for more than an export holds */
export async function filesBelow(
  folder: string,
  name: string
): Promise<{ files: FolderFile[]; findings: Finding[] }> {
  const files: FolderFile[] = []
  const findings: Finding[] = []
  async function walk(below: string, depth: number): Promise<void> {
    if (depth > DEEPEST) {
      findings.push({ kind: 'unreadable', code: 'too-deep', place: below })
      return
    }
    const entries = await readdir(join(folder, below), { withFileTypes: true })
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      const at = join(folder, path)
      if (entry.isDirectory()) await walk(path, depth + 1)
      else if (entry.isFile()) files.push({ path, at, bytes: (await stat(at)).size })
      else findings.push({ kind: 'unreadable', code: 'link', place: path })
      if (files.length > MOST_FILES)
        throw new ArchiveError('export-not-recognised', { file: name, detail: 'too-many-files' })
    }
  }
  try {
    await walk('', 0)
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError('file-unreadable', { file: name, detail: errno(error) ?? 'unknown' })
  }
  return { files, findings }
}

/** A file of this machine as a stream. */
export const streamAt = (at: string) => async () => createReadStream(at, { highWaterMark: 1 << 18 })
