// An export as the thread has it open: what it is, and what its files say, in batches as they are asked for.
import type { FindingCode } from '#shared/intake-findings.ts'
import type { Platform } from '#shared/register.ts'
import type { Signs } from '../../../kernel/thread-signs.ts'
import { digestOf } from '../../known/keys.ts'
import { DamagedFile, type ExportFile } from '../files/export-file.ts'
import { type Input, type OpenInputs, openInputs } from '../files/inputs.ts'
import { type Digest, Reading } from '../files/reading.ts'
import type { Read } from '../item.ts'
import type { Parser } from '../parsers/parser.ts'
import { recognise } from '../recognise.ts'

/** What is opened. Files are spoken of by their number among all files of all inputs. */
export type ExportPlace = {
  readonly inputs: readonly (Input & { readonly at: string })[]
  /** For a refusal. */
  readonly name: string
  /** Files that took too much before, and are not looked at again. */
  readonly givenUp: ReadonlySet<number>
}

export type ExportAbout = {
  readonly platform: Platform
  readonly ownName: string | null
  /** Files that have been read already. */
  readonly done: ReadonlySet<number>
  /** The file that was being read when the reading was ended, and how many groups of it are read already. */
  readonly partial: { readonly file: number; readonly groups: number } | null
}

/** What a file says, or a part of it. */
export type FileReads = {
  readonly file: number
  /** Null of one that could not be read at all. */
  readonly digest: Digest | null
  readonly reads: readonly Read[]
  /** In how many groups the parser said them. */
  readonly groups: number
  /** Whether the file is read to its end; the code of why it could not be. */
  readonly end: 'more' | 'whole' | DamagedFile['code']
}

export type Batch = { readonly files: readonly FileReads[]; readonly isLast: boolean }

/** So many small files are on their way while one is being read. */
const AHEAD = 4
/**
 * So many reads are entered in one transaction, and so many comments, each of which is held several times over while it is saved. A
 * batch has as many: the next one is being read just while this one is entered.
 */
export const TOGETHER = { reads: 3_000, comments: 800 }
/** A batch is also sent when it has so many characters and bytes, or has taken so long. */
const ENOUGH = { weight: 2 << 20, ms: 500 }

export class ExportSession {
  readonly parser: Parser
  readonly claimed: readonly number[]
  readonly #opened: OpenInputs
  readonly #reading: Reading
  #groups: AsyncGenerator<FileReads> | undefined

  private constructor(opened: OpenInputs, reading: Reading, parser: Parser, claimed: readonly number[]) {
    this.#opened = opened
    this.#reading = reading
    this.parser = parser
    this.claimed = claimed
  }

  /** @throws ArchiveError zip-refused, export-not-recognised */
  static async open({ inputs, name, givenUp }: ExportPlace, signs: Signs): Promise<ExportSession> {
    signs.read(null)
    const opened = await openInputs(inputs, ({ at }) => at)
    try {
      const reading = new Reading(opened.files, signs, givenUp)
      const { parser, claimed } = await recognise(reading, name, opened.findings)
      const numbers = new Map(opened.files.map((file, number) => [file, number]))
      return new ExportSession(
        opened,
        reading,
        parser,
        claimed.flatMap(file => numbers.get(file) ?? [])
      )
    } catch (error) {
      opened.close()
      throw error
    }
  }

