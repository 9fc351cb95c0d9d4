// What lies in the folder of a backup (docs/sakerhetskopiering.md): one copy of each file, and a generation for each time.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Instant, Sha256 } from '#shared/ids.ts'

const FORMAT = 'kanalarkiv-backup/1'
/** Which archive the folder is for, and for whom it is encrypted: the public half of a key in the age format, or nobody. */
export const IDENTITY_FILE = 'kanalarkiv-backup.json'
/** For whoever finds the folder without the program. */
export const README = 'LÄS MIG.txt'
export const Identity = z.object({
  format: z.literal(FORMAT),
  archive: z.string().min(1),
  municipality: z.string(),
  recipient: z.string().nullable()
})
export type Identity = z.infer<typeof Identity>

/** A file as it lies in the folder. It is the file itself, or the file encrypted. */
const Stored = z.object({ sha256: Sha256, bytes: z.int().min(0) })
export type Stored = z.infer<typeof Stored>

/**
 * What a generation is: the database as it was at one moment, and the files that it names. `previous` is the SHA-256 of the bytes of
 * the manifest before, so that none can be changed or taken away without it showing in the next.
 */
export const Manifest = z.object({
  format: z.literal(FORMAT),
  archive: z.string(),
  municipality: z.string(),
  number: z.int().min(1),
  at: Instant,
  program: z.string(),
  previous: Sha256.nullable(),
  journal: z.object({ lines: z.int().min(1), head: Sha256 }),
  database: z.object({ sha256: Sha256, bytes: z.int(), stored: Stored }),
  objects: z.object({ count: z.int(), bytes: z.int(), list: Stored }),
  /** Files of the archive that were damaged or missing there, and are not in the backup. */
  damaged: z.array(Sha256)
})
export type Manifest = z.infer<typeof Manifest>

export const identityOf = (about: Omit<Identity, 'format'>): Identity => ({ format: FORMAT, ...about })
export const manifestOf = (about: Omit<Manifest, 'format'>): Manifest => ({ format: FORMAT, ...about })
export const bytesOf = (value: object): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
export const digestOf = (bytes: Uint8Array): Sha256 =>
  Sha256.parse(createHash('sha256').update(bytes).digest('hex'))

export const GENERATIONS = 'generations'
export const MANIFEST = 'manifest.json'
export const THINNED = 'thinned.json'
export const LIST = 'objects.txt'
export const databaseFile = (recipient: string | null) =>
  recipient === null ? 'archive.db' : 'archive.db.age'
export const objectFile = (sha256: string, recipient: string | null) =>
  `objects/${sha256.slice(0, 2)}/${sha256.slice(2)}${recipient === null ? '' : '.age'}`
/** The folder of a generation: its time, in UTC, in letters that every file system takes. */
export const folderOf = (at: string) => `${GENERATIONS}/${at.replaceAll(':', '')}`

/** A file of the archive, and what it is in the backup: one line of a list, which is in the order of `sha256`. */
export type Listed = { readonly sha256: Sha256; readonly bytes: number; readonly stored: Stored }
export const lineOf = ({ sha256, bytes, stored }: Listed) =>
  `${sha256} ${bytes} ${stored.sha256} ${stored.bytes}\n`

const LINE = /^([0-9a-f]{64}) (\d{1,15}) ([0-9a-f]{64}) (\d{1,15})$/
/** Null for what is no line of a list. */
export function readLine(text: string): Listed | null {
  const [isLine, sha256, bytes, storedSha256, storedBytes] = LINE.exec(text) ?? []
  if (isLine === undefined) return null
  // As the expression says; there are very many lines.
  const stored = { sha256: storedSha256 as Sha256, bytes: Number(storedBytes) }
  return { sha256: sha256 as Sha256, bytes: Number(bytes), stored }
}

/** Small bytes, as they are written. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
