// Mandates, and closing only what has been captured: P1 and P8c through the core.
import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type ChannelAbout, NOTHING_SAID } from '#shared/register.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { provePages } from '../../electron/core/captures/captures/prove-pages.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import {
  announceChange,
  editChannel,
  retireChannel,
  setMandate
} from '../../electron/core/register/register/channels.ts'
import { addPerson, editPerson } from '../../electron/core/register/register/departments.ts'
import { registerHistory } from '../../electron/core/register/register/history.ts'
import { listMandates } from '../../electron/core/register/register/mandate-queries.ts'
import { lackingMandate, lackOf } from '../../electron/core/register/register/mandates.ts'
import { provePagesForEdit } from '../../electron/core/register/register/page-proof.ts'
import { findChannel } from '../../electron/core/register/register/queries.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { newArchive, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'

const DECISION = {
  decidedBy: 'Kommunchefen',
  decidedOn: '2026-01-01',
  validUntil: '2027-12-31',
  reference: null
}
const ASKED = { override: null, partial: 'refuse' } as const
const code = (code: string) => expect.objectContaining({ code })

const SAID = {
  ...NOTHING_SAID,
  hasLogo: true,
  contact: 'kontakt@norrby.example',
  responseTime: 'Nästa vardag',
  commentPurpose: 'Frågor'
}

function entered(ctx: Context, addresses: string[], about: ChannelAbout = SAID) {
  const channel = newChannel(ctx, { addresses, about })
  const { id, platform, name, departmentId, responsibleId, purpose, dialogue } = channel
  return { id, fields: { platform, name, addresses, departmentId, responsibleId, purpose, dialogue } }
}

