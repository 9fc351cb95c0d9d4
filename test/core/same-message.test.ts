// The rule that says whether two are the same message, fact by fact (docs/adr/0017). The ways in have tests of their own.
import { describe, expect, it } from 'vitest'
import { Instant, type MessageId, Sha256 } from '#shared/ids.ts'
import { type Mail, UNREADABLE } from '../../electron/core/formats/mail/parsed-mail.ts'
import type { ImportedMessage } from '../../electron/core/messages/intake/item.ts'
import { MessagesAlone } from '../../electron/core/messages/known/alone.ts'
import { Keys, mailKey as keyOf } from '../../electron/core/messages/known/keys.ts'
import {
  type ByHand,
  knownByBytes,
  knownByHand,
  knownMail
} from '../../electron/core/messages/known/known.ts'
import { isSameDay, isSameMinute, sayingOf } from '../../electron/core/messages/known/said.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'

const MAIL: Mail = {
  ...UNREADABLE,
  messageId: '1@exempel.example',
  from: { name: 'Åsa Löv', address: 'asa@exempel.example' },
  sentRaw: 'Tue, 24 Nov 2026 21:14:00 +0100',
  subject: 'Badet',
  text: 'När öppnar badet?\nHälsningar Åsa',
  attachments: [
    { name: 'badet.png', mediaType: 'image/png', bytes: 3, isInline: false, content: Uint8Array.of(1, 2, 3) }
  ],
  problems: []
}

const WRITTEN: ImportedMessage = {
  ...{ kind: 'dm', platform: 'facebook', isOwn: false, thread: 'asa_1', nativeId: null, replyTo: null },
  sender: {
    ...{ nativeId: null, handle: null, displayName: 'Åsa Löv', profileUrl: null },
    ...{ email: null, ip: null, userAgent: null }
  },
  written: { at: '2026-11-24T20:14:05.000Z', raw: null, basis: 'utc' },
  body: { text: 'Ja', raw: null },
  ...{ reactions: [], attachments: [], lacks: [], locator: '' }
}

const [BYTES, OTHER_BYTES] = ['a', 'b'].map(digit => Sha256.parse(digit.repeat(64))) as [Sha256, Sha256]
const mailKey = (mail: Mail) => keyOf(mail, BYTES)

describe('a mail', () => {
  it('is known by its bytes where it cannot be read, and by what it says where it can', () => {
    expect(keyOf(UNREADABLE, BYTES)).toBe(keyOf(UNREADABLE, BYTES))
    expect(keyOf(UNREADABLE, OTHER_BYTES)).not.toBe(keyOf(UNREADABLE, BYTES))
    expect(keyOf(MAIL, OTHER_BYTES)).toBe(keyOf(MAIL, BYTES))
  })

  it('is known by its bytes too where it has no Message-ID and no sender, time or words', () => {
    const bare = { ...MAIL, messageId: null }
    expect(keyOf(bare, OTHER_BYTES)).toBe(keyOf(bare, BYTES))
    for (const lacks of [{ from: null }, { sentRaw: null }, { text: ' ' }])
      expect(keyOf({ ...bare, ...lacks }, OTHER_BYTES), JSON.stringify(lacks)).not.toBe(
        keyOf({ ...bare, ...lacks }, BYTES)
      )
    const [one, other] = ['Kalle', 'Eva'].map(name => ({ ...bare, from: { name, address: null } })) as [
      Mail,
      Mail
    ]
    expect(keyOf(one, BYTES)).not.toBe(keyOf(other, BYTES))
  })

  it('is the same however its lines end and where they break', () => {
    const elsewhere = { ...MAIL, text: '  När öppnar  badet?\r\nHälsningar\r\nÅsa\r\n' }
    expect(mailKey(elsewhere)).toBe(mailKey(MAIL))
    expect(mailKey({ ...MAIL, receivedAt: Instant.parse('2026-11-24T20:15:00.000Z') })).toBe(mailKey(MAIL))
  })

  it.each<[string, Partial<Mail>]>([
    ['Message-ID', { messageId: '2@exempel.example' }],
    ['sender', { from: { name: 'Åsa Löv', address: 'bo@exempel.example' } }],
    ['date', { sentRaw: 'Tue, 24 Nov 2026 21:15:00 +0100' }],
    ['subject', { subject: 'Sv: Badet' }],
    ['words', { text: 'När stänger badet?\nHälsningar Åsa' }],
    ['file name', { attachments: MAIL.attachments.map(file => ({ ...file, name: 'sjön.png' })) }],
    ['file', { attachments: MAIL.attachments.map(file => ({ ...file, content: Uint8Array.of(1) })) }],
    ['number of files', { attachments: [] }]
  ])('is another with another %s, since a Message-ID is but the sender’s word', (_, changes) => {
    expect(mailKey({ ...MAIL, ...changes })).not.toBe(mailKey(MAIL))
  })
})

