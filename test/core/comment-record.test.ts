// A comment from a picture, a paste or a mail: the originals kept untouched, what is unknown left unknown, and the same
// comment seen in several ways kept as one.
import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TakenComment } from '#shared/comment.ts'
import { type ChannelId, Instant } from '#shared/ids.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { findComments } from '../../electron/core/comments/comments/find.ts'
import { proposeFromClipboard, proposeFromFile } from '../../electron/core/comments/comments/proposal.ts'
import { shownRange, shownTime } from '../../electron/core/comments/comments/shown-time.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { copiesOf, newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { PIXEL, TAKEN } from '../helpers/taken.ts'

const PNG = Buffer.from(PIXEL, 'base64')

const taken = (channelId: ChannelId, changes: Partial<TakenComment> = {}): TakenComment => ({
  ...TAKEN,
  channelId,
  files: [{ name: 'urklipp.png', base64: PNG.toString('base64') }],
  html: null,
  plain: null,
  ...changes
})

const archiveWithChannel = copiesOf(async () => {
  const made = await newArchive()
  return { ...made, channelId: newChannel(made.ctx).id }
})

describe('a picture with its fields', () => {
  it('is saved and verified at once, with the clipboard’s HTML and text to the byte', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const html = '<a href="https://flode.example/kalle">Kalle Påhitt</a> Ni är odugliga'
    const comment = await takeComment(ctx, taken(channelId, { html, plain: 'Kalle Påhitt Ni är odugliga' }))
    expect(comment).toMatchObject({
      state: 'verified',
      method: 'picture',
      content: { text: 'Ni är odugliga hela bunten 😡', authorName: 'Kalle Påhitt', authorAddress: null },
      sender: { identityBasis: 'name_only', handle: null },
      created: { at: null, raw: '2 tim', basis: 'relative_range' },
      answers: null
    })
    expect(comment.files.map(({ role, mediaType }) => [role, mediaType])).toEqual([
      ['comment', 'image/png'],
      ['original', 'text/html'],
      ['original', 'text/plain'],
      ['provenance', 'application/json']
    ])
    expect(comment.sightings.map(({ method, name }) => [method, name])).toEqual([
      ['screenshot', 'urklipp.png'],
      ['paste', 'urklipp.html'],
      ['paste', 'urklipp.txt']
    ])
  })

  it('may be told of by a mail that cannot be read: it is kept, and that it was not read is said', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const path = join(await temporaryFolder(), 'notis.eml')
    await writeFile(path, 'From: a@exempel.example\r\nSubject: x\r\n\r\n')
    await truncate(path, 101 << 20)
    expect(await proposeFromFile({ path })).toMatchObject({ text: '', lacking: ['mail-unread'] })
    const comment = await takeComment(ctx, taken(channelId, { files: [{ path }] }))
    expect(comment.lacking).toEqual(['mail-unread'])
    expect(comment.files.map(({ bytes }) => bytes)).toContain(101 << 20)
  })

  it('may be long: a text of a megabyte is proposed and kept whole, and one that was cut says so', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const plain = 'å𝄞\u202e'.repeat(262_144)
    expect((await proposeFromClipboard({ html: null, plain })).text).toBe(plain)
    expect((await proposeFromClipboard({ html: `<p>${plain}</p>`, plain: null })).text).toBe(plain)
    const path = join(await temporaryFolder(), 'notis.eml')
    const mailOf = (letters: number) =>
      `From: Facebook <notis@facebookmail.com>\r\nSubject: Kalle kommenterade\r\n\r\n${'a'.repeat(letters)}`
    await writeFile(path, mailOf(1_200_000))
    const whole = await proposeFromFile({ path })
    expect([whole.basis, whole.text.trimEnd().length, whole.lacking]).toEqual(['sender', 1_200_000, []])
    const base64 = Buffer.from(mailOf(1_200_000)).toString('base64')
    expect(await proposeFromFile({ name: 'notis.eml', base64 })).toEqual(whole)
    await writeFile(path, mailOf(4_100_000))
    expect((await proposeFromFile({ path })).lacking).toEqual(['truncated'])
    const comment = await takeComment(
      ctx,
      taken(channelId, { text: plain, plain, completeness: ['truncated'] })
    )
    expect(comment.content?.text).toBe(plain)
    expect(comment.lacking).toEqual(['truncated'])
    expect(TakenComment.safeParse(taken(channelId, { text: 'x'.repeat(4_000_001) })).success).toBe(false)
  })

  it('by path is kept as it is, whatever it calls itself, and one that cannot be read is refused', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const path = join(await temporaryFolder(), 'skärmbild.exe')
    await writeFile(path, PNG)
    const comment = await takeComment(ctx, taken(channelId, { files: [{ path }] }))
    expect(comment.files.find(({ role }) => role === 'comment')?.mediaType).toBe('image/png')
    await expect(takeComment(ctx, taken(channelId, { files: [{ path: `${path}x` }] }))).rejects.toMatchObject(
      {
        code: 'comment-maybe-known'
      }
    )
    await expect(
      takeComment(ctx, taken(channelId, { files: [{ path: `${path}x` }], sameAs: 'another' }))
    ).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  it('needs something to rest on', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    await expect(takeComment(ctx, taken(channelId, { files: [] }))).rejects.toMatchObject({
      code: 'comment-needs-source'
    })
  })
})

