// What a notification mail or something copied from a page seems to say. It only fills in a form: a person confirms.
import type { CommentProposal, GivenFile } from '#shared/comment.ts'
import { clean, shortOrNull } from '../../formats/mail/clean.ts'
import { textsOfHtml } from '../../formats/mail/html-apart.ts'
import { textOfHtml } from '../../formats/mail/html-text.ts'
import { readMail } from '../../formats/mail/mail-apart.ts'
import { isMailFile } from '../../formats/mail/read-message.ts'
import { isRelativeTime } from '../../formats/text/relative-time.ts'
import { readGiven } from './given-file.ts'

const NOTHING: CommentProposal = {
  basis: 'none',
  text: '',
  authorName: null,
  authorProfile: null,
  authorEmail: null,
  authorIp: null,
  timeShown: null,
  mailSent: null,
  permalink: null,
  lacking: [],
  links: []
}

/** What a file says: a mail is read, of a picture nothing is. @throws ArchiveError file-unreadable */
export async function proposeFromFile(file: GivenFile): Promise<CommentProposal> {
  const { bytes, isWhole } = await readGiven(file)
  if (!isMailFile(bytes)) return NOTHING
  if (!isWhole) return { ...NOTHING, lacking: ['mail-unread'] }
  const { notification, text, sentRaw, problems } = await readMail(bytes)
  // The mail's own time is not the comment's, and no platform's notification is known to give that.
  const mailSent = shortOrNull(sentRaw, 200)
  if (problems.includes('unreadable')) return { ...NOTHING, lacking: ['mail-unread'] }
  const lacking = problems.includes('text-cut') ? (['truncated'] as const) : []
  if (notification === null) return { ...NOTHING, text: clean(text), mailSent, lacking: [...lacking] }
  const { knownBy, authorName, authorEmail, authorUrl, authorIp, permalink } = notification
  return {
    basis: knownBy,
    text: clean(notification.text ?? ''),
    authorName,
    authorProfile: authorUrl,
    authorEmail,
    authorIp,
    timeShown: null,
    mailSent,
    permalink,
    lacking: [...lacking],
    links: []
  }
}

/** What was copied from a page. The HTML carries links that the text does not. */
export async function proposeFromClipboard({
  html,
  plain
}: {
  html: string | null
  plain: string | null
}): Promise<CommentProposal> {
  const text = clean(plain ?? (await textsOfHtml([html ?? '']))[0] ?? '')
  const links = linksIn(html ?? '')
  const own = links.find(({ href, words }) => LEADS_TO_COMMENT.test(href) && isRelativeTime(words))
  const permalink = own ?? links.find(({ href }) => LEADS_TO_COMMENT.test(href))
  const author = links.find(link => link !== permalink && link.words !== '' && !isRelativeTime(link.words))
  return {
    ...NOTHING,
    basis: 'clipboard',
    text,
    authorName: shortOrNull(author?.words),
    authorProfile: shortOrNull(author?.href, 2000),
    timeShown: own === undefined ? null : shortOrNull(own.words, 200),
    permalink: shortOrNull(permalink?.href, 2000),
    links
  }
}

const LEADS_TO_COMMENT = /comment|kommentar|reply_|[?&]lc=|\/status(?:es)?\/\d|\/post\/|#c\d/i

/** A tag, and the words that it leads from, are looked at so far. */
const MOST_TAG = 12_000
const MOST_WORDS = 500
const HREF = /\bhref\s{0,9}=\s{0,9}("[^"<>]{0,4000}"|'[^'<>]{0,4000}')/i

/** The links with their words; web addresses only, and at most fifty. Each letter of a paste is looked at so many times, and no more. */
function linksIn(pasted: string): CommentProposal['links'] {
  const html = pasted.slice(0, 1_000_000)
  const found: CommentProposal['links'] = []
  for (const { index } of html.matchAll(/<a\b/gi)) {
    const rest = html.slice(index + 1, index + MOST_TAG)
    const length = rest.search(/[<>]/)
    if (rest[length] !== '>') continue
    const [, quoted = ''] = HREF.exec(rest.slice(0, length)) ?? []
    const href = textOfHtml(quoted.slice(1, -1)).trim()
    if (!/^https?:\/\//i.test(href)) continue
    const begun = index + 1 + length + 1
    const [inside = ''] = html.slice(begun, begun + MOST_WORDS).split(/<\/?a\b/i, 1)
    found.push({ href: clean(href).slice(0, 2000), words: clean(textOfHtml(inside)).slice(0, 300) })
    if (found.length === 50) break
  }
  return found
}
