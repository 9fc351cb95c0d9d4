// The thread that takes a lease and keeps it, so that long work in the program's own thread does not lose it.
import { parentPort, workerData } from 'node:worker_threads'
import type { Moment } from './clocks.ts'
import { type LeaseEngine, NotAllowed } from './engine.ts'
import { etcdLease } from './etcd.ts'
import { keepLease, type Loss, takeLease, timeOf } from './keep.ts'
import { kubernetesLease } from './kubernetes.ts'
import type { FromLease, LeaseJob, ToLease } from './lease.ts'
import { isNoting, linesIn, trustFrom } from './shared-lease.ts'

const job = workerData as LeaseJob
const { settings, holder, shared } = job
const stopping = new AbortController()
const tell = (message: FromLease) => parentPort?.postMessage(message)
/** So long the program has to end by itself when the lease is lost; what does not is ended. */
const ENDING_MS = 1_000

let from: Moment
const engine = engineOf()
const keeping = {
  engine,
  lasts: settings.lasts,
  trust(moment: Moment) {
    from = moment
    trustFrom(shared, moment)
  }
}

/** Ends the pause before the next renewal. */
let wake = () => {}
let isOver = false
parentPort?.on('message', (message: ToLease) => {
  if (message === 'release') stopping.abort()
  wake()
  if (isOver) parentPort?.close()
})
await run()
isOver = true
if (stopping.signal.aborted) parentPort?.close()

async function run(): Promise<void> {
  try {
    const { patience } = job
    const onHeld = (by: typeof holder) => tell({ kind: 'waiting', by })
    const got = await takeLease(keeping, { patience, onHeld, signal: stopping.signal })
    tell(got)
    if (got.kind !== 'taken') return
    const loss = await keepLease(keeping, {
      from,
      signal: stopping.signal,
      pause: ms =>
        new Promise<void>(done => {
          const timer = setTimeout(done, ms)
          wake = () => {
            clearTimeout(timer)
            done()
          }
        }),
      onRenewed: note => note !== null && tell({ kind: 'noted' }),
      note: () => (isNoting(shared) ? noteOf(got.number) : null)
    })
    if (loss === null)
      await engine.release(AbortSignal.timeout(timeOf(settings.lasts))).catch(() => undefined)
    else lose(loss)
  } catch (error) {
    if (!stopping.signal.aborted)
      tell({
        kind: error instanceof NotAllowed ? 'refused' : 'failed',
        why: String(error instanceof Error ? error.message : error)
      })
  }
}

function lose(loss: Loss): void {
  tell({ kind: 'lost', loss })
  if (job.isEnding) setTimeout(() => process.kill(process.pid, 'SIGKILL'), ENDING_MS)
}

function noteOf(number: number) {
  return {
    id: holder.id,
    number,
    host: holder.host,
    at: new Date().toISOString(),
    ...linesIn(shared)
  }
}

function engineOf(): LeaseEngine {
  const about = { name: settings.name, lasts: settings.lasts, holder }
  return settings.engine.kind === 'etcd'
    ? etcdLease(settings.engine, about)
    : kubernetesLease(settings.engine, about)
}
