// Facebook and Instagram: every folder, form and part of their exports, and the text as it was written.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { unmangled } from '../../../electron/core/messages/intake/parsers/mojibake.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import {
  encryptedFile,
  instagramComment,
  metaFile,
  metaHtml,
  OWN,
  smallExport
} from '../../helpers/exports/meta.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

const FB = 'your_facebook_activity/messages'
const KALLE = ['Kalle Påhitt', OWN]

async function archive(platform: 'facebook' | 'instagram' = 'facebook') {
  const opened = await newArchive()
  const channel = newChannel(opened.ctx, { platform })
  const folder = await temporaryFolder()
  let count = 0
  const take = async (files: Record<string, string | Uint8Array>, ownName: string | null = OWN) =>
    importing(opened, channel.id, await writeZip(join(folder, `${count++}.zip`), files), ownName)
  return { ...opened, channel, folder, take }
}

const texts = (ctx: Context, where = '1') =>
  ctx.db.read
    .prepare(`SELECT text FROM message WHERE ${where} ORDER BY created_at, text`)
    .all()
    .map(row => (row as { text: string }).text)

it('turns mangled text back only where it was mangled', () => {
  const mangled = (text: string) => Buffer.from(text).toString('latin1')
  for (const text of ['Åsa Öberg 🏊 – hej', 'hej', '“citat” å', '', 'naïve', 'e\u0301'])
    expect(unmangled(mangled(text))).toBe(text)
  for (const right of ['Åsa Öberg', '“citat” å', 'Ã', 'Ã¥ €']) expect(unmangled(right)).toBe(right)
})

it('reads every folder of conversations, and all files of one', async () => {
  const { ctx, take } = await archive()
  const one = (text: string, at: number) =>
    metaFile('Kalle Påhitt', KALLE, [{ from: 'Kalle Påhitt', at, text }])
  const run = await take({
    [`${FB}/inbox/kalle_10000001/message_1.json`]: one('nyast', 1_760_000_000_000),
    [`${FB}/inbox/kalle_10000001/message_2.json`]: one('äldre', 1_750_000_000_000),
    [`${FB}/inbox/kalle_10000001/message_10.json`]: one('äldst', 1_740_000_000_000),
    [`${FB}/message_requests/a_10000002/message_1.json`]: one('förfrågan', 1_740_000_000_001),
    [`${FB}/filtered_threads/b_10000003/message_1.json`]: one('filtrerat', 1_740_000_000_002),
    [`${FB}/archived_threads/c_10000004/message_1.json`]: one('arkiverat', 1_740_000_000_003),
    [`${FB}/e2ee_cutover/d_10000005/message_1.json`]: one('krypterat', 1_740_000_000_004)
  })
  expect(run).toMatchObject({ seen: 7, imported: 7, unknownFiles: 0 })
  const folders = ctx.db.read.prepare('SELECT folder FROM conversation ORDER BY native_id').pluck()
  expect(folders.all()).toEqual(['inbox', 'requests', 'filtered', 'archived', 'encrypted'])
  expect(texts(ctx, `conversation_id = (SELECT id FROM conversation WHERE folder = 'inbox')`)).toEqual([
    'äldst',
    'äldre',
    'nyast'
  ])
})

it('keeps a conversation together when someone in it has changed name', async () => {
  const { ctx, take } = await archive()
  const at = 1_750_000_000_000
  await take({
    [`${FB}/inbox/kalle_10000001/message_1.json`]: metaFile(
      'Kalle',
      ['Kalle', OWN],
      [{ from: 'Kalle', at, text: 'Hej' }]
    )
  })
  await take({
    [`${FB}/inbox/kallepahitt_10000001/message_1.json`]: metaFile(
      'Kalle P',
      ['Kalle P', OWN],
      [{ from: 'Kalle P', at: at + 90_000, text: 'Hej igen' }]
    )
  })
  expect(ctx.db.read.prepare('SELECT title FROM conversation').all()).toEqual([{ title: 'Kalle P' }])
})

