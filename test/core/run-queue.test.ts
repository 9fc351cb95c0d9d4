// In which order a run asks, by a clock that the test holds: never too often, and never long for nothing.
import { expect, it } from 'vitest'
import type { CaptureState, ReasonCode } from '#shared/capture.ts'
import {
  POLITE,
  type QueueTarget,
  RunQueue,
  restOf,
  windowsAtOnce
} from '../../electron/core/captures/captures/queue.ts'

const target = (position: number, address: string, login = address): QueueTarget => ({
  position,
  address,
  login,
  tries: 0
})
const queueOf = (targets: QueueTarget[], rests: [string, number][] = []) =>
  new RunQueue(targets, new Map(rests), POLITE)
const end = (state: CaptureState, code?: ReasonCode, retryAfter: number | null = null) => ({
  state,
  reasons: code === undefined ? [] : [{ code, detail: null }],
  retryAfter
})
const MINUTE = 60_000

it('has two windows on a host at most, opens them a while apart, and goes on elsewhere meanwhile', () => {
  const [a1, a2, a3, b1] = [1, 2, 3]
    .map(n => target(n, `https://a.example/${n}`))
    .concat(target(4, 'https://b.example/'))
  const queue = queueOf([a1, a2, a3, b1] as QueueTarget[])
  expect(queue.next(0)).toEqual({ kind: 'take', target: a1 })
  expect(queue.next(0)).toEqual({ kind: 'take', target: b1 })
  expect(queue.next(0)).toEqual({ kind: 'wait', until: POLITE.gap })
  expect(queue.next(POLITE.gap)).toEqual({ kind: 'take', target: a2 })
  // Two are going on; the third waits for one of them, however long that takes.
  expect(queue.next(10 * MINUTE)).toEqual({ kind: 'wait', until: null })
  queue.ended(a1 as QueueTarget, end('complete'), 10 * MINUTE)
  expect(queue.next(10 * MINUTE)).toEqual({ kind: 'take', target: a3 })
})

it('is done when all have ended', () => {
  const [one] = [target(1, 'https://a.example/')]
  const queue = queueOf([one as QueueTarget])
  queue.next(0)
  expect(queue.next(0)).toEqual({ kind: 'wait', until: null })
  expect(queue.ended(one as QueueTarget, end('complete'), 1)).toBe(false)
  expect(queue.next(1)).toEqual({ kind: 'done' })
})

it('leaves a host alone for as long as it has asked, then tries once more, and then no more', () => {
  const one = target(1, 'https://a.example/1')
  const queue = queueOf([one, target(2, 'https://a.example/2')])
  queue.next(0)
  expect(queue.ended(one, end('refused', 'rate-limited', 2 * MINUTE), 1_000)).toBe(true)
  expect(queue.next(POLITE.gap)).toEqual({ kind: 'wait', until: 2 * MINUTE })
  expect(queue.next(2 * MINUTE - 1)).toMatchObject({ kind: 'wait' })
  expect(queue.next(2 * MINUTE)).toMatchObject({ kind: 'take', target: { position: 2 } })
  const again = queue.next(2 * MINUTE + POLITE.gap)
  expect(again).toMatchObject({ kind: 'take', target: { position: 1, tries: 1 } })
  if (again.kind !== 'take') throw new Error('not taken')
  expect(queue.ended(again.target, end('refused', 'rate-limited', 9 * MINUTE), 3 * MINUTE)).toBe(false)
})

it('pauses the run when all that is left must wait long, and says until when', () => {
  const one = target(1, 'https://a.example/1')
  const queue = queueOf([one])
  queue.next(0)
  queue.ended(one, end('refused', 'rate-limited', 3_600_000), 0)
  expect(queue.next(0)).toEqual({ kind: 'pause', why: 'host', until: 3_600_000 })
})

it('knows the hosts that said no before it began', () => {
  const queue = queueOf(
    [target(1, 'https://a.example/'), target(2, 'https://b.example/')],
    [['a.example', MINUTE]]
  )
  expect(queue.next(0)).toMatchObject({ kind: 'take', target: { position: 2 } })
  expect(queue.next(0)).toEqual({ kind: 'wait', until: MINUTE })
})

it('holds the rest of a channel whose page wants a login, and nothing else', () => {
  const [first, second, other] = [
    target(1, 'https://a.example/1', 'facebook'),
    target(2, 'https://a.example/2', 'facebook'),
    target(3, 'https://a.example/3', 'other')
  ] as [QueueTarget, QueueTarget, QueueTarget]
  const queue = queueOf([first, second, other])
  queue.next(0)
  expect(queue.ended(first, end('refused', 'login-required'), 0)).toBe(false)
  expect(queue.next(POLITE.gap)).toEqual({ kind: 'take', target: other })
  expect(queue.ended(other, end('complete'), 0)).toBe(false)
  expect(queue.next(MINUTE)).toEqual({ kind: 'pause', why: 'login', until: null })
  expect(queue.left).toBe(1)
})

it.each([
  ['failed', 'connection-lost', true],
  ['failed', 'browser-died', true],
  ['failed', 'http-status', false],
  ['failed', 'host-not-found', false],
  ['partial', 'browser-died', false]
] as const)('%s for %s: tried once more: %s', (state, code, isAgain) => {
  const one = target(1, 'https://a.example/')
  const queue = queueOf([one])
  queue.next(0)
  expect(queue.ended(one, end(state, code), 0)).toBe(isAgain)
})

it('tries once more what another page in the browser may have spoilt, and not a third time', () => {
  const one = target(1, 'https://a.example/')
  const queue = queueOf([one])
  queue.next(0)
  expect(queue.ended(one, { ...end('partial', 'script-hung'), isSpoilt: true }, 0)).toBe(true)
  const again = queue.next(POLITE.gap)
  expect(again).toEqual({ kind: 'take', target: { ...one, tries: 1 } })
  expect(queue.ended({ ...one, tries: 1 }, { ...end('failed', 'script-hung'), isSpoilt: true }, 0)).toBe(
    false
  )
})

it('waits for no clock that was set back', () => {
  const queue = queueOf([target(1, 'https://a.example/1'), target(2, 'https://a.example/2')])
  queue.next(1_000 * MINUTE)
  expect(queue.next(5 * MINUTE)).toMatchObject({ kind: 'take', target: { position: 2 } })
})

it('leaves a host that tests for robots alone for an hour, and one that gives no time for a quarter', () => {
  expect(restOf(['bot-check'], null, 0)).toBe(60 * MINUTE)
  expect(restOf(['rate-limited'], null, 0)).toBe(15 * MINUTE)
  expect(restOf(['rate-limited'], 5, 10)).toBe(10)
  expect(restOf(['login-required'], null, 0)).toBeNull()
})

it.each([
  [1, 16, 140, 0, 1],
  [2, 16, 140, 0, 2],
  [16, 16, 140, 0, 4],
  [16, 1, 140, 0, 2],
  [16, 0.4, 140, 0, 1],
  [8, 16, 3, 0, 3],
  [2, 16, 140, 1, 2],
  [2, 16, 140, 4, 8],
  [2, 16, 5, 4, 5],
  [2, 1, 140, 4, 2]
])(
  '%i cores, %d GiB, %i pages and %i browsers elsewhere give %i windows',
  (cores, memory, targets, browsers, windows) => {
    expect(windowsAtOnce({ cores, memory: memory * 2 ** 30, targets, browsers })).toBe(windows)
  }
)
