// What holds the words of a marked record (P5): found at once and in all that comes in later, kept in until somebody has decided,
// and let go with the mark.
import { hash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { PNG } from 'pngjs'
import PostalMime from 'postal-mime'
import { beforeEach, expect, it } from 'vitest'
import type { CommentFileRole } from '#shared/comment.ts'
import { EVERYTHING, type ExportFormat } from '#shared/export.ts'
import {
  CaptureId,
  type ChannelId,
  type CommentId,
  type ExportId,
  Instant,
  Sha256,
  ThreadId
} from '#shared/ids.ts'
import { NOTHING_SAID } from '#shared/register.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { mayShowObject } from '../../electron/core/app/may-show.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { registerComment } from '../../electron/core/comments/comments/registration.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { saveSystem } from '../../electron/core/delivery/diary-system/system.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { disclosureRecord } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { commentMail } from '../../electron/core/delivery/exports/comment-mail.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { secretRecords } from '../../electron/core/register/secrecy/read.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { OneUserAtATime } from '../helpers/one-user-at-a-time.ts'
import { TAKEN } from '../helpers/taken.ts'
import { newConversation } from './exports-archive.ts'

const PARAGRAPH = 'OSL 21 kap. 1 §'
const SECRET = 'Min granne Berit har fått diagnosen MS och får ingen hemtjänst längre'
// As a page shows it: broken over two lines, among other words.
const PAGE = `Omsorgen\nNyheter\nKalle Påhitt\n${SECRET.replace('diagnosen ', 'diagnosen\n')}\nGilla Svara`
const WHOLE = { channelIds: null, from: null, to: null, unfinished: 'include' } as const

let dir: string
let users: OneUserAtATime
let channel: ChannelId
let comment: CommentId

beforeEach(async () => {
  dir = join(await temporaryFolder(), 'arkiv')
  users = new OneUserAtATime(dir)
  const founder = createSession({ ...openOptions(), actor: 'allt' })
  await founder.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(founder.router, { context: {} })
  for (const role of ROLES)
    await client.users.save({ osUser: role, name: `användare ${role}`, personId: null, roles: [role] })
  const { id: departmentId } = await client.departments.add({ name: 'Omsorg', mailbox: null })
  const { id: responsibleId } = await client.people.add({ name: 'Åsa', email: null, departmentId })
  const { id } = await client.channels.register({
    ...{ platform: 'facebook', name: 'Omsorgen', addresses: ['https://flode.example/omsorgen'] },
    ...{ departmentId, responsibleId, purpose: 'Nyheter', dialogue: true, mandate: null }
  })
  channel = id
  comment = await commentIn(founder.need().ctx, channel, 'verified', { ...SHOWN, text: SECRET })
  await founder.close()
})

const as = (user: Role | 'allt') => users.as(user)
const ctx = () => {
  if (users.session === undefined) throw new Error('nobody has the archive open')
  return users.session.need().ctx
}
const mark = (client: Client) =>
  client.secrecy.mark({ record: { kind: 'comment', id: comment }, paragraph: PARAGRAPH, note: null })
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string }) => error.code)
const capture = async (text: string) =>
  CaptureId.parse((await enterCapture(ctx(), channel, 'https://flode.example/omsorgen', text)).id)

/** Another comment, with a file that was saved of it. */
async function neighbour(said: string, file: Buffer, mediaType: string, role: CommentFileRole = 'source') {
  const id = await commentIn(ctx(), channel, 'verified', {
    ...{ ...SHOWN, text: said, permalink: `https://flode.example/inlagg/1?kommentar=${said.length}` }
  })
  const object = await ctx().objects.put(file, mediaType)
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: id, objects: [object] })
    insertCommentFile(tx, id, role, object.sha256)
  })
  return id
}

/** A page as a browser saves it whole: letters beyond ASCII as =C3=A5, and long lines broken within words. */
function savedPage(html: string): Buffer {
  const quoted = [...Buffer.from(html)]
    .map(byte =>
      byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)
    )
    .join('')
  const lines = quoted.match(/(?:=[\dA-F]{2}|[^=]){1,25}/g)?.join('=\r\n')
  return Buffer.from(
    [
      'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----gräns"',
      '------gräns\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable',
      `${lines}\r\n------gräns--\r\n`
    ].join('\r\n\r\n'),
    'latin1'
  )
}

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
  const short = await neighbour('Ja!', picture, 'image/png', 'context')
  const beside = await neighbour('Nej du', picture, 'image/png', 'context')
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

