// Asking the thread of backups for one job.
import { Worker } from 'node:worker_threads'
import type { ErrorCode, ErrorParams } from '#shared/errors.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { threadFile } from '../../kernel/thread-file.ts'
import type { BringJob } from '../takeover/bring.ts'
import type { CopyJob } from '../takeover/write-copy.ts'
import type { RestoreJob } from './restore.ts'
import type { VerifyJob } from './verify.ts'
import type { WriteJob } from './write.ts'

export type Job = WriteJob | VerifyJob | RestoreJob | CopyJob | BringJob

export type Told =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly params: ErrorParams }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | null }

/** A thread that has done its job waits so long for another: to begin one takes a second. */
const IDLE_MS = 10_000
/** A job that was stopped and does not end, since a share no longer answers, is left after so long. */
const STOPPING_MS = 5_000

let idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined

function newWorker(): Worker {
  const worker = new Worker(threadFile('backup-thread', import.meta.dirname), { execArgv: [] })
  // An error that comes when nobody waits is nobody's, and must not end the program.
  worker.on('error', () => undefined)
  worker.on('exit', () => {
    if (idle?.worker === worker) idle = undefined
  })
  return worker
}

function takeWorker(): Worker {
  if (idle === undefined) return newWorker()
  const { worker, timer } = idle
  idle = undefined
  clearTimeout(timer)
  worker.ref()
  return worker
}

function leaveWorker(worker: Worker): void {
  if (idle !== undefined) return void worker.terminate()
  worker.unref()
  const timer = setTimeout(() => {
    if (idle?.worker === worker) idle = undefined
    void worker.terminate()
  }, IDLE_MS)
  timer.unref()
  idle = { worker, timer }
}

/**
 * Does the job in a thread of its own. `onProgress` is told bytes.
 * @throws ArchiveError what the job refuses; the signal's reason
 */
export async function inBackupThread<Result>(
  job: Job,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal
): Promise<Result> {
  signal.throwIfAborted()
  const worker = takeWorker()
  const answered = Promise.withResolvers<Result>()
  const onTold = (told: Told) => {
    if (told.kind === 'progress') onProgress(told.done, told.total)
    // What the thread answers is what its job is declared to give.
    else if (told.kind === 'done') answered.resolve(told.result as Result)
    else if (told.kind === 'refused') answered.reject(new ArchiveError(told.code, told.params))
    else answered.reject(Object.assign(new Error(told.message), { code: told.code ?? undefined }))
  }
  const onError = (error: Error) => answered.reject(error)
  const onExit = () => answered.reject(new Error('the thread of backups has ended'))
  worker.on('message', onTold).on('error', onError).on('exit', onExit)
  let patience: NodeJS.Timeout | undefined
  const stop = () => {
    worker.postMessage('stop')
    patience = setTimeout(() => onError(new Error('the job does not stop')), STOPPING_MS)
  }
  signal.addEventListener('abort', stop)
  try {
    worker.postMessage(job)
    const result = await answered.promise
    leaveWorker(worker)
    return result
  } catch (error) {
    // What it began may still be under way.
    await worker.terminate()
    signal.throwIfAborted()
    throw error
  } finally {
    clearTimeout(patience)
    worker.off('message', onTold).off('error', onError).off('exit', onExit)
    signal.removeEventListener('abort', stop)
  }
}
