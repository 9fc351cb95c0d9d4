// One question to a thread of its own: it is begun for it, and ended with the answer.
import { parentPort, Worker } from 'node:worker_threads'
import type { ErrorCode, ErrorParams } from '#shared/errors.ts'
import { ArchiveError, errno } from './errors.ts'

type Answer =
  | { readonly told: unknown }
  | { readonly answer: unknown }
  | { readonly refused: { readonly code: ErrorCode; readonly params: ErrorParams } }
  /** An error loses its code on the way. */
  | { readonly failed: { readonly message: string; readonly code: string | undefined } }

type Asking = {
  /** Ends the thread, whatever it is doing. */
  readonly signal: AbortSignal
  /** Hears what the thread tells before it answers; what this throws ends the thread. */
  readonly onTold?: (told: unknown) => void
}

/** @throws what the thread refuses; the signal's reason */
export async function askThread(file: string, asked: unknown, { signal, onTold }: Asking): Promise<unknown> {
  signal.throwIfAborted()
  const worker = new Worker(file, { execArgv: [] })
  const answered = Promise.withResolvers<unknown>()
  worker.on('message', (answer: Answer) => {
    if ('answer' in answer) answered.resolve(answer.answer)
    else if ('refused' in answer)
      answered.reject(new ArchiveError(answer.refused.code, answer.refused.params))
    else if ('failed' in answer)
      answered.reject(Object.assign(new Error(answer.failed.message), { code: answer.failed.code }))
    else hear(answer.told)
  })
  function hear(told: unknown): void {
    try {
      onTold?.(told)
    } catch (error) {
      answered.reject(error)
    }
  }
  worker.on('error', answered.reject).on('exit', () => answered.reject(new Error('the thread has ended')))
  const stop = () => answered.reject(signal.reason)
  signal.addEventListener('abort', stop)
  try {
    worker.postMessage(asked)
    return await answered.promise
  } finally {
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

/** The thread's side: does the work for the question that comes. `Asked` is what our own program asks. */
export function answerAsked<Asked>(work: (asked: Asked, tell: (told: unknown) => void) => unknown): void {
  const post = (answer: Answer) => parentPort?.postMessage(answer)
  parentPort?.once('message', async (asked: Asked) => {
    try {
      post({ answer: await work(asked, told => post({ told })) })
    } catch (error) {
      if (error instanceof ArchiveError) post({ refused: { code: error.code, params: error.params } })
      else post({ failed: { message: String(error), code: errno(error) } })
    }
  })
}
