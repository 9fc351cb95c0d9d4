// What holds the words of a marked record (P5): found at once and in all that comes in later, kept in until somebody has decided,
// and let go with the mark.
import { rm } from 'node:fs/promises'
import { deflateSync } from 'node:zlib'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Sha256 } from '#shared/ids.ts'
import { verifyComment } from '../../electron/core/comments/comments/order.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { lookForCarriers } from '../../electron/core/register/secrecy/carriers/find.ts'
import { secretRecords } from '../../electron/core/register/secrecy/read.ts'
import { catchUp } from '../../electron/core/reports/search/catch-up.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import type { HeldClock } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import {
  as,
  beginWithComment,
  capture,
  channel,
  codeOf,
  comment,
  ctx,
  mark,
  neighbour,
  PAGE,
  PARAGRAPH,
  QUOTED,
  SECRET,
  savedPage,
  WHOLE
} from '../helpers/carriers.ts'
import { commentIn, SHOWN, saveComment } from '../helpers/comments.ts'
import { TAKEN } from '../helpers/taken.ts'
import { newConversation } from './exports-archive.ts'

beginWithComment()

it('is proposed in the same answer, and stays in until somebody has decided', async () => {
  const client = await as('allt')
  const [shows, other] = [await capture(PAGE), await capture('Omsorgen. Om oss.')]
  const beside = await neighbour('Det håller jag med om', savedPage(`<p>${SECRET}</p>`), 'multipart/related')
  const clean = await neighbour('Hej hopp', savedPage('<p>Inget särskilt här alls</p>'), 'multipart/related')

  const { carriers, waiting } = await mark(client)
  expect(carriers.map(({ id, how, outcome }) => [id, how, outcome]).toSorted()).toEqual(
    [
      [shows, 'words', null],
      [beside, 'words', null]
    ].toSorted()
  )
  expect(waiting).toBe(0)
  expect((await client.archive.status()).carriersOpen).toBe(2)
  const proposal = await client.exports.propose(WHOLE)
  expect([proposal.captures, proposal.comments, proposal.leftOut.secret, proposal.carriers]).toEqual([
    1, 1, 3, 2
  ])

  // Whoever has no role that sees secret records does not see what holds their words.
  const administrator = await as('administrator')
  const paged = { channelId: null, limit: 50, after: null }
  expect((await administrator.captures.list({ ...paged, runId: null })).items.map(({ id }) => id)).toEqual([
    other
  ])
  expect((await administrator.comments.list({ ...paged, state: null })).items.map(({ id }) => id)).toEqual([
    clean
  ])
  const text = administrator.captures.text({ id: shows, role: 'text', offset: 0, limit: 1000 })
  expect(await codeOf(text)).toBe('record-secret')
  const found = await administrator.search.find({ words: 'diagnosen', limit: 50, after: null })
  expect(found.items).toEqual([])
  expect(await codeOf(administrator.comments.find({ id: beside }))).toBe('record-secret')

  const archivist = await as('archivist')
  const because = 'Bara den som äger nyckeln kan öppna sidan.'
  await archivist.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: beside }],
    decision: { outcome: 'not-secret', because }
  })
  await archivist.secrecy.decideCarriers({
    records: [{ kind: 'capture', id: shows }],
    decision: { outcome: 'secret' }
  })
  expect(await archivist.secrecy.carriers({ onlyOpen: true })).toEqual([])
  expect(await archivist.secrecy.carriers({ record: { kind: 'comment', id: beside } })).toMatchObject([
    { outcome: 'not-secret', because, decidedBy: 'användare archivist (archivist)', of: { id: comment } }
  ])
  const after = await archivist.exports.propose(WHOLE)
  expect([after.captures, after.comments, after.carriers]).toEqual([1, 2, 1])
})

