// Words in pictures are found by search, told as read by machine, kept in by secrecy, gone with what is disposed of, and never in the way.
import { randomUUID } from 'node:crypto'
import { encode } from 'jpeg-js'
import { expect, it, vi } from 'vitest'
import { CaptureId, type ChannelId, type MessageId } from '#shared/ids.ts'
import { SearchQuery } from '#shared/search.ts'
import { ROLES } from '#shared/user.ts'
import {
  endCapture,
  insertCapture,
  insertCaptureFile
} from '../../electron/core/captures/captures/queries.ts'
import { endRun } from '../../electron/core/captures/captures/run-queries.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { findComments } from '../../electron/core/comments/comments/find.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { pictureWordsReader } from '../../electron/core/formats/pictures/words/picture-words-apart.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { insertAttachment } from '../../electron/core/messages/messages/enter.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { listCarriers } from '../../electron/core/register/secrecy/carriers/carriers.ts'
import { lookForCarriers } from '../../electron/core/register/secrecy/carriers/find.ts'
import { secretRecords } from '../../electron/core/register/secrecy/read.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { mayRead } from '../../electron/core/reports/picture-texts/background.ts'
import {
  pictureTexts,
  setPictureTexts,
  textsInPictures
} from '../../electron/core/reports/picture-texts/picture-texts.ts'
import { readPictures } from '../../electron/core/reports/picture-texts/read-pictures.ts'
import { catchUp } from '../../electron/core/reports/search/catch-up.ts'
import { searchAll } from '../../electron/core/reports/search/search.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { enterRule, twoArchivists } from '../helpers/disposal.ts'
import { painter, poster } from '../helpers/drawn-picture.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { OneUserAtATime } from '../helpers/one-user-at-a-time.ts'
import { startRun } from './exports-archive.ts'

vi.setConfig({ testTimeout: 180_000 })

const POSTER = 'Välkommen till sommarfesten på Ängsö den åttonde augusti'

const search = async (ctx: Context, words: string) => {
  await catchUp(ctx)
  const { items } = await searchAll(ctx, { ...SearchQuery.parse({ words }), limit: 50, after: null })
  return items.map(({ kind, id, excerpt, marks, isReadByMachine }) => ({
    kind,
    id,
    isReadByMachine,
    found: marks.map(({ start, end }) => excerpt.slice(start, end).toLowerCase())
  }))
}

/** A message with a picture that came with it. */
async function messageWith(
  ctx: Context,
  channelId: ChannelId,
  picture: Buffer,
  text = `Se bilden ${picture.length}`
): Promise<MessageId> {
  const { id } = await pasteMessage(ctx, {
    ...{ channelId, senderName: 'Göran Ek', senderAddress: null },
    ...{ receivedAt: ctx.clock.now(), text }
  })
  const object = await ctx.objects.put(picture, picture[0] === 0xff ? 'image/jpeg' : 'image/png')
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'message.copied', about: id, objects: [object] })
    insertAttachment(tx, {
      ...{ messageId: id, position: 0, kind: 'photo', uri: 'bild' },
      ...{ state: 'present', sha256: object.sha256 }
    })
  })
  return id
}

/** A capture with its picture and text, and where that text stands on the page. */
async function captureWith(
  ctx: Context,
  channelId: ChannelId,
  picture: Buffer,
  lines: readonly { text: string; x: number; y: number; width: number; height: number }[]
): Promise<CaptureId> {
  const id = CaptureId.parse(randomUUID())
  const layout = {
    format: 'kanalarkiv-layout/1',
    blocks: lines.map(line => [line]),
    pictures: [],
    links: [],
    names: []
  }
  const put = (content: string | Buffer, mediaType: string) =>
    ctx.objects.put(Buffer.from(content), mediaType)
  const files = [
    ['screenshot', await put(picture, 'image/png')],
    ['text', await put(lines.map(({ text }) => text).join('\n'), 'text/plain')],
    ['layout', await put(JSON.stringify(layout), 'application/json')]
  ] as const
  const provenance = await put(`{"id":"${id}"}`, 'application/json')
  ctx.db.transact(tx => {
    insertCapture(tx, {
      id,
      channelId,
      runId: null,
      address: 'https://flode.example/norrby',
      startedAt: ctx.clock.now()
    })
    record(tx, ctx, {
      act: 'capture.ended',
      about: id,
      objects: [...files.map(([, object]) => object), provenance]
    })
    endCapture(tx, {
      ...{
        id,
        state: 'complete',
        reasons: [],
        finalAddress: 'https://flode.example/norrby',
        httpStatus: 200
      },
      ...{ endedAt: ctx.clock.now(), provenance: provenance.sha256, retryAfter: null }
    })
    for (const [role, { sha256 }] of files)
      insertCaptureFile(tx, id, {
        role,
        position: 0,
        sha256,
        top: role === 'screenshot' ? 0 : null,
        width: null,
        height: null
      })
  })
  return id
}

