// Ways around a mark (P5): what leads to a record of a channel that is hidden, what is told while it happens, files of a page by their digests, and words
// in names, reasons and answers of the diary, for whoever may not see them, and in what leaves.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import PostalMime from 'postal-mime'
import { beforeEach, expect, it } from 'vitest'
import { EVERYTHING } from '#shared/export.ts'
import { type ActorId, CaptureId, type ChannelId, type CommentId, MessageId, RunId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { insertRun } from '../../electron/core/captures/captures/run-queries.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { addReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { OneUserAtATime } from '../helpers/one-user-at-a-time.ts'
import { TAKEN } from '../helpers/taken.ts'

const PARAGRAPH = 'OSL 26 kap. 1 §'
const SECRET = 'Flickan Tindra Ödlegren bor hos Palmira Svalbo i Rödby sedan maj'
const NAMED = 'Flickan Tindra Ödlegren bor hos Palmira Svalbo'
const TELLS = /dlegren|Svalbo/

let dir: string
let users: OneUserAtATime
let client: Client
let [hidden, named]: ChannelId[] = []
let secret: MessageId
let inHidden: MessageId
let beside: CommentId

const ctx = () => {
  if (users.session === undefined) throw new Error('nobody has the archive open')
  return users.session.need().ctx
}
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string }) => error.code)
const mark = (kind: 'channel' | 'message', id: string) =>
  client.secrecy.mark({ record: { kind, id }, paragraph: PARAGRAPH, note: null })

beforeEach(async () => {
  dir = join(await temporaryFolder(), 'arkiv')
  users = new OneUserAtATime(dir)
  const founder = createSession({ ...openOptions(), actor: 'allt' })
  await founder.create(dir, 'Norrby kommun')
  const first: Client = createRouterClient(founder.router, { context: {} })
  for (const role of ROLES)
    await first.users.save({ osUser: role, name: `användare ${role}`, personId: null, roles: [role] })
  const { id: departmentId } = await first.departments.add({ name: 'Social', mailbox: null })
  const { id: responsibleId } = await first.people.add({ name: 'Åsa', email: null, departmentId })
  const register = async (name: string, path: string) =>
    (
      await first.channels.register({
        ...{ platform: 'facebook', name, addresses: [`https://flode.example/${path}`] },
        ...{ departmentId, responsibleId, purpose: 'Nyheter', dialogue: true, mandate: null }
      })
    ).id
  hidden = await register('Kvinnojouren Doldavägen', 'dold')
  named = await register(NAMED, 'namn')
  await founder.close()
  client = await users.as('allt')
  const paste = async (channelId: ChannelId, text: string) => {
    const written = { senderName: 'Eva Ek', senderAddress: null, receivedAt: null }
    return MessageId.parse((await client.messages.paste({ ...written, channelId, text })).id)
  }
  secret = await paste(named as ChannelId, SECRET)
  inHidden = await paste(hidden as ChannelId, 'Var finns ni?')
  beside = await commentIn(ctx(), named as ChannelId, 'verified', { ...SHOWN, text: 'Fint väder' })
})

const as = (user: Role | 'nobody') => users.as(user)

it('a moderator meets nothing of a channel that is marked, whatever leads there', async () => {
  const { id } = await client.disclosures.open({
    draft: {
      ...{ reference: null, about: 'Allt', requestedAt: (await client.archive.status()).createdAt },
      ...{ receiver: 'party', basis: 'OSL 10 kap. 3 §' }
    }
  })
  await mark('channel', hidden ?? '')
  await client.disclosures.addRecords({ id, records: [{ kind: 'message', id: inHidden }] })
  const moderator = await as('moderator')
  expect(await codeOf(moderator.messages.find({ id: inHidden }))).toBe('record-secret')
  expect(JSON.stringify(await moderator.secrecy.unregistered())).not.toContain('Doldavägen')
  expect((await moderator.disclosures.find({ id })).records).toEqual([])
  expect(await codeOf(moderator.disclosures.record({ id, position: 0 }))).toBe('record-secret')
  const officer = await as('records-officer')
  expect((await officer.disclosures.record({ id, position: 0 })).title).toContain('Doldavägen')
})