it('keeps every decision: what was decided before stands with who, when and why, also after the mark was set anew', async () => {
  const client = await as('allt')
  const beside = await neighbour('Vad fint', savedPage(`<p>${SECRET}</p>`), 'multipart/related')
  const records = [{ kind: 'comment' as const, id: beside }]
  const letGo = (because: string) =>
    client.secrecy.decideCarriers({ records, decision: { outcome: 'not-secret', because } })
  await mark(client)
  await letGo('Egen text ofarlig')
  await client.secrecy.decideCarriers({ records, decision: { outcome: 'secret' } })
  await letGo('Ofarlig ändå')
  const told = async () =>
    (await client.secrecy.carriers({ record: { kind: 'comment', id: comment }, onlyOpen: false }))
      .filter(({ id }) => id === beside)
      .map(({ outcome, because, earlier }) => [
        [outcome, because],
        ...earlier.map(each => [each.outcome, each.because, each.decidedBy])
      ])
  const before = [
    ['not-secret', 'Egen text ofarlig', 'allt'],
    ['secret', null, 'allt']
  ]
  expect(await told()).toEqual([[['not-secret', 'Ofarlig ändå'], ...before]])
  await client.secrecy.lift({ record: { kind: 'comment', id: comment }, because: 'Fel kommentar' })
  await mark(client)
  expect(await told()).toEqual([[[null, null], ...before, ['not-secret', 'Ofarlig ändå', 'allt']]])
  for (const sql of [
    `UPDATE secrecy_carrier_decision SET because = 'x'`,
    'DELETE FROM secrecy_carrier_decision'
  ])
    expect(() => ctx().db.transact(tx => void tx.prepare(sql).run())).toThrow('stays')
})

it('may be what cannot be read for it, which is kept in and told once', async () => {
  const client = await as('allt')
  const parts = `Content-Type: multipart/related; boundary=b\r\n\r\n${'--b\r\n\r\na\r\n'.repeat(20_000)}`
  const endless = await neighbour('Hej', Buffer.from(parts), 'multipart/related')
  const gone = await neighbour('Hej du', Buffer.from('Något som är borta'), 'text/plain')
  const [file] = ctx()
    .db.read.prepare('SELECT sha256 FROM comment_file WHERE comment_id = ? AND role = ?')
    .all(gone, 'source')
  await rm(ctx().objects.path(Sha256.parse((file as { sha256: string }).sha256)), { force: true })
  const { carriers, waiting } = await mark(client)
  expect(carriers.map(({ id, how }) => [id, how]).toSorted()).toEqual(
    [
      [endless, 'unread'],
      [gone, 'unread']
    ].toSorted()
  )
  expect(waiting).toBe(0)
  expect(await codeOf((await as('administrator')).comments.find({ id: endless }))).toBe('record-secret')
})

it('may be what ended the program each time it was read', async () => {
  const client = await as('allt')
  await mark(client)
  const deadly = await neighbour('Hej', Buffer.from('Inget särskilt'), 'text/plain')
  ctx().db.transact(tx => tx.prepare('UPDATE carrier_todo SET tries = 3').run())
  const open = await client.secrecy.carriers({ onlyOpen: true })
  expect(open.map(({ id, how }) => [id, how])).toEqual([[deadly, 'unread']])
})

it('may be small and take long to read, which is noted while it is read, so that commands that end sooner do not begin it for ever', async () => {
  const client = await as('allt')
  const drawn = deflateSync(`BT /F 9 Tf ${'(a) Tj '.repeat(6 << 20)} ET`)
  const pdf = [
    '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n',
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n',
    `4 0 obj\n<</Length ${drawn.length}/Filter/FlateDecode>>stream\n${drawn.toString('latin1')}\nendstream\nendobj\n`,
    'trailer<</Root 1 0 R>>\n'
  ].join('')
  await mark(client)
  await neighbour('Hej', Buffer.from(pdf, 'latin1'), 'application/pdf')
  const tries = () => ctx().db.read.prepare('SELECT max(tries) FROM carrier_todo').pluck().get()
  expect(tries()).toBe(0)
  // It is long after no time at all, so that it may be read as fast as any computer does.
  const { setTimeout: later } = globalThis
  vi.stubGlobal('setTimeout', (work: () => void, ms: number) => later(work, ms === 1_000 ? 0 : ms))
  onTestFinished(() => void vi.unstubAllGlobals())
  const looking = lookForCarriers(ctx(), 1)
  await expect.poll(tries, { timeout: 10_000, interval: 5 }).toBe(1)
  await as('allt')
  await looking
})