describe('the same comment seen in several ways', () => {
  it('is one, by its own link: three sightings, and what differs is how it was edited', async () => {
    const { ctx, channelId, clock } = await archiveWithChannel()
    const permalink = 'https://flode.example/norrby/inlagg/1?kommentar=7'
    const first = await takeComment(ctx, taken(channelId, { permalink }))
    clock.advance(60_000)
    const again = await takeComment(ctx, taken(channelId, { permalink, text: 'Ni är rätt bra ändå' }))
    const mail = Buffer.from('From: x@facebookmail.com\r\nDate: x\r\n\r\nKalle kommenterade').toString(
      'base64'
    )
    const third = await takeComment(
      ctx,
      taken(channelId, { permalink, files: [{ name: 'notis.eml', base64: mail }] })
    )
    expect([again.id, third.id]).toEqual([first.id, first.id])
    expect(third.content?.text).toBe('Ni är odugliga hela bunten 😡')
    expect(third.sightings.map(({ method, content }) => [method, content?.text ?? null])).toEqual([
      ['screenshot', null],
      ['screenshot', 'Ni är rätt bra ändå'],
      ['email', null]
    ])
    expect(findComments(ctx.db.read, { channelId, state: null, limit: 10, after: null }).items).toHaveLength(
      1
    )
  })

  it('by the same words and name may be another: a person says which', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const first = await takeComment(ctx, taken(channelId))
    const spaced = taken(channelId, { text: 'Ni är odugliga hela  bunten 😡' })
    await expect(takeComment(ctx, spaced)).rejects.toMatchObject({
      code: 'comment-maybe-known',
      params: { id: first.id }
    })
    expect((await takeComment(ctx, { ...spaced, sameAs: first.id })).id).toBe(first.id)
    const other = await takeComment(ctx, { ...spaced, sameAs: 'another' })
    expect(other.id).not.toBe(first.id)
    // å written as a and a ring above (NFD) is the same letter.
    const decomposed = taken(channelId, {
      author: { ...spaced.author, name: 'Kalle Påhitt'.normalize('NFD') }
    })
    await expect(takeComment(ctx, decomposed)).rejects.toMatchObject({ code: 'comment-maybe-known' })
  })

  it('cannot be the same as one of another channel', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const other = newChannel(ctx, { name: 'Biblioteket', addresses: ['https://flode.example/bibliotek'] })
    const first = await takeComment(ctx, taken(channelId))
    await expect(takeComment(ctx, taken(other.id, { sameAs: first.id }))).rejects.toMatchObject({
      code: 'not-found'
    })
  })
})

const HOSTILE = {
  'a text of 1 MB': 'å'.repeat(1_000_000),
  'right-to-left overrides': 'vänlig \u202Etxet dnäv',
  'lone surrogates': 'a\uD800b\uDC00c',
  NUL: 'a\0b',
  'emoji sequences': '👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇸🇪',
  script: '<script>alert(1)</script><img src=x onerror=alert(2)>',
  'NFD å': 'a\u030A'.repeat(3)
}

