// Secrecy marks (P5) on every kind of record, against every way in which a record is shown or leaves.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { beforeEach, expect, it } from 'vitest'
import { type Contract, contract } from '#shared/contract.ts'
import { DepartmentId, DisclosureId, Sha256 } from '#shared/ids.ts'
import { isAllowed, type Method, ruleOf } from '#shared/rules.ts'
import { maySee, SecrecyKind } from '#shared/secrecy.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { type OneOfEach, oneOfEach } from '../helpers/one-of-each.ts'
import { OneUserAtATime } from '../helpers/one-user-at-a-time.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { apply, HEAD, readRows } from '../helpers/register-import.ts'

const KINDS = SecrecyKind.options
const PARAGRAPH = 'OSL 22 kap. 1 §'

let dir: string
let made: OneOfEach
let users: OneUserAtATime

const as = (user: Role | 'allt') => users.as(user)

beforeEach(async () => {
  const folder = await temporaryFolder()
  dir = join(folder, 'arkiv')
  users = new OneUserAtATime(dir)
  const founder = createSession({ ...openOptions(), actor: 'allt' })
  await founder.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(founder.router, { context: {} })
  for (const role of ROLES)
    await client.users.save({ osUser: role, name: `användare ${role}`, personId: null, roles: [role] })
  made = await oneOfEach(founder, client, join(folder, 'filer'))
  await founder.close()
})

const of = (kind: SecrecyKind) => made[kind].id
const paged = { limit: 50, after: null }

/** Every method that lists or finds, with what it is asked. Words are looked for one record at a time. */
const READS = (): readonly (readonly [Method, unknown])[] => [
  ['accounts.list', { channelId: null }],
  ['alerts.list', { view: 'all', kind: null, channelId: null, ...paged }],
  ['alerts.subscriptions', undefined],
  ['attestations.list', { departmentId: null, ...paged }],
  ['attestations.status', undefined],
  ['backups.list', undefined],
  ['captures.list', { channelId: null, runId: null, ...paged }],
  ['captures.newest', undefined],
  ['channels.list', { retired: 'with' }],
  ['channels.lackingMandate', undefined],
  ['checklists.list', undefined],
  ['checklists.missing', undefined],
  ['comments.list', { channelId: null, state: null, ...paged }],
  ['comments.people', { search: made.sender.words }],
  ['consents.list', undefined],
  ['coverage.halfYear', { period: null }],
  ['credentials.list', { channelId: null }],
  ['credentials.keys', undefined],
  ['deadlines.waiting', undefined],
  ['departments.list', undefined],
  ['departments.merges', undefined],
  ['disclosures.list', paged],
  ['disposal.list', undefined],
  ['exports.list', undefined],
  [
    'exports.selection',
    { scope: { channelIds: null, from: null, to: null, withSecret: 'include-marked' }, ...paged }
  ],
  ['imports.list', { channelId: null, ...paged }],
  ['inbox.list', { which: 'all', channelId: null, handler: null, ...paged }],
  ['journal.list', { about: null, ...paged }],
  ['mailboxes.list', { channelId: null }],
  ['messages.list', { channelId: null, state: null, ...paged }],
  ['outbox.list', { state: null, messageId: null, ...paged }],
  ['people.list', undefined],
  ['people.merges', undefined],
  ['posts.list', { channelId: made.open, ...paged }],
  ['processing.list', undefined],
  ['profiles.list', undefined],
  ['publicList.preview', undefined],
  ['readings.list', { channelId: made.open }],
  ['receipts.list', paged],
  ['registerHistory.list', { about: null, ...paged }],
  ['registerImport.list', paged],
  ['reports.list', { channelId: null, state: null, ...paged }],
  ['retention.holds', undefined],
  ['retention.rules', undefined],
  ['rounds.list', undefined],
  ['timestamps.list', paged],
  ['users.list', undefined],
  ['watch.overview', undefined],
  ['webhooks.list', undefined],
  ['websites.list', undefined],
  ...KINDS.filter(kind => made[kind].words !== made[kind].id).map(
    kind => ['search.find', { words: made[kind].words, ...paged }] as const
  )
]

