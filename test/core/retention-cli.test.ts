// Retention rules and holds from the command line.
import { expect, it } from 'vitest'
import { ROLES } from '#shared/user.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

async function norrby() {
  const { ctx, archive, dir, clock } = await newArchive()
  clock.set(new Date().toISOString())
  saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  const channel = newChannel(ctx)
  await archive.close()
  const run = (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--lang', 'sv'])
  return { channel, run }
}

const DECISION = ['--decided-by', 'KS § 114', '--decided-on', '2026-03-02', '--reference', 'KS 2026/0088']

it('a rule is entered, listed in words and closed', async () => {
  const { channel, run } = await norrby()
  expect((await run('retention', 'rule', 'list')).out).toContain('Inget att visa')
  const add = (...more: string[]) => run('retention', 'rule', 'add', ...more, ...DECISION)
  const first = await add('--kind', 'comment', '--category', 'minor', '--years', '2', '--from', 'decided')
  expect(first.out).toMatch(/Id +[0-9a-f]{8}/)
  expect((await add('--kind', 'capture', '--forever', '--channel', channel.id.slice(0, 8))).code).toBe(0)
  const list = (await run('retention', 'rule', 'list')).out
  expect(list).toMatch(
    /kommentar +alla +av ringa betydelse +24 +när den beslutades eller hanterades +krävs +KS § 114 +2026-03-02/
  )
  expect(list).toMatch(/insamling +Norrby kommun på Flödet +alla +bevaras +–/)
  const id = /Id +([0-9a-f]{8})/.exec(first.out)?.[1] ?? ''
  const closed = await run('retention', 'rule', 'close', id, '--because', 'Nytt beslut')
  expect(closed.out).toMatch(/Skäl till avslutet +Nytt beslut/)
  expect((await run('retention', 'rule', 'close', id, '--because', 'igen')).err).toContain('redan avslutad')
})

it('a rule that says two lengths, none, or nothing to count from is not understood', async () => {
  const { run } = await norrby()
  const add = async (...more: string[]) => {
    const { code, err } = await run('retention', 'rule', 'add', '--kind', 'comment', ...more, ...DECISION)
    return [code, err]
  }
  expect(await add()).toEqual([2, expect.stringContaining('--forever')])
  expect(await add('--years', '1', '--forever')).toMatchObject([2, expect.any(String)])
  expect(await add('--years', '1')).toEqual([2, expect.stringContaining('--from')])
  expect(await add('--years', 'tre', '--from', 'decided')).toEqual([
    2,
    expect.stringContaining('tre är inget')
  ])
  expect(await add('--years', '101', '--from', 'decided')).toEqual([
    expect.any(Number),
    expect.stringContaining('antal månader')
  ])
  expect(await add('--years', '1', '--from', 'decided', '--category', 'single')).toEqual([
    expect.any(Number),
    expect.stringContaining('kategori')
  ])
})

it('a hold is placed on a channel, listed and lifted', async () => {
  const { channel, run } = await norrby()
  const placed = await run(
    'hold',
    'add',
    '--record',
    `channel:${channel.id.slice(0, 8)}`,
    '--because',
    'Rättsprocess'
  )
  const id = /Id +([0-9a-f]{8})/.exec(placed.out)?.[1] ?? ''
  expect((await run('hold', 'add', '--all', '--because', 'Revision')).code).toBe(0)
  const held = (await run('hold', 'list')).out
  expect(held).toMatch(/Norrby kommun på Flödet +Rättsprocess/)
  expect(held).toMatch(/allt i arkivet +– +Revision/)
  expect((await run('hold', 'lift', id, '--because', 'Slut')).out).toMatch(/Skäl till hävningen +Slut/)
  expect((await run('hold', 'lift', id, '--because', 'Slut')).err).toContain('redan hävt')
  expect((await run('hold', 'add', '--because', 'x')).code).toBe(2)
  expect((await run('hold', 'add', '--record', 'kommentar:1', '--because', 'x')).err).toContain(
    'kan inte användas'
  )
})
