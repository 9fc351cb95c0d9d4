// One archive, one server, among computers that share no disk. A lease of an engine that they all reach says which (docs/adr/0026): who holds
// it writes, and stops before another can have it.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { Worker } from 'node:worker_threads'
import { ArchiveError } from '../errors.ts'
import { networkTrouble } from '../network-trouble.ts'
import { threadFile } from '../thread-file.ts'
import { type Moment, readClocks } from './clocks.ts'
import type { Holder, LastNote } from './engine.ts'
import type { Got, Loss } from './keep.ts'
import type { LeaseSettings } from './settings.ts'
import { beginNoting, newShared, noteLines, noteLost, requireHeld, type SharedLease } from './shared-lease.ts'

export interface Lease {
  /** By chance: no other holder has it, nor had. */
  readonly id: string
  readonly number: number
  /** What its last holder noted; null where none has. */
  readonly before: LastNote | null
  /** Asked before anything is written. @throws ArchiveError lease-lost */
  require(): void
  /** From now on each renewal notes that this holder has the archive; settles when the engine has it. @throws ArchiveError lease-lost */
  note(): Promise<void>
  /** How far the journal has come, for the next renewal. @throws what reading it throws */
  noteLines(lines: () => number): void
  /** For another thread of the program to ask. */
  readonly shared: SharedLease
  /** Settles when it is lost; never where it is let go. */
  readonly lost: Promise<Loss>
  /** Lets another have it at once. */
  release(): Promise<void>
}

export type Opening = {
  /** Told who has it, where it is waited for. */
  readonly onHeld: (by: Holder) => void
  readonly signal: AbortSignal
  /** Whether this program is ended where it goes on when the lease is lost. */
  readonly isEnding: boolean
  /** In milliseconds; how long it is waited for. */
  readonly patience?: number
  readonly clocks?: () => Moment
}

/** What the thread is begun with. */
export type LeaseJob = {
  readonly settings: LeaseSettings
  readonly holder: Holder
  readonly shared: SharedArrayBuffer
  readonly patience: number
  readonly isEnding: boolean
}
export type ToLease = 'release' | 'note'
export type FromLease =
  | Got
  | { readonly kind: 'waiting'; readonly by: Holder }
  | { readonly kind: 'lost'; readonly loss: Loss }
  | { readonly kind: 'noted' }
  | { readonly kind: 'refused' | 'failed'; readonly why: string }

/** Whoever was ended has it for as long as it lasts, and one who begins anew is not to be turned away for that. */
const patienceOf = (lasts: number) => Math.max(2 * lasts, 30_000)

/**
 * Takes the lease of an archive; while another has it, it is waited for.
 * @throws ArchiveError lease-held, lease-unreachable, lease-refused; the signal's reason
 */
export async function openLease(settings: LeaseSettings, opening: Opening): Promise<Lease> {
  const { onHeld, signal, isEnding, patience = patienceOf(settings.lasts), clocks = readClocks } = opening
  signal.throwIfAborted()
  const shared = newShared()
  const holder = { id: randomUUID(), host: hostname(), since: new Date().toISOString() }
  const workerData: LeaseJob = { settings, holder, shared, patience, isEnding }
  const worker = new Worker(threadFile('lease-thread', import.meta.dirname), { execArgv: [], workerData })
  const got = Promise.withResolvers<Got & { kind: 'taken' }>()
  const lost = Promise.withResolvers<Loss>()
  const noted = Promise.withResolvers<void>()
  const gone = new Promise<void>(done => worker.once('exit', () => done()))
  let isLost = false
  let isLetGo = false
  const lose = (loss: Loss) => {
    isLost = true
    noteLost(shared)
    if (!isLetGo) lost.resolve(loss)
  }
  worker.on('message', (message: FromLease) => {
    if (message.kind === 'taken') got.resolve(message)
    else if (message.kind === 'waiting') onHeld(message.by)
    else if (message.kind === 'noted') noted.resolve()
    else if (message.kind === 'lost') lose(message.loss)
    else {
      got.reject(refusalOf(message, addressOf(settings)))
      lose('ended')
    }
  })
  worker.on('error', error => got.reject(error))
  worker.on('exit', () => {
    got.reject(new Error('the thread of the lease has ended'))
    lose('ended')
  })
  const stop = () => void worker.postMessage('release' satisfies ToLease)
  signal.addEventListener('abort', stop)
  try {
    const { number, before } = await got.promise
    return {
      id: holder.id,
      number,
      before,
      lost: lost.promise,
      shared: { shared, lasts: settings.lasts },
      require: () => requireHeld({ shared, lasts: settings.lasts }, clocks),
      async note() {
        beginNoting(shared)
        worker.postMessage('note' satisfies ToLease)
        await Promise.race([noted.promise, lost.promise])
        if (isLost) throw new ArchiveError('lease-lost')
      },
      noteLines: lines => noteLines(shared, lines),
      async release() {
        // What is let go of is nobody's to write by.
        isLost = true
        noteLost(shared)
        isLetGo = true
        stop()
        await gone
      }
    }
  } catch (error) {
    await worker.terminate()
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

const addressOf = ({ engine }: LeaseSettings) =>
  engine.kind === 'etcd' ? engine.addresses.join(', ') : engine.server

type NotGot = Exclude<FromLease, { kind: 'taken' | 'waiting' | 'lost' | 'noted' }>

function refusalOf(said: NotGot, address: string): Error {
  if (said.kind === 'failed') return new Error(said.why)
  if (said.kind === 'held')
    return new ArchiveError('lease-held', { host: said.by.host, since: said.by.since })
  if (said.kind === 'away')
    return new ArchiveError('lease-unreachable', { address, detail: networkTrouble(said.why) })
  return new ArchiveError('lease-refused', { address, detail: said.why })
}