const ask = (client: Client, method: Method, input: unknown): Promise<unknown> => {
  const [noun = '', verb = ''] = method.split('.')
  return (client[noun as keyof Contract][verb as never] as (input: unknown) => Promise<unknown>)(input)
}

/** The kinds that some list, search or look-up tells of. */
async function seenBy(client: Client, roles: readonly Role[]): Promise<SecrecyKind[]> {
  const asked = READS().filter(([method]) => isAllowed(ruleOf(method) ?? [], roles))
  // The journal's lines name records by their ids, and hold nothing of them.
  const answers = await Promise.all(
    asked.map(async ([method, input]) => {
      const answer = await ask(client, method, input).catch(error =>
        expect.fail(`${method}: ${error.message}`)
      )
      return [method, JSON.stringify(answer)] as const
    })
  )
  const channels = await client.channels.list({ retired: 'with' })
  const around = await Promise.all(
    channels.flatMap(({ id }) => [
      client.channels.mandates({ id }),
      client.checklists.find({ channelId: id }).catch(() => null)
    ])
  )
  const said = [...answers.map(([, answer]) => answer), JSON.stringify(around)].join('\n')
  const ids = answers.filter(([method]) => method !== 'journal.list').map(([, answer]) => answer)
  const all = [...ids, JSON.stringify(around)].join('\n')
  // Who answers for a channel is named by id in the channel; the name is what is kept back.
  return KINDS.filter(
    kind =>
      (made[kind].words !== of(kind) && said.includes(made[kind].words)) ||
      (kind !== 'person' && all.includes(of(kind)))
  )
}

const markAll = async () => {
  const marker = await as('allt')
  for (const kind of KINDS)
    await marker.secrecy.mark({ record: { kind, id: of(kind) }, paragraph: PARAGRAPH, note: null })
  return marker
}
const codeOf = (call: Promise<unknown>) =>
  call.then(() => 'let in').catch((error: { code: string }) => error.code)

it('asks every list there is', () => {
  const asked = READS().map(([method]) => method)
  const lists = Object.entries(contract).flatMap(([noun, verbs]) =>
    Object.keys(verbs)
      .filter(verb => verb === 'list')
      .map(verb => `${noun}.${verb}` as Method)
  )
  // Whoever may read the marks sees every record.
  expect(lists.filter(method => !asked.includes(method))).toEqual(['secrecy.list'])
})

it.each(ROLES)(
  'keeps every kind of record from lists, searches and look-ups for who may not see it: %s',
  async role => {
    const before = await as(role)
    expect(await seenBy(before, [role])).toEqual(KINDS)
    await markAll()
    const client = await as(role)
    expect(await seenBy(client, [role])).toEqual(KINDS.filter(kind => maySee(kind, [role])))
    const finds: readonly (readonly [SecrecyKind, Promise<unknown>])[] = [
      ['channel', client.channels.find({ id: of('channel') as never })],
      ['capture', client.captures.find({ id: of('capture') as never })],
      ['comment', client.comments.find({ id: of('comment') as never })],
      ['sender', client.comments.person({ id: of('sender') as never })],
      ['message', client.messages.find({ id: of('message') as never })],
      ['conversation', client.inbox.find({ id: of('conversation') as never })],
      ['import', client.imports.find({ id: of('import') as never })],
      ['mail', client.outbox.find({ id: of('mail') as never })],
      ['package', client.exports.find({ id: of('package') as never })],
      ['disclosure', client.disclosures.find({ id: of('disclosure') as never })],
      ['department', client.attestations.part({ departmentId: of('department') as never })]
    ]
    for (const [kind, found] of finds)
      expect([kind, await codeOf(found)]).toEqual([kind, maySee(kind, [role]) ? 'let in' : 'record-secret'])
  }
)