it('what happens to a marked channel is told to nobody who may not see it', async () => {
  await mark('channel', hidden ?? '')
  const heard = async (user: Role) => {
    const listener = await as(user)
    const events = await listener.archive.events()
    const told = events.next()
    const at = { runId: RunId.parse(crypto.randomUUID()), captureId: CaptureId.parse(crypto.randomUUID()) }
    const step = { kind: 'capture-step' as const, ...at, done: 0, total: 1, step: 'open' }
    const about = {
      channelId: hidden as ChannelId,
      channelName: 'Kvinnojouren Doldavägen',
      address: 'https://x.example/'
    }
    // The listener is there once it has asked.
    await new Promise(resolve => setTimeout(resolve, 50))
    ctx().events.publish('event', { ...step, ...about })
    ctx().events.publish('event', { kind: 'page-opening' })
    return ((await told).value as { kind: string } | undefined)?.kind
  }
  expect(await heard('administrator')).toBe('page-opening')
  expect(await heard('moderator')).toBe('page-opening')
  expect(await heard('records-officer')).toBe('capture-step')
})

it('files of a page with secret words are not told by their digests, nor searched, for who may not see them', async () => {
  const page = await ctx().objects.put(Buffer.from(`<p>${SECRET}</p>`.padEnd(200)), 'text/html')
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'comment.seen-again', about: beside, objects: [page] })
    insertCommentFile(tx, beside, 'source', page.sha256)
  })
  await mark('message', secret)
  await client.secrecy.decideCarriers({
    records: [{ kind: 'comment', id: beside }],
    decision: { outcome: 'not-secret', because: 'Vädret' }
  })
  const roles = async (user: Role) =>
    (await (await as(user)).comments.find({ id: beside })).files.map(({ role }) => role)
  expect(await roles('records-officer')).toContain('source')
  expect(await roles('administrator')).not.toContain('source')
})

it('names, reasons and answers of the diary are cut of secret words, for who may not see them and in what leaves', async () => {
  const { id: exportId } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  const other = (
    await client.messages.paste({
      ...{ senderName: 'Bo', senderAddress: null, receivedAt: null, channelId: named as ChannelId },
      text: 'När öppnar ni?'
    })
  ).id
  const second = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  await client.receipts.enter({
    exportId: second.id,
    records: [{ kind: 'message', id: other }],
    facts: {
      ...{ receiver: 'diary', number: 'KS 2026/1', caseNumber: null, receivedOn: '2026-11-25' },
      receivedBy: SECRET
    }
  })
  expect(exportId).not.toBe(second.id)
  await mark('message', secret)
  // What the diary answered about it has the words: it is proposed, and may leave when a person says so.
  const records = [{ kind: 'message' as const, id: other }]
  expect(await client.secrecy.carriers({ record: null, onlyOpen: true })).toMatchObject([
    { kind: 'message', id: other, how: 'words', of: { id: secret } }
  ])
  await client.secrecy.decideCarriers({
    records,
    decision: { outcome: 'not-secret', because: 'Bara i kvittot' }
  })
  const route = { kind: 'copied' as const, mailbox: 'kansli@norrby.example' }
  await client.messages.route({ id: MessageId.parse(other), route })
  const { eml } = await client.messages.mail({ id: MessageId.parse(other) })
  const read = await PostalMime.parse(eml)
  expect(read.subject).toBe(`Direktmeddelande till [${PARAGRAPH}]`)
  expect(read.text).not.toMatch(TELLS)
  const { folder } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
  const text = await readFile(join(dir, folder ?? '', 'data', 'records.json'), 'utf8')
  expect(text).toContain('När öppnar ni?')
  expect(text).not.toMatch(TELLS)
  const refused = { code: 'secret-words' }
  for (const call of [
    client.exports.saveReceiver({
      ...{
        name: NAMED,
        format: 'bagit',
        onlyNew: false,
        into: null,
        withSecret: 'leave-out',
        receiver: 'diary'
      }
    } as never),
    client.retention.placeHold({ on: { scope: 'everything' }, because: SECRET } as never)
  ])
    await expect(call).rejects.toMatchObject(refused)
  ctx().db.transact(tx => {
    record(tx, ctx(), { act: 'run.started', about: null })
    insertRun(tx, {
      ...{
        id: RunId.parse(crypto.randomUUID()),
        kind: 'single',
        period: '2026-H2',
        departmentId: null,
        reason: SECRET
      },
      ...{ total: 0, startedAt: ctx().clock.now(), acceptBadCertificates: false, viewport: null }
    })
  })
  for (const user of ['administrator', 'nobody'] as const) {
    const looker = await as(user)
    for (const answer of [
      await looker.channels.list({ retired: 'with' }),
      await looker.captures.runs({ limit: 9, after: null, state: null }),
      user === 'nobody' ? [] : await looker.receipts.list({ limit: 9, after: null } as never)
    ])
      expect(JSON.stringify(answer), user).not.toMatch(TELLS)
  }
  expect(JSON.stringify(await (await as('records-officer')).channels.list({ retired: 'with' }))).toMatch(
    TELLS
  )
})

