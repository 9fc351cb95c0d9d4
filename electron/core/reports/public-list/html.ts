// The public list as a fragment of HTML that a web editor pastes into a page of the municipality, and as a page of its own.
import { z } from 'zod'
import type { PublicChannel, PublicList, PublicWebsite } from '#shared/public-list.ts'
import { shownTurns } from '#shared/turns.ts'
import { escaped as escapedXml } from '../../formats/xml/markup.ts'
import { PLATFORM_NAMES } from '../../register/register/platform-names.ts'

/** What turns the direction of its line turns nothing of what stands around it. */
function escaped(text: string): string {
  const shown = escapedXml(text)
  return shownTurns(text) === text ? shown : `<bdi>${shown}</bdi>`
}

/** Headings begin at level 2, below the page's own. There are no ids, styles or scripts that could clash with it. */
export function publicHtml({ publisher, updated, channels, websites }: PublicList): string {
  const departments = Map.groupBy(channels, ({ department }) => department)
  return [
    '<div lang="sv">',
    '<h2>Kanaler i sociala medier</h2>',
    `<p>Det här är de officiella kanaler som ${escaped(publisher)} ansvarar för.</p>`,
    ...[...departments].flatMap(([department, own]) => [
      `<h3>${escaped(department)}</h3>`,
      '<ul>',
      ...own.map(channelItem),
      '</ul>'
    ]),
    ...(websites.length === 0
      ? []
      : [
          '<h2>Webbplatser</h2>',
          `<p>Det här är webbplatser som ${escaped(publisher)} ansvarar för eller medverkar i.</p>`,
          '<ul>',
          ...websites.map(websiteItem),
          '</ul>'
        ]),
    `<p>Listan ändrades senast <time datetime="${updated}">${updated}</time>.</p>`,
    '</div>',
    ''
  ].join('\n')
}

/** The fragment within a page that stands by itself. */
export function publicPage(list: PublicList): string {
  const heading = `Kanaler och webbplatser: ${list.publisher}`
  return [
    '<!DOCTYPE html>',
    '<html lang="sv">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapedXml(heading)}</title>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escaped(heading)}</h1>`,
    `${publicHtml(list)}</main>`,
    '</body>',
    '</html>',
    ''
  ].join('\n')
}

function channelItem({ name, platform, address, purpose, dialogue, contact }: PublicChannel): string {
  const place = escaped(PLATFORM_NAMES[platform])
  const talk = dialogue ? 'Du kan skriva till oss här.' : 'Du kan inte skriva till oss här.'
  const turn = contact === null ? '' : `<br>Kontakt: ${contactLink(contact)}`
  return `<li><a href="${escapedXml(address)}">${escaped(name)} (${place})</a><br>${escaped(purpose)}<br>${talk}${turn}</li>`
}

/** A mail address or a telephone number to press; anything else as it is written. */
function contactLink(contact: string): string {
  const shown = escaped(contact)
  if (z.email().safeParse(contact).success) return `<a href="mailto:${encodeURI(contact)}">${shown}</a>`
  const digits = contact.replaceAll(/[\s()-]/g, '')
  return /^\+?\d{5,15}$/.test(digits) ? `<a href="tel:${digits}">${shown}</a>` : shown
}

function websiteItem({ name, address, role, partners }: PublicWebsite): string {
  const others = partners === null ? '' : escaped(partners)
  const whose =
    role === 'principal'
      ? `Kommunen är huvudman${partners === null ? '' : `, tillsammans med ${others}`}.`
      : `Kommunen medverkar, tillsammans med ${others}.`
  return `<li><a href="${escapedXml(address)}">${escaped(name)}</a><br>${whose}</li>`
}
