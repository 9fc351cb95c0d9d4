/**
 * The demo municipality: a web site on this machine alone, with channels that behave like the real ones.
 * By hand: `node resources/demo/site.mjs --port 8080`; with `--delay 100` it answers as late as a site that is far away.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { directMessages, registeredChannels } from './channels.mjs'
import { findPerson } from './content/people.mjs'
import { cookiesOf, file, formOf } from './http.mjs'
import { createHolder } from './never-idle.mjs'
import { bilderRoutes } from './pages/bilder.mjs'
import { bloggRoutes } from './pages/blogg.mjs'
import { flodeRoutes } from './pages/flode.mjs'
import { DEMO_LOGIN, interntRoutes } from './pages/internt.mjs'
import { jobbRoutes } from './pages/jobb.mjs'
import { langRoutes } from './pages/lang.mjs'
import { MODERATOR_TOKEN, modereraRoutes } from './pages/moderera.mjs'
import { notFound } from './pages/parts.mjs'
import { startRoutes } from './pages/start.mjs'
import { videoRoutes } from './pages/video.mjs'
import { avatar, coatOfArms, scenePicture } from './pictures.mjs'
import { abusiveComment, advance, createState, removeComment, unpublishComment } from './state.mjs'

const SVG = 'image/svg+xml; charset=utf-8'
const FILES = { ...read('style', 'stil', 'text/css'), ...read('client', 'skript', 'text/javascript') }

const ROUTES = [
  ...startRoutes,
  ...flodeRoutes,
  ...bilderRoutes,
  ...videoRoutes,
  ...bloggRoutes,
  ...interntRoutes,
  ...jobbRoutes,
  ...langRoutes,
  ...modereraRoutes,
  { path: /^\/vapen\.svg$/, answer: () => file(SVG, coatOfArms()) },
  { path: /^\/avatar\/([a-z.]+)\.svg$/, answer: ({ match }) => drawing(findPerson(match[1]), avatar) },
  {
    path: /^\/bild\/([a-z]+)-(\d{1,6})\.svg$/,
    answer: ({ match }) => drawing(scenePicture(match[1], match[2]))
  },
  { path: /^\/(?:stil|skript)\/[a-z]+\.(?:css|js)$/, answer: ({ path }) => FILES[path] ?? notFound() }
]

/** Starts the demo municipality on loopback. @returns {Promise<import('./site.mjs').DemoSite>} */
export async function startDemoSite({ port = 0, now = () => new Date(), delay = 0 } = {}) {
  const startedAt = now()
  const state = createState(startedAt)
  const holder = createHolder()
  const server = createServer((request, response) => {
    respond(request, response, { state, holder, now: now(), delay }).catch(() => response.destroy())
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${server.address().port}`

  return {
    origin,
    channels: registeredChannels(origin),
    abusive: abusiveAt(origin, abusiveComment(state)),
    directMessages: directMessages(startedAt),
    demoLogin: { ...DEMO_LOGIN },
    moderatorToken: MODERATOR_TOKEN,
    advance: () => advance(state, now()),
    removeComment: id => removeComment(state, id),
    unpublishComment: id => unpublishComment(state, id),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        holder.releaseAll()
        server.closeAllConnections()
      })
  }
}

async function respond(request, response, { state, holder, now, delay }) {
  if (delay > 0) await pause(delay)
  const result = await answer(request, { state, now })
  if (result.hold !== undefined) return holder.hold(result.hold, response)
  response.writeHead(result.status, { 'content-type': result.type, ...result.headers })
  response.end(request.method === 'HEAD' ? undefined : result.body)
}

async function answer(request, { state, now }) {
  const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1')
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname
  const method = request.method === 'HEAD' ? 'GET' : request.method
  for (const route of ROUTES) {
    const match = route.path.exec(path)
    if (match === null || (route.method ?? 'GET') !== method) continue
    const form = method === 'POST' ? await formOf(request) : null
    return route.answer({ state, now, match, path, query: searchParams, cookies: cookiesOf(request), form })
  }
  return notFound()
}

function drawing(subject, draw = picture => picture) {
  return subject === undefined ? notFound() : file(SVG, draw(subject))
}

function read(folder, address, type) {
  const directory = new URL(`./${folder}/`, import.meta.url)
  const entries = readdirSync(directory).map(name => {
    return [
      `/${address}/${name}`,
      file(`${type}; charset=utf-8`, readFileSync(new URL(name, directory), 'utf8'))
    ]
  })
  return Object.fromEntries(entries)
}

function abusiveAt(origin, { id, channel, postId, author, text }) {
  const pageUrl = `${origin}/${channel}/inlagg/${postId}`
  return {
    id,
    channelSlug: channel,
    pageUrl,
    permalink: `${pageUrl}?kommentar=${id}`,
    selector: `#kommentar-${id}`,
    author: author.name,
    text
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, delay: { type: 'string', default: '0' } }
  })
  const site = await startDemoSite({ port: Number(values.port), delay: Number(values.delay) })
  console.log(`Älvåsa kommun finns på ${site.origin} (avsluta med Ctrl-C)`)
  console.log(`Inloggning på /internt: ${site.demoLogin.user} / ${site.demoLogin.password}`)
  console.log(`Kod till /moderera: ${site.moderatorToken}`)
}