const FORMATS = [
  'bagit',
  'eark-sip-2.1.0',
  'eark-erms-3',
  'fgs-1.2',
  'diary-pdfa-2b'
] as const satisfies ExportFormat[]

it.each(FORMATS)(
  'is in no file of a package (%s) and in no list, statistics, log or disclosure',
  async format => {
    const client = await as('allt')
    const shows = await capture(PAGE)
    await capture('Omsorgen. Om oss.')
    await neighbour('Det håller jag med om', savedPage(`<p>${SECRET}</p>`), 'multipart/related')
    await neighbour(
      'Hm',
      Buffer.from(JSON.stringify({ pictured: { blocks: [[{ text: SECRET }]] } })),
      'application/json'
    )
    await neighbour('Allt väl', savedPage('<p>Inget särskilt här alls</p>'), 'multipart/related')
    const { id: disclosure } = await client.disclosures.open({
      draft: { reference: null, about: 'Allt', requestedAt: (await client.archive.status()).createdAt }
    })
    await mark(client)
    expect(
      await codeOf(
        client.disclosures.addRecords({ id: disclosure, records: [{ kind: 'capture', id: shows }] })
      )
    ).toBe('record-may-not-leave')
    const out = await temporaryFolder()
    await client.exports.create({ ...WHOLE, format, into: out })
    await client.coverage.report({ period: null, dir: out })
    const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter(file => file.isFile())
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) {
      const bytes = await readFile(join(file.parentPath, file.name))
      for (const said of ['Berit', 'diagnosen', 'hemtj'])
        expect([file.name, said, bytes.includes(said)]).toEqual([file.name, said, false])
    }
    const administrator = await as('administrator')
    const everything = await Promise.all([
      administrator.comments.list({ channelId: null, state: null, limit: 50, after: null }),
      administrator.captures.list({ channelId: null, runId: null, limit: 50, after: null }),
      administrator.journal.list({ about: null, limit: 200, after: null }),
      administrator.deadlines.waiting(),
      administrator.archive.status(),
      administrator.watch.overview()
    ])
    expect(JSON.stringify(everything)).not.toMatch(/Berit|diagnosen|hemtj/)
  }
)

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

it('keeps the title for the authority alone out of packages', async () => {
  await as('allt')
  registerComment(ctx(), comment, {
    ...{ outcome: 'registered', number: 'KS 2026/1', publicTitle: 'Rondellen', publicCounterpart: null },
    ...{ protectedTitle: 'ZXQPROT', protectedCounterpart: 'ZXQPART' }
  })
  const { folder } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  const records = await readFile(join(dir, folder ?? '', 'data', 'records.json'), 'utf8')
  expect(records).toContain('Rondellen')
  expect(records).not.toMatch(/ZXQ/)
})

it('keeps a file of the secret comment in, also with a neighbour that may go', async () => {
  const client = await as('allt')
  const page = savedPage(`<p>${SECRET}</p><p>Det håller jag med om</p>`)
  const beside = await neighbour('Det håller jag med om', page, 'multipart/related')
  const shared = await ctx().objects.put(page, 'multipart/related')
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: comment, objects: [shared] })
    insertCommentFile(tx, comment, 'source', shared.sha256)
  })
  const { carriers } = await mark(client)
  expect(carriers).toHaveLength(1)
  await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: beside }],
    decision: { outcome: 'not-secret', because: 'Ett medhåll' }
  })
  const { folder } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  const records = JSON.parse(await readFile(join(dir, folder ?? '', 'data', 'records.json'), 'utf8'))
  const [kept] = records.comments
  expect(records.comments).toHaveLength(1)
  expect(kept).toMatchObject({ id: beside, filesLeftOutAsSecret: 1 })
  expect(kept.files.map((file: { sha256: string }) => file.sha256)).not.toContain(shared.sha256)
})

