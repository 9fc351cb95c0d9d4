// Who wrote what is marked (P5): a neighbour that only names them is proposed as what holds the words is, and leaves nothing until somebody has
// decided.
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { beforeEach, expect, it } from 'vitest'
import { EVERYTHING } from '#shared/export.ts'
import { type ChannelId, CommentId, Instant, ThreadId } from '#shared/ids.ts'
import type { SecretRef } from '#shared/secrecy.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { insertComment, insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { verifyComment } from '../../electron/core/comments/comments/order.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { REMOVE, SHOWN, saveComment } from '../helpers/comments.ts'
import { OneUserAtATime } from '../helpers/one-user-at-a-time.ts'
import { TAKEN } from '../helpers/taken.ts'
import { newConversation } from './exports-archive.ts'

const PARAGRAPH = 'OSL 23 kap. 5 §'
const WRITER = 'Bertolda Smultronfors'
const SECRET = 'Min son har fått utredningen om sin skolgång kastad i papperskorgen'
const NAMING = `${WRITER}, det där får du inte skriva!`

let dir: string
let users: OneUserAtATime
let client: Client
let [channel, other]: ChannelId[] = []

beforeEach(async () => {
  dir = join(await temporaryFolder(), 'arkiv')
  users = new OneUserAtATime(dir)
  const founder = createSession({ ...openOptions(), actor: 'allt' })
  await founder.create(dir, 'Norrby kommun')
  const first: Client = createRouterClient(founder.router, { context: {} })
  await first.users.save({ osUser: 'administrator', name: 'Adm', personId: null, roles: ['administrator'] })
  const { id: departmentId } = await first.departments.add({ name: 'Skola', mailbox: null })
  const { id: responsibleId } = await first.people.add({ name: 'Åsa', email: null, departmentId })
  const register = async (name: string) =>
    (
      await first.channels.register({
        ...{ platform: 'facebook', name, addresses: [`https://flode.example/${name}`] },
        ...{ departmentId, responsibleId, purpose: 'Nyheter', dialogue: true, mandate: null }
      })
    ).id
  channel = await register('skolan')
  other = await register('badet')
  await founder.close()
  client = await users.as('allt')
})

const ctx = () => {
  if (users.session === undefined) throw new Error('nobody has the archive open')
  return users.session.need().ctx
}

/** A comment under a post, saved and read back. */
async function write(
  text: string,
  { by = 'Sven Rak', post = 1, inChannel = channel as ChannelId } = {}
): Promise<CommentId> {
  const id = CommentId.parse(randomUUID())
  const address = `https://flode.example/inlagg/${post}#${id}`
  ctx().db.transact(tx => {
    insertComment(tx, {
      ...{ id, channelId: inChannel, method: 'page', address, selector: null },
      noticedAt: ctx().clock.now()
    })
    record(tx, ctx(), { act: 'comment.noticed', about: id })
  })
  await saveComment(ctx(), id, { ...SHOWN, text, authorName: by, authorAddress: null, permalink: address })
  await verifyComment(ctx(), id)
  return id
}

const mark = (record: SecretRef) => client.secrecy.mark({ record, paragraph: PARAGRAPH, note: null })
const named = (carriers: readonly { id: string; how: string; foundIn: readonly string[] }[]) =>
  carriers.filter(({ how }) => how === 'named').map(({ id, foundIn }) => [id, foundIn])

/** All that a package says, byte by byte. */
async function packaged(): Promise<string> {
  const { folder } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  const root = join(dir, folder ?? '')
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter(each => each.isFile()).map(each => join(each.parentPath, each.name))
  return (await Promise.all(files.map(file => readFile(file, 'latin1')))).join('\n')
}
const latin = (text: string) => Buffer.from(text).toString('latin1')

