// Words of a marked record that somebody had typed elsewhere before the mark (P5): they leave in no package and no report, and are not taken
// any more where what is typed leaves the archive.
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { EVERYTHING, type ExportFormat, type ExportScope } from '#shared/export.ts'
import { type ChannelId, type DepartmentId, RunId } from '#shared/ids.ts'
import type { Role } from '#shared/user.ts'
import { channelRows } from '../../electron/core/captures/captures/coverage.ts'
import { insertRun, listRuns } from '../../electron/core/captures/captures/run-queries.ts'
import { addProfile } from '../../electron/core/captures/profiles/profiles.ts'
import { addCategory } from '../../electron/core/comments/comments/categories.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { addConsent } from '../../electron/core/comments/consents/consents.ts'
import { addWord } from '../../electron/core/comments/watch/watch.ts'
import { addClosedDay } from '../../electron/core/deadlines/deadlines/change-rules.ts'
import {
  endDisclosure,
  findDisclosure,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { saveDelivery } from '../../electron/core/delivery/exports/delivery-setting.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { fourFields } from '../../electron/core/delivery/exports/four-fields.ts'
import { saveReceiver } from '../../electron/core/delivery/exports/receivers.ts'
import { enterReceipt, withdrawReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { takeReceiptFile } from '../../electron/core/delivery/receipts/take-file.ts'
import { liftHold, placeHold } from '../../electron/core/delivery/retention/holds.ts'
import { allHolds } from '../../electron/core/delivery/retention/read.ts'
import { addRule, closeRule } from '../../electron/core/delivery/retention/rules.ts'
import { addAuthority } from '../../electron/core/delivery/timestamps/authorities.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { setAutomaticReplies } from '../../electron/core/messages/inbox/automatic.ts'
import { setRedirectText } from '../../electron/core/messages/inbox/inbox.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import {
  makeKey,
  openNote,
  saveCredential,
  sealNote
} from '../../electron/core/register/credentials/credentials.ts'
import { registerChannel } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson, editPerson } from '../../electron/core/register/register/departments.ts'
import { registerHistory } from '../../electron/core/register/register/history.ts'
import { lackingMandate } from '../../electron/core/register/register/mandates.ts'
import { listPeople } from '../../electron/core/register/register/read.ts'
import { saveUser, userRows } from '../../electron/core/register/roles/users.ts'
import { typedOf } from '../../electron/core/register/secrecy/carriers/queries.ts'
import { hiddenFrom, unnamedRefusal, withoutHidden } from '../../electron/core/register/secrecy/hide.ts'
import { marksOf } from '../../electron/core/register/secrecy/read.ts'
import { liftSecrecy, markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { addWebsite } from '../../electron/core/register/websites/websites.ts'
import { signAttestation } from '../../electron/core/reports/attestations/attestations.ts'
import { printForm } from '../../electron/core/reports/attestations/form.ts'
import { departmentPart, digestOf } from '../../electron/core/reports/attestations/part.ts'
import { answerChecklist } from '../../electron/core/reports/checklists/checklists.ts'
import { printDepartment } from '../../electron/core/reports/coverage/department-report.ts'
import { publishList, saveSettings } from '../../electron/core/reports/public-list/publish.ts'
import { enterUser } from '../../electron/hosts/server/users.ts'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { filesWith } from '../helpers/find-bytes.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { TAKEN } from '../helpers/taken.ts'

const PARAGRAPH = 'OSL 26 kap. 1 §'
const SECRET = 'Valdemar Mossgryning missbrukar kattmynta'
const TELLS = /Mossgryning|kattmynta/
const NOBODY = { creator: null, creatorCode: null, submitter: null, submitterCode: null, preservation: null }

let ctx: Context
let departmentId: DepartmentId
let channelId: ChannelId
let mark: () => Promise<unknown>

beforeEach(async () => {
  ;({ ctx } = await newArchive())
  departmentId = addDepartment(ctx, { name: `Soc ${SECRET}`, mailbox: null }).id
  const person = addPerson(ctx, { name: SECRET, email: 'kattmynta@norrby.example', departmentId })
  ;({ id: channelId } = registerChannel(ctx, {
    ...{ platform: 'facebook', name: `Omsorgen ${SECRET}`, addresses: ['https://flode.example/omsorgen'] },
    ...{ departmentId, responsibleId: person.id, purpose: 'Nyheter', dialogue: true },
    mandate: {
      decidedBy: 'Nämnden',
      decidedOn: '2026-01-01',
      validUntil: null,
      reference: `Ärendet: ${SECRET}`
    }
  }))
  const message = { channelId, senderName: 'Eva Ek', senderAddress: null, receivedAt: null }
  await pasteMessage(ctx, { ...message, text: 'Hej! När har ni öppet?' })
  const comment = await commentIn(ctx, channelId, 'verified', { ...SHOWN, text: SECRET })
  mark = () => markSecret(ctx, { record: { kind: 'comment', id: comment }, paragraph: PARAGRAPH, note: null })
})

const rule = (reference: string, decidedBy = 'Kommunstyrelsen') =>
  addRule(ctx, {
    draft: {
      ...{ kind: 'message', channelId: null, category: null, transfer: 'none', decidedOn: '2026-01-01' },
      ...{ kept: { months: 24, countedFrom: 'recorded' }, decidedBy, reference }
    },
    documentPath: null
  })

/** The files of a package that tell of the words, whatever they are packed in. */
async function telling(format: ExportFormat, withSecret: ExportScope['withSecret']): Promise<string[]> {
  const scope = { ...EVERYTHING, unfinished: 'include', withSecret } as const
  const { folder } = await createExport(ctx, scope, { format, delivery: null })
  const root = join(ctx.dir, folder ?? '')
  return [...new Set(['Mossgryning', 'kattmynta'].flatMap(word => filesWith(root, word)))].map(path =>
    basename(path)
  )
}

it.each(['bagit', 'eark-erms-3', 'fgs-1.2', 'diary-pdfa-2b'] as const)(
  'leave in no file of a package: %s',
  async format => {
    await rule(`Beslut: ${SECRET}`, SECRET)
    saveDelivery(ctx, { ...NOBODY, creator: SECRET, agreement: SECRET, schemas: null })
    await mark()
    expect(await telling(format, 'leave-out')).toEqual([])
    // What is secret goes along, and then what was typed of it as well.
    const names = await telling(format, 'include-marked')
    expect(names).toContain(format === 'diary-pdfa-2b' ? 'handling.json' : 'journal.jsonl')
  }
)

it('stand in no report of a department, nor in its name', async () => {
  await mark()
  const dir = await temporaryFolder()
  const { path } = await printDepartment(ctx, { period: null, departmentId, level: '2b', dir })
  expect(basename(path)).not.toMatch(/mossgryning/)
  const text = (await pdfPages(await readFile(path))).join('\n')
  expect(text).not.toMatch(TELLS)
  expect(text).toContain(PARAGRAPH)
})

it('are not published as the contact of the public list', async () => {
  saveSettings(ctx, {
    ...{ organisationNumber: '2120000142', baseAddress: 'https://www.norrby.example/data/' },
    ...{ contactName: SECRET, contactEmail: 'data@norrby.example', licence: 'cc0' }
  })
  await mark()
  const dir = await temporaryFolder()
  await publishList(ctx, dir)
  const metadata = await readFile(join(dir, 'publik-lista.rdf'), 'utf8')
  expect(metadata).not.toMatch(TELLS)
  expect(metadata).toContain(PARAGRAPH)
})

it('take the address along, where the name is cut out of a form to sign', async () => {
  await mark()
  const dir = await temporaryFolder()
  const { path } = await printForm(ctx, { departmentId, dir })
  const text = (await pdfPages(await readFile(path))).join('\n')
  expect(text).not.toMatch(TELLS)
})

it('are not among the fields that are copied to the diary for all to read', async () => {
  const message = { channelId, senderName: 'Eva Ek', senderAddress: null, receivedAt: null }
  const { id } = await pasteMessage(ctx, { ...message, text: 'Hej! En fråga om tillsyn.' })
  const entry = { publicParty: SECRET, publicConcerns: SECRET, protectedParty: null, protectedConcerns: null }
  await routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/1', entry })
  expect(fourFields(ctx.db.read, { kind: 'message', id }).text).toMatch(TELLS)
  await mark()
  expect(fourFields(ctx.db.read, { kind: 'message', id })).toMatchObject({
    ...{ diaryNumber: 'KS 2026/1', counterpart: `[${PARAGRAPH}]`, about: `[${PARAGRAPH}]` },
    text: expect.not.stringMatching(TELLS)
  })
})

it('name no channel that is marked itself in the fields that are copied to the diary', async () => {
  const message = { channelId, senderName: 'Eva Ek', senderAddress: null, receivedAt: null }
  const { id } = await pasteMessage(ctx, { ...message, text: 'Hej! En fråga om tillsyn.' })
  await markSecret(ctx, { record: { kind: 'channel', id: channelId }, paragraph: PARAGRAPH, note: null })
  const { about, text } = fourFields(ctx.db.read, { kind: 'message', id })
  expect(about).toBe('Meddelande i kanal med sekretess')
  expect(text).not.toMatch(/Omsorgen/)
})

it('are not taken where what is typed leaves the archive', async () => {
  await mark()
  const refused = { code: 'secret-words', params: { paragraph: PARAGRAPH } }
  await expect(rule(SECRET)).rejects.toMatchObject(refused)
  await expect(rule('KS 2026/1', SECRET)).rejects.toMatchObject(refused)
  const refusal = (act: () => unknown) => expect(act).toThrow(expect.objectContaining(refused))
  refusal(() => saveDelivery(ctx, { ...NOBODY, creator: SECRET, agreement: null, schemas: null }))
  refusal(() => addCategory(ctx, { channelId, name: SECRET }))
  refusal(() => addClosedDay(ctx, { date: '2026-12-28', name: SECRET }))
  refusal(() => addWord(ctx, SECRET))
  refusal(() => addProfile(ctx, { name: SECRET, channelIds: [channelId] }))
  refusal(() => setRedirectText(ctx, channelId, SECRET))
  refusal(() => setAutomaticReplies(ctx, channelId, [SECRET]))
  const receiver = { format: 'bagit', onlyNew: false, into: null, withSecret: 'leave-out' as const }
  refusal(() =>
    saveReceiver(ctx, {
      ...receiver,
      ...{ name: 'Arkivet', receiver: 'e-archive', delivery: { ...NOBODY, creator: SECRET } }
    } as never)
  )
  const { id: ruleId } = await rule('KS 2026/2')
  refusal(() => closeRule(ctx, ruleId, `Inte mer: ${SECRET}`))
  refusal(() => saveUser(ctx, { osUser: 'norrby\\bo', name: SECRET, personId: null, roles: [] }))
  const asked = { about: 'Allt om badet', reference: null, requestedAt: ctx.clock.now() }
  refusal(() => openDisclosure(ctx, { ...asked, about: `Allt om att ${SECRET}` }))
  refusal(() => openDisclosure(ctx, { ...asked, reference: SECRET }))
  const disclosure = openDisclosure(ctx, asked)
  refusal(() => endDisclosure(ctx, { id: disclosure.id, state: 'refused', because: `Nej: ${SECRET}` }))
  expect(findDisclosure(ctx.db.read, disclosure.id)).toMatchObject({ state: 'open' })
  const { id } = await pasteMessage(ctx, {
    ...{ channelId, senderName: 'Eva Ek', senderAddress: null, receivedAt: null, text: 'Hej igen!' }
  })
  await expect(routeMessage(ctx, id, { kind: 'registered', diaryNumber: SECRET })).rejects.toMatchObject(
    refused
  )
})

it('are cut out of why pages were captured, with the name of a channel, for who may not see it', async () => {
  const words = `Gå igenom Omsorgen ${SECRET}`
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'run.started', about: null })
    insertRun(tx, {
      ...{
        id: RunId.parse(randomUUID()),
        kind: 'single',
        period: '2026-H2',
        departmentId: null,
        reason: words
      },
      ...{ total: 0, startedAt: ctx.clock.now(), acceptBadCertificates: false, viewport: null }
    })
  })
  await mark()
  await markSecret(ctx, { record: { kind: 'channel', id: channelId }, paragraph: PARAGRAPH, note: null })
  const runs = listRuns(ctx.db.read, { limit: 9, after: null, state: null })
  const seen = (roles: readonly Role[]) =>
    withoutHidden('captures.runs', runs, hiddenFrom(ctx.db.read, roles), { osUser: 'x', roles }).items.map(
      ({ reason }) => reason
    )
  expect(seen([])).toEqual([`[${PARAGRAPH}]`])
  expect(seen(['records-officer'])).toEqual([words])
  // A moderator sees what others wrote, and not the channel.
  expect(seen(['moderator'])).toEqual([`Gå igenom [${PARAGRAPH}]`])
})