it('is let go with the mark, and only what the mark alone kept in', async () => {
  const client = await as('allt')
  const [one, both] = [await capture(PAGE), await capture(`${PAGE} Dela`)]
  await mark(client)
  await client.secrecy.mark({ record: { kind: 'capture', id: both }, paragraph: PARAGRAPH, note: null })
  const lifted = await client.secrecy.lift({ record: { kind: 'comment', id: comment }, because: 'Prövad' })
  expect(lifted).toMatchObject({ carriers: [], staysSecret: [], released: [{ kind: 'capture', id: one }] })
  const administrator = await as('administrator')
  expect(await codeOf(administrator.captures.find({ id: one }))).toBe('let in')
  expect(await codeOf(administrator.captures.find({ id: both }))).toBe('record-secret')
})

it('stays secret without the mark when a person decided that it is so itself, and the answer tells of it', async () => {
  const client = await as('allt')
  const [page, open] = [await capture(PAGE), await capture(`${PAGE} Dela`)]
  await mark(client)
  const quotes = await client.messages.paste({
    ...{ channelId: channel, senderName: 'Eva Ek', senderAddress: null, receivedAt: null },
    text: `Hej! Såg ni vad som stod hos er: ”${SECRET}”? Ta bort det.`
  })
  const archivist = await as('archivist')
  await archivist.secrecy.decideCarriers({
    records: [
      { kind: 'capture', id: page },
      { kind: 'message', id: quotes.id }
    ],
    decision: { outcome: 'secret' }
  })
  const {
    staysSecret: kept,
    released,
    carriers
  } = await (await as('allt')).secrecy.lift({
    ...{ record: { kind: 'comment', id: comment }, because: 'Fel kommentar markerad' }
  })
  const decided = [
    { record: { kind: 'capture', id: page }, paragraph: PARAGRAPH },
    { record: { kind: 'message', id: quotes.id }, paragraph: PARAGRAPH }
  ].map(each => ({ ...each, markedBy: 'användare archivist (archivist)' }))
  expect(kept.map(({ record: { kind } }) => kind).toSorted()).toEqual(['capture', 'message'])
  expect(kept).toEqual(expect.arrayContaining(decided.map(each => expect.objectContaining(each))))
  // The page that nobody had decided about holds the words of the message, which stands on its own now: it is kept in for that.
  expect(released).toEqual([])
  expect(carriers.map(({ id, of }) => [id, of.id]).toSorted()).toEqual(
    [page, open, comment].map(id => [id, quotes.id]).toSorted()
  )
  const again = await as('allt')
  expect(await again.secrecy.list()).toEqual(kept)
  expect(
    (await again.secrecy.carriers({ onlyOpen: true })).map(({ id, of }) => [id, of.id]).toSorted()
  ).toEqual(
    [
      [page, quotes.id],
      [open, quotes.id],
      [comment, quotes.id]
    ].toSorted()
  )
  const administrator = await as('administrator')
  expect(await codeOf(administrator.captures.find({ id: page }))).toBe('record-secret')
  expect(await codeOf(administrator.messages.find({ id: quotes.id }))).toBe('record-secret')
  const acts = ctx().db.read.prepare(
    `SELECT line ->> '$.about' AS id FROM journal WHERE line ->> '$.act' = 'secrecy.marked'`
  )
  expect(acts.all().map(row => (row as { id: string }).id)).toEqual(expect.arrayContaining([page, quotes.id]))

  // Each is let go by a decision of its own.
  const last = await as('allt')
  await last.secrecy.lift({ record: { kind: 'capture', id: page }, because: 'Prövad' })
  const { released: rest } = await last.secrecy.lift({
    ...{ record: { kind: 'message', id: quotes.id }, because: 'Prövad' }
  })
  expect(rest.map(({ id }) => id)).toEqual(expect.arrayContaining([open, comment]))
  expect(await last.secrecy.list()).toEqual([])
})