it('is proposed where a reply names who wrote the marked comment, and in no package until it is decided', async () => {
  const secret = await write(SECRET, { by: WRITER })
  const reply = await write(NAMING, { post: 2 })
  const genitive = await write(`Läs ${WRITER}' ord; Bertolda Smultronforss son går där`, { post: 2 })
  const said = await write('Bra att det kommer fram.', { post: 2 })
  const elsewhere = await write(NAMING, { inChannel: other as ChannelId })

  const { carriers, waiting } = await mark({ kind: 'comment', id: secret })
  expect(named(carriers).toSorted()).toEqual(
    [
      [reply, ['provenance', 'said']],
      [genitive, ['provenance', 'said']]
    ].toSorted()
  )
  expect(waiting).toBe(0)
  expect((await client.archive.status()).carriersOpen).toBe(2)
  const everything = await packaged()
  expect(everything).toContain(latin('Bra att det kommer fram'))
  // In another channel the same name may be anybody's.
  expect(everything.match(/Smultronfors/g)?.length).toBeGreaterThan(0)
  await mark({ kind: 'comment', id: elsewhere })
  expect(await packaged()).not.toContain('Smultronfors')

  const administrator = await users.as('administrator')
  const listed = await administrator.comments.list({ channelId: null, state: null, limit: 50, after: null })
  expect(listed.items.map(({ id }) => id)).toEqual([said])
  client = await users.as('allt')
  await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: reply }],
    decision: { outcome: 'not-secret', because: 'Säger inget om vad som skrevs' }
  })
  expect(await packaged()).toContain(latin(NAMING))
})

it('is proposed where the last name stands first', async () => {
  const secret = await write(SECRET, { by: WRITER })
  const listed = await write('Smultronfors, Bertolda har fått svar', { post: 2 })
  const genitive = await write('Se Smultronfors Bertoldas svar', { post: 2 })
  await write('Smultronfors ligger fint, sade Bertolda', { post: 2 })
  const { carriers } = await mark({ kind: 'comment', id: secret })
  expect(
    named(carriers)
      .map(([id]) => id)
      .toSorted()
  ).toEqual([listed, genitive].toSorted())
})

it('is a part of the name under the same post or in the same conversation, also of what comes in later', async () => {
  const secret = await write(SECRET, { by: WRITER })
  const first = await write('Men Bertolda, nu lugnar vi oss.')
  const far = await write('Bertolda är ett fint namn på en ko.', { post: 2 })
  const { carriers } = await mark({ kind: 'comment', id: secret })
  expect(named(carriers)).toEqual([[first, ['said']]])
  const later = await write('Jag håller med Smultronfors!')
  const neither = await write('Jag håller med.')
  const open = await client.secrecy.carriers({ record: { kind: 'comment', id: secret }, onlyOpen: true })
  expect(named(open).map(([id]) => id)).toEqual(expect.arrayContaining([first, later]))
  expect(open.map(({ id }) => id)).not.toContain(neither)
  expect(open.map(({ id }) => id)).not.toContain(far)
})

it('is an own answer in the conversation, by its greeting, its heading or what was noted as the answer', async () => {
  const talk = (title: string | null, answer: string) => {
    const [id, asked, answered] = [randomUUID(), randomUUID(), randomUUID()]
    ctx().db.transact(tx => {
      record(tx, ctx(), { act: 'message.taken-in', about: asked })
      tx.prepare(
        `INSERT INTO conversation (id, channel_id, platform, native_id, title, folder) VALUES (?, ?, 'facebook', ?, ?, 'inbox')`
      ).run(id, channel, id, title)
      for (const [message, direction, by, text] of [
        [asked, 'in', WRITER, `${SECRET} (${id})`],
        [answered, 'out', 'Norrby kommun', answer]
      ] as const)
        tx.prepare(
          `INSERT INTO message (id, channel_id, conversation_id, kind, direction, state, method, sender_name, dedupe_key, created_at,
             created_basis, received_at, taken_in_at, taken_in_by, text)
           VALUES (@message, @channel, @id, 'dm', @direction, @state, 'export', @by, @message, @at, 'utc', @received, @at, 'test', @text)`
        ).run({
          ...{ message, channel, id, direction, by, text, at: '2026-11-24T08:00:00.000Z' },
          state: direction === 'in' ? 'undecided' : 'sent',
          received: direction === 'in' ? '2026-11-24T08:00:00.000Z' : null
        })
    })
    return { id, asked, answered }
  }
  const [greeting, heading, none] = [
    talk(null, 'Hej Bertolda! Vi återkommer.'),
    talk(WRITER, 'Vi återkommer.'),
    talk(null, 'Vi återkommer.')
  ]
  for (const { asked } of [greeting, heading, none]) await mark({ kind: 'message', id: asked })
  const open = named(await client.secrecy.carriers({ record: null, onlyOpen: true })).map(([id]) => id)
  expect(open).toEqual(expect.arrayContaining([greeting.answered, heading.answered]))
  expect(open).not.toContain(none.answered)
  await client.inbox.answer({
    id: ThreadId.parse(none.id),
    answer: {
      ...({ kind: 'answered', sentBy: 'Åsa Ek', sentWhere: 'kanalen', text: 'Svar till Bertolda' } as const),
      sentAt: Instant.parse('2026-11-24T10:00:00.000Z')
    }
  })
  const since = named(await client.secrecy.carriers({ record: null, onlyOpen: true })).map(([id]) => id)
  expect(since).toContain(none.answered)
})