it('are cut out of what was asked for in a disclosure, and why it ended, for who may not see them', async () => {
  const { id } = openDisclosure(ctx, { about: SECRET, reference: SECRET, requestedAt: ctx.clock.now() })
  endDisclosure(ctx, { id, state: 'withdrawn', because: SECRET })
  await mark()
  const seen = (roles: readonly Role[]) =>
    withoutHidden('disclosures.find', findDisclosure(ctx.db.read, id), hiddenFrom(ctx.db.read, roles), {
      ...{ osUser: 'x', roles }
    })
  const cut = { about: `[${PARAGRAPH}]`, reference: `[${PARAGRAPH}]`, because: `[${PARAGRAPH}]` }
  expect(seen(['administrator'])).toMatchObject(cut)
  expect(seen(['moderator'])).toMatchObject({ about: SECRET, reference: SECRET, because: SECRET })
})

it('are shown to nobody who may not see them where names and reasons are joined in', async () => {
  saveDelivery(ctx, { ...NOBODY, creator: SECRET, agreement: null, schemas: null })
  placeHold(ctx, { scope: 'everything' }, SECRET)
  await mark()
  const answers = {
    'channels.list': channelRows(ctx),
    'channels.lackingMandate': lackingMandate(ctx),
    'registerHistory.list': registerHistory(ctx.db.read, { about: null, limit: 50, after: null }),
    'search.find': { items: [{ title: `${SECRET} FB` }], next: null },
    'publicList.preview': { contactName: SECRET },
    'exports.receivers': [{ delivery: { creator: SECRET } }],
    'retention.holds': allHolds(ctx.db.read)
  }
  for (const [method, answer] of Object.entries(answers)) {
    expect([method, /Mossgryning/.test(JSON.stringify(answer))]).toEqual([method, true])
    const seen = (roles: readonly Role[]) =>
      JSON.stringify(withoutHidden(method, answer, hiddenFrom(ctx.db.read, roles), { osUser: 'x', roles }))
    expect([method, /Mossgryning/.test(seen(['administrator']))]).toEqual([method, false])
    expect([method, /Mossgryning/.test(seen([]))]).toEqual([method, false])
    expect([method, /Mossgryning/.test(seen(['records-officer']))]).toEqual([method, true])
  }
})

