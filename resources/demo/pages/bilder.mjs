/** The picture channel: a grid of lazy pictures, and a page with comments for each. */

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

/** The addresses of the channel. */
export const bilderRoutes = [
  { path: /^\/bilder$/, answer: grid },
  { path: /^\/bilder\/p\/(\d+)$/, answer: picturePage },
  ...commonRoutes('bilder')
]

function grid({ state, cookies }) {
  const pictures = state.posts.bilder
  const body = html`${brandBar('bilder')}
<main class="profil"><header class="profilhuvud">${avatarImage(MUNICIPALITY, 150)}<div>
<h1>${MUNICIPALITY.slug} <span class="verifierad">${icon('bock')}</span> <button type="button" class="primar">Följ</button></h1>
<p class="siffror"><b>${pictures.length}</b> inlägg <b>${number(state.followers.bilder)}</b> följare <b>38</b> följer</p>
<p><b>Älvåsa kommun</b><br>Vardag i en kommun med två sjöar och elva rondeller. 🌲<br>Officiellt konto. <a href="/bilder/om">Om kontot och hur vi svarar</a></p></div></header>
<nav class="flikar" aria-label="Kontots delar"><a class="vald" href="/bilder">${icon('bild')} Inlägg</a><a href="/video">${icon('spela')} Film</a></nav>
<div class="rutor">${pictures.map(
    picture => html`<a class="ruta" href="/bilder/p/${picture.id}">${lazyImage({ src: `/bild/${picture.scene}-${300 + picture.id}.svg`, alt: picture.text, width: 310, height: 310 })}
<span class="over">${icon('hjarta')} ${number(picture.likes)} ${icon('bubbla')} ${commentCount(state, 'bilder', picture.id)}</span></a>`
  )}</div></main>${consentBanner('bilder', cookies, {
    title: 'Tillåt Glimten att använda kakor i den här webbläsaren?',
    text: 'Vi använder kakor för att leverera och förbättra innehållet på Glimten.',
    accept: 'Tillåt alla kakor',
    reject: 'Endast nödvändiga kakor'
  })}`
  return ok(
    page({
      title: 'Älvåsa kommun (@alvasakommun) • Bilder på Glimten',
      channel: 'bilder',
      body,
      scripts: ['gemensamt']
    })
  )
}

function picturePage(request) {
  const { state, match, query, now } = request
  const picture = findPost(state, 'bilder', Number(match[1]))
  if (picture === undefined) return notFound()
  const marked = Number(query.get('kommentar'))
  const isGone = query.has('kommentar') && findComment(state, marked)?.state !== 'published'
  const threads = threadsOf(state, 'bilder', picture.id)
  const body = html`${brandBar('bilder')}<main class="bildsida">
<img class="storbild" src="/bild/${picture.scene}-${300 + picture.id}.svg" alt="${picture.text}" width="620" height="620">
<div class="sidofalt"><header>${avatarImage(MUNICIPALITY, 36)} ${authorLink('bilder', MUNICIPALITY)}</header>
<div class="samtal"><article class="bildtext">${avatarImage(MUNICIPALITY, 36)}<p>${authorLink('bilder', MUNICIPALITY)} ${picture.text}</p></article>
${isGone && html`<p class="borttagen" role="status">${GONE}</p>`}
<ul class="kommentarer">${threads.map(comment => html`${commentRow(comment, marked, now)}${repliesTo(state, comment).map(reply => commentRow(reply, marked, now))}`)}</ul></div>
<footer><p>${icon('hjarta')} ${icon('bubbla')} ${icon('dela')}</p><b>${number(picture.likes)} gilla-markeringar</b>
<time datetime="${picture.at.toISOString()}">${shownTime(picture.at, now)}</time></footer></div></main>`
  const title = `Älvåsa kommun på Glimten: ${picture.text.slice(0, 50)}`
  return ok(page({ title, channel: 'bilder', body, scripts: ['gemensamt'] }))
}

function commentRow(comment, marked, now) {
  const { id, author } = comment
  if (comment.state !== 'published') return html`<li class="borttagen">${GONE}</li>`
  return html`<li class="kommentar ${comment.parentId && 'svar'} ${id === marked && 'markerad'}" id="kommentar-${id}">${avatarImage(author, 36)}
<div><p>${authorLink('bilder', author)} <span class="kommentarstext">${comment.text}</span></p>
<p class="under"><a class="tid" href="/bilder/p/${comment.postId}?kommentar=${id}"><time datetime="${comment.at.toISOString()}">${shownTime(comment.at, now)}</time></a> <span>${comment.likes} gilla-markeringar</span> <span>Svara</span></p></div></li>`
}
