// Who wrote a comment and when, where the page has no marks of its own for it: by what a comment is called for those who do not see
// it, by its heading, by its links, and by a name in bold before the time. Nothing is guessed beyond that.
import { postAddressOf } from '../posts/addresses.ts'
import { textOf } from '../visibility.ts'
import { AUTHOR, type MarkedComments, ownPart } from './marks.ts'
import { firstLine } from './words.ts'

const LONGEST_NAME = 80
const CALLED = /^(?:(?:kommentar|svar) (?:av|från)|(?:comment|reply) (?:by|from)) /i
/** What comes after the name in what a comment is called. */
const AFTER = [' till ', ' på ', ' för ', ' to ', ' on ', ',', ' ·']
/** What the picture of somebody is called before their name. */
const PICTURE_OF =
  /^(?:profilbild för|profilbild av|profile picture of|profile photo of|avatar of|visa profilen för|view) /i
const HEADING = 'h2, h3, h4, h5, [role="heading"]'
const UNIT =
  's|sek|m|min|minut(?:er)?|h|t|tim|timm(?:e|ar)|d|dag(?:ar)?|v|veck(?:a|or)|w|mån|månad(?:er)?|mo|y|å|år|seconds?|minutes?|hours?|days?|weeks?|months?|years?'
const MONTH = '(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)\\p{L}{0,6}\\.?'
const WEEKDAY =
  '(?:(?:mån|tis|ons|tors|fre|lör|sön|mon|tues?|wednes|thurs?|fri|satur|sun)(?:dag|day)?\\.?,? )?'
const CLOCK = '(?:,? (?:kl\\.? |at )?\\d{1,2}[:.]\\d{2}(?: ?[ap]m)?)?'
/** Such as "2 h", "för 3 dagar sedan", "12 mars 2026 kl. 10:15" and "March 12 at 10:15 AM". */
const TIME_WORDS = new RegExp(
  `^(?:(?:redigera[td] )?(?:för )?(?:ca |about )?\\d{1,3} ?(?:${UNIT})\\.?(?: (?:sedan|ago))?|nyss|just nu|now|(?:igår|i går|yesterday|idag|i dag|today)${CLOCK}|${WEEKDAY}(?:den )?\\d{1,2} ${MONTH}(?: \\d{4})?${CLOCK}|${WEEKDAY}${MONTH} \\d{1,2}(?:, \\d{4})?${CLOCK})(?: ?[·•(].{0,20})?$`,
  'iu'
)

/** Whether words say when something was written, and nothing else. */
export const saysWhen = (words: string): boolean =>
  words.length <= 60 && TIME_WORDS.test(words.replaceAll(/\s+/g, ' ').trim())

/** The name in what a comment is called, such as "Kommentar av Eva Ek för 2 dagar sedan"; null in all other words. */
export function nameIn(called: string): string | null {
  const words = called.replaceAll(/\s+/g, ' ').trim()
  const beginning = CALLED.exec(words)?.[0]
  if (beginning === undefined) return null
  const rest = words.slice(beginning.length)
  const ends = AFTER.map(after => rest.indexOf(after)).filter(at => at > 0)
  const parts = rest.slice(0, Math.min(rest.length, ...ends)).split(' ')
  // As in "Eva Ek 2 days ago".
  const name = (parts.at(-1) === 'ago' ? parts.slice(0, -3) : parts).join(' ')
  return name === '' || name.length > LONGEST_NAME ? null : name
}

const linkAround = (part: Element | null): Element | null =>
  part?.closest('a[href]') ?? part?.querySelector('a[href]') ?? null

/** The part that names the sender: a heading with a link, or the link that says the name that the comment is called by. */
function senderOf(page: MarkedComments, comment: Element): Element | null {
  const name = nameIn(comment.getAttribute('aria-label') ?? '')
  const isName = (part: Element) => {
    const words = firstLine(part)
    return (
      words !== null && words.length <= LONGEST_NAME && !saysWhen(words) && (name === null || words === name)
    )
  }
  const named = name === null ? null : ownPart(page, comment, 'a[href], [role="link"]', isName)
  const isTitle = (part: Element) => {
    const link = linkAround(part)
    if (page.hooks === null || page.own === null || !(link instanceof HTMLAnchorElement)) return false
    return postAddressOf(page.hooks.addresses, link.href, location.href)?.address === page.own
  }
  return (
    named ??
    ownPart(page, comment, HEADING, part => linkAround(part) !== null && isName(part) && !isTitle(part))
  )
}

/** Words that label a comment, tell of it or address its readers, and are in no name. */
const LABELS = new Set(
  (
    'kommentar kommentarer kommentaren inlägg svar fråga comment comments post reply replies answer question ' +
    'ny nya nytt new fäst fästad pinned toppkommentar admin administratör administrator moderator redaktion redaktör editor ' +
    'författare author anonym anonymt anonymous gäst guest okänd unknown användare user medlem member ' +
    'uppdatering uppdaterad update updated redigerad ändrad edited rättelse obs viktigt important info information status ' +
    'datum date tid time skriven skrivet skickad skickat publicerad publicerat postad written posted sent av by från from ' +
    'idag igår today yesterday nyss måndag tisdag onsdag torsdag fredag lördag söndag ' +
    'monday tuesday wednesday thursday friday saturday sunday'
  ).split(' ')
)
const BADGE =
  '[class*="badge" i], [class*="label" i], [class~="tag" i], [class~="chip" i], [class*="status" i]'