it('of somebody who signs in keep nobody out: they are called as before', async () => {
  const given = { roles: ['moderator'], of: ['moderator'] } as const
  const called = () => userRows(ctx).find(({ osUser }) => osUser === 'oidc:bo')?.name
  await mark()
  enterUser(ctx, { user: 'oidc:bo', name: SECRET, given })
  expect(called()).toBe('oidc:bo')
  enterUser(ctx, { user: 'oidc:bo', name: 'Bo Ek', given })
  enterUser(ctx, { user: 'oidc:bo', name: SECRET, given })
  expect(called()).toBe('Bo Ek')
  // What they sign in by may have such words as well.
  const user = `oidc:${SECRET.toLowerCase()}`
  enterUser(ctx, { user, name: SECRET, given })
  expect(userRows(ctx).find(({ osUser }) => osUser === user)?.name).toBe('Användare')
})

it('are not taken where they are the name of a person who is marked, but for what the person has', async () => {
  const named = addPerson(ctx, { name: 'Hillevi Qvarnberg', email: null, departmentId })
  const first = addPerson(ctx, { name: 'Sol', email: null, departmentId })
  for (const { id } of [named, first])
    await markSecret(ctx, { record: { kind: 'person', id }, paragraph: PARAGRAPH, note: null })
  const refused = { code: 'secret-words', params: { paragraph: PARAGRAPH } }
  const refusal = (act: () => unknown) => expect(act).toThrow(expect.objectContaining(refused))
  refusal(() => addWord(ctx, 'HILLEVI Qvarnbergs'))
  refusal(() => addClosedDay(ctx, { date: '2026-12-28', name: 'Fest för Hillevi Qvarn\u00adberg' }))
  const website = { name: 'Om Hillevi Qvarnberg', address: 'https://norrby.example/om' }
  refusal(() => addWebsite(ctx, { ...website, partners: null, role: 'principal' }))
  const { id } = await pasteMessage(ctx, {
    ...{ channelId, senderName: 'Eva Ek', senderAddress: null, receivedAt: null, text: 'Hej igen!' }
  })
  const entry = { publicParty: 'Hillevi Qvarnberg', publicConcerns: 'Bostad' }
  await expect(
    routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/1', entry } as never)
  ).rejects.toMatchObject(refused)
  // A single short name is in too many words, and the person's own entries keep the name.
  addWord(ctx, 'Sol och bad')
  editPerson(ctx, named.id, {
    name: 'Hillevi Qvarnberg',
    email: 'h@norrby.example',
    departmentId,
    departedOn: null
  })
  registerChannel(ctx, {
    ...{ platform: 'instagram', name: 'Bad', addresses: ['https://flode.example/bad'], purpose: 'Nyheter' },
    ...{ departmentId, responsibleId: named.id, dialogue: true, mandate: null }
  })
})

