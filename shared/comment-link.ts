// What a link from the browser hands over: `kanalarkiv:kommentar?adress=…&text=…`, with `&kapad=1` where more was selected than
// is in it. Any page can write such a link, so it only fills in a form; a person saves.
import { z } from 'zod'

/** The scheme that the app answers to. */
export const LINK_SCHEME = 'kanalarkiv'

/** The most text that is handed over. */
export const MOST_TEXT = 20_000

/** What is handed to the form; an empty address opens an empty form. */
export const CommentLink = z.strictObject({
  address: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]),
  text: z.string().max(MOST_TEXT),
  /** More was selected than `text`. */
  isCut: z.boolean()
})
export type CommentLink = z.infer<typeof CommentLink>

/** Opens an empty form. */
export const EMPTY_LINK: CommentLink = { address: '', text: '', isCut: false }

/** A bookmark that opens the form with the page's address and what is selected on it. */
export const BOOKMARKLET =
  `javascript:void((s=>location.href='${LINK_SCHEME}:kommentar?adress='+encodeURIComponent(location.href)` +
  `+'&text='+encodeURIComponent(s.slice(0,2000).toWellFormed())+(s.length>2000?'&kapad=1':''))(String(getSelection())))`
