// A thread that was asked ahead reads on while the program is busy, in order, and its end is told to all who wait.
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Mail } from '../../electron/core/formats/mail/parsed-mail.ts'
import { limitedThread, OverLimit } from '../../electron/core/kernel/limited-thread.ts'

const folder = join(import.meta.dirname, '../../electron/core/formats/mail')
const mail = (subject: string, text = 'Hej') =>
  new TextEncoder().encode(`From: bo@example.org\nSubject: ${subject}\n\n${text}\n`)
const newThread = () =>
  limitedThread<Uint8Array, Mail>('mail-thread', folder, { seconds: 60, megabytes: 1_024 })

it('has the next answer too when the program has time again', async () => {
  const thread = newThread()
  await thread.ask(mail('först'))
  const answered: string[] = []
  const asked = ['ett', 'två', 'tre'].map(async subject => {
    answered.push((await thread.askAhead(mail(subject))).subject)
  })
  await setImmediate()
  // So long the program is busy, and hears of nothing.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000)
  expect(answered).toEqual([])
  await asked[0]
  await setImmediate()
  expect(answered).toEqual(['ett', 'två', 'tre'])
  expect((await thread.ask(mail('sist'))).subject).toBe('sist')
  thread.end()
})

it('tells all who wait when it is ended, and begins anew', async () => {
  const thread = newThread()
  await thread.ask(mail('först'))
  const asked = ['ett', 'två'].map(subject => thread.askAhead(mail(subject, 'Hej '.repeat(1_000_000))))
  await setImmediate()
  thread.end()
  const ended = await Promise.allSettled(asked)
  expect(ended.map(each => each.status === 'rejected' && each.reason instanceof OverLimit)).toEqual([
    true,
    true
  ])
  expect((await thread.ask(mail('sist'))).subject).toBe('sist')
  thread.end()
})
