// The package as it was written: every file that is sent is read back and held against the package's own checksums.
import { hash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { RecordRef } from '#shared/record.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { sumsIn } from '../exports/lists.ts'
import type { SentFile } from './public360.ts'

const SUMS = 'kontrollsummor-sha256.txt'
const Handling = z.object({ files: z.array(z.object({ name: z.string(), role: z.string() })) })

// As index.csv names them.
const KINDS: Readonly<Record<string, RecordRef['kind']>> = {
  Insamling: 'capture',
  Kommentar: 'comment',
  Meddelande: 'message'
}

export interface WrittenFolder {
  /** The records of each folder, by its path: the messages of a conversation have one together. */
  readonly folders: ReadonlyMap<string, readonly [RecordRef, ...RecordRef[]]>
  /**
   * The register document and the files of a folder, in that order, as many as fit; `leftOut` are those that do not.
   * @throws ArchiveError package-changed
   */
  filesOf(folder: string, mostBytes: number): Promise<{ files: SentFile[]; leftOut: string[] }>
}

/**
 * Opens a package that was written as a folder for the diary.
 * @param manifest the SHA-256 of its list of checksums, from the archive
 * @throws ArchiveError package-changed
 */
export async function openFolder(dir: string, manifest: string): Promise<WrittenFolder> {
  const list = await bytesOf(dir, SUMS, manifest)
  const sums = new Map(sumsIn(list.toString()))
  const whole = (path: string) => bytesOf(dir, path, sums.get(path))
  const rows = z
    .array(z.object({ Slag: z.string(), Beteckning: z.string(), Mapp: z.string() }))
    .parse(parse(await whole('index.csv'), { bom: true, delimiter: ';', columns: true }))
  const folders = new Map<string, readonly [RecordRef, ...RecordRef[]]>()
  for (const { Slag, Beteckning, Mapp } of rows) {
    if (Mapp === '') continue
    const record = RecordRef.parse({ kind: KINDS[Slag], id: Beteckning })
    const before = folders.get(Mapp)
    folders.set(Mapp, before === undefined ? [record] : [...before, record])
  }

  return {
    folders,
    async filesOf(folder, mostBytes) {
      const { files: named } = Handling.parse(JSON.parse((await whole(`${folder}/handling.json`)).toString()))
      const files: SentFile[] = []
      const leftOut: string[] = []
      let room = mostBytes
      for (const { name } of named) {
        const path = `${folder}/${name}`
        const size = await sizeOf(dir, path)
        if (size > room) {
          leftOut.push(name)
          continue
        }
        const bytes = await whole(path)
        room -= bytes.length
        const dot = name.lastIndexOf('.')
        files.push({
          Title: name.slice(0, dot),
          Format: name.slice(dot + 1),
          Base64Data: bytes.toString('base64')
        })
      }
      return { files, leftOut }
    }
  }
}

async function sizeOf(dir: string, path: string): Promise<number> {
  try {
    return (await stat(join(dir, path))).size
  } catch {
    throw new ArchiveError('package-changed', { what: path })
  }
}

async function bytesOf(dir: string, path: string, sum: string | undefined): Promise<Buffer> {
  const bytes = sum === undefined ? null : await readFile(join(dir, path)).catch(() => null)
  if (bytes === null || hash('sha256', bytes) !== sum)
    throw new ArchiveError('package-changed', { what: path })
  return bytes
}
