// A municipality's year from end to end, by a clock that the test holds: 8 departments, 30 channels, two half-years of captures,
// comments, messages, corrections, a disclosure, packages, and a lawful disposal. It ends with what shows that each duty was met;
// what was counted is the same before and after the disposal, and no secret word is in anything that left the archive.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, it, onTestFinished } from 'vitest'
import { CHECKLIST_ITEMS } from '#shared/checklist.ts'
import { EVERYTHING } from '#shared/export.ts'
import { ThreadId } from '#shared/ids.ts'
import { type ChannelRow, NOTHING_SAID } from '#shared/register.ts'
import { ROLES } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { heldClock, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { filesWith } from '../helpers/find-bytes.ts'

const DEPARTMENTS = ['Bygg', 'Kultur', 'Kommunledning', 'Miljö', 'Omsorg', 'Skola', 'Social', 'Teknik']
const CHANNELS = 30
const PAGING = { limit: 500, after: null }

/** What must not leave: the words of a message to the social services, and of whoever quoted them. */
const SECRET = 'Flickan Zinkgren är placerad hos familjen Lillhultare sedan i torsdags'
const SECRET_WORDS = ['Zinkgren', 'Lillhultare']
const PAGE = 'Norrby kommun. Det här är en officiell kanal. Vi svarar inom en arbetsdag.'

/** The archive and where everything that leaves it goes; `as` is somebody at the computer. */
async function office() {
  const clock = heldClock('2026-01-12T08:00:00.000Z')
  const folder = await temporaryFolder()
  const [dir, out] = [join(folder, 'arkiv'), join(folder, 'ut')]
  await mkdir(out)
  let close = async () => undefined as unknown
  const as = async (actor: string) => {
    await close()
    const session = createSession({ ...openOptions(clock), actor })
    close = () => session.close()
    const client: Client = createRouterClient(session.router, { context: {} })
    return { session, client, ctx: () => session.need().ctx }
  }
  onTestFinished(async () => void (await close()))
  return { clock, folder, dir, out, as }
}
type At = Awaited<ReturnType<Awaited<ReturnType<typeof office>>['as']>>

/** The register: every channel with a department, a person, a mandate and what the public may know (G1, G4, P1–P3). */
async function register({ client }: At): Promise<ChannelRow[]> {
  const rows: ChannelRow[] = []
  for (let n = 0; n < CHANNELS; n += 1) {
    const name = DEPARTMENTS[n % DEPARTMENTS.length] ?? ''
    const known = (await client.departments.list()).find(each => each.name === name)
    const head = { name: `Chef ${name}`, email: `chef.${n % 8}@norrby.example` }
    const responsible = (await client.people.list()).find(each => each.name === head.name)
    rows.push(
      await client.channels.register({
        ...{ platform: n % 3 === 0 ? 'facebook' : n % 3 === 1 ? 'instagram' : 'blog', name: `${name} ${n}` },
        addresses: [`https://kanal.example/${n}`],
        departmentId: known?.id ?? { name, mailbox: `registrator.${n % 8}@norrby.example` },
        responsibleId: responsible?.id ?? head,
        about: { ...NOTHING_SAID, hasLogo: true, contact: 'kontakt@norrby.example', benefit: 'Når fler' },
        ...{ purpose: 'Nyheter och dialog', dialogue: true },
        mandate: { decidedBy: 'KS § 12', decidedOn: '2026-01-10', validUntil: '2027-06-30', reference: null }
      })
    )
  }
  await client.websites.add({
    ...{ name: 'Norrby', address: 'https://www.norrby.example', role: 'principal', partners: null }
  })
  return rows
}

/** A half-year of a channel: captured, gone through by the checklist, and attested by its department (G3, P3, P8c). */
async function halfYear(at: At, channels: readonly ChannelRow[], missing: 'yes' | 'no') {
  const { client } = at
  for (const [n, { id, addresses }] of channels.entries()) {
    const { id: captureId } = await enterCapture(at.ctx(), id, addresses[0] ?? '', `${PAGE} Kanal ${n}`)
    await client.checklists.answer({
      channelId: id,
      answers: CHECKLIST_ITEMS.map(item => ({
        ...{ item, captureId, quote: null, note: null },
        answer: item === 'complaints' && n === 0 ? missing : 'yes'
      }))
    })
  }
  for (const { departmentId } of (await client.attestations.status()).departments) {
    const { digest } = await client.attestations.part({ departmentId })
    await client.attestations.sign({
      ...{
        departmentId,
        digest,
        signedBy: 'Chefen',
        signedOn: swedishDay(at),
        way: 'window',
        paper: null,
        note: null
      }
    })
  }
}
const swedishDay = (at: At) => at.ctx().clock.now().slice(0, 10)

/** A message that came in now. */
const write = ({ client }: At, channel: ChannelRow, text: string) =>
  client.messages.paste({
    ...{ channelId: channel.id, senderName: 'Medborgare', senderAddress: null, receivedAt: null, text }
  })

/** All that is counted of what has been. */
const counted = async ({ client }: At) => ({
  spring: await client.coverage.halfYear({ period: '2026-H1' }),
  autumn: await client.coverage.halfYear({ period: '2026-H2' }),
  trend: await client.coverage.trend({ halfYears: 4 }),
  answers: await client.deadlines.answers({ from: '2026-01', to: '2026-12' }),
  missing: await client.checklists.missing(),
  attestations: (await client.attestations.list({ departmentId: null, ...PAGING })).items.length,
  last: (await client.channels.list({ retired: 'with' })).map(({ name, lastCaptureAt }) => [
    name,
    lastCaptureAt
  ])
})

it('is played, reported duty by duty, and disposed of without changing what was counted or leaking a word', async () => {
  const made = await office()
  const { clock, dir, out, folder } = made
  let at = await made.as('asa')
  await at.session.create(dir, 'Norrby kommun')
  await at.client.users.save({ osUser: 'mona', name: 'Mona Ek', personId: null, roles: [...ROLES] })
  const channels = await register(at)
  const [first, second, third] = channels as [ChannelRow, ChannelRow, ChannelRow]
  const published = await at.client.publicList.publish({ dir: out })

  // Spring: captures, and what people write.
  clock.set('2026-04-20T08:00:00.000Z')
  await halfYear(at, channels, 'no')
  const missing = await at.client.checklists.missing()
  const question = await write(at, first, 'När öppnar badet?')
  const thanks = await write(at, second, 'Tack för hjälpen!')
  const secret = await write(at, third, SECRET)
  const thread = ThreadId.parse(question.id)
  clock.advance(60 * 60_000)
  const answer = { kind: 'answered', text: 'På tisdag.', sentBy: 'Bo Ek', sentWhere: 'kanalen' } as const
  await at.client.inbox.answer({ id: thread, answer: { kind: 'no-answer', because: 'Felläst' } })
  const [wrong] = await at.client.inbox.answers({ id: thread })
  if (wrong === undefined) throw new Error('nothing was noted')
  await at.client.inbox.correctAnswer({
    ...{ id: wrong.id, because: 'Det var en fråga' },
    answer: { ...answer, sentAt: clock.now() }
  })
  await at.client.messages.route({ id: question.id, route: { kind: 'minor', because: 'Fråga om öppettid' } })
  await at.client.messages.correctRoute({
    ...{ id: question.id, because: 'Den hör till ett ärende' },
    route: { kind: 'registered', diaryNumber: 'KS 2026/7' }
  })
  await at.client.messages.route({ id: thanks.id, route: { kind: 'minor', because: 'Ett tack' } })
  // What quotes the secret message is found when it is marked, whatever it lies in.
  await commentIn(at.ctx(), third.id, 'verified', { ...SHOWN, text: `Stämmer det? ${SECRET}` })
  await enterCapture(
    at.ctx(),
    third.id,
    'https://kanal.example/2',
    `${PAGE} ${SECRET}. Mera text.`,
    'partial'
  )
  await at.client.secrecy.mark({
    ...{ record: { kind: 'message', id: secret.id }, paragraph: 'OSL 26 kap. 1 §', note: null }
  })
  await at.client.messages.route({ id: secret.id, route: { kind: 'registered', diaryNumber: 'SN 2026/3' } })
  await at.client.inbox.answer({
    id: ThreadId.parse(secret.id),
    answer: { kind: 'forwarded', forwardedTo: 'Socialjouren' }
  })

  // Comments: a ground of the channel's own, a removal in the order of the law, and the other outcomes.
  const ground = await at.client.comments.addCategory({ channelId: first.id, name: 'Upprepning' })
  const removed = await commentIn(at.ctx(), first.id, 'verified')
  await at.client.comments.decide({
    id: removed,
    decision: { outcome: 'remove', category: ground.id, note: null, senderNote: null }
  })
  const gone = await at.client.comments.confirmGone({ id: removed, basis: 'person', kind: 'unpublished' })
  const alien = await commentIn(at.ctx(), second.id, 'verified')
  await at.client.comments.decide({
    id: alien,
    decision: { outcome: 'not-ours', note: null, because: 'Annat forum' }
  })
  const documentPath = join(folder, 'samtycke.pdf')
  await writeFile(documentPath, '%PDF-1.7 samtycke')
  const consent = await at.client.consents.add({
    documentPath,
    draft: { covers: 'A.B.', isChild: true, givenOn: '2026-04-01', validUntil: null },
    places: [{ channelId: first.id, captureId: null, address: 'https://kanal.example/0/bild' }]
  })
  clock.advance(24 * 60 * 60_000)
  const { places } = await at.client.consents.withdraw({ id: consent.id, withdrawnOn: swedishDay(at) })

  // Somebody asks for what was removed.
  const opened = await at.client.disclosures.open({
    draft: { about: 'Borttagna kommentarer', reference: null, requestedAt: clock.now() }
  })
  await at.client.disclosures.addRecords({ id: opened.id, records: [{ kind: 'comment', id: removed }] })
  await at.client.disclosures.maskWords({
    id: opened.id,
    words: SHOWN.authorName ?? '',
    paragraph: 'OSL 21 kap. 1 §'
  })
  const proposals = (await at.client.disclosures.record({ id: opened.id, position: 0 })).proposals
  if (proposals.length > 0)
    await at.client.disclosures.dismiss({
      ...{ id: opened.id, position: 0 },
      proposals: proposals.map(({ words: _, ...place }) => place)
    })
  await at.client.disclosures.lookThrough({ id: opened.id, position: 0 })
  const delivered = await at.client.disclosures.deliver({ id: opened.id, into: out })

  // Autumn: all again; what was missing is there now, and a channel is closed after its capture.
  clock.set('2026-10-12T08:00:00.000Z')
  await halfYear(at, channels, 'yes')
  await at.client.channels.retire({
    ...{ id: (channels[29] as ChannelRow).id, because: 'Används inte' },
    override: null,
    partial: 'refuse',
    closedOn: null
  })

  // The year is handed over, with a receipt, and printed.
  const year = { ...EVERYTHING, unfinished: 'leave-out' as const }
  const exported = await at.client.exports.create({ ...year, format: 'bagit', delivery: null, into: out })
  await at.client.receipts.enter({
    exportId: exported.id,
    facts: {
      receiver: 'diary',
      number: 'KS 2026/99',
      caseNumber: null,
      receivedOn: '2026-10-12',
      receivedBy: 'Rut'
    },
    records: null
  })
  await at.client.coverage.report({ period: '2026-H2', dir: out })
  for (const departmentId of new Set(channels.map(each => each.departmentId)))
    await at.client.coverage.departmentReport({ period: '2026-H2', departmentId, level: '2b', dir: out })
  for (const id of [question.id, thanks.id]) {
    const said = await at.client.exports.fourFields({ kind: 'message', id })
    await writeFile(join(out, `fyra-${id}.txt`), JSON.stringify(said))
  }
  const lines = (await at.client.journal.list({ about: null, ...PAGING })).items
  await writeFile(join(out, 'journal.json'), JSON.stringify(lines))
  await writeFile(join(out, 'statistik.json'), JSON.stringify(await counted(at)))

  // The next year, what may go goes, by two people.
  clock.set('2027-05-03T08:00:00.000Z')
  const before = await counted(at)
  for (const words of SECRET_WORDS) expect(filesWith(dir, words), words).not.toEqual([])
  for (const kind of ['capture', 'comment', 'message', 'checklist-answer'] as const)
    await at.client.retention.addRule({
      documentPath: null,
      draft: {
        ...{
          kind,
          channelId: null,
          category: null,
          transfer: 'none',
          kept: { months: 3, countedFrom: 'recorded' }
        },
        ...{ decidedBy: 'KS § 114', decidedOn: '2026-12-02', reference: 'KS 2026/0088' }
      }
    })
  const proposed = await at.client.disposal.propose({ kinds: null, channelIds: null })
  at = await made.as('mona')
  await at.session.open(dir)
  await at.client.disposal.confirm({ id: proposed.id })
  const disposed = await at.client.disposal.carryOut({ id: proposed.id })
  expect(disposed.state).toBe('done')
  expect(disposed.going).toBeGreaterThan(CHANNELS)
  expect(await counted(at)).toEqual(before)
  expect(await at.client.archive.verify()).toMatchObject({ findings: [] })

  // Nothing secret in anything that left, while the archive had it.
  for (const words of SECRET_WORDS) expect(filesWith(out, words), words).toEqual([])
  expect(await at.client.disposal.tombstone({ id: secret.id })).toMatchObject({ kind: 'message' })

  // Duty by duty: what shows that it was met.
  const status = await at.client.archive.status()
  const mandates = await at.client.channels.lackingMandate()
  expect({
    'G1 published, channels and websites': [published.channels, published.websites],
    'G2 with dialogue': channels.filter(({ dialogue }) => dialogue).length,
    'G3 found missing in spring, and still in autumn': [missing.length, before.missing.length],
    'G4 with purpose and benefit': channels.filter(({ purpose, about }) => purpose !== '' && about.benefit)
      .length,
    'G5 masked when handed out': delivered.masks > 0,
    'P1 without a mandate': mandates.filter(({ personId, state }) => personId === null && state === 'missing')
      .length,
    'P2 with a contact for the public': channels.filter(({ about }) => about.contact !== null).length,
    'P3 attested parts': before.attestations,
    'P5 left out as secret': exported.selected.leftOut.secret > 0,
    'P6 withdrawn, to be taken down': places.map(({ commentState }) => commentState),
    'P7 answered in time': before.answers.reduce((sum, { inTime }) => sum + inTime, 0),
    'P8a left out as not ours': exported.selected.leftOut.notOurs,
    'P8b without a route': status.messagesUndecided,
    'P8c captured in spring and autumn': [before.spring.captured, before.autumn.captured],
    'P9b saved, decided and gone': gone.state,
    'P9c handed out, and disposed of by decision': [delivered.state, disposed.state],
    'P9d ground approved by': ground.approvedBy
  }).toEqual({
    'G1 published, channels and websites': [CHANNELS, 1],
    'G2 with dialogue': CHANNELS,
    'G3 found missing in spring, and still in autumn': [1, 0],
    'G4 with purpose and benefit': CHANNELS,
    'G5 masked when handed out': true,
    'P1 without a mandate': 0,
    'P2 with a contact for the public': CHANNELS,
    'P3 attested parts': 2 * DEPARTMENTS.length,
    'P5 left out as secret': true,
    'P6 withdrawn, to be taken down': ['noticed'],
    'P7 answered in time': 3,
    'P8a left out as not ours': 1,
    'P8b without a route': 0,
    // One was closed in the autumn, after its capture.
    'P8c captured in spring and autumn': [CHANNELS, CHANNELS - 1],
    'P9b saved, decided and gone': 'gone',
    'P9c handed out, and disposed of by decision': ['delivered', 'done'],
    'P9d ground approved by': 'asa'
  })
})
