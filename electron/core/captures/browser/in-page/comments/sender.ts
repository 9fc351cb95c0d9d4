// Who wrote a comment and when, where the page has no marks of its own for it: by what a comment is called for those who do not see
// it, by its heading, and by its links. Nothing is guessed beyond that.
import { type MarkedComments, ownPart } from './marks.ts'
import { firstLine } from './words.ts'

const LONGEST_NAME = 80
const CALLED = /^(?:(?:kommentar|svar) (?:av|från)|(?:comment|reply) (?:by|from)) /i
/** What comes after the name in what a comment is called. */
const AFTER = [' till ', ' på ', ' för ', ' to ', ' on ', ',', ' ·']
const HEADING = 'h2, h3, h4, h5, [role="heading"]'
const TIME_WORDS =
  /^(?:(?:för\s+)?\d{1,3}\s?(?:s|sek|m|min|minut(?:er)?|h|t|tim|timm(?:e|ar)|d|dag(?:ar)?|v|veck(?:a|or)|w|mån|månad(?:er)?|mo|y|å|år|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\.?(?:\s+(?:sedan|ago))?|nyss|just nu|igår|i går|now|yesterday|\d{1,2} (?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)\p{L}{0,6}\.?(?: \d{4})?|(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)\p{L}{0,6}\.? \d{1,2}(?:, \d{4})?)(?:\s*[·•(].*)?$/iu

/** Whether words say when something was written, and nothing else. */
export const saysWhen = (words: string): boolean => words.length <= 40 && TIME_WORDS.test(words.trim())

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
export function senderOf(page: MarkedComments, comment: Element): Element | null {
  const name = nameIn(comment.getAttribute('aria-label') ?? '')
  const isName = (part: Element) => {
    const words = firstLine(part)
    return (
      words !== null && words.length <= LONGEST_NAME && !saysWhen(words) && (name === null || words === name)
    )
  }
  const named = name === null ? null : ownPart(page, comment, 'a[href], [role="link"]', isName)
  return named ?? ownPart(page, comment, HEADING, part => linkAround(part) !== null && isName(part))
}

/** The link whose words say when it was written; it mostly leads to the comment itself. */
export const timeLinkOf = (page: MarkedComments, comment: Element): Element | null =>
  ownPart(page, comment, 'a[href], [role="link"]', link => saysWhen(firstLine(link) ?? ''))

/** A link to the sender's own page, which may have the comment's number in its address too. */
export const leadsToSender = (link: Element, sender: Element | null): boolean =>
  sender !== null &&
  (link === sender ||
    link.contains(sender) ||
    sender.contains(link) ||
    (link instanceof HTMLAnchorElement &&
      linkAround(sender)?.getAttribute('href')?.split('?')[0] === link.getAttribute('href')?.split('?')[0]))
