/** The video channel: a list of films, and a page to watch each on, with sorted comments whose replies are fetched. */

import { MUNICIPALITY } from '../content/people.mjs'
import { html, lazyImage, page } from '../html.mjs'
import { ok } from '../http.mjs'
import { icon } from '../icons.mjs'
import { commentCount, findComment, findPost, repliesTo, threadsOf } from '../state.mjs'
import { agoTime } from '../time.mjs'
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

/** The addresses of the channel; films are numbered from the oldest. */
export const videoRoutes = [
  { path: /^\/video$/, answer: list },
  { path: /^\/video\/titta\/(\d+)$/, answer: watchPage },
  { path: /^\/video\/svar\/(\d+)$/, answer: replies },
  ...commonRoutes('video')
]

function list({ state, cookies, now }) {
  const films = state.posts.video
  const body = html`${brandBar('video')}<main class="kanal">
<div class="banderoll"><img src="/bild/natt-901.svg" alt="Norrsken över Älvåsa" width="1180" height="200"></div>
<header class="kanalhuvud">${avatarImage(MUNICIPALITY, 128)}<div><h1>${authorLink('video', MUNICIPALITY)}</h1>
<p>@alvasakommun · ${number(state.followers.video)} prenumeranter · ${films.length} filmer</p><p>Sammanträden, service och en och annan plogbil. <a href="/video/om">Om kanalen</a></p>
<button type="button" class="primar">Prenumerera</button></div></header>
<nav class="flikar" aria-label="Kanalens delar"><a class="vald" href="/video">Filmer</a><a href="/video/om">Om</a></nav>
<div class="filmer">${films.map(film => filmCard(film, now))}</div></main>${cookieBanner(cookies)}`
  return ok(page({ title: 'Älvåsa kommun – Vidsyn', channel: 'video', body, scripts: ['gemensamt'] }))
}

function watchPage({ state, match, query, cookies, now }) {
  const film = findPost(state, 'video', Number(match[1]))
  if (film === undefined) return notFound()
  const marked = query.has('kommentar') ? Number(query.get('kommentar')) : null
  const markedComment = marked === null ? undefined : findComment(state, marked)
  const isNewestFirst = query.get('sortera') === 'senaste'
  const threads = sorted(threadsOf(state, 'video', film.id), isNewestFirst).filter(
    one => one !== markedComment
  )
  const [summary, ...description] = film.text.split('\n')
  const body = html`${brandBar('video')}<main class="titta"><div class="huvudspalt">
<div class="spelare"><img src="/bild/${film.scene}-${500 + film.id}.svg" alt="Stillbild ur filmen" width="820" height="461"><button type="button" aria-label="Spela">${icon('spela')}</button><div class="spellist"><i></i></div><span class="langd">0:00 / ${film.length}</span></div>
<h1>${film.title}</h1><div class="under-film">${avatarImage(MUNICIPALITY, 42)}<div>${authorLink('video', MUNICIPALITY)}<p>${number(state.followers.video)} prenumeranter</p></div><button type="button" class="primar">Prenumerera</button><span class="piller">${icon('tumme')} ${number(film.likes)}</span><span class="piller">${icon('dela')} Dela</span></div>
<details class="beskrivning"><summary><b>${number(film.views)} visningar · <time datetime="${film.at.toISOString()}">${agoTime(film.at, now)}</time></b><br>${summary} <span>…mer</span></summary>${description.map(line => html`<p>${line}</p>`)}</details>
<section class="kommentarsdel" aria-label="Kommentarer"><div class="sortering"><h2>${commentCount(state, 'video', film.id)} kommentarer</h2>
<details class="meny"><summary>Sortera efter</summary><a href="/video/titta/${film.id}?sortera=topp" ${!isNewestFirst && 'aria-current=true'}>Toppkommentarer</a><a href="/video/titta/${film.id}?sortera=senaste" ${isNewestFirst && 'aria-current=true'}>Senaste först</a></details></div>
${markedBox(markedComment, marked, film, now)}
<div class="kommentarer">${threads.map(comment => thread(state, comment, now))}</div></section></div>
<aside class="nasta">${state.posts.video
    .filter(other => other !== film)
    .slice(0, 8)
    .map(other => filmCard(other, now))}</aside></main>${cookieBanner(cookies)}`
  return ok(page({ title: `${film.title} – Vidsyn`, channel: 'video', body, scripts: ['gemensamt'] }))
}

function replies({ state, match, now }) {
  const comment = findComment(state, Number(match[1]))
  if (comment?.channel !== 'video') return notFound()
  return ok(
    html`<div class="svarslista">${repliesTo(state, comment).map(reply => commentBox(reply, now))}</div>`
  )
}

function filmCard(film, now) {
  return html`<a class="film" href="/video/titta/${film.id}"><span class="miniatyr">${lazyImage({ src: `/bild/${film.scene}-${500 + film.id}.svg`, alt: '', width: 320, height: 180 })}<span class="langd">${film.length}</span></span>
<b>${film.title}</b><span class="dampad">${number(film.views)} visningar · ${agoTime(film.at, now)}</span></a>`
}

function sorted(threads, isNewestFirst) {
  const byTime = (one, other) => other.at - one.at || other.id - one.id
  const byLikes = (one, other) => other.likes - one.likes || one.id - other.id
  return [...threads].sort(isNewestFirst ? byTime : byLikes)
}

function markedBox(comment, marked, film, now) {
  if (marked === null) return null
  const isHere = comment?.channel === 'video' && comment.postId === film.id && comment.state === 'published'
  if (!isHere) return html`<p class="borttagen" role="status">${GONE}</p>`
  return html`<p class="etikett">Markerad kommentar</p>${commentBox(comment, now, 'markerad')}`
}

function thread(state, comment, now) {
  const count = repliesTo(state, comment).length
  return html`<div class="trad">${commentBox(comment, now)}${
    count > 0 &&
    html`<div class="mer"><button type="button" data-hamta="/video/svar/${comment.id}">▾ Visa ${count} svar</button></div>`
  }</div>`
}

function commentBox(comment, now, className = '') {
  const { author, id } = comment
  if (comment.state !== 'published') return html`<p class="borttagen">${GONE}</p>`
  return html`<article class="kommentar ${className}" id="kommentar-${id}">${avatarImage(author, 40)}<div>
<p>${authorLink('video', author)} <a class="tid" href="/video/titta/${comment.postId}?kommentar=${id}"><time datetime="${comment.at.toISOString()}">${agoTime(comment.at, now)}</time></a></p>
<p class="kommentarstext">${comment.text}</p><p class="under">${icon('tumme')} ${comment.likes > 0 && comment.likes} <button type="button">Svara</button></p></div></article>`
}

function cookieBanner(cookies) {
  return consentBanner('video', cookies, {
    title: 'Innan du fortsätter till Vidsyn',
    text: 'Vi använder kakor för att visa filmer, mäta hur de ses och skydda mot missbruk. Väljer du ”Avvisa alla” används bara de kakor som krävs.',
    accept: 'Godkänn alla',
    reject: 'Avvisa alla'
  })
}