describe('a message of an export', () => {
  const keyOf = (keys: Keys, changes: Partial<ImportedMessage>, group = 'fil') =>
    keys.keyOf({ ...WRITTEN, ...changes }, group)

  it('is known by the id of its platform, whatever else is told of it', () => {
    const keys = new Keys()
    expect(keyOf(keys, { nativeId: 'm1' })).toBe('facebook:m1')
    expect(keyOf(keys, { nativeId: 'm1', body: { text: 'Ändrat', raw: null } })).toBe('facebook:m1')
  })

  it('is known by its words, sender, conversation and minute; equals are counted, in each file anew', () => {
    const keys = new Keys()
    const first = keyOf(keys, {})
    const sameMinute = { written: { ...WRITTEN.written, at: '2026-11-24T20:14:59.000Z' } }
    expect([keyOf(keys, sameMinute), keyOf(keys, {})]).toEqual([`${first}:1`, `${first}:2`])
    expect(keyOf(keys, {}, 'en annan fil')).toBe(first)
    for (const changes of [
      { body: { text: 'Nej', raw: null } },
      { sender: { ...WRITTEN.sender, displayName: 'Bo' } },
      { thread: 'bo_2' },
      { written: { ...WRITTEN.written, at: '2026-11-24T20:15:00.000Z' } }
    ])
      expect(keyOf(new Keys(), changes)).not.toBe(first)
  })
})

