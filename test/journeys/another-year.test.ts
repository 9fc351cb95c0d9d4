// Another municipality, whose lists are as lists are, and its year: read in, asked about, answered, merged, a wrong merge undone, a channel
// retired, and disposed of; nobody stands twice, what was counted stays, and no secret word leaves (P3, P5, P8c).
import { expect, it } from 'vitest'
import { ThreadId } from '#shared/ids.ts'
import { findingSentence } from '#shared/import-findings.ts'
import type { ChannelRow } from '#shared/register.ts'
import type { ImportMapping } from '#shared/register-import.ts'
import { ROLES } from '#shared/user.ts'
import { enterCapture } from '../helpers/captured.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { proposed } from './a-year/disposed.ts'
import { acknowledged, packages, papers } from './a-year/handed-over.ts'
import { type At, counted, halfYear, office, PAGING } from './a-year/office.ts'
import { answeredList, departmentBook, firstList } from './another-year/lists.ts'
import { FIRST } from './another-year/rows.ts'

/** The list read and tried, with what an empty purpose stands for. */
async function tried({ client }: At, path: string) {
  const read = await client.registerImport.read({ path })
  const [sheet] = read.sheets
  if (sheet === undefined) throw new Error('no sheet')
  const mapping: ImportMapping = {
    ...sheet.proposal,
    otherwise: { ...sheet.proposal.otherwise, purpose: 'Nyheter och dialog' }
  }
  const of = { id: read.id, mapping }
  const plan = await client.registerImport.plan(of)
  const { items } = await client.registerImport.rows({ ...of, outcome: null, ...PAGING })
  const apply = (refused: 'stop' | 'leave-out') =>
    client.registerImport.apply({ ...of, digest: plan.digest, refused, override: null, partial: 'refuse' })
  return { read, sheet, plan, rows: items, apply }
}

const SAID_OF_ALL = ['dialogue-assumed']
const codes = ({ outcome, findings }: Awaited<ReturnType<typeof tried>>['rows'][number]) => [
  outcome,
  ...findings.map(({ code }) => code).filter(code => !SAID_OF_ALL.includes(code))
]

const register = async ({ client }: At) => ({
  departments: (await client.departments.list()).map(({ name }) => name),
  people: (await client.people.list()).map(({ name, email }) => [name, email]),
  channels: (await client.channels.list({ retired: 'with' })).map(({ name, platform }) => [name, platform])
})

/** What is told of somebody's channels in the words of the register. */
const responsibleFor = async ({ client }: At, name: string) => {
  const person = (await client.people.list()).find(each => each.name === name)
  const channels = await client.channels.list({ retired: 'with' })
  return channels.filter(each => each.responsibleId === person?.id).map(each => each.name)
}

const KLF = 'Kommunledningsförvaltningen'
const PEOPLE = [
  ['Anna-Karin Svensson', 'anna-karin.svensson@alvmora.example'],
  ['Bo Ek', null],
  ['Eva Lund', null],
  ['Lena Ek', 'lena.ek@alvmora.example'],
  ['Per Ås', 'per.as@alvmora.example'],
  // The address that she and Eva Lund share is nobody's; the one that the office gives her later does not change what is there.
  ['Ulla Berg', null]
]