it('holds no capture against a secret one before it for who may not see that, also where nobody named it', async () => {
  const client = await as('allt')
  const ctx = users.session?.need().ctx
  if (ctx === undefined) throw new Error('no session')
  const later = await enterCapture(ctx, made.open, 'https://flode.example/dold-sida', 'nyasidan')
  const asked = { id: later.id as never, other: null }
  expect(JSON.stringify(await client.captures.compare(asked))).toContain('doltordisidan')
  await client.secrecy.mark({
    record: { kind: 'capture', id: of('capture') as never },
    ...{ paragraph: PARAGRAPH, note: null }
  })
  for (const role of [...ROLES, 'okänd' as Role])
    expect([role, await codeOf((await as(role)).captures.compare(asked))]).toEqual([
      role,
      maySee('capture', ROLES.includes(role) ? [role] : []) ? 'let in' : 'record-secret'
    ])
})

/** What leaves the archive as texts and files, whoever asks: the kinds that are told of in it. */
async function leaving(client: Client): Promise<SecrecyKind[]> {
  const out = await temporaryFolder()
  const departments = await client.departments.list()
  const idOf = (name: string) => DepartmentId.parse(departments.find(each => each.name === name)?.id)
  const printed = [
    client.coverage.report({ period: null, dir: out }),
    ...['Kultur', 'Dolda enheten'].flatMap(name => [
      client.coverage.departmentReport({ period: null, departmentId: idOf(name), level: '2b', dir: out }),
      client.attestations.form({ departmentId: idOf(name), dir: out })
    ])
  ]
  await Promise.all(printed.map(each => each.catch(() => null)))
  await client.publicList.publish({ dir: join(out) })
  const packed = await client.exports.create({
    channelIds: null,
    from: null,
    to: null,
    unfinished: 'include'
  })
  const told: string[] = []
  for (const name of await readdir(out)) {
    const bytes = await readFile(join(out, name))
    told.push(name.endsWith('.pdf') ? pdfPages(bytes).join(' ').replaceAll(/\s+/g, ' ') : bytes.toString())
  }
  for (const name of ['records.json', 'index.csv'])
    told.push(await readFile(join(dir, packed.folder ?? '', 'data', name), 'utf8'))
  const all = told.join('\n')
  return KINDS.filter(kind => all.includes(made[kind].words))
}

const LEAVE: readonly SecrecyKind[] = [
  ...([
    'department',
    'person',
    'channel',
    'website',
    'mandate',
    'attestation',
    'capture',
    'comment'
  ] as const),
  ...(['sender', 'message', 'conversation', 'package', 'receipt'] as const)
]

it('leaves every kind of record out of reports, forms, the public list and packages, whoever asks, until it is lifted', async () => {
  expect(await leaving(await as('allt'))).toEqual(KINDS.filter(kind => LEAVE.includes(kind)))
  const client = await markAll()
  expect(await leaving(client)).toEqual([])
  const id = DisclosureId.parse(
    (
      await client.disclosures.open({
        draft: { reference: null, about: 'Allt', requestedAt: '2026-11-25T08:00:00.000Z' as never }
      })
    ).id
  )
  for (const kind of ['capture', 'comment', 'message'] as const)
    expect(
      await codeOf(client.disclosures.addRecords({ id, records: [{ kind, id: of(kind) }] as never }))
    ).toBe('record-may-not-leave')
  const out = await temporaryFolder()
  expect(await codeOf(client.documents.save({ sha256: Sha256.parse(of('document')), dir: out }))).toBe(
    'record-may-not-leave'
  )
  expect(await codeOf(client.captures.saveWacz({ id: of('capture') as never, dir: out }))).toBe(
    'record-may-not-leave'
  )
  expect(await readdir(out)).toEqual([])
  for (const kind of KINDS) await client.secrecy.lift({ record: { kind, id: of(kind) }, because: 'Prövad' })
  expect(await codeOf(client.documents.save({ sha256: Sha256.parse(of('document')), dir: out }))).toBe(
    'let in'
  )
})