describe('a message that is taken in by hand', () => {
  const ORIGINAL = Sha256.parse('a'.repeat(64))

  async function archive(receivedAt: Instant | null) {
    const { ctx } = await newArchive()
    const { id: channelId } = newChannel(ctx)
    const told = { channelId, senderName: 'Åsa Löv', senderAddress: null, text: 'När öppnar badet?' }
    const first = await pasteMessage(ctx, { ...told, receivedAt })
    const by = (changes: Partial<ByHand>) => knownByHand(ctx.db.read, { ...told, receivedAt, ...changes })
    return { ctx, told, first, by }
  }

  it('is the one with the same words, by the same sender, in the same minute', async () => {
    const at = Instant.parse('2026-11-24T20:14:00.000Z')
    const { first, by } = await archive(at)
    expect(by({ text: ' När  öppnar\nbadet? ' })).toBe(first.id)
    expect(by({ receivedAt: Instant.parse('2026-11-24T20:14:59.000Z') })).toBe(first.id)
    for (const changes of [
      { receivedAt: Instant.parse('2026-11-24T20:15:00.000Z') },
      { receivedAt: null },
      { senderName: 'Bo' },
      { text: 'När stänger badet?' }
    ])
      expect(by(changes)).toBeNull()
  })

  it('is what a person says it is, in the channel alone; without words nobody else can say', async () => {
    const at = Instant.parse('2026-11-24T20:14:00.000Z')
    const { ctx, first, by } = await archive(at)
    expect(by({ sameAs: 'another' })).toBeNull()
    expect(by({ text: '', sameAs: first.id })).toBe(first.id)
    expect(by({ text: ' ' })).toBeNull()
    const elsewhere = newChannel(ctx, { name: 'Bilder', addresses: ['https://bilder.example/norrby'] }).id
    expect(() => by({ channelId: elsewhere, sameAs: first.id })).toThrow(
      expect.objectContaining({ code: 'not-found' })
    )
    expect(() => by({ sameAs: '00000000-0000-4000-8000-000000000000' as MessageId })).toThrow(
      expect.objectContaining({ code: 'not-found' })
    )
  })

  it('is known by its bytes; without a time that is refused, unless it waited since the program died', async () => {
    const { ctx, told, first } = await archive(null)
    const original = Sha256.parse(first.original)
    const bytes = (changes: object, isRetry: boolean) =>
      knownByBytes(ctx.db.read, { ...told, receivedAt: null, original, ...changes }, { isRetry })
    expect(() => bytes({}, false)).toThrow(expect.objectContaining({ code: 'already-taken-in' }))
    expect(bytes({}, true)).toBe(first.id)
    expect(bytes({ original: ORIGINAL }, false)).toBeNull()
    expect(bytes({ senderName: 'Bo' }, false)).toBeNull()
    expect(bytes({ receivedAt: Instant.parse('2026-11-24T20:14:00.000Z') }, false)).toBeNull()
    // A mail is known by its bytes too, whatever is read out of it now.
    expect(knownMail(ctx.db.read, told.channelId, MAIL, original)).toBe(first.id)
    expect(knownMail(ctx.db.read, told.channelId, MAIL, ORIGINAL)).toBeNull()
  })
})

it('compares words by what is read of them, and times by the minute or the day; a time that is not told may be any of the day', () => {
  expect(sayingOf(' A\u030Asa ', 'en\r\ntvå  tre')).toBe(sayingOf('Åsa', 'en två tre'))
  expect(sayingOf('Åsa', 'en två')).not.toBe(sayingOf('Bo', 'en två'))
  const [at, second, day, later] = [
    '2026-11-24T20:14:00.000Z',
    '2026-11-24T20:14:59.999Z',
    '2026-11-25T20:14:00.000Z',
    '2026-11-25T20:14:00.001Z'
  ]
  expect([isSameMinute(at, second), isSameMinute(at, day), isSameMinute(at, null)]).toEqual([
    true,
    false,
    false
  ])
  expect([isSameDay(at, day), isSameDay(at, later), isSameDay(at, null)]).toEqual([true, false, true])
})

it('takes no longer for each of the same answers that go out by themselves the more of them there are', async () => {
  const { ctx } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const [count, began] = [6_000, Date.parse('2026-01-01T08:00:00.000Z')]
  // One every half hour.
  const at = (number: number) => new Date(began + number * 1_800_000).toISOString()
  ctx.db.transact(tx => {
    const insert = tx.prepare(
      `INSERT INTO message (id, channel_id, kind, direction, state, method, sender_name, created_at, created_basis, taken_in_at,
         taken_in_by, text) VALUES (?, ?, 'dm', 'out', 'sent', 'api', 'Åsa Löv', ?, 'utc', ?, 'test', 'Ja')`
    )
    for (let number = 0; number < count; number++)
      insert.run(`m${number}`, channelId, at(number), ctx.clock.now())
  })
  const alone = new MessagesAlone(ctx.db.read, channelId)
  const exported = Array.from({ length: count }, (_, number) => ({
    key: `k${number}`,
    message: { ...WRITTEN, isOwn: true, written: { ...WRITTEN.written, at: Instant.parse(at(number)) } }
  }))
  const spent = process.cpuUsage()
  alone.pair(exported)
  // A tenth of a second; ten when each was held against all of them.
  expect(process.cpuUsage(spent).user / 1e6).toBeLessThan(5)
  expect(exported.map(({ key }) => alone.find(key))).toEqual(exported.map((_, number) => `m${number}`))
})
