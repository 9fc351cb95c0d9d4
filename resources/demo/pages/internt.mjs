/** The page behind a login: without a session it answers with the form, never with a word of what is inside. */

import { html, page } from '../html.mjs'
import { ok, seeOther } from '../http.mjs'
import { icon } from '../icons.mjs'
import { dayOf, fullTime } from '../time.mjs'

/** The account that opens the members' page. */
export const DEMO_LOGIN = { user: 'ledamot', password: 'norrsken' }
const SESSION_COOKIE = 'ledamot_session'
const SESSION = 'demo-6f2a'
const DAY = 24 * 3_600_000

/** The addresses of the channel. */
export const interntRoutes = [
  { path: /^\/internt$/, answer: request => (isLoggedIn(request) ? members(request) : loginForm()) },
  { method: 'POST', path: /^\/internt\/logga-in$/, answer: logIn },
  { method: 'POST', path: /^\/internt\/logga-ut$/, answer: logOut }
]

function isLoggedIn({ cookies }) {
  return cookies[SESSION_COOKIE] === SESSION
}

function logIn({ form }) {
  const isRight = form.get('anvandare') === DEMO_LOGIN.user && form.get('losenord') === DEMO_LOGIN.password
  if (!isRight) return loginForm('Användarnamnet eller lösenordet stämmer inte.')
  return seeOther('/internt', {
    'set-cookie': `${SESSION_COOKIE}=${SESSION}; Path=/internt; HttpOnly; SameSite=Lax`
  })
}

function logOut() {
  return seeOther('/internt', { 'set-cookie': `${SESSION_COOKIE}=; Path=/internt; Max-Age=0` })
}

function loginForm(error = null) {
  const body = html`<main class="inloggning"><img src="/vapen.svg" alt="Älvåsa kommuns vapen" width="64" height="74"><h1>Logga in</h1>
<p>Ledamotssidan är öppen för förtroendevalda i Älvåsa kommun.</p>${error && html`<p class="fel" role="alert">${error}</p>`}
<form method="post" action="/internt/logga-in"><label for="anvandare">Användarnamn</label><input id="anvandare" name="anvandare" autocomplete="username" required>
<label for="losenord">Lösenord</label><input id="losenord" name="losenord" type="password" autocomplete="current-password" required>
<button type="submit">${icon('las')} Logga in</button></form><p class="dampad">Glömt lösenordet? Ring kanslisekreteraren, 0099-12 30 10.</p></main>`
  return ok(page({ title: 'Logga in – Ledamotssidan', channel: 'internt', body }), {
    'cache-control': 'no-store'
  })
}

function members({ state }) {
  const inDays = days => dayOf(new Date(state.startedAt.getTime() + days * DAY))
  const papers = [
    ['Budget och verksamhetsplan, kommunfullmäktige', 'Kallelse och 14 bilagor', 6],
    ['Cykelbron över Älvan, tilläggsanslag', 'Tjänsteskrivelse', 6],
    ['Översiktsplan för Björkeby', 'Samrådsredogörelse', 13],
    ['Stortorget, resultat av medborgardialogen', 'Sammanställning', 20]
  ]
  const body = html`<header class="insidan"><a href="/internt"><img src="/vapen.svg" alt="" width="36" height="42"> Ledamotssidan</a>
<form method="post" action="/internt/logga-ut"><span>Inloggad som Siv Ledamotsson</span><button type="submit">Logga ut</button></form></header>
<main class="medlemmar"><h1>God dag, Siv!</h1><p class="dampad">Uppdaterad ${fullTime(state.startedAt)}</p>
<section class="kort"><h2>Handlingar till kommande möten</h2><table><thead><tr><th>Ärende</th><th>Handlingar</th><th>Möte</th></tr></thead><tbody>${papers.map(
    ([matter, what, days]) => html`<tr><td>${matter}</td><td>${what}</td><td>${inDays(days)}</td></tr>`
  )}</tbody></table></section>
<section class="kort"><h2>Frågor och svar</h2><dl><dt>Hur anmäler jag förhinder?</dt><dd>Senast kl. 12 dagen före, till kanslisekreteraren, så att ersättaren hinner kallas.</dd>
<dt>Får jag svara invånare på Samspråk?</dt><dd>Ja, som privatperson. Skriver du i kommunens namn blir svaret en allmän handling.</dd></dl></section></main>`
  return ok(page({ title: 'Ledamotssidan – Älvåsa kommun', channel: 'internt', body }), {
    'cache-control': 'no-store'
  })
}
