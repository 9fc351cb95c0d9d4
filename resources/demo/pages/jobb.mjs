/** The professional network: everything is there at once, and yet the page never stops talking with the server. */

import { JOB_POSTS, VACANCIES } from '../content/jobb.mjs'
import { MUNICIPALITY } from '../content/people.mjs'
import { html, lazyImage, page } from '../html.mjs'
import { ok } from '../http.mjs'
import { icon } from '../icons.mjs'
import { commentCount, repliesTo, threadsOf } from '../state.mjs'
import { agoTime } from '../time.mjs'
import { authorLink, avatarImage, brandBar, commonRoutes, GONE, number } from './parts.mjs'

/** The addresses of the channel; the three under `api` are answered slowly or never. */
export const jobbRoutes = [
  { path: /^\/jobb$/, answer: companyPage },
  { path: /^\/jobb\/api\/lyssna$/, answer: () => ({ hold: 'long-poll' }) },
  { path: /^\/jobb\/api\/handelser$/, answer: () => ({ hold: 'events' }) },
  { path: /^\/jobb\/api\/puls$/, answer: () => ({ hold: 'pulse' }) },
  ...commonRoutes('jobb')
]

function companyPage(request) {
  const { state } = request
  const body = html`${brandBar('jobb')}<main class="foretag"><div class="spalt"><section class="kort foretagskort">
<img class="omslagsbild" src="/bild/kommunhus-902.svg" alt="Kommunhuset" width="780" height="190"><div class="logga">${avatarImage(MUNICIPALITY, 120)}</div>
<div class="inre"><h1>${authorLink('jobb', MUNICIPALITY)}</h1><p>Vi gör vardagen möjlig för 23 418 älvåsabor.</p><p class="dampad">Offentlig förvaltning · Älvåsa · ${number(state.followers.jobb)} följare · 2 100 anställda</p>
<button type="button" class="primar">Följ</button> <button type="button">Se alla jobb</button></div>
<nav class="flikar" aria-label="Sidans delar"><a class="vald" href="/jobb">Inlägg</a><a href="/jobb/om">Om</a></nav></section>
${state.posts.jobb.map(post => postCard(request, post))}</div>
<aside><section class="kort"><h2>${icon('vaska')} Lediga jobb</h2><ul class="annonser">${VACANCIES.map(([title, terms]) => html`<li><b>${title}</b><span>${terms}</span></li>`)}</ul></section>
<section class="kort live"><h2>Just nu</h2><p><span class="prick"></span> <span data-puls>Ansluter …</span></p><p class="dampad">${JOB_POSTS.length} berättelser från våra arbetsplatser.</p></section></aside></main>`
  return ok(
    page({ title: 'Älvåsa kommun | Yrkesringen', channel: 'jobb', body, scripts: ['gemensamt', 'jobb'] })
  )
}

function postCard({ state, now }, post) {
  const threads = threadsOf(state, 'jobb', post.id)
  return html`<article class="kort inlagg" id="inlagg-${post.id}"><header>${avatarImage(MUNICIPALITY, 48)}<div>${authorLink('jobb', MUNICIPALITY)}<span class="dampad">${number(state.followers.jobb)} följare</span><time class="dampad" datetime="${post.at.toISOString()}">${agoTime(post.at, now)}</time></div></header>
<p class="inlaggstext">${post.text}</p>${lazyImage({ src: `/bild/${post.scene}-${600 + post.id}.svg`, alt: 'Bild till inlägget', width: 780, height: 400 })}
<p class="reaktioner">${icon('tumme')} ${number(post.likes)} <span>${commentCount(state, 'jobb', post.id)} kommentarer</span></p>
<ol class="kommentarer">${threads.map(comment => html`${commentRow(comment, now)}${repliesTo(state, comment).map(reply => commentRow(reply, now))}`)}</ol></article>`
}

function commentRow(comment, now) {
  if (comment.state !== 'published') return html`<li class="borttagen">${GONE}</li>`
  return html`<li class="kommentar" id="kommentar-${comment.id}">${avatarImage(comment.author, 40)}<div class="ruta">${authorLink('jobb', comment.author)}<a class="tid" href="/jobb#kommentar-${comment.id}"><time datetime="${comment.at.toISOString()}">${agoTime(comment.at, now)}</time></a><p class="kommentarstext">${comment.text}</p></div></li>`
}
