// The thread in which backups are written, read and restored, so that nothing else waits for the copying.
import { parentPort } from 'node:worker_threads'
import { ArchiveError, errno, refusalOf } from '../../kernel/errors.ts'
import { bringArchive } from '../takeover/bring.ts'
import { writeCopy } from '../takeover/write-copy.ts'
import { restoreArchive } from './restore.ts'
import type { Job, Told } from './thread.ts'
import { verifyBackup } from './verify.ts'
import { writeGeneration } from './write.ts'

/** Not more often, in milliseconds. */
const TELL_EVERY = 200

let stopping = new AbortController()
const tell = (told: Told) => parentPort?.postMessage(told)
let last = 0

function progress(done: number, total: number): void {
  if (Date.now() - last < TELL_EVERY) return
  last = Date.now()
  tell({ kind: 'progress', done, total })
}

function work(job: Job): Promise<unknown> {
  if (job.kind === 'write') return writeGeneration(job, progress, stopping.signal)
  if (job.kind === 'copy') return writeCopy(job, stopping.signal)
  if (job.kind === 'bring') return bringArchive(job, stopping.signal)
  if (job.kind === 'verify') return verifyBackup(job, progress, stopping.signal)
  return restoreArchive(job, progress, stopping.signal)
}

parentPort?.on('message', async (asked: Job | 'stop') => {
  if (asked === 'stop') return stopping.abort(new ArchiveError('stopped'))
  stopping = new AbortController()
  try {
    tell({ kind: 'done', result: await work(asked) })
  } catch (error) {
    const refusal = refusalOf(error, asked.kind === 'write' || asked.kind === 'copy' ? asked.dir : '')
    if (refusal instanceof ArchiveError) tell({ kind: 'refused', code: refusal.code, params: refusal.params })
    else tell({ kind: 'failed', message: String(error), code: errno(error) ?? null })
  }
})