const mayBeName = (words: string): boolean =>
  /\p{L}/u.test(words) &&
  !/[\p{N}:!?]/u.test(words) &&
  !words
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some(word => LABELS.has(word))

/** A text in bold that the comment begins with, where when it was written follows at once. */
function boldBeforeTime(page: MarkedComments, comment: Element): Element | null {
  const isTime = (part: Element | null): boolean => {
    const time = part?.matches('time') ? part : (part?.querySelector('time') ?? null)
    const words = firstLine(part) ?? ''
    return saysWhen(words) || (time !== null && firstLine(time) === words)
  }
  return ownPart(page, comment, 'b, strong', part => {
    const words = firstLine(part)
    if (words === null || words.length > LONGEST_NAME || saysWhen(words)) return false
    const between = part.nextSibling instanceof Text ? part.nextSibling.data : ''
    const isNext = !/[\p{L}\p{N}]/u.test(between) && isTime(part.nextElementSibling)
    return isNext && textOf(comment).trim().startsWith(words)
  })
}

/** In how many comments each of them stands. */
const timesIn = new WeakMap<MarkedComments, ReadonlyMap<string, number>>()

function timesOf(page: MarkedComments): ReadonlyMap<string, number> {
  const known = timesIn.get(page)
  if (known !== undefined) return known
  const times = new Map<string, number>()
  for (const comment of page.comments) {
    const words = firstLine(boldBeforeTime(page, comment))
    if (words !== null) times.set(words, (times.get(words) ?? 0) + 1)
  }
  timesIn.set(page, times)
  return times
}

/** It is taken for a name only where nothing says otherwise: a comment without a sender is told of as such, and a wrong one stays. */
function boldName(page: MarkedComments, comment: Element): Element | null {
  const bold = boldBeforeTime(page, comment)
  const words = firstLine(bold)
  if (bold === null || words === null || !mayBeName(words)) return null
  const badge = bold.closest(BADGE) ?? bold.querySelector(BADGE)
  if (badge !== null && badge !== comment && comment.contains(badge)) return null
  const called = nameIn(comment.getAttribute('aria-label') ?? '')
  if (called !== null && called !== words) return null
  // What several comments begin with may be a label that no list knows of.
  return timesOf(page).get(words) === 1 ? bold : null
}

/** Who wrote it: by the platform's own marks, by what is marked so everywhere, by what it is called and by its heading, or by a name in bold. */
export function senderIn(page: MarkedComments, comment: Element): Element | null {
  const marked = page.hooks?.sender ?? null
  const says = (part: Element) => firstLine(part) !== null && !saysWhen(firstLine(part) ?? '')
  const own =
    marked === null
      ? null
      : (ownPart(page, comment, marked, says) ??
        ownPart(page, comment, marked, part => calledName(part) !== null))
  return own ?? ownPart(page, comment, AUTHOR) ?? senderOf(page, comment) ?? boldName(page, comment)
}

/** The name in what the sender's own link, or the picture in it, is called for those who do not see it; null where it is none. */
export function calledName(sender: Element | null): string | null {
  const link = sender?.closest('a[href]') ?? sender
  const called = [link, ...(link?.querySelectorAll('[aria-label], img[alt]') ?? [])].map(part =>
    (part?.getAttribute('aria-label') ?? part?.getAttribute('alt') ?? '').trim()
  )
  const [name = ''] = called.filter(words => words !== '' && words.length <= LONGEST_NAME && !saysWhen(words))
  const bare = name
    .replace(PICTURE_OF, '')
    .replace(/(?:'s|s'|s) (?:profilbild|profile picture|avatar|profil|profile)$/i, '')
  return bare === '' ? null : bare
}

/** The link whose words, or what it is called, say when it was written; it mostly leads to the comment itself. */
export const timeLinkOf = (page: MarkedComments, comment: Element): Element | null =>
  ownPart(
    page,
    comment,
    'a[href], [role="link"]',
    link => saysWhen(firstLine(link) ?? '') || saysWhen(link.getAttribute('aria-label') ?? '')
  )

/** When it was written, in the words that are shown; where those are scrambled, in what they are called. */
export function wordsOfTime(time: Element | null): string | null {
  const shown = firstLine(time)
  const called = time?.getAttribute('aria-label') ?? ''
  return (shown === null || !saysWhen(shown)) && saysWhen(called) ? called.trim() : shown
}

/** A link to the sender's own page, which may have the comment's number in its address too. */
export const leadsToSender = (link: Element, sender: Element | null): boolean =>
  sender !== null &&
  (link === sender ||
    link.contains(sender) ||
    sender.contains(link) ||
    (link instanceof HTMLAnchorElement &&
      linkAround(sender)?.getAttribute('href')?.split('?')[0] === link.getAttribute('href')?.split('?')[0]))
