// A page with a discussion that goes on: comments come, change and go, and the page has its troubles.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { page } from './html.ts'
import { markPicture } from './marks.ts'

type Said = {
  id: number
  author: string
  text: string
  picture?: true
  likes?: number
  isUnlinked?: true
  isUnnamed?: true
  isAsked?: true
}

export type Discussion = {
  add(said: Said): void
  say(id: number, text: string): void
  remove(id: number): void
  /** The page counts more than it shows, could not fetch a part of itself, may not ask for one, or takes no more requests. */
  trouble: 'counts' | 'failing' | 'limited-part' | 'limited' | null
}

export type DiscussionSite = {
  readonly origin: string
  /** Of the page. */
  readonly address: string
  /** How often the page was opened since it began. */
  readonly visits: number
  begin(comments: readonly Said[]): Discussion
  close(): Promise<void>
}

export async function startDiscussion(): Promise<DiscussionSite> {
  let [comments, visits, origin]: [Said[], number, string] = [[], 0, '']
  let talk: Discussion | null = null
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname.replace(/(.)\/$/, '$1')
    if (path === '/bild') return void response.setHeader('content-type', 'image/png').end(markPicture(7))
    if (path === '/for-mycket') return void response.writeHead(429, { 'retry-after': '3600' }).end('Vänta')
    if (path !== '/inlagg') return void response.writeHead(path === '/del' ? 503 : 404).end()
    visits += 1
    if (talk?.trouble === 'limited')
      return void response.writeHead(429, { 'retry-after': '3600' }).end('Vänta')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(discussionPage(comments, talk?.trouble ?? null))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    address: `${origin}/inlagg`,
    get visits() {
      return visits
    },
    begin(first) {
      comments = [...first]
      visits = 0
      talk = {
        add: said => void comments.push(said),
        say: (id, text) => {
          comments = comments.map(each => (each.id === id ? { ...each, text } : each))
        },
        remove: id => {
          comments = comments.filter(each => each.id !== id)
        },
        trouble: null
      }
      return talk
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}

function discussionPage(comments: readonly Said[], trouble: Discussion['trouble']): string {
  const list = comments.map(
    ({
      id,
      author,
      text,
      picture,
      likes,
      isUnlinked,
      isUnnamed,
      isAsked
    }) => `<li class="comment"${isUnnamed ? '' : ` id="comment-${id}"`}>
      <img class="avatar" src="/bild" width="48" height="48" alt="${author}">
      <a class="author" href="/profil/${author}">${author}</a>
      ${isUnlinked ? '' : `<a href="${isAsked ? `?kommentar=${id}` : `#comment-${id}`}">`}<time datetime="2026-05-02T08:15:00+02:00">2 maj</time>${isUnlinked ? '' : '</a>'}
      <p class="comment-text">${text}</p>${picture ? '<img src="/bild" width="120" height="90" alt="Isen på gatan">' : ''}
      <span>${likes === undefined ? 'Gilla' : `${likes} gillar`}</span></li>`
  )
  const count = comments.length + (trouble === 'counts' ? 1 : 0)
  return page(
    'Inlägg',
    `<article><h1>Vintern</h1><p>Kommunen sandar.</p></article><section><h2>${count} kommentarer</h2><ol>${list.join('')}</ol></section>
     ${trouble === 'failing' ? `<script>fetch('/del')</script>` : ''}
     ${trouble === 'limited-part' ? `<script>fetch('/for-mycket')</script>` : ''}`
  )
}