it('are not taken where they are the whole name of who wrote what is marked, but for those of the register', async () => {
  const message = {
    channelId,
    senderAddress: null,
    receivedAt: null,
    text: 'Jag vill berätta om min situation.'
  }
  const { id } = await pasteMessage(ctx, { ...message, senderName: 'Hillevi Qvarnberg' })
  const { id: official } = await pasteMessage(ctx, { ...message, senderName: 'Torsten Gren' })
  addPerson(ctx, { name: 'Torsten Gren', email: null, departmentId })
  placeHold(ctx, { scope: 'everything' }, 'Brev från Hillevi Qvarnberg')
  addWord(ctx, 'Qvarnberg, Hillevi')
  for (const each of [id, official])
    await markSecret(ctx, { record: { kind: 'message', id: each }, paragraph: PARAGRAPH, note: null })
  const refused = { code: 'secret-words', params: { paragraph: PARAGRAPH } }
  const refusal = (act: () => unknown) => expect(act).toThrow(expect.objectContaining(refused))
  await expect(rule('KS 2026/1', 'Hillevi Qvarnberg')).rejects.toMatchObject(refused)
  refusal(() => placeHold(ctx, { scope: 'everything' }, 'Ett brev från Hillevi Qvarnberg'))
  const asked = { reference: null, requestedAt: ctx.clock.now() }
  refusal(() => openDisclosure(ctx, { ...asked, about: 'Hillevi Qvarnbergs brev' }))
  const entry = { publicParty: 'Hillevi Qvarnberg', publicConcerns: 'Bostad' }
  await expect(
    routeMessage(ctx, id, { kind: 'registered', diaryNumber: 'KS 2026/1', entry } as never)
  ).rejects.toMatchObject(refused)
  // A part of the name is in too many words, and who answers for something in the register is named there.
  addWord(ctx, 'Qvarnberg')
  await rule('KS 2026/2', 'Torsten Gren')
  const [hold] = allHolds(ctx.db.read)
  const seen = (roles: readonly Role[]) =>
    withoutHidden('retention.holds', [hold], hiddenFrom(ctx.db.read, roles), { osUser: 'x', roles })[0]
      ?.because
  expect(seen([])).toBe(`[${PARAGRAPH}]`)
  expect(seen(['moderator'])).toBe('Brev från Hillevi Qvarnberg')
})