it('stays in every file of the page around a comment that may go itself, and is told by the file', async () => {
  const client = await as('allt')
  const blocks = [[{ text: 'Kalle Påhitt' }], [{ text: SECRET }], [{ text: 'Vad fint det blev vid sjön' }]]
  const provenance = Buffer.from(JSON.stringify({ format: 'kanalarkiv-comment/1', pictured: { blocks } }))
  // Saved on another visit than the secret one: no file is the same.
  const later = await neighbour('Vad fint det blev vid sjön', provenance, 'application/json', 'provenance')
  const also = async (role: CommentFileRole, bytes: Buffer, mediaType: string) => {
    const object = await ctx().objects.put(bytes, mediaType)
    ctx().db.transact(tx => {
      record(tx, ctx(), { act: 'comment.seen-again', about: later, objects: [object] })
      insertCommentFile(tx, later, role, object.sha256)
    })
    return object.sha256
  }
  const stays = [
    await also('source', savedPage(`<p>${SECRET}</p><p>Vad fint det blev vid sjön</p>`), 'multipart/related'),
    await also('context', Buffer.alloc(600, 'bild av hela tråden'), 'image/png'),
    await also('view', Buffer.alloc(700, 'bild av sidan'), 'image/png')
  ]
  const own = await also('comment', Buffer.alloc(300, 'bild av kommentaren'), 'image/png')
  const { carriers } = await mark(client)
  expect(carriers).toMatchObject([
    {
      id: later,
      how: 'words',
      foundIn: ['provenance', 'source'],
      stays: ['context', 'provenance', 'source', 'view']
    }
  ])
  const decided = await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: later }],
    decision: { outcome: 'not-secret', because: 'Ett beröm' }
  })
  expect(decided).toMatchObject([
    { outcome: 'not-secret', stays: ['context', 'provenance', 'source', 'view'] }
  ])

  const out = await temporaryFolder()
  for (const format of FORMATS) await client.exports.create({ ...WHOLE, format, into: out })
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter(file => file.isFile())
  const bytesOf = await Promise.all(files.map(file => readFile(join(file.parentPath, file.name))))
  expect(bytesOf.filter(bytes => /Berit|diagnosen|hemtj/.test(bytes.toString('latin1')))).toEqual([])
  const digests = bytesOf.map(bytes => hash('sha256', bytes))
  expect(digests).toContain(own)
  expect(digests.filter(digest => stays.includes(Sha256.parse(digest)))).toEqual([])

  const { eml } = await commentMail(ctx(), later, 'registrator@norrby.example')
  const mail = await PostalMime.parse(eml)
  const attached = mail.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer))
  expect(attached.map(bytes => hash('sha256', bytes))).toContain(own)
  expect(attached.filter(bytes => /Berit|hela tråden|av sidan/.test(bytes.toString('latin1')))).toEqual([])
  expect(mail.text).toContain(`Filer som stannar i arkivet på grund av sekretess (${PARAGRAPH}): 4`)

  // A copy that is handed out says that they are kept back, and by what: that is a refusal in part.
  const { id: disclosure } = await client.disclosures.open({
    draft: { reference: null, about: 'Allt', requestedAt: (await client.archive.status()).createdAt }
  })
  await client.disclosures.addRecords({ id: disclosure, records: [{ kind: 'comment', id: later }] })
  const copied = disclosureRecord(ctx().db.read, disclosure, 0)
  expect(copied.pictures.filter(({ sha256 }) => stays.includes(sha256))).toEqual([])
  expect(copied.fields).toContainEqual({
    label: `Filer som inte lämnas ut på grund av sekretess (${PARAGRAPH})`,
    text: '4'
  })

  // Nor are they shown to whoever may not see what is secret, in pictures or otherwise.
  await as('administrator')
  expect(stays.map(sha256 => mayShowObject(ctx(), sha256))).toEqual([false, false, false])
  expect(mayShowObject(ctx(), own)).toBe(true)
})