describe('closing a channel, and changing it visibly', () => {
  const ADDRESSES = ['https://flode.example/norrby', 'https://flode.example/norrby/om']

  it('is refused until every page was captured today or yesterday', async () => {
    const { ctx, clock } = await newArchive()
    const channel = newChannel(ctx, { addresses: ADDRESSES })
    const refusal = async () => provePages(ctx, channel, ASKED).catch((error: unknown) => error)
    expect(await refusal()).toMatchObject({
      code: 'capture-before-retiring',
      params: { channel: channel.name, address: ADDRESSES[0] }
    })
    await enterCapture(ctx, channel.id, ADDRESSES[0] ?? '')
    expect(await refusal()).toMatchObject({ params: { address: ADDRESSES[1] } })
    await enterCapture(ctx, channel.id, ADDRESSES[1] ?? '')
    const proof = await provePages(ctx, channel, ASKED)
    clock.set('2026-11-27T08:00:00.000Z')
    // Looked up the day before yesterday; asked again in the act itself.
    expect(() => retireChannel(ctx, channel.id, 'Ersatt', proof)).toThrow(code('capture-before-retiring'))
    for (const address of ADDRESSES) await enterCapture(ctx, channel.id, address)
    expect(() => retireChannel(ctx, channel.id, 'Ersatt', proof)).toThrow(code('capture-before-retiring'))
    expect(
      announceChange(ctx, channel.id, 'Ny profilbild', await provePages(ctx, channel, ASKED)).retiredAt
    ).toBe(null)
    // Something is missing of the newest of one of them: whoever closes is told what, and the journal says it of how many.
    clock.set('2026-11-27T08:01:00.000Z')
    await enterCapture(ctx, channel.id, ADDRESSES[0] ?? '', 'Norrby', 'partial')
    const told = await refusal()
    expect(told).toMatchObject({
      code: 'capture-partial',
      params: { count: 1, pages: `${ADDRESSES[0]} pictures-missing` }
    })
    const accepted = await provePages(ctx, channel, { ...ASKED, partial: 'accept' })
    const retired = retireChannel(ctx, channel.id, 'Ersatt', accepted)
    expect(retired).toMatchObject({ retiredBecause: 'Ersatt', closedOn: '2026-11-27' })
    expect(() => retireChannel(ctx, channel.id, 'Igen', proof)).toThrow(code('channel-retired'))
    const [line] = listJournal(ctx.db.read, { about: channel.id, before: null, limit: 1 })
    expect(line).toMatchObject({
      act: 'channel.retired',
      details: { captured: true, captures: 2, partial: 1 }
    })
  })

  it.each([
    ['name', { name: 'Norrby kommun' }],
    ['addresses', { addresses: ADDRESSES.slice(0, 1) }],
    ['addresses', { addresses: [ADDRESSES[0] ?? '', 'https://flode.example/nytt'] }],
    ['purpose', { purpose: 'Bara nyheter' }],
    ['dialogue', { dialogue: false }],
    ['hasLogo', { about: { ...SAID, hasLogo: false } }],
    ['contact', { about: { ...SAID, contact: null } }],
    ['responseTime', { about: { ...SAID, responseTime: 'Inom en vecka' } }],
    ['commentPurpose', { about: { ...SAID, commentPurpose: 'Ris och ros' } }],
    ['name, purpose', { name: 'Norrby', purpose: 'Nytt', about: { ...SAID, benefit: 'Mer' } }]
  ])('is refused for another %s in the register too, and done with a capture', async (seen, change) => {
    const { ctx } = await newArchive()
    const { id, fields } = entered(ctx, ADDRESSES)
    const changes = { ...fields, ...change }
    const channel = () => findChannel(ctx.db.read, id)
    const before = channel()
    if (before === undefined) throw new Error('no channel')
    const proof = () => provePagesForEdit(ctx, before, { changes, ...ASKED }, provePages)
    await expect(proof()).rejects.toMatchObject({ code: 'capture-before-change', params: { seen } })
    expect(() => editChannel(ctx, id, changes)).toThrow(code('capture-before-change'))
    expect(channel()).toEqual(before)
    for (const address of ADDRESSES) await enterCapture(ctx, id, address)
    expect(editChannel(ctx, id, changes, await proof())).toMatchObject(change)
    const [line] = listJournal(ctx.db.read, { about: id, before: null, limit: 1 })
    expect(line).toMatchObject({ act: 'channel.edited', details: { captured: true, captures: 2 } })
  })

  it('lets the register be corrected without, for a reason that the journal and the history keep', async () => {
    const { ctx } = await newArchive()
    const { id, fields } = entered(ctx, ADDRESSES.slice(0, 1))
    editChannel(ctx, id, { ...fields, name: 'Norrby' }, { override: 'Namnet var felskrivet' })
    const [line] = listJournal(ctx.db.read, { about: id, before: null, limit: 1 })
    expect(line).toMatchObject({ act: 'channel.edited', details: { captured: false } })
    const [entry] = registerHistory(ctx.db.read, { about: id, after: null, limit: 1 }).items
    expect(entry?.changes).toEqual([
      { field: 'name', before: fields.name, after: 'Norrby' },
      { field: 'override', before: null, after: 'Namnet var felskrivet' }
    ])
  })

  it('is free where visitors see nothing of it, and where the register learns what nobody had said', async () => {
    const { ctx } = await newArchive()
    const { id, fields } = entered(ctx, ADDRESSES.slice(0, 1), { ...SAID, contact: null, hasLogo: null })
    const bo = addPerson(ctx, { name: 'Bo Ek', email: null, departmentId: fields.departmentId })
    const edited = editChannel(ctx, id, {
      ...fields,
      platform: 'instagram',
      responsibleId: bo.id,
      // One more address, and another form of the same.
      addresses: ['https://www.flode.example/norrby/', 'https://flode.example/norrby/om'],
      about: { ...SAID, standInId: bo.id, benefit: 'Når många', openedOn: '2020-01-01' }
    })
    expect(edited).toMatchObject({ platform: 'instagram', about: { contact: SAID.contact, hasLogo: true } })
  })

  it('is refused when a file of the capture is not as it was saved', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    const { file } = await enterCapture(ctx, channel.id, channel.addresses[0] ?? '')
    await writeFile(file, 'något annat')
    await expect(provePages(ctx, channel, ASKED)).rejects.toMatchObject({ code: 'capture-damaged' })
  })

  it('can be done without, for a reason that the journal and the history keep', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    retireChannel(
      ctx,
      channel.id,
      'Stängd av plattformen',
      await provePages(ctx, channel, { ...ASKED, override: 'Sidan är redan borta' })
    )
    const [line] = listJournal(ctx.db.read, { about: channel.id, before: null, limit: 1 })
    expect(line?.details).toMatchObject({ captured: false, fields: 'closedOn retiredBecause override' })
  })

  it('has a day of its own, which is not to come and not before the channel was opened', async () => {
    const { ctx } = await newArchive()
    const { id } = newChannel(ctx, { about: { ...NOTHING_SAID, openedOn: '2020-02-03' } })
    const close = (day: string) => retireChannel(ctx, id, 'Ersatt', { override: 'Redan borta' }, day)
    const refused = (problem: string) =>
      expect.objectContaining({ code: 'invalid-input', params: { place: 'closedOn', problem } })
    expect(() => close('2026-11-26')).toThrow(refused('in-future'))
    expect(() => close('2020-02-02')).toThrow(refused('before-opened'))
    expect(findChannel(ctx.db.read, id)).toMatchObject({ retiredAt: null, closedOn: null })
    expect(close('2020-02-03')).toMatchObject({
      closedOn: '2020-02-03',
      retiredAt: '2026-11-25T08:00:00.000Z'
    })
    const moved = (day: string) => () =>
      ctx.db.transact(tx => tx.prepare('UPDATE channel SET closed_on = ? WHERE id = ?').run(day, id))
    expect(moved('2020-02-04')).toThrow('a channel is taken up again by a decision')
    const addresses = ['https://flode.example/annan']
    const other = newChannel(ctx, { addresses, about: { ...NOTHING_SAID, openedOn: '2020-02-03' } })
    const closed = (day: string) => () =>
      ctx.db.transact(tx =>
        tx
          .prepare(`UPDATE channel SET retired_at = ?, retired_because = 'x', retired_override = 'y', closed_on = ?
             WHERE id = ?`)
          .run(ctx.clock.now(), day, other.id)
      )
    expect(closed('2020-02-02')).toThrow('CHECK')
    expect(closed('2026-12-24')).toThrow('CHECK')
  })

  it('is kept by the schema too', async () => {
    const { ctx } = await newArchive()
    const { id } = newChannel(ctx)
    const retire = `UPDATE channel SET retired_at = '2026-11-25T08:00:00.000Z', retired_because = 'x' WHERE id = ?`
    expect(() => ctx.db.transact(tx => tx.prepare(retire).run(id))).toThrow('captured before it is closed')
  })
})

