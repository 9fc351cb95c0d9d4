// An archive of the demo municipality with something of everything in it, made by the core as an official would.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { RunRequest } from '#shared/capture.ts'
import type { Contract } from '#shared/contract.ts'
import {
  type ActorId,
  type CaptureId,
  type ChannelId,
  type CommentId,
  type DepartmentId,
  type DisclosureId,
  type DisposalId,
  type ExportId,
  type ImportId,
  Instant,
  type MessageId,
  type RegisterImportId,
  type RunId
} from '#shared/ids.ts'
import { ROLES } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import { type DemoMessage, type DemoSite, startDemoSite } from '../../resources/demo/site.mjs'
import { smallExport } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'

export interface DemoArchive {
  readonly dir: string
  readonly site: DemoSite
  readonly channel: ChannelId
  readonly department: DepartmentId
  readonly run: RunId
  /** Captures: of a 40,000-pixel-tall page, and of one behind a login. */
  readonly tall: CaptureId
  readonly failed: CaptureId
  /** Comments: one that may be removed, one that awaits its decision. */
  readonly decided: CommentId
  readonly verified: CommentId
  /** Who wrote the one that may be removed. */
  readonly sender: ActorId
  /** Messages: one that waits, one that was copied to the mailbox. */
  readonly waiting: MessageId
  readonly copied: MessageId
  readonly openedLink: ExportId
  /** A package that may be sent to the diary system. */
  readonly forDiary: ExportId
  /** An export that was read in, with something left out and something unknown in it. */
  readonly imported: ImportId
  readonly sheet: RegisterImportId
  /** A disclosure that is open, with one record. */
  readonly disclosure: DisclosureId
  /** A disposal that someone else has proposed. */
  readonly disposal: DisposalId
}

const MUNICIPALITY = 'Älvåsa kommun'
const ACTOR = 'linnea.hagstrom'
const MAILBOX = 'kommun@alvasa.example'