it('takes the parts of a divided export as one, and what lies in both once', async () => {
  const opened = await archive()
  const { ctx, channel, folder } = opened
  const uri = 'your_facebook_activity/messages/inbox/kalle_10000001/photos/1.png'
  const png = Buffer.from('89504e470d0a1a0a00', 'hex')
  const file = metaFile('Kalle Påhitt', KALLE, [
    {
      from: 'Kalle Påhitt',
      at: 1_750_000_000_000,
      text: 'Se bilden',
      more: { photos: [{ uri, creation_timestamp: 1 }] }
    }
  ])
  const path = `${FB}/inbox/kalle_10000001/message_1.json`
  const parts = [
    await writeZip(join(folder, 'del1.zip'), { [path]: file }),
    await writeZip(join(folder, 'del2.zip'), { [path]: file, [uri]: png })
  ]
  const run = await importing(opened, channel.id, parts, OWN)
  expect(run).toMatchObject({ seen: 2, imported: 1, known: 1, sourceCount: 2, unknownFiles: 0 })
  const [attachment] = ctx.db.read.prepare('SELECT state, sha256, kind FROM message_attachment').all()
  expect(attachment).toMatchObject({ state: 'present', kind: 'photo' })
  expect(await readFile(ctx.objects.path((attachment as { sha256: never }).sha256))).toEqual(png)
  expect(ctx.db.read.prepare('SELECT count(*) FROM message_sighting').pluck().get()).toBe(2)
})

it('says of each attachment whether it is there, missing, on the net, or points out of the export', async () => {
  const { ctx, take } = await archive()
  const photos = [
    `${FB}/inbox/kalle_10000001/photos/borta.jpg`,
    'https://scontent.xx.fbcdn.net/v/1.jpg?oe=1',
    '../../../../etc/passwd',
    '/etc/passwd'
  ].map(uri => ({ uri, creation_timestamp: 1 }))
  const run = await take({
    [`${FB}/inbox/kalle_10000001/message_1.json`]: metaFile('Kalle Påhitt', KALLE, [
      {
        from: 'Kalle Påhitt',
        at: 1_750_000_000_000,
        more: { photos, sticker: { uri: 'x' }, share: { link: 'https://a.example' } }
      }
    ])
  })
  expect(run).toMatchObject({ imported: 1 })
  expect(ctx.db.read.prepare('SELECT kind, state FROM message_attachment ORDER BY position').all()).toEqual([
    { kind: 'photo', state: 'missing' },
    { kind: 'photo', state: 'expired_url' },
    { kind: 'photo', state: 'blocked' },
    { kind: 'photo', state: 'blocked' },
    { kind: 'sticker', state: 'missing' },
    { kind: 'link', state: 'missing' }
  ])
})

it('keeps what was taken back if anything is left of it, and skips what holds nothing', async () => {
  const { ctx, take } = await archive()
  const base = 1_750_000_000_000
  const run = await take({
    [`${FB}/inbox/grupp_10000001/message_1.json`]: metaFile(
      'Grupp',
      [...KALLE, 'Åsa Öberg'],
      [
        { from: 'Kalle Påhitt', at: base, text: 'ångrat', more: { is_unsent: true } },
        { from: 'Kalle Påhitt', at: base + 1, more: { is_unsent: true } },
        { from: 'Åsa Öberg', at: base + 2, more: { call_duration: 12 } },
        { from: 'Åsa Öberg', at: 0, text: 'utan tid' }
      ]
    )
  })
  expect(run).toMatchObject({ seen: 4, imported: 2, skipped: 2 })
  expect(run.findings.map(({ code, count }) => [code, count])).toEqual([
    ['empty', 1],
    ['unsent', 1]
  ])
  expect(
    ctx.db.read
      .prepare(`SELECT text, completeness AS lacks, created_at AS at FROM message ORDER BY text`)
      .all()
  ).toEqual([
    { text: 'utan tid', lacks: '["name-only"]', at: null },
    { text: 'ångrat', lacks: '["unsent","name-only"]', at: new Date(base).toISOString() }
  ])
})

