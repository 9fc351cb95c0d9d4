// Disclosing records: what is proposed to be masked, and going through each of them.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ChannelId, Instant } from '#shared/ids.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  disclosureRecord,
  dismiss,
  endDisclosure,
  findDisclosure,
  liftMask,
  openDisclosure,
  undismiss
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { maskWords } from '../../electron/core/delivery/disclosures/everywhere.ts'
import { lookThrough } from '../../electron/core/delivery/disclosures/look-through.ts'
import { listDisclosures } from '../../electron/core/delivery/disclosures/read.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { copiesOf, newArchive, newChannel } from '../helpers/archive.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { mask, newRequested, PARAGRAPH, passage, readPdf } from '../helpers/requested.ts'

const requested = copiesOf(newRequested)

describe('going through a record', () => {
  it('proposes what looks like personal data, and the sender wherever named; an invalid number is none', async () => {
    const { ctx, disclosure } = await requested()
    const { fields, proposals } = disclosureRecord(ctx.db.read, disclosure.id, 0)
    const words = proposals.map(({ place, reason }) => [
      reason,
      place.kind === 'passage' ? fields[place.field]?.text.slice(place.start, place.end) : ''
    ])
    expect(words).toEqual([
      ['name', 'Kalle Påhitt'],
      ['name', 'kalle'],
      ['name', 'Kalle Påhitt'],
      ['identity-number', '811218-9876'],
      ['email', 'kalle@exempel.example'],
      ['phone', '070-123 45 67'],
      ['handle', '@elak.granne'],
      ['name', 'kalle påhitt']
    ])
  })

  it('proposes the sender also as an address spells the name', async () => {
    const { ctx, clock } = await newArchive()
    const from = { channelId: newChannel(ctx).id, senderName: 'Viola Strandhäll', senderAddress: null }
    const text =
      'https://en.example/viola.strandhall och /violastrandhall, /viola-strandhaell; inte strandhallen'
    const { id } = await pasteMessage(ctx, { ...from, text, receivedAt: clock.now() })
    const opened = openDisclosure(ctx, { reference: null, about: 'allt', requestedAt: clock.now() })
    await addRecords(ctx, opened.id, [{ kind: 'message', id }])
    const { proposals, fields } = disclosureRecord(ctx.db.read, opened.id, 0)
    const field = fields.findIndex(each => each.text === text)
    const inText = proposals.filter(({ place }) => place.kind === 'passage' && place.field === field)
    expect(inText.map(({ words }) => words)).toEqual([
      'viola',
      'strandhall',
      'violastrandhall',
      'viola',
      'strandhaell'
    ])
  })

  it('takes no date for a telephone number, and a number after a date for one', async () => {
    const { ctx, clock } = await newArchive()
    clock.set('2026-01-12T09:00:00.000Z')
    const from = { channelId: newChannel(ctx).id, senderName: 'Öyvind', senderAddress: null }
    const text = 'Den 2026-01-05 070-123 45 67, eller 2026-07-01'
    const { id } = await pasteMessage(ctx, { ...from, text, receivedAt: clock.now() })
    const requestedAt = clock.now()
    const opened = openDisclosure(ctx, { reference: null, about: 'allt', requestedAt })
    await addRecords(ctx, opened.id, [{ kind: 'message', id }])
    const { proposals } = disclosureRecord(ctx.db.read, opened.id, 0)
    expect(proposals.flatMap(({ reason, words }) => (reason === 'name' ? [] : [words]))).toEqual([
      '070-123 45 67'
    ])
  })

  it('proposes no longer what is masked, and then the same words elsewhere', async () => {
    const { ctx, disclosure } = await requested()
    mask(ctx, disclosure, passage(ctx, disclosure, '811218-9876'))
    mask(ctx, disclosure, passage(ctx, disclosure, 'Grannen'))
    mask(ctx, disclosure, passage(ctx, disclosure, 'ljuger'))
    const { proposals, masks } = disclosureRecord(ctx.db.read, disclosure.id, 0)
    expect(masks).toHaveLength(3)
    expect(proposals.map(({ reason }) => reason)).not.toContain('identity-number')
  })

  it('refuses a mask that lies on nothing, and takes a mask away again', async () => {
    const { ctx, disclosure } = await requested()
    const outside = expect.objectContaining({ code: 'mask-outside' })
    const region = { kind: 'region', picture: 0, x: 0, y: 0, width: 5, height: 5 } as const
    expect(() => mask(ctx, disclosure, { kind: 'passage', field: 0, start: 5, end: 5_000 })).toThrow(outside)
    expect(() => mask(ctx, disclosure, { kind: 'passage', field: 99, start: 0, end: 1 })).toThrow(outside)
    expect(() => mask(ctx, disclosure, region)).toThrow(outside)
    expect(() => mask(ctx, disclosure, { ...region, x: 300 }, 1)).toThrow(outside)
    const { id } = mask(ctx, disclosure, region, 1)
    expect(findDisclosure(ctx.db.read, disclosure.id).masks).toBe(1)
    expect(liftMask(ctx, id).masks).toBe(0)
  })
})