it.each(Object.entries(HOSTILE))('hostile text is kept as text: %s', async (_, text) => {
  const { ctx, channelId } = await archiveWithChannel()
  const name = `Ö${text.slice(0, 30)}`
  const { id } = await takeComment(
    ctx,
    taken(channelId, {
      text,
      plain: text,
      author: { name, handle: null, profile: null, email: null, ip: null }
    })
  )
  const { content, state } = commentDetail(ctx.db.read, id)
  expect(state).toBe('verified')
  expect(content?.text).toBe(text.toWellFormed().replaceAll('\0', '\uFFFD'))
})

describe('the time a comment shows', () => {
  it('is a range where it says how long ago it was, with no earliest when it is not known when that was seen', async () => {
    const { ctx, channelId, clock } = await archiveWithChannel()
    clock.set('2026-11-25T10:00:00.000Z')
    const take = async (changes: Partial<TakenComment>) =>
      (await takeComment(ctx, taken(channelId, { sameAs: 'another', ...changes }))).created
    expect(await take({ timeShown: '2 tim' })).toMatchObject({
      ...{ at: null, raw: '2 tim' },
      range: { from: null, to: '2026-11-25T08:00:00.000Z', basis: 'relative' }
    })
    expect((await take({ timeShown: 'den 3 mars' })).range).toBeNull()
    expect((await take({ timeShown: '2026-11-25T08:00:00Z' })).range).toBeNull()
    const mail =
      'Date: Tue, 24 Nov 2026 21:14:00 +0100\r\nFrom: notis@facebookmail.com\r\n\r\nKalle kommenterade'
    const files = [{ name: 'notis.eml', base64: Buffer.from(mail).toString('base64') }]
    expect(await take({ timeShown: null, files })).toMatchObject({
      ...{ at: null, raw: null, basis: 'none' },
      range: { from: null, to: '2026-11-24T20:14:00.000Z', basis: 'mail' }
    })
    const shown = {
      from: Instant.parse('2026-11-25T10:00:00.000Z'),
      to: Instant.parse('2026-11-25T10:01:00.000Z')
    }
    expect(shownRange({ timeShown: '5 min', timeMachine: null }, shown)).toEqual({
      ...{ from: '2026-11-25T09:54:00.000Z', to: '2026-11-25T09:56:00.000Z', basis: 'relative' }
    })
    const { id } = ctx.db.read.prepare('SELECT id FROM comment WHERE created_range IS NOT NULL').get() as {
      id: string
    }
    for (const set of ['created_to = created_from', 'created_range = NULL'])
      expect(() =>
        ctx.db.transact(tx => void tx.prepare(`UPDATE comment SET ${set} WHERE id = ?`).run(id))
      ).toThrow()
  })

  it('does not stand for the text, which is kept to the letter where a reader is shown something else', async () => {
    const { ctx, channelId } = await archiveWithChannel()
    const { content, textRaw } = await takeComment(ctx, taken(channelId, { text: 'a\uD800b\0' }))
    expect([content?.text, textRaw]).toEqual(['a\uFFFDb\uFFFD', 'a\uD800b\0'])
    expect((await takeComment(ctx, taken(channelId, { text: 'Hej', sameAs: 'another' }))).textRaw).toBeNull()
  })

  it.each([
    ['2 tim', null, 'relative_range'],
    ['3 d', null, 'relative_range'],
    ['för 5 minuter sedan', null, 'relative_range'],
    ['1 v', null, 'relative_range'],
    ['2 hours ago', null, 'relative_range'],
    ['igår kl. 14:05', null, 'relative_range'],
    ['2026-11-25T08:00:00Z', '2026-11-25T08:00:00.000Z', 'utc'],
    ['2026-11-25T09:00:00+01:00', '2026-11-25T08:00:00.000Z', 'offset'],
    ['2026-11-25 09:00', '2026-11-25T08:00:00.000Z', 'assumed_local'],
    ['2026-07-01 09:00:30', '2026-07-01T07:00:30.000Z', 'assumed_local'],
    ['2026-02-31 09:00', null, 'none'],
    ['den 3 mars', null, 'none'],
    ['', null, 'none']
  ])('%s', (timeShown, createdAt, createdBasis) => {
    expect(shownTime({ timeShown, timeMachine: null })).toMatchObject({
      createdAt,
      createdBasis,
      createdRaw: timeShown === '' ? null : timeShown
    })
  })
})