it('reads the HTML of the same export without taking anything in twice, and the other way round', async () => {
  const path = `${FB}/inbox/kalle_10000001/message_1`
  const json = {
    [`${path}.json`]: metaFile('Kalle Påhitt', KALLE, [
      { from: 'Kalle Påhitt', at: Date.parse('2026-03-02T09:15:20.123Z'), text: 'Hej & hå\nrad två <b>' },
      { from: OWN, at: Date.parse('2026-07-02T12:00:00.000Z'), text: 'Svar' },
      { from: 'Kalle Påhitt', at: Date.parse('2026-07-02T12:00:30.000Z'), text: 'ok' },
      { from: 'Kalle Påhitt', at: Date.parse('2026-07-02T12:00:40.000Z'), text: 'ok' }
    ])
  }
  const html = {
    [`${path}.html`]: metaHtml('Kalle Påhitt', [
      { from: 'Kalle Påhitt', content: 'ok', time: 'Jul 02, 2026 2:00:40 pm' },
      { from: 'Kalle Påhitt', content: 'ok', time: '2 juli 2026 14:00:30' },
      { from: OWN, content: 'Svar', time: 'jul 02, 2026 2:00:00 em' },
      { from: 'Kalle Påhitt', content: 'Hej &amp; hå<br>rad två &lt;b&gt;', time: '2 mars 2026 10.15' }
    ])
  }
  for (const [first, second] of [
    [json, html],
    [html, json]
  ] as const) {
    const { ctx, take } = await archive()
    expect(await take(first)).toMatchObject({ seen: 4, imported: 4, unreadable: 0, skipped: 0 })
    expect(await take(second)).toMatchObject({ seen: 4, imported: 0, known: 4 })
    expect(texts(ctx)).toEqual(['Hej & hå\nrad två <b>', 'Svar', 'ok', 'ok'])
    expect(ctx.db.read.prepare('SELECT count(*) FROM message_sighting').pluck().get()).toBe(8)
  }
  const { take } = await archive()
  expect(await take({ ...json, ...html })).toMatchObject({
    seen: 8,
    imported: 4,
    known: 4,
    zoneAssumed: null
  })
})

it('takes in a message whose time is in digits of another language, and says that the time is unclear', async () => {
  const { ctx, take } = await archive()
  const times = ['١ نوفمبر ٢٠٢٦ ١٠:٠٥ ص', '۱ نوامبر ۲۰۲۶ ۱۰:۰۵', '2 nov 2026 10:05']
  const cells = times.map((time, n) => ({ from: 'Kalle Påhitt', content: `hej ${n}`, time }))
  const run = await take({ [`${FB}/inbox/kalle_10000001/message_1.html`]: metaHtml('Kalle Påhitt', cells) })
  expect(run).toMatchObject({ seen: 3, imported: 3 })
  expect(texts(ctx).toSorted()).toEqual(['hej 0', 'hej 1', 'hej 2'])
  expect(run.findings.filter(({ kind }) => kind === 'warning').map(({ code }) => code)).toEqual([
    'time-unclear',
    'time-unclear'
  ])
})

