// Hashing large files in threads of their own, two at a time: the core has one thread, and others wait for it.
import { Worker } from 'node:worker_threads'
import { threadFile } from '../thread-file.ts'
import type { FileDigests } from './hash-file.ts'

export type Asked =
  | { readonly kind: 'hash'; readonly id: number; readonly path: string }
  | { readonly kind: 'stop'; readonly id: number }

type Both = FileDigests<'sha256' | 'sha512'>
export type Answer = { readonly id: number } & (
  | { readonly read: Both }
  | { readonly failed: { readonly message: string; readonly code: string | undefined } }
)

export interface HashingThreads {
  /** Both digests of a file, in constant memory. @throws what the disk says, such as ENOENT; the signal's reason */
  hash(path: string, signal: AbortSignal | undefined): Promise<Both>
  /** Ends the threads. What is under way fails. */
  end(): Promise<void>
}

const MOST = 2

/** The threads begin with the first file that needs them. */
export function hashingThreads(): HashingThreads {
  const threads: Thread[] = []
  return {
    async hash(path, signal) {
      signal?.throwIfAborted()
      const idle = threads.find(thread => thread.waiting === 0)
      if (idle === undefined && threads.length < MOST) threads.push(new Thread())
      const [thread] = idle === undefined ? threads.toSorted((a, b) => a.waiting - b.waiting) : [idle]
      if (thread === undefined) throw new Error('a thread was just begun')
      const read = await thread.hash(path, signal)
      signal?.throwIfAborted()
      return read
    },
    async end() {
      await Promise.all(threads.splice(0).map(thread => thread.end()))
    }
  }
}

type Waits = { resolve(read: Both): void; reject(error: Error): void }

class Thread {
  readonly #worker = new Worker(threadFile('hashing-thread', import.meta.dirname), { execArgv: [] })
  readonly #asked = new Map<number, Waits>()
  #last = 0

  constructor() {
    this.#worker.on('message', (answer: Answer) => {
      const waits = this.#asked.get(answer.id)
      this.#asked.delete(answer.id)
      if ('read' in answer) waits?.resolve(answer.read)
      else waits?.reject(Object.assign(new Error(answer.failed.message), { code: answer.failed.code }))
    })
    this.#worker.on('error', error => this.#fail(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', () => this.#fail(new Error('the thread that hashes files has ended')))
  }

  get waiting(): number {
    return this.#asked.size
  }

  async hash(path: string, signal: AbortSignal | undefined): Promise<Both> {
    const id = ++this.#last
    const stop = () => this.#ask({ kind: 'stop', id })
    signal?.addEventListener('abort', stop)
    this.#worker.ref()
    try {
      return await new Promise<Both>((resolve, reject) => {
        this.#asked.set(id, { resolve, reject })
        this.#ask({ kind: 'hash', id, path })
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
      // One that nobody waits for keeps no program from ending.
      if (this.waiting === 0) this.#worker.unref()
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #ask(asked: Asked): void {
    this.#worker.postMessage(asked)
  }

  #fail(error: Error): void {
    for (const { reject } of this.#asked.values()) reject(error)
    this.#asked.clear()
  }
}
