// The deadlines on the command line.
import { expect, it } from 'vitest'
import { archiveWithChannel } from '../../helpers/cli/blog-archive.ts'

it('shows and changes the rules', async () => {
  const { on, json, channel } = await archiveWithChannel()
  expect((await on('deadline', 'rules', '--lang', 'sv')).out).toMatch(/Skolbloggen +Utbildning/)
  const closed = await on('deadline', 'close', '2026-12-23', '--name', 'Planeringsdag', '--lang', 'sv')
  expect(closed.out).toMatch(/2026-12-23 +Planeringsdag/)
  const set = await on('deadline', 'channel', channel.id.slice(0, 8), '--days', '3', '--lang', 'sv')
  expect(set.out).toMatch(/Skolbloggen +Utbildning +3/)
  expect(await json('deadline', 'rules')).toMatchObject({
    rules: { closedDays: [{ date: '2026-12-23', name: 'Planeringsdag' }], channels: [{ workingDays: 3 }] }
  })
  expect((await on('deadline', 'rules', '--lang', 'sv')).out).toMatch(/2026-12-23 +Planeringsdag/)
  await on('deadline', 'channel', channel.id, '--standard')
  await on('deadline', 'open', '2026-12-23')
  expect(await json('deadline', 'rules')).toMatchObject({
    rules: { closedDays: [], channels: [{ workingDays: null }] }
  })
})

it('counts what waits and how it went', async () => {
  const { on, json, channel } = await archiveWithChannel()
  const paste = ['message', 'paste', '--channel', channel.id, '--sender', 'Kalle', '--text', 'Hej']
  await on(...paste, '--received', '2024-05-08T10:00:00Z')
  await on(...paste, '--received', '2024-05-09T10:00:00Z')
  expect(await json('deadline', 'waiting')).toEqual({ waiting: { waiting: 2, overdue: 2, dueToday: 0 } })
  const answers = await on('deadline', 'answers', '--from', '2024-01', '--to', '2024-12', '--lang', 'sv')
  expect(answers.out).toMatch(/2024-05 +Utbildning +2 +0 +0 +0 +2/)
  expect(await json('deadline', 'answers')).toEqual({ answers: [] })
})

it.each([
  [['deadline', 'close', '2026-02-30', '--name', 'x'], 2, 'usage', 'inget datum'],
  [['deadline', 'open', '2026-02-27'], 1, 'not-found', 'ingen post 2026-02-27'],
  [['deadline', 'close', '2026-02-27', '--name', ' '], 2, 'invalid-input', 'namn'],
  [['deadline', 'answers', '--from', '2026-13'], 2, 'invalid-input', 'har fel form'],
  [
    ['deadline', 'answers', '--from', '2026-12', '--to', '2026-01'],
    2,
    'invalid-input',
    'slutet är före början'
  ]
] satisfies [string[], number, string, string][])('refuses %j', async (args, code, error, says) => {
  const { on } = await archiveWithChannel()
  const ended = await on(...args, '--lang', 'sv', '--json')
  expect([ended.code, (ended.json()['error'] as { code: string }).code]).toEqual([code, error])
  expect(ended.err).toContain(says)
})

it('refuses a time that no rule allows, and a choice that is none', async () => {
  const { on, channel } = await archiveWithChannel()
  for (const args of [['--days', '21'], ['--days', '-1'], ['--days', 'x'], [], ['--days', '1', '--standard']])
    expect((await on('deadline', 'channel', channel.id, ...args)).code).toBe(2)
})
