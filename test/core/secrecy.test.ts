// Secrecy marks (P5): kept from lists, look-ups and searches by role, and out of everything that leaves, by one rule.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CaptureId, type ChannelId, ThreadId } from '#shared/ids.ts'
import { maySee, SecrecyKind, type SecretRef } from '#shared/secrecy.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { createSession, type Session } from '../../electron/core/app/session.ts'
import {
  endCapture,
  insertCapture,
  insertCaptureFile
} from '../../electron/core/captures/captures/queries.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'

const PARAGRAPH = 'OSL 21 kap. 1 §'

/** An archive with two channels, each with a capture and a message, and one user for each role and none. */
async function archive() {
  const dir = join(await temporaryFolder(), 'arkiv')
  const founder = createSession({ ...openOptions(), actor: 'allt' })
  await founder.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(founder.router, { context: {} })
  for (const role of ROLES)
    await client.users.save({ osUser: role, name: role, personId: null, roles: [role] })
  const { id: departmentId } = await client.departments.add({ name: 'Kultur', mailbox: null })
  const { id: responsibleId } = await client.people.add({ name: 'Åsa', email: null, departmentId })
  const make = async (name: string) => {
    const address = `https://flode.example/${name}`
    const { id } = await client.channels.register({
      ...{ platform: 'facebook', name, addresses: [address], departmentId, responsibleId },
      ...{ purpose: 'Nyheter', dialogue: true, mandate: null }
    })
    const message = await client.messages.paste({
      ...{ channelId: id, senderName: 'Göran Ek', senderAddress: null, receivedAt: null },
      text: `Fråga till ${name}`
    })
    const capture = await captured(founder.need().ctx, id, address)
    return { channel: id, message: message.id, capture }
  }
  const [open, closed] = [await make('öppen'), await make('hemlig')]
  await founder.close()
  let session: Session | undefined
  const as = async (user: Role | 'ingen' | 'allt') => {
    await session?.close()
    const opened = createSession({ ...openOptions(), actor: user })
    session = opened
    onTestFinished(() => opened.close())
    await opened.open(dir)
    const asked: Client = createRouterClient(opened.router, { context: {} })
    return asked
  }
  return { as, open, closed }
}

async function captured(ctx: Context, channelId: ChannelId, address: string): Promise<CaptureId> {
  const object = await ctx.objects.put(new TextEncoder().encode(`{"${address}":1}`), 'application/json')
  const id = CaptureId.parse(randomUUID())
  ctx.db.transact(tx => {
    const now = ctx.clock.now()
    insertCapture(tx, { id, channelId, runId: null, address, startedAt: now })
    record(tx, ctx, { act: 'capture.ended', about: id, objects: [object] })
    endCapture(tx, {
      ...{ id, state: 'complete', reasons: [], finalAddress: address, httpStatus: 200, retryAfter: null },
      ...{ endedAt: now, provenance: object.sha256 }
    })
    const file = { position: 0, top: null, width: null, height: null }
    insertCaptureFile(tx, id, { ...file, role: 'provenance', sha256: object.sha256 })
  })
  return id
}

/** Whether any answer that lists or finds records names this one. */
async function seen(client: Client, id: string): Promise<boolean> {
  const everything = [
    client.channels.list({ retired: 'with' }),
    client.captures.list({ channelId: null, runId: null, limit: 500, after: null }),
    client.messages.list({ channelId: null, state: null, limit: 500, after: null }),
    client.comments.list({ channelId: null, state: null, limit: 500, after: null }),
    client.deadlines.waiting(),
    client.publicList.preview()
  ]
  const answers = await Promise.all(
    everything.map(answer => answer.catch((error: { code: string }) => ({ refused: error.code })))
  )
  return JSON.stringify(answers).includes(id)
}
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string }) => error.code)

