// The journals of a backup's generations: each goes on from the one before. A database is never opened where the backup lies, which may be a
// share: what is read of it to be hashed is laid in a folder for a while, and looked at there.
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { BackupFinding } from '#shared/backup.ts'
import type { Sha256 } from '#shared/ids.ts'
import type { StampedBy } from '#shared/timestamp.ts'
import { databasePath } from '../../kernel/db/database-path.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { cached } from '../../kernel/db/statements.ts'
import { temporaryFolder } from '../../kernel/temporary-folder.ts'
import { verifyEach } from '../timestamps/verify.ts'
import { databaseFile, objectFile } from './format.ts'
import type { Generation } from './generations.ts'
import { lineAt } from './queries.ts'
import type { BackupTarget } from './target.ts'

type Held = {
  readonly target: BackupTarget
  readonly add: (code: BackupFinding['code'], what: string) => void
  readonly signal: AbortSignal
}

export class Journals {
  /** Of how many generations the journal was read. */
  read = 0
  /** Whose time stamps hold, of the newest generation; null where its journal was not read. */
  authorities: StampedBy[] | null = null
  readonly #held: Held
  readonly #dir: string
  #isLaid = false
  /** Those whose head no later journal was asked for yet. */
  #waiting: Generation[] = []

  private constructor(held: Held, dir: string) {
    this.#held = held
    this.#dir = dir
  }

  /** Null where no folder can be made: then they are not read. */
  static async open(held: Held): Promise<Journals | null> {
    const dir = await temporaryFolder('drill').catch(() => null)
    return dir === null ? null : new Journals(held, dir)
  }

  /** The bytes of a database as they come, which are laid aside too, where there is room. */
  async *laidAside(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let file: FileHandle | null = await open(this.#path, 'w', 0o600).catch(() => null)
    try {
      for await (const chunk of bytes) {
        const isWritten = await file?.writeFile(chunk).then(
          () => true,
          () => false
        )
        if (isWritten === false) {
          await this.#letGo(file)
          file = null
        }
        yield chunk
      }
    } finally {
      this.#isLaid = file !== null
      await file?.close()
    }
  }

  /** Holds a generation's journal against what the manifests before it say; of one whose database was not laid aside, only its own says. */
  async hold(
    generation: Generation,
    { isRight, isNewest }: { readonly isRight: boolean; readonly isNewest: boolean }
  ): Promise<void> {
    const db = isRight && this.#isLaid ? new Database(databasePath(this.#path), { readonly: true }) : null
    try {
      if (db !== null) await this.#look(cached(db) as ReadDb, generation, isNewest)
    } finally {
      db?.close()
      this.#isLaid = false
      await rm(this.#path, { force: true })
    }
    this.#waiting.push(generation)
  }

  close(): Promise<void> {
    return rm(this.#dir, { recursive: true, force: true })
  }

  async #look(db: ReadDb, generation: Generation, isNewest: boolean): Promise<void> {
    const { target, add, signal } = this.#held
    const { folder, manifest } = generation
    const has = ({ lines, head }: Generation['manifest']['journal']) => sealIn(db, lines) === head
    // Not what its own manifest says: it speaks for no other either.
    if (!has(manifest.journal))
      return add('journal-differs', `${folder}/${databaseFile(null)}: ${manifest.journal.lines}`)
    for (const before of this.#waiting)
      if (!has(before.manifest.journal))
        add('journal-differs', `${before.folder}: ${before.manifest.journal.lines} ≠ ${folder}`)
    this.#waiting = []
    this.read++
    if (!isNewest) return
    this.authorities = []
    if (!hasStamps(db)) return
    const objectOf = async (sha256: Sha256) =>
      Buffer.concat(await Array.fromAsync(target.read(objectFile(sha256, null))))
    const { findings, authorities } = await verifyEach(db, objectOf, signal)
    for (const { what } of findings) add('timestamp-wrong', `${folder}: ${what}`)
    this.authorities = authorities
  }

  async #letGo(file: FileHandle | null): Promise<void> {
    await file?.close().catch(() => undefined)
    await rm(this.#path, { force: true })
  }

  get #path(): string {
    return join(this.#dir, databaseFile(null))
  }
}

/** Null where there is no such line, or no journal: whoever wrote the manifest has said what is not there. */
function sealIn(db: ReadDb, line: number): string | null {
  try {
    return lineAt(db, line)
  } catch {
    return null
  }
}

/** A backup may be older than time stamps. */
const hasStamps = (db: ReadDb): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'timestamp'`).get() !== undefined
