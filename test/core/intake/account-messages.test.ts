// Direct messages read through an account: stubs of the platforms, since none of them can be run; all else is real.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { AccountKind } from '#shared/account.ts'
import type { ImportId } from '#shared/ids.ts'
import { addAccount } from '../../../electron/core/accounts/accounts.ts'
import { importRun, importsOf } from '../../../electron/core/intake/imports.ts'
import { verifyArchive } from '../../../electron/core/journal/verify.ts'
import { listMessages, listSightings } from '../../../electron/core/messages/queries.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { noKeychain, startKeychain, type TestKeychain } from '../../helpers/keychain.ts'
import { KEY as GRAPH_KEY, startGraph } from '../../helpers/stubs/graph.ts'
import { KEY as MASTODON_KEY, startMastodon } from '../../helpers/stubs/mastodon.ts'
import { RENEWING_KEY, startYouTube } from '../../helpers/stubs/youtube.ts'

const PAGE = '1001'
const VISITOR = { id: '77', name: 'Åsa Löv' }
const missing = noKeychain()

const said = (id: string, text: string, minute: number, from: object = VISITOR) => ({
  id,
  message: text,
  created_time: `2026-11-24T10:${String(minute).padStart(2, '0')}:00+0000`,
  from
})

describe.skipIf(missing !== null)(`direct messages${missing === null ? '' : ` (${missing})`}`, () => {
  let keychain: TestKeychain
  beforeAll(async () => {
    keychain = await startKeychain()
  })
  afterAll(() => keychain?.stop())

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
    const { ctx, archive: opened } = await newArchive()
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
})
