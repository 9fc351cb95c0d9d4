// The watch over the core: silence is noticed, and work that is known to take long is not taken for it.
import { expect, it } from 'vitest'
import { Watchdog } from '#shared/watchdog.ts'
import { atLength, whenAtLength } from '../../electron/core/kernel/at-length.ts'
import { integrityProblems } from '../../electron/core/kernel/db/damage.ts'
import { newArchive } from '../helpers/archive.ts'

const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** A watch of a fifth of a second over a core that answers as `answer` does. */
function watching(answer: (dog: Watchdog) => void) {
  let [asked, hung] = [0, 0]
  const dog: Watchdog = new Watchdog(
    {
      every(ms, work) {
        const timer = setInterval(work, ms)
        return () => clearInterval(timer)
      },
      ask: () => {
        asked += 1
        answer(dog)
      },
      onHung: () => {
        hung += 1
      }
    },
    200
  )
  dog.start()
  return { dog, seen: () => ({ asked, hung }) }
}

it('says once that nobody answers, after so many questions', async () => {
  const { seen } = watching(() => undefined)
  await later(1_500)
  expect(seen()).toEqual({ asked: 4, hung: 1 })
})

it('is content with answers, and with a core that has said that it is busy', async () => {
  const answering = watching(dog => dog.heard())
  const busy = watching(() => undefined)
  busy.dog.busy(true)
  await later(1_500)
  expect([answering.seen().hung, busy.seen().hung]).toEqual([0, 0])
  answering.dog.stop()
  busy.dog.busy(false)
  await later(1_500)
  expect(busy.seen().hung).toBe(1)
})

it('is told before SQLite looks through all of a database or writes it anew, and after it', async () => {
  const told: boolean[] = []
  const { ctx } = await newArchive()
  whenAtLength(isBusy => told.push(isBusy))
  try {
    integrityProblems(ctx.db.read)
    ctx.db.forget()
    expect(() =>
      atLength(() => {
        throw new Error('mitt i')
      })
    ).toThrow('mitt i')
  } finally {
    whenAtLength(() => undefined)
  }
  expect(told).toEqual([true, false, true, false, true, false])
})
