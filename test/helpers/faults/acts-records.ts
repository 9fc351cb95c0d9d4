// The acts on records: what comes in, what is done about it, and what leaves, as the faults campaign does them.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type ExportFormat, ExportScope } from '#shared/export.ts'
import { enterCapture } from '../captured.ts'
import { commentIn } from '../comments.ts'
import { OWN, smallExport } from '../exports/meta.ts'
import { writeZip } from '../exports/zip.ts'
import { TAKEN } from '../taken.ts'
import { type Act, unique } from './acts-register.ts'
import type { Place } from './place.ts'

const NOBODY = { senderAddress: null, receivedAt: null }
const EVERYTHING = ExportScope.parse({ channelIds: null, from: null, to: null, unfinished: 'include' })

const paste = ({ client, channelId }: Place) =>
  client.messages.paste({ channelId, senderName: unique('Tove'), ...NOBODY, text: unique('Hej') })

/** Only what this act has made, so that a package takes as long at the end of a campaign as at its beginning. */
async function packageOne(at: Place, format: ExportFormat) {
  const { id } = await paste(at)
  const scope = { ...EVERYTHING, records: [{ kind: 'message' as const, id }] }
  return { made: await at.client.exports.create({ ...scope, format }), id }
}

export const RECORD_ACTS: Readonly<Record<string, Act>> = {
  async capture({ ctx, channelId }) {
    await enterCapture(ctx, channelId, `https://flode.example/${randomUUID()}`, unique('Norrby kommun'))
  },
  async comment({ client, channelId }) {
    const text = unique('Ni är odugliga')
    const { id } = await client.comments.take({ ...TAKEN, text, plain: text, html: null, channelId })
    await client.comments.decide({
      id,
      decision: { outcome: 'remove', category: 'a', note: null, senderNote: null }
    })
    await client.comments.remove({ id, kind: 'deleted' })
    await client.comments.confirmGone({ id, basis: 'person', kind: null })
    await client.comments.register({ id, registration: { outcome: 'ordered' } })
  },
  async commentFacts({ client, channelId }) {
    const address = `https://flode.example/${randomUUID()}`
    const { id } = await client.comments.noteFacts({
      ...{ channelId, address, description: 'Anmält', authorName: null, authorAddress: null },
      ...{ timeShown: null, policeNumber: unique('5000-K') }
    })
    await client.comments.liftCaptureStop({ id, because: 'Borta' })
  },
  async categories({ client, channelId }) {
    const { id } = await client.comments.addCategory({ channelId, name: unique('Grund') })
    await client.comments.retireCategory({ id })
  },
  async watch({ client, channelId }) {
    const word = unique('ord')
    await client.watch.addWord({ word })
    await client.watch.removeWord({ word })
    const address = `https://flode.example/${randomUUID()}`
    const { pages } = await client.watch.addPage({ channelId, address, everyMinutes: null })
    const page = pages.find(one => one.address === address)
    if (page !== undefined) await client.watch.removePage({ id: page.id })
  },
  async messageRegistered(at) {
    const { id } = await paste(at)
    await at.client.messages.route({ id, route: { kind: 'registered', diaryNumber: unique('KS 2026') } })
    await at.client.messages.correctRoute({
      ...{ id, because: 'Fel', route: { kind: 'minor', because: 'Reklam' } }
    })
  },
  async messageCopied(at) {
    const { id } = await paste(at)
    await at.client.messages.route({ id, route: { kind: 'copied', mailbox: 'registrator@norrby.example' } })
  },
  async messageFile({ client, channelId, file }) {
    const path = await file('fråga.txt', `${unique('När öppnar badet?')}\n`.repeat(3_000))
    const { id } = await client.messages.takeFile({ channelId, path, senderName: unique('Kalle'), ...NOBODY })
    await client.messages.route({ id, route: { kind: 'redirected', replyText: 'Skriv till oss.' } })
  },
  async answered({ client, channelId, clock }) {
    await client.messages.paste({ channelId, senderName: unique('Ek'), ...NOBODY, text: unique('Fråga') })
    const { items } = await client.inbox.list({ which: 'waiting', channelId, handler: null, limit: 1 })
    const [thread] = items
    if (thread === undefined) throw new Error('nothing waits')
    const sent = { sentAt: clock.now(), sentBy: 'Åsa Öberg', sentWhere: 'Flödet' }
    await client.inbox.answer({ id: thread.id, answer: { kind: 'answered', text: 'Klockan åtta.', ...sent } })
  },
  async redirectText({ client, channelId }) {
    await client.inbox.setRedirectText({ channelId, text: unique('Skriv till {mailbox}') })
    await client.inbox.setAutomaticReplies({ channelId, texts: [unique('Tack')] })
  },
  async report({ client, channelId }) {
    const { id } = await client.reports.take({
      ...{ channelId, matter: 'illegal', way: 'phone', record: null, senderName: null, senderAddress: null },
      ...{ address: 'https://flode.example/norrby', receivedAt: null, text: unique('Hot') }
    })
    await client.reports.decide({
      id,
      decision: { outcome: 'no-action', because: 'Inget hot', toReader: null }
    })
  },
  async exportOfPlatform({ client, ctx, channelId, folder }) {
    const path = await writeZip(join(await folder(), 'export.zip'), smallExport())
    const ended = Promise.withResolvers<void>()
    const leave = ctx.events.subscribe('event', event => {
      if (event.kind === 'import-ended') ended.resolve()
    })
    try {
      const { id } = await client.imports.start({ channelId, paths: [path], ownName: OWN })
      await ended.promise
      const { state, problem } = await client.imports.find({ id })
      if (state !== 'finished')
        throw Object.assign(new Error('the import failed'), { code: problem ?? state })
    } finally {
      leave()
    }
  },
  async bag(at) {
    const { made, id } = await packageOne(at, 'bagit')
    const facts = {
      receiver: 'diary',
      number: unique('KS'),
      caseNumber: null,
      receivedBy: 'Ragnhild'
    } as const
    const receipt = await at.client.receipts.enter({
      exportId: made.id,
      facts: { ...facts, receivedOn: at.clock.now().slice(0, 10) },
      records: [{ kind: 'message', id }]
    })
    await at.client.receipts.withdraw({ id: receipt.id, because: 'Fel nummer' })
  },
  async packed(at) {
    const { made } = await packageOne(at, 'bagit')
    await at.client.exports.pack({ id: made.id })
  },
  sip: at => packageOne(at, 'eark-sip-2.1.0'),
  fgs: at => packageOne(at, 'fgs-1.2'),
  diary: at => packageOne(at, 'diary-pdfa-2b'),
  async disclosure(at) {
    const { client, clock } = at
    const { id: message } = await paste(at)
    const draft = { reference: null, about: 'Begäran', requestedAt: clock.now() }
    const { id } = await client.disclosures.open({ draft })
    await client.disclosures.addRecords({ id, records: [{ kind: 'message', id: message }] })
    await client.disclosures.maskWords({ id, words: 'Hej', paragraph: 'OSL 21 kap. 1 §' })
    const { proposals } = await client.disclosures.record({ id, position: 0 })
    if (proposals.length > 0)
      await client.disclosures.dismiss({
        id,
        position: 0,
        proposals: proposals.map(({ place, reason }) => ({ place, reason }))
      })
    await client.disclosures.lookThrough({ id, position: 0 })
    await client.disclosures.deliver({ id })
  },
  async disclosureRefused({ client, clock }) {
    const draft = { reference: null, about: 'Begäran', requestedAt: clock.now() }
    const { id } = await client.disclosures.open({ draft })
    await client.disclosures.end({ id, state: 'withdrawn', because: 'Återtagen' })
  },
  async holds({ client }) {
    const { id } = await client.retention.placeHold({ on: { scope: 'everything' }, because: 'Tvist' })
    await client.retention.liftHold({ id, because: 'Avgjord' })
  },
  async disposal(at) {
    const { client, other, ctx, channelId, clock } = at
    await commentIn(ctx, channelId, 'gone')
    const rules = await client.retention.rules()
    if (!rules.some(({ closedAt }) => closedAt === null))
      await client.retention.addRule({
        draft: {
          ...{ kind: 'comment', channelId: null, category: null, transfer: 'none' },
          ...{ kept: { months: 0, countedFrom: 'recorded' }, decidedBy: 'KS § 114', decidedOn: '2020-03-02' },
          reference: 'KS 2026/0088'
        },
        documentPath: null,
        atOnce: true
      })
    clock.advance(3 * 86_400_000)
    // A hold whose lifting was cut off before would stop all of it.
    for (const { id, liftedAt } of await client.retention.holds())
      if (liftedAt === null) await client.retention.liftHold({ id, because: 'Avgjord' })
    // One that was cut off before is gone on with first.
    for (const { id, state } of await client.disposal.list())
      if (state === 'proposed') await client.disposal.withdraw({ id, because: 'Ny' })
      else if (state === 'confirmed' || state === 'erasing') await client.disposal.carryOut({ id })
    const { id } = await client.disposal.propose({ kinds: ['comment'], channelIds: null })
    await other.disposal.confirm({ id })
    await client.disposal.carryOut({ id })
  }
}
