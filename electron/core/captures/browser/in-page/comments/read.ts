// What a comment says of itself. Nothing is guessed: what is not shown is null.
import { countsOf, type ShownCounts } from './counts.ts'
import { type MarkedComments, ownPart } from './marks.ts'
import { type CommentMedia, mediaOf } from './media.ts'
import { type CommentPlace, hrefOf, linkAtTime, linkOf, placeOf, timeOf } from './place.ts'
import { calledName, nameIn, senderIn, wordsOfTime } from './sender.ts'
import { firstLine, isEmptyComment, textWithout } from './words.ts'

export type CommentFacts = CommentPlace & {
  text: string
  /** Its text is longer than what is read of it. */
  isCut: boolean
  authorName: string | null
  authorAddress: string | null
  timeShown: string | null
  timeMachine: string | null
  permalink: string | null
  /** What hangs on it: pictures, films and links to other sites that are not of its sender's name. */
  media: CommentMedia[]
  /** How many have liked, answered and passed it on. */
  counts: ShownCounts
  /** There is neither text nor picture in it. */
  isEmpty: boolean
}

const BODY =
  '[itemprop="text"], [itemprop="commentText"], [class*="comment-text" i], [class*="commenttext" i], [class*="comment__text" i], [class*="comment-content" i], [class*="comment-body" i], [class*="comment__body" i], [class*="kommentarstext" i], [class*="kommentar-text" i], [data-testid*="comment-text" i], [data-testid*="comment-body" i]'

export function readComment(page: MarkedComments, comment: Element, mostText: number): CommentFacts {
  const sender = senderIn(page, comment)
  const time = timeOf(page, comment)
  const inTime = time?.querySelector('time') ?? time
  const permalink = linkOf(page, comment)
  const text = textOfComment(page, comment, { sender, time })
  return {
    text: text.slice(0, mostText),
    isCut: text.length > mostText,
    isEmpty: text === '' && isEmptyComment(page, comment),
    authorName:
      firstLine(sender?.querySelector('[itemprop="name"], .fn, a') ?? sender) ??
      sender?.getAttribute('content') ??
      nameIn(comment.getAttribute('aria-label') ?? '') ??
      calledName(sender),
    authorAddress: hrefOf(linkOfSender(comment, sender)),
    timeShown: wordsOfTime(time),
    timeMachine: inTime?.getAttribute('datetime') ?? inTime?.getAttribute('content') ?? null,
    permalink,
    ...placeOf(page, comment, permalink),
    media: mediaOf(page, comment, sender),
    counts: countsOf(page, comment)
  }
}

function linkOfSender(comment: Element, sender: Element | null): Element | null {
  const links = [sender?.closest('a') ?? null, ...(sender?.querySelectorAll('a[href]') ?? [])]
  return links.find(one => one && comment.contains(one)) ?? null
}

function textOfComment(
  page: MarkedComments,
  comment: Element,
  { sender, time }: { sender: Element | null; time: Element | null }
): string {
  const said = page.hooks?.text == null ? null : ownPart(page, comment, page.hooks.text)
  if (said !== null) return textWithout(page, said)
  // What holds the sender or the time too is the whole comment and not its words, whatever it is called.
  const body = ownPart(page, comment, BODY, part => !part.contains(sender) && !part.contains(time))
  if (body) return textWithout(page, body)
  return textWithout(page, comment, new Set([sender, time, linkAtTime(time)].filter(one => one !== null)))
}
