// What came from outside is read in a thread of its own, with limits of time and memory: a file that is made to hold the
// program up ends that thread, and nothing else.
import { Worker } from 'node:worker_threads'
import { threadFile } from './thread-file.ts'

/** The reading was ended by a limit. Another error is what the thread itself threw. */
export class OverLimit extends Error {}

export type Limits = {
  /** For one reading. */
  readonly seconds: number
  /** That the program grows by while it reads. */
  readonly megabytes: number
}

const WATCH_MS = 20

export type ThreadAsked<Asked> = { readonly id: number; readonly asked: Asked }
export type ThreadAnswer<Answer> = { readonly id: number } & (
  | { readonly answer: Answer }
  | { readonly failed: string }
)

export interface LimitedThread<Asked, Answer> {
  /** One reading after the other. @throws OverLimit; Error with what the thread threw */
  ask(asked: Asked): Promise<Answer>
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
  let worker: Worker | undefined
  let last = 0
  let before: Promise<unknown> = Promise.resolve()

  function begun(): Worker {
    if (worker !== undefined) return worker
    worker = new Worker(threadFile(name, folder), {
      execArgv: [],
      // A thread that reaches the limit of its own heap takes the whole program along where it asks for much at once, so that
      // one is far off, and the memory is watched from here.
      resourceLimits: { maxOldGenerationSizeMb: 3 * limits.megabytes }
    })
    // An error that comes when nobody waits is nobody's, and must not end the program.
    worker.on('error', () => undefined)
    return worker
  }

  async function one(asked: Asked): Promise<Answer> {
    const thread = begun()
    const id = ++last
    const answered = Promise.withResolvers<Answer>()
    const end = (error: Error) => {
      if (worker === thread) worker = undefined
      answered.reject(error)
    }
    const onMessage = (message: ThreadAnswer<Answer>) => {
      if (message.id !== id) return
      if ('answer' in message) answered.resolve(message.answer)
      else answered.reject(new Error(message.failed))
    }
    const onError = (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OverLimit('memory') : error)
    const onExit = () => end(new OverLimit('ended'))
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    const stop = (limit: 'time' | 'memory') => {
      end(new OverLimit(limit))
      void thread.terminate()
    }
    const most = process.memoryUsage.rss() + limits.megabytes * 2 ** 20
    const deadline = setTimeout(() => stop('time'), limits.seconds * 1_000)
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > most) stop('memory')
    }, WATCH_MS)
    thread.ref()
    try {
      thread.postMessage({ id, asked } satisfies ThreadAsked<Asked>)
      return await answered.promise
    } finally {
      clearTimeout(deadline)
      clearInterval(watch)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      thread.unref()
    }
  }

  return {
    ask(asked) {
      const next = before.then(() => one(asked))
      before = next.catch(() => undefined)
      return next
    }
  }
}
