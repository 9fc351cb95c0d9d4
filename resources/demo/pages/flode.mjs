/** The social feed: posts with lazy pictures, comments that come a few at a time, and a page for each post and comment. */

import { MUNICIPALITY } from '../content/people.mjs'
import { html, lazyImage, page } from '../html.mjs'
import { ok } from '../http.mjs'
import { icon } from '../icons.mjs'
import { commentCount, findComment, findPost, repliesTo, threadsOf } from '../state.mjs'
import { shownTime } from '../time.mjs'
import {
  authorLink,
  avatarImage,
  brandBar,
  commonRoutes,
  consentBanner,
  GONE,
  notFound,
  number
} from './parts.mjs'

const IN_FEED = 2
const ON_POST_PAGE = 4
const PER_FETCH = 5
const LONG_TEXT = 190

/** The addresses of the channel. */
export const flodeRoutes = [
  { path: /^\/flode$/, answer: feed },
  { path: /^\/flode\/inlagg\/(\d+)$/, answer: postPage },
  { path: /^\/flode\/inlagg\/(\d+)\/kommentarer$/, answer: moreComments },
  ...commonRoutes('flode')
]

function feed(request) {
  const { state } = request
  const posts = state.posts.flode.map(post => postCard(request, post, threadList(request, post, 0, IN_FEED)))
  const body = html`${brandBar('flode', avatarImage(MUNICIPALITY, 40))}
<section class="omslag"><div class="omslag-inre">
<img class="omslagsbild" src="/bild/sjo-900.svg" alt="Kvarnsjön i kvällsljus" width="1080" height="300">
<div class="sidhuvud">${avatarImage(MUNICIPALITY, 152)}<div><h1>${authorLink('flode', MUNICIPALITY)}</h1>
<p>${number(state.followers.flode)} följare · Offentlig verksamhet</p></div>
<div class="sidknappar"><button type="button" class="primar">Följ</button><button type="button">Meddelande</button></div></div>
<nav class="flikar" aria-label="Sidans delar"><a class="vald" href="/flode">Inlägg</a><a href="/flode/om">Om</a><a href="/bilder">Bilder</a><a href="/video">Filmer</a></nav></div></section>
<main class="kolumner"><aside><div class="kort intro"><h2>Presentation</h2>
<p>Officiell sida för Älvåsa kommun. Vi svarar vardagar kl. 8–16. 💬</p>
<ul><li>${icon('hem')} Stortorget 1, Älvåsa</li><li>${icon('klocka')} Felanmälan dygnet runt: 0099-12 34 00</li><li>${icon('bubbla')} <a href="/flode/om">Om sidan och dina uppgifter</a></li></ul></div>
<div class="kort rutnat"><h2>Bilder</h2><div>${['natt', 'park', 'torg', 'skog', 'sno', 'cykel'].map(
    (scene, index) => html`<img src="/bild/${scene}-${700 + index}.svg" alt="" width="106" height="106">`
  )}</div></div></aside>
<div class="inlaggslista">${posts}</div></main>${cookieBanner(request)}`
  return ok(page({ title: 'Älvåsa kommun | Samspråk', channel: 'flode', body, scripts: ['gemensamt'] }))
}

function postPage(request) {
  const post = findPost(request.state, 'flode', Number(request.match[1]))
  if (post === undefined) return notFound()
  const marked = request.query.get('kommentar')
  const threads = threadList(request, post, 0, ON_POST_PAGE, marked === null ? null : Number(marked))
  const body = html`${brandBar('flode', avatarImage(MUNICIPALITY, 40))}
<main class="ensamt">${goneNotice(request, post)}${postCard(request, post, threads)}</main>${cookieBanner(request)}`
  const title = `Älvåsa kommun: ${post.text.slice(0, 50)}… | Samspråk`
  return ok(page({ title, channel: 'flode', body, scripts: ['gemensamt'] }))
}

function moreComments(request) {
  const post = findPost(request.state, 'flode', Number(request.match[1]))
  if (post === undefined) return notFound()
  return ok(threadList(request, post, Number(request.query.get('fran')) || 0, PER_FETCH))
}