it('lets no package out again that was written before the mark, and tells in which it lies already', async () => {
  const client = await as('allt')
  const later = await neighbour(
    'Vad fint det blev vid sjön',
    savedPage(`<p>${SECRET}</p>`),
    'multipart/related'
  )
  const clean = await neighbour('Hej hopp', savedPage('<p>Inget särskilt</p>'), 'multipart/related')
  const made = async (records: CommentId[], format: 'bagit' | 'diary-pdfa-2b' = 'bagit') => {
    const of = records.map(id => ({ kind: 'comment' as const, id }))
    const scope = { ...EVERYTHING, unfinished: 'include', records: of } as const
    return createExport(ctx(), scope, { format, delivery: null })
  }
  const [with_, beside, without] = [await made([comment, clean]), await made([later]), await made([clean])]
  const folder = await made([later], 'diary-pdfa-2b')
  const watched = await temporaryFolder()
  await saveSystem(ctx(), {
    system: { program: 'watch-folder', dir: watched, accessCode: 'OSL' },
    secret: null
  })
  const diary = { exportId: folder.id, filing: { kind: 'case', number: 'KS 2026/1' }, records: null } as const
  const out = await temporaryFolder()
  const pack = (id: ExportId) => client.exports.pack({ id, into: out })

  const { alreadyOut } = await mark(client)
  expect(alreadyOut.map(each => [each.goneBy, each.id, each.records]).toSorted()).toEqual(
    [with_, beside, folder].map(({ id }) => ['package', id, 1]).toSorted()
  )
  await expect(pack(with_.id)).rejects.toMatchObject({
    code: 'package-holds-secret',
    data: { package: with_.folder, count: 1, records: `comment:${comment} (${PARAGRAPH})` }
  })
  expect(await codeOf(pack(beside.id))).toBe('package-holds-secret')
  // The comment may go, and the page around it in this package may not.
  await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: later }],
    decision: { outcome: 'not-secret', because: 'Ett beröm' }
  })
  expect(await codeOf(pack(beside.id))).toBe('package-holds-secret')
  expect(await sendToDiarySystem(ctx(), diary)).toMatchObject({ handedOver: 0, refused: 1 })
  expect(await readdir(watched)).toEqual([])
  expect(await readdir(out)).toEqual([])

  await pack(without.id)
  await pack((await made([later])).id)
  expect(await readdir(out)).toHaveLength(2)
  await client.secrecy.lift({ record: { kind: 'comment', id: comment }, because: 'Prövad' })
  await pack(with_.id)
  expect(await sendToDiarySystem(ctx(), diary)).toMatchObject({ handedOver: 1 })
  expect((await mark(client)).alreadyOut.map(({ goneBy }) => goneBy)).toContain('delivery')
})

it('is shown at once in a disclosure it was added to before the mark, as a record or in a picture', async () => {
  const client = await as('allt')
  const later = await neighbour('Vad fint det blev', savedPage(`<p>${SECRET}</p>`), 'multipart/related')
  const pixels = PNG.sync.write(new PNG({ width: 40, height: 30, fill: true }))
  const picture = await ctx().objects.put(pixels, 'image/png')
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: later, objects: [picture] })
    insertCommentFile(tx, later, 'context', picture.sha256)
  })
  const { id } = await client.disclosures.open({
    draft: { reference: null, about: 'Allt', requestedAt: (await client.archive.status()).createdAt }
  })
  const add = () => client.disclosures.addRecords({ id, records: [{ kind: 'comment', id: later }] })
  await add()
  const pictures = () => disclosureRecord(ctx().db.read, id, 0).pictures.map(({ sha256 }) => sha256)
  expect(pictures()).toEqual([picture.sha256])
  await goThrough(ctx(), id, 0)
  /** What the page, the list and the preview say of it, and how going through it and delivering it end. */
  const told = async () => {
    const { records } = await client.disclosures.find({ id })
    const { items } = await client.disclosures.list({ limit: 9, after: null })
    const preview = await client.disclosures.preview({ id, position: 0 })
    return [
      records.map(({ keptIn, keptInBy }) => [keptIn, keptInBy]),
      items.map(each => each.keptIn),
      [preview.keptIn, preview.keptInBy],
      await codeOf(client.disclosures.lookThrough({ id, position: 0 })),
      await codeOf(client.disclosures.deliver({ id }))
    ]
  }
  await mark(client)
  const held = ['record', PARAGRAPH]
  expect(await told()).toEqual([[held], [1], held, 'record-may-not-leave', 'record-may-not-leave'])
  await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: later }],
    decision: { outcome: 'not-secret', because: 'Ett beröm' }
  })
  const shows = ['picture', PARAGRAPH]
  expect(await told()).toEqual([[shows], [1], shows, 'picture-may-not-leave', 'picture-may-not-leave'])
  await client.disclosures.removeRecord({ id, position: 0 })
  await add()
  expect(pictures()).toEqual([])
  expect((await client.disclosures.find({ id })).records).toMatchObject([{ keptIn: null, keptInBy: null }])
  await goThrough(ctx(), id, 0)
  expect(await deliver(ctx(), id)).toMatchObject({ state: 'delivered' })
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

