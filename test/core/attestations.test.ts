// Attestations: each half-year each department confirms its part of the register, by name and date, and what has
// changed since is shown (P3).
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { shortDigest } from '#shared/attestation.ts'
import { attestedFields } from '#shared/attested-words.ts'
import type { Channel } from '#shared/register.ts'
import { halfYearNamed } from '../../electron/core/captures/captures/schedule.ts'
import { sendQueued } from '../../electron/core/deadlines/outbox/send.ts'
import { saveServer } from '../../electron/core/deadlines/outbox/server.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { editChannel, registerChannel, setMandate } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson, editPerson } from '../../electron/core/register/register/departments.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import {
  attestationState,
  attestationStatus,
  signAttestation
} from '../../electron/core/reports/attestations/attestations.ts'
import {
  remindByItself,
  runAttestationsInBackground
} from '../../electron/core/reports/attestations/background.ts'
import { printForm } from '../../electron/core/reports/attestations/form.ts'
import { partToAttest } from '../../electron/core/reports/attestations/part.ts'
import { listAttestations } from '../../electron/core/reports/attestations/queries.ts'
import { remindOfAttestations } from '../../electron/core/reports/attestations/remind.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { draftOf, startSmtp } from '../helpers/smtp.ts'

// The page itself was not changed.
const CORRECTED = { override: 'Registret rättas' }

const fieldsOf = ({
  platform,
  name,
  addresses,
  departmentId,
  responsibleId,
  purpose,
  dialogue
}: Channel) => ({
  ...{ platform, name, addresses, departmentId, responsibleId, purpose, dialogue }
})

function sign(
  ctx: Context,
  { departmentId }: Channel,
  change: Partial<Parameters<typeof signAttestation>[1]> = {}
) {
  const { digest } = partToAttest(ctx, departmentId)
  return signAttestation(ctx, {
    ...{ departmentId, digest, signedBy: 'Märta Rask', signedOn: '2026-11-25', way: 'window' },
    ...{ paper: null, note: null, ...change }
  })
}

