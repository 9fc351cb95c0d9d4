// Runs in the page's own world, before its scripts: notes which of the page's timers are still to come, and changes nothing of
// what they do. It is asked by an event, since the page's world and ours share the document alone.
import { ANSWER, ASK, type PendingTimer } from './event-names.ts'

type Pending = { readonly kind: string; readonly due: number; readonly setAt: number }

/** Shorter ones have come before anyone asks. */
const SHORTEST = 40
const LONGEST_SOURCE = 300
const MOST = 2_000

const pending = new Map<unknown, Pending>()
/** When a timer of each kind last came. */
const came = new Map<string, number>()
const now = performance.now.bind(performance)
const nameOf = Function.prototype.toString

/** Who set it and what it does: the same for each turn of a timer that sets itself again. */
function kindOf(work: (...args: unknown[]) => unknown, delay: number): string {
  const source = nameOf.call(work).slice(0, LONGEST_SOURCE)
  const by = (new Error().stack ?? '').split('\n').slice(3, 6).join('\n')
  return `${delay} ${source} ${by}`
}

function watched(own: typeof setTimeout, isRepeated: boolean): typeof setTimeout {
  return new Proxy(own, {
    apply(target, self, args: [unknown, unknown?, ...unknown[]]) {
      const [work, wait] = args
      const delay = Number(wait) || 0
      if (typeof work !== 'function' || delay < SHORTEST || pending.size >= MOST)
        return Reflect.apply(target, self, args)
      const run = work as (...args: unknown[]) => unknown
      const kind = kindOf(run, delay)
      const every = isRepeated ? delay : null
      const setAt = now()
      const turn = function (this: unknown, ...given: unknown[]) {
        came.set(kind, now())
        if (every === null) pending.delete(id)
        else pending.set(id, { kind, due: now() + every, setAt })
        return Reflect.apply(run, this, given)
      }
      const id: unknown = Reflect.apply(target, self, [turn, ...args.slice(1)])
      pending.set(id, { kind, due: setAt + delay, setAt })
      return id
    }
  })
}

function watchedEnd(own: typeof clearTimeout): typeof clearTimeout {
  return new Proxy(own, {
    apply(target, self, args) {
      pending.delete(args[0])
      return Reflect.apply(target, self, args)
    }
  })
}

/** A worker that has been told something is waited for so long, as a timer is. */
const WORKER = { kind: 'worker', answers: 8_000 }

const told = new WeakSet<Worker>()

function watchedWord(own: typeof Worker.prototype.postMessage): typeof Worker.prototype.postMessage {
  return new Proxy(own, {
    apply(target, self, args) {
      if (self instanceof Worker) {
        if (!told.has(self)) self.addEventListener('message', () => void pending.delete(self))
        told.add(self)
        pending.set(self, { kind: WORKER.kind, due: now() + WORKER.answers, setAt: now() })
      }
      return Reflect.apply(target, self, args)
    }
  })
}

/** The kinds that come `within` so many milliseconds, have not come since, and were not set before `setSince`. */
function pendingSince(since: number, within: number, setSince: number): PendingTimer[] {
  const until = now() + within
  const kinds = new Map<string, number>()
  for (const { kind, due, setAt } of pending.values()) {
    // It may answer at any time until then.
    const isWorker = kind === WORKER.kind && due > now()
    const isStillToCome =
      (isWorker || (due <= until && kind !== WORKER.kind)) &&
      (came.get(kind) ?? Number.NEGATIVE_INFINITY) < since
    if (isStillToCome && setAt >= setSince) kinds.set(kind, Math.min(due, kinds.get(kind) ?? due))
  }
  return [...kinds].slice(0, 50).map(([kind, due]) => ({ kind: digestOf(kind), in: Math.round(due - now()) }))
}

function digestOf(words: string): string {
  let sum = 0
  for (let at = 0; at < words.length; at++) sum = (Math.imul(sum, 31) + words.charCodeAt(at)) | 0
  return (sum >>> 0).toString(36)
}

window.setTimeout = watched(window.setTimeout, false)
window.setInterval = watched(window.setInterval, true)
window.clearTimeout = watchedEnd(window.clearTimeout)
window.clearInterval = watchedEnd(window.clearInterval)
Worker.prototype.postMessage = watchedWord(Worker.prototype.postMessage)

document.addEventListener(ASK, event => {
  const asked = 'detail' in event ? String(event.detail) : ''
  const [since = 0, within = 0, setSince = 0] = asked.split(' ').map(Number)
  const detail = JSON.stringify(pendingSince(since, within, setSince))
  document.dispatchEvent(new CustomEvent(ANSWER, { detail }))
})