describe('what is proposed', () => {
  const OPEN = { code: 'proposals-open' }
  it('must be masked or dismissed before the record counts as gone through', async () => {
    const { ctx, disclosure } = await requested()
    const { id } = disclosure
    await expect(lookThrough(ctx, { id, position: 0 })).rejects.toMatchObject({
      ...OPEN,
      params: { count: 8 }
    })
    mask(ctx, disclosure, passage(ctx, disclosure, '811218-9876'))
    const proposed = () => disclosureRecord(ctx.db.read, id, 0).proposals
    const [first] = proposed()
    dismiss(ctx, { id, position: 0, proposals: proposed().slice(1) })
    await expect(lookThrough(ctx, { id, position: 0 })).rejects.toMatchObject({
      ...OPEN,
      params: { count: 1 }
    })
    if (first === undefined) throw new Error('nothing is proposed')
    dismiss(ctx, { id, position: 0, proposals: [first, first] })
    expect((await lookThrough(ctx, { id, position: 0 })).lookedThrough).toBe(1)

    expect(undismiss(ctx, { id, position: 0, place: first.place, reason: first.reason }).lookedThrough).toBe(
      0
    )
    expect(proposed()).toEqual([first])
    expect(disclosureRecord(ctx.db.read, id, 0).dismissals).toHaveLength(6)
  })

  it('are the same words in every record of the disclosure, also in one that was gone through before', async () => {
    const { ctx, disclosure, filed } = await requested()
    const { id } = disclosure
    await goThrough(ctx, id, 1)
    // The name of the second record's sender stands in the first as well, as somebody who is written about.
    const channel = ctx.db.read.prepare('SELECT channel_id AS id FROM message WHERE id = ?').get(filed.id)
    const { id: channelId } = z.object({ id: ChannelId }).parse(channel)
    const from = {
      channelId,
      senderName: 'Siv',
      senderAddress: 'https://flode.example/oyvind.k',
      receivedAt: null
    }
    const { id: third } = await pasteMessage(ctx, { ...from, text: 'Fråga öyvind, inte mig.' })
    await addRecords(ctx, id, [{ kind: 'message', id: third }])
    await goThrough(ctx, id, 0)
    await goThrough(ctx, id, 2)
    const field = disclosureRecord(ctx.db.read, id, 2).fields.findIndex(({ text }) =>
      text.includes('öyvind,')
    )
    const start = 'Fråga '.length
    mask(ctx, disclosure, { kind: 'passage', field, start, end: start + 'öyvind'.length }, 2)
    expect(disclosureRecord(ctx.db.read, id, 1).proposals).toMatchObject([
      { reason: 'same-words', words: 'Öyvind' }
    ])
    await expect(deliver(ctx, id)).rejects.toMatchObject(OPEN)

    const { records } = maskWords(ctx, { id, words: 'ÖYVIND', paragraph: PARAGRAPH })
    expect(records.map(({ masks }) => masks)).toEqual([0, 1, 1])
    expect(() => maskWords(ctx, { id, words: 'öyvind', paragraph: PARAGRAPH })).toThrow(
      expect.objectContaining({ code: 'words-not-found' })
    )
    // Also as the address of another sender spells it.
    expect(disclosureRecord(ctx.db.read, id, 2).proposals).toMatchObject([
      { reason: 'same-words', words: 'oyvind' }
    ])
    await goThrough(ctx, id, 2)
    const { folder } = await deliver(ctx, id)
    const copy = await readPdf(join(ctx.dir, String(folder), 'handling-002.pdf'))
    expect(copy.text.toLowerCase()).not.toContain('öyvind')
  })

  it('is never dismissed where nothing is, nor once the disclosure has ended', async () => {
    const { ctx, disclosure } = await requested()
    const { id } = disclosure
    const place = { kind: 'passage', field: 0, start: 0, end: 9_999 } as const
    expect(() => dismiss(ctx, { id, position: 0, proposals: [{ place, reason: 'name' }] })).toThrow(
      expect.objectContaining({ code: 'mask-outside' })
    )
    endDisclosure(ctx, { id, state: 'withdrawn', because: 'Behövs inte' })
    const [proposal] = disclosureRecord(ctx.db.read, id, 0).proposals
    if (proposal === undefined) throw new Error('nothing is proposed')
    expect(() => dismiss(ctx, { id, position: 0, proposals: [proposal] })).toThrow(
      expect.objectContaining({ code: 'disclosure-ended' })
    )
    const force = `INSERT INTO disclosure_dismissal VALUES ('${id}', 0, '{}', 'x', 'x', 'x')`
    expect(() => ctx.db.transact(tx => tx.prepare(force).run())).toThrow(/never changed/)
  })
})

describe('a disclosure', () => {
  it('that is refused or withdrawn says why, and shows in the list how long it took', async () => {
    const { ctx, disclosure, clock } = await requested()
    clock.advance(3_600_000)
    endDisclosure(ctx, { id: disclosure.id, state: 'refused', because: 'OSL 35 kap. 1 §' })
    const { items } = listDisclosures(ctx.db.read, { limit: 50, after: null })
    expect(items).toMatchObject([
      { state: 'refused', because: 'OSL 35 kap. 1 §', requestedAt: '2026-11-25T07:30:00.000Z', records: 2 }
    ])
    expect(items[0]?.endedAt).toBe(ctx.clock.now())
  })

  it('cannot have been asked for tomorrow', async () => {
    const { ctx } = await requested()
    const requestedAt = Instant.parse('2026-11-26T08:00:00.000Z')
    expect(() => openDisclosure(ctx, { reference: null, about: 'allt', requestedAt })).toThrow(
      expect.objectContaining({ code: 'invalid-input' })
    )
  })
})