it('says which HTML times are unclear or lie in the lost or doubled hour, and takes the rest for Swedish time', async () => {
  const { ctx, take } = await archive()
  const cell = (content: string, time: string) => ({ from: 'Kalle Påhitt', content, time })
  const run = await take({
    [`${FB}/inbox/kalle_10000001/message_1.html`]: metaHtml('Kalle Påhitt', [
      cell('doubled', '26 oktober 2025 02:30'),
      cell('lost', '30 mars 2025 02:30'),
      cell('unclear', '3/2/2025 02:30'),
      cell('unclear year', '3/2/25, 10:15 PM'),
      cell('plain', '2. maaliskuuta 2025 klo 10.15')
    ])
  })
  expect(run).toMatchObject({ imported: 5, zoneAssumed: 'Europe/Stockholm' })
  expect(run.findings.filter(({ kind }) => kind === 'warning').map(({ code }) => code)).toEqual([
    'time-doubled',
    'time-lost',
    'time-unclear',
    'time-unclear'
  ])
  expect(
    ctx.db.read
      .prepare('SELECT text, created_at AS at, created_basis AS basis FROM message ORDER BY text')
      .all()
  ).toEqual([
    { text: 'doubled', at: '2025-10-26T00:30:00.000Z', basis: 'assumed_local' },
    { text: 'lost', at: '2025-03-30T01:30:00.000Z', basis: 'assumed_local' },
    { text: 'plain', at: '2025-03-02T09:15:00.000Z', basis: 'assumed_local' },
    { text: 'unclear', at: null, basis: 'none' },
    { text: 'unclear year', at: null, basis: 'none' }
  ])
})

it('reads an encrypted chat and a message file that lie by themselves', async () => {
  const { ctx, take } = await archive()
  const run = await take({
    'Kalle Påhitt_5.json': encryptedFile('Kalle Påhitt_5', KALLE, [
      { from: 'Kalle Påhitt', at: 1_750_000_000_000, text: 'Hemligt å' },
      { from: OWN, at: 1_750_000_100_000, text: '', more: { media: [{ uri: './media/1.jpg' }] } }
    ]),
    'media/1.jpg': Buffer.from('ffd8ff00', 'hex'),
    'sparat/message_1.json': metaFile(
      'Åsa',
      ['Åsa', OWN],
      [{ from: 'Åsa', at: 1_750_000_200_000, text: 'Löst' }]
    )
  })
  expect(run).toMatchObject({ seen: 3, imported: 3, unknownFiles: 0 })
  expect(texts(ctx)).toEqual(['Hemligt å', '', 'Löst'])
  expect(ctx.db.read.prepare('SELECT state FROM message_attachment').all()).toEqual([{ state: 'present' }])
})

it('knows an encrypted chat again whose file got another number, and keeps it one conversation', async () => {
  const { ctx, take } = await archive()
  const chat = (number: number, with_: string, ...texts: string[]) => ({
    [`Kalle Påhitt_${number}.json`]: encryptedFile(
      `Kalle Påhitt_${number}`,
      KALLE,
      texts.map((text, at) => ({
        from: 'Kalle Påhitt',
        at: 1_750_000_000_000 + at + with_.length * 60_000,
        text
      }))
    )
  })
  await take({ ...chat(1, 'den ene', 'Hej', 'Är någon där?'), ...chat(2, 'den andre', 'Hej') })
  // Somebody new is first in the list now, and the two of one name have each the number after.
  const newer = { ...chat(2, 'den ene', 'Hej', 'Är någon där?', 'Nytt'), ...chat(3, 'den andre', 'Hej') }
  expect(await take(newer)).toMatchObject({ seen: 4, imported: 1, known: 3 })
  expect(await take(newer)).toMatchObject({ seen: 4, imported: 0, known: 4 })
  const conversations = ctx.db.read.prepare(
    `SELECT group_concat(text, ', ' ORDER BY created_at) FROM message GROUP BY conversation_id ORDER BY 1`
  )
  expect(conversations.pluck().all()).toEqual(['Hej', 'Hej, Är någon där?, Nytt'])
})

it('finds the own name by the profile, or by who is in every conversation', async () => {
  const two = Object.entries(smallExport()).slice(0, 1)
  const alone = await archive()
  const profile = JSON.stringify({
    profile_v2: { name: { full_name: OWN }, emails: { emails: ['a@b.example'] } }
  })
  expect(
    await alone.take(
      {
        ...Object.fromEntries(two),
        'personal_information/profile_information/profile_information.json': profile
      },
      null
    )
  ).toMatchObject({ state: 'finished', imported: 2, unknownFiles: 0 })
  const shared = await archive()
  expect(await shared.take(smallExport(), null)).toMatchObject({ state: 'finished', imported: 4 })
  expect(texts(shared.ctx, `direction = 'out'`)).toEqual(['Hej Kalle, badet öppnar den 1 juni.'])
})