it('is found in what comes in while the mark is in force', async () => {
  const client = await as('allt')
  await mark(client)
  const later = await capture(PAGE)
  const said = await client.messages.paste({
    ...{ channelId: channel, senderName: 'Eva Ek', senderAddress: null, receivedAt: null },
    text: `Hej! Såg ni vad som stod hos er: ”${SECRET}”? Ta bort det.`
  })
  const half = await commentIn(ctx(), channel, 'verified', {
    ...{ ...SHOWN, permalink: 'https://flode.example/inlagg/1?kommentar=9' },
    text: 'Va? Har Berit fått diagnosen MS och får ingen hemtjänst? Usch.'
  })
  const fine = await client.messages.paste({
    ...{ channelId: channel, senderName: 'Ann Ek', senderAddress: null, receivedAt: null },
    text: 'Min granne har fått hemtjänst. Hur får man det?'
  })
  const open = await client.secrecy.carriers({ onlyOpen: true })
  expect(open.map(({ id }) => id).toSorted()).toEqual([later, said.id, half].toSorted())
  const administrator = await as('administrator')
  expect(await codeOf(administrator.captures.find({ id: later }))).toBe('record-secret')
  expect(await codeOf(administrator.messages.find({ id: fine.id }))).toBe('let in')
  expect(await codeOf(administrator.messages.find({ id: said.id }))).toBe('record-secret')
})

it('is also what has a file in common, where the words are too few to be looked for', async () => {
  const client = await as('allt')
  const picture = Buffer.alloc(500, 'en bild av hela tråden')
  const short = await neighbour('Ja!', picture, 'image/png', { role: 'context' })
  const beside = await neighbour('Nej du', picture, 'image/png', { role: 'context' })
  const other = await capture('Ja! Vi har öppet i sommar. Ja, hela sommaren.')
  const withSender = await capture('Kommentarer\nKalle Påhitt\nJa!\nGilla')
  const { carriers } = await client.secrecy.mark({
    ...{ record: { kind: 'comment', id: short }, paragraph: PARAGRAPH, note: null }
  })
  expect(carriers.map(({ id, how }) => [id, how]).toSorted()).toEqual(
    [
      [beside, 'file'],
      [withSender, 'words']
    ].toSorted()
  )
  expect(carriers.map(({ id }) => id)).not.toContain(other)
})

it('is also what was taken of the page while a text stood there that is too short to be looked for, by nobody with a name', async () => {
  const client = await as('allt')
  const clock = ctx().clock as HeldClock
  const page = 'https://flode.example/inlagg/1'
  const at = async (address: string) => (await enterCapture(ctx(), channel, address, 'Omsorgen')).id
  const before = await at(page)
  clock.advance(60_000)
  const nameless = { ...SHOWN, authorName: null, authorAddress: null, text: 'Hon är sjuk' }
  const short = await commentIn(ctx(), channel, 'noticed')
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: short })
    tx.prepare(
      `UPDATE comment SET created_from = @now, created_to = @now, created_range = 'relative' WHERE id = @short`
    ).run({ now: clock.now(), short })
  })
  await saveComment(ctx(), short, nameless)
  await verifyComment(ctx(), short)
  const [shows, other] = [await at(`${page}?utm_source=brev`), await at('https://flode.example/inlagg/2')]
  const beside = await neighbour('Nej du', Buffer.alloc(500, 'bilden av sidan'), 'image/png', {
    role: 'context'
  })
  const { carriers } = await client.secrecy.mark({
    ...{ record: { kind: 'comment', id: short }, paragraph: PARAGRAPH, note: null }
  })
  expect(carriers.map(({ id, how }) => [id, how]).toSorted()).toEqual(
    [
      [shows, 'page'],
      [beside, 'page']
    ].toSorted()
  )
  expect(carriers.map(({ id }) => id)).not.toContain(before)
  expect(carriers.map(({ id }) => id)).not.toContain(other)
  // What comes in later is found as well, for as long as it stands there.
  const later = await at(page)
  const open = await client.secrecy.carriers({ onlyOpen: true })
  expect(open.map(({ id }) => id)).toContain(later)
  const administrator = await as('administrator')
  expect(await codeOf(administrator.captures.find({ id: later }))).toBe('record-secret')
  // Of the comment beside, what was saved of the page stays when it may leave itself.
  const again = await as('allt')
  await again.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: beside }],
    decision: { outcome: 'not-secret', because: 'Säger inget om henne' }
  })
  const [row] = (await again.secrecy.carriers({ onlyOpen: false })).filter(({ id }) => id === beside)
  expect(row?.stays).toEqual(['context'])
})

