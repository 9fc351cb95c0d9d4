// Every parser of what comes from outside, on inputs that are mutated for as long as KANALARKIV_FUZZ_SECONDS says, an hour otherwise.
// Each is read as the program reads it: within its limits. A fault is one that a limit had to end although it is small, an error that
// is no refusal, and a thread that ended by itself. The input is kept in the folder for temporary files, and told.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { pack } from 'tar-stream'
import { expect, it } from 'vitest'
import { textOfHtml } from '../../../electron/core/formats/mail/html-text.ts'
import { mailReader } from '../../../electron/core/formats/mail/mail-apart.ts'
import { pictureReader } from '../../../electron/core/formats/pictures/picture-apart.ts'
import { sheetReader } from '../../../electron/core/formats/sheets/sheet-apart.ts'
import { ArchiveError } from '../../../electron/core/kernel/errors.ts'
import { OverLimit } from '../../../electron/core/kernel/limited-thread.ts'
import { ExportApart } from '../../../electron/core/messages/intake/apart/export-apart.ts'
import { inputsAt } from '../../../electron/core/messages/intake/files/inputs.ts'
import { metaHtml, OWN, smallExport } from '../../helpers/exports/meta.ts'
import {
  blueskyChat,
  linkedinExport,
  mastodonArchive,
  tiktokFile,
  xArchive,
  youtubeChat,
  youtubeComments
} from '../../helpers/exports/others.ts'
import { WXR_END, wxrHead, wxrPost } from '../../helpers/exports/wxr.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { outlookFile } from '../../helpers/outlook-file.ts'
import { workbook } from '../../helpers/xlsx.ts'
import { kept } from './kept.ts'
import { otherReaders, readHere, type Target, text } from './readers.ts'

