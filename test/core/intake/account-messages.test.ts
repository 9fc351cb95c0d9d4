// Direct messages read through an account: stubs of the platforms, since none of them can be run; all else is real.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { AccountKind } from '#shared/account.ts'
import { ImportId } from '#shared/ids.ts'
import { addAccount } from '../../../electron/core/comments/accounts/accounts.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { readAccountMessages } from '../../../electron/core/messages/intake/account-messages.ts'
import { importRun, importsOf } from '../../../electron/core/messages/intake/imports.ts'
import { listMessages, listSightings } from '../../../electron/core/messages/messages/queries.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { metaFile } from '../../helpers/exports/meta.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'
import { describeWithKeychain } from '../../helpers/keychain.ts'
import { KEY as BLUESKY_KEY, OWN, startBlueskyChat } from '../../helpers/stubs/bluesky-chat.ts'
import { KEY as GRAPH_KEY, startGraph } from '../../helpers/stubs/graph.ts'
import { KEY as MASTODON_KEY, startMastodon } from '../../helpers/stubs/mastodon.ts'
import { RENEWING_KEY, startYouTube } from '../../helpers/stubs/youtube.ts'

const PAGE = '1001'
const VISITOR = { id: '77', name: 'Åsa Löv' }
const said = (id: string, text: string, minute: number, from: object = VISITOR) => ({
  id,
  message: text,
  created_time: `2026-11-24T10:${String(minute).padStart(2, '0')}:00+0000`,
  from
})

