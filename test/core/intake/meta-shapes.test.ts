// Exports of Facebook and Instagram that differ from the usual: other folders, other names, other places.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { namesIn } from '../../../electron/core/messages/intake/parsers/meta/names.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { encryptedFile, instagramComment, metaFile, metaHtml, OWN } from '../../helpers/exports/meta.ts'
import { type Files, writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

const FB = 'your_activity_across_facebook'
const INBOX = `${FB}/messages/inbox`
const AT = 1_767_262_000_000
const one = (name: string, text: string, more: object = {}) =>
  metaFile(name, [name, OWN], [{ from: name, at: AT, text, more }])

async function archive(platform: 'facebook' | 'instagram' = 'facebook') {
  const opened = await newArchive()
  const channel = newChannel(opened.ctx, { platform })
  const folder = await temporaryFolder()
  let count = 0
  const read = (paths: string | string[], ownName: string | null = OWN) =>
    importing(opened, channel.id, paths, ownName)
  const take = async (files: Files, ownName: string | null = OWN) =>
    read(await writeZip(join(folder, `${count++}.zip`), files), ownName)
  const rows = (sql: string) => opened.ctx.db.read.prepare(sql).all()
  const texts = () =>
    (rows('SELECT text FROM message ORDER BY created_at, text') as { text: string }[]).map(({ text }) => text)
  return { ...opened, folder, read, take, rows, texts }
}

it('does not take the name of a person for that of the platform', async () => {
  const facebook = await archive()
  const run = await facebook.take({
    [`facebook-instagramvanner-2026-11-20-AbC/${INBOX}/instagramfan_10000001/message_1.json`]: one(
      'Fan',
      'hej'
    )
  })
  expect(run).toMatchObject({ imported: 1, skipped: 0 })
  const instagram = await archive('instagram')
  expect(
    await instagram.take({ 'messages/inbox/facebookvanner_10000001/message_1.json': one('Fan', 'hej') })
  ).toMatchObject({ imported: 1, skipped: 0 })
})

it('keeps conversations apart in a folder that it does not know, and in files that lie by themselves', async () => {
  const { take, rows } = await archive()
  const run = await take({
    [`${FB}/messages/ny_sort/anna_10000001/message_1.json`]: one('Anna', 'ett'),
    [`${FB}/messages/ny_sort/bo_10000002/message_1.json`]: one('Bo', 'två'),
    'löst/cia_10000003/message_1.json': one('Cia', 'tre').replace('inbox/kalle_1001', ''),
    'löst/dag_10000004/message_1.json': one('Dag', 'fyra').replace('kalle_1001', 'dag_4004')
  })
  expect(run).toMatchObject({ imported: 4, unknownFiles: 0 })
  expect(rows('SELECT native_id AS id, folder FROM conversation ORDER BY title')).toEqual([
    { id: '10000001', folder: 'other' },
    { id: '10000002', folder: 'other' },
    { id: '10000003', folder: 'other' },
    // As the file itself says: the same as in the export that it was taken out of.
    { id: '4004', folder: 'inbox' }
  ])
})

it('takes the folder of an export that is unpacked, some folder in it, and a folder of its parts', async () => {
  const path = `${INBOX}/kalle_10000001`
  const files: Record<string, string | Uint8Array> = {
    [`${path}/message_1.json`]: one('Kalle', 'Se bilden', {
      photos: [{ uri: `${path}/photos/1.jpg`, creation_timestamp: 1 }]
    }).replace('kalle_1001', 'kalle_10000001'),
    [`${path}/photos/1.jpg`]: Buffer.from('ffd8ff00', 'hex')
  }
  const { folder, read, rows } = await archive()
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  const state = () => rows('SELECT DISTINCT state FROM message_attachment')
  expect(await read(join(folder, `${FB}/messages`))).toMatchObject({ imported: 1, unknownFiles: 0 })
  expect(state()).toEqual([{ state: 'present' }])
  // The picture is one of a message, also of one that is known.
  expect(await read(join(folder, FB))).toMatchObject({ imported: 0, known: 1, unknownFiles: 0 })
  expect(await read(join(folder, INBOX))).toMatchObject({ imported: 0, known: 1 })

  const other = await archive()
  const parts = join(other.folder, 'delar')
  await mkdir(parts)
  for (const [at, [name, content]] of Object.entries(files).entries())
    await writeZip(join(parts, `facebook-${at}.zip`), { [name]: content })
  expect(await other.read(parts)).toMatchObject({ imported: 1, unknownFiles: 0, sourceCount: 2 })
  expect(other.rows('SELECT state FROM message_attachment')).toEqual([{ state: 'present' }])
})

it('counts a conversation that lies twice in the export once, though the names differ by case', async () => {
  const { take } = await archive()
  const file = metaFile(
    'Kalle',
    ['Kalle', OWN],
    [
      { from: 'Kalle', at: AT, text: 'ok' },
      { from: 'Kalle', at: AT + 1, text: 'ok' }
    ]
  )
  const run = await take({
    [`${INBOX}/kalle_10000001/message_1.json`]: file,
    [`${INBOX}/Kalle_10000001/message_1.json`]: file
  })
  expect(run).toMatchObject({ seen: 4, imported: 2, known: 2, warnings: 1 })
})

it('finds a file of which only the name is told, where one is called so in the conversation', async () => {
  const { take, rows } = await archive()
  const jpg = Buffer.from('ffd8ff00', 'hex')
  const path = `${INBOX}/kalle_10000001`
  await take({
    [`${path}/message_1.json`]: one('Kalle', 'filer', {
      photos: [{ uri: 'en.jpg' }, { uri: 'flera.jpg' }, { uri: 'annans.jpg' }, {}]
    }),
    [`${path}/photos/en.jpg`]: jpg,
    [`${path}/photos/flera.jpg`]: jpg,
    [`${path}/files/flera.jpg`]: jpg,
    [`${INBOX}/bo_10000002/photos/annans.jpg`]: jpg
  })
  expect(rows('SELECT uri, state FROM message_attachment ORDER BY position')).toEqual([
    { uri: 'en.jpg', state: 'present' },
    { uri: 'flera.jpg', state: 'missing' },
    { uri: 'annans.jpg', state: 'missing' },
    { uri: '', state: 'missing' }
  ])
})

it('reads an encrypted chat that does not begin with who is in it', async () => {
  const { take, texts, rows } = await archive()
  const chat = JSON.parse(
    encryptedFile(
      'Bo_7',
      [],
      [
        { from: 'Bo', at: AT, text: 'fråga' },
        { from: OWN, at: AT + 1, text: 'svar' }
      ]
    )
  ) as { participants: unknown; threadName: string; messages: unknown[] }
  const { participants: _, ...alone } = chat
  const turned = {
    messages: chat.messages,
    threadName: 'Cia_8',
    participants: [{ name: 'Bo' }, { name: OWN }]
  }
  const run = await take({ 'Bo_7.json': JSON.stringify(alone), 'Cia_8.json': JSON.stringify(turned) })
  expect(run).toMatchObject({ seen: 4, imported: 4, unknownFiles: 0 })
  expect(texts()).toEqual(['fråga', 'fråga', 'svar', 'svar'])
  expect(rows(`SELECT DISTINCT direction, text FROM message ORDER BY text`)).toEqual([
    { direction: 'in', text: 'fråga' },
    { direction: 'out', text: 'svar' }
  ])
})

it('keeps the words of what was passed on beside those of who did it', async () => {
  const { take, texts } = await archive()
  await take({
    [`${INBOX}/kalle_10000001/message_1.json`]: metaFile(
      'Kalle',
      ['Kalle', OWN],
      [
        {
          from: 'Kalle',
          at: AT,
          text: 'Läs',
          more: { share: { link: 'https://a.example', share_text: 'Badet' } }
        },
        { from: 'Kalle', at: AT + 1, more: { share: { share_text: 'Bara delat' } } }
      ]
    )
  })
  expect(texts()).toEqual(['Läs\n\nBadet', 'Bara delat'])
})

it('takes comments in groups and by their newest form, and says of a file that it is of no known form', async () => {
  const facebook = await archive()
  const comment = { timestamp: AT / 1000, comment: 'I gruppen', author: OWN, group: 'Byalaget' }
  const run = await facebook.take({
    [`${FB}/groups/your_comments_in_groups.json`]: JSON.stringify({
      group_comments_v2: [{ timestamp: AT / 1000, title: '', data: [{ comment }] }]
    }),
    [`${FB}/comments_and_reactions/comments.json`]: JSON.stringify({ comments_v2: [] }),
    [`${FB}/comments_and_reactions/comments_v9.json`]: JSON.stringify({ other: [] }),
    [`${FB}/comments_and_reactions/likes_and_reactions_1.json`]: '[]'
  })
  expect(run).toMatchObject({ seen: 2, imported: 1, unreadable: 1, unknownFiles: 1 })
  expect(facebook.rows('SELECT text, reply_to AS "on" FROM message')).toEqual([
    { text: 'I gruppen', on: 'Byalaget' }
  ])

  const instagram = await archive('instagram')
  const url = 'https://www.instagram.com/p/x/'
  const labelled = (value: string, more: object = {}) => ({ label: 'Å', value, ...more })
  const newest = {
    timestamp: AT / 1000,
    fbid: '17900000000000001',
    label_values: [labelled(url, { href: url }), labelled('norrby_kommun'), labelled('Tack')]
  }
  expect(
    await instagram.take(
      {
        'your_instagram_activity/comments/post_comments_1.json': JSON.stringify([newest]),
        'your_instagram_activity/comments/reels_comments.json': JSON.stringify({
          comments_reels_comments: instagramComment('Ensam', 'norrby_kommun', 1_750_000_000)
        })
      },
      'norrby_kommun'
    )
  ).toMatchObject({ seen: 2, imported: 2 })
  expect(
    instagram.rows('SELECT text, reply_to AS "on", native_id AS id FROM message ORDER BY created_at')
  ).toEqual([
    { text: 'Ensam', on: 'norrby_kommun', id: null },
    { text: 'Tack', on: 'norrby_kommun', id: '17900000000000001' }
  ])
})

it('takes the own comments out of the HTML too', async () => {
  const facebook = await archive()
  expect(
    await facebook.take({
      [`${FB}/comments_and_reactions/comments.html`]: metaHtml('Kommentarer', [
        { from: 'Norrby kommun kommenterade ett inlägg.', content: 'Välkomna!', time: '1 januari 2026 12:00' }
      ])
    })
  ).toMatchObject({ seen: 1, imported: 1, zoneAssumed: 'Europe/Stockholm' })
  expect(facebook.rows('SELECT text, kind, state, created_at AS at FROM message')).toEqual([
    { text: 'Välkomna!', kind: 'comment', state: 'sent', at: '2026-01-01T11:00:00.000Z' }
  ])
  const instagram = await archive('instagram')
  const row = (label: string, value: string) =>
    `<tr><td colspan="2" class="_2pin">${label}<div><div>${value}</div></div></td></tr>`
  const table = `<table>${row('Kommentar', 'Fin bild å')}${row('Medieägare', 'kalle')}
    <tr><td>Tid</td><td class="_2piu">jan. 01, 2026 11:06 fm</td></tr></table>`
  expect(
    await instagram.take({
      'your_instagram_activity/comments/post_comments_1.html': `<html><body><main><div>${table}</div></main></body></html>`
    })
  ).toMatchObject({ seen: 1, imported: 1, unreadable: 0 })
  expect(instagram.rows('SELECT text, reply_to AS "on", created_at AS at FROM message')).toEqual([
    { text: 'Fin bild å', on: 'kalle', at: '2026-01-01T10:06:00.000Z' }
  ])
})

it('takes the given name as the export writes it, and refuses one that nobody there has', async () => {
  const { take, rows } = await archive()
  const both = metaFile(
    'Kalle',
    ['Kalle', OWN],
    [
      { from: 'Kalle', at: AT, text: 'fråga' },
      { from: OWN, at: AT + 1, text: 'svar' }
    ]
  )
  const files = { [`${INBOX}/kalle_10000001/message_1.json`]: both }
  expect(await take(files, 'Norby komun')).toMatchObject({
    state: 'failed',
    problem: 'own-name-not-found',
    seen: 0
  })
  expect(rows('SELECT 1 FROM message')).toEqual([])
  expect(await take(files, ' norrby KOMMUN')).toMatchObject({ state: 'finished', imported: 2 })
  expect(rows('SELECT direction FROM message ORDER BY created_at')).toEqual([
    { direction: 'in' },
    { direction: 'out' }
  ])
})

it('knows the messages of somebody who is called otherwise in the newer export, and of nobody else', async () => {
  const { take, rows, texts } = await archive()
  const conversation = (name: string, more: readonly string[] = []) =>
    metaFile(
      name,
      [name, OWN],
      [
        { from: name, at: AT, text: 'ok' },
        { from: name, at: AT + 1, text: 'ok' },
        { from: OWN, at: AT + 2, text: 'svar' },
        ...more.map((text, at) => ({ from: name, at: AT + 100_000 * (at + 1), text }))
      ]
    )
  const group = (second: string, ...others: string[]) =>
    metaFile(
      'Grupp',
      ['Anna', second, ...others, OWN],
      [
        { from: 'Anna', at: AT, text: 'ja' },
        { from: second, at: AT, text: 'ja' }
      ]
    )
  const [path, inGroup] = [`${INBOX}/kalle_10000001/message_1.json`, `${INBOX}/g_10000002/message_1.json`]
  expect(await take({ [path]: conversation('Kalle'), [inGroup]: group('Bo') })).toMatchObject({ imported: 5 })
  const newer = { [path]: conversation('Facebook-användare', ['ny', 'ok']), [inGroup]: group('Bo') }
  expect(await take(newer)).toMatchObject({ seen: 7, imported: 2, known: 5 })
  expect(await take(newer)).toMatchObject({ seen: 7, imported: 0, known: 7 })
  expect(texts()).toEqual(['ja', 'ja', 'ok', 'ok', 'svar', 'ny', 'ok'])
  // In a group, it is somebody new if whoever wrote the same then is still called as before; else it is them.
  expect(await take({ [inGroup]: group('Carl', 'Bo') })).toMatchObject({ seen: 2, imported: 1, known: 1 })
  expect(await take({ [inGroup]: group('Bosse', 'Carl') })).toMatchObject({ seen: 2, imported: 0, known: 2 })
  expect(texts()).toEqual(['ja', 'ja', 'ja', 'ok', 'ok', 'svar', 'ny', 'ok'])
  expect(rows('SELECT DISTINCT title FROM conversation ORDER BY title')).toEqual([
    { title: 'Facebook-användare' },
    { title: 'Grupp' }
  ])
})

it('knows in HTML too who is called otherwise now, the account itself, and what JSON had with more spaces', async () => {
  const { take, texts } = await archive()
  const way = `${INBOX}/g_10000002/message_1`
  const html = (anna: string, own: string, ...more: string[]) =>
    metaHtml('Grupp', [
      ...more.map(content => ({ from: anna, content, time: '4 mars 2026 10:15' })),
      { from: own, content: 'svar', time: '2 mars 2026 10:20' },
      { from: 'Bo', content: 'ja', time: '2 mars 2026 10:16' },
      { from: anna, content: 'ja', time: '2 mars 2026 10:16' },
      { from: anna, content: 'Hej två', time: '2 mars 2026 10:15' }
    ])
  const json = metaFile(
    'Grupp',
    ['Anna', 'Bo', OWN],
    [
      { from: 'Anna', at: Date.parse('2026-03-02T09:15:00.000Z'), text: 'Hej  två ' },
      { from: 'Anna', at: Date.parse('2026-03-02T09:16:00.000Z'), text: 'ja' }
    ]
  )
  await take({ [`${way}.json`]: json })
  expect(await take({ [`${way}.html`]: html('Anna', OWN) })).toMatchObject({ imported: 2, known: 2 })
  const newer = { [`${way}.html`]: html('Anna Ny', 'Nya Norrby', 'nytt') }
  expect(await take(newer, 'Nya Norrby')).toMatchObject({ seen: 5, imported: 1, known: 4 })
  expect(await take(newer, 'Nya Norrby')).toMatchObject({ seen: 5, imported: 0, known: 5 })
  expect(texts()).toEqual(['Hej  två ', 'ja', 'ja', 'svar', 'nytt'])

  const comments = 'your_facebook_activity/comments_and_reactions/comments.html'
  const page = (own: string) =>
    `<html><body><main><section><h2>${own} kommenterade</h2><div>Bra</div><footer>2 mars 2026 10:15</footer></section></main></body></html>`
  expect(await take({ [comments]: page(OWN) }, OWN)).toMatchObject({ imported: 1 })
  expect(await take({ [comments]: page('Nya Norrby') }, 'Nya Norrby')).toMatchObject({ seen: 1, known: 1 })
})

it('says of a file in which no message is recognised that there is none, and nothing of an empty conversation', async () => {
  const { take } = await archive()
  const run = await take({
    [`${INBOX}/a_10000001/message_1.json`]: metaFile(
      'Kalle',
      ['Kalle', OWN],
      [{ from: 'Kalle', at: AT, text: 'x' }]
    ),
    [`${INBOX}/b_10000002/message_1.json`]: '{"participants":[{"name":"Kalle"}],"thread":[{"content":"x"}]}',
    [`${INBOX}/c_10000003/message_1.html`]: '<html><body><main><p>Kalle: x (2 mars)</p></main></body></html>',
    [`${INBOX}/d_10000004/message_1.json`]: metaFile('Kalle', ['Kalle', OWN], []),
    'your_facebook_activity/comments_and_reactions/comments.html': '<html><body><p>x</p></body></html>'
  })
  expect(run).toMatchObject({ seen: 1, imported: 1, warnings: 3 })
  expect(run.findings.map(({ code, place }) => `${code} ${place.split('/').slice(-2).join('/')}`)).toEqual([
    'nothing-found b_10000002/message_1.json',
    'nothing-found c_10000003/message_1.html',
    'nothing-found comments_and_reactions/comments.html'
  ])
})

it('finds each of two pictures whose names differ by case alone', async () => {
  const { take, rows } = await archive()
  const folder = `${INBOX}/a_10000001`
  const picture = (name: string) => ({ photos: [{ uri: `${folder}/photos/${name}` }] })
  const run = await take({
    [`${folder}/message_1.json`]: metaFile(
      'Kalle',
      ['Kalle', OWN],
      ['A.jpg', 'a.jpg'].map((name, at) => ({ from: 'Kalle', at: AT + at, text: name, more: picture(name) }))
    ),
    [`${folder}/photos/A.jpg`]: Buffer.from('ffd8ff41', 'hex'),
    [`${folder}/photos/a.jpg`]: Buffer.from('ffd8ff4242', 'hex')
  })
  expect(run).toMatchObject({ imported: 2, unknownFiles: 0 })
  expect(
    rows(`SELECT text, bytes FROM message_attachment JOIN message ON message.id = message_id
      JOIN object USING (sha256) ORDER BY text`)
  ).toEqual([
    { text: 'A.jpg', bytes: 4 },
    { text: 'a.jpg', bytes: 5 }
  ])
})

it('takes nothing for its own in a conversation with somebody who is called as the account is', async () => {
  const { take, rows } = await archive()
  const said = [
    { from: OWN, at: AT, text: 'Jag heter som ni' },
    { from: OWN, at: AT + 60_000, text: 'Vem skrev detta?' }
  ]
  const run = await take({
    [`${INBOX}/norrbykommun_10000001/message_1.json`]: metaFile(OWN, [OWN, OWN], said),
    [`${INBOX}/kalle_10000002/message_1.json`]: metaFile(
      'Kalle',
      ['Kalle', OWN],
      [{ from: OWN, at: AT, text: 'Hej' }]
    ),
    'NorrbyKommun_3.json': encryptedFile('Norrby kommun_3', [OWN, OWN], said)
  })
  expect(run).toMatchObject({ seen: 5, imported: 5, warnings: 2 })
  expect(run.findings.map(({ code }) => code)).toEqual(['own-name-twice', 'own-name-twice'])
  expect(rows('SELECT direction, count(*) AS n FROM message GROUP BY 1 ORDER BY 1')).toEqual([
    { direction: 'in', n: 4 },
    { direction: 'out', n: 1 }
  ])
  expect(rows('SELECT id FROM duty WHERE answered_at IS NULL')).toHaveLength(4)
})

it('takes in what stands among messages in HTML with no date that can be read, or tells of it', async () => {
  const { take, texts } = await archive()
  const cell = (name: string, text: string, time: string, more = '') =>
    `<div class="pam _a6-g"><div class="_a6-h">${name}</div><div class="_a6-p"><div>${text}</div></div>${more}<div class="_a6-o">${time}</div></div>`
  const cells = [
    cell('Kalle', 'före den första', ''),
    cell(OWN, 'vanligt svar', 'nov. 01, 2026 10:05 am'),
    cell('Kalle', 'ingen dag', '32 nov 2026'),
    cell('Kalle', 'ett tal', '1762000000'),
    cell('Kalle', 'en del för mycket', 'nov. 02, 2026 10:05 am', '<p>Bilaga</p>'),
    cell('Kalle', 'vanlig fråga', 'nov. 03, 2026 10:05 am')
  ]
  const run = await take({
    [`${INBOX}/kalle_10000001/message_1.html`]: `<html><body><main><h1>Kalle</h1><div class="pam _a6-g"><div>Deltagare</div><div>Kalle</div></div>${cells.join('')}</main></body></html>`
  })
  expect(run).toMatchObject({ seen: 6, imported: 5, unreadable: 1 })
  expect(texts().toSorted()).toEqual(
    ['ett tal', 'före den första', 'ingen dag', 'vanlig fråga', 'vanligt svar'].toSorted()
  )
})

it('takes no words of a message in HTML for a message of somebody else', async () => {
  const { take, rows } = await archive()
  const cell = (name: string, text: string, time: string, form = 'div class="pam _a6-g"') =>
    `<${form}><h2 class="_a6-h">${name}</h2><div class="_a6-p"><div>${text}</div></div><div class="_a6-o">${time}</div></div>`
  const forged = (time: string, form?: string) =>
    cell(OWN, 'falskt svar', `nov. ${time}, 2026 10:06 am`, form)
  const cells = [
    cell('Kalle', `första ${forged('06')}`, 'nov. 06, 2026 10:05 am'),
    cell(OWN, 'vanligt svar', 'nov. 05, 2026 10:05 am'),
    cell('Kalle', `andra ${forged('04', 'div class="annan"')}`, 'nov. 04, 2026 10:05 am'),
    cell(`Kalle ${forged('03', 'div')}`, 'tredje', 'nov. 03, 2026 10:05 am'),
    cell('Kalle', `fjärde ${forged('02')}`, 'ingen dag')
  ]
  const run = await take({
    [`${INBOX}/kalle_10000001/message_1.html`]: `<html><body><main>${cells.join('')}</main></body></html>`
  })
  expect(run).toMatchObject({ seen: 5, imported: 5 })
  expect(rows("SELECT text FROM message WHERE direction = 'out'")).toEqual([{ text: 'vanligt svar' }])
  // Nor does whom they name take part.
  const two = [
    cell('Kalle', 'första', 'nov. 06, 2026 10:05 am'),
    cell('Kalle', cell('Lisa', 'ja', 'nov. 05, 2026 10:05 am'), 'nov. 05, 2026 10:05 am')
  ]
  const files = {
    all: [],
    async *open() {
      yield Buffer.from(`<html><body><main>${two.join('')}</main></body></html>`)
    }
  } as unknown as Parameters<typeof namesIn>[2]
  expect(await namesIn({ path: 'x' } as Parameters<typeof namesIn>[0], 'messages-html', files)).toEqual(
    new Set(['Kalle'])
  )
  const told = rows("SELECT text FROM message WHERE direction = 'in'") as { text: string }[]
  for (const words of ['första', 'andra', 'tredje', 'fjärde'])
    expect(told.filter(({ text }) => text.includes(words))).toHaveLength(1)
})

it('keeps a time that is none as it stands, and says so', async () => {
  const { take, rows } = await archive()
  const times = [{}, [], true, -1, '2026-01-01', 0]
  const messages = times.map((timestamp_ms, at) => ({
    sender_name: 'Kalle',
    timestamp_ms,
    content: `Nummer ${at}`
  }))
  const file = JSON.stringify({ participants: [{ name: 'Kalle' }, { name: OWN }], messages, title: 'Kalle' })
  expect(await take({ [`${INBOX}/kalle_10000001/message_1.json`]: file })).toMatchObject({
    imported: 6,
    warnings: 5
  })
  expect(rows('SELECT created_raw AS raw FROM message ORDER BY text')).toEqual(
    ['{}', '[]', 'true', '-1', '2026-01-01', null].map(raw => ({ raw }))
  )
})
