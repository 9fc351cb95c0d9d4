// Runs in the page's own world, before its scripts: notes which of the page's timers are still to come, and changes nothing of
// what they do. It is asked by an event, since the page's world and ours share the document alone.
import { ANSWER, ASK, type PendingTimer } from './event-names.ts'
import { loopsNow, noteTurn } from './loops.ts'

/** `isUntil`: it may come at any time until then. */
type Pending = {
  readonly kind: string
  readonly due: number
  readonly setAt: number
  readonly isUntil?: boolean
}

/** Shorter ones have come before anyone asks. */
const SHORTEST = 40
const LONGEST_SOURCE = 300
/** What is done so often may look at a clock. */
const OFTEN = 500
const MOST = 2_000

const pending = new Map<unknown, Pending>()
/** Words are run by the browser itself: what comes with them, by the timer that runs them. */
const besides = new Map<unknown, unknown>()
/** When a timer of each kind last came. */
const came = new Map<string, number>()
const now = performance.now.bind(performance)
const nameOf = Function.prototype.toString

/** Who set it and what it does: the same for each turn of a timer that sets itself again. */
function kindOf(work: unknown, delay: number): string {
  const source = typeof work === 'function' ? nameOf.call(work) : String(work)
  const by = (new Error().stack ?? '').split('\n').slice(3, 6).join('\n')
  return `${delay} ${source.slice(0, LONGEST_SOURCE)} ${by}`
}

function watched(own: typeof setTimeout, isRepeated: boolean): typeof setTimeout {
  return new Proxy(own, {
    apply(target, self, args: [unknown, unknown?, ...unknown[]]) {
      const [work, wait] = args
      const delay = Number(wait) || 0
      if (delay < SHORTEST) {
        noteTurn('timer', work, now())
        return Reflect.apply(target, self, isRepeated ? [noting(work), ...args.slice(1)] : args)
      }
      if (pending.size >= MOST) return Reflect.apply(target, self, args)
      const kind = kindOf(work, delay)
      const every = isRepeated ? delay : null
      const setAt = now()
      const come = () => {
        came.set(kind, now())
        if (every !== null && every <= OFTEN) noteTurn('interval', work, now(), every)
        if (every === null) {
          pending.delete(id)
          besides.delete(id)
        } else pending.set(id, { kind, due: now() + every, setAt })
      }
      const isFunction = typeof work === 'function'
      const turn = function (this: unknown, ...given: unknown[]) {
        come()
        return Reflect.apply(work as (...args: unknown[]) => unknown, this, given)
      }
      const id: unknown = Reflect.apply(target, self, [isFunction ? turn : work, ...args.slice(1)])
      if (!isFunction) besides.set(id, Reflect.apply(target, self, [come, delay]))
      pending.set(id, { kind, due: setAt + delay, setAt })
      return id
    }
  })
}

/** The same work, each turn of which is noted. */
function noting(work: unknown): unknown {
  if (typeof work !== 'function') return work
  return function (this: unknown, ...given: unknown[]) {
    noteTurn('timer', work, now())
    return Reflect.apply(work, this, given)
  }
}

function watchedEnd(own: typeof clearTimeout): typeof clearTimeout {
  return new Proxy(own, {
    apply(target, self, args) {
      const [id] = args as readonly unknown[]
      pending.delete(id)
      if (besides.has(id)) Reflect.apply(target, self, [besides.get(id)])
      besides.delete(id)
      return Reflect.apply(target, self, args)
    }
  })
}

/** A function that is given what to do in a moment, and may be given it anew each time. */
function watchedTurns<F extends (...args: never[]) => unknown>(own: F, way: string): F {
  return new Proxy(own, {
    apply(target, self, args) {
      noteTurn(way, args[0], now())
      return Reflect.apply(target, self, args)
    }
  })
}

