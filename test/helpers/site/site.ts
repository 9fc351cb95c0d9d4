// The loopback site that captures are tried on: hard pages, each with marks that a program can find in its picture.
import { createCipheriv, createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { ACTS } from './acts.ts'
import { BEHAVIOURS } from './behaviours.ts'
import { BEHIND } from './behind.ts'
import { SELF_SIGNED } from './certificate.ts'
import { CHOICES } from './choices.ts'
import {
  commentPage,
  longPage,
  nestedPage,
  restlessPage,
  schemaPage,
  slowPostPage,
  themedPage,
  threadPage,
  threadRows
} from './comments.ts'
import { COUNTED } from './counted.ts'
import { COVERED } from './covered.ts'
import { CUT, CUT_ANSWERS } from './cut.ts'
import { FEEDS, morePosts } from './feeds.ts'
import { answerFilm, FILMS } from './films.ts'
import { answerFixture } from './fixtures/all.ts'
import { FOLDS } from './folds.ts'
import { FRAMES } from './frames.ts'
import { page, posts } from './html.ts'
import { INWARD } from './inward.ts'
import { KEPT } from './kept.ts'
import { KINDS } from './kinds.ts'
import { LATE } from './late.ts'
import { LISTS } from './lists.ts'
import { markPicture, noisePicture } from './marks.ts'
import { MODERN, MODERN_ANSWERS } from './modern.ts'
import { ODD, ODD_FILES } from './odd.ts'
import { PARTS } from './parts.ts'
import { PINNED } from './pinned.ts'
import { PLACED } from './placed.ts'
import { answerPosted, POSTED, REPLAYED } from './posted.ts'
import { PRESSES } from './presses.ts'
import { QUIET, QUIET_STYLES } from './quiet.ts'
import { limited, robotTest } from './refusals.ts'
import { REST, REST_FILES } from './rest.ts'
import { answerOnce, ROUTED } from './routed.ts'
import { SEEN } from './seen.ts'
import { html, redirect } from './send.ts'
import { SENDERS } from './senders.ts'
import { SIDEWAYS } from './sideways.ts'
import { SWAPPED } from './swapped.ts'
import { TOLD, TOLD_ANSWERS } from './told.ts'
import { TRIES } from './tries.ts'
import { UNSEEN, UNSEEN_ANSWERS } from './unseen.ts'
import { VOTES } from './votes.ts'
import { WALLS } from './walls.ts'

export type Site = {
  /** Such as `http://127.0.0.1:43210`. */
  readonly origin: string
  /** The same site by another name, so that its frames are of another origin. */
  readonly otherOrigin: string
  readonly secureOrigin: string
  /** What was asked for, in order. */
  readonly asked: string[]
  /** What the page that wants a password was given. */
  readonly authorizations: string[]
  /** The comments that have been taken away. */
  readonly removed: Set<number>
  /** Set, the page with comments answers 404, asks its visitor to log in, or sends the visitor to the feed. */
  comments: 'shown' | 'gone' | 'locked' | 'moved'
  /** What the rows of the thread are answered with; 0 ends the connection instead. */
  rowsStatus: number
  close(): Promise<void>
}

type Handle = (request: IncomingMessage, response: ServerResponse, site: Site, url: URL) => void

/** The pages that are written anew each time that they are asked for. */
export const PAGES: Readonly<Record<string, (asked: URLSearchParams) => string>> = {
  ...{ ...FEEDS, ...BEHAVIOURS, ...PLACED, ...ODD, ...LISTS, ...COUNTED, ...LATE, ...PARTS, ...REST },
  ...{ ...SIDEWAYS, ...FOLDS, ...SEEN, ...TOLD, ...FRAMES, ...MODERN, ...TRIES, ...FILMS, ...WALLS },
  ...{ ...BEHIND, ...UNSEEN, ...SENDERS, ...CHOICES, ...ROUTED, ...PRESSES, ...VOTES, ...PINNED },
  ...{ ...SWAPPED, ...KEPT, ...COVERED, ...QUIET, ...CUT, ...ACTS }
}

const ANSWERS = { ...TOLD_ANSWERS, ...MODERN_ANSWERS, ...UNSEEN_ANSWERS, ...CUT_ANSWERS }

/** A socket that answers each number with the posts from there, after most of a second, or all but the first `late` ms. */
function answerPipe(request: IncomingMessage, socket: Duplex): void {
  const key = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
  socket.on('error', () => undefined)
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`
  )
  socket.on('data', (frame: Buffer) => {
    if (((frame[0] ?? 0) & 15) !== 1) return
    const mask = frame.subarray(2, 6)
    const text = frame.subarray(6, 6 + ((frame[1] ?? 0) & 127)).map((byte, at) => byte ^ (mask[at % 4] ?? 0))
    const late = new URL(request.url ?? '/', 'http://site').searchParams.get('late')
    setTimeout(
      () => {
        const body = Buffer.from(morePosts(Number(text.toString())))
        const head = Buffer.from([0x81, 126, body.length >> 8, body.length & 255])
        socket.write(Buffer.concat([head, body]))
      },
      late !== null && Number(text.toString()) > 0 ? Number(late) : 700
    )
  })
}

/** Starts the site on free ports. */
export async function startSite(): Promise<Site> {
  const listener: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '/', 'http://site')
    site.asked.push(url.pathname)
    answer(request, response, site, url)
  }
  const server = createServer(listener)
  const secure = createSecureServer(SELF_SIGNED, listener)
  const pipes = new Set<Duplex>()
  server.on('upgrade', (request, socket) => {
    pipes.add(socket)
    answerPipe(request, socket)
  })
  const [port, securePort] = await Promise.all(
    [server, secure].map(async one => {
      await new Promise<void>(resolve => one.listen(0, '127.0.0.1', resolve))
      return (one.address() as AddressInfo).port
    })
  )
  const site: Site = {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    secureOrigin: `https://127.0.0.1:${securePort}`,
    asked: [],
    authorizations: [],
    removed: new Set(),
    comments: 'shown',
    rowsStatus: 200,
    close: async () => {
      for (const pipe of pipes) pipe.destroy()
      for (const one of [server, secure]) {
        one.closeAllConnections()
        await new Promise(resolve => one.close(resolve))
      }
    }
  }
  return site
}