it('finds words with å, ä and ö in the picture of a message, and says that a machine has read them', async () => {
  const paint = await painter()
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const png = await messageWith(ctx, channel.id, await paint(poster(POSTER)))
  const jpeg = await messageWith(
    ctx,
    channel.id,
    await paint(poster('Badförbud vid Örnäs på grund av alger'), { type: 'jpeg' })
  )
  expect(await search(ctx, 'sommarfesten')).toEqual([])
  expect(pictureTexts(ctx.db.read)).toEqual({ isOn: true, read: 0, empty: 0, unreadable: 0, waiting: 2 })

  expect(await readPictures(ctx)).toBe(2)

  expect(pictureTexts(ctx.db.read)).toEqual({ isOn: true, read: 2, empty: 0, unreadable: 0, waiting: 0 })
  expect(await search(ctx, 'ängsö')).toEqual([
    { kind: 'message', id: png, isReadByMachine: true, found: ['ängsö'] }
  ])
  expect(await search(ctx, 'åttonde välkommen')).toMatchObject([{ id: png, isReadByMachine: true }])
  expect(await search(ctx, 'örnäs')).toMatchObject([{ id: jpeg, isReadByMachine: true }])
  // What the message itself says is no machine's reading.
  expect(await search(ctx, 'bilden')).toMatchObject([{ isReadByMachine: false }, { isReadByMachine: false }])
  const [read] = textsInPictures(ctx.db.read, { kind: 'message', id: png })
  expect(read?.text.replaceAll(/\s+/g, ' ')).toContain(POSTER)
  expect(read?.confidence).toBeGreaterThan(70)
})

it('reads of a captured page only what its text does not say already', async () => {
  const paint = await painter()
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const said = 'Torghandeln flyttar till Stora torget'
  const page = await paint(
    `<p style="position:absolute;left:40px;top:20px;margin:0;font:28px sans-serif">${said}</p>
     <div style="margin-top:90px">${poster('Lämna ditt återbruk på Åvägen')}</div>`,
    { width: 900, height: 600 }
  )
  const id = await captureWith(ctx, channel.id, page, [{ text: said, x: 40, y: 20, width: 560, height: 34 }])
  await readPictures(ctx)
  expect(await search(ctx, 'återbruk åvägen')).toEqual([
    { kind: 'capture', id, isReadByMachine: true, found: expect.arrayContaining(['återbruk']) }
  ])
  expect(await search(ctx, 'torghandeln')).toEqual([
    { kind: 'capture', id, isReadByMachine: false, found: ['torghandeln'] }
  ])
  expect(
    textsInPictures(ctx.db.read, { kind: 'capture', id }).map(({ text }) => text.includes('Torghandeln'))
  ).toEqual([false])
})

it('finds a comment by what hangs on it', async () => {
  const paint = await painter()
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const id = await commentIn(ctx, channel.id, 'verified', { ...SHOWN, text: 'Kolla här' })
  const object = await ctx.objects.put(await paint(poster('Rör inte vår älskade ängslada')), 'image/png')
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'comment.seen-again', about: id, objects: [object] })
    insertCommentFile(tx, id, 'attachment', object.sha256)
  })
  await readPictures(ctx)
  expect(await search(ctx, 'ängslada')).toMatchObject([{ kind: 'comment', id, isReadByMachine: true }])
  expect(findComments(ctx.db.read, { search: 'ängslada', limit: 10, after: null }).items).toMatchObject([
    { id }
  ])
})

it('tells of pictures that cannot be read, and of those without words, and reads neither again', async () => {
  const paint = await painter()
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  await messageWith(ctx, channel.id, Buffer.from('inte en bild'))
  await messageWith(
    ctx,
    channel.id,
    await paint(
      '<div style="background:radial-gradient(circle at 30% 40%,#fff,#2d6a8f 30%,#000);height:500px"></div>'
    )
  )
  const { data } = encode({ width: 8, height: 8, data: Buffer.alloc(256, 255) }, 50)
  await messageWith(ctx, channel.id, data)
  expect(await readPictures(ctx)).toBe(3)
  expect(pictureTexts(ctx.db.read)).toEqual({ isOn: true, read: 0, empty: 2, unreadable: 1, waiting: 0 })
  expect(await readPictures(ctx)).toBe(0)
})

