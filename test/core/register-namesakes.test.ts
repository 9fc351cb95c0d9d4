// Persons are not entered twice by hand (P1): an address is one person's, and of a name that is there already somebody says whether it is another.

import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, it, onTestFinished } from 'vitest'
import { createSession } from '../../electron/core/app/session.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

async function scene() {
  const dir = join(await temporaryFolder(), 'arkiv')
  const session = createSession({ ...openOptions(), actor: systemActor() })
  onTestFinished(() => session.close())
  await session.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(session.router, { context: {} })
  const department = async (name: string) => (await client.departments.add({ name, mailbox: null })).id
  const [culture, care] = [await department('Kultur'), await department('Omsorg')]
  const bo = await client.people.add({ name: 'Bo Ek', email: 'bo.ek@norrby.example', departmentId: culture })
  const names = async () => (await client.people.list()).map(({ name }) => name)
  return { dir, session, client, culture, care, bo, names }
}
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string; data: object }) => [error.code, error.data])

it('refuses an address that is somebody’s, however it is written, and enters nobody', async () => {
  const { client, care, bo, names } = await scene()
  const again = { name: 'Bo Ek', email: 'BO.EK@norrby.example', departmentId: care }
  const taken = ['email-taken', { email: 'BO.EK@norrby.example', person: 'Bo Ek' }]
  expect(await codeOf(client.people.add(again))).toEqual(taken)
  expect(await codeOf(client.people.add({ ...again, isAnother: true }))).toEqual(taken)
  const lisa = await client.people.add({ name: 'Lisa Ö', email: null, departmentId: care })
  const changes = { name: 'Lisa Ö', email: bo.email, departmentId: care, departedOn: null }
  expect(await codeOf(client.people.edit({ id: lisa.id, changes }))).toEqual([
    'email-taken',
    { email: bo.email, person: 'Bo Ek' }
  ])
  expect(await names()).toEqual(['Bo Ek', 'Lisa Ö'])
})

it('asks of a name that is there where one of the two has no address, and takes the answer', async () => {
  const { client, culture, care, names } = await scene()
  const maybe = ['person-maybe-known', { person: 'Bo Ek', where: 'Kultur, bo.ek@norrby.example' }]
  for (const departmentId of [culture, care])
    expect(await codeOf(client.people.add({ name: 'bo  ek', email: null, departmentId }))).toEqual(maybe)
  await client.people.add({ name: 'Bo Ek', email: null, departmentId: care, isAnother: true })
  // Two with an address each are two.
  await client.people.add({ name: 'Åsa Öberg', email: 'asa@norrby.example', departmentId: care })
  await client.people.add({ name: 'Åsa Öberg', email: 'asa.o@norrby.example', departmentId: culture })
  expect(await names()).toEqual(['Bo Ek', 'Bo Ek', 'Åsa Öberg', 'Åsa Öberg'])
})

it('asks nothing of a name that only somebody who has left had', async () => {
  const { client, culture, care, bo } = await scene()
  const { id, ...fields } = bo
  await client.people.edit({ id, changes: { ...fields, departedOn: '2026-11-01' } })
  await client.people.add({ name: 'Bo Ek', email: null, departmentId: care })
  expect((await client.people.list()).filter(({ departmentId }) => departmentId === culture)).toHaveLength(1)
})

it('asks when a channel is entered with its owners too, and leaves nothing behind', async () => {
  const { dir, session, bo } = await scene()
  await session.close()
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--lang', 'sv'])
  const add = (...more: string[]) =>
    on(
      ...[
        'channel',
        'add',
        '--platform',
        'facebook',
        '--name',
        'Omsorgen',
        '--address',
        'https://flode.example/o'
      ],
      ...['--department', 'Skolan', '--purpose', 'Nyheter', ...more]
    )
  const refused = await add('--responsible', 'Bo Ek')
  expect([refused.code, refused.err]).toEqual([
    1,
    expect.stringContaining('finns redan i registret (Kultur,')
  ])
  expect((await on('department', 'list')).out).not.toContain('Skolan')
  expect(refused.err).toContain('--another')
  expect((await add('--responsible', bo.id)).code).toBe(0)
  const asked = await on('person', 'add', '--name', 'Bo Ek', '--department', 'Skolan')
  expect([asked.code, asked.err]).toEqual([1, expect.stringContaining('--another')])
  expect((await on('person', 'add', '--name', 'Bo Ek', '--department', 'Skolan', '--another')).code).toBe(0)
  const list = await on('person', 'list', '--json')
  expect((list.json()['people'] as { name: string }[]).map(({ name }) => name)).toEqual(['Bo Ek', 'Bo Ek'])
})

it('takes the answer with the channel too, in the department of the one or in another', async () => {
  const { dir, session, client, care, bo, names } = await scene()
  const draft = {
    ...{ platform: 'facebook' as const, name: 'Omsorgen', addresses: ['https://flode.example/o'] },
    ...{ departmentId: care, purpose: 'Nyheter', dialogue: true, mandate: null }
  }
  const other = { name: 'Bo Ek', email: null, isAnother: true }
  const made = await client.channels.register({ ...draft, responsibleId: other })
  expect([made.responsibleName, made.responsibleId === bo.id]).toEqual(['Bo Ek', false])
  expect(await names()).toEqual(['Bo Ek', 'Bo Ek'])
  await session.close()
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--lang', 'sv'])
  const add = (...more: string[]) =>
    on(
      ...['channel', 'add', '--platform', 'facebook', '--name', 'Badet', '--department', 'Kultur'],
      ...['--address', 'https://flode.example/b', '--purpose', 'Bad', '--responsible', 'Bo Ek', ...more]
    )
  const added = await add('--another', '--json')
  expect([added.code, (added.json()['channel'] as { responsibleId: string }).responsibleId]).not.toEqual([
    0,
    bo.id
  ])
  expect(added.code).toBe(0)
  const list = await on('person', 'list', '--json')
  expect((list.json()['people'] as { name: string }[]).map(({ name }) => name)).toEqual([
    'Bo Ek',
    'Bo Ek',
    'Bo Ek'
  ])
})
