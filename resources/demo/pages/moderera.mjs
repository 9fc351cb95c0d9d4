/** The moderators' page: here a person at the municipality takes comments away, once they have been saved. */

import { allChannels } from '../channels.mjs'
import { RUDE_WRITER } from '../content/people.mjs'
import { html, page } from '../html.mjs'
import { ok, seeOther, withStatus } from '../http.mjs'
import { findComment, removeComment, unpublishComment } from '../state.mjs'
import { shownTime } from '../time.mjs'

/** What opens the moderators' page. */
export const MODERATOR_TOKEN = 'demo-moderator'
const COOKIE = 'moderator'
const SHOWN = 60
const STATES = { unpublished: 'Avpublicerad', removed: 'Borttagen' }

/** The addresses of the page. */
export const modereraRoutes = [
  { path: /^\/moderera$/, answer: request => (isModerator(request) ? list(request) : tokenForm()) },
  { method: 'POST', path: /^\/moderera$/, answer: moderate }
]

function isModerator({ cookies }) {
  return cookies[COOKIE] === MODERATOR_TOKEN
}

function moderate({ state, form }) {
  // The token is asked for in the form itself, so that no other site can post with a moderator's cookie.
  if (form.get('token') !== MODERATOR_TOKEN) return tokenForm('Fel kod.')
  const act = form.get('atgard')
  const id = Number(form.get('kommentar'))
  if (act && findComment(state, id) === undefined) return tokenForm('Kommentaren finns inte.')
  if (act === 'ta-bort') removeComment(state, id)
  if (act === 'avpublicera') unpublishComment(state, id)
  return seeOther('/moderera', {
    'set-cookie': `${COOKIE}=${MODERATOR_TOKEN}; Path=/moderera; HttpOnly; SameSite=Strict`
  })
}

function tokenForm(error = null) {
  const body = html`<main class="inloggning"><h1>Moderera</h1><p>För redaktörer i Älvåsa kommun.</p>${error && html`<p class="fel" role="alert">${error}</p>`}
<form method="post" action="/moderera"><label for="token">Moderatorskod</label><input id="token" name="token" type="password" autocomplete="off" required><button type="submit">Fortsätt</button></form></main>`
  const form = page({ title: 'Moderera – Älvåsa kommun', channel: 'internt', body })
  return error === null ? ok(form) : withStatus(403, form)
}

function list({ state, now }) {
  const reported = state.comments.filter(comment => comment.author === RUDE_WRITER)
  const others = state.comments.filter(comment => comment.author !== RUDE_WRITER && !comment.author.official)
  const newest = others.toSorted((one, other) => other.at - one.at || other.id - one.id).slice(0, SHOWN)
  const body = html`<header class="insidan"><a href="/moderera"><img src="/vapen.svg" alt="" width="36" height="42"> Moderera</a></header>
<main class="medlemmar"><h1>Kommentarer</h1><p>Spara alltid kommentaren i arkivet innan du tar bort den.</p>
<section class="kort"><h2>Anmälda av andra</h2>${table(reported, now)}</section><section class="kort"><h2>Senaste</h2>${table(newest, now)}</section></main>`
  return ok(page({ title: 'Moderera – Älvåsa kommun', channel: 'internt', body }), {
    'cache-control': 'no-store'
  })
}

function table(comments, now) {
  return html`<table class="moderering"><thead><tr><th>Kanal</th><th>Skriven av</th><th>Kommentar</th><th>Tid</th><th>Åtgärd</th></tr></thead><tbody>${comments.map(
    comment =>
      html`<tr data-kommentar="${comment.id}"><td>${brandOf(comment.channel)}</td><td>${comment.author.name}</td><td>${comment.text}</td><td>${shownTime(comment.at, now)}</td><td>${actions(comment)}</td></tr>`
  )}</tbody></table>`
}

function actions(comment) {
  const note = STATES[comment.state] && html`<span class="etikett">${STATES[comment.state]}</span>`
  if (comment.state === 'removed') return note
  return html`${note}<form method="post" action="/moderera"><input type="hidden" name="token" value="${MODERATOR_TOKEN}"><input type="hidden" name="kommentar" value="${comment.id}">
${comment.state === 'published' && html`<button type="submit" name="atgard" value="avpublicera">Avpublicera</button>`}<button type="submit" class="farlig" name="atgard" value="ta-bort">Ta bort</button></form>`
}

function brandOf(slug) {
  return allChannels().find(channel => channel.slug === slug)?.brand
}
