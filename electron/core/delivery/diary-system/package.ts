// The package as it was written: every file that is sent is read back and held against the package's own checksums.
import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { RecordRef } from '#shared/record.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { KINDS as NAMED } from '../exports/index-row.ts'
import { sumsIn } from '../exports/lists.ts'

const SUMS = 'kontrollsummor-sha256.txt'
const Handling = z.object({ files: z.array(z.object({ name: z.string(), role: z.string() })) })

const KINDS: ReadonlyMap<string, RecordRef['kind']> = new Map(Object.entries(NAMED))

/** A file of the package, which was right when it was last looked at. */
export type PackageFile = {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  /** Its bytes. @throws ArchiveError package-changed */
  read(): Promise<Buffer>
  /** Copies it, and reads the copy back. @throws ArchiveError package-changed, and what the system says of the place */
  copyTo(path: string): Promise<void>
}

export interface WrittenFolder {
  /** The records of each folder, by its path: the messages of a conversation have one together. */
  readonly folders: ReadonlyMap<string, readonly [RecordRef, ...RecordRef[]]>
  /**
   * The register document and the files of a folder, in that order, as many as fit; `leftOut` are those that do not.
   * @throws ArchiveError package-changed
   */
  filesOf(folder: string, mostBytes: number): Promise<{ files: PackageFile[]; leftOut: string[] }>
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
    // What a later program wrote may be of a kind that is not known here.
    const { data: record } = RecordRef.safeParse({ kind: KINDS.get(Slag), id: Beteckning })
    if (record === undefined) throw new ArchiveError('package-changed', { what: 'index.csv' })
    const before = folders.get(Mapp)
    folders.set(Mapp, before === undefined ? [record] : [...before, record])
  }

  return {
    folders,
    async filesOf(folder, mostBytes) {
      const { files: named } = Handling.parse(JSON.parse((await whole(`${folder}/handling.json`)).toString()))
      const files: PackageFile[] = []
      const leftOut: string[] = []
      let room = mostBytes
      for (const { name } of named) {
        const path = `${folder}/${name}`
        const size = await sizeOf(dir, path)
        if (size > room) {
          leftOut.push(name)
          continue
        }
        room -= size
        files.push({ ...(await fileAt(dir, { path, name, sum: sums.get(path) })), bytes: size })
      }
      return { files, leftOut }
    }
  }
}

/** @throws ArchiveError package-changed */
async function fileAt(
  dir: string,
  { path, name, sum }: { path: string; name: string; sum: string | undefined }
): Promise<Omit<PackageFile, 'bytes'>> {
  const changed = () => new ArchiveError('package-changed', { what: path })
  const from = join(dir, path)
  if (sum === undefined || (await sumOf(from).catch(() => null)) !== sum) throw changed()
  return {
    name,
    sha256: sum,
    read: () => bytesOf(dir, path, sum),
    async copyTo(to) {
      await copyFile(from, to)
      if ((await sumOf(to)) !== sum) throw changed()
    }
  }
}

async function sumOf(path: string): Promise<string> {
  const sum = createHash('sha256')
  for await (const part of createReadStream(path)) sum.update(part)
  return sum.digest('hex')
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