describe('a department', () => {
  it('confirms its part by name and date, and what it confirmed is kept as it was', async () => {
    const { ctx, clock } = await newArchive()
    const channel = newChannel(ctx)
    expect(attestationStatus(ctx)).toMatchObject({
      period: '2026-H2',
      departments: [{ departmentName: 'Kultur och fritid', channels: 1, state: 'due', latest: null }]
    })
    const part = partToAttest(ctx, channel.departmentId)
    expect(part).toMatchObject({
      since: null,
      attested: null,
      changes: [],
      channels: [{ name: 'Norrby kommun på Flödet', responsibleName: 'Åsa Öberg', standInName: null }],
      people: [{ name: 'Åsa Öberg' }]
    })
    const signed = await sign(ctx, channel, { note: 'En ny kanal väntar.' })
    expect(signed).toMatchObject({
      ...{ signedBy: 'Märta Rask', signedOn: '2026-11-25', way: 'window', period: '2026-H2', channels: 1 },
      ...{ recordedBy: 'test', part: part.digest }
    })
    const kept = JSON.parse(await readFile(ctx.objects.path(signed.part), 'utf8'))
    expect(kept.channels).toMatchObject([{ name: 'Norrby kommun på Flödet', purpose: channel.purpose }])
    expect(attestationStatus(ctx).departments).toMatchObject([{ state: 'attested', latest: signed }])

    clock.set('2027-01-01T12:00:00.000Z')
    expect(attestationStatus(ctx).departments).toMatchObject([{ state: 'due', latest: signed }])
    clock.set('2027-07-01T12:00:00.000Z')
    expect(attestationStatus(ctx).departments).toMatchObject([{ state: 'overdue' }])
  })

  it('is shown what has changed since last time, also what has left it', async () => {
    const { ctx, clock } = await newArchive()
    const channel = newChannel(ctx)
    const { platform, departmentId, responsibleId, purpose, dialogue } = channel
    const second = registerChannel(ctx, {
      ...{ platform, departmentId, responsibleId, purpose, dialogue, mandate: null },
      name: 'Biblioteket',
      addresses: ['https://bilder.example/bibblan']
    })
    await sign(ctx, channel)
    const other = addDepartment(ctx, { name: 'Barn och utbildning', mailbox: null })
    clock.set('2027-02-01T09:00:00.000Z')
    editChannel(ctx, channel.id, { ...fieldsOf(channel), purpose: 'Öppettider' }, CORRECTED)
    editChannel(ctx, second.id, { ...fieldsOf(second), departmentId: other.id })
    editPerson(ctx, responsibleId, { name: 'Åsa Ek', email: null, departmentId, departedOn: null })
    const { changes, since, channels } = partToAttest(ctx, departmentId)
    expect(since?.period).toBe('2026-H2')
    expect(channels).toHaveLength(1)
    expect(changes.map(({ name, changes }) => [name, changes])).toMatchObject([
      ['Åsa Ek', expect.arrayContaining([{ field: 'name', before: 'Åsa Öberg', after: 'Åsa Ek' }])],
      ['Biblioteket', [{ field: 'departmentId', before: 'Kultur och fritid', after: 'Barn och utbildning' }]],
      [channel.name, expect.arrayContaining([{ field: 'purpose', before: purpose, after: 'Öppettider' }])]
    ])
    await sign(ctx, channel, { signedOn: '2027-02-01' })
    expect(partToAttest(ctx, departmentId)).toMatchObject({ changes: [], attested: { period: '2027-H1' } })
    expect(listAttestations(ctx.db.read, { departmentId, limit: 10, after: null }).items).toHaveLength(2)
  })

  it('is refused a second time, on another basis than was seen, on a wrong day, and without channels', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    const { digest } = partToAttest(ctx, channel.departmentId)
    editChannel(ctx, channel.id, { ...fieldsOf(channel), purpose: 'Annat' }, CORRECTED)
    await expect(sign(ctx, channel, { digest })).rejects.toMatchObject({ code: 'part-changed' })
    await expect(sign(ctx, channel, { signedOn: '2026-11-26' })).rejects.toMatchObject({
      params: { place: 'signedOn', problem: 'in-future' }
    })
    await expect(sign(ctx, channel, { signedOn: '2026-06-30' })).rejects.toMatchObject({
      params: { place: 'signedOn', problem: 'before-half-year' }
    })
    expect(attestationStatus(ctx).departments).toMatchObject([{ state: 'due' }])
    await sign(ctx, channel)
    await expect(sign(ctx, channel)).rejects.toMatchObject({
      code: 'already-attested',
      params: { name: 'Märta Rask' }
    })
    const empty = addDepartment(ctx, { name: 'Räddningstjänsten', mailbox: null })
    expect(() => partToAttest(ctx, empty.id)).toThrow(expect.objectContaining({ code: 'nothing-to-attest' }))
    expect(attestationStatus(ctx).departments).toHaveLength(1)
  })

  it('cannot take back or change what it confirmed, whoever writes the query', async () => {
    const { ctx, dir, archive } = await newArchive()
    await sign(ctx, newChannel(ctx))
    await archive.close()
    const db = new Database(join(dir, 'archive.db'))
    expect(() => db.exec("UPDATE attestation SET signed_by = 'Någon annan'")).toThrow('never changed')
    expect(() => db.exec('DELETE FROM attestation')).toThrow('disposal decision only')
    db.close()
  })
})