/** Notes what comes `delay` milliseconds from now, and answers what says that it has come. */
function awaited(key: unknown, kind: string, delay: number): () => void {
  pending.set(key, { kind, due: now() + delay, setAt: now() })
  return () => {
    came.set(kind, now())
    pending.delete(key)
  }
}

function watchedTask(own: Scheduler['postTask']): Scheduler['postTask'] {
  return new Proxy(own, {
    apply(target, self, args: Parameters<Scheduler['postTask']>) {
      const [work, options] = args
      const delay = Number(options?.delay) || 0
      const done: unknown = Reflect.apply(target, self, args)
      if (delay < SHORTEST || pending.size >= MOST || !(done instanceof Promise)) return done
      const come = awaited({}, kindOf(work, delay), delay)
      done.then(come, come)
      return done
    }
  })
}

/** A worker that has been told something is waited for so long, as a timer is, and one that has begun for its first word. */
const WORKER = { answers: 8_000, first: 4_000 }

const heard = new WeakSet<EventTarget>()

/** Waits for a word that is heard at `from`. */
function awaitWord(from: EventTarget, kind: string, limit: number): void {
  if (!heard.has(from)) from.addEventListener('message', () => void pending.delete(from))
  heard.add(from)
  pending.set(from, { kind, due: now() + limit, setAt: now(), isUntil: true })
}

function watchedWord<W extends object>(
  own: (...args: never[]) => void,
  hearsAt: (worker: W) => EventTarget | null
): typeof own {
  return new Proxy(own, {
    apply(target, self: W, args) {
      const at = hearsAt(self)
      if (at !== null) awaitWord(at, 'worker', WORKER.answers)
      return Reflect.apply(target, self, args)
    }
  })
}

function watchedBegin<C extends new (...args: never[]) => object>(
  own: C,
  hearsAt: (made: InstanceType<C>) => EventTarget
): C {
  return new Proxy(own, {
    construct(target, args, self) {
      const made = Reflect.construct(target, args, self) as InstanceType<C>
      awaitWord(hearsAt(made), 'worker begun', WORKER.first)
      return made
    }
  })
}

/** The kinds that come `within` so many milliseconds, have not come since, and were not set before `setSince`. */
function pendingSince(since: number, within: number, setSince: number): PendingTimer[] {
  const until = now() + within
  const kinds = new Map<string, number>()
  for (const { kind, due, setAt, isUntil = false } of pending.values()) {
    const isStillToCome =
      (isUntil ? due > now() : due <= until) && (came.get(kind) ?? Number.NEGATIVE_INFINITY) < since
    if (isStillToCome && setAt >= setSince) kinds.set(kind, Math.min(due, kinds.get(kind) ?? due))
  }
  // A loop has no time at which it was set.
  if (setSince === 0) for (const { kind, due } of loopsNow(now())) kinds.set(kind, due)
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
window.requestAnimationFrame = watchedTurns(window.requestAnimationFrame, 'frame')
window.requestIdleCallback = watchedTurns(window.requestIdleCallback, 'idle')
if ('scheduler' in window) Scheduler.prototype.postTask = watchedTask(Scheduler.prototype.postTask)
Worker.prototype.postMessage = watchedWord<Worker>(Worker.prototype.postMessage, worker => worker)
window.Worker = watchedBegin(window.Worker, worker => worker)
window.SharedWorker = watchedBegin(window.SharedWorker, ({ port }) => port)
// They are only where nobody can listen in.
if ('serviceWorker' in navigator)
  ServiceWorker.prototype.postMessage = watchedWord<ServiceWorker>(
    ServiceWorker.prototype.postMessage,
    () => navigator.serviceWorker
  )

document.addEventListener(ASK, event => {
  const asked = 'detail' in event ? String(event.detail) : ''
  const [since = 0, within = 0, setSince = 0] = asked.split(' ').map(Number)
  const detail = JSON.stringify(pendingSince(since, within, setSince))
  document.dispatchEvent(new CustomEvent(ANSWER, { detail }))
})