  /** The platforms that it may come from. */
  get platforms(): ReadonlySet<Platform> {
    return this.parser.platforms(this.#files(this.claimed))
  }

  /** @throws ArchiveError own-name-unknown */
  async begin({ platform, ownName, done, partial }: ExportAbout): Promise<void> {
    const files = this.#files(this.claimed)
    const known = await this.parser.prepare(files, this.#reading, { platform, ownName })
    const left = this.claimed.filter(number => !done.has(number))
    this.#groups = this.#groupsOf(left, known, partial)
  }

  async next(): Promise<Batch> {
    if (this.#groups === undefined) throw new Error('the export is not being read')
    const files: Gathered[] = []
    const began = performance.now()
    let [reads, comments, weight] = [0, 0, 0]
    while (
      reads < TOGETHER.reads &&
      comments < TOGETHER.comments &&
      weight < ENOUGH.weight &&
      performance.now() - began < ENOUGH.ms
    ) {
      const { done, value } = await this.#groups.next()
      if (done === true) return { files, isLast: true }
      add(files, value)
      reads += value.reads.length
      for (const read of value.reads) {
        weight += weightOf(read)
        if (read.is === 'comment') comments += 1
      }
    }
    return { files, isLast: false }
  }

  /** Waits for what was begun: until then the container cannot be closed. */
  async close(): Promise<void> {
    await this.#groups?.return(undefined)
    await this.#reading.settle()
    this.#opened.close()
  }

  async *#groupsOf(
    left: readonly number[],
    known: unknown,
    partial: ExportAbout['partial']
  ): AsyncGenerator<FileReads> {
    const files = this.#files(left)
    for (const [at, file] of files.entries()) {
      const number = left[at] ?? -1
      this.#reading.begin(files.slice(at + 1, at + 1 + AHEAD))
      const said = (reads: readonly Read[], groups: number, end: FileReads['end']): FileReads => ({
        file: number,
        digest: this.#reading.digestOf(file) ?? null,
        reads: reads.flatMap(read => limited(read, file.path)),
        groups,
        end
      })
      let before = partial?.file === number ? partial.groups : 0
      try {
        for await (const group of this.parser.read(file, this.#reading.read(file), known))
          if (before > 0) before -= 1
          else yield said(group, 1, 'more')
        yield said([], 0, 'whole')
      } catch (error) {
        if (!(error instanceof DamagedFile)) throw error
        yield said([], 0, error.code)
      }
    }
  }

  #files(numbers: readonly number[]): ExportFile[] {
    return numbers.flatMap(number => this.#opened.files[number] ?? [])
  }
}

/** Files and reactions of one message, at the most of each. */
const MOST_PARTS = 1_000

/** A message with what is taken in of it, and what it is known by; where it is not all, or cannot all be read, that is told. */
function limited(read: Read, path: string): Read[] {
  if (read.is !== 'message') return [read]
  const { message } = read
  const { attachments, reactions, lacks, locator, nativeId, body } = message
  const known = nativeId === null ? { digest: digestOf(message) } : {}
  const isCut = Math.max(attachments.length, reactions.length) > MOST_PARTS
  const parts = {
    attachments: attachments.slice(0, MOST_PARTS),
    reactions: reactions.slice(0, MOST_PARTS),
    lacks: [...lacks, 'parts-cut']
  }
  const warn = (code: FindingCode): Read => ({ is: 'warning', code, place: `${path} ${locator}` })
  return [
    { is: 'message', message: isCut ? { ...message, ...parts } : message, ...known },
    ...(isCut ? [warn('parts-cut')] : []),
    ...(body.text.includes(LOST) ? [warn('letters-lost')] : [])
  ]
}

/** Stands in the place of bytes that are no letter. */
const LOST = '\uFFFD'

type Gathered = FileReads & { readonly reads: Read[] }

/** Groups of one file come as one. */
function add(files: Gathered[], more: FileReads): void {
  const last = files.at(-1)
  if (last?.file !== more.file) {
    files.push({ ...more, reads: [...more.reads] })
    return
  }
  for (const read of more.reads) last.reads.push(read)
  files[files.length - 1] = { ...more, reads: last.reads, groups: last.groups + more.groups }
}

/** How much of what was read is held, in characters and bytes. */
export function weightOf(read: Read): number {
  if (read.is === 'mail') return read.bytes.length
  if (read.is === 'comment') return read.comment.text.length + (read.comment.readable?.length ?? 0)
  if (read.is !== 'message') return 0
  const { body, attachments } = read.message
  // Looking for a file takes as long as reading some text does.
  return attachments.reduce(
    (sum, { uri }) => sum + uri.length + 200,
    body.text.length + (body.raw?.length ?? 0)
  )
}