it('reads lists as they are, asks where it cannot know, and makes nobody and nothing twice', async () => {
  const made = await office()
  const at = await made.as('asa')
  await at.session.create(made.dir, 'Älvmora kommun')
  const first = await tried(at, await firstList(at.folder))
  expect(first.read.notes).toEqual(['windows-1252'])
  expect(first.sheet.headingRow).toBe(4)
  expect(first.sheet.proposal.columns.map(({ field }) => field)).toEqual([
    ...[
      'platform',
      'name',
      'addresses',
      'department',
      'responsible',
      'email',
      'standIn',
      'decidedBy',
      'decidedOn'
    ]
  ])
  // What somebody noted beside a channel is no answer to whether visitors can write there; nothing is taken in of it, and that is said.
  expect(first.plan.unmapped).toEqual([{ letter: 'J', heading: 'Kommentar' }])
  expect(first.rows.slice(0, FIRST.length).map(codes)).toEqual(
    FIRST.map(([, outcome, ...found]) => [outcome, ...found])
  )
  expect(first.rows.slice(FIRST.length).map(({ outcome }) => outcome)).toEqual(['refused', 'refused'])
  // Every question names its cell, and says what to write.
  for (const { findings } of first.rows)
    for (const finding of findings) {
      if (!SAID_OF_ALL.includes(finding.code)) expect(finding.cell ?? '', finding.code).toMatch(/^[A-J]\d+$/)
      expect(findingSentence(finding, 'sv')).toMatch(/\. |\.$/)
    }
  expect(await register(at)).toEqual({ departments: [], people: [], channels: [] })

  await first.apply('leave-out')
  expect(await register(at)).toMatchObject({
    departments: [
      'Barn- och utbildningsförvaltningen',
      KLF,
      'Kultur- och fritidsförvaltningen',
      'Socialförvaltningen'
    ],
    people: PEOPLE
  })
  expect(await responsibleFor(at, 'Anna-Karin Svensson')).toEqual(['Jobba i Älvmora', 'Älvmora kommun'])

  // The answers are written in the sheet: what was taken in stays as it is, and the rest comes.
  const answered = await tried(at, await answeredList(at.folder))
  expect(answered.plan).toMatchObject({ created: 11, unchanged: 6, changed: 0, refused: 0 })
  await answered.apply('stop')
  const all = await register(at)
  expect(all.people).toEqual(PEOPLE)
  expect(all.departments).toHaveLength(4)
  // Channels that are called alike are told apart by their platform and address.
  const alike = all.channels.filter(([name]) => name === 'Älvmora kommun')
  expect(alike.map(([, platform]) => platform).toSorted()).toEqual(['facebook', 'instagram', 'x', 'youtube'])
  const again = await tried(at, await answeredList(at.folder))
  expect(again.plan).toMatchObject({ created: 0, unchanged: 17, changed: 0, refused: 0 })
})

const SECRET = 'Gunborg Åkerhielm på Björken har fått demens'
const SECRET_WORDS = ['Gunborg', 'Åkerhielm']

