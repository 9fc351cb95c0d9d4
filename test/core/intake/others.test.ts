// The exports of X, LinkedIn, TikTok, Mastodon, Bluesky and YouTube, each in the shapes that have been seen.
import { execFile } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { MessageId } from '#shared/ids.ts'
import type { Platform } from '#shared/register.ts'
import { listSightings } from '../../../electron/core/messages/messages/queries.ts'
import { spokenIn } from '../../../electron/core/register/secrecy/carriers/name-queries.ts'
import { textOf } from '../../../electron/core/register/secrecy/carriers/queries.ts'
import { secretTexts } from '../../../electron/core/register/secrecy/carriers/secret-queries.ts'
import { markSecret } from '../../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import {
  blueskyChat,
  linkedinExport,
  mastodonArchive,
  tiktokFile,
  X_OWN,
  xArchive,
  xConversation,
  xMessage,
  youtubeChat,
  youtubeComments,
  ytd
} from '../../helpers/exports/others.ts'
import { type Files, writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

async function archiveOn(platform: Platform) {
  const opened = await newArchive()
  const { id: channelId } = newChannel(opened.ctx, { platform })
  return { ...opened, channelId, folder: await temporaryFolder() }
}

async function archive(platform: Platform) {
  const opened = await newArchive()
  const channel = newChannel(opened.ctx, { platform })
  const folder = await temporaryFolder()
  let count = 0
  const take = async (files: Files, ownName: string | null = null) =>
    importing(opened, channel.id, await writeZip(join(folder, `${count++}.zip`), files), ownName)
  const rows = (sql: string) => opened.ctx.db.read.prepare(sql).all()
  const messages = (columns = 'sender_name AS sender, direction, text') =>
    rows(`SELECT ${columns} FROM message ORDER BY created_at, text`)
  return { ...opened, take, rows, messages }
}

it('reads all parts of an archive of X as JSON, with ids where no name is told', async () => {
  const { take, messages, rows } = await archive('x')
  const run = await take(xArchive())
  expect(run).toMatchObject({
    state: 'finished',
    parser: 'x',
    seen: 6,
    imported: 4,
    skipped: 2,
    unknownFiles: 0
  })
  expect(run.findings).toEqual([
    { kind: 'skipped', code: 'group-event', place: 'data/direct-messages-group.js', count: 2 }
  ])
  expect(messages()).toEqual([
    { sender: 'kallepahitt', direction: 'in', text: 'Lampan på Ågatan är trasig' },
    { sender: 'norrbykommun', direction: 'out', text: 'Tack, vi lagar den. https://t.co/a' },
    { sender: '3000003', direction: 'in', text: 'Vem är jag?' },
    { sender: 'kallepahitt', direction: 'in', text: 'Hej alla' }
  ])
  expect(rows('SELECT kind, uri FROM message_attachment')).toEqual([
    { kind: 'link', uri: 'https://norrby.example/fel' }
  ])
  expect(rows('SELECT native_id AS id, title FROM conversation ORDER BY id')).toContainEqual({
    id: '900',
    title: 'Badet'
  })
  expect(await take(xArchive())).toMatchObject({ imported: 0, known: 4 })
})

it('finds the pictures of a group of X, and refuses a name that its archive does not know', async () => {
  const { take, rows } = await archive('x')
  const picture = xMessage('2000002', '2026-03-04T09:00:00.000Z', '', {
    recipientId: '0',
    mediaUrls: ['https://ton.twitter.com/dm/1/2/abc.jpg']
  }) as { messageCreate: { id: string } }
  const { id } = picture.messageCreate
  const files = {
    ...xArchive(),
    'data/direct-messages-group.js': ytd('direct_messages_group', 0, [xConversation('900', [picture])]),
    [`data/direct_messages_group_media/${id}-abc.jpg`]: Buffer.from('ffd8ff00', 'hex'),
    'data/tweets_media/1-a.jpg': Buffer.from('ffd8ff00', 'hex')
  }
  expect(await take(files, 'nagonannan')).toMatchObject({ state: 'failed', problem: 'own-name-not-found' })
  const run = await take(files, '@NorrbyKommun')
  expect(run).toMatchObject({ state: 'finished', imported: 4, unknownFiles: 0 })
  expect(run.findings.map(({ code, place }) => `${code} ${place}`)).toEqual([
    'left-alone data/tweets_media/1-a.jpg'
  ])
  expect(rows(`SELECT state FROM message_attachment WHERE kind = 'photo'`)).toEqual([{ state: 'present' }])
  expect(rows(`SELECT count(*) AS n FROM message WHERE direction = 'out'`)).toEqual([{ n: 1 }])
})

it('says when the time of a message of X does not fit its id, finds its pictures, and runs nothing', async () => {
  const { take, rows } = await archive('x')
  const wrong = xMessage('2000002', '2026-03-02T09:00:00.000Z', 'fel tid', {
    createdAt: '2020-01-01T00:00:00.000Z'
  })
  const picture = xMessage('2000002', '2026-03-02T09:00:00.001Z', '', {
    id: '1500000000000000000',
    createdAt: '2022-03-05T06:56:07.000Z',
    mediaUrls: ['https://ton.twitter.com/dm/1/2/abc.jpg']
  })
  const run = await take(
    {
      'data/direct-messages.js': `${ytd('direct_messages', 0, [xConversation(`${X_OWN}-2000002`, [wrong, picture])])}\n`,
      'data/direct_messages_media/1500000000000000000-abc.jpg': Buffer.from('ffd8ff00', 'hex'),
      'data/direct-messages-part1.js':
        'window.YTD.direct_messages.part1 = (() => { globalThis.ran = true; return [] })()'
    },
    X_OWN
  )
  expect(run).toMatchObject({ imported: 2, unreadable: 1, unknownFiles: 0 })
  expect(run.findings.map(({ code }) => code)).toContain('time-contradicts-id')
  expect(rows('SELECT kind, state FROM message_attachment')).toEqual([{ kind: 'photo', state: 'present' }])
  expect('ran' in globalThis).toBe(false)
})

it('warns of letters that were lost when an export was saved anew by another program', async () => {
  const { take } = await archive('linkedin')
  const damaged = Object.entries(linkedinExport()).map(
    ([name, text]) => [name, text.replace('med komma', 'm\uFFFDd komma')] as const
  )
  const run = await take(Object.fromEntries(damaged))
  expect(run.findings.map(({ code }) => code)).toContain('letters-lost')
})

it('reads messages and comments of LinkedIn, with line breaks, quotes, drafts and deleted accounts', async () => {
  const { take, messages, rows } = await archive('linkedin')
  const run = await take(linkedinExport())
  expect(run).toMatchObject({ parser: 'linkedin', seen: 7, imported: 6, skipped: 1, unknownFiles: 0 })
  expect(run.findings.map(({ code }) => code)).toEqual(['draft', 'time-doubled'])
  expect(messages()).toEqual([
    { sender: 'Norrby kommun', direction: 'out', text: 'Välkomna!' },
    { sender: 'Kalle Påhitt', direction: 'in', text: 'Rad ett\nrad "två", med komma' },
    { sender: 'Norrby kommun', direction: 'out', text: 'Svar\n\nHej\ndå' },
    { sender: 'Kalle Påhitt', direction: 'in', text: 'ok' },
    { sender: 'LinkedIn Member', direction: 'in', text: 'ok' },
    { sender: 'LinkedIn Member', direction: 'in', text: 'ok' }
  ])
  expect(rows(`SELECT identity_basis AS basis FROM actor WHERE display_name = 'Kalle Påhitt'`)).toEqual([
    { basis: 'profile_url' }
  ])
  expect(await take(linkedinExport())).toMatchObject({ imported: 0, known: 6 })
})

it('tells the sides of LinkedIn apart by address, also in a single conversation and with a namesake', async () => {
  const { take, messages, rows } = await archive('linkedin')
  const heading = [
    'CONVERSATION ID',
    'FROM',
    'SENDER PROFILE URL',
    'TO',
    'RECIPIENT PROFILE URLS',
    'DATE',
    'CONTENT'
  ]
  const [own, other] = ['https://www.linkedin.com/in/norrby', 'https://www.linkedin.com/in/norrby-kommun-2']
  const line = (...cells: string[]) => cells.map(cell => `"${cell}"`).join(',')
  const csv = [
    line(...heading),
    line('c1', 'Norrby kommun', other, 'Norrby kommun', own, '2026-03-02 09:00:00 UTC', 'fråga'),
    line('c1', 'Norrby kommun', own, 'Norrby kommun', other, '2026-03-02 10:00:00 UTC', 'svar')
  ].join('\r\n')
  const profile = 'First Name,Last Name\r\nNorrby,kommun\r\n'
  // Both are called so: only the address says which is which.
  expect(await take({ 'messages.csv': csv }, own)).toMatchObject({ imported: 2 })
  expect(messages('direction, text')).toEqual([
    { direction: 'in', text: 'fråga' },
    { direction: 'out', text: 'svar' }
  ])
  const plain = await archive('linkedin')
  const renamed = csv
    .replaceAll(line('c1', 'Norrby kommun', other), line('c1', 'Kalle', other))
    .replaceAll(line('Norrby kommun', other), line('Kalle', other))
  expect(await plain.take({ 'messages.csv': renamed, 'Profile.csv': profile })).toMatchObject({ imported: 2 })
  expect(plain.messages('direction, text')).toEqual(messages('direction, text'))
  expect(plain.rows('SELECT title FROM conversation')).toEqual([{ title: 'Kalle' }])
  expect(rows('SELECT count(*) AS n FROM conversation_participant')).toEqual([{ n: 2 }])
})

it('reads what stands after a quote that is not written as it should be, and says which row to look at', async () => {
  const { take, messages } = await archive('linkedin')
  const heading = 'CONVERSATION ID,FROM,TO,DATE,CONTENT,FOLDER'
  const line = (minute: string, content: string) =>
    `"c1","Kalle","Norrby kommun","2026-03-02 09:${minute}:00 UTC","${content}","INBOX"`
  const csv = [
    heading,
    line('00', 'Skylten säger "Badet" och inget mer'),
    line('01', 'Den säger "Badet", inget mer'),
    line('02', 'Rätt ""skrivet"", med komma'),
    `c1,Kalle,Norrby kommun,2026-03-02 09:03:00 UTC,Utan 5" rör,INBOX`,
    line('04', 'Sist')
  ].join('\r\n')
  const run = await take({ 'messages.csv': csv }, 'Norrby kommun')
  expect(run).toMatchObject({ seen: 5, imported: 5, unreadable: 0 })
  expect(run.findings.map(({ code, place }) => `${code} ${place}`)).toEqual(['row-odd messages.csv#row 3'])
  expect(messages('text')).toEqual(
    [
      'Skylten säger "Badet" och inget mer',
      'Den säger "Badet, inget mer"',
      'Rätt "skrivet", med komma',
      'Utan 5" rör',
      'Sist'
    ].map(text => ({ text }))
  )
})

it('says of each time of TikTok that it lies in a lost or doubled hour, and keeps a comment of a picture alone', async () => {
  const { take, rows } = await archive('tiktok')
  const chat = ['2025-10-26 02:30:00', '2025-03-30 02:30:00', '2026-03-02 10:00:00'].map(time => ({
    Date: time,
    From: 'kallepahitt',
    Content: time
  }))
  const comment = {
    date: '2026-03-02 10:00:00',
    comment: '',
    photo: 'https://bild.example/1.jpg',
    url: 'N/A'
  }
  const run = await take(
    {
      // Neither the first part nor the name of the file is one that is known.
      'data.json': JSON.stringify({
        Shop: { Orders: {} },
        'Direct Messages': { 'Chat History': { ChatHistory: { 'Chat History with kallepahitt:': chat } } },
        Comment: { CommentsList: [comment] }
      })
    },
    'norrbykommun'
  )
  expect(run).toMatchObject({ parser: 'tiktok', seen: 4, imported: 4, warnings: 3 })
  expect(run.findings.map(({ code, place }) => `${code} ${place}`)).toEqual([
    'time-doubled data.json#/Direct Messages/Chat History/ChatHistory/Chat History with kallepahitt:/0',
    'time-lost data.json#/Direct Messages/Chat History/ChatHistory/Chat History with kallepahitt:/1',
    'zone-not-stated data.json'
  ])
  expect(rows('SELECT kind, uri, state FROM message_attachment')).toEqual([
    { kind: 'photo', uri: 'https://bild.example/1.jpg', state: 'expired_url' }
  ])
})

it('tells where what should be words of TikTok, or a list of them, is something else', async () => {
  const { take, messages } = await archive('tiktok')
  const at = { Date: '2026-03-02 10:00:00', From: 'kalle' }
  const chats = {
    kalle: [
      null,
      5,
      { ...at, Content: ['a'] },
      { ...at, Content: 112 },
      { ...at, From: 44, Content: 'Hej' },
      at
    ],
    eva: 'en sträng',
    'a/b': { 0: { ...at, Content: 'c' } },
    bo: null
  }
  const run = await take(
    {
      'user_data_tiktok.json': JSON.stringify({
        Comment: { CommentsList: { date: '2026-03-02', comment: 'Tack' } },
        'Direct Message': { 'Direct Messages': { ChatHistory: chats } }
      })
    },
    '44'
  )
  const place = (at: string) => `not-a-message user_data_tiktok.json#/${at}`
  const chat = 'Direct Message/Direct Messages/ChatHistory'
  expect(run).toMatchObject({ seen: 9, imported: 2, skipped: 1, unreadable: 6 })
  expect(run.findings.map(({ code, place }) => `${code} ${place}`)).toEqual(
    expect.arrayContaining(
      [
        ...['kalle/0', 'kalle/1', 'kalle/2', 'eva', 'a~1b'].map(one => `${chat}/${one}`),
        'Comment/CommentsList'
      ].map(place)
    )
  )
  expect(messages('direction, text')).toEqual([
    { direction: 'in', text: '112' },
    { direction: 'out', text: 'Hej' }
  ])
})

it('reads TikTok with old and new names, and says that its times have no zone', async () => {
  for (const isNew of [false, true]) {
    const { take, messages } = await archive('tiktok')
    const run = await take({ 'TikTok/user_data_tiktok.json': tiktokFile(isNew) })
    expect(run).toMatchObject({ parser: 'tiktok', seen: 4, imported: 4, zoneAssumed: 'Europe/Stockholm' })
    expect(run.findings.map(({ code }) => code)).toContain('zone-not-stated')
    expect(messages('direction, text, created_at AS at')).toEqual([
      { direction: 'in', text: 'mitt i natten', at: '2025-10-26T00:30:00.000Z' },
      { direction: 'in', text: 'Hej, när öppnar badet?', at: '2026-03-02T09:15:00.000Z' },
      { direction: 'out', text: 'Den 1 juni', at: '2026-03-02T10:15:00.000Z' },
      { direction: 'out', text: 'Tack för alla svar', at: '2026-03-05T08:00:00.000Z' }
    ])
    expect(await take({ 'user_data.json': tiktokFile(!isNew) })).toMatchObject({ imported: 0, known: 4 })
  }
})

it('reads what the account wrote to others in Mastodon, and leaves posts and boosts', async () => {
  const { take, messages, rows } = await archive('mastodon')
  const run = await take(mastodonArchive())
  expect(run).toMatchObject({ parser: 'mastodon', seen: 4, imported: 2, skipped: 2, unknownFiles: 0 })
  expect(messages('kind, state, text, reply_to AS replyTo')).toEqual([
    {
      kind: 'comment',
      state: 'sent',
      text: 'Inlägg 2 & mer\nrad två',
      replyTo: 'https://annan.example/users/kalle/statuses/8'
    },
    { kind: 'dm', state: 'sent', text: 'Inlägg 3 & mer\nrad två', replyTo: null }
  ])
  expect(rows('SELECT state FROM message_attachment')).toEqual([{ state: 'present' }])
})

it('reads an archive of Mastodon that is packed as tar, and refuses one that is cut short', async () => {
  const { archive: opened, ctx, channelId, folder } = await archiveOn('mastodon')
  const unpacked = join(folder, 'uppackad')
  for (const [name, content] of Object.entries(mastodonArchive())) {
    await mkdir(dirname(join(unpacked, name)), { recursive: true })
    await writeFile(join(unpacked, name), content)
  }
  await symlink('/etc/passwd', join(unpacked, 'länk.json'))
  const packed = join(folder, 'arkiv.tar.gz')
  await promisify(execFile)('tar', ['-czf', packed, '-C', unpacked, '.'])
  const run = await importing({ ctx, archive: opened }, channelId, packed)
  expect(run).toMatchObject({
    parser: 'mastodon',
    seen: 5,
    imported: 2,
    skipped: 2,
    unreadable: 1,
    unknownFiles: 0
  })
  expect(run.findings.map(({ code }) => code)).toContain('link')
  expect(await importing({ ctx, archive: opened }, channelId, packed)).toMatchObject({ known: 2 })
  const whole = await readFile(packed)
  await writeFile(packed, whole.subarray(0, whole.length / 2))
  await expect(importing({ ctx, archive: opened }, channelId, packed)).rejects.toMatchObject({
    code: 'zip-refused',
    params: { detail: 'damaged' }
  })
})

it('reads the chat of Bluesky line by line', async () => {
  const { take, messages } = await archive('bluesky')
  const run = await take({ 'chat.jsonl': blueskyChat() })
  expect(run).toMatchObject({ parser: 'bluesky', seen: 3, imported: 2, skipped: 1 })
  expect(messages()).toEqual([
    { sender: 'kalle.example', direction: 'in', text: 'Hej från Åsträsk' },
    { sender: 'norrby.example', direction: 'out', text: 'Hej!' }
  ])
  expect(await take({ 'chat.jsonl': `${blueskyChat()}\n{"half":` })).toMatchObject({
    known: 2,
    unreadable: 1
  })
})

const TEXTS = [
  '{"takeoutSegments":[{"text":"gammal å"},{"text":"\nny rad"}]}',
  '{"text":"ny "},{"text":"form","mention":{"externalChannelId":"UCx"}}',
  'vanlig text, med "citat"'
]
const READ = ['gammal å\nny rad', 'ny form', 'vanlig text, med "citat"']

it('reads comments of YouTube under each heading and in each form of text, whatever the files are called', async () => {
  for (const headings of ['plain', 'post', 'top-level', 'lower', 'swedish'] as const) {
    const { take, messages } = await archive('youtube')
    const run = await take({
      'Takeout/YouTube och YouTube Music/kommentarer/kommentarer.csv': youtubeComments(
        headings,
        TEXTS.slice(0, 2)
      ),
      'Takeout/YouTube och YouTube Music/kommentarer/kommentarer(1).csv': youtubeComments(
        headings,
        TEXTS.slice(2),
        2
      ),
      'Takeout/YouTube och YouTube Music/livechattar/livechattar.csv': youtubeChat(),
      'Takeout/YouTube och YouTube Music/prenumerationer/prenumerationer.csv': 'Kanal-id,Titel\r\nUCx,y\r\n'
    })
    expect(run, headings).toMatchObject({ parser: 'youtube', seen: 4, imported: 4, unknownFiles: 1 })
    expect(messages('kind, direction, text').toSorted(byText), headings).toEqual(
      [
        ...READ.map(text => ({ kind: 'comment', direction: 'out', text })),
        { kind: 'live_chat', direction: 'out', text: 'Välkomna till fullmäktige' }
      ].toSorted(byText)
    )
  }
})

function byText(one: unknown, other: unknown): number {
  return String((one as { text: string }).text) < String((other as { text: string }).text) ? -1 : 1
}

it('tells of a message whose id is known and whose words are others, once, and shows both', async () => {
  const { ctx, take, rows } = await archive('youtube')
  const file = (text: string) => take({ 'kommentarer.csv': youtubeComments('plain', [text]) })
  const told = async (text: string) =>
    (await file(text)).findings.map(({ code, place }) => `${code} ${place}`)
  expect(await told('Vi öppnar på fredag.')).toEqual([])
  expect(await told('Vi öppnar på lördag.')).toEqual(['message-other-words row 2'])
  expect([await told('Vi öppnar på lördag.'), await told('Vi  öppnar på\nfredag.')]).toEqual([[], []])
  const [message] = rows('SELECT id, text FROM message') as { id: MessageId; text: string }[]
  expect(message?.text).toBe('Vi öppnar på fredag.')
  expect(listSightings(ctx.db.read, message?.id as MessageId).map(({ text }) => text)).toContain(
    'Vi öppnar på lördag.'
  )
})

it('looks for what is secret in the other words of a message too, and keeps those of a marked one in', async () => {
  const { ctx, take, rows } = await archive('youtube')
  await take({ 'kommentarer.csv': youtubeComments('plain', ['Vi öppnar på fredag.']) })
  await take({
    'kommentarer.csv': youtubeComments('plain', ['Anna Andersson på Storgatan 4 har sjukdomen.'])
  })
  const [{ id } = { id: '' }] = rows('SELECT id FROM message') as { id: string }[]
  const ref = { kind: 'message' as const, id: id as MessageId }
  for (const read of [textOf, spokenIn]) expect(read(ctx.db.read, ref)).toContain('har sjukdomen')
  await markSecret(ctx, { record: ref, paragraph: '21 kap. 1 §', note: null })
  const words = secretTexts(ctx.db.read, null).map(({ text }) => text)
  expect(words).toContain('Anna Andersson på Storgatan 4 har sjukdomen.')
})

it('tells of the same in an archive of X', async () => {
  const { take } = await archive('x')
  const said = (text: string) => {
    const files = xArchive()
    return Object.fromEntries(
      Object.entries(files).map(([name, file]) => [
        name,
        typeof file === 'string' ? file.replace('Lampan på Ågatan är trasig', text) : file
      ])
    )
  }
  const told = async (text: string) => (await take(said(text))).findings.map(({ code }) => code)
  expect(await told('Lampan på Ågatan är trasig')).not.toContain('message-other-words')
  expect(await told('Lampan på Ågatan är lagad')).toContain('message-other-words')
})

it('reads a file that stands by itself, whatever it is called', async () => {
  const opened = await newArchive()
  const { id } = newChannel(opened.ctx, { platform: 'tiktok' })
  const file = join(await temporaryFolder(), 'min data.txt')
  await writeFile(file, tiktokFile(true))
  expect(await importing(opened, id, file)).toMatchObject({ state: 'finished', imported: 4 })
})

it('knows the messages of LinkedIn again whose sender has deleted the account, and has neither name nor address', async () => {
  const { take, messages } = await archive('linkedin')
  const headings =
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT'
  const own = 'Norrby kommun,https://www.linkedin.com/in/norrby'
  const exported = (kalle: string) =>
    [
      headings,
      `c1,,${kalle},${own},2026-03-02 09:15:00 UTC,,När öppnar badet?,INBOX,,No`,
      `c1,,${own},${kalle},2026-03-02 09:25:00 UTC,,I juni,SENT,,No`
    ].join('\n')
  const file = (kalle: string) => take({ 'messages.csv': exported(kalle) }, 'Norrby kommun')
  expect(await file('Kalle,https://www.linkedin.com/in/kalle')).toMatchObject({ imported: 2 })
  expect(await file('LinkedIn Member,')).toMatchObject({ seen: 2, imported: 0, known: 2 })
  expect(messages()).toEqual([
    { sender: 'Kalle', direction: 'in', text: 'När öppnar badet?' },
    { sender: 'Norrby kommun', direction: 'out', text: 'I juni' }
  ])
})
