/** The start page: all channels of the municipality, as the public finds them. */

import { allChannels } from '../channels.mjs'
import { html, page } from '../html.mjs'
import { ok } from '../http.mjs'
import { icon } from '../icons.mjs'

const ICONS = {
  flode: 'bubbla',
  bilder: 'bild',
  video: 'spela',
  blogg: 'penna',
  internt: 'las',
  jobb: 'vaska',
  lang: 'vag'
}

/** The address of the start page. */
export const startRoutes = [{ path: /^\/$/, answer: start }]

function start() {
  const body = html`<header class="kommun"><a href="/"><img src="/vapen.svg" alt="" width="52" height="60"><span>Älvåsa kommun</span></a>
<nav aria-label="Huvudmeny"><a href="/">Kommun och politik</a><a href="/blogg">Skola och förskola</a><a href="/lang">Trafik och gator</a><a href="/jobb">Jobba hos oss</a></nav></header>
<section class="hjalte"><img src="/bild/sjo-77.svg" alt="Kvarnsjön i kvällsljus" width="1280" height="340"><div><h1>Här hittar du oss</h1><p>Kommunens officiella kanaler. Andra konton i vårt namn är inte våra.</p></div></section>
<main class="kanaler">${allChannels().map(
    channel =>
      html`<a class="kanalkort ${channel.slug}" href="/${channel.slug}"><span class="kanalikon">${icon(ICONS[channel.slug])}</span><span><b>${channel.name}</b><span class="syfte">${channel.purpose}</span><span class="ansvar">${channel.department}</span></span></a>`
  )}</main>
<section class="rad"><div><h2>Det du skriver blir allmän handling</h2><p>Vi sparar det som skrivs i våra kanaler. Kommentarer som bryter mot lagen eller angriper någon person sparas först och tas sedan bort.</p></div><div><h2>Kontaktcenter</h2><p>0099-12 30 00, vardagar kl. 8–16.30<br>Stortorget 1, Älvåsa</p><p><a href="/moderera">För kommunens redaktörer</a></p></div></section>`
  return ok(page({ title: 'Våra kanaler – Älvåsa kommun', channel: 'start', body }))
}