it('is also what was taken of the page before what such a text says was known', async () => {
  const client = await as('allt')
  const clock = ctx().clock as HeldClock
  const page = 'https://flode.example/inlagg/1'
  const at = async () => (await enterCapture(ctx(), channel, page, 'Omsorgen')).id
  const before = await at()
  clock.advance(60_000)
  const short = await commentIn(ctx(), channel, 'noticed')
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: short })
    tx.prepare(
      `UPDATE comment SET created_from = @now, created_to = @now, created_range = 'relative' WHERE id = @short`
    ).run({ now: clock.now(), short })
  })
  const shows = await at()
  await client.secrecy.mark({
    ...{ record: { kind: 'comment', id: short }, paragraph: PARAGRAPH, note: null }
  })
  await saveComment(ctx(), short, { ...SHOWN, authorName: null, authorAddress: null, text: 'Hon är sjuk' })
  const open = await client.secrecy.carriers({ onlyOpen: true })
  expect(open.map(({ id, how }) => [id, how])).toContainEqual([shows, 'page'])
  expect(open.map(({ id }) => id)).not.toContain(before)
})

it('finds words that are parted by what cannot be seen', async () => {
  const client = await as('allt')
  await mark(client)
  const hidden = SECRET.replace('granne', 'gran\u00adne').replace('hemtjänst', 'hem\u200btjänst')
  const { id } = await client.messages.paste({
    ...{ channelId: channel, senderName: 'Eva', senderAddress: null, receivedAt: null },
    text: `Jag hörde att ${hidden}`
  })
  expect(secretRecords(ctx().db.read).map(each => each.id)).toContain(id)
})

it('finds words in letters that look like theirs, or without what parts them, in what is in the index already', async () => {
  const client = await as('allt')
  const written = [
    SECRET.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('i', 'і'),
    SECRET.replaceAll(/[aei]/g, '$&\uFE0F'),
    SECRET.replaceAll(/\S/g, '$&\u0336'),
    SECRET.replaceAll(' ', '')
  ]
  const at = '2026-11-24T08:00:00.000Z'
  const { messages } = newConversation(
    ctx(),
    channel,
    written.map(text => ['in', text, at] as const)
  )
  await catchUp(ctx())
  const { carriers } = await mark(client)
  expect(carriers.map(({ id }) => id).toSorted()).toEqual(messages.toSorted())
})

it('does not name to an administrator who wrote nothing but what is secret', async () => {
  await as('allt')
  const { id } = await takeComment(ctx(), { ...TAKEN, channelId: channel })
  const named = async (client: Client) =>
    (await client.comments.people({ search: TAKEN.author.name ?? '' })).length
  expect(await named(await as('administrator'))).toBe(1)
  const record = { kind: 'comment', id } as const
  await (await as('allt')).secrecy.mark({ record, paragraph: PARAGRAPH, note: null })
  expect(await named(await as('administrator'))).toBe(0)
  expect(await named(await as('moderator'))).toBe(1)
})

it('is told by the name of the attachment, and by what was written about a record', async () => {
  const client = await as('allt')
  const { messages } = newConversation(ctx(), channel, [['in', 'Hej!', '2026-11-24T08:00:00.000Z']])
  const [id = ''] = messages
  const shows = await capture(PAGE)
  const said = await client.messages.paste({
    ...{ channelId: channel, senderName: 'Eva Ek', senderAddress: null, receivedAt: null },
    text: QUOTED
  })
  const object = await ctx().objects.put(Buffer.from(QUOTED), 'text/plain')
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'message.taken-in', about: id, objects: [object] })
    tx.prepare(
      `INSERT INTO message_attachment (message_id, position, uri, kind, state, sha256) VALUES (?, 0, 'brev.txt', 'file', 'present', ?)`
    ).run(id, object.sha256)
  })
  const { carriers } = await mark(client)
  expect(new Map(carriers.map(each => [each.id, [each.foundIn, each.stays]]))).toEqual(
    new Map([
      [id, [['brev.txt'], []]],
      [shows, [['text'], []]],
      [said.id, [['original', 'said'], []]]
    ])
  )
})