describe('a marked record', () => {
  it.each([...ROLES, 'ingen'] as const)(
    'is in lists and found by its id only for who may see it: %s',
    async user => {
      const { as, open, closed } = await archive()
      const marker = await as('allt')
      for (const kind of ['capture', 'message'] as const)
        await marker.secrecy.mark({ record: { kind, id: closed[kind] }, paragraph: PARAGRAPH, note: null })
      const client = await as(user)
      const roles = user === 'ingen' ? [] : [user]
      expect([user, await seen(client, closed.capture)]).toEqual([user, maySee('capture', roles)])
      expect(await codeOf(client.captures.find({ id: closed.capture }))).toBe(
        maySee('capture', roles) ? 'let in' : 'record-secret'
      )
      expect(
        await codeOf(client.captures.text({ id: closed.capture, role: 'provenance', offset: 0, limit: 10 }))
      ).toBe(maySee('capture', roles) ? 'let in' : 'record-secret')
      // Someone without a role is not let in to messages at all.
      const found = await codeOf(client.messages.find({ id: closed.message }))
      expect(found).toBe(
        roles.length === 0 ? 'forbidden' : maySee('message', roles) ? 'let in' : 'record-secret'
      )
      expect(await seen(client, closed.message)).toBe(maySee('message', roles))
      // What is not marked is seen as before.
      expect(await seen(client, open.capture)).toBe(true)
    }
  )

  it('that is a channel covers all that is in it', async () => {
    const { as, open, closed } = await archive()
    const marker = await as('allt')
    await marker.secrecy.mark({
      record: { kind: 'channel', id: closed.channel },
      paragraph: PARAGRAPH,
      note: 'Skyddat boende'
    })
    const client = await as('administrator')
    for (const id of [closed.channel, closed.capture, closed.message])
      expect(await seen(client, id)).toBe(false)
    for (const id of [open.channel, open.capture, open.message]) expect(await seen(client, id)).toBe(true)
    expect(await codeOf(client.channels.find({ id: closed.channel }))).toBe('record-secret')
    expect(await codeOf(client.messages.list({ channelId: closed.channel, state: null }))).toBe(
      'record-secret'
    )
  })

  it('leaves in no package, no disclosure and no public list, whoever asks, until the mark is lifted', async () => {
    const { as, open, closed } = await archive()
    const client = await as('allt')
    const marked: SecretRef[] = [
      { kind: 'capture', id: closed.capture },
      { kind: 'message', id: open.message }
    ]
    const whole = { channelIds: null, from: null, to: null }
    const before = await client.exports.propose(whole)
    for (const ref of marked) await client.secrecy.mark({ record: ref, paragraph: PARAGRAPH, note: null })
    const after = await client.exports.propose(whole)
    expect([before.captures, before.messages, before.leftOut.secret]).toEqual([2, 2, 0])
    expect([after.captures, after.messages, after.leftOut.secret]).toEqual([1, 1, 2])

    const { id } = await client.disclosures.open({
      draft: { reference: null, about: 'Allt', requestedAt: (await client.archive.status()).createdAt }
    })
    const add = (...records: { kind: 'capture' | 'message'; id: string }[]) =>
      client.disclosures.addRecords({ id, records: records as never })
    expect(await codeOf(add({ kind: 'message', id: open.message }))).toBe('record-may-not-leave')
    await add({ kind: 'message', id: closed.message })
    const { proposals } = await client.disclosures.record({ id, position: 0 })
    const proposed = proposals.map(({ place, reason }) => ({ place, reason }))
    await client.disclosures.dismiss({ id, position: 0, proposals: proposed })
    await client.disclosures.lookThrough({ id, position: 0 })
    // Marked after it was added: it does not leave either.
    await client.secrecy.mark({
      record: { kind: 'message', id: closed.message },
      paragraph: PARAGRAPH,
      note: null
    })
    expect(await codeOf(client.disclosures.deliver({ id }))).toBe('record-may-not-leave')

    await client.secrecy.mark({
      record: { kind: 'channel', id: closed.channel },
      paragraph: PARAGRAPH,
      note: null
    })
    expect((await client.publicList.preview()).list.channels.map(({ name }) => name)).toEqual(['öppen'])
    expect((await client.exports.propose(whole)).channels).toBe(1)

    await client.secrecy.lift({ record: { kind: 'channel', id: closed.channel }, because: 'Prövad' })
    await client.secrecy.lift({ record: { kind: 'message', id: open.message }, because: 'Prövad' })
    expect(await codeOf(add({ kind: 'message', id: open.message }))).toBe('let in')
  })

  it('is counted in no sum for those who may not see it', async () => {
    const { as, closed } = await archive()
    const client = await as('records-officer')
    const record = { kind: 'channel', id: closed.channel } as const
    const asked = async (from: typeof client) => {
      const { channels, departments } = await from.coverage.halfYear({ period: null })
      const [latest] = (await from.coverage.trend({ halfYears: 1 })).toReversed()
      return [channels, departments.map(each => each.channels), latest?.channels]
    }
    const all = await asked(client)
    await client.secrecy.mark({ record, paragraph: PARAGRAPH, note: null })
    expect(await asked(client)).toEqual(all)
    expect(await asked(await as('administrator'))).toEqual([1, [1], 1])
  })

  it.each(['message', 'channel'] as const)('can only be registered, when its %s is marked', async kind => {
    const { as, closed } = await archive()
    const client = await as('records-officer')
    const marked = { kind, id: kind === 'message' ? closed.message : closed.channel }
    await client.secrecy.mark({ record: marked, paragraph: PARAGRAPH, note: null })
    const others = [
      { kind: 'copied', mailbox: 'registrator@norrby.example' },
      { kind: 'redirected', replyText: 'Skriv till oss.' },
      { kind: 'minor', because: 'reklam' }
    ] as const
    for (const route of others) {
      const refused = { code: 'secret-is-registered', data: { paragraph: PARAGRAPH } }
      await expect(client.messages.route({ id: closed.message, route })).rejects.toMatchObject(refused)
      await expect(client.inbox.route({ id: ThreadId.parse(closed.message), route })).rejects.toMatchObject(
        refused
      )
    }
    expect(await client.messages.find({ id: closed.message })).toMatchObject({ state: 'undecided' })
    const registered = await client.messages.route({
      id: closed.message,
      route: { kind: 'registered', diaryNumber: 'KS 2026/7' }
    })
    expect(registered).toMatchObject({ state: 'registered' })
  })

  it('is free to be of minor importance when the mark is lifted', async () => {
    const { as, closed } = await archive()
    const client = await as('records-officer')
    const record = { kind: 'message', id: closed.message } as const
    await client.secrecy.mark({ record, paragraph: PARAGRAPH, note: null })
    await client.secrecy.lift({ record, because: 'Sekretessen är prövad.' })
    const minor = { kind: 'minor', because: 'reklam' } as const
    expect(await client.messages.route({ id: closed.message, route: minor })).toMatchObject({
      state: 'minor'
    })
  })

  it('is marked once, by the paragraph, and lifted with a reason; the marks stay on file', async () => {
    const { as, open } = await archive()
    const client = await as('allt')
    const ref: SecretRef = { kind: 'message', id: open.message }
    expect(await codeOf(client.secrecy.lift({ record: ref, because: 'x' }))).toBe('not-secret')
    expect(
      await codeOf(
        client.secrecy.mark({
          record: { kind: 'comment', id: open.message },
          paragraph: PARAGRAPH,
          note: null
        })
      )
    ).toBe('not-found')
    expect(await codeOf(client.secrecy.mark({ record: ref, paragraph: '', note: null }))).toBe(
      'invalid-input'
    )
    await client.secrecy.mark({ record: ref, paragraph: PARAGRAPH, note: 'Hälsa' })
    expect(await codeOf(client.secrecy.mark({ record: ref, paragraph: 'OSL 25 kap. 1 §', note: null }))).toBe(
      'already-secret'
    )
    await client.secrecy.lift({ record: ref, because: 'Prövad på nytt' })
    await client.secrecy.mark({ record: ref, paragraph: 'OSL 25 kap. 1 §', note: null })
    expect(await client.secrecy.of({ record: ref })).toMatchObject([
      { paragraph: 'OSL 25 kap. 1 §', liftedAt: null, markedBy: 'allt' },
      { paragraph: PARAGRAPH, note: 'Hälsa', liftedBecause: 'Prövad på nytt' }
    ])
    expect(await client.secrecy.list()).toHaveLength(1)
    const { items } = await client.journal.list({ about: open.message, limit: 3, after: null })
    expect(items.map(({ act }) => act)).toEqual(['secrecy.marked', 'secrecy.lifted', 'secrecy.marked'])
  })
})

it('shows every kind to the records officer and the archivist, and nothing to one without a role', () => {
  for (const kind of SecrecyKind.options)
    expect([kind, maySee(kind, ['records-officer']), maySee(kind, ['archivist']), maySee(kind, [])]).toEqual([
      kind,
      true,
      true,
      false
    ])
})
