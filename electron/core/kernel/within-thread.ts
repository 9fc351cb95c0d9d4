// The thread's end of a reading with limits: it is asked for one after the other, and answers with what was read or why not.
import { parentPort, type Transferable, workerData } from 'node:worker_threads'
import type { ErrorCode, ErrorParams } from '#shared/errors.ts'
import { ArchiveError } from './errors.ts'
import { newSigns, type Signs } from './thread-signs.ts'

export type ThreadAsked<Asked> = { readonly id: number; readonly asked: Asked }
export type ThreadAnswer<Answer> = { readonly id: number } & (
  | { readonly answer: Answer }
  | { readonly refused: { readonly code: ErrorCode; readonly params: ErrorParams } }
  | { readonly failed: string }
)

/** An answer, and the memory of it that is handed over instead of copied. */
export type Answered<Answer> = { readonly answer: Answer; readonly transferred?: readonly Transferable[] }

/** Answers whatever is asked of this thread, by `read`. */
export function answerAsked<Asked, Answer>(
  read: (asked: Asked, signs: Signs) => Promise<Answered<Answer>>
): void {
  // The one who began the thread gave it the memory that both share (limited-thread.ts).
  const signs = newSigns(workerData as SharedArrayBuffer)
  const send = (message: ThreadAnswer<Answer>, transferred: readonly Transferable[] = []) =>
    parentPort?.postMessage(message, transferred)
  parentPort?.on('message', async ({ id, asked }: ThreadAsked<Asked>) => {
    try {
      const { answer, transferred } = await read(asked, signs)
      send({ id, answer }, transferred)
    } catch (error) {
      // An error loses its class on the way.
      if (error instanceof ArchiveError) send({ id, refused: { code: error.code, params: error.params } })
      else send({ id, failed: error instanceof Error ? error.message : String(error) })
    }
  })
  parentPort?.postMessage({ id: READY })
}

/** No reading has this number. */
const READY = 0