function answer(request: IncomingMessage, response: ServerResponse, site: Site, url: URL): void {
  const make = PAGES[url.pathname]
  const handle = HANDLES[url.pathname]
  if (answerFilm(url.pathname, request, response)) return
  if (answerFixture(response, url, request.headers.cookie ?? '')) return
  const file = ODD_FILES[url.pathname] ?? REST_FILES[url.pathname]
  const kind = KINDS[url.pathname]
  if (kind !== undefined) {
    response.writeHead(kind.status ?? 200, { 'content-type': kind.mediaType })
    response.end(kind.content())
    return
  }
  if (make !== undefined) html(response, 200, make(url.searchParams))
  else if (file !== undefined) {
    response.setHeader('content-type', file.mediaType)
    setTimeout(() => response.end(file.content()), Number(url.searchParams.get('wait') ?? 0))
  } else if (handle !== undefined) handle(request, response, site, url)
  else if (ANSWERS[url.pathname] !== undefined) ANSWERS[url.pathname]?.(request, response, url.searchParams)
  else if (url.pathname.startsWith('/posted/')) answerPosted(request, response, url.pathname.slice(8))
  else if (/^\/picture\/\d+$/.test(url.pathname)) {
    response.setHeader('content-type', 'image/png')
    response.end(markPicture(Number(url.pathname.split('/')[2])))
  } else if (/^\/dot\/\d+$/.test(url.pathname)) {
    response.setHeader('content-type', 'image/png')
    response.end(markPicture(Number(url.pathname.split('/')[2]), 40, 10))
  } else if (/^\/noise\/\d+$/.test(url.pathname)) {
    response.setHeader('content-type', 'image/png')
    response.end(noisePicture(Number(url.pathname.split('/')[2])))
  } else html(response, 404, page('Finns inte', '<h1>Sidan finns inte</h1>'))
}

