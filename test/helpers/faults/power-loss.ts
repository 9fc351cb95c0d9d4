// A loss of power, played from what the shim noted: of each file what was synced is there, and of what was written since any part or none,
// in blocks; of names (created, moved, removed) those whose folder was synced since, and of the later ones as many of the first as you like.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const OPS = [
  '',
  'write',
  'truncate',
  'sync',
  'create',
  'mkdir',
  'rename',
  'unlink',
  'rmdir',
  'link',
  'mark'
] as const
type Op = (typeof OPS)[number]
export type Noted = {
  readonly op: Op
  readonly path: string
  readonly to: string
  readonly ino: bigint
  readonly offset: number
  readonly bytes: Buffer
}

const HEAD = 32

export function readNoted(path: string): Noted[] {
  const log = readFileSync(path)
  const noted: Noted[] = []
  for (let at = 0; at + HEAD <= log.length; ) {
    const [op = 0, first = 0, second = 0, length = 0] = [0, 4, 8, 12].map(from => log.readUInt32LE(at + from))
    const kind = OPS[op] ?? ''
    const data = kind === 'write' || kind === 'mark' ? length : 0
    const from = at + HEAD
    noted.push({
      op: kind,
      path: log.toString('utf8', from, from + first),
      to: log.toString('utf8', from + first, from + first + second),
      ino: log.readBigUInt64LE(at + 16),
      offset: Number(log.readBigUInt64LE(at + 24)),
      bytes: log.subarray(from + first + second, from + first + second + data)
    })
    at = from + first + second + data
  }
  return noted
}

const BLOCK = 4096

/** Bytes that are written to in their place: those that they begin with are others' too, and are copied once. */
class Written {
  #bytes: Buffer
  #size: number
  #isOwn = false

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#size = bytes.length
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#size)
  }

  apply(writes: readonly Noted[], keep: () => boolean): this {
    for (const { op, offset, bytes } of writes)
      if (op === 'truncate') {
        if (keep()) this.#resize(offset)
      } else
        for (let from = 0; from < bytes.length; ) {
          // Blocks as the disk has them: a page that lies across two may be torn.
          const end = Math.min(bytes.length, from + BLOCK - ((offset + from) % BLOCK))
          if (keep()) {
            this.#resize(Math.max(this.#size, offset + end))
            bytes.copy(this.#bytes, offset + from, from, end)
          }
          from = end
        }
    return this
  }

  #resize(size: number): void {
    if (!this.#isOwn || size > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(size, 2 * this.#size))
      this.bytes.copy(grown)
      this.#bytes = grown
      this.#isOwn = true
    }
    // What was cut off reads as zeros when the file is made longer again.
    if (size < this.#size) this.#bytes.fill(0, size, this.#size)
    this.#size = size
  }
}

/** A file's bytes as they are on the disk: what was synced, and what has been written since. */
type OnDisk = { readonly synced: Written; since: Noted[] }

const onDisk = (bytes: Buffer): OnDisk => ({ synced: new Written(bytes), since: [] })

/** Which names there are: each by its path, with the file it is of; a folder is of none. */
type Names = Map<string, OnDisk | null>

const FOLDER_OPS = new Set<Op>(['create', 'mkdir', 'rename', 'unlink', 'rmdir', 'link'])

function moveNames(names: Names, from: string, to: string): void {
  for (const [path, file] of [...names])
    if (path === from || path.startsWith(`${from}/`)) {
      names.delete(path)
      names.set(to + path.slice(from.length), file)
    }
}

/** The disk as it was before: all of it is durable. */
export class Disk {
  readonly #root: string
  readonly #files: Map<bigint, OnDisk>
  readonly #names: Names = new Map()

  constructor(root: string, before: string) {
    this.#root = root
    this.#files = new Map()
    const take = (folder: string) => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name)
        const place = join(root, relative(before, path))
        if (entry.isDirectory()) {
          this.#names.set(place, null)
          take(path)
        } else {
          const file = onDisk(readFileSync(path))
          this.#names.set(place, file)
          this.#files.set(statSync(place, { bigint: true }).ino, file)
        }
      }
    }
    take(before)
  }

  /** Writes to a folder what is there when the power goes after so many of the calls; `random` says what of the unsynced is. */
  play(noted: readonly Noted[], random: () => number, into: string): void {
    const files = new Map([...this.#files].map(([ino, { synced }]) => [ino, onDisk(synced.bytes)]))
    const twins = new Map([...this.#files.entries()].map(([ino, file]) => [file, files.get(ino)]))
    const names: Names = new Map(
      [...this.#names].map(([path, file]) => [path, file === null ? null : (twins.get(file) ?? null)])
    )
    const pending: { noted: Noted; file: OnDisk | null }[] = []
    let required = 0
    for (const one of noted) {
      if (FOLDER_OPS.has(one.op)) {
        if (one.op === 'create') files.set(one.ino, onDisk(Buffer.alloc(0)))
        pending.push({ noted: one, file: files.get(one.ino) ?? null })
      } else if (one.op === 'sync') {
        const file = files.get(one.ino)
        if (file === undefined) required = requiredBy(pending, one.path, required)
        else {
          file.synced.apply(file.since, () => true)
          file.since = []
        }
      } else if (one.op === 'write' || one.op === 'truncate') files.get(one.ino)?.since.push(one)
    }
    const kept = required + Math.floor(random() * (pending.length - required + 1))
    for (const { noted: one, file } of pending.slice(0, kept)) {
      if (one.op === 'create' || one.op === 'mkdir') names.set(one.path, one.op === 'mkdir' ? null : file)
      else if (one.op === 'rename') moveNames(names, one.path, one.to)
      else if (one.op === 'link') names.set(one.to, file)
      else names.delete(one.path)
    }
    this.#write(names, random, into)
  }

  #write(names: Names, random: () => number, into: string): void {
    rmSync(into, { recursive: true, force: true })
    mkdirSync(into, { recursive: true })
    // Of some losses nothing of what was not synced is left, of some nearly all.
    const chance = [0, 0.1, 0.5, 0.9, 1][Math.floor(random() * 5)] ?? 0.5
    for (const [path, file] of names) {
      const place = join(into, relative(this.#root, path))
      if (file === null) mkdirSync(place, { recursive: true })
      // What processes share of the log lies in memory, and is made anew.
      else if (!path.endsWith('-shm')) {
        mkdirSync(dirname(place), { recursive: true })
        const { synced, since } = file
        writeFileSync(place, new Written(synced.bytes).apply(since, () => random() < chance).bytes)
      }
    }
  }
}

/** So many of the first names are durable once this folder is synced: a journaling file system keeps their order. */
function requiredBy(pending: readonly { noted: Noted }[], folder: string, before: number): number {
  const at = pending.findLastIndex(
    ({ noted: { path, to } }) => dirname(path) === folder || (to !== '' && dirname(to) === folder)
  )
  return Math.max(before, at + 1)
}

/** A copy of a folder that nobody has open. */
export const copyOf = (from: string, to: string) =>
  cpSync(from, to, { recursive: true, preserveTimestamps: true })
