// What came from outside is read in a thread of its own, with limits of time and memory: a file that is made to hold the
// program up ends that thread, and nothing else.
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { ArchiveError } from './errors.ts'
import { threadFile } from './thread-file.ts'
import { newSigns, type Signs } from './thread-signs.ts'
import type { ThreadAnswer, ThreadAsked } from './within-thread.ts'

/** The reading was ended by a limit. Another error is what the thread itself threw. */
export class OverLimit extends Error {}

export type Limits = {
  /** For one reading, or from one sign of life that it gives to the next. */
  readonly seconds: number
  /** That the program grows by while it reads. */
  readonly megabytes: number
  /** Where less will do for what is small: so many megabytes, and so many times its own bytes. */
  readonly bySize?: { readonly megabytes: number; readonly times: number }
}

const WATCH_MS = 20
/** How long a thread is asked how much memory it has. */
const ASKING_MS = 200
/** How long is waited for a thread to be gone. */
const ENDING_MS = 5_000
/** A program that was itself held up, or a computer that slept, does not use up the time of the thread. */
const MOST_AT_ONCE_MS = 5 * WATCH_MS

export interface LimitedThread<Asked, Answer> {
  /**
   * One reading after the other; `bytes` is how much is read, where the limits go by it.
   * @throws OverLimit; the refusal or the error that the thread threw
   */
  ask(asked: Asked, bytes?: number): Promise<Answer>
  /** The number of the file that the thread last said it was reading, in whatever way it ended; null for none. */
  readonly lastFile: number | null
  /** Ends what is being read; the next reading begins a new thread. */
  end(): void
}

/**
 * A thread that begins with the first that needs it, and anew after one that was ended. It keeps no program from ending.
 * `folder` is that of its source.
 */
export function limitedThread<Asked, Answer>(
  name: string,
  folder: string,
  limits: Limits
): LimitedThread<Asked, Answer> {
  let begun: Begun | undefined
  let signs = newSigns()
  let last = 0
  let before: Promise<unknown> = Promise.resolve()

  function begin() {
    if (begun !== undefined) return begun
    signs = newSigns()
    const worker = new Worker(threadFile(name, folder), {
      execArgv: [],
      workerData: signs.shared,
      // A thread that reaches the limit of its own heap takes the whole program along where it asks for much at once, or is just
      // being ended: on a slow computer that takes long. So that one is far off, and the memory is watched from here.
      resourceLimits: { maxOldGenerationSizeMb: 6 * limits.megabytes, maxYoungGenerationSizeMb: 24 }
    })
    const ready = new Promise<void>(resolve => worker.once('message', resolve))
    const thread = { worker, signs, ready }
    // An error that comes when nobody waits is nobody's, and must not end the program.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      if (begun === thread) begun = undefined
    })
    begun = thread
    return thread
  }

  async function one(asked: Asked, bytes: number | undefined): Promise<Answer> {
    const thread = begin()
    const { worker } = thread
    const id = ++last
    const answered = Promise.withResolvers<Answer>()
    const end = (error: Error) => {
      if (begun === thread) begun = undefined
      answered.reject(error)
    }
    const onMessage = (message: ThreadAnswer<Answer>) => {
      if (message.id !== id) return
      if ('answer' in message) answered.resolve(message.answer)
      else if ('refused' in message)
        answered.reject(new ArchiveError(message.refused.code, message.refused.params))
      else answered.reject(new Error(message.failed))
    }
    const onError = (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OverLimit('memory') : error)
    const onExit = () => end(new OverLimit('ended'))
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    let watch: NodeJS.Timeout | undefined
    worker.ref()
    try {
      // What the program itself takes to start is not the reading's.
      await Promise.race([thread.ready, answered.promise])
      const stop = (limit: 'time' | 'memory') => {
        // It may have answered while it was asked how much it has.
        if (watch === undefined) return
        clearInterval(watch)
        // An answer may still come from it, and the next reading is not for a thread that is about to end.
        if (begun === thread) begun = undefined
        // Until it is gone its memory would be taken for that of the next. One that cannot be ended is not waited for.
        worker.off('exit', onExit)
        void Promise.race([worker.terminate(), sleep(ENDING_MS, undefined, { ref: false })]).then(() =>
          end(new OverLimit(limit))
        )
      }
      watch = setInterval(watched(thread, { ...limits, megabytes: mostFor(limits, bytes) }, stop), WATCH_MS)
      worker.postMessage({ id, asked } satisfies ThreadAsked<Asked>)
      return await answered.promise
    } finally {
      clearInterval(watch)
      watch = undefined
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
    }
  }

  return {
    ask(asked, bytes) {
      const next = before.then(() => one(asked, bytes))
      before = next.catch(() => undefined)
      return next
    },
    get lastFile() {
      return signs.file
    },
    end() {
      void begun?.worker.terminate()
      begun = undefined
    }
  }
}

function mostFor({ megabytes, bySize }: Limits, bytes: number | undefined): number {
  if (bySize === undefined || bytes === undefined) return megabytes
  return Math.min(megabytes, bySize.megabytes + bySize.times * (bytes / 2 ** 20))
}

type Begun = {
  readonly worker: Worker
  readonly signs: Signs
  /** Its first message says that its program is there (within-thread.ts). */
  readonly ready: Promise<void>
}

/** What is done now and then while a thread reads: `stop` is called once it is over a limit. */
function watched(
  { worker, signs }: Begun,
  limits: Limits,
  stop: (limit: 'time' | 'memory') => void
): () => void {
  const most = limits.megabytes * 2 ** 20
  // What a thread had that was ended just now is given back a little later.
  let least = memoryNow()
  let isAsking = false
  // The program may have grown by something else, such as another thread.
  const askWhose = async (had: Memory) => {
    isAsking = true
    const own = await worker.getHeapStatistics().catch(() => null)
    isAsking = false
    if (own === null || own.total_heap_size + own.external_memory > most / 2) stop('memory')
    else least = had
  }
  let [sign, at, waited, asked] = [signs.count, performance.now(), 0, 0]
  return () => {
    const now = performance.now()
    const passed = Math.min(now - at, MOST_AT_ONCE_MS)
    at = now
    if (signs.count !== sign) [sign, waited] = [signs.count, 0]
    else waited += passed
    asked = isAsking ? asked + passed : 0
    const has = memoryNow()
    if (has.rss < least.rss) least = has
    const grown = has.rss - least.rss - Math.max(0, has.program - least.program)
    if (waited > limits.seconds * 1_000) stop('time')
    // A thread that does not say what it has itself is taken for what has grown.
    else if (grown > 2 * most || asked > ASKING_MS) stop('memory')
    else if (grown > most && !isAsking) void askWhose(has)
  }
}

type Memory = {
  readonly rss: number
  /** Of it what the program itself has in its heap and its buffers, which is no thread's. */
  readonly program: number
}

function memoryNow(): Memory {
  const { rss, heapTotal, external } = process.memoryUsage()
  return { rss, program: heapTotal + external }
}
