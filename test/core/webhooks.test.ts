// Webhooks, over a stub of a receiver that holds to docs/webhooks.md: signed, told once and again until it is taken, without content
// unless that was chosen, and never to an address that was not allowed.
import { lookup } from 'node:dns/promises'
import { hostname } from 'node:os'
import { expect, it } from 'vitest'
import { type ChannelId, Instant } from '#shared/ids.ts'
import type { WebhookDraft } from '#shared/webhook.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { post } from '../../electron/core/delivery/webhooks/post.ts'
import { listDeliveries, listWebhooks } from '../../electron/core/delivery/webhooks/read.ts'
import { tellWebhooks, testWebhook } from '../../electron/core/delivery/webhooks/tell.ts'
import { addWebhook, forgetWebhook } from '../../electron/core/delivery/webhooks/webhooks.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { isPrivateHost, isPrivateIp } from '../../electron/core/kernel/private-network.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { startWebhookReceiver } from '../helpers/stubs/webhook-receiver.ts'

const SECRET = 'en hemlighet på trettio tecken'
const MINUTE = 60_000

const send = (ctx: Context, channelId: ChannelId, text: string) =>
  pasteMessage(ctx, {
    ...{ channelId, senderName: 'Göran Ek', senderAddress: null, text },
    receivedAt: Instant.parse('2026-11-25T07:00:00.000Z')
  })
const due = (ctx: Context) => tellWebhooks(ctx, { which: 'due', patience: 500 })
const deliveriesOf = (ctx: Context) =>
  listDeliveries(ctx.db.read, { webhookId: null, state: null, limit: 100, after: null }).items