it('lists every mark with what its record is called, for who sees all of them and nobody else', async () => {
  const rows = await (await markAll()).secrecy.list()
  expect(rows.map(({ record }) => record.kind).toSorted()).toEqual(KINDS.toSorted())
  const called = Object.fromEntries(rows.map(({ record, name, within }) => [record.kind, [name, within]]))
  const [kultur] = (await (await as('allt')).departments.list()).filter(({ name }) => name === 'Kultur')
  expect(called).toMatchObject({
    department: ['Dolda enheten', null],
    person: ['Perdita Hemlin', null],
    channel: ['Tyst kanal', null],
    website: ['Dold webbplats', null],
    mandate: ['Öppen kanal, 2026-01-01', made.open],
    credential: ['Öppen kanal, Dold inloggning', made.open],
    account: ['Öppen kanal, dolt-konto', made.open],
    attestation: ['Kultur, 2026-H2', kultur?.id],
    'checklist-answer': ['Öppen kanal, 2026-H2', made.open],
    consent: ['D.O.L.D.', null],
    capture: ['https://flode.example/dold-sida', null],
    sender: ['Örjan Ängström', null],
    message: ['Öppen kanal, Göran Ek', null],
    mail: ['dold@mottagare.example', null],
    receipt: ['DOLD 2026:1', of('package')],
    disclosure: ['Dold begäran', null],
    hold: ['Dolt skäl', null],
    document: ['dold-handling.pdf', made.open]
  })
  for (const role of ['moderator', 'administrator'] as const)
    expect(await codeOf((await as(role)).secrecy.list())).toBe('forbidden')
})

it('takes what is secret along when that is chosen, each with its paragraph', async () => {
  const client = await markAll()
  const packed = await client.exports.create({
    ...{ channelIds: null, from: null, to: null, unfinished: 'include', withSecret: 'include-marked' }
  })
  const records = JSON.parse(await readFile(join(dir, packed.folder ?? '', 'data', 'records.json'), 'utf8'))
  const all = Object.values(records).flat() as { id?: string; restriction?: { paragraph: string } | null }[]
  for (const kind of ['department', 'person', 'channel', 'capture', 'comment', 'message'] as const)
    expect([kind, all.find(each => each.id === of(kind))?.restriction?.paragraph]).toEqual([kind, PARAGRAPH])
})

it('lets a person be mentioned by the paragraph, and refuses whoever would change what they do not see', async () => {
  await markAll()
  const client = await as('administrator')
  const row = (await client.channels.list({ retired: 'with' })).find(each =>
    each.name.startsWith('Kanal som')
  )
  expect(row).toMatchObject({ responsibleName: `[${PARAGRAPH}]`, responsibleId: of('person') })
  if (row === undefined) throw new Error('the channel is hidden')
  const { platform, name, addresses, departmentId, responsibleId, dialogue } = row
  const changes = { platform, name, addresses, departmentId, responsibleId, dialogue, purpose: 'Annat' }
  await expect(client.channels.edit({ id: row.id, changes })).rejects.toMatchObject({
    code: 'record-secret',
    data: { roles: 'records-officer, archivist' }
  })
})