it('is what a person types about another record, such as why it was decided', async () => {
  const secret = await write(SECRET, { by: WRITER })
  const reply = await write('Skärp dig!')
  await client.comments.decide({ id: reply, decision: REMOVE })
  const beside = await write('Hej hopp')
  await mark({ kind: 'comment', id: secret })
  expect(named(await client.secrecy.carriers({ record: null, onlyOpen: true }))).toEqual([])
  await client.comments.decide({ id: beside, decision: { ...REMOVE, note: 'svar till Bertolda' } })
  expect(named(await client.secrecy.carriers({ record: null, onlyOpen: true }))).toEqual([[beside, ['said']]])
})

it('is the page in which only the name is left, unless the same person wrote there openly', async () => {
  const secret = await write(SECRET, { by: WRITER })
  const page = (text: string) =>
    enterCapture(ctx(), channel as ChannelId, 'https://flode.example/skolan', text)
  const { id: capture } = await page(`Skolan\nSven Rak\n${NAMING}\nGilla Svara`)
  const beside = await write('Fint väder', { post: 3 })
  await write('Hej hopp i det gröna', { post: 3 })
  const file = await ctx().objects.put(
    Buffer.from(`<p>Sven Rak</p><p>${NAMING}</p><p>Lisa</p><p>Fint väder</p>`.padEnd(200)),
    'text/html'
  )
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: beside, objects: [file] })
    insertCommentFile(tx, beside, 'source', file.sha256)
  })
  const { carriers } = await mark({ kind: 'comment', id: secret })
  expect(named(carriers).toSorted()).toEqual(
    [
      [capture, ['text']],
      [beside, ['source']]
    ].toSorted()
  )
  expect(await packaged()).not.toContain('Smultronfors')
  // The comment may go, and the page around it stays.
  await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: beside }],
    decision: { outcome: 'not-secret', because: 'Vädret' }
  })
  const left = await packaged()
  expect(left).toContain(latin('Fint väder'))
  expect(left).not.toContain('Smultronfors')

  // Whoever writes openly too is named by any page: only what people write is asked about then.
  const again = await write('Vad glad jag blir av bilderna', { by: WRITER, post: 4 })
  const { id: newer } = await page(`Skolan\n${WRITER}\nVad glad jag blir av bilderna`)
  const reply = await write(NAMING, { post: 4 })
  const open = await client.secrecy.carriers({ record: { kind: 'comment', id: secret }, onlyOpen: true })
  expect(open.map(({ id }) => id)).toContain(reply)
  expect(open.map(({ id }) => id)).not.toContain(newer)
  expect(open.map(({ id }) => id)).not.toContain(again)
})

it('is a short name too, that the index of words does not hold', async () => {
  const secret = await write(SECRET, { by: 'Bo Ek' })
  const { messages } = newConversation(ctx(), channel as ChannelId, [
    ['in', 'Det var väl Bo Ek som skrev det där?', '2026-11-24T08:00:00.000Z'],
    ['in', 'Bordet är av ek.', '2026-11-24T08:00:00.000Z']
  ])
  const { carriers } = await mark({ kind: 'comment', id: secret })
  expect(named(carriers)).toEqual([[messages[0], ['said']]])
})

/** A message that somebody sent by mail, or told of in another way. */
async function letter(text: string, { from = null as string | null, inChannel = channel as ChannelId } = {}) {
  const paste = { channelId: inChannel, senderName: 'Okänd', senderAddress: from, receivedAt: null, text }
  return (await client.messages.paste(paste)).id
}

