// The folders of those who are at other computers: each with a file that was sent, or for what is to be fetched. They belong to one
// person each, who has no more of them waiting than a bound, and nobody's files stay longer than they are used.
import { createHash, type Hash, randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { temporaryFolder } from '../../core/kernel/temporary-folder.ts'

export type Folder = {
  readonly id: string
  /** Null: nobody's, and only there until it can be removed. */
  user: string | null
  readonly path: string
  /** The file that was sent; null for a folder that is to be written to. */
  readonly file: string | null
  /** By what its sending is known where it is made again. */
  readonly key: string | null
  used: number
  /** Of a file that was sent: so much of it has come, and the digest of that. */
  bytes: number
  readonly hash: Hash
  /** `whole`: it can be named to a method. `sending`: a part of it comes now. `parts`: it waits for its next part. */
  state: 'whole' | 'sending' | 'parts'
  /** Methods that have it in use. */
  held: number
  /** It was taken in, or withdrawn: it goes by no name, counts no more, and is removed when nothing has it in use. */
  isDone: boolean
  /** Ends what comes of it now. */
  stop: () => void
  readonly written: PromiseWithResolvers<void>
}

/** So long a file waits for the call that uses it. */
const KEPT = 60 * 60_000
/** So long an upload is not written to before it gives way to another of the same person's. */
const GIVES_WAY = 10 * 60_000
export const MOST_EACH = 100
/** How many times the largest file that may be sent one person's waiting files may take together. */
const MOST_TIMES = 4

export type Limits = {
  readonly mostBytes: number
  readonly now: () => number
  /** Told of what could not be removed from the disk yet. */
  readonly onFault: (error: unknown) => void
}

export class SentFolders {
  readonly #root: Promise<string>
  readonly #folders = new Map<string, Folder>()
  readonly #limits: Limits

  constructor(limits: Limits) {
    this.#root = temporaryFolder('files')
    this.#limits = limits
  }

  find(id: string): Folder | undefined {
    return this.#folders.get(id)
  }

  /** Those of a person that are not done with. */
  of(user: string | null): Folder[] {
    return [...this.#folders.values()].filter(each => each.user === user && !each.isDone)
  }

  /** @throws ArchiveError sent-files-too-many: where so many of the person's wait already */
  async make(user: string, name: string | null, key: string | null): Promise<Folder> {
    const id = randomUUID()
    const path = join(await this.#root, id)
    // Counted and entered in one go: many who ask at once are not let in together.
    if (this.of(user).length >= MOST_EACH && !this.#giveWay(user)) throw this.#tooMany(user)
    const folder: Folder = {
      ...{ id, user, path, key, file: name === null ? null : join(path, name) },
      ...{ used: this.#limits.now(), bytes: 0, hash: createHash('sha256'), state: 'whole' },
      ...{ held: 0, isDone: false, stop: () => undefined, written: Promise.withResolvers<void>() }
    }
    this.#folders.set(id, folder)
    await mkdir(path, { mode: 0o700 }).catch(async (error: unknown) => {
      await this.remove(folder)
      throw error
    })
    return folder
  }

  /** @throws ArchiveError sent-files-too-many: where the person's files would be too large together */
  requireRoom({ id, user }: Folder, bytes: number): void {
    const taken = () => this.of(user).reduce((sum, each) => sum + each.bytes, 0)
    const most = MOST_TIMES * this.#limits.mostBytes
    while (user !== null && taken() + bytes > most) if (!this.#giveWay(user)) throw this.#tooMany(user, id)
  }

  /** The oldest upload that nobody goes on with makes room for another. */
  #giveWay(user: string): boolean {
    const old = this.#limits.now() - GIVES_WAY
    const [oldest] = this.of(user)
      .filter(({ state, used }) => state === 'parts' && used <= old)
      .toSorted((one, other) => one.used - other.used)
    if (oldest !== undefined) void this.end(oldest)
    return oldest !== undefined
  }

  /** When there is room again by itself, if nothing else is done. */
  #tooMany(user: string, but?: string): ArchiveError {
    const ends = this.of(user)
      .filter(({ id, state, held }) => id !== but && state !== 'sending' && held === 0)
      .map(({ state, used }) => used + (state === 'parts' ? GIVES_WAY : KEPT))
    const left = Math.min(...ends, this.#limits.now() + KEPT) - this.#limits.now()
    return new ArchiveError('sent-files-too-many', {
      ...{ most: MOST_EACH, megabytes: (MOST_TIMES * this.#limits.mostBytes) / 1_000_000 },
      minutes: Math.max(1, Math.ceil(left / 60_000))
    })
  }

  /** It is done with: gone at once, or when what has it in use has ended. */
  async end(folder: Folder): Promise<void> {
    folder.isDone = true
    folder.stop()
    if (folder.held === 0 && folder.state !== 'sending') await this.remove(folder)
  }

  /** From now on nobody else has it; false where somebody has already. */
  takeOut({ id }: Folder): boolean {
    return this.#folders.delete(id)
  }

  /** A virus scanner or a busy disk may hold it for a while: then it is nobody's, and the sweep tries again. */
  async remove(folder: Folder): Promise<void> {
    this.#folders.delete(folder.id)
    try {
      await rm(folder.path, { recursive: true, force: true })
    } catch (error) {
      folder.user = null
      this.#folders.set(folder.id, folder)
      this.#limits.onFault(error)
    }
  }

  /** Removes what nobody has used for an hour. */
  async sweep(): Promise<void> {
    const old = this.#limits.now() - KEPT
    for (const folder of [...this.#folders.values()])
      if (folder.used < old && folder.state !== 'sending' && folder.held === 0) await this.remove(folder)
  }

  async close(): Promise<void> {
    this.#folders.clear()
    await rm(await this.#root, { recursive: true, force: true })
  }
}