it('lives through a year in which entries are merged, a merge is undone, a channel retired and all disposed of', async () => {
  const made = await office()
  const { clock, dir, out } = made
  let at = await made.as('asa')
  const { client } = at
  await at.session.create(dir, 'Älvmora kommun')
  await client.users.save({ osUser: 'mona', name: 'Mona Ek', personId: null, roles: [...ROLES] })
  await (await tried(at, await answeredList(at.folder))).apply('stop')
  const book = await departmentBook(at.folder)
  const own = await tried(at, book)
  expect(
    own.rows.map(({ outcome, findings }) => [outcome, findings.some(({ code }) => code === 'merged')])
  ).toEqual([
    ['created', false],
    ['created', true],
    ['refused', false]
  ])
  await own.apply('leave-out')

  // No program can know that these are one; a person says so, and the old list goes on meaning them.
  const personId = async (name: string) =>
    (await client.people.list()).find(each => each.name === name)?.id ?? expect.fail(name)
  const departmentId = async (name: string) =>
    (await client.departments.list()).find(each => each.name === name)?.id ?? expect.fail(name)
  await client.departments.merge({
    id: await departmentId('Scen och utställning'),
    into: await departmentId('Kultur- och fritidsförvaltningen')
  })
  await client.people.merge({ id: await personId('Lena Holm'), into: await personId('Lena Ek') })
  const before = await register(at)
  const old = await tried(at, book)
  expect(old.plan).toMatchObject({ created: 0, changed: 0, unchanged: 2, departments: [], people: 0 })
  expect(await responsibleFor(at, 'Lena Ek')).toEqual(expect.arrayContaining(['Konsthallen', 'Museet']))

  // A merge that was wrong is undone: what was hers is hers again.
  const hers = await responsibleFor(at, 'Eva Lund')
  const eva = await personId('Eva Lund')
  await client.people.merge({ id: eva, into: await personId('Ulla Berg') })
  expect(await responsibleFor(at, 'Ulla Berg')).toEqual(expect.arrayContaining(hers))
  const { moved } = await client.people.undoMerge({ id: eva })
  expect(moved.map(({ cameBack }) => cameBack)).toEqual(hers.map(() => true))
  expect(await responsibleFor(at, 'Eva Lund')).toEqual(hers)
  expect(await register(at)).toEqual(before)
  const acts = (await client.registerHistory.list({ about: eva, ...PAGING })).items.map(({ act }) => act)
  expect(acts.slice(0, 2)).toEqual(['person.merge-undone', 'person.merged'])

  // The year: two half-years, somebody who is named on a page of the social services, and a channel that is closed.
  const channels = await client.channels.list({ retired: 'without' })
  clock.set('2026-04-20T08:00:00.000Z')
  await halfYear(at, channels, 'no')
  const secret = await namedInSecret(at, channels.find(({ name }) => name === 'Hemtjänsten') ?? expect.fail())
  clock.set('2026-10-12T08:00:00.000Z')
  await halfYear(at, channels, 'yes')
  const museum = channels.find(({ name }) => name === 'Museet') ?? expect.fail()
  const closing = {
    id: museum.id,
    because: 'Läggs ihop med Konsthallen',
    override: null,
    partial: 'refuse'
  } as const
  const retired = await client.channels.retire({ ...closing, closedOn: null })
  expect(retired.retiredAt).not.toBeNull()
  // The old list still names it, and does not bring it back.
  const late = await tried(at, book)
  expect(late.rows.slice(0, 2).map(codes)).toEqual([
    ['unchanged', 'email-kept'],
    ['refused', 'merged', 'channel-retired', 'email-kept']
  ])

  await client.publicList.publish({ dir: out })
  const packed = await packages(at, ['bagit', 'diary-pdfa-2b'])
  await acknowledged(at, packed)
  await papers(at, channels, [])
  clock.set('2027-05-03T08:00:00.000Z')
  const was = await counted(at)
  expect([was.spring.captured, was.autumn.captured, was.autumn.channels]).toEqual([19, 18, 18])
  for (const words of SECRET_WORDS) expect(filesWith(dir, words), words).not.toEqual([])
  const { id } = await proposed(at)
  at = await made.as('mona')
  await at.session.open(dir)
  await at.client.disposal.confirm({ id })
  expect(await at.client.disposal.carryOut({ id })).toMatchObject({ state: 'done' })
  expect(await counted(at)).toEqual(was)
  expect(await at.client.archive.verify()).toMatchObject({ findings: [] })

  expect(packed.map(({ selected }) => selected.leftOut.secret)).toEqual(packed.map(() => secret))
  for (const words of SECRET_WORDS) {
    expect(filesWith(out, words), words).toEqual([])
    expect(filesWith(dir, words), words).toEqual([])
  }
})

/** A message that is secret, and what quotes it: a comment and a page. @returns how many there are of them */
async function namedInSecret(at: At, channel: ChannelRow): Promise<number> {
  const { client } = at
  const message = await client.messages.paste({
    ...{ channelId: channel.id, senderName: 'Grannen', senderAddress: null, receivedAt: null, text: SECRET }
  })
  await client.secrecy.mark({
    ...{ record: { kind: 'message', id: message.id }, paragraph: 'OSL 26 kap. 1 §', note: null }
  })
  await client.messages.route({ id: message.id, route: { kind: 'registered', diaryNumber: 'SN 2026/41' } })
  await client.inbox.answer({
    id: ThreadId.parse(message.id),
    answer: { kind: 'forwarded', forwardedTo: 'Socialjouren' }
  })
  const quoted = await commentIn(at.ctx(), channel.id, 'verified', {
    ...SHOWN,
    text: `Är det sant? ${SECRET}`
  })
  await client.comments.decide({
    id: quoted,
    decision: { outcome: 'no-answer', note: null, because: 'Besvaras inte i kanalen' }
  })
  const page = `Välkommen till hemtjänsten. ${SECRET}. Vi svarar inom en arbetsdag.`
  await enterCapture(at.ctx(), channel.id, channel.addresses[0] ?? '', page)
  return 3
}