it('is the e-mail address, in every channel, also in what comes in later', async () => {
  const address = 'bertolda.smultronfors@brev.example'
  const secret = await letter(SECRET, { from: address })
  const reply = await write(`Skriv till ${address} så får ni veta.`, { post: 2 })
  const escaped = await letter('Se mailto:Bertolda%2ESmultronfors%40brev.example', { from: 'olle@x.example' })
  const elsewhere = await letter(`Hon nås på ${address.toUpperCase()}.`, { inChannel: other as ChannelId })
  const { id: page } = await enterCapture(
    ...([ctx(), other as ChannelId, 'https://flode.example/badet', `Kontakt: ${address}`] as const)
  )
  await write('Skriv till smultronfors@brev.example', { post: 2 })
  await letter(`Jag som skriver är ${address}`, { from: address, inChannel: other as ChannelId })
  const { carriers } = await mark({ kind: 'message', id: secret })
  const ids = named(carriers).map(([id]) => id)
  expect(ids).toEqual(expect.arrayContaining([reply, escaped, elsewhere]))
  expect(ids).toHaveLength(3)
  // What was sent openly from there names it in every page: only what people write is asked about.
  expect(ids).not.toContain(page)
  const later = await write(`Fråga ${address}`, { post: 3, inChannel: other as ChannelId })
  const open = await client.secrecy.carriers({ record: null, onlyOpen: true })
  expect(named(open).map(([id]) => id)).toContain(later)
})

it('is the address in a page of another channel, where nothing was sent openly from it', async () => {
  const secret = await letter(SECRET, { from: 'smultron@brev.example' })
  const { id: page } = await enterCapture(
    ...([ctx(), other as ChannelId, 'https://flode.example/badet', 'Kontakt: smultron@brev.example'] as const)
  )
  const { carriers } = await mark({ kind: 'message', id: secret })
  expect(named(carriers)).toEqual([[page, ['text']]])
})

it.each([
  ['a mailbox that many write from', 'no-reply@flode.example'],
  ['the authority’s own mailbox', 'skolan@norrby.example'],
  ['somebody of the register', 'Asa.Ek@norrby.example']
])('is not the address of %s', async (_, from) => {
  const administrator = await users.as('administrator')
  const [department] = await administrator.departments.list()
  if (department === undefined) throw new Error('no department')
  const { id: departmentId, name } = department
  await administrator.departments.edit({
    id: departmentId,
    changes: { name, mailbox: 'skolan@norrby.example' }
  })
  await administrator.people.add({ name: 'Åsa Ek', email: 'asa.ek@norrby.example', departmentId })
  client = await users.as('allt')
  const secret = await letter(SECRET, { from })
  await write(`Skickat från ${from}`, { post: 2 })
  const { carriers } = await mark({ kind: 'message', id: secret })
  expect(named(carriers)).toEqual([])
})

it('goes through two marked records that quote each other once, and is done', async () => {
  // Taken in, and so in the index of words.
  const take = async (text: string, name: string) => {
    const author = { ...TAKEN.author, name }
    return (await takeComment(ctx(), { ...TAKEN, channelId: channel as ChannelId, text, author })).id
  }
  const first = await take(SECRET, WRITER)
  const second = await take(`Du skriver: ${SECRET}. Det är inte sant, och det vet du mycket väl.`, 'Sven Rak')
  const third = await take(`${SECRET}, sade hon. Det är inte sant, och det vet du mycket väl.`, 'Lisa Ö')
  await mark({ kind: 'comment', id: first })
  expect((await mark({ kind: 'comment', id: second })).waiting).toBe(0)
  const of = await client.secrecy.carriers({ record: { kind: 'comment', id: third }, onlyOpen: true })
  expect(of).toHaveLength(2)
  // Something is said of one of them, which is looked through by itself: each would lead to the other for ever.
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: first })
    tx.prepare(`INSERT INTO carrier_todo (kind, record_id) VALUES ('comment', ?)`).run(first)
  })
  await client.archive.status()
  await client.comments.find({ id: first })
  expect(ctx().db.read.prepare('SELECT count(*) AS n FROM carrier_todo').get()).toEqual({ n: 0 })
})
