// Whatever an export holds: no parser fails, the counts add up, and the original is what it was to the byte.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FindingKind } from '#shared/imports.ts'
import { findingSays } from '#shared/intake-findings.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { JsonElements } from '../../../electron/core/messages/intake/files/json-elements.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { encryptedFile, instagramComment, metaFile, metaHtml, OWN } from '../../helpers/exports/meta.ts'
import {
  blueskyChat,
  linkedinExport,
  mastodonArchive,
  tiktokFile,
  X_OWN,
  xArchive,
  youtubeChat,
  youtubeComments
} from '../../helpers/exports/others.ts'
import { WXR_END, wxrHead, wxrPost } from '../../helpers/exports/wxr.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

const runs = { numRuns: 25, seed: 20261126 }
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\0',
    '\uD800',
    '\u202Eabc',
    '<script>alert(1)</script>',
    'e\u030A',
    '\r\n',
    '"',
    '../../x',
    '=cmd()'
  )
)
const value = fc.letrec(tie => ({
  any: fc.oneof(
    { depthSize: 'small' },
    odd,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(odd, tie('any'), { maxKeys: 3 })
  )
})).any

const MAIL = [
  'Received: from mx.exempel.example by mx.norrby.example; Tue, 24 Nov 2026 21:15:00 +0100',
  'From: Åsa Löv <asa@exempel.example>',
  'To: sociala@norrby.example',
  'Subject: =?utf-8?Q?Fr=C3=A5ga?=',
  'Message-ID: <fraga-1@exempel.example>',
  'Date: Tue, 24 Nov 2026 21:14:00 +0100',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'När öppnar badet?',
  '--x',
  'Content-Type: image/png; name=bild.png',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--x--',
  ''
].join('\r\n')

const META = 'your_facebook_activity/messages/inbox/kalle_10000001/message_1.json'
/** What the account is called in a source, where that is not its name. */
const OWN_IN: Readonly<Record<string, string>> = {
  x: X_OWN,
  tiktok: 'norrbykommun',
  bluesky: 'norrby.example'
}
/** Each source with one file of its own that is then spoilt. */
const SOURCES: readonly (readonly [string, string, string])[] = [
  [
    'meta json',
    META,
    metaFile(
      'Kalle',
      ['Kalle', OWN],
      [
        { from: 'Kalle', at: 1_750_000_000_000, text: 'Hej' },
        { from: OWN, at: 1_750_000_100_000, text: 'å' }
      ]
    )
  ],
  [
    'meta html',
    META.replace('.json', '.html'),
    metaHtml('Kalle', [{ from: 'Kalle', content: 'Hej', time: '2 mars 2026 10:15' }])
  ],
  ['x', 'data/direct-messages.js', xArchive()['data/direct-messages.js'] ?? ''],
  ['linkedin', 'messages.csv', linkedinExport()['messages.csv'] ?? ''],
  ['linkedin comments', 'Comments.csv', linkedinExport()['Comments.csv'] ?? ''],
  ['tiktok', 'user_data_tiktok.json', tiktokFile(true)],
  ['mastodon', 'outbox.json', String(mastodonArchive()['outbox.json'])],
  ['bluesky', 'chat.jsonl', blueskyChat()],
  ['youtube', 'kommentarer.csv', youtubeComments('plain', ['hej', '{"text":"a"}'])],
  ['youtube chat', 'chat.csv', youtubeChat()],
  [
    'facebook comments',
    'your_facebook_activity/comments_and_reactions/comments.json',
    JSON.stringify({
      comments_v2: ['Välkomna!', 'Badet är öppet å', 'Tack för ditt svar'].map(comment => ({
        timestamp: 1_750_000_000,
        title: 'Norrby kommun kommenterade ett inlägg.',
        data: [{ comment: { timestamp: 1_750_000_000, comment, author: OWN } }]
      }))
    })
  ],
  [
    'instagram comments',
    'your_instagram_activity/comments/post_comments_1.json',
    JSON.stringify([
      instagramComment('En lista å', 'norrby_kommun', 1_750_000_001),
      instagramComment('Och en till', 'norrby.kommun', 1_750_000_002, ['Kommentar', 'Medieägare', 'Tid'])
    ])
  ],
  [
    'encrypted chat',
    'Kalle Påhitt_5.json',
    encryptedFile(
      'Kalle Påhitt_5',
      ['Kalle Påhitt', OWN],
      [
        { from: 'Kalle Påhitt', at: 1_750_000_000_000, text: 'Hemligt å' },
        { from: OWN, at: 1_750_000_100_000, text: 'Svar' }
      ]
    )
  ],
  [
    'wordpress',
    'bloggen.xml',
    wxrHead() +
      wxrPost(
        7,
        Array.from({ length: 12 }, (_, at) => ({
          id: 11 + at,
          author: 'Åsa Öberg',
          text: `Fråga ${at} om badet 🏊`
        }))
      ) +
      WXR_END
  ],
  ['mail', 'brev.eml', MAIL],
  [
    'mailbox file',
    'brev.mbox',
    `From asa@exempel.example Tue Nov 24 21:15:00 2026\n${MAIL.replaceAll('\r', '')}\n`.repeat(2)
  ]
]

/** One change: bytes put in, taken out, or the end cut off. The beginning stays, by which the source is known. */
const change = fc.record({
  at: fc.double({ min: 0.12, max: 1, noNaN: true }),
  out: fc.integer({ min: 0, max: 40 }),
  put: fc.oneof(
    odd,
    value.map(any => JSON.stringify(any) ?? '')
  ),
  isCut: fc.boolean()
})