it.each(['capture', 'message'] as const)(
  'a %s that the diary answers about with secret words while the mark is in force is kept in',
  async kind => {
    await mark('message', secret)
    const written = { senderName: 'Bo', senderAddress: null, receivedAt: null, text: 'När öppnar ni?' }
    const id =
      kind === 'message'
        ? (await client.messages.paste({ ...written, channelId: hidden as ChannelId })).id
        : (await enterCapture(ctx(), hidden as ChannelId, 'https://flode.example/dold', 'Öppet i dag')).id
    const proposed = () => client.secrecy.carriers({ record: null, onlyOpen: true })
    expect(await proposed()).toEqual([])
    const { id: exportId } = await createExport(ctx(), { ...EVERYTHING, unfinished: 'include' })
    // In its own file: a person who enters it is refused.
    const source = await ctx().objects.put(Buffer.from('svaret'), 'text/csv')
    const facts = {
      receiver: 'diary',
      number: 'KS 2026/1',
      caseNumber: null,
      receivedOn: '2026-11-25'
    } as const
    ctx().db.transact(tx =>
      addReceipt(tx, ctx(), {
        ...{ exportId, covered: [{ kind, id } as RecordRef], way: 'file', source },
        facts: { ...facts, receivedBy: SECRET }
      })
    )
    expect(await proposed()).toMatchObject([{ kind, id, how: 'words', of: { id: secret } }])
    expect(await client.exports.propose({ ...EVERYTHING, unfinished: 'include' })).toMatchObject({
      carriers: 1
    })
  }
)

it('who has written in a marked channel alone is not found by who may not see it, nor counted for what they wrote there', async () => {
  const take = (channelId: ChannelId | undefined, name: string, text: string) =>
    client.comments.take({
      ...{ ...TAKEN, channelId: channelId as ChannelId, text, plain: text, html: null },
      author: { name, handle: null, profile: `https://flode.example/${name.length}`, email: null, ip: null }
    })
  await take(hidden, 'Elvira Mossdunge', 'Hej')
  await take(hidden, 'Bo Ek', 'Hallå')
  await take(named, 'Bo Ek', 'Fint')
  const [sender] = await client.comments.people({ search: 'mossdunge' })
  await mark('channel', hidden as ChannelId)
  const found = async (role: Role, search: string) =>
    (await (await as(role)).comments.people({ search })).map(each => each.comments)
  expect(await found('records-officer', 'mossdunge')).toEqual([1])
  expect(await found('moderator', 'mossdunge')).toEqual([])
  expect(await found('records-officer', 'Bo Ek')).toEqual([2])
  expect(await found('moderator', 'Bo Ek')).toEqual([1])
  const moderator = await as('moderator')
  expect(await codeOf(moderator.comments.person({ id: sender?.id as ActorId }))).toBe('record-secret')
})
