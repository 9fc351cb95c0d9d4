// Reading an export in a thread of its own, while what was read before is entered here.
import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { errorOf, type Failure, threadFile } from '../threads.ts'
import type { Batch, ToRead } from './batches.ts'

export type FromReading =
  | { readonly is: 'batch'; readonly batch: Batch }
  | { readonly is: 'end' }
  | { readonly is: 'failed'; readonly failure: Failure }

/** So many batches are read before they are asked for. */
const AHEAD = 2

/** @throws ArchiveError zip-refused, own-name-unknown, what the disk says, and the signal's reason */
export async function* readApart(toRead: ToRead, signal: AbortSignal): AsyncGenerator<Batch> {
  const thread = new Worker(threadFile('reading-thread', import.meta.dirname), {
    workerData: toRead,
    execArgv: []
  })
  const next = () => thread.postMessage('next')
  try {
    for (let ahead = 0; ahead < AHEAD; ahead++) next()
    for await (const [said] of on(thread, 'message', { close: ['exit'], signal })) {
      const from = said as FromReading
      if (from.is === 'failed') throw errorOf(from.failure)
      if (from.is === 'end') return
      yield from.batch
      // What has come already is given before what stops it.
      signal.throwIfAborted()
      next()
    }
    throw new Error('the thread that reads an export has ended')
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    await thread.terminate()
  }
}