it('neither names a marked channel in a refusal, nor changes one by a spreadsheet, for who may not see it', async () => {
  const marker = await as('allt')
  const quiet = await marker.channels.find({ id: of('channel') as never })
  await marker.secrecy.mark({
    ...{ record: { kind: 'channel', id: of('channel') }, paragraph: PARAGRAPH, note: null }
  })
  const client = await as('administrator')
  const ctx = users.session?.need().ctx
  if (ctx === undefined) throw new Error('no session')
  const [address = ''] = quiet.addresses
  const { platform, departmentId, responsibleId, purpose, dialogue } = quiet
  const again = {
    platform,
    addresses: [address],
    departmentId,
    responsibleId,
    purpose,
    dialogue,
    mandate: null
  }
  const refused = await client.channels.register({ ...again, name: 'Ny' } as never).catch(error => error)
  expect(refused).toMatchObject({ code: 'already-registered', data: { channel: `[${PARAGRAPH}]` } })
  const sheet = await readRows(ctx, [HEAD, ['Omdöpt', 'Facebook', address, 'Kultur', 'Åsa Öberg', 'Annat']])
  await expect(apply(ctx, sheet, 'leave-out')).rejects.toMatchObject({ code: 'record-secret' })
  expect(await (await as('allt')).channels.find({ id: of('channel') as never })).toMatchObject({
    ...{ name: quiet.name, purpose }
  })
})

it.each(['dold@norrby.example', null])(
  'names nobody who is marked in the trial of a spreadsheet, with the address %s, for who may not see them',
  async email => {
    const marker = await as('allt')
    const quiet = (await marker.people.list()).find(({ id }) => id === of('person'))
    if (quiet === undefined) throw new Error('the person is not there')
    const { id, departmentId, departedOn } = quiet
    const changes = { name: 'Ann-Kristin Åkerhielm', email, departmentId, departedOn }
    await marker.people.edit({ id, changes })
    await marker.secrecy.mark({ record: { kind: 'person', id }, paragraph: PARAGRAPH, note: null })
    const path = join(dir, '..', 'kanaler.csv')
    const row = (name: string, who: string) => `${name};Facebook;https://flode.example/${name};Ny;${who};N`
    const head = 'Kanal;Plattform;Adress;Förvaltning;Ansvarig;Syfte'
    const names = ['A-K Åkerhielm', 'Åkerhielm, Ann-Kristin', 'Ann-Kristin Akerhielm']
    await writeFile(path, [head, ...names.map((name, at) => row(String(at), name))].join('\n'))
    const tried = async (user: Role | 'allt', isWanted = (asks: unknown): boolean => asks !== undefined) => {
      const client = await as(user)
      const read = await client.registerImport.read({ path })
      const mapping = read.sheets[0]?.proposal
      if (mapping === undefined) throw new Error('no sheet')
      const { items } = await client.registerImport.rows({ id: read.id, mapping, outcome: null, ...paged })
      return items.map(({ findings }) => findings.filter(({ asks }) => isWanted(asks)))
    }
    expect(JSON.stringify(await tried('allt'))).toContain('Ann-Kristin Åkerhielm')
    const kept = await tried('administrator')
    expect(kept.map(findings => findings.map(({ code }) => code))).toEqual([
      ['person-alike'],
      ['person-alike'],
      ['person-maybe-known']
    ])
    expect(kept[0]?.[0]?.values).toEqual({
      ...{ value: 'A-K Åkerhielm', person: `[${PARAGRAPH}]`, where: `[${PARAGRAPH}]` }
    })
    // Where they work is told as little of a name that lacks the marks over its letters, and stays as it was typed.
    expect(kept[2]?.[0]?.values).toEqual({ person: 'Ann-Kristin Akerhielm', where: `[${PARAGRAPH}]` })
    expect(JSON.stringify(kept)).not.toMatch(/Ann-Kristin Åkerhielm|dold@/)
    // Nor whom an earlier import came to.
    const client = await as('allt')
    const read = await client.registerImport.read({ path })
    const proposal = read.sheets[0]?.proposal
    if (proposal === undefined) throw new Error('no sheet')
    const answers = names.map(name => ({ about: 'person' as const, name, is: id }))
    const input = { id: read.id, mapping: { ...proposal, answers } }
    const { digest } = await client.registerImport.plan(input)
    const proof = { override: null, partial: 'refuse' as const }
    await client.registerImport.apply({ ...input, digest, refused: 'stop', ...proof })
    const again = await tried('administrator', () => true)
    expect(again[0]).toEqual([
      expect.objectContaining({
        code: 'answered-before',
        values: { value: 'A-K Åkerhielm', who: `[${PARAGRAPH}]` }
      })
    ])
    expect(JSON.stringify(again)).not.toMatch(/Ann-Kristin Åkerhielm|dold@/)
  }
)