it('keeps in what holds the words of a marked record in a picture, also where the picture is read later', async () => {
  const paint = await painter()
  const secret = 'Min granne Berit har fått diagnosen MS och får ingen hemtjänst'
  const { ctx, archive, dir } = await newArchive()
  const users = new OneUserAtATime(dir)
  for (const [osUser, roles] of [
    ['allt', ROLES],
    ['administrator', ['administrator']]
  ] as const)
    saveUser(ctx, { osUser, name: osUser, personId: null, roles: [...roles] })
  const channel = newChannel(ctx)
  const pictured = await paint(poster(secret))
  const before = await messageWith(ctx, channel.id, pictured, 'Första bilden')
  await readPictures(ctx)
  await catchUp(ctx)
  const marked = await commentIn(ctx, channel.id, 'verified', { ...SHOWN, text: secret })
  const { carriers } = await markSecret(ctx, {
    record: { kind: 'comment', id: marked },
    ...{ paragraph: 'OSL 26 kap. 1 §', note: null }
  })
  expect(carriers.map(({ id, how, outcome }) => ({ id, how, outcome }))).toEqual([
    { id: before, how: 'picture', outcome: null }
  ])

  // While the mark is in force, what is read is looked through before anybody is shown it.
  const after = await messageWith(ctx, channel.id, await paint(poster(`${secret} alls`)), 'Andra bilden')
  await lookForCarriers(ctx, 10_000)
  expect(secretRecords(ctx.db.read).map(({ id }) => id)).not.toContain(after)
  await readPictures(ctx)
  expect(secretRecords(ctx.db.read).map(({ id }) => id)).toContain(after)
  await lookForCarriers(ctx, 10_000)
  expect(listCarriers(ctx.db.read, { record: null, onlyOpen: true })).toHaveLength(2)
  await archive.close()

  for (const role of ['allt', 'administrator'] as const) {
    const client = await users.as(role)
    const { items } = await client.search.find({ words: 'hemtjänst', limit: 50, after: null })
    expect([role, items.length]).toEqual([role, role === 'allt' ? 3 : 0])
    const asked = client.search.textInPictures({ record: { kind: 'message', id: before } })
    expect(
      await asked.then(
        texts => texts.length,
        error => error.code
      )
    ).toBe(role === 'allt' ? 1 : 'record-secret')
  }
})

it('lets what was read go with what is disposed of, to the last byte', async () => {
  const paint = await painter()
  const { ctx, first, as, close, dir } = await twoArchivists()
  const id = await messageWith(ctx, first.id, await paint(poster('Ovanligtordåäö står bara här')))
  await readPictures(ctx)
  expect(await search(ctx, 'ovanligtordåäö')).toMatchObject([{ id }])
  await enterRule(ctx, { kind: 'message' })
  await routeMessage(ctx, id, { kind: 'copied', mailbox: 'registrator@norrby.example' })
  const asked = await proposeDisposal(ctx, { kinds: ['message'], channelIds: [first.id] })
  const mona = await as('mona')
  confirmDisposal(mona, asked.id)
  await carryOut(mona, asked.id)
  expect(mona.db.read.prepare(`SELECT count(*) AS n FROM picture_text WHERE state = 'read'`).get()).toEqual({
    n: 0
  })
  await close()
  expect(filesWith(dir, 'vanligtord')).toEqual([])
})

it('reads only while the computer has nothing better to do, and gives way at once', async () => {
  const paint = await painter()
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const { read } = ctx.db
  expect([mayRead(read, true, 0.4, 2), mayRead(read, false, 0.4, 2), mayRead(read, true, 3.1, 2)]).toEqual([
    true,
    false,
    false
  ])
  const run = startRun(ctx)
  expect(mayRead(read, true, 0.4, 2)).toBe(false)
  ctx.db.transact(tx => {
    endRun(tx, run, 'finished', ctx.clock.now())
    record(tx, ctx, { act: 'run.finished', about: run })
  })
  setPictureTexts(ctx, false)
  expect(mayRead(read, true, 0.4, 2)).toBe(false)
  setPictureTexts(ctx, true)
  expect(mayRead(read, true, 0.4, 2)).toBe(true)

  // So much that it cannot be read before it is asked again.
  const lines = poster('Ångbåten går klockan åtta och vänder vid bryggan').repeat(100)
  const id = await messageWith(ctx, channel.id, await paint(lines, { width: 1200, height: 6000 }))
  let asked = 0
  // Somebody comes back to the computer while the picture is being read.
  expect(await readPictures(ctx, 10, () => ++asked < 3)).toBe(0)
  expect(pictureTexts(read)).toMatchObject({ read: 0, unreadable: 0, waiting: 1 })
  expect(await readPictures(ctx)).toBe(1)
  expect(await search(ctx, 'ångbåten')).toMatchObject([{ id }])
})

it('ends a reading that takes longer than it may, and does not try for ever', async () => {
  const paint = await painter()
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  await messageWith(ctx, channel.id, await paint(poster('Hej å hå')))
  const hasty = pictureWordsReader({ seconds: 0.05, megabytes: 1_024 })
  expect(await readPictures(ctx, 10, () => true, hasty)).toBe(1)
  expect(pictureTexts(ctx.db.read)).toMatchObject({ read: 0, unreadable: 1, waiting: 0 })
})
