// What the app does by itself goes on whatever goes wrong one time, and says so once.
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { withoutMessage } from '#shared/log-error.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { everyWhileOpen } from '../../electron/core/kernel/every-while-open.ts'

it('goes on after an error, which is in the log once without its words, and ends with the archive', async () => {
  const lines: string[] = []
  const log = pino({ serializers: { err: withoutMessage } }, { write: line => void lines.push(line) })
  const closing = new AbortController()
  const held: Promise<unknown>[] = []
  const outcomes = [
    new Error('Kalle skrev något elakt'),
    new Error('och en gång till'),
    new ArchiveError('no-browser', { looked: '/usr/bin' }),
    null,
    new Error('igen')
  ]
  let times = 0
  const { promise: done, resolve } = Promise.withResolvers<void>()
  everyWhileOpen({ closing: closing.signal, log }, work => void held.push(work), {
    failed: 'it did not go',
    every: 1,
    first: 'at-once',
    async work() {
      const outcome = outcomes[times]
      times += 1
      if (times > outcomes.length) resolve()
      if (outcome != null) throw outcome
    }
  })
  await done
  closing.abort()
  await Promise.all(held)
  const last = times
  expect(lines.map(line => (JSON.parse(line) as { code: string; msg: string }).code)).toEqual([
    'internal',
    'no-browser',
    'internal'
  ])
  expect(lines.join('')).toContain('it did not go')
  expect(lines.join('')).not.toContain('elakt')
  // Nothing more is begun: what was held is all there is.
  await new Promise(resolve => setImmediate(resolve))
  expect(times).toBe(last)
})

it('tells the codes of what lies behind an error, and no words', () => {
  const behind = Object.assign(new Error('Kalle skrev något elakt'), { code: 'ECONNREFUSED' })
  const error = new TypeError('fetch failed', { cause: behind })
  expect(withoutMessage(error)).toMatchObject({ type: 'TypeError', causes: ['ECONNREFUSED'] })
  expect(JSON.stringify(withoutMessage(error))).not.toContain('Kalle')
})