it('lets nobody attest what is kept from them, in the window or on paper, and says who can', async () => {
  const marker = await as('allt')
  const departmentId = DepartmentId.parse(of('department'))
  const { channels } = await marker.attestations.part({ departmentId })
  await marker.secrecy.mark({
    ...{ record: { kind: 'channel', id: channels[0]?.id ?? '' }, paragraph: PARAGRAPH, note: null }
  })
  const sign = async (client: Client, way: 'window' | 'paper') => {
    const { digest } = await client.attestations.part({ departmentId })
    const signature = { signedBy: 'Chefen', signedOn: '2026-11-25', way, paper: null, note: null }
    return client.attestations.sign({ departmentId, digest, ...signature })
  }
  const administrator = await as('administrator')
  expect(await administrator.attestations.part({ departmentId })).toMatchObject({
    channels: [],
    isWhole: false
  })
  await expect(sign(administrator, 'window')).rejects.toMatchObject({
    code: 'part-hidden',
    data: { department: 'Dolda enheten', roles: 'records-officer' }
  })
  const officer = await as('records-officer')
  expect(await officer.attestations.part({ departmentId })).toMatchObject({
    ...{ isWhole: true, isWholeOnPaper: false, channels: [{ name: 'Den enhetens kanal' }] }
  })
  await expect(sign(officer, 'paper')).rejects.toMatchObject({ code: 'part-not-on-paper' })
  const { path } = await officer.attestations.form({ departmentId, dir: await temporaryFolder() })
  const form = pdfPages(await readFile(path)).join(' ')
  expect(form).toContain('Något är sekretessmarkerat och står inte här.')
  for (const words of ['Den enhetens kanal', 'Namnförtydligande']) expect(form).not.toContain(words)
  expect(
    (await officer.attestations.status()).departments.map(({ departmentName, state }) => [
      departmentName,
      state
    ])
  ).toEqual([
    ['Dolda enheten', 'due'],
    ['Kultur', 'attested']
  ])
  expect(await sign(officer, 'window')).toMatchObject({ departmentName: 'Dolda enheten', channels: 1 })
})

