// Readings of the whole archive in a thread of their own: they answer and refuse as in the core's own thread, and leave it free.
import { expect, it } from 'vitest'
import { EVERYTHING } from '#shared/export.ts'
import { ChannelId } from '#shared/ids.ts'
import { readApart } from '../../electron/core/app/read-apart.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { newComment } from './exports-archive.ts'

const ALL = { kinds: null, channelIds: null }

async function filled() {
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  await newComment(ctx, channel.id, 'Hej')
  return ctx
}

it('answers in a thread what it answers without one, also of what was just written', async () => {
  const ctx = await filled()
  for (const [name, asked] of [
    ['disposal.assess', ALL],
    ['exports.propose', EVERYTHING]
  ] as const) {
    const inHere = await readApart(ctx, name, asked as never)
    expect(await readApart(ctx, name, asked as never, { many: 1 })).toEqual(inHere)
  }
  expect(await readApart(ctx, 'exports.propose', EVERYTHING, { many: 1 })).toMatchObject({ comments: 1 })
})

it('tells how far it has come while it looks at every record', async () => {
  const ctx = await filled()
  const told: unknown[] = []
  ctx.events.subscribe('event', event => {
    if (event.kind === 'assess-progress') told.push(event.done / event.total)
  })
  await readApart(ctx, 'disposal.assess', { ...ALL, kinds: ['comment', 'message'] }, { many: 1 })
  expect(told).toEqual([0.25, 0.5, 0.75, 1])
})

it('refuses with the same code, and lets the core go on meanwhile', async () => {
  const ctx = await filled()
  const unknown = { ...ALL, channelIds: [ChannelId.parse('00000000-0000-4000-8000-000000000000')] }
  const refused = { code: 'not-found', params: { what: unknown.channelIds[0] } }
  await expect(readApart(ctx, 'disposal.assess', unknown)).rejects.toMatchObject(refused)
  let turns = 0
  const counting = setInterval(() => turns++, 1)
  await expect(readApart(ctx, 'disposal.assess', unknown, { many: 1 })).rejects.toMatchObject(refused)
  clearInterval(counting)
  expect(turns).toBeGreaterThan(1)
})

it('ends a reading that nobody waits for', async () => {
  const ctx = await filled()
  const waiting = new AbortController()
  const reading = readApart(ctx, 'disposal.assess', ALL, { many: 1, signal: waiting.signal })
  waiting.abort(new Error('the page was left'))
  await expect(reading).rejects.toThrow('the page was left')
})