describeWithKeychain('with a keychain', () => {
  async function ready(draft: Partial<WebhookDraft> = {}) {
    const made = await newArchive()
    const { ctx, clock } = made
    const receiver = await startWebhookReceiver(SECRET, clock.now)
    const channel = newChannel(ctx)
    const webhook = await addWebhook(ctx, {
      draft: {
        ...{ name: 'Ärendesystemet', address: receiver.address, events: ['message.taken-in'] },
        ...{ content: 'none', privateAddress: true },
        ...draft
      },
      secret: SECRET
    })
    return { ...made, receiver, channel, webhook }
  }

  it('tells what happens from then on, signed, once, and nothing of what was written', async () => {
    const { ctx, dir, receiver, channel, webhook, archive } = await ready()
    expect(await due(ctx)).toEqual({ sent: 0, waiting: 0, gaveUp: 0 })
    const message = await send(ctx, channel.id, 'När töms soporna på Hemliga gatan?')
    expect(await due(ctx)).toEqual({ sent: 1, waiting: 0, gaveUp: 0 })
    expect(await due(ctx)).toEqual({ sent: 0, waiting: 0, gaveUp: 0 })
    expect([...receiver.taken.values()]).toEqual([
      {
        format: 'kanalarkiv-webhook/1',
        id: deliveriesOf(ctx)[0]?.id,
        archive: expect.any(String),
        municipality: 'Norrby kommun',
        event: 'message.taken-in',
        line: expect.any(Number),
        at: '2026-11-25T08:00:00.000Z',
        record: { kind: 'message', id: message.id },
        fields: null
      }
    ])
    expect(receiver.calls.map(({ body }) => body).join()).not.toMatch(/Hemliga|Göran|sopor/)
    expect(listWebhooks(ctx.db.read)).toMatchObject([{ id: webhook.id, problem: null, waiting: 0 }])
    expect((await verifyArchive(ctx)).findings).toEqual([])
    await archive.close()
    expect(filesWith(dir, SECRET)).toEqual([])
  })

  it('tells the others where the secret of one cannot be had', async () => {
    const { ctx, receiver, channel, webhook } = await ready()
    await addWebhook(ctx, {
      draft: {
        ...{ name: 'Ödetorp', address: receiver.address, events: ['message.taken-in'] },
        ...{ content: 'none', privateAddress: true }
      },
      secret: SECRET
    })
    await send(ctx, channel.id, 'Hej')
    const secrets: Context['secrets'] = Object.assign(Object.create(ctx.secrets) as Context['secrets'], {
      read: (name: string) =>
        name.includes(webhook.id)
          ? Promise.reject(new ArchiveError('no-keychain', { detail: 'keychain-locked' }))
          : ctx.secrets.read(name)
    })
    const { which, patience } = { which: 'due', patience: 500 } as const
    await expect(tellWebhooks({ ...ctx, secrets }, { which, patience })).rejects.toMatchObject({
      code: 'no-keychain'
    })
    expect(receiver.taken.size).toBe(1)
    expect(await due(ctx)).toMatchObject({ sent: 1, waiting: 0 })
  })

  it('tells nothing twice where two tell at the same time', async () => {
    const { ctx, receiver, channel } = await ready()
    await due(ctx)
    await send(ctx, channel.id, 'När öppnar badet?')
    const both = await Promise.all([due(ctx), tellWebhooks(ctx, { which: 'all', patience: 500 })])
    expect(both.map(({ sent }) => sent)).toEqual([1, 0])
    expect(receiver.calls).toHaveLength(1)
  })

  it('tells the four fields where that was chosen, in registered words, and not of what is marked as secret', async () => {
    const { ctx, receiver, channel } = await ready({ content: 'four-fields' })
    // Nobody has read this one, nor marked it, when the webhook is told.
    await send(ctx, channel.id, 'Min dotter har skyddad identitet')
    const read = await send(ctx, channel.id, 'När töms soporna hos familjen Ek?')
    const [publicParty, publicConcerns] = ['En invånare', 'Fråga om sopor']
    await routeMessage(ctx, read.id, {
      ...{ kind: 'registered', diaryNumber: 'KS 2026/9' },
      entry: { publicParty, publicConcerns, protectedParty: null, protectedConcerns: null }
    })
    const hidden = await send(ctx, channel.id, 'Min hemliga sjukdom')
    await markSecret(ctx, {
      record: { kind: 'message', id: hidden.id },
      paragraph: 'OSL 25 kap. 1 §',
      note: null
    })
    await due(ctx)
    const told = [...receiver.taken.values()]
    expect(told.map(({ fields }) => fields)).toEqual([
      {
        ...{ diaryNumber: null, date: '2026-11-25', counterpart: null },
        about: `Meddelande: ${channel.name}, 2026-11-25 08.00`
      },
      {
        ...{ diaryNumber: 'KS 2026/9', date: '2026-11-25' },
        ...{ counterpart: publicParty, about: publicConcerns }
      },
      null
    ])
    expect(JSON.stringify(told)).not.toMatch(/sjukdom|dotter|familjen|Göran/)
  })

  it('is tried again at longer and longer times, in order, until it is taken or five days have gone', async () => {
    const { ctx, clock, receiver, channel, options, archive, dir } = await ready()
    await send(ctx, channel.id, 'Ett')
    await send(ctx, channel.id, 'Två')
    receiver.answer = 503
    expect(await due(ctx)).toEqual({ sent: 0, waiting: 2, gaveUp: 0 })
    // The second is not tried where the first was not taken.
    expect(receiver.calls).toHaveLength(1)
    expect(listWebhooks(ctx.db.read)[0]).toMatchObject({ problem: 'refused', waiting: 2 })
    receiver.answer = null
    clock.advance(30_000)
    await archive.close()
    const again = (await openArchive(dir, options)).context
    // The first waits its minute, and the second does not overtake it.
    expect(await tellWebhooks(again, { which: 'due' })).toEqual({ sent: 0, waiting: 2, gaveUp: 0 })
    clock.advance(MINUTE)
    expect(await tellWebhooks(again, { which: 'due' })).toEqual({ sent: 2, waiting: 0, gaveUp: 0 })
    const lines = [...receiver.taken.values()].map(told => (told as { line: number }).line)
    expect(lines).toEqual(lines.toSorted((one, other) => one - other))
    const ids = receiver.calls.map(({ headers }) => headers['kanalarkiv-delivery'])
    expect([ids.length, new Set(ids).size]).toEqual([3, 2])
    receiver.answer = 'nothing'
    await send(again, channel.id, 'Tre')
    for (let tries = 0; tries < 60; tries++) {
      await tellWebhooks(again, { which: 'due', patience: 5 })
      clock.advance(4 * 60 * MINUTE)
    }
    expect(deliveriesOf(again)[0]).toMatchObject({ state: 'gave-up', problem: 'gave-up' })
    expect((await verifyArchive(again)).findings).toEqual([])
  })

  it('does not follow to another address, nor tell anything when it is forgotten', async () => {
    const { ctx, receiver, channel, webhook } = await ready()
    const other = await startWebhookReceiver(SECRET, ctx.clock.now)
    receiver.moved = other.address
    await expect(testWebhook(ctx, webhook.id)).rejects.toMatchObject({
      code: 'webhook-refused',
      params: { webhookProblem: 'moved', status: 307 }
    })
    await send(ctx, channel.id, 'Ett')
    expect(await due(ctx)).toMatchObject({ sent: 0, waiting: 1 })
    expect(other.calls).toEqual([])
    receiver.moved = null
    expect(await testWebhook(ctx, webhook.id)).toMatchObject({ problem: null })
    await forgetWebhook(ctx, webhook.id)
    const before = receiver.calls.length
    await send(ctx, channel.id, 'Två')
    expect(await tellWebhooks(ctx, { which: 'all' })).toEqual({ sent: 0, waiting: 0, gaveUp: 1 })
    expect(receiver.calls).toHaveLength(before)
    expect(deliveriesOf(ctx)).toMatchObject([{ problem: 'forgotten' }])
  })

  it.each([
    'http://mottagare.example/krok',
    'https://127.0.0.1/krok',
    'https://localhost/krok',
    'https://10.0.0.7/krok',
    'https://[::1]/krok',
    'https://[::ffff:10.0.0.7]/krok',
    'https://2130706433/krok',
    'https://0x7f.1/krok',
    'https://intern.corp/krok'
  ])('refuses %s unless the administrator has allowed it', async address => {
    const { ctx } = await newArchive()
    const draft = { name: 'Intern', address, events: ['alert.raised' as const], content: 'none' as const }
    await expect(
      addWebhook(ctx, { draft: { ...draft, privateAddress: false }, secret: SECRET })
    ).rejects.toMatchObject({ code: 'webhook-not-open' })
    expect(listWebhooks(ctx.db.read)).toEqual([])
  })
})

// The computer's own name leads to itself, on most; where it leads elsewhere, there is no name that must lead inside.
const ownName = hostname()
const leadsInside = await lookup(ownName).then(
  ({ address }) => isPrivateIp(address) && !isPrivateHost(ownName),
  () => false
)
it.skipIf(!leadsInside)('asks where a name leads at the connection itself', async () => {
  const told = await post({
    ...{ address: `https://${ownName}:9/krok`, privateAddress: false, secret: SECRET, id: 'a' },
    ...{ event: 'test', body: '{}', timestamp: 1, signal: new AbortController().signal }
  })
  expect(told).toEqual({ problem: 'private-address', status: null })
})

it('goes nowhere on the web without encryption, whatever was allowed', async () => {
  const told = await post({
    ...{ address: 'http://192.88.98.7:9/krok', privateAddress: true, secret: SECRET, id: 'a' },
    ...{ event: 'test', body: '{}', timestamp: 1, signal: new AbortController().signal }
  })
  expect(told).toEqual({ problem: 'not-secure', status: null })
})
