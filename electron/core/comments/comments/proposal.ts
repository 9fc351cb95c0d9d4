// What a notification mail or something copied from a page seems to say. It only fills in a form: a person confirms.
import type { CommentProposal } from '#shared/comment.ts'
import { clean, shortOrNull } from '../../formats/mail/clean.ts'
import { textOfHtml } from '../../formats/mail/html-text.ts'
import { readMail } from '../../formats/mail/mail-apart.ts'
import { isMailFile } from '../../formats/mail/read-message.ts'
import { isRelativeTime } from '../../formats/text/relative-time.ts'
import { readAtMost } from '../../kernel/objects/read-at-most.ts'

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
export async function proposeFromFile(path: string): Promise<CommentProposal> {
  const { bytes, isWhole } = await readAtMost(path)
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
export function proposeFromClipboard({
  html,
  plain
}: {
  html: string | null
  plain: string | null
}): CommentProposal {
  const text = clean(plain ?? textOfHtml(html ?? ''))
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

// No pattern looks further than a bounded piece, so that a paste made of them takes no longer than any other.
const LINK =
  /<a\b[^<>]{0,4000}?\bhref\s{0,9}=\s{0,9}("[^"<>]{0,4000}"|'[^'<>]{0,4000}')[^<>]{0,4000}>((?:(?!<\/?a\b)[\s\S]){0,500})/gi

/** The links with their words; web addresses only, and at most fifty. */
function linksIn(html: string): CommentProposal['links'] {
  const found: CommentProposal['links'] = []
  for (const [, quoted = '', inside = ''] of html.slice(0, 1_000_000).matchAll(LINK)) {
    const href = textOfHtml(quoted.slice(1, -1)).trim()
    if (!/^https?:\/\//i.test(href)) continue
    found.push({ href: clean(href).slice(0, 2000), words: clean(textOfHtml(inside)).slice(0, 300) })
    if (found.length === 50) break
  }
  return found
}