it.each(SOURCES)('reads %s however it is spoilt', async (name, path, content) => {
  const ownName = OWN_IN[name] ?? OWN
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx, { platform: 'other' })
  const folder = await temporaryFolder()
  let count = 0
  let refused = 0
  // By so much of it the source is known; XML has long openings.
  const head = path.endsWith('.xml') ? 600 : 200
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async changes => {
      const spoilt = changes.reduce((text, { at, out, put, isCut }) => {
        const from = Math.max(Math.floor(text.length * at), head)
        return isCut ? text.slice(0, from) : text.slice(0, from) + put + text.slice(from + out)
      }, content)
      const zip = await writeZip(join(folder, `${count++}.zip`), { [path]: spoilt })
      const before = await readFile(zip)
      const run = await importing(opened, channelId, zip, ownName)
      // Who the account is may be just what was spoilt.
      if (run.problem === 'own-name-not-found') refused += 1
      else expect(run.problem).toBeNull()
      expect(run.seen).toBe(run.imported + run.known + run.skipped + run.unreadable)
      for (const kind of FindingKind.options) {
        const told = run.findings
          .filter(each => each.kind === kind)
          .reduce((sum, each) => sum + each.count, 0)
        const counted = {
          skipped: run.skipped,
          unreadable: run.unreadable,
          warning: run.warnings,
          unknown_file: run.unknownFiles
        }
        expect(told, kind).toBe(counted[kind])
      }
      for (const { code } of run.findings) expect(findingSays(code, 'sv')).not.toBe(code)
      const [source] = run.sources
      if (source === undefined) throw new Error('no source')
      expect(await readFile(ctx.objects.path(source.sha256))).toEqual(before)
      // The same once more brings nothing new.
      const again = await importing(opened, channelId, zip, ownName)
      expect(again).toMatchObject({ seen: run.seen, imported: 0, unreadable: run.unreadable })
    }),
    runs
  )
  expect(refused).toBeLessThan(runs.numRuns / 2)
  for (const row of ctx.db.read.prepare('SELECT text, sender_name AS name FROM message').all()) {
    const { text, name } = row as { text: string; name: string | null }
    expect(`${text}${name ?? ''}`.isWellFormed()).toBe(true)
    expect(`${text}${name ?? ''}`).not.toContain('\0')
  }
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('keeps any message of a conversation to the letter, in whatever chunks it comes', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const { id: channelId } = newChannel(ctx)
  const folder = await temporaryFolder()
  let count = 0
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
    .filter(each => each.isWellFormed() && !each.includes('\0'))
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async texts => {
      const thread = 20_000_000 + count
      const messages = texts.map((each, at) => ({ from: 'Kalle', at: 1_750_000_000_000 + at, text: each }))
      const zip = await writeZip(join(folder, `${count++}.zip`), {
        [`messages/inbox/k_${thread}/message_1.json`]: metaFile('Kalle', ['Kalle', OWN], messages)
      })
      expect(await importing(opened, channelId, zip, OWN)).toMatchObject({ imported: texts.length })
      const kept = ctx.db.read
        .prepare(`SELECT text FROM message JOIN conversation ON conversation.id = conversation_id
          WHERE conversation.native_id = ? ORDER BY created_at`)
        .pluck()
        .all(String(thread))
      expect(kept).toEqual(texts)
    }),
    runs
  )
})

it('finds the same elements in a document however it is cut into chunks', () => {
  const wants = (path: readonly unknown[]) => path.at(-1) === 'messages'
  fc.assert(
    fc.property(
      fc.record({ head: value, messages: fc.array(value, { maxLength: 6 }), tail: value }),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 20 }),
      (document, sizes) => {
        const bytes = Buffer.from(JSON.stringify(document, null, 1))
        const scanner = new JsonElements(path => path.length === 1 && wants(path))
        const found: unknown[] = []
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1
          for (const { text } of scanner.push(bytes.subarray(at, at + size)))
            found.push(JSON.parse(text.toString()))
          at += size
        }
        const { rest, isWhole } = scanner.end()
        expect(isWhole).toBe(true)
        expect(found).toEqual(JSON.parse(JSON.stringify(document.messages)))
        expect(rest).toEqual(JSON.parse(JSON.stringify({ ...document, messages: [] })))
      }
    ),
    { numRuns: 300, seed: 20261126 }
  )
})

it('reads any bytes under any name as an export, or refuses them', async () => {
  const opened = await newArchive()
  const { id: channelId } = newChannel(opened.ctx, { platform: 'other' })
  const folder = await temporaryFolder()
  const names = fc.constantFrom(
    'message_1.json',
    'outbox.json',
    'messages.csv',
    'direct-messages.js',
    'chat.jsonl',
    'x.zip',
    'x.txt'
  )
  await fc.assert(
    fc.asyncProperty(names, fc.uint8Array({ maxLength: 300 }), async (name, bytes) => {
      await writeFile(join(folder, name), bytes)
      const run = await importing(opened, channelId, join(folder, name), OWN).catch(error => error)
      const empty = bytes.length === 0 ? ['file-empty'] : []
      expect(['zip-refused', 'export-not-recognised', undefined, ...empty]).toContain(run.code)
    }),
    { numRuns: 60, seed: 20261126 }
  )
})
