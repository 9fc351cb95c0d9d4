// What somebody who has left still has, in every list it shows in, until it has passed to someone else (P1, P3).
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, it, onTestFinished } from 'vitest'
import { createSession } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

const DECISION = { decidedBy: 'Kommunchefen', decidedOn: '2026-01-01', validUntil: null, reference: null }

/** A channel that Bo answers for, speaks in and has the log-in of, with Åsa beside him; Bo is also a user. */
async function scene() {
  const dir = join(await temporaryFolder(), 'arkiv')
  const session = createSession({ ...openOptions(), actor: userInfo().username })
  onTestFinished(() => session.close())
  await session.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(session.router, { context: {} })
  const { id: departmentId } = await client.departments.add({ name: 'Kultur', mailbox: null })
  const person = (name: string) => client.people.add({ name, email: null, departmentId })
  const [bo, asa] = [await person('Bo Ek'), await person('Åsa Öberg')]
  const fields = {
    ...{ platform: 'facebook' as const, name: 'Norrby', addresses: ['https://flode.example/n'] },
    ...{ departmentId, responsibleId: bo.id, purpose: 'Nyheter', dialogue: true }
  }
  const channel = await client.channels.register({ ...fields, mandate: DECISION })
  const covers = { channel: false, personIds: [bo.id] }
  await client.channels.setMandate({ id: channel.id, mandate: DECISION, covers })
  const login = { channelId: channel.id, label: 'Sidan', holderId: bo.id, keptWhere: 'Lösenordshanteraren' }
  const credential = await client.credentials.save({ id: null, fields: login })
  await client.users.save({ osUser: 'bo.ek', name: 'Bo Ek', personId: bo.id, roles: ['moderator'] })
  const leaves = (departedOn: string | null) =>
    client.people.edit({ id: bo.id, changes: { name: 'Bo Ek', email: null, departmentId, departedOn } })
  return { dir, session, client, bo, asa, channel, fields, login, credential, leaves }
}

it('is listed from the day it is true, and no longer when each thing has passed on', async () => {
  const { client, bo, asa, channel, fields, login, credential, leaves } = await scene()
  await leaves('2026-11-26')
  expect(await client.people.stillHeld()).toEqual([])
  await leaves('2026-11-25')
  const held = async () => (await client.people.stillHeld()).map(({ kind, what }) => [kind, what])
  expect(await held()).toEqual([
    ['credential', 'Sidan'],
    ['mandate', '2026-01-01'],
    ['responsible', null],
    ['user', 'bo.ek']
  ])
  expect((await client.people.stillHeld())[0]).toMatchObject({
    ...{ personName: 'Bo Ek', departedOn: '2026-11-25', departmentName: 'Kultur', channelName: 'Norrby' }
  })
  const about = { ...channel.about, standInId: bo.id }
  await expect(
    client.channels.edit({ id: channel.id, changes: { ...fields, responsibleId: asa.id, about } })
  ).rejects.toMatchObject({ code: 'person-has-left' })
  await client.channels.edit({ id: channel.id, changes: { ...fields, responsibleId: asa.id } })
  await client.credentials.save({ id: credential.id, fields: { ...login, holderId: asa.id } })
  await client.users.save({ osUser: 'bo.ek', name: 'Bo Ek', personId: bo.id, roles: [] })
  expect(await held()).toEqual([['mandate', '2026-01-01']])
  const mandate = { ...DECISION, validUntil: '2026-11-24' }
  const covers = { channel: false, personIds: [bo.id] }
  await client.channels.setMandate({ id: channel.id, mandate, covers })
  expect(await held()).toEqual([])
})

it('also handles messages that wait, until somebody else does', async () => {
  const { client, channel, leaves } = await scene()
  const paste = { channelId: channel.id, senderName: 'Nils', senderAddress: null, receivedAt: null }
  for (const text of ['När öppnar badet?', 'Vägen är hal.']) await client.messages.paste({ ...paste, text })
  const threads = { which: 'all', channelId: null, handler: null, limit: 9, after: null } as const
  const { items } = await client.inbox.list(threads)
  const users = await client.users.list()
  const bo = users.find(({ osUser }) => osUser === 'bo.ek')
  const other = users.find(({ osUser }) => osUser !== 'bo.ek')
  for (const { id } of items) await client.inbox.assign({ id, userId: bo?.id ?? null })
  await leaves('2026-11-25')
  const held = async () => (await client.people.stillHeld()).filter(({ kind }) => kind === 'conversation')
  expect(await held()).toMatchObject([{ personName: 'Bo Ek', channelName: 'Norrby', what: '2' }])
  const [first, second] = items
  if (first === undefined || second === undefined) throw new Error('two messages came in')
  await client.inbox.assign({ id: first.id, userId: other?.id ?? null })
  expect(await held()).toMatchObject([{ what: '1' }])
  // What is done waits for nobody.
  await client.messages.route({ id: second.id as never, route: { kind: 'minor', because: 'Ett tack' } })
  expect(await held()).toEqual([])
})

it('is flagged on the channel, its log-ins and its decisions', async () => {
  const { client, bo, channel, leaves } = await scene()
  const shown = async () => ({
    channel: await client.channels.find({ id: channel.id }),
    credentials: await client.credentials.list({ channelId: channel.id }),
    mandates: await client.channels.mandates({ id: channel.id }),
    lacking: await client.channels.lackingMandate()
  })
  expect(await shown()).toMatchObject({
    channel: { departed: [], peopleHaveMandate: true, hasValidMandate: true },
    credentials: [{ holderName: 'Bo Ek', holderLeftOn: null }],
    mandates: [
      { personId: bo.id, holds: true, leftOn: null },
      { personId: null, holds: true, leftOn: null }
    ],
    lacking: []
  })
  await leaves('2026-11-25')
  expect(await shown()).toMatchObject({
    channel: { departed: ['responsible'], peopleHaveMandate: false, hasValidMandate: true },
    credentials: [{ holderLeftOn: '2026-11-25' }],
    mandates: [
      { personId: bo.id, holds: false, leftOn: '2026-11-25' },
      { personId: null, holds: true, leftOn: null }
    ],
    lacking: [{ personName: 'Bo Ek', state: 'has-left' }]
  })
})

it('is told of at the command line', async () => {
  const { dir, session, channel, leaves } = await scene()
  await leaves('2026-11-01')
  await session.close()
  const on = async (...args: string[]) => (await kanalarkiv([...args, '--archive', dir, '--lang', 'sv'])).out
  const list = await on('person', 'still-held')
  for (const words of ['Ansvarig för kanalen', 'Inloggning', 'Beslut utan slutdatum', 'Roller i arkivet'])
    expect(list).toContain(words)
  expect(await on('credential', 'list')).toMatch(/Bo Ek +2026-11-01/)
  expect(await on('channel', 'mandates', channel.id)).toMatch(/Bo Ek.* 2026-11-01/)
  expect(await on('channel', 'lacking')).toMatch(/Bo Ek.*har slutat/)
})