const QUOTED = `Som ni skrev: ${SECRET}.`
const register = (client: Client) => client.channels.list({ retired: 'with' })
const TODAY = Instant.parse('2026-11-25T08:00:00.000Z')
const NO_ENTRY = {
  ...{ publicParty: null, publicConcerns: null, protectedParty: null, protectedConcerns: null }
}
const NO_TITLES = { protectedTitle: null, publicCounterpart: null, protectedCounterpart: null }

/** Another channel of the same people, with what the public is told to write to. */
async function another(client: Client, contact: string | null) {
  const [listed] = await register(client)
  if (listed === undefined) throw new Error('there is a channel')
  const { departmentId, responsibleId } = listed
  return client.channels.register({
    ...{ platform: 'instagram', name: 'Omsorgen', addresses: ['https://bilder.example/omsorgen'] },
    ...{ departmentId, responsibleId, purpose: 'Bilder', dialogue: false, mandate: null },
    about: { ...NOTHING_SAID, contact }
  })
}

it('is found in what a person types about another record after the mark, and in what was typed before it', async () => {
  const client = await as('allt')
  const paste = (senderName: string) =>
    client.messages.paste({
      ...{ channelId: channel, senderName, senderAddress: null, receivedAt: null },
      text: `Hej! En fråga från ${senderName}.`
    })
  const [before, minor, answered, fine] = [
    await paste('Eva Ek'),
    await paste('Ann Ek'),
    await paste('Bo Ek'),
    await paste('Siv Ek')
  ]
  await client.messages.route({
    ...{ id: before.id },
    route: { kind: 'registered', diaryNumber: 'KS 2026/1', entry: { ...NO_ENTRY, publicConcerns: QUOTED } }
  })
  await mark(client)
  await client.messages.route({ id: minor.id, route: { kind: 'minor', because: QUOTED } })
  await client.inbox.answer({
    id: ThreadId.parse(answered.id),
    answer: { ...{ kind: 'answered', text: QUOTED, sentBy: 'Åsa', sentWhere: 'kanalen' }, sentAt: TODAY }
  })
  await client.messages.route({ id: fine.id, route: { kind: 'minor', because: 'Ett tack' } })
  const found = (await client.secrecy.carriers({ onlyOpen: true })).map(({ id }) => id)
  expect(found.toSorted()).toEqual([before.id, minor.id, answered.id].toSorted())
})

it('is refused in the words for all to read, and in the register', async () => {
  const client = await as('allt')
  await mark(client)
  const said = await client.messages.paste({
    ...{ channelId: channel, senderName: 'Eva Ek', senderAddress: null, receivedAt: null },
    text: 'Hej! En fråga.'
  })
  const route = (publicConcerns: string, protectedConcerns: string | null = null) =>
    client.messages.route({
      id: said.id,
      route: {
        ...{ kind: 'registered', diaryNumber: 'KS 2026/1' },
        entry: { ...NO_ENTRY, publicConcerns, protectedConcerns }
      }
    })
  const refused = { code: 'secret-words', data: { paragraph: PARAGRAPH } }
  await expect(route(QUOTED)).rejects.toMatchObject(refused)
  const registration = { outcome: 'registered', number: 'KS 2026/2', ...NO_TITLES } as const
  await expect(
    client.comments.register({ id: comment, registration: { ...registration, publicTitle: QUOTED } })
  ).rejects.toMatchObject(refused)
  await expect(
    client.comments.register({
      id: comment,
      registration: { ...registration, publicTitle: 'En fråga', number: QUOTED }
    })
  ).rejects.toMatchObject(refused)
  // Why pages are captured is shown to all who look at the archive.
  const run = { kind: 'single' as const, which: [channel], acceptBadCertificates: false }
  await expect(client.captures.startRun({ ...run, reason: QUOTED })).rejects.toMatchObject(refused)
  const listed = await register(client)
  const website = { address: 'https://norrby.example', role: 'principal', partners: null } as const
  await expect(client.websites.add({ ...website, name: QUOTED })).rejects.toMatchObject(refused)
  await expect(client.departments.add({ name: QUOTED, mailbox: null })).rejects.toMatchObject(refused)
  await expect(another(client, QUOTED)).rejects.toMatchObject(refused)
  expect(await register(client)).toEqual(listed)
  // What only the authority reads may say it, and so may anything else.
  await expect(route('En fråga', QUOTED)).resolves.toMatchObject({ state: 'registered' })
})