const SECONDS = Number(process.env['KANALARKIV_FUZZ_SECONDS'] ?? 3_600)
const SEED = Number(process.env['KANALARKIV_FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const MOST_BYTES = 1 << 20
/** Far below those of the program: what is as small as this is read in a moment. */
const LIMITS = { seconds: 10, megabytes: 512 }

/** Numbers that are the same for a seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

const WORDS = [
  ...[
    '\0',
    '\r\n',
    '"',
    '""',
    "'",
    '<',
    '>',
    '</',
    '<!--',
    ']]>',
    '<![CDATA[',
    '&',
    '&#x41;',
    '&lt;',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':'
  ],
  ...[
    '=',
    '--',
    '=?utf-8?Q?',
    '?=',
    'Content-Type: ',
    'boundary=',
    'message/rfc822',
    '\uFEFF',
    '\u202E',
    '\uD800',
    '\u0301\u0316',
    '🏊',
    ' ',
    '\t'
  ],
  ...[
    '<row r="1048576">',
    'ref="A1:XFD1048576"',
    '1e308',
    '-1',
    '99999999999999999999',
    'null',
    'true',
    '\\u0000',
    '__proto__'
  ]
].map(word => Buffer.from(word))

function mutated(input: Uint8Array, other: Uint8Array, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(input)
  for (let times = 1 + random(6); times > 0; times--) {
    const at = random(bytes.length + 1)
    const end = Math.min(bytes.length, at + 1 + random(64))
    const put = (middle: Uint8Array, to = at) => {
      bytes = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(to)])
    }
    const word = WORDS[random(WORDS.length)] ?? Buffer.alloc(0)
    const kinds: readonly (() => void)[] = [
      () => void bytes.subarray(at, at + 1).fill(random(256)),
      () => put(Buffer.alloc(0), end),
      () => put(word),
      () => put(word, end),
      () => put(bytes.subarray(at, end)),
      () => put(Buffer.concat(Array.from({ length: 1 + random(2_000) }, () => word))),
      () => put(Buffer.concat(Array.from({ length: 1 + random(300) }, () => bytes.subarray(at, end)))),
      () => put(other.subarray(random(other.length), random(other.length + 1))),
      () => put(Buffer.alloc(0), bytes.length),
      () =>
        void (
          bytes.length >= 4 &&
          bytes.writeInt32LE([-1, 0, 2 ** 31 - 1, 0x7fff][random(4)] ?? 0, random(bytes.length - 3))
        )
    ]
    kinds[random(kinds.length)]?.()
    if (bytes.length > MOST_BYTES) bytes = bytes.subarray(0, MOST_BYTES)
  }
  return bytes
}

async function tarOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const tar = pack()
  for (const [name, bytes] of Object.entries(files)) tar.entry({ name }, Buffer.from(bytes))
  tar.finalize()
  return gzipSync(await buffer(tar))
}

async function targets(folder: string): Promise<readonly Target[]> {
  const [mail, sheet, picture] = [mailReader(LIMITS), sheetReader(LIMITS), pictureReader(LIMITS)]
  const pixels = { width: 40, height: 30, data: Buffer.alloc(40 * 30 * 4, 200) }
  const drawn = [
    encode(pixels, 60).data,
    PNG.sync.write(Object.assign(new PNG(pixels), { data: pixels.data }))
  ]
  const files: Record<string, string | Uint8Array> = {
    ...smallExport(),
    'messages/inbox/k_1/message_1.html': metaHtml('Kalle', [
      { from: 'Kalle', content: 'Hej', time: '2 mars 2026 10:15' }
    ])
  }
  const zips = await Promise.all(
    [files, xArchive(), linkedinExport(), mastodonArchive()].map(async (each, at) => {
      const zip = await writeZip(join(folder, `${at}.zip`), each)
      return readFile(zip)
    })
  )
  const single: readonly (readonly [string, readonly Uint8Array[]])[] = [
    ['message_1.json', text(Object.values(smallExport())[0] ?? '')],
    ['message_1.html', text(String(files['messages/inbox/k_1/message_1.html']))],
    ['direct-messages.js', text(xArchive()['data/direct-messages.js'] ?? '')],
    ['messages.csv', text(linkedinExport()['messages.csv'] ?? '')],
    ['user_data_tiktok.json', text(tiktokFile(true), tiktokFile(false))],
    ['outbox.json', text(String(mastodonArchive()['outbox.json']))],
    ['chat.jsonl', text(blueskyChat())],
    ['kommentarer.csv', text(youtubeComments('plain', ['hej', '{"text":"a"}']), youtubeChat())],
    ['bloggen.xml', text(wxrHead() + wxrPost(7, [{ id: 11, author: 'Åsa', text: 'Fråga' }]) + WXR_END)],
    ['brev.mbox', text(`From a@b Tue Nov 24 21:15:00 2026\n${kept.mail}\n`.repeat(2))],
    ['export.zip', zips],
    ['arkiv.tar.gz', [await tarOf(mastodonArchive())]]
  ]
  const readExport: Target['read'] = async (bytes, name) => {
    await writeFile(join(folder, name), bytes)
    const { inputs } = await inputsAt([join(folder, name)])
    let apart: ExportApart | undefined
    try {
      apart = await ExportApart.open(inputs, { name, limits: LIMITS })
      const about = { platform: 'facebook', ownName: OWN } as const
      for await (const { end } of apart.reads(about, new AbortController().signal))
        if (end === 'file-too-heavy') throw new OverLimit('file')
    } catch (error) {
      if (!(error instanceof ArchiveError) || error.params['detail'] === 'too-heavy') throw error
    } finally {
      apart?.close()
    }
  }
  return [
    {
      name: 'mail',
      seeds: [...text(kept.mail, kept.bounce, kept.html), outlookFile(kept.outlook)],
      read: async bytes => {
        if ((await mail(bytes)).problems.includes('too-heavy')) throw new OverLimit('mail')
      }
    },
    {
      name: 'html',
      seeds: text(kept.html, '<p>Hej &amp; hå<br><a href="x">y</a><style>p{}</style></p>'),
      read: readHere(bytes => textOfHtml(bytes.toString()))
    },
    {
      name: 'sheet',
      seeds: [
        await workbook({
          rows: [
            ['Kanal', 'Adress'],
            ['Norrby', { date: '2026-11-29' }],
            [1, { formula: '1+1', saved: '2' }]
          ],
          merged: ['A1:B2']
        }),
        ...text('Kanal;Adress\nNorrby;https://flode.example\n', 'sep=,\na,"b ""c"""\n')
      ],
      read: async (bytes, name) => {
        await sheet(name, bytes).catch((error: unknown) => {
          if (!(error instanceof ArchiveError) || error.params['detail'] === 'too-heavy') throw error
        })
      }
    },
    {
      name: 'picture',
      seeds: drawn,
      // What a decoder says of a broken picture has no form of its own.
      read: async bytes => {
        await picture.decode(bytes).catch((error: unknown) => {
          if (error instanceof OverLimit) throw error
        })
      }
    },
    ...single.map(([name, seeds]): Target => ({ name, seeds, read: readExport })),
    ...(await otherReaders(folder, { limits: LIMITS, seeds: [...zips, ...drawn] }))
  ]
}

it(`reads whatever there is within its limits (seed ${SEED})`, {
  timeout: (SECONDS + 600) * 1_000
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kanalarkiv-fuzz-'))
  const all = await targets(folder)
  const random = randomFrom(SEED)
  const counts: Record<string, number> = {}
  const faults: string[] = []
  const one = async (target: Target, bytes: Uint8Array) => {
    counts[target.name] = (counts[target.name] ?? 0) + 1
    try {
      await target.read(bytes, target.name)
    } catch (error) {
      const path = join(folder, `fault-${faults.length}-${target.name}`)
      await writeFile(path, bytes)
      faults.push(`${target.name}: ${String(error)} (${path})`)
    }
  }
  for (const target of all)
    for (const bytes of [...target.seeds, ...kept.heavy.map(each => Buffer.from(each))])
      await one(target, bytes)
  const until = performance.now() + SECONDS * 1_000
  while (performance.now() < until && faults.length < 20) {
    const target = all[random(all.length)]
    const pool = target?.seeds ?? []
    const [seed, other] = [pool[random(pool.length)], pool[random(pool.length)]]
    if (target !== undefined && seed !== undefined && other !== undefined)
      await one(target, mutated(seed, other, random))
  }
  // How often each was tried is what the table in SECURITY.md tells.
  process.stdout.write(`fuzz, seed ${SEED}: ${JSON.stringify(counts)}\n`)
  expect(faults).toEqual([])
})