describe('on paper', () => {
  it('the form shows channels, people, changes and lines to sign on, and names what it was made of', async () => {
    const { ctx, clock } = await newArchive()
    const channel = newChannel(ctx)
    await sign(ctx, channel)
    clock.set('2027-02-01T09:00:00.000Z')
    editChannel(ctx, channel.id, { ...fieldsOf(channel), purpose: 'Öppettider' }, CORRECTED)
    const dir = await temporaryFolder()
    const { path } = await printForm(ctx, { departmentId: channel.departmentId, dir })
    expect(path).toBe(join(dir, 'intyg-kultur-och-fritid-2027-H1.pdf'))
    const pdf = await readFile(path)
    const text = pdfPages(pdf).join(' ')
    expect(text).toContain('Intyg om kanaler, Kultur och fritid, första halvåret 2027')
    expect(text).toContain(`Underlag: ${shortDigest(partToAttest(ctx, channel.departmentId).digest)}`)
    expect(text).toMatch(/Plattform Facebook ☐ Adresser https:\S+ ?norrby ☐ Ansvarig Åsa Öberg ☐/)
    expect(text).toMatch(/Beslut uppgift saknas ☐/)
    expect(text).toContain('Syfte (ändrad) Öppettider')
    expect(text).toContain('Syfte: Nyheter och dialog med invånarna → Öppettider')
    for (const line of ['Underskrift', 'Namnförtydligande', 'Befattning', 'Datum'])
      expect(text).toContain(line)
    expect(pdf.toString('latin1').match(/\/S \/Table\b/g)).toHaveLength(3)
  })

  it('the form, the window and the terminal show every field that is signed', async () => {
    const { ctx } = await newArchive()
    const about = {
      ...{ hasLogo: true, standInId: null, contact: '0123-45 67 89', responseTime: 'Nästa vardag' },
      ...{ benefit: 'Når unga', commentPurpose: 'Frågor om badet', openedOn: '2019-03-04' }
    }
    const addresses = ['https://flode.example/norrby', 'https://flode.example/norrby/om']
    const channel = newChannel(ctx, { about, addresses, kinds: ['page', 'about'] })
    const bo = addPerson(ctx, { name: 'Bo Ek', email: null, departmentId: channel.departmentId })
    editChannel(ctx, channel.id, { ...fieldsOf(channel), about: { ...about, standInId: bo.id } })
    const mandate = {
      ...{ decidedBy: 'Kommundirektören', decidedOn: '2026-01-01', validUntil: null },
      ...{ reference: 'KS 2026/12', tool: 'Meta Business Suite' }
    }
    setMandate(ctx, channel.id, mandate, { channel: true, personIds: [bo.id] })
    const [attested] = partToAttest(ctx, channel.departmentId).channels
    if (attested === undefined) throw new Error('no channel')
    const shown = attestedFields(attested, 'sv')
    // Every field of the part is told of: what a channel comes to have is signed, and so is to be seen.
    const told = shown.map(({ value }) => value ?? '').join('\n')
    for (const words of [
      '0123-45 67 89',
      'Nästa vardag',
      'Når unga',
      'Frågor om badet',
      '2019-03-04',
      'Bo Ek'
    ])
      expect(told).toContain(words)
    expect(told).toContain(`Om kanalen: ${addresses[1]}`)
    expect(told).toContain('Bo Ek: Kommundirektören, 2026-01-01 –, KS 2026/12, Meta Business Suite')
    const inWords = new Set([
      ...[
        'id',
        'departmentId',
        'responsibleId',
        'kinds',
        'about',
        'mandates',
        'responsibleName',
        'standInName'
      ],
      ...shown.map(({ field }) => field)
    ])
    expect(
      Object.keys({ ...attested, ...attested.about }).filter(field => !inWords.has(field as never))
    ).toEqual([])
    const { path } = await printForm(ctx, {
      departmentId: channel.departmentId,
      dir: await temporaryFolder()
    })
    const text = pdfPages(await readFile(path))
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    for (const { label, value } of shown) {
      expect(text).toContain(label)
      if (value !== null && !value.includes('https')) expect(text).toContain(value.replaceAll(/\s+/g, ' '))
    }
  })

  it('is entered with the signed form, which is kept as it is', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    const scan = join(await temporaryFolder(), 'påskriven.pdf')
    await writeFile(scan, 'en inläst blankett')
    const { paper } = await sign(ctx, channel, { way: 'paper', paper: scan })
    if (paper === null) throw new Error('no paper')
    expect(await readFile(ctx.objects.path(paper), 'utf8')).toBe('en inläst blankett')
    await expect(sign(ctx, channel, { way: 'paper', paper: '/finns/inte.pdf' })).rejects.toMatchObject({
      code: 'file-unreadable'
    })
  })
})

describe('a reminder', () => {
  it('goes by mail to the departments that have not confirmed, and the others are named', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    const { platform, responsibleId, purpose, dialogue } = channel
    const silent = addDepartment(ctx, { name: 'Räddningstjänsten', mailbox: null })
    registerChannel(ctx, {
      ...{ platform, responsibleId, purpose, dialogue, mandate: null, departmentId: silent.id },
      name: 'Brandkåren',
      addresses: ['https://bilder.example/brand']
    })
    await expect(remindOfAttestations(ctx)).rejects.toMatchObject({ code: 'no-mail-server' })
    const host = await startSmtp()
    await saveServer(ctx, { server: draftOf(host.port), secret: null })
    expect(await remindOfAttestations(ctx)).toEqual({ queued: 1, withoutMailbox: ['Räddningstjänsten'] })
    await sendQueued(ctx, { which: 'all' })
    expect(host.taken).toMatchObject([{ to: ['registrator@norrby.example'] }])
    expect(host.taken[0]?.raw).toContain('Kultur och fritid')
    const [first] = attestationStatus(ctx).departments
    expect(first?.remindedAt).toBe(ctx.clock.now())
    await sign(ctx, channel)
    expect(await remindOfAttestations(ctx)).toEqual({ queued: 0, withoutMailbox: ['Räddningstjänsten'] })
  })
})

