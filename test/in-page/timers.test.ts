// Which of a page's timers are still to come.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import {
  ANSWER,
  ASK,
  type PendingTimer
} from '../../electron/core/captures/browser/in-page/timers/event-names.ts'

beforeAll(async () => {
  vi.useFakeTimers()
  // These take no words, as those of a browser do.
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const own = globalThis[name]
    const taking = (work: unknown, wait: number) =>
      own(typeof work === 'function' ? () => void work() : () => undefined, wait)
    vi.stubGlobal(name, taking)
  }
  // jsdom has none of these.
  class Told extends EventTarget {
    postMessage() {}
  }
  for (const name of ['Worker', 'SharedWorker']) vi.stubGlobal(name, Told)
  for (const name of ['requestAnimationFrame', 'requestIdleCallback']) vi.stubGlobal(name, () => 0)
  await import('../../electron/core/captures/browser/in-page/timers/watch.ts')
})
afterAll(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** How many kinds come within five seconds. */
function toCome(): number {
  let found: PendingTimer[] = []
  const hear = (event: Event) => {
    found = JSON.parse(String((event as CustomEvent).detail))
  }
  document.addEventListener(ANSWER, hear, { once: true })
  document.dispatchEvent(new CustomEvent(ASK, { detail: `${performance.now() + 1} 5000 0` }))
  return found.length
}

it.each([
  ['words', 'globalThis.told = true'],
  ['a function', () => undefined]
])('are none that were ended: %s', (_, work) => {
  const repeated = setInterval(work as () => void, 1_000)
  const once = setTimeout(work as () => void, 4_000)
  vi.advanceTimersByTime(2_500)
  expect(toCome()).toBe(2)
  clearInterval(repeated)
  clearTimeout(once)
  expect(toCome()).toBe(0)
  vi.advanceTimersByTime(2_500)
  expect(toCome()).toBe(0)
})