it('are not taken where they are the e-mail address or the alias of who wrote what is marked, or of a person who is', async () => {
  const message = { channelId, senderName: 'Okänd', receivedAt: null }
  const sent = async (senderAddress: string, text = 'Jag vill berätta om min situation.') =>
    (await pasteMessage(ctx, { ...message, senderAddress, text: `${text} ${senderAddress.length}` })).id
  const secret = [await sent('hillevi.q@brev.example'), await sent('no-reply@flodet.example')]
  secret.push(await sent('oppen@brev.example'))
  await sent('oppen@brev.example', 'När öppnar badet?')
  for (const id of secret)
    await markSecret(ctx, { record: { kind: 'message', id }, paragraph: PARAGRAPH, note: null })
  const taken = await takeComment(ctx, {
    ...{ ...TAKEN, channelId, text: 'Jag vet något om grannen.' },
    author: { ...TAKEN.author, name: null, handle: 'kattis1987', email: 'kattis@brev.example' }
  })
  await markSecret(ctx, { record: { kind: 'comment', id: taken.id }, paragraph: PARAGRAPH, note: null })
  const person = addPerson(ctx, { name: 'Hillevi Qvarnberg', email: 'hq@norrby.example', departmentId })
  await markSecret(ctx, { record: { kind: 'person', id: person.id }, paragraph: PARAGRAPH, note: null })
  const refused = expect.objectContaining({ code: 'secret-words', params: { paragraph: PARAGRAPH } })
  const hold = (because: string) => placeHold(ctx, { scope: 'everything' }, because)
  for (const text of [
    ...['Brev från Hillevi.Q@brev.example', 'Se kattis1987', 'kattis@brev.example', 'Fråga hq@norrby.example']
  ])
    expect(() => hold(text)).toThrow(refused)
  for (const text of ['Brev från no-reply@flodet.example', 'Brev från oppen@brev.example', 'q@brev.example'])
    hold(text)
  // It is the person's own to have.
  editPerson(ctx, person.id, {
    ...{ name: 'Hillevi Qvarnberg', email: 'hq@norrby.example', departmentId, departedOn: '2026-11-01' }
  })
})

