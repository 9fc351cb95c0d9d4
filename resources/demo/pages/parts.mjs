/** What several channels share: brand bars, cookie banners, profile and about pages, the page for what is not there. */

import { channelBySlug } from '../channels.mjs'
import { findPerson, MUNICIPALITY } from '../content/people.mjs'
import { html, page } from '../html.mjs'
import { ok, withStatus } from '../http.mjs'
import { icon } from '../icons.mjs'

/** The sentence that stands where a removed comment stood. */
export const GONE = 'Kommentaren är inte längre tillgänglig'

/** The sticky bar at the top of a channel. */
export function brandBar(slug, extra = null) {
  const { brand } = channelBySlug(slug)
  return html`<header class="topp"><div class="topp-inre">
<a class="marke" href="/${slug}"><span class="marke-bild" aria-hidden="true"></span>${brand}</a>
<label class="sok">${icon('sok')}<input type="search" placeholder="Sök på ${brand}" aria-label="Sök på ${brand}"></label>
<nav class="genvagar" aria-label="Genvägar"><a href="/${slug}" aria-label="Hem">${icon('hem')}</a><a href="/${slug}/om" aria-label="Om kanalen">${icon('bubbla')}</a><a href="/" aria-label="Alla kanaler">${icon('klocka')}</a></nav>
${extra}</div></header>`
}

/** The banner that asks about cookies, until the reader has answered. */
export function consentBanner(slug, cookies, { title, text, accept, reject }) {
  if (cookies[`kakor_${slug}`]) return null
  return html`<div class="kakor" role="dialog" aria-modal="false" aria-labelledby="kakor-rubrik" data-kakor="${slug}">
<div class="kakor-ruta"><h2 id="kakor-rubrik">${title}</h2><p>${text}</p>
<div class="kakor-knappar"><button type="button" class="avvisa" data-samtycke="nodvandiga">${reject}</button>
<button type="button" class="tillat" data-samtycke="alla">${accept}</button></div></div></div>`
}

/** A person's small round picture. */
export function avatarImage(person, size) {
  return html`<img class="avatar" src="/avatar/${person.slug}.svg" alt="" width="${size}" height="${size}">`
}

/** A person's name, leading to the profile in that channel. */
export function authorLink(slug, person) {
  return html`<a class="forfattare" href="/${slug}/profil/${person.slug}">${person.name}</a>${
    person.official && html`<span class="verifierad" title="Verifierad avsändare">${icon('bock')}</span>`
  }`
}

/** A number as Swedes write it: 12 873. */
export function number(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
}

/** The profile and about pages of a channel. */
export function commonRoutes(slug) {
  return [
    { path: new RegExp(`^/${slug}/profil/([a-z.]+)$`), answer: request => profile(slug, request) },
    { path: new RegExp(`^/${slug}/om$`), answer: request => about(slug, request) }
  ]
}

/** The page for an address that leads nowhere. */
export function notFound() {
  const body = html`<main class="saknas"><img src="/vapen.svg" alt="Älvåsa kommuns vapen" width="88" height="102">
<h1>Sidan finns inte</h1><p>Adressen är felstavad, eller så har sidan tagits bort eller flyttats.</p>
<p><a href="/">Till kommunens kanaler</a></p></main>`
  return withStatus(404, page({ title: 'Sidan finns inte – Älvåsa kommun', channel: 'start', body }))
}

function profile(slug, { match }) {
  const person = findPerson(match[1])
  if (person === undefined) return notFound()
  if (person.official) return about(slug)
  const { brand } = channelBySlug(slug)
  const body = html`${brandBar(slug)}<main class="profilsida kort">${avatarImage(person, 120)}
<h1>${person.name}</h1><p>@${person.slug}</p><p>Medlem på ${brand} sedan ${person.since}.</p>
<p class="dampad">Den här profilen visar bara sina inlägg för vänner.</p></main>`
  return ok(page({ title: `${person.name} | ${brand}`, channel: slug, body }))
}

function about(slug) {
  const channel = channelBySlug(slug)
  const body = html`${brandBar(slug)}<main class="omsida kort">${avatarImage(MUNICIPALITY, 96)}
<h1>Om ${channel.name}</h1>
<p>Det här är Älvåsa kommuns officiella kanal. Avsändare: ${channel.department}.</p>
<dl><dt>Syfte</dt><dd>${channel.purpose}</dd><dt>När du kan få svar</dt><dd>${channel.answers}</dd>
<dt>Ansvarig</dt><dd>${channel.responsible}, ${channel.responsibleEmail}</dd>
<dt>Beslut</dt><dd>${channel.mandate.decidedBy}, ${channel.mandate.decidedOn}</dd></dl>
<h2>Det du skriver blir allmän handling</h2>
<p>Kommentarer och meddelanden till kommunen är allmänna handlingar. Skriv därför inte personnummer eller sådant som rör någons hälsa. Vill du ha ett beslut eller lämna något känsligt: ring kontaktcenter, 0099-12 30 00.</p>
<h2>Vi tar bort</h2>
<p>Hot, hets, personangrepp, reklam och uppgifter om andras privatliv. Innan vi tar bort något sparar vi det.</p></main>`
  return ok(page({ title: `Om | ${channel.name}`, channel: slug, body }))
}