it('reminds without the words of a marked record, though the department has them for a name', async () => {
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const { platform, responsibleId, purpose, dialogue } = channel
  const name = 'Enheten där Valdemar Mossgryning får kattmynta'
  const department = addDepartment(ctx, { name, mailbox: 'enheten@norrby.example' })
  const { id } = registerChannel(ctx, {
    ...{ platform, responsibleId, purpose, dialogue, mandate: null, departmentId: department.id },
    name: 'Brandkåren',
    addresses: ['https://bilder.example/brand']
  })
  const text = 'Valdemar Mossgryning får kattmynta'
  const words = { channelId: id, senderName: 'Eva Ek', senderAddress: null, receivedAt: null, text }
  const message = await pasteMessage(ctx, words)
  await markSecret(ctx, {
    record: { kind: 'message', id: message.id },
    ...{ paragraph: 'OSL 26 kap. 1 §', note: null }
  })
  const host = await startSmtp()
  await saveServer(ctx, { server: draftOf(host.port), secret: null })
  await remindOfAttestations(ctx)
  await sendQueued(ctx, { which: 'all' })
  const read = await Promise.all(host.taken.map(({ raw }) => PostalMime.parse(raw)))
  expect(read.map(mail => mail.text).join()).not.toMatch(/Mossgryning/)
  expect(read.map(mail => mail.text?.split(' har ännu')[0]).toSorted()).toEqual([
    'Kultur och fritid',
    '[OSL 26 kap. 1 §]'
  ])
})

describe('a reminder that the program sends by itself', () => {
  it('goes on working days of the last month, once a week and not beside one that a person has sent', async () => {
    const { ctx, clock } = await newArchive()
    const channel = newChannel(ctx)
    const host = await startSmtp()
    expect(await remindByItself(ctx)).toBe(0)
    await saveServer(ctx, { server: draftOf(host.port), secret: null })
    const sent = async (at: string) => {
      clock.set(at)
      return remindByItself(ctx)
    }
    expect(await sent('2026-11-25T09:00:00.000Z')).toBe(0) // a month and more is left
    expect(await sent('2026-12-02T05:00:00.000Z')).toBe(0) // 6 o'clock in the morning
    expect(await sent('2026-12-05T09:00:00.000Z')).toBe(0) // a Saturday
    expect(await sent('2026-12-07T09:00:00.000Z')).toBe(1)
    expect(await sent('2026-12-07T10:00:00.000Z')).toBe(0)
    expect(await sent('2026-12-11T09:00:00.000Z')).toBe(0)
    expect(await sent('2026-12-14T10:00:00.000Z')).toBe(1)
    clock.set('2026-12-17T09:00:00.000Z')
    expect((await remindOfAttestations(ctx)).queued).toBe(1)
    expect(await sent('2026-12-21T11:00:00.000Z')).toBe(0)
    await sign(ctx, channel)
    expect(await sent('2026-12-28T11:00:00.000Z')).toBe(0)
    expect(await sendQueued(ctx, { which: 'all' })).toEqual({ waiting: 0, trouble: 0 })
    expect(host.taken).toHaveLength(3)
  })

  it('is queued when the archive is opened, and not twice', async () => {
    const { ctx, clock, archive } = await newArchive()
    newChannel(ctx)
    const host = await startSmtp()
    await saveServer(ctx, { server: draftOf(host.port), secret: null })
    clock.set('2026-12-07T09:00:00.000Z')
    const works: Promise<unknown>[] = []
    runAttestationsInBackground(ctx, work => works.push(work))
    await Promise.all(works)
    runAttestationsInBackground(ctx, work => works.push(work))
    await Promise.all(works)
    expect(ctx.db.read.prepare('SELECT count(*) AS n FROM attestation_reminder').get()).toEqual({ n: 1 })
    await archive.close()
  })
})

describe('the state', () => {
  const at = (latest: string | null, oldest = '2025-01-01T00:00:00.000Z') =>
    attestationState({ latest, oldest }, halfYearNamed('2026-H2'))

  it.each([
    ['2026-H2', 'attested'],
    ['2026-H1', 'due'],
    ['2025-H2', 'overdue'],
    [null, 'overdue']
  ] as const)('after %s is %s', (latest, state) => expect(at(latest)).toBe(state))
  it('is due for a department whose first channel came this half-year', () => {
    expect(at(null, '2026-08-01T00:00:00.000Z')).toBe('due')
  })
})