it('are not taken in a reason, a note or a name of any other kind', async () => {
  const hold = placeHold(ctx, { scope: 'everything' }, 'Granskning')
  const { id: holderId } = addPerson(ctx, { name: 'Bo Ek', email: null, departmentId })
  const made = await makeKey(ctx, { departmentId, holder: 'Chefen' })
  const { id: login } = saveCredential(ctx, null, {
    channelId,
    label: 'Sidan',
    holderId,
    keptWhere: 'Skåpet'
  })
  await sealNote(ctx, login, 'hemligt')
  await mark()
  const refused = { code: 'secret-words', params: { paragraph: PARAGRAPH } }
  const refusal = (act: () => unknown) => expect(act).toThrow(expect.objectContaining(refused))
  const rejected = (act: Promise<unknown>) => expect(act).rejects.toMatchObject(refused)
  refusal(() => liftHold(ctx, hold.id, SECRET))
  expect(allHolds(ctx.db.read)).toMatchObject([{ liftedAt: null }])
  await rejected(makeKey(ctx, { departmentId, holder: SECRET }))
  const folder = await temporaryFolder()
  const document = join(folder, 'samtycke.pdf')
  await writeFile(document, '%PDF-1.7')
  const draft = { covers: SECRET, isChild: false, givenOn: '2026-01-01', validUntil: null } as const
  await rejected(addConsent(ctx, { draft, documentPath: document, places: [] }))
  const authority = { name: SECRET, address: 'https://tid.example/', privateAddress: false }
  await rejected(addAuthority(ctx, { draft: authority, certificates: document }))
  const form = { format: 'bagit', delivery: null } as const
  await rejected(
    createExport(ctx, { ...EVERYTHING, unfinished: 'include' }, { ...form, receiverName: SECRET })
  )
  const { id: capture } = await enterCapture(
    ctx,
    channelId,
    'https://flode.example/omsorgen',
    'Välkommen hit'
  )
  const answer = { item: 'logo', answer: 'no', captureId: capture, quote: null } as const
  await rejected(answerChecklist(ctx, { channelId, answers: [{ ...answer, note: SECRET }] }))
  const today = '2026-11-25' as const
  const part = departmentPart(ctx.db.read, departmentId, today)
  const signature = {
    departmentId,
    digest: digestOf(part),
    signedOn: today,
    way: 'window',
    paper: null
  } as const
  await rejected(signAttestation(ctx, { ...signature, signedBy: SECRET, note: null }))
  await rejected(signAttestation(ctx, { ...signature, signedBy: 'Chefen', note: SECRET }))
  await rejected(openNote(ctx, { id: login, key: made.secret, reason: SECRET }))
})