it('shows nobody who may not see it what was typed of it before, in templates or in the lines of the journal', async () => {
  const client = await as('allt')
  const words = 'Valdemar Mossgryning på Kvarngränd missbrukar kattmynta sedan flera år'
  const [first] = await client.channels.list({ retired: 'with' })
  if (first === undefined) throw new Error('no channel')
  const channelId = first.id
  await client.inbox.setRedirectText({ channelId, text: `${words}: {mailbox}` })
  const twice = `Vi svarar på ${words} när vi kan`
  await client.inbox.setAutomaticReplies({ channelId, texts: [words, twice] })
  await client.profiles.add({ name: words, channelIds: [channelId] })
  await client.exports.saveDelivery({
    ...{ creator: words, creatorCode: null, submitter: null, submitterCode: null },
    ...{ preservation: null, agreement: null, schemas: null }
  })
  const nobody = { senderName: 'Siv', senderAddress: null, receivedAt: null }
  const { id } = await client.messages.paste({ channelId, ...nobody, text: words })
  await client.secrecy.mark({ record: { kind: 'message', id }, paragraph: PARAGRAPH, note: null })
  const read = async (who: Role | 'allt') => {
    const asks = await as(who)
    return JSON.stringify([
      await asks.inbox.redirectText({ channelId }),
      await asks.inbox.automaticReplies({ channelId }),
      await asks.journal.list({ about: null, ...paged, limit: 200 })
    ])
  }
  expect((await read('allt')).split('kattmynta').length).toBeGreaterThan(4)
  const seen = await read('administrator')
  expect(seen).not.toContain('kattmynta')
  expect(seen).toContain(`[${PARAGRAPH}]`)

  // What they give back as it was shown to them stays as it was.
  const reads = await as('administrator')
  const cut = await reads.inbox.redirectText({ channelId })
  const replies = await reads.inbox.automaticReplies({ channelId })
  await reads.inbox.setRedirectText({
    ...{ channelId, text: cut.text.replaceAll(cut.mailbox ?? '{mailbox}', '{mailbox}'), seen: cut }
  })
  await reads.inbox.setAutomaticReplies({ channelId, texts: ['Tack', ...replies], seen: { texts: replies } })
  const sees = await as('allt')
  expect((await sees.inbox.redirectText({ channelId })).text).toContain(words)
  expect(await sees.inbox.automaticReplies({ channelId })).toEqual(['Tack', words, twice])

  // What they are shown is what they have seen: they may change it, twice over, and not what somebody else has put there since.
  const asks = await as('administrator')
  const shown = await asks.inbox.redirectText({ channelId })
  const texts = await asks.inbox.automaticReplies({ channelId })
  const set = await asks.inbox.setRedirectText({ channelId, text: 'Skriv till {mailbox}', seen: shown })
  await asks.inbox.setRedirectText({ channelId, text: 'Mejla {mailbox}', seen: set })
  await asks.inbox.setAutomaticReplies({ channelId, texts: ['Tack'], seen: { texts } })
  await expect(asks.inbox.setRedirectText({ channelId, text: 'Hej', seen: shown })).rejects.toMatchObject({
    code: 'changed-meanwhile'
  })
})

it('writes no cut over a name of the register, whoever saves what they were shown', async () => {
  const client = await as('allt')
  const person = 'Valdemar Mossgryning på Kvarngränd ett i Norrby'
  const unit = `Stödet åt ${person}`
  const department = await client.departments.add({ name: unit, mailbox: 'stod@norrby.example' })
  const added = await client.people.add({
    name: person,
    email: 'v@norrby.example',
    departmentId: department.id
  })
  const [channel] = await client.channels.list({ retired: 'with' })
  if (channel === undefined) throw new Error('no channel')
  const nobody = { senderName: 'Siv', senderAddress: null, receivedAt: null }
  const { id: said } = await client.messages.paste({ channelId: channel.id, ...nobody, text: person })
  await client.secrecy.mark({ record: { kind: 'message', id: said }, paragraph: PARAGRAPH, note: null })
  const edits = await as('administrator')
  const shown = (await edits.people.list()).find(({ id }) => id === added.id)
  const shownUnit = (await edits.departments.list()).find(({ id }) => id === department.id)
  if (shown === undefined || shownUnit === undefined) throw new Error('not in the register')
  expect([shown.name, shownUnit.name]).toEqual([`[${PARAGRAPH}]`, `[${PARAGRAPH}]`])
  const { id: _, ...fields } = shown
  await edits.people.edit({
    ...{ id: added.id, seen: fields },
    changes: { ...fields, email: 'valdemar@norrby.example' }
  })
  const { id: __, ...fieldsOfUnit } = shownUnit
  const changes = { ...fieldsOfUnit, mailbox: 'enheten@norrby.example' }
  await edits.departments.edit({ id: department.id, changes, seen: fieldsOfUnit })
  const sees = await as('allt')
  expect((await sees.people.list()).find(({ id }) => id === added.id)).toMatchObject({
    name: person,
    email: 'valdemar@norrby.example'
  })
  expect((await sees.departments.list()).find(({ id }) => id === department.id)).toMatchObject({
    name: unit,
    mailbox: 'enheten@norrby.example'
  })
})