it('goes out of the register as the paragraph, where it was typed before the mark', async () => {
  const client = await as('allt')
  const { id } = await another(client, QUOTED)
  await client.websites.add({
    ...{ name: QUOTED, address: 'https://norrby.example', role: 'principal', partners: null }
  })
  const fine = await client.publicList.preview()
  expect(JSON.stringify(fine)).toContain(SECRET)
  await capture('Omsorgen. Om oss.')
  await mark(client)
  const { list } = await client.publicList.preview()
  expect(list.channels.map(({ contact }) => contact).toSorted()).toEqual([`[${PARAGRAPH}]`, null])
  expect(list.websites.map(({ name }) => name)).toEqual([`[${PARAGRAPH}]`])
  const { folder } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  const records = await readFile(join(dir, folder ?? '', 'data', 'records.json'), 'utf8')
  expect(records).not.toMatch(/Berit|diagnosen/)
  const told = JSON.parse(records).channels.find((each: { id: string }) => each.id === id)
  expect(told).toMatchObject({ about: { contact: `[${PARAGRAPH}]` } })
})

it('is in no package by what was noted as the answer, unless its message is', async () => {
  const client = await as('allt')
  const { messages, id } = newConversation(ctx(), channel, [
    ['in', 'Hej! Jag har en fråga om min granne och hennes hemtjänst.', '2026-11-24T08:00:00.000Z'],
    ['in', 'Och en till: har ni öppet i jul?', '2026-11-24T09:00:00.000Z']
  ])
  const said = { kind: 'answered', sentBy: 'Åsa Ek', sentWhere: 'kanalen' } as const
  const answer = (text: string, sentAt: string) =>
    client.inbox.answer({ id: ThreadId.parse(id), answer: { ...said, text, sentAt: Instant.parse(sentAt) } })
  await answer('Vi kan inte svara om din granne här.', '2026-11-24T08:30:00.000Z')
  await answer('Ja, till klockan tolv.', '2026-11-24T10:00:00.000Z')
  const packaged = async (withSecret: 'leave-out' | 'include-marked') => {
    const scope = { ...EVERYTHING, unfinished: 'include', withSecret } as const
    const { folder } = await createExport(ctx(), scope, { format: 'eark-erms-3', delivery: null })
    const data = join(dir, folder ?? '', 'representations', 'rep1', 'data')
    const erms = await readFile(join(data, 'erms-records.xml'), 'utf8')
    const { messages: all } = JSON.parse(await readFile(join(data, 'records.json'), 'utf8'))
    return { erms, said: new Map(all.map((each: { id: string }) => [each.id, each])) }
  }
  const [first = '', second] = messages
  const before = await packaged('leave-out')
  expect(before.said.get(first)).toMatchObject({
    answers: [{ text: 'Vi kan inte svara om din granne här.' }]
  })
  expect(before.said.get(second)).toMatchObject({ answers: [{ text: 'Ja, till klockan tolv.' }] })
  expect(before.erms).toContain('Vi kan inte svara om din granne här.')

  const record = { kind: 'message', id: first } as const
  await client.secrecy.mark({ record, paragraph: PARAGRAPH, note: null })
  const after = await packaged('leave-out')
  expect(after.said.has(first)).toBe(false)
  expect(after.said.get(second)).toMatchObject({ answers: [], answersLeftOutAsSecret: 1 })
  expect(after.erms).not.toMatch(/din granne här|klockan tolv/)
  const along = await packaged('include-marked')
  expect(along.said.get(first)).toMatchObject({ answers: [{ text: 'Vi kan inte svara om din granne här.' }] })
})