/** Makes the archive in `dir` and closes it; the site stays up until the test closes it. */
export async function makeDemoArchive(dir: string): Promise<DemoArchive> {
  const site = await startDemoSite()
  const session = createSession({
    actor: ACTOR,
    program: 'Kanalarkiv',
    appVersion: '0.1.0',
    log: openLog(null)
  })
  const core: Core = createRouterClient(session.router, { context: {} })
  try {
    await core.archive.create({ dir, municipality: MUNICIPALITY })
    await core.users.save({ osUser: ACTOR, name: 'Linnea Hagström', personId: null, roles: [...ROLES] })
    // The window is opened by whoever runs the test.
    await core.users.save({ osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
    const channels = await register(core, site)
    const channel = need(channels.get(site.abusive.channelSlug))
    const run = await capture(core)
    const comments = await saveComments(core, site, channel)
    const messages = await takeMessages(core, site, channels, join(dir, '..'))
    const imported = await importExport(core, channel, join(dir, '..'))
    const { id: openedLink } = await core.exports.create({
      channelIds: [channel],
      from: null,
      to: null,
      unfinished: 'include'
    })
    await core.receipts.enter({
      exportId: openedLink,
      facts: {
        receiver: 'diary',
        number: 'KS 2026/0411',
        caseNumber: 'KS 2026/0400',
        receivedOn: '2026-11-02',
        receivedBy: 'Ragnhild Registrator'
      },
      records: null
    })
    const { id: forDiary } = await core.exports.create({
      channelIds: null,
      from: null,
      to: null,
      kinds: ['message'],
      unfinished: 'include',
      format: 'diary-pdfa-2b'
    })
    const [person] = await core.people.list()
    await core.alerts.subscribe({ personId: need(person).id, channelId: channel, kinds: ['vanished'] })
    const disclosure = await discloseOne(core, comments.decided)
    const disposal = await proposeDisposal(core, channel)
    await registerLate(core, site)
    const sheet = await readSheet(core, join(dir, '..'))
    const record = { kind: 'import', id: imported } as const
    await core.secrecy.mark({ record, paragraph: 'OSL 21 kap. 1 §', note: null })
    const { items } = await core.captures.list({ channelId: null, runId: run, limit: 50, after: null })
    const of = (slug: string) => need(items.find(({ channelId }) => channelId === channels.get(slug))).id
    const { departmentId: department } = await core.channels.find({ id: channel })
    return {
      dir,
      site,
      channel,
      department,
      run,
      tall: of('lang'),
      failed: of('internt'),
      openedLink,
      forDiary,
      imported,
      sheet,
      disclosure,
      disposal,
      ...comments,
      ...messages
    }
  } catch (error) {
    await site.close()
    throw error
  } finally {
    await session.close()
  }
}

type Core = ContractRouterClient<Contract>

/** A rule by which what failed may go, another that keeps, a hold, and a proposal that somebody else is to confirm. */
async function proposeDisposal(core: Core, channelId: ChannelId): Promise<DisposalId> {
  const decision = { decidedBy: 'Kommunstyrelsen § 114', decidedOn: '2026-03-02', reference: 'KS 2026/0088' }
  const rule = { channelId: null, category: null, transfer: 'none', ...decision } as const
  const kept = { months: 0, countedFrom: 'recorded' } as const
  await core.retention.addRule({
    draft: { ...rule, kind: 'message', kept },
    documentPath: null,
    atOnce: true
  })
  const forEver = { ...rule, kind: 'capture', channelId, kept: null } as const
  await core.retention.addRule({ draft: forEver, documentPath: null })
  const { id } = await core.disposal.propose({ kinds: null, channelIds: null })
  const on = { scope: 'channel', id: channelId } as const
  await core.retention.placeHold({ on, because: 'Begärd av en domstol' })
  return id
}

async function register(core: Core, site: DemoSite): Promise<Map<string, ChannelId>> {
  const [departments, people, channels] = [new Map(), new Map(), new Map<string, ChannelId>()]
  for (const channel of site.channels) {
    const { slug, department, responsible, responsibleEmail, mandate, addresses, ...rest } = channel
    const departmentId =
      departments.get(department) ?? (await core.departments.add({ name: department, mailbox: MAILBOX })).id
    departments.set(department, departmentId)
    const responsibleId =
      people.get(responsible) ??
      (await core.people.add({ name: responsible, email: responsibleEmail, departmentId })).id
    people.set(responsible, responsibleId)
    const row = await core.channels.register({
      ...rest,
      addresses: [...addresses],
      departmentId,
      responsibleId,
      mandate: { ...mandate, validUntil: null, reference: null }
    })
    // The demo municipality is this computer.
    await core.captures.setChannelSettings({
      channelId: row.id,
      viewport: 'desktop',
      reach: 'ordinary',
      privateAddresses: true,
      filmProgram: false
    })
    channels.set(slug, row.id)
  }
  return channels
}

/** A channel that nobody has decided on and that is not captured yet, with a log-in that somebody who has left still has. */
async function registerLate(core: Core, site: DemoSite): Promise<void> {
  const department = await core.departments.add({ name: 'Kultur- och fritidsförvaltningen', mailbox: null })
  const person = await core.people.add({ name: 'Åsa Öberg', email: null, departmentId: department.id })
  const { id: channelId } = await core.channels.register({
    platform: 'instagram',
    name: '@alvasabibliotek på Glimten',
    addresses: [`${site.origin}/bilder?konto=alvasabibliotek`],
    departmentId: department.id,
    responsibleId: person.id,
    purpose: 'Boktips och bilder från biblioteket.',
    dialogue: true,
    mandate: null
  })
  const left = { name: 'Nils Rask', email: null, departmentId: department.id }
  const { id: holderId } = await core.people.add(left)
  const fields = { channelId, label: 'Sidan', holderId, keptWhere: 'Förvaltningens lösenordshanterare' }
  await core.credentials.save({ id: null, fields })
  await core.people.edit({ id: holderId, changes: { ...left, departedOn: '2026-01-31' } })
}

/** A spreadsheet that is read but not taken into the register: a new channel, and a row that is not right. */
async function readSheet(core: Core, folder: string): Promise<RegisterImportId> {
  const path = join(folder, 'kanaler.csv')
  const rows = [
    'Namn;Plattform;Adress;Förvaltning;Ansvarig;Syfte',
    'Simhallen;Facebook;https://www.facebook.com/alvasasimhall;Kultur- och fritidsförvaltningen;Åsa Öberg;Öppettider',
    'Ishallen;MySpace;ingen adress;Kultur- och fritidsförvaltningen;Åsa Öberg;Istider'
  ]
  await writeFile(path, `\uFEFF${rows.join('\r\n')}\r\n`)
  return (await core.registerImport.read({ path })).id
}

async function capture(core: Core): Promise<RunId> {
  const request: RunRequest = {
    kind: 'half-year',
    which: 'all',
    reason: null,
    acceptBadCertificates: false
  }
  const events = await core.archive.events()
  const { id } = await core.captures.startRun(request)
  for await (const event of events) if (event.kind === 'run-ended' && event.runId === id) return id
  throw new Error('the archive was closed before the run ended')
}

async function saveComments(core: Core, site: DemoSite, channelId: ChannelId) {
  const address = site.abusive.permalink
  const save = async (selector: string) => (await core.comments.preserve({ channelId, address, selector })).id
  const { candidates } = await core.comments.candidates({ address })
  const others = candidates.filter(
    ({ selector, authorName }) => selector !== site.abusive.selector && authorName !== MUNICIPALITY
  )
  const angry = others.find(({ excerpt }) => excerpt.includes('😤')) ?? others[0]
  const verified = await save(need(angry).selector)
  const decided = await save(site.abusive.selector)
  const note = 'Ett personangrepp på en namngiven tjänsteman. Resten av tråden får stå kvar.'
  await core.comments.decide({
    id: decided,
    decision: { outcome: 'remove', category: 'a', note, senderNote: null }
  })
  const { sender } = await core.comments.find({ id: decided })
  if (sender === null) throw new Error('the page shows who wrote it')
  return { decided, verified, sender: sender.id }
}

async function takeMessages(core: Core, site: DemoSite, channels: Map<string, ChannelId>, folder: string) {
  const at = (message: DemoMessage) => ({
    channelId: need(channels.get(message.channelSlug)),
    senderName: message.senderName,
    senderAddress: message.senderHandle,
    receivedAt: Instant.parse(message.receivedAt)
  })
  const [first, second, ...rest] = site.directMessages
  const paste = (message: DemoMessage) => core.messages.paste({ ...at(message), text: message.text })

  const registered = await paste(need(first))
  const diaryNumber = `KS ${new Date().getFullYear()}:0417`
  await core.messages.route({ id: registered.id, route: { kind: 'registered', diaryNumber } })
  const path = join(folder, 'meddelande.txt')
  await writeFile(path, need(second).text)
  const copied = await core.messages.takeFile({ ...at(need(second)), path })
  await core.messages.route({ id: copied.id, route: { kind: 'copied', mailbox: MAILBOX } })
  const waiting = []
  for (const message of rest) waiting.push(await paste(message))
  return { waiting: need(waiting[0]).id, copied: copied.id }
}

async function importExport(core: Core, channelId: ChannelId, folder: string): Promise<ImportId> {
  const path = await writeZip(join(folder, 'facebook-alvasakommun.zip'), {
    ...smallExport(),
    'your_facebook_activity/messages/inbox/halv_10000009/message_1.json':
      '{"participants":[{"name":"Norrby kommun"}],"messages":[{',
    'your_facebook_activity/events/event_invitations.json': '{}'
  })
  const events = await core.archive.events()
  const { id } = await core.imports.start({ channelId, paths: [path], ownName: 'Norrby kommun' })
  for await (const event of events) if (event.kind === 'import-ended' && event.importId === id) return id
  throw new Error('the archive was closed before the import ended')
}

function need<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the demo municipality lacks something this archive is made of')
  return value
}

async function discloseOne(core: Core, comment: CommentId): Promise<DisclosureId> {
  const draft = {
    about: 'Kommentarer som har tagits bort under hösten',
    reference: 'KS 2026/0600',
    requestedAt: Instant.parse(new Date().toISOString())
  }
  const { id } = await core.disclosures.open({ draft })
  await core.disclosures.addRecords({ id, records: [{ kind: 'comment', id: comment }] })
  await core.disclosures.mask({
    id,
    position: 0,
    place: { kind: 'region', picture: 0, x: 10, y: 10, width: 120, height: 20 },
    paragraph: 'OSL 21 kap. 1 §'
  })
  return id
}