it('are not taken in what is typed of a receipt', async () => {
  const { id: exportId } = await createExport(ctx, { ...EVERYTHING, unfinished: 'include' })
  await mark()
  const refused = { code: 'secret-words', params: { paragraph: PARAGRAPH } }
  const facts = {
    receiver: 'diary',
    number: 'KS 2026/1',
    caseNumber: null,
    receivedOn: '2026-11-25'
  } as const
  const enter = (more: object) =>
    enterReceipt(ctx, { exportId, facts: { ...facts, receivedBy: 'Bo', ...more }, records: null })
  for (const more of [{ number: SECRET }, { caseNumber: SECRET }, { receivedBy: SECRET }])
    expect(() => enter(more)).toThrow(expect.objectContaining(refused))
  const { id } = enter({})
  expect(() => withdrawReceipt(ctx, id, `Fel: ${SECRET}`)).toThrow(expect.objectContaining(refused))
  const list = { exportId, receiver: 'e-archive', path: join(await temporaryFolder(), 'index.csv') } as const
  const otherwise = { receivedOn: null, receivedBy: SECRET }
  await expect(takeReceiptFile(ctx, { ...list, otherwise })).rejects.toMatchObject(refused)
})

it('are in no paragraph, which stands in their place, and in no note or reason of a mark', async () => {
  const person = addPerson(ctx, { name: 'Bo Ek', email: null, departmentId })
  const record = { kind: 'person', id: person.id } as const
  await mark()
  const refused = { code: 'secret-words' }
  for (const draft of [
    { paragraph: SECRET, note: null },
    { paragraph: PARAGRAPH, note: `Se: ${SECRET}` }
  ])
    await expect(markSecret(ctx, { record, ...draft })).rejects.toMatchObject(refused)
  // Its own words are secret with the mark, and so is the name of who is marked.
  const said = 'Min granne har pälsänglar i källaren'
  const { id } = await pasteMessage(ctx, {
    ...{ channelId, senderName: 'Eva Ek', senderAddress: null, receivedAt: null, text: said }
  })
  await expect(
    markSecret(ctx, { record: { kind: 'message', id }, paragraph: said, note: null })
  ).rejects.toMatchObject(refused)
  await expect(markSecret(ctx, { record, paragraph: 'Bo Ek', note: null })).rejects.toMatchObject(refused)
  expect(marksOf(ctx.db.read, record)).toEqual([])
  await markSecret(ctx, { record, paragraph: PARAGRAPH, note: 'Bo Ek har skyddade personuppgifter' })
  await expect(liftSecrecy(ctx, record, SECRET)).rejects.toMatchObject(refused)
  expect(marksOf(ctx.db.read, record)).toMatchObject([{ liftedAt: null }])
  await liftSecrecy(ctx, record, 'Prövat')
})

it('of somebody who is marked are not told by a refusal that another has the name', () => {
  const [person] = listPeople(ctx.db.read)
  if (person === undefined) throw new Error('nobody is there')
  return markSecret(ctx, {
    record: { kind: 'person', id: person.id },
    paragraph: PARAGRAPH,
    note: null
  }).then(() => {
    const refusal = new ArchiveError('person-maybe-known', {
      person: person.name,
      where: `Soc, ${person.email}`
    })
    const roles = ['administrator'] as const
    expect(unnamedRefusal(refusal, ctx.db.read, hiddenFrom(ctx.db.read, roles))).toMatchObject({
      params: { person: `[${PARAGRAPH}]`, where: `[${PARAGRAPH}]` }
    })
  })
})

it.each(['capture', 'comment', 'message'] as const)(
  'asks for what was typed of one %s by an index of each table, however much was typed of others',
  async kind => {
    const { ctx } = await newArchive()
    const plan = ctx.db.read
      .prepare(`EXPLAIN QUERY PLAN SELECT ${typedOf(kind)} FROM ${kind} WHERE id = @id`)
      .all({ id: 'a' }) as { detail: string }[]
    expect(plan.map(({ detail }) => detail).filter(detail => /^SCAN (?!typed$)/.test(detail))).toEqual([])
  }
)
