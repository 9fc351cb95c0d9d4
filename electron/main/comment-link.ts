// Reads the links that a browser hands over. They come from outside: what does not fit the form is nothing.
import { CommentLink, LINK_SCHEME, MOST_TEXT } from '#shared/comment-link.ts'

/** The link among these words, such as a command line; null where there is none that can be used. */
export function commentLinkIn(words: readonly string[]): CommentLink | null {
  const link = words.find(word => word.toLowerCase().startsWith(`${LINK_SCHEME}:`))
  if (link === undefined || link.length > 200_000) return null
  const url = URL.parse(link)
  if (url === null || !/^(?:\/\/)?kommentar\/?$/.test(`${url.host}${url.pathname}`)) return null
  const found = CommentLink.safeParse({
    address: url.searchParams.get('adress') ?? '',
    text: (url.searchParams.get('text') ?? '').toWellFormed().replaceAll('\0', '\uFFFD').slice(0, MOST_TEXT)
  })
  return found.success ? found.data : null
}
