// Reading an export in a thread of its own, with limits of time and memory. A file that takes too much ends that thread; it is
// given up, and a new thread goes on with the next one where the reading was.
import type { Platform } from '#shared/register.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import { type LimitedThread, type Limits, limitedThread, OverLimit } from '../../../kernel/limited-thread.ts'
import type { Input } from '../files/inputs.ts'
import type { Parser } from '../parsers/parser.ts'
import { parserNamed } from '../recognise.ts'
import type { Batch, ExportAbout, FileReads } from './export-session.ts'
import type { ExportAnswer, ExportAsked } from './export-thread.ts'

/** Many times what the largest honest piece of a file takes, from one that it reads to the next. */
export const LIMITS: Limits = { seconds: 60, megabytes: 1_024 }
/** So many files of an export may be given up; one with more of them is made to disturb. */
const MOST_GIVEN_UP = 20
/** A thread that nobody needs is kept for the next export so long. */
const REST_MS = 60_000

type Thread = LimitedThread<ExportAsked, ExportAnswer>

let resting: { readonly thread: Thread; readonly limits: Limits; readonly end: NodeJS.Timeout } | undefined

function takeThread(limits: Limits): Thread {
  if (resting?.limits !== limits) return limitedThread('export-thread', import.meta.dirname, limits)
  const { thread, end } = resting
  clearTimeout(end)
  resting = undefined
  return thread
}

function rest(thread: Thread, limits: Limits): void {
  if (resting !== undefined) {
    thread.end()
    return
  }
  const end = setTimeout(() => {
    resting = undefined
    thread.end()
  }, REST_MS)
  resting = { thread, limits, end: end.unref() }
}

export class ExportApart {
  readonly #thread: Thread
  readonly #inputs: readonly Input[]
  readonly #name: string
  readonly #limits: Limits
  readonly #givenUp: Set<number>
  #opened: Extract<ExportAnswer, { is: 'opened' }> | undefined
  /** Whether the thread is reading; whether it was ended, or has not got the export open. */
  #is: 'reading' | 'open' | 'ended' = 'ended'

  private constructor(inputs: readonly Input[], { name, givenUp, limits }: Options) {
    this.#inputs = inputs
    this.#name = name
    this.#limits = limits ?? LIMITS
    this.#givenUp = new Set(givenUp)
    this.#thread = takeThread(this.#limits)
  }

  /**
   * Looks at an export, each input where it lies. `givenUp` are files that took too much before.
   * @throws ArchiveError zip-refused, export-not-recognised
   */
  static async open(inputs: readonly Input[], options: Options): Promise<ExportApart> {
    const opened = new ExportApart(inputs, options)
    try {
      await opened.#open()
      return opened
    } catch (error) {
      opened.close()
      throw error
    }
  }

  get parser(): Parser {
    return parserNamed(this.#nowOpen().parser)
  }

  /** The numbers of the files that the parser reads. */
  get claimed(): readonly number[] {
    return this.#nowOpen().claimed
  }

  get platforms(): ReadonlySet<Platform> {
    return this.#nowOpen().platforms
  }

  get givenUp(): ReadonlySet<number> {
    return this.#givenUp
  }

  /**
   * What the files say, in order, each in one part or several. A file that takes too much ends with `file-too-heavy`.
   * @throws ArchiveError own-name-unknown, zip-refused; the signal's reason
   */
  async *reads(
    { platform, ownName }: { platform: Platform; ownName: string | null },
    signal: AbortSignal
  ): AsyncGenerator<FileReads> {
    const at = new ReadSoFar()
    const stop = () => this.#thread.end()
    signal.addEventListener('abort', stop)
    try {
      for (let isWhole = false; !isWhole; ) {
        try {
          for (const file of this.#givenUp) if (!at.done.has(file)) yield at.note(heavy(file))
          if (this.#is === 'ended') await this.#open()
          const { done, partial } = at
          await this.#ask({ is: 'begin', about: { platform, ownName, done, partial } })
          for await (const read of this.#batches()) yield at.note(read)
          isWhole = true
        } catch (error) {
          signal.throwIfAborted()
          this.#giveUp(error)
        }
      }
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  /** Lets go of the files. */
  close(): void {
    if (this.#is !== 'open') this.#thread.end()
    else {
      this.#thread.ask({ is: 'close' }).catch(() => undefined)
      rest(this.#thread, this.#limits)
    }
  }

  /** The next batch is being read while one is used. */
  async *#batches(): AsyncGenerator<FileReads> {
    const ask = () => {
      const asked = this.#next()
      // Told when its turn comes, which it does not when the import is stopped.
      asked.catch(() => undefined)
      return asked
    }
    for (let asked: Promise<Batch> | undefined = ask(); asked !== undefined; ) {
      const { files, isLast }: Batch = await asked
      asked = isLast ? undefined : ask()
      yield* files
    }
  }

  async #next(): Promise<Batch> {
    const answer = await this.#ask({ is: 'next' })
    if (answer.is !== 'batch') throw new Error('a batch was asked for')
    return answer.batch
  }

  async #open(): Promise<void> {
    for (;;) {
      try {
        const place = { inputs: this.#inputs, name: this.#name, givenUp: this.#givenUp }
        const opened = await this.#ask({ is: 'open', place })
        if (opened.is !== 'opened') throw new Error('an export was asked for')
        this.#opened = opened
        return
      } catch (error) {
        this.#giveUp(error)
      }
    }
  }

  async #ask(asked: ExportAsked): Promise<ExportAnswer> {
    this.#is = 'reading'
    try {
      const answer = await this.#thread.ask(asked)
      this.#is = 'open'
      return answer
    } catch (error) {
      this.#is = error instanceof OverLimit ? 'ended' : 'open'
      throw error
    }
  }

  #nowOpen() {
    if (this.#opened === undefined) throw new Error('the export is not open')
    return this.#opened
  }

  /** Gives up the file that was being read when the thread was ended. @throws what is no limit; ArchiveError zip-refused */
  #giveUp(error: unknown): void {
    if (!(error instanceof OverLimit)) throw error
    const file = this.#thread.lastFile
    if (file === null || this.#givenUp.has(file) || this.#givenUp.size >= MOST_GIVEN_UP)
      throw new ArchiveError('zip-refused', { file: this.#name, detail: 'too-heavy' })
    this.#givenUp.add(file)
  }
}

/** How far the reading has come, so that a new thread can go on there. */
class ReadSoFar {
  readonly done = new Set<number>()
  partial: ExportAbout['partial'] = null

  note(read: FileReads): FileReads {
    const { file, groups, end } = read
    const before = this.partial?.file === file ? this.partial.groups : 0
    if (end === 'more') this.partial = { file, groups: before + groups }
    else {
      this.done.add(file)
      if (this.partial?.file === file) this.partial = null
    }
    return read
  }
}

type Options = {
  /** For refusals. */
  readonly name: string
  readonly givenUp?: ReadonlySet<number>
  readonly limits?: Limits
}

const heavy = (file: number): FileReads => ({
  file,
  digest: null,
  reads: [],
  groups: 0,
  end: 'file-too-heavy'
})
