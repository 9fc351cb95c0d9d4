// Reads the links that a browser hands over. They come from outside: what does not fit the form is nothing.
import { CommentLink, LINK_SCHEME, MOST_TEXT } from '#shared/comment-link.ts'

// What one start hands over to another holds 32 KiB in Chromium, the link among it. With a longer one the second would get
// no answer, take the first for hung, and end it. The bookmark's links are shorter than this.
const MOST_BYTES = 26_000

/** A link that must not even be handed over to the app that is open already. */
export const isTooLong = (words: readonly string[]) =>
  words.some(word => isLink(word) && Buffer.byteLength(word) > MOST_BYTES)

/** Whether a link is among these words, such as a command line; the rest of them may then come from outside too. */
export const hasLink = (words: readonly string[]) => words.some(isLink)

const isLink = (word: string) => word.toLowerCase().startsWith(`${LINK_SCHEME}:`)

/** The link among these words, such as a command line; null where there is none that can be used. */
export function commentLinkIn(words: readonly string[]): CommentLink | null {
  const link = words.find(isLink)
  if (link === undefined || isTooLong(words)) return null
  const url = URL.parse(link)
  if (url === null || !/^(?:\/\/)?kommentar\/?$/.test(`${url.host}${url.pathname}`)) return null
  const text = (url.searchParams.get('text') ?? '').toWellFormed().replaceAll('\0', '\uFFFD')
  const found = CommentLink.safeParse({
    address: url.searchParams.get('adress') ?? '',
    text: text.slice(0, MOST_TEXT),
    isCut: url.searchParams.has('kapad') || text.length > MOST_TEXT
  })
  return found.success ? found.data : null
}
