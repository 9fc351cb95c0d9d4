// Whether what is seen now is what was saved: the comment, and the page it stands on.
import { type CommentContent, type Lacking, MOST_TEXT, type Reaction, reactionsOf } from '#shared/comment.ts'
import { withoutAddresses } from '../../../formats/text/link-addresses.ts'
import { cleanAddress, cleanOrNull, cleanText } from '../clean-text.ts'
import type { FoundComment } from '../in-page/comments/find.ts'

/** What was read of a comment, fit to be kept. */
export function contentOf(found: FoundComment): CommentContent {
  return {
    text: cleanText(found.text, MOST_TEXT),
    authorName: cleanOrNull(found.authorName, 300),
    authorAddress: cleanAddress(found.authorAddress),
    timeShown: cleanOrNull(found.timeShown, 200),
    timeMachine: cleanOrNull(found.timeMachine, 100),
    permalink: cleanAddress(found.permalink)
  }
}

/** What is known to be lacking in what was read. */
export function lackingOf({ isCut, isReply, parentId }: FoundComment): readonly Lacking[] {
  return [
    ...(isCut ? (['truncated'] as const) : []),
    ...(isReply && parentId === null ? (['parent-unknown'] as const) : [])
  ]
}

/** Where it stands, as far as the page's structure tells: its own id, what it stands under, and what it answers. */
export function placeOf({ nativeId, threadId, parentId }: FoundComment): {
  nativeId: string | null
  threadId: string | null
  parentId: string | null
} {
  return {
    nativeId: cleanOrNull(nativeId, 300),
    threadId: cleanOrNull(threadId, 2000),
    parentId: cleanOrNull(parentId, 2000)
  }
}

/** What hangs on it and how it was reacted to, fit to be kept; the files themselves are not fetched yet. */
export function extrasOf({ media, counts }: FoundComment): {
  attachments: readonly {
    kind: FoundComment['media'][number]['kind']
    url: string
    description: string | null
  }[]
  reactions: readonly Reaction[] | null
} {
  return {
    attachments: media.flatMap(({ kind, url, description }) => {
      const address = cleanAddress(url)
      return address === null ? [] : [{ kind, url: address, description: cleanOrNull(description, 300) }]
    }),
    reactions: reactionsOf(counts)
  }
}

// A page does not say where its links lead.
const flat = (text: string) =>
  withoutAddresses(cleanText(text, Number.POSITIVE_INFINITY)).replaceAll(/\s+/g, ' ').trim()

/** The same text by the same sender, or the same permalink still under the same name: then it has been edited. */
export function isSame(found: FoundComment, saved: CommentContent): boolean {
  const seen = contentOf(found)
  if (isOtherSender(seen, saved)) return false
  const before = flat(saved.text)
  const now = flat(seen.text)
  if (now === before) return !found.isEmpty
  const start = now.replace(/ ?(?:…|\.\.\.).{0,20}$/, '')
  if (start.length >= 20 && before.startsWith(start)) return true
  return saved.permalink !== null && seen.permalink === saved.permalink && seen.authorName !== null
}

/**
 * What stands there by the comment's own id, or where its address points, and still under the same name: it says something
 * else now, and is there.
 */
export function isEdited(
  found: FoundComment,
  saved: { readonly content: CommentContent; readonly nativeId: string | null }
): boolean {
  const seen = contentOf(found)
  const { nativeId } = placeOf(found)
  const isItsPlace = found.isLinked || (nativeId !== null && nativeId === saved.nativeId)
  // What is left standing in the place of one that was removed has no name.
  return isItsPlace && seen.authorName !== null && !isOtherSender(seen, saved.content)
}

function isOtherSender(seen: CommentContent, saved: CommentContent): boolean {
  return seen.authorName !== null && saved.authorName !== null && seen.authorName !== saved.authorName
}

/** Anywhere in the page's text, for texts long enough not to be there by chance. */
function isIn(text: string, saved: string): boolean {
  const wanted = flat(saved)
  return wanted.length >= 15 && flat(text).includes(wanted)
}

/**
 * Whether the saved words stand in the page's text by themselves, and not only where another comment quotes them. Which one is another its own id
 * or its own link says; without those nobody can tell.
 */
export function isStillIn(
  text: string,
  saved: { readonly content: CommentContent; readonly nativeId: string | null },
  found: readonly FoundComment[]
): boolean {
  const others = found.filter(one => isAnother(one, saved)).map(one => contentOf(one).text)
  return isInBeside(text, saved.content.text, others)
}

/** Whether the words are in the text more often than where the others quote them; one that says just the same quotes nobody. */
export function isInBeside(text: string, saved: string, others: readonly string[]): boolean {
  if (!isIn(text, saved)) return false
  const quoted = others.filter(each => flat(each) !== flat(saved)).map(each => timesIn(each, saved))
  return timesIn(text, saved) > quoted.reduce((sum, times) => sum + times, 0)
}

function isAnother(
  found: FoundComment,
  { content, nativeId }: { readonly content: CommentContent; readonly nativeId: string | null }
): boolean {
  const [link, id] = [contentOf(found).permalink, placeOf(found).nativeId]
  const isOtherLink =
    link !== null && content.permalink !== null && leadsToComment(link) && leadsToComment(content.permalink)
      ? !isSameComment(link, content.permalink)
      : null
  const isOtherId = id !== null && nativeId !== null ? id !== nativeId : null
  return isOtherLink !== false && isOtherId !== false && (isOtherLink ?? isOtherId ?? false)
}

const timesIn = (text: string, saved: string): number => flat(text).split(flat(saved)).length - 1

/** What leads to a comment, or tells where a visitor came from: the page is the same with and without it. */
const BESIDE = /comment|kommentar|reply|svar|^(?:lc|utm_.*|fbclid|igsh|_rdr|locale|hl)$/i

/** The same page, whatever comment on it the addresses point at. */
export function isSamePage(one: string, other: string): boolean {
  const [first, second] = [pageOf(one), pageOf(other)]
  return first !== null && first === second
}

/** Of what lies beside the page's own address, that which leads to one comment. */
const TO_COMMENT = /comment|kommentar|reply|svar/i

/** The same comment, however its link is written. Two that lead to the same page and to no comment are the same too. */
export function isSameComment(one: string, other: string): boolean {
  if (one === other) return true
  return isSamePage(one, other) && pointOf(one) === pointOf(other)
}

/** Whether the address leads to one comment, and not just to its page. */
export function leadsToComment(address: string): boolean {
  return pointOf(address) !== '[""]'
}

function pointOf(address: string): string {
  const url = URL.parse(address)
  const asked = [...(url?.searchParams ?? [])].filter(([key, value]) => value !== '' && TO_COMMENT.test(key))
  const pairs = asked.map(pair => pair.join('=')).sort()
  return JSON.stringify(pairs.length > 0 ? pairs : [url?.hash ?? ''])
}

function pageOf(address: string): string | null {
  const url = URL.parse(address)
  if (url === null) return null
  const asked = [...url.searchParams].filter(([key]) => !BESIDE.test(key)).map(pair => pair.join('='))
  // Most sites send their visitors on to the secure address, with or without `www`.
  const port = url.port === '' ? '' : `:${url.port}`
  const place = url.hostname.replace(/^www\./, '') + port + url.pathname.replace(/(?<!\/)\/+$/, '')
  return JSON.stringify([place, ...asked.sort()])
}
