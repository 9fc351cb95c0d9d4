// What holds the words of a marked record in its web archive alone (P5): in what the page's scripts fetched, in the scripts, in what
// was sent, and in addresses. It is read by its pieces, and what pages have in common is read once.
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { beforeEach, expect, it } from 'vitest'
import type { CaptureId, ChannelId, RunId } from '#shared/ids.ts'
import { captureWacz } from '../../electron/core/captures/captures/read.ts'
import { waczOf } from '../../electron/core/captures/wacz/wacz.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { listCarriers } from '../../electron/core/register/secrecy/carriers/carriers.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { exchangeOf } from '../helpers/exchange.ts'
import { newCapture, startRun } from './exports-archive.ts'

const ORIGIN = 'https://www.flode.example'
const at = new Date('2026-11-25T08:00:00Z')
const SECRET =
  'Min granne Gunhild Tistelkvast har fått diagnosen granatsjuka och ligger på lasarettet i Blåvik'
const JSON_TYPE = 'application/json'
/** As PHP and Python write JSON, and as old programs write addresses. */
const escaped = JSON.stringify(SECRET).replaceAll(
  /[^ -~]/g,
  letter => `\\u00${letter.charCodeAt(0).toString(16)}`
)

let ctx: Context
let channelId: ChannelId
let run: RunId
beforeEach(async () => {
  ctx = (await newArchive()).ctx
  channelId = newChannel(ctx).id
  run = startRun(ctx)
})

type Asked = Omit<Parameters<typeof exchangeOf>[0], 'at'>
const ask = (path: string, text: string | Buffer, type: string, more: Partial<Asked> = {}): Asked => ({
  ...{ address: ORIGIN + path, text, mediaType: type, headers: [`Content-Type: ${type}`], ...more }
})
const PAGE = ask('/norrby', '<title>Norrby</title><p>Här visas antalet kommentarer</p>', 'text/html')

async function captured(...asked: Asked[]): Promise<CaptureId> {
  const exchanges = await Promise.all([PAGE, ...asked].map(each => exchangeOf({ ...each, at })))
  const page = { address: PAGE.address, title: 'Norrby', at, unanswered: [] }
  const { pieces } = await waczOf(page, exchanges, { software: 'Kanalarkiv 1', signer: null, made: at })
  return newCapture(ctx, { run, channelId, address: PAGE.address, wacz: pieces })
}

async function found(): Promise<(readonly [string, string])[]> {
  const id = await commentIn(ctx, channelId, 'verified', { ...SHOWN, text: SECRET })
  await markSecret(ctx, { record: { kind: 'comment', id }, paragraph: 'OSL 25 kap. 1 §', note: null })
  return listCarriers(ctx.db.read, { record: null, onlyOpen: true }).map(({ id, how }) => [id, how])
}

const posted = { method: 'POST', sentType: JSON_TYPE }
const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(SECRET, 'utf16le')])

it.each<[string, Asked]>([
  ['an answer in JSON', ask('/a.json', JSON.stringify({ comments: [{ text: SECRET }] }), JSON_TYPE)],
  ['an answer in JSON whose letters are numbers', ask('/a.json', `{"text":${escaped}}`, JSON_TYPE)],
  ['JSON within JSON', ask('/a.json', JSON.stringify({ state: `{"text":${escaped}}` }), JSON_TYPE)],
  [
    'a piece of a page within JSON',
    ask('/a.json', JSON.stringify({ p: `<p>${SECRET.replace('Gunhild', '<b>Gunhild</b>')}</p>` }), JSON_TYPE)
  ],
  ['an answer that is called in a script', ask('/a', `svar({"text":${escaped}})`, 'application/javascript')],
  ['a script', ask('/a.js', `const text = '${SECRET}'`, 'text/javascript; charset=utf-8')],
  [
    'a script with what its lines are broken by',
    ask('/a.js', `t="${SECRET.replaceAll(' ', '\\n')}"`, 'text/javascript')
  ],
  ['a script within a page', ask('/ram', `<p>Hej</p><script>var d={"t":${escaped}}</script>`, 'text/html')],
  [
    'a link to a mail',
    ask('/ram', `<a href="mailto:?body=${encodeURIComponent(SECRET)}">dela</a>`, 'text/html')
  ],
  [
    'a page in an older encoding',
    ask('/ram', Buffer.from(`<p>${SECRET}</p>`, 'latin1'), 'text/html; charset=iso-8859-1')
  ],
  ['a text in wide letters', ask('/a.txt', wide, 'text/plain')],
  ['a text that is said to be a picture', ask('/a.gif', SECRET, 'image/gif')],
  ['an answer of no kind', ask('/a', SECRET, '', { headers: [] })],
  ['what was sent', ask('/a', 'ja', 'text/plain', { ...posted, sent: JSON.stringify({ text: SECRET }) })],
  [
    'a form that was sent',
    ask('/a', 'ja', 'text/plain', {
      ...posted,
      sent: `t=${encodeURIComponent(SECRET).replaceAll('%20', '+')}`
    })
  ],
  [
    'much that was sent',
    ask('/a', 'ja', 'text/plain', { ...posted, sent: `${'ord '.repeat(16_300)}${SECRET}` })
  ],
  ['an address', ask(`/sok?q=${encodeURIComponent(SECRET)}`, 'inget', 'text/plain')],
  [
    'an answer of a part of its own',
    ask('/a.js', `${randomBytes(100_000).toString('hex')} ${SECRET}`, 'text/javascript')
  ]
])('is found in %s', async (_, asked) => {
  const [shows, clean] = [await captured(asked), await captured(ask('/b.json', '{"n":1}', JSON_TYPE))]
  expect(await found()).toEqual([[shows, 'words']])
  expect(shows).not.toBe(clean)
})

it('is not looked for in pictures and films, and what pages have in common is told for each', async () => {
  const film = ask(
    '/film',
    Buffer.concat([Buffer.from('\0\0\0\u0018ftypmp42', 'latin1'), randomBytes(200_000)]),
    'video/mp4'
  )
  const script = ask('/a.js', `${randomBytes(100_000).toString('hex')} ${SECRET}`, 'text/javascript')
  const both = [await captured(film, script), await captured(script)]
  await captured(film)
  expect((await found()).toSorted()).toEqual(both.map(id => [id, 'words']).toSorted())
})

it('may be in what is gone, or is not as it was written', async () => {
  const script = ask('/a.js', randomBytes(100_000).toString('hex'), 'text/javascript')
  const gone = await captured(script)
  const [, part] = captureWacz(ctx.db.read, gone)?.source.parts ?? []
  if (part === undefined) throw new Error('the script has no part of its own')
  await rm(ctx.objects.path(part), { force: true })
  expect(await found()).toEqual([[gone, 'unread']])
})

it('may be in an answer that unpacks to more than is read', async () => {
  const heavy = await captured(ask('/a.js', Buffer.alloc(70 << 20, 'ord '), 'text/javascript'))
  expect(await found()).toEqual([[heavy, 'unread']])
})
