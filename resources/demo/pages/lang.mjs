/** One very tall page: the road log, in numbered rows of a fixed height so that top and bottom can be told apart. */

import { html, page } from '../html.mjs'
import { ok } from '../http.mjs'
import { icon } from '../icons.mjs'
import { fullTime } from '../time.mjs'

/** The addresses of the channel. */
export const langRoutes = [{ path: /^\/lang$/, answer: log }]

function log({ state }) {
  const rows = state.roadLog
  const body = html`<header class="loggtopp"><a href="/"><img src="/vapen.svg" alt="" width="40" height="46"> Älvåsa kommun</a></header>
<main class="logg"><h1>${icon('vag')} Hela kommunens väghållningslogg</h1><p>Allt som görs på kommunens gator, vägar och gångbanor. Senaste åtgärden står överst. Ansvarig: gatu- och parkkontoret.</p>
<p class="borjan">Början av loggen · ${rows.length} rader · senast ${fullTime(rows[0].at)}</p>
<table><thead><tr><th>Nr</th><th>Tid</th><th>Plats</th><th>Åtgärd</th><th>Anteckning</th><th>Utförd av</th></tr></thead><tbody>${rows.map(
    row => html`<tr id="rad-${row.number}"><td class="nr">${row.number}</td><td><time datetime="${row.at.toISOString()}">${fullTime(row.at)}</time></td><td>${row.street}</td><td><span class="atgard">${row.work}</span></td><td>${row.note}</td><td>${row.crew}</td></tr>
`
  )}</tbody></table><p class="slut">Slut på loggen · rad 1 är den äldsta</p></main>`
  return ok(page({ title: 'Hela kommunens väghållningslogg – Älvåsa kommun', channel: 'lang', body }))
}
