// The acts of the register, of secrecy and of who may do what, as the faults campaign does them.
import { randomUUID } from 'node:crypto'
import { NOTHING_SAID } from '#shared/processing.ts'
import { USUAL_PLAN } from '#shared/round.ts'
import { enterCapture } from '../captured.ts'
import { commentIn } from '../comments.ts'
import type { Place } from './place.ts'

export type Act = (at: Place) => Promise<unknown>

/** A name that nobody else has, without digits: a row of them may be taken for a telephone number. */
export const unique = (word: string) =>
  `${word} ${randomUUID()
    .slice(0, 8)
    .replaceAll(/\d/g, digit => 'ghijklmnop'.charAt(Number(digit)))}`

const BECAUSE = 'Prov av fel'

const channel = async ({ client, departmentId, personId }: Place) => {
  const name = unique('Kanal')
  return client.channels.register({
    ...{ platform: 'blog', name, addresses: [`https://blogg.example/${name.replaceAll(' ', '-')}`] },
    ...{ departmentId, responsibleId: personId, purpose: 'Nyheter', dialogue: true, mandate: null }
  })
}

export const REGISTER_ACTS: Readonly<Record<string, Act>> = {
  async departments({ client }) {
    const one = await client.departments.add({ name: unique('Nämnd'), mailbox: null })
    const two = await client.departments.add({ name: unique('Nämnd'), mailbox: null })
    await client.departments.edit({ id: one.id, changes: { name: unique('Enhet'), mailbox: null } })
    await client.departments.merge({ id: one.id, into: two.id })
    const three = await client.departments.add({ name: unique('Nämnd'), mailbox: null })
    await client.departments.remove({ id: three.id })
  },
  async people({ client, departmentId }) {
    const draft = { email: null, departmentId }
    const one = await client.people.add({ name: unique('Bo'), ...draft })
    const two = await client.people.add({ name: unique('Bo'), ...draft })
    await client.people.edit({ id: one.id, changes: { name: unique('Bo'), ...draft, departedOn: null } })
    await client.people.merge({ id: one.id, into: two.id })
    const three = await client.people.add({ name: unique('Bo'), ...draft })
    await client.people.remove({ id: three.id })
  },
  async channels(at) {
    const { client } = at
    const { id } = await channel(at)
    await client.channels.announceChange({ id, what: 'Nytt namn', override: BECAUSE })
    await client.channels.retire({ id, because: 'Stängd', override: BECAUSE })
    await client.channels.takeUp({ id, because: 'Fel kanal' })
    await client.channels.retire({ id, because: 'Stängd', override: BECAUSE })
  },
  async mandate({ client, channelId, file }) {
    const mandate = { decidedBy: 'Nämnden', decidedOn: '2026-01-01', validUntil: null, reference: null }
    const documentPath = await file('beslut.pdf', unique('Beslut'))
    await client.channels.setMandate({ id: channelId, mandate, documentPath })
    const [newest] = await client.channels.mandates({ id: channelId })
    if (newest !== undefined) await client.channels.strikeMandate({ id: newest.id, because: 'Fel kanal' })
  },
  async websites({ client }) {
    const fields = { name: unique('Webb'), address: 'https://norrby.example/', role: 'principal' as const }
    const { id } = await client.websites.add({
      ...fields,
      address: `https://${randomUUID()}.example/`,
      partners: null
    })
    await client.websites.remove({ id, because: 'Nedlagd' })
  },
  async publicList({ client, beside }) {
    await client.publicList.saveSettings({
      ...{ organisationNumber: '2120000142', baseAddress: 'https://norrby.example/oppna-data/' },
      ...{ contactName: 'Registrator', contactEmail: 'registrator@norrby.example', licence: 'cc0' }
    })
    await client.publicList.publish({ dir: beside })
  },
  async credentials({ client, channelId, personId }) {
    const fields = { channelId, label: unique('Inloggning'), holderId: personId, keptWhere: 'Kassaskåpet' }
    const { id } = await client.credentials.save({ id: null, fields })
    await client.credentials.remove({ id, because: 'Bytt' })
  },
  async consents({ client, channelId, file, clock }) {
    const today = clock.now().slice(0, 10)
    const place = { channelId, address: `https://flode.example/${randomUUID()}`, captureId: null }
    const { id } = await client.consents.add({
      draft: { covers: unique('Bild'), isChild: false, givenOn: '2026-01-01', validUntil: null },
      documentPath: await file('samtycke.pdf', unique('Samtycke')),
      places: [place]
    })
    await client.consents.withdraw({ id, withdrawnOn: today as never })
    await client.consents.correctWithdrawal({ id, withdrawnOn: '2026-01-02', because: 'Fel dag' })
    await client.consents.undoWithdrawal({ id, because: 'Ingen hade återkallat' })
    await client.consents.strike({ id, because: 'Fel person' })
  },
  async secrecy(at) {
    const { client, ctx, channelId } = at
    const record = { kind: 'comment' as const, id: await commentIn(ctx, channelId, 'verified') }
    await client.secrecy.mark({ record, paragraph: 'OSL 21 kap. 1 §', note: null })
    await client.secrecy.lift({ record, because: 'Prövad' })
  },
  async users({ client }) {
    await client.users.save({ osUser: unique('anna'), name: 'Anna', personId: null, roles: ['moderator'] })
    const { which } = await client.users.readingLog()
    await client.users.setReadingLog({ which: which === 'off' ? 'secret' : 'off' })
  },
  async attestation({ client, departmentId, clock, beside }) {
    const { digest, attested } = await client.attestations.part({ departmentId })
    const signedOn = clock.now().slice(0, 10) as never
    // Once in a half-year, and an archive lives through many acts.
    if (attested === null)
      await client.attestations.sign({
        ...{ departmentId, digest, signedBy: 'Åsa Öberg', signedOn, way: 'window', paper: null, note: null }
      })
    else if (attested.struck === null)
      await client.attestations.strike({ id: attested.id, because: 'Fel förvaltning' })
    await client.attestations.form({ departmentId, dir: beside })
  },
  async checklist({ client, ctx, channelId }) {
    const { id } = await enterCapture(ctx, channelId, 'https://flode.example/norrby', 'Norrby kommun')
    await client.checklists.answer({
      channelId,
      answers: [{ item: 'logo', answer: 'yes', captureId: id, quote: null, note: null }]
    })
  },
  async deadlines({ client, channelId, below }) {
    const date = `20${30 + below(60)}-05-0${1 + below(9)}` as never
    await client.deadlines.addClosedDay({ date, name: 'Klämdag' })
    await client.deadlines.removeClosedDay({ date })
    await client.deadlines.setChannel({ channelId, workingDays: 1 + below(5) })
  },
  async rounds({ client, departmentId }) {
    await client.rounds.savePlan({ departmentId, plan: USUAL_PLAN })
    await client.rounds.savePlan({ departmentId, plan: null })
  },
  async processing({ client, channelId, beside }) {
    await client.processing.save({ channelId, facts: { ...NOTHING_SAID, controller: unique('Nämnden') } })
    await client.processing.report({ format: 'csv', dir: beside })
  },
  async registerImport({ client, file }) {
    const name = unique('Blad')
    const rows = [
      ['Kanal', 'Plattform', 'Adress', 'Förvaltning', 'Ansvarig', 'Syfte'],
      [name, 'Facebook', `https://flode.example/${randomUUID()}`, 'Kultur', 'Åsa Öberg', 'Nyheter']
    ]
    const read = await client.registerImport.read({
      path: await file('kanaler.csv', rows.map(row => row.join(';')).join('\n'))
    })
    const mapping = read.sheets[0]?.proposal
    if (mapping === undefined) throw new Error('no sheet')
    const { digest } = await client.registerImport.plan({ id: read.id, mapping })
    await client.registerImport.apply({
      id: read.id,
      mapping,
      digest,
      refused: 'leave-out',
      override: BECAUSE
    })
  }
}
