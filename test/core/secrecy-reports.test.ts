// A reader's report of something that is marked as secret (P5): whoever reads it learns what stands there, so that it is kept in everywhere until
// somebody has decided, and then is shown everywhere, without what it is about.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { beforeEach, expect, it } from 'vitest'
import type { ChannelId, CommentId, MessageId } from '#shared/ids.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { OneUserAtATime } from '../helpers/one-user-at-a-time.ts'

const WORDS = 'Skyddad person omnämns. Ta bort den.'
const WHOLE = { channelIds: null, from: null, to: null, unfinished: 'include', format: 'bagit' } as const

let users: OneUserAtATime
let dir: string
let channelId: ChannelId
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
  channelId = id
  comment = await commentIn(founder.need().ctx, channelId, 'verified', {
    ...{ ...SHOWN, text: 'Min granne Viola bor sedan i mars på Kvastgatan sju i Älvåsa' }
  })
  await founder.close()
})

const as = (user: Role | 'allt') => users.as(user)
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string }) => error.code)
const about = () => ({ kind: 'comment', id: comment }) as const
const mark = (client: Client) =>
  client.secrecy.mark({ record: about(), paragraph: 'OSL 21 kap. 3 §', note: null })
const take = async (client: Client, address: string | null = null): Promise<MessageId> => {
  const record = address === null ? about() : null
  const told = { channelId, matter: 'personal-data', way: 'phone', record, address } as const
  const { id } = await client.reports.take({
    ...told,
    senderName: 'Nils',
    senderAddress: null,
    receivedAt: null,
    text: WORDS
  })
  return id
}

/** Where somebody with this role meets the report. */
async function metBy(role: Role, id: MessageId) {
  const client = await as(role)
  const ids = (rows: readonly { readonly id: string }[]) => rows.some(row => row.id === id)
  const paging = { limit: 50, after: null }
  return {
    reports: ids((await client.reports.list({ channelId: null, state: null, ...paging })).items),
    messages: ids((await client.messages.list({ channelId: null, state: null, ...paging })).items),
    inbox: ids(
      (await client.inbox.list({ which: 'all', channelId: null, handler: null, reports: null, ...paging }))
        .items
    ),
    message: (await codeOf(client.messages.find({ id }))) === 'let in',
    decisions: (await codeOf(client.reports.decisions({ id }))) === 'let in'
  }
}
const EVERYWHERE = { reports: true, messages: true, inbox: true, message: true, decisions: true }
const NOWHERE = { reports: false, messages: false, inbox: false, message: false, decisions: false }

it.each(['before', 'after'] as const)(
  'is kept in everywhere when it came %s the mark, and is told of',
  async when => {
    const client = await as('allt')
    const early = when === 'before' ? await take(client) : null
    const marked = await mark(client)
    const id = early ?? (await take(client))
    const carriers = await client.secrecy.carriers({ record: about() })
    expect(carriers).toMatchObject([{ id, how: 'about', foundIn: ['said'], outcome: null }])
    if (early !== null) expect(marked.carriers).toEqual(carriers)
    expect(await metBy('administrator', id)).toEqual(NOWHERE)
    expect(await metBy('records-officer', id)).toEqual(EVERYWHERE)
  }
)

it.each(['before', 'after'] as const)(
  'is so when it has the link, written otherwise, and came %s it',
  async when => {
    const client = await as('allt')
    const written = 'http://www.flode.example/inlagg/1/?utm_source=brev&kommentar=2'
    const early = when === 'before' ? await take(client, written) : null
    await mark(client)
    const id = early ?? (await take(client, written))
    await take(client, 'https://flode.example/inlagg/1?kommentar=3')
    expect(await client.secrecy.carriers({ record: about() })).toMatchObject([{ id, how: 'about' }])
    expect(await metBy('administrator', id)).toEqual(NOWHERE)
  }
)

it('is shown everywhere when somebody has decided that it may be, without what it is about, and goes along so', async () => {
  const client = await as('allt')
  const id = await take(client)
  await mark(client)
  await client.secrecy.decideCarriers({
    records: [{ kind: 'message', id }],
    decision: { outcome: 'not-secret', because: 'Säger inget om vem' }
  })
  const { folder } = await client.exports.create({ ...WHOLE })
  const journal = await readFile(join(dir, String(folder), 'data/journal.jsonl'), 'utf8')
  expect(journal).not.toContain(comment)
  const records = await readFile(join(dir, String(folder), 'data/records.json'), 'utf8')
  expect(records).toContain(WORDS)
  expect(records).not.toContain(comment)
  expect(await metBy('administrator', id)).toEqual(EVERYWHERE)
  const seen = await (await as('administrator')).reports.list({
    channelId: null,
    state: null,
    limit: 9,
    after: null
  })
  expect(seen.items).toMatchObject([{ id, record: null }])
})

it('is let go with the mark', async () => {
  const client = await as('allt')
  const id = await take(client)
  await mark(client)
  const { released } = await client.secrecy.lift({ record: about(), because: 'Fel kommentar' })
  expect(released).toMatchObject([{ kind: 'message', id }])
  expect(await metBy('administrator', id)).toEqual(EVERYWHERE)
})