function postCard({ state, now }, post, comments) {
  const count = commentCount(state, 'flode', post.id)
  return html`<article class="kort inlagg" id="inlagg-${post.id}">
<header>${avatarImage(MUNICIPALITY, 44)}<div>${authorLink('flode', MUNICIPALITY)}
<a class="tid" href="/flode/inlagg/${post.id}"><time datetime="${post.at.toISOString()}">${shownTime(post.at, now)}</time></a></div></header>
<div class="inlaggstext">${postText(post.text)}</div>
${lazyImage({ src: `/bild/${post.scene}-${post.id}.svg`, alt: `Bild till inlägget: ${post.text.slice(0, 60)}`, width: 680, height: 453 })}
<div class="reaktioner"><span class="antal-gilla"><i class="rund bla">${icon('tumme')}</i><i class="rund rod">${icon('hjarta')}</i> ${number(post.likes)}</span>
<span><a href="/flode/inlagg/${post.id}">${count} ${count === 1 ? 'kommentar' : 'kommentarer'}</a> · ${post.shares} delningar</span></div>
<div class="knapprad"><button type="button">${icon('tumme')} Gilla</button><button type="button">${icon('bubbla')} Kommentera</button><button type="button">${icon('dela')} Dela</button></div>
<ol class="kommentarer">${comments}</ol></article>`
}

function postText(text) {
  const lines = part => part.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${line}`)
  if (text.length <= LONG_TEXT + 40) return html`<p>${lines(text)}</p>`
  const cut = text.lastIndexOf(' ', LONG_TEXT)
  return html`<p>${lines(text.slice(0, cut))}<span class="punkter">… </span><button type="button" class="visa-mer" data-visa-mer>Visa mer</button><span class="resten" hidden>${lines(text.slice(cut))}</span></p>`
}

function threadList(request, post, from, count, marked = null) {
  const threads = threadsOf(request.state, 'flode', post.id)
  const shown = threads.slice(from, from + count)
  const rest = threads.slice(from + count)
  // A permalink has to show its comment even when the comment is further down than the page begins with.
  const far = rest.find(
    one => one.id === marked || repliesTo(request.state, one).some(reply => reply.id === marked)
  )
  const next = from + count
  return html`${shown.map(one => thread(request, one, marked))}${far && thread(request, far, marked)}${
    rest.length > 0 &&
    html`<li class="mer"><button type="button" data-hamta="/flode/inlagg/${post.id}/kommentarer?fran=${next}">Visa fler kommentarer</button><span>${next} av ${threads.length}</span></li>`
  }`
}

function thread(request, comment, marked) {
  const replies = repliesTo(request.state, comment)
  return html`<li>${commentBox(request, comment, marked)}${
    replies.length > 0 &&
    html`<ol class="svar">${replies.map(reply => html`<li>${commentBox(request, reply, marked)}</li>`)}</ol>`
  }</li>`
}

function commentBox({ now }, comment, marked) {
  if (comment.state !== 'published') return html`<p class="borttagen">${GONE}</p>`
  const { author, id } = comment
  return html`<article class="kommentar ${id === marked && 'markerad'}" id="kommentar-${id}" data-kommentar="${id}">
${avatarImage(author, 36)}<div><div class="pratbubbla">${authorLink('flode', author)}<p class="kommentarstext">${comment.text}</p>${
    comment.likes > 0 && html`<span class="gillar">${icon('tumme')} ${comment.likes}</span>`
  }</div>
<p class="under"><a class="tid" href="/flode/inlagg/${comment.postId}?kommentar=${id}"><time datetime="${comment.at.toISOString()}">${shownTime(comment.at, now)}</time></a><button type="button">Gilla</button><button type="button">Svara</button></p></div></article>`
}

function goneNotice({ state, query }, post) {
  if (!query.has('kommentar')) return null
  const comment = findComment(state, Number(query.get('kommentar')))
  const isHere = comment?.channel === 'flode' && comment.postId === post.id && comment.state === 'published'
  return (
    !isHere &&
    html`<div class="kort borta-notis" role="status"><h2>${GONE}</h2><p>Den kan ha tagits bort eller visas bara för en mindre grupp.</p></div>`
  )
}

function cookieBanner({ cookies }) {
  return consentBanner('flode', cookies, {
    title: 'Vill du tillåta kakor från Samspråk?',
    text: 'Vi använder kakor för att tjänsten ska fungera och för att visa innehåll som passar dig. Du kan ändra ditt val när som helst. 🍪',
    accept: 'Tillåt alla kakor',
    reject: 'Avvisa alla'
  })
}