describeWithKeychain('direct messages', () => {
  async function archive(kind: AccountKind, address: string, user: string, secret: string) {
    const made = await newArchive()
    const { ctx } = made
    const channel = newChannel(ctx, { platform: kind as 'facebook' })
    await addAccount(ctx, { draft: { channelId: channel.id, kind, address, directory: null, user }, secret })
    const imports = importsOf(ctx, made.archive.hold)
    const ended = (id: ImportId) =>
      importRun(ctx.db.read, id).state !== 'running'
        ? Promise.resolve()
        : new Promise<void>(resolve => {
            const leave = ctx.events.subscribe('event', event => {
              if (event.kind !== 'import-ended' || event.importId !== id) return
              leave()
              resolve()
            })
          })
    const read = async () => {
      const { id } = await imports.readAccount(channel.id)
      await ended(id)
      return importRun(ctx.db.read, id)
    }
    const messages = () =>
      listMessages(ctx.db.read, { channelId: null, state: null, limit: 100, after: null }).items
    return { ...made, channel, read, messages }
  }

  async function facebook() {
    const stub = await startGraph('facebook', PAGE, 'Kommunens sida')
    onTestFinished(() => stub.stop())
    stub.conversations.set('t_1', [
      said('m_2', 'Vi lagar den i morgon.', 20, { id: PAGE, name: 'Kommunens sida' }),
      said('m_1', 'Lampan på Storgatan är trasig <b>igen</b>', 10)
    ])
    stub.conversations.set('t_2', [
      {
        ...said('m_3', '', 30),
        attachments: { data: [{ image_data: { url: 'https://cdn.example/a.jpg' } }] }
      },
      said('m_4', '', 31)
    ])
    return { stub, ...(await archive('facebook', stub.address, PAGE, GRAPH_KEY)) }
  }

  it('are read from every conversation of a Page, both ways, each answer kept; again adds only what is new', async () => {
    const { ctx, stub, read, messages } = await facebook()
    const first = await read()
    expect(first).toMatchObject({
      parser: 'account',
      state: 'finished',
      seen: 4,
      imported: 3,
      known: 0,
      skipped: 1
    })
    const taken = messages()
    const asked = taken.find(({ text }) => text.startsWith('Lampan'))
    expect(asked).toMatchObject({
      text: 'Lampan på Storgatan är trasig <b>igen</b>',
      method: 'api',
      senderName: 'Åsa Löv',
      state: 'undecided',
      receivedAt: '2026-11-24T10:10:00.000Z'
    })
    expect(taken.find(({ text }) => text.startsWith('Vi lagar'))).toMatchObject({
      direction: 'out',
      state: 'sent'
    })
    // No picture on the net is fetched, and nothing is written to the platform.
    expect(stub.asked.every(({ method, url }) => method === 'GET' && !url.href.includes('cdn.example'))).toBe(
      true
    )
    const due = ctx.db.read.prepare('SELECT count(*) AS n FROM duty WHERE answered_at IS NULL').get()
    expect(due).toEqual({ n: 1 })

    const objects = () => ctx.db.read.prepare('SELECT count(*) AS n FROM object').get()
    const before = objects()
    expect(await read()).toMatchObject({ seen: 4, imported: 0, known: 3, skipped: 1 })
    // What says nothing new is not kept again.
    expect(objects()).toEqual(before)
    stub.conversations.get('t_1')?.unshift(said('m_5', 'Tack!', 40))
    expect(await read()).toMatchObject({ imported: 1 })
    expect(messages()).toHaveLength(4)
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('are known where an export was read while the clock was behind', async () => {
    const made = await facebook()
    const { channel, clock, stub, read } = made
    clock.set('2026-11-24T09:00:00.000Z')
    const exported = metaFile(
      'Åsa Löv',
      ['Åsa Löv', 'Kommunens sida'],
      [
        {
          from: 'Åsa Löv',
          at: Date.parse('2026-11-24T10:10:00Z'),
          text: 'Lampan på Storgatan är trasig <b>igen</b>'
        },
        { from: 'Kommunens sida', at: Date.parse('2026-11-24T10:20:00Z'), text: 'Vi lagar den i morgon.' }
      ]
    )
    const way = 'your_facebook_activity/messages/inbox/asalov_10000001/message_1.json'
    const zip = await writeZip(join(await temporaryFolder(), 'a.zip'), { [way]: exported })
    await importing(made, channel.id, zip, 'Kommunens sida')
    clock.set('2026-11-25T09:00:00.000Z')
    stub.conversations.delete('t_2')
    expect(await read()).toMatchObject({ seen: 2, imported: 0, known: 2 })
  })

  it('are known where an export had them, both ways and each once, and go on in its conversation', async () => {
    const made = await facebook()
    const { channel, stub, read, messages } = made
    const at = (time: string) => Date.parse(`2026-11-24T${time}Z`)
    const exported = metaFile(
      'Åsa Löv',
      ['Åsa Löv', 'Kommunens sida'],
      [
        { from: 'Åsa Löv', at: at('10:10:00'), text: 'Lampan på Storgatan är trasig <b>igen</b>' },
        { from: 'Kommunens sida', at: at('10:20:00'), text: 'Vi lagar den i morgon.' },
        { from: 'Åsa Löv', at: at('10:21:00'), text: 'Ja' }
      ]
    )
    const folder = await temporaryFolder()
    const way = 'your_facebook_activity/messages/inbox/asalov_10000001/message_1.json'
    const zip = await writeZip(join(folder, 'a.zip'), { [way]: exported })
    await importing(made, channel.id, zip, 'Kommunens sida')
    stub.conversations.delete('t_2')
    stub.conversations
      .get('t_1')
      ?.unshift(
        said('m_7', 'Tack för hjälpen', 40),
        { ...said('m_6', 'Ja', 21), created_time: '2026-11-24T10:21:40+0000' },
        said('m_5', 'Ja', 21)
      )
    expect(await read()).toMatchObject({ seen: 5, imported: 2, known: 3 })
    expect(await read()).toMatchObject({ seen: 5, imported: 0, known: 5 })
    expect(messages()).toHaveLength(5)
    expect(new Set(messages().map(({ conversationId }) => conversationId)).size).toBe(1)
  })

  it('end with what was read when the key runs out, and say so', async () => {
    const { stub, read, messages } = await facebook()
    stub.isExpired = true
    expect(await read()).toMatchObject({ state: 'failed', problem: 'platform-expired', seen: 0 })
    stub.isExpired = false
    expect(await read()).toMatchObject({ state: 'finished', imported: 3 })
    expect(messages()).toHaveLength(3)
  })

  it('are refused where the platform hands out none, and where no account is given', async () => {
    const site = await startYouTube('UCkommunen')
    onTestFinished(() => site.stop())
    const { ctx, clock, archive: opened } = await newArchive()
    const channel = newChannel(ctx, { platform: 'youtube' })
    const imports = importsOf(ctx, opened.hold)
    await expect(imports.readAccount(channel.id)).rejects.toMatchObject({ code: 'no-account' })
    await addAccount(ctx, {
      draft: {
        channelId: channel.id,
        kind: 'youtube',
        address: site.address,
        directory: null,
        user: 'UCkommunen'
      },
      secret: RENEWING_KEY
    })
    await expect(imports.readAccount(channel.id)).rejects.toMatchObject({ code: 'platform-has-no-messages' })
    expect(ctx.db.read.prepare('SELECT count(*) AS n FROM import_run').get()).toEqual({ n: 0 })
    // Nor does it pass for a question that was answered: another account may be there when its turn comes.
    const asked = () => ctx.db.read.prepare('SELECT checked_at AS at FROM account').get()
    const before = asked()
    clock.set('2026-12-24T09:00:00.000Z')
    const id = ImportId.parse(randomUUID())
    await expect(readAccountMessages(ctx, id, channel, new AbortController().signal)).rejects.toMatchObject({
      code: 'platform-has-no-messages'
    })
    expect(asked()).toEqual(before)
  })

  it('are read from Mastodon with the posts above the newest, and only those that are direct', async () => {
    const stub = await startMastodon('kommunen')
    onTestFinished(() => stub.stop())
    stub.posts.push(
      { id: '1', author: 'asa', text: 'En offentlig fråga', replyTo: null },
      { id: '2', author: 'asa', text: 'En fråga i förtroende', replyTo: '1', direct: '9' },
      { id: '3', author: 'kommunen', text: 'Ett svar', replyTo: '2', direct: '9' }
    )
    const { ctx, read, messages } = await archive('mastodon', stub.address, 'kommunen', MASTODON_KEY)
    expect(await read()).toMatchObject({ state: 'finished', seen: 2, imported: 2 })
    expect(
      messages()
        .map(({ text, direction }) => [text, direction])
        .toSorted()
    ).toEqual([
      ['En fråga i förtroende', 'in'],
      ['Ett svar', 'out']
    ])
    const [one] = messages()
    expect(listSightings(ctx.db.read, one?.id as never)).toMatchObject([{ method: 'api' }])
    expect(await read()).toMatchObject({ imported: 0, known: 2 })
  })

  const ASA = { did: 'did:plc:asaasaasaasaasaasaasaasa', handle: 'asa.example', displayName: 'Åsa Löv' }
  const OURS = { did: OWN, handle: 'kommunen.example' }

  async function blueskyChat() {
    const stub = await startBlueskyChat('kommunen.example')
    onTestFinished(() => stub.stop())
    const at = (minute: number) => `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`
    stub.convos.push(
      {
        id: 'convo-1',
        members: [ASA, OURS],
        messages: [
          { id: 'm1', from: ASA.did, text: 'Lampan på Storgatan är trasig <b>igen</b>', at: at(10) },
          {
            id: 'm2',
            from: ASA.did,
            text: 'Se här',
            at: at(11),
            shares: 'at://did:plc:x/app.bsky.feed.post/3k'
          },
          { id: 'm3', from: OWN, text: 'Vi lagar den i morgon.', at: at(20) },
          { id: 'm4', from: ASA.did, text: null, at: at(25) },
          { id: 'm5', from: ASA.did, text: 'Tack 🌟', at: at(30) }
        ]
      },
      { id: 'convo-2', members: [ASA, OURS], messages: [] },
      {
        id: 'convo-3',
        members: [{ did: 'did:plc:bobobobobobobobobobobobo', handle: 'handle.invalid' }, OURS],
        messages: [
          { id: 'm6', from: 'did:plc:bobobobobobobobobobobobo', text: 'När öppnar badet?', at: at(40) }
        ]
      }
    )
    return {
      stub,
      at,
      ...(await archive('bluesky', stub.address, 'kommunen.example', BLUESKY_KEY))
    }
  }

  it('of Bluesky are read page by page, requests too, with who wrote them; what was taken back is counted', async () => {
    const { ctx, stub, at, read, messages } = await blueskyChat()
    expect(await read()).toMatchObject({
      ...{ parser: 'account', state: 'finished', seen: 6, imported: 5, known: 0, skipped: 1, unreadable: 0 }
    })
    const found = messages()
    expect(
      found
        .map(({ text, senderName, direction, createdAt }) => [text, senderName, direction, createdAt])
        .toSorted()
    ).toEqual(
      [
        ['Lampan på Storgatan är trasig <b>igen</b>', 'Åsa Löv', 'in', at(10)],
        ['Se här', 'Åsa Löv', 'in', at(11)],
        ['Vi lagar den i morgon.', 'kommunen.example', 'out', at(20)],
        ['Tack 🌟', 'Åsa Löv', 'in', at(30)],
        ['När öppnar badet?', 'handle.invalid', 'in', at(40)]
      ].toSorted()
    )
    expect(new Set(found.map(({ conversationId }) => conversationId)).size).toBe(2)
    // Asked of the chat service, and nothing but questions.
    const asked = stub.asked.filter(({ url }) => url.pathname.includes('chat.bsky'))
    expect(asked.every(({ method }) => method === 'GET')).toBe(true)
    expect(asked.every(({ headers }) => headers['atproto-proxy'] === 'did:web:api.bsky.chat#bsky_chat')).toBe(
      true
    )

    stub.convos[2]?.messages.push({ id: 'm7', from: OWN, text: 'Klockan 9.', at: at(50) })
    expect(await read()).toMatchObject({ state: 'finished', seen: 7, imported: 1, known: 5, skipped: 1 })
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it('of Bluesky go on when the session ends in the middle, and say what a key without access to them lacks', async () => {
    const { stub, read } = await blueskyChat()
    // The list, then the first page of messages, and then the session is over.
    stub.faults.push('as-usual', 'as-usual', 'as-usual', () => stub.expire())
    expect(await read()).toMatchObject({ state: 'finished', imported: 5 })
    stub.mayChat = false
    expect(await read()).toMatchObject({
      state: 'failed',
      problem: 'platform-messages-forbidden',
      imported: 0
    })
  })

  it.each([
    ['401', { status: 401, json: { error: 'AuthenticationRequired' } }, 'platform-login-refused'],
    ['403', { status: 403, json: { error: 'Forbidden' } }, 'platform-forbidden'],
    ['404', { status: 404 }, 'platform-not-found'],
    ['429 for long', { status: 429, headers: { 'retry-after': '900' } }, 'platform-busy'],
    ['500 twice', { status: 500 }, 'platform-failed'],
    ['half a JSON', 'half-json', 'platform-bad-answer'],
    ['another shape', { status: 200, json: { convos: 'none' } }, 'platform-bad-answer'],
    ['a broken connection', 'broken', 'platform-unreachable']
  ] as const)(
    'of Bluesky that meet %s keep what came before, and the next time gets the rest',
    async (_, fault, code) => {
      const { stub, read, messages } = await blueskyChat()
      // Logged in, the first list, and the first page of messages.
      stub.faults.push('as-usual', 'as-usual', 'as-usual', fault, fault)
      expect(await read()).toMatchObject({ state: 'failed', problem: code })
      const before = messages().length
      expect(before).toBeGreaterThan(0)
      expect(before).toBeLessThan(5)
      stub.faults.length = 0
      expect(await read()).toMatchObject({ state: 'finished', imported: 5 - before, known: before })
      expect(messages().length).toBe(5)
    }
  )

  it('of Bluesky wait for as long as they are asked to', async () => {
    const { stub, read } = await blueskyChat()
    stub.faults.push('as-usual', 'as-usual', { status: 429, headers: { 'retry-after': '0' } })
    expect(await read()).toMatchObject({ state: 'finished', imported: 5 })
  })
})
