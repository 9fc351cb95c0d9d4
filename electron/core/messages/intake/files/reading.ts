// Reading the files of an export: each is read whole and hashed before anything of it is used.
import { createHash, hash } from 'node:crypto'
import { Sha256 } from '#shared/ids.ts'
import type { Signs } from '../../../kernel/thread-signs.ts'
import type { Files } from '../parsers/parser.ts'
import { bytesOf, DamagedFile, type ExportFile } from './export-file.ts'

/** Up to this size a file is read once, into memory; a larger one is read twice. */
const IN_MEMORY = 16 << 20

/** Up to this size a file is begun before its turn. */
const SMALL = 1 << 20

export type Digest = { readonly sha256: Sha256; readonly bytes: number }

/** So much of a file says what it is. */
const HEAD = 16 << 10

/** Opens files, and remembers the digest of each that was opened. Each sign that it gives says which of them is being read. */
export class Reading implements Files {
  readonly all: readonly ExportFile[]
  readonly #signs: Signs
  readonly #numbers: ReadonlyMap<ExportFile, number>
  readonly #givenUp: ReadonlySet<number>
  readonly #digests = new Map<ExportFile, Digest>()
  readonly #begun = new Map<ExportFile, Promise<Buffer>>()

  /** What is in `givenUp` reads as a file that is damaged. */
  constructor(all: readonly ExportFile[], signs: Signs, givenUp: ReadonlySet<number>) {
    this.all = all
    this.#signs = signs
    this.#givenUp = givenUp
    this.#numbers = new Map(all.map((file, number) => [file, number]))
  }

  async peek(file: ExportFile): Promise<string> {
    return (await this.head(file)).toString('utf8').replace(/^\uFEFF/, '')
  }

  async head(file: ExportFile): Promise<Buffer> {
    const chunks: Buffer[] = []
    let bytes = 0
    try {
      for await (const chunk of this.#bytesOf(file)) {
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes >= HEAD) break
      }
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error
      return Buffer.alloc(0)
    }
    return Buffer.concat(chunks).subarray(0, HEAD)
  }

  digestOf(file: ExportFile): Digest | undefined {
    return this.#digests.get(file)
  }

  /** The bytes of a file; none of one that cannot be read to its end, which is told of when it is read in earnest. */
  async *open(file: ExportFile): AsyncGenerator<Buffer> {
    try {
      yield* this.read(file)
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error
    }
  }

  /** Begins to read those of the files that are small, since opening one in a zip is more waiting than work. */
  begin(files: readonly ExportFile[]): void {
    for (const file of files) {
      if (file.bytes > SMALL || this.#begun.has(file)) continue
      const bytes = wholeOf(file)
      // Told when its turn comes, which it does not when the import is stopped.
      bytes.catch(() => undefined)
      this.#begun.set(file, bytes)
    }
  }

  /** Waits for what was begun: until then the container cannot be closed. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#begun.values())
  }

  /** The bytes of a file. @throws DamagedFile before the first of them, when it cannot be read to its end */
  async *read(file: ExportFile): AsyncGenerator<Buffer> {
    if (file.bytes <= IN_MEMORY) {
      const begun = this.#begun.get(file)
      this.#begun.delete(file)
      const bytes = await (begun ?? wholeOf(file))
      this.#begin(file)
      this.#digests.set(file, { sha256: Sha256.parse(hash('sha256', bytes)), bytes: bytes.length })
      yield bytes
      return
    }
    if (!this.#digests.has(file)) await this.#hash(file)
    yield* this.#bytesOf(file)
  }

  async *#bytesOf(file: ExportFile): AsyncGenerator<Buffer> {
    for await (const chunk of bytesOf(file)) {
      this.#begin(file)
      yield chunk
    }
  }

  #begin(file: ExportFile): void {
    const number = this.#numbers.get(file) ?? null
    if (number !== null && this.#givenUp.has(number)) throw new DamagedFile('file-too-heavy')
    this.#signs.read(number)
  }

  async #hash(file: ExportFile): Promise<void> {
    const digest = createHash('sha256')
    let bytes = 0
    for await (const chunk of this.#bytesOf(file)) {
      digest.update(chunk)
      bytes += chunk.length
    }
    this.#digests.set(file, { sha256: Sha256.parse(digest.digest('hex')), bytes })
  }
}

// Most files come in one piece, which need not be copied.
async function wholeOf(file: ExportFile): Promise<Buffer> {
  const chunks = await Array.fromAsync(bytesOf(file))
  const [only] = chunks
  return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks)
}