describe('a decision', () => {
  async function core(): Promise<{ client: Client; folder: string }> {
    const folder = await temporaryFolder()
    const session = createSession({ ...openOptions(), actor: 'asa' })
    onTestFinished(() => session.close())
    await session.create(join(folder, 'arkiv'), 'Norrby kommun')
    return { client: createRouterClient(session.router, { context: {} }), folder }
  }
  async function channelIn(client: Client) {
    const { id: departmentId } = await client.departments.add({ name: 'Kultur', mailbox: null })
    const { id: responsibleId } = await client.people.add({ name: 'Åsa Öberg', email: null, departmentId })
    return client.channels.register({
      ...{
        platform: 'facebook',
        name: 'Norrby',
        addresses: ['https://flode.example/n'],
        departmentId,
        responsibleId
      },
      ...{ purpose: 'Nyheter', dialogue: true, mandate: null }
    })
  }

  it('covers the channel, people in it or both, with its document kept to the byte and handed out again', async () => {
    const { client, folder } = await core()
    const channel = await channelIn(client)
    const documentPath = join(folder, 'Beslut § 12: kanaler.pdf'.replace(':', ''))
    await writeFile(documentPath, '%PDF-1.7 beslut')
    const covers = { channel: true, personIds: [channel.responsibleId] }
    const row = await client.channels.setMandate({
      id: channel.id,
      mandate: { ...DECISION, tool: 'Meta Business Suite' },
      covers,
      documentPath
    })
    expect(row).toMatchObject({ hasValidMandate: true, peopleHaveMandate: true })
    const list = await client.channels.mandates({ id: channel.id })
    expect(list).toMatchObject([
      { personName: 'Åsa Öberg', tool: 'Meta Business Suite', holds: true },
      { personName: null, document: { name: 'Beslut § 12 kanaler.pdf' }, holds: true }
    ])
    const out = await temporaryFolder()
    const sha256 = list[0]?.document?.sha256
    if (sha256 === undefined) throw new Error('no document')
    await client.documents.save({ sha256, dir: out })
    expect(await readdir(out)).toEqual(['Beslut § 12 kanaler.pdf'])
    expect(await readFile(join(out, 'Beslut § 12 kanaler.pdf'), 'utf8')).toBe('%PDF-1.7 beslut')
    await expect(
      client.documents.save({ sha256: 'a'.repeat(64) as typeof sha256, dir: out })
    ).rejects.toMatchObject({
      code: 'not-found'
    })
  })

  it('is refused when it ends before it begins, is for nobody, or its document cannot be read', async () => {
    const { client, folder } = await core()
    const { id } = await channelIn(client)
    const ask = (more: object) => client.channels.setMandate({ id, mandate: DECISION, ...more })
    await expect(ask({ mandate: { ...DECISION, validUntil: '2025-12-31' } })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { problem: 'ends-before-it-begins' }
    })
    await expect(ask({ covers: { channel: false, personIds: [] } })).rejects.toMatchObject({
      code: 'invalid-input'
    })
    await expect(ask({ documentPath: join(folder, 'saknas.pdf') })).rejects.toMatchObject({
      code: 'file-unreadable'
    })
    await expect(ask({ documentPath: folder })).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(ask({ covers: { channel: true, personIds: [randomUUID()] } })).rejects.toMatchObject({
      code: 'not-found'
    })
    expect(await client.channels.mandates({ id })).toEqual([])
  })

  it('is not given to somebody who has left, but may be entered of the time before', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    const bo = addPerson(ctx, { name: 'Bo Ek', email: null, departmentId: channel.departmentId })
    editPerson(ctx, bo.id, {
      ...{ name: bo.name, email: bo.email, departmentId: bo.departmentId },
      departedOn: '2026-06-01'
    })
    const give = (decidedOn: string) =>
      setMandate(ctx, channel.id, { ...DECISION, decidedOn }, { channel: false, personIds: [bo.id] })
    expect(() => give('2026-06-01')).toThrow(/Bo Ek/)
    expect(listMandates(ctx.db.read, channel.id)).toEqual([])
    give('2026-05-31')
    expect(listMandates(ctx.db.read, channel.id)).toHaveLength(1)
  })

  it.each([
    ['missing', null, 'missing'],
    ['not begun', { decidedOn: '2026-11-26', validUntil: null }, 'not-begun'],
    ['ended yesterday', { decidedOn: '2026-01-01', validUntil: '2026-11-24' }, 'ended'],
    ['ends today', { decidedOn: '2026-01-01', validUntil: '2026-11-25' }, 'ends-soon'],
    ['ends in sixty days', { decidedOn: '2026-01-01', validUntil: '2027-01-24' }, 'ends-soon'],
    ['ends later', { decidedOn: '2026-01-01', validUntil: '2027-01-25' }, null],
    ['until further notice', { decidedOn: '2026-11-25', validUntil: null }, null]
  ])('that is %s', (_, dates, state) => {
    expect(lackOf(dates, '2026-11-25', '2027-01-24')).toBe(state)
  })

  it('that is lacking is listed, for the channel and for each person, until it is given or the channel closed', async () => {
    const { ctx } = await newArchive()
    const channel = newChannel(ctx)
    const bo = addPerson(ctx, { name: 'Bo Ek', email: null, departmentId: channel.departmentId })
    const listed = () => lackingMandate(ctx).map(({ personName, state }) => [personName, state])
    expect(listed()).toEqual([
      [null, 'missing'],
      ['Åsa Öberg', 'missing']
    ])
    setMandate(ctx, channel.id, DECISION, { channel: true, personIds: [channel.responsibleId] })
    expect(listed()).toEqual([])
    setMandate(
      ctx,
      channel.id,
      { ...DECISION, validUntil: '2026-11-24' },
      { channel: false, personIds: [bo.id] }
    )
    expect(listed()).toEqual([['Bo Ek', 'ended']])
    setMandate(ctx, channel.id, DECISION, { channel: false, personIds: [bo.id] })
    expect(listed()).toEqual([])
    setMandate(
      ctx,
      channel.id,
      { ...DECISION, validUntil: '2026-11-24' },
      {
        channel: false,
        personIds: [channel.responsibleId]
      }
    )
    expect(listed()).toEqual([['Åsa Öberg', 'ended']])
    retireChannel(ctx, channel.id, 'Ersatt', { override: 'Redan borta' })
    expect(listed()).toEqual([])
  })
})