it('takes the own comments of Facebook and Instagram in all their shapes, whatever the labels are', async () => {
  const facebook = await archive()
  const comment = (text: string) => ({
    timestamp: 1_750_000_000,
    title: 'Norrby kommun kommenterade ett inlägg.',
    data: [{ comment: { timestamp: 1_750_000_000, comment: text, author: OWN } }]
  })
  for (const [at, shape] of [
    { comments_v2: [comment('ett')] },
    { comments: [comment('två')] },
    [comment('tre')]
  ].entries())
    expect(
      await facebook.take({
        [`your_facebook_activity/comments_and_reactions/comments.json`]: JSON.stringify(shape),
        'x.txt': String(at)
      })
    ).toMatchObject({ imported: 1, unknownFiles: 1 })
  expect(texts(facebook.ctx, `kind = 'comment' AND state = 'sent'`)).toEqual(['ett', 'tre', 'två'])

  const instagram = await archive('instagram')
  const swedish = ['Kommentar', 'Medieägare', 'Tid'] as const
  const shapes = [
    [instagramComment('En lista å', 'norrby_kommun', 1_750_000_001)],
    instagramComment('Ensam', 'norrby_kommun', 1_750_000_002, swedish),
    { comments_media_comments: [instagramComment('Under media ö', 'norrby.kommun', 1_750_000_003, swedish)] },
    {
      comments_reels_comments: [
        instagramComment('Under reels', 'norrby', 1_750_000_004, ['Opmerking', 'Media-eigenaar', 'Tijd'])
      ]
    },
    [
      {
        timestamp: 1_750_000_005,
        label_values: [
          { label: 'Kommentar', value: 'Ny form' },
          { label: 'Ägare', value: 'norrby' }
        ]
      }
    ]
  ]
  for (const [at, shape] of shapes.entries())
    expect(
      await instagram.take({
        [`your_instagram_activity/comments/post_comments_${at}.json`]: JSON.stringify(shape)
      })
    ).toMatchObject({ seen: 1, imported: 1 })
  expect(texts(instagram.ctx)).toEqual(['En lista å', 'Ensam', 'Under media ö', 'Under reels', 'Ny form'])
  expect(instagram.ctx.db.read.prepare('SELECT count(*) FROM duty').pluck().get()).toBe(0)
})

it('takes only what belongs to the channel where an export holds both platforms, and says what it left', async () => {
  const { ctx, take } = await archive('instagram')
  const one = (text: string) =>
    metaFile('Kalle', ['Kalle', OWN], [{ from: 'Kalle', at: 1_750_000_000_000, text }])
  const run = await take({
    'your_instagram_activity/messages/inbox/kalle_10000001/message_1.json': one('på Instagram'),
    'your_facebook_activity/messages/inbox/kalle_10000002/message_1.json': one('på Facebook'),
    'your_facebook_activity/posts/your_posts_1.json': '[]'
  })
  expect(run).toMatchObject({ seen: 2, imported: 1, skipped: 1, warnings: 1, unknownFiles: 0 })
  expect(texts(ctx)).toEqual(['på Instagram'])
})

it('tells two people of one name apart in a group, by nothing but what the export says', async () => {
  const { ctx, take } = await archive()
  const at = 1_750_000_000_000
  const run = await take({
    [`${FB}/inbox/grupp_10000001/message_1.json`]: metaFile(
      'Grupp',
      ['Anna Ek', 'Anna Ek', OWN],
      [
        { from: 'Anna Ek', at, text: 'Ja' },
        { from: 'Anna Ek', at: at + 10, text: 'Ja' }
      ]
    )
  })
  // Both are kept, and each says that only a name is known.
  expect(run).toMatchObject({ imported: 2 })
  expect(ctx.db.read.prepare('SELECT DISTINCT identity_basis FROM actor').pluck().all()).toEqual([
    'name_only'
  ])
})