const HANDLES: Record<string, Handle> = {
  '/more': (_, response, __, url) =>
    void setTimeout(() => html(response, 200, morePosts(Number(url.searchParams.get('from')))), 30),
  // As `/more`, after `wait` ms, and with an error from `fails` on.
  '/hard/part': (_, response, __, { searchParams: asked }) =>
    void setTimeout(
      () => {
        const from = Number(asked.get('from'))
        const isRight = from < Number(asked.get('fails') ?? Infinity)
        html(response, isRight ? 200 : 500, isRight ? morePosts(from) : 'Fel')
      },
      Number(asked.get('wait') ?? 30)
    ),
  '/routed/once': (request, response, _, url) => answerOnce(request, response, url.searchParams.get('then')),
  '/rest/answer': (_, response, __, { searchParams: asked }) =>
    void setTimeout(() => html(response, 200, 'svar'), Number(asked.get('ms'))),
  '/late/who': (_, response) => html(response, 401, 'Ingen'),
  '/late/part': (_, response, __, { searchParams: asked }) => {
    const isShut = Number(asked.get('from')) >= Number(asked.get('shut'))
    html(response, isShut ? 403 : 200, isShut ? 'Nej' : morePosts(Number(asked.get('from'))))
  },
  '/500': (_, response) => html(response, 500, page('Fel', posts(2))),
  '/404-empty': (_, response) => void response.writeHead(404).end(),
  '/204': (_, response) => void response.writeHead(204).end(),
  '/loop': (_, response) => redirect(response, '/loop'),
  '/redirect': (_, response, __, url) => {
    const left = Number(url.searchParams.get('n') ?? 3)
    redirect(response, left > 1 ? `/redirect?n=${left - 1}` : '/feed?n=5')
  },
  '/redirect-to-file': (_, response) => redirect(response, 'file:///etc/hostname'),
  '/films/lead': (_, response, site) => redirect(response, `${site.origin}/films/file/clip.mp4`),
  '/redirect-in': (_, response, site) => redirect(response, `${site.origin}/feed?n=3`),
  '/script-in': (_, response, site) =>
    html(response, 200, page('Vidare', `<script>location.replace('${site.origin}/feed?n=3')</script>`)),
  // With a clock that is so many seconds ahead, as a cache would have it when it has kept the page for a while.
  '/clock': (_, response, __, url) => {
    const ahead = Number(url.searchParams.get('ahead') ?? 0)
    const age = Number(url.searchParams.get('age') ?? 0)
    response.setHeader('date', new Date(Date.now() + (ahead - age) * 1000).toUTCString())
    if (age > 0) response.setHeader('age', age)
    html(response, 200, page('Klocka', posts(2)))
  },
  '/511': (_, response) => html(response, 511, page('Nätet', '<h1>Godkänn villkoren</h1>')),
  ...INWARD,
  // Eight files of eight megabytes that nothing packs any smaller.
  '/heavy-files': (_, response) =>
    html(
      response,
      200,
      page(
        'Tunga filer',
        `${posts(2)}<p id="svar">väntar</p><script>
         const delar = Array.from({ length: 8 }, (_, n) => fetch('/bytes?n=' + n).then(svar => svar.arrayBuffer()))
         Promise.all(delar).then(alla => { svar.textContent = 'hämtade: ' + alla.reduce((summa, del) => summa + del.byteLength, 0) })
         </script>`
      )
    ),
  '/bytes': (_, response, __, url) => {
    response.setHeader('content-type', 'application/octet-stream')
    response.end(noiseBytes(Number(url.searchParams.get('n'))))
  },
  '/members': (_, response) => redirect(response, '/accounts/login/?next=%2Fmembers'),
  '/accounts/login/': (_, response) =>
    html(response, 200, page('Välkommen', '<h1>Kom in</h1><button>Fortsätt</button>')),
  '/401': (request, response, site) => {
    if (request.headers.authorization !== undefined) site.authorizations.push(request.headers.authorization)
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end('Nej')
  },
  '/limited': (_, response, __, url) => limited(response, url.searchParams),
  '/robot': (_, response, __, url) =>
    html(
      response,
      url.searchParams.get('as') === 'title' ? 403 : 200,
      robotTest(url.searchParams.get('as') ?? '')
    ),
  '/download': (_, response) => {
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="fil.bin"'
    })
    response.end(Buffer.alloc(1000))
  },
  '/quiet/notes.css': (_, response) => {
    response.setHeader('content-type', 'text/css')
    response.end(QUIET_STYLES)
  },
  '/reset': request => request.socket.resetAndDestroy(),
  '/reset/posts': request => request.socket.resetAndDestroy(),
  '/never': () => undefined,
  '/wait': () => undefined,
  '/drip': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.write(page('Droppar', posts(3)).replace('</body></html>', ''))
    const timer = setInterval(() => response.write('<b>.</b>'), 50)
    response.on('close', () => clearInterval(timer))
  },
  '/events': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const timer = setInterval(() => response.write('data: x\n\n'), 100)
    response.on('close', () => clearInterval(timer))
  },
  '/comments': (_, response, site) => {
    if (site.comments === 'gone') html(response, 404, page('Borta', '<p>Sidan finns inte</p>'))
    else if (site.comments === 'locked') redirect(response, '/accounts/login/')
    else if (site.comments === 'moved') redirect(response, '/feed?n=5')
    else html(response, 200, commentPage(site.removed))
  },
  '/nested': (_, response) => html(response, 200, nestedPage()),
  '/long': (_, response, __, url) => html(response, 200, longPage(Number(url.searchParams.get('letters')))),
  '/thread': (_, response, site) => html(response, 200, threadPage(site.removed)),
  '/thread/rows': (_, response, site) => {
    if (site.rowsStatus === 0) response.destroy()
    else html(response, site.rowsStatus, site.rowsStatus === 200 ? threadRows(site.removed) : '')
  },
  '/cookies': (_, response) => {
    response.setHeader('set-cookie', 'hemlig=kaka; Path=/')
    response.setHeader('x-served-by', 'norrby')
    html(
      response,
      200,
      page(
        'Kakor',
        posts(2, n => `<img src="/picture/${n}" width="20" height="20">`)
      )
    )
  },
  '/replayed': (_, response) => html(response, 200, REPLAYED),
  '/posted': (_, response, __, url) => html(response, 200, POSTED(url.searchParams.has('losen'))),
  '/restless': (_, response, __, { searchParams: has }) =>
    html(response, 200, restlessPage({ isForever: has.has('forever'), atOnce: has.has('at-once') })),
  '/themed': (_, response) => html(response, 200, themedPage()),
  '/slow-post': (_, response) => html(response, 200, slowPostPage()),
  '/short': (_, response) => redirect(response, '/thread'),
  '/empty': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(),
  '/schema': (_, response) => html(response, 200, schemaPage())
}

/** The same eight megabytes for the same number. */
export function noiseBytes(n: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16, n + 1), Buffer.alloc(16)).update(
    Buffer.alloc(8 << 20)
  )
}
