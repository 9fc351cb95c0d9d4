// What a comment says of itself. Nothing is guessed: what is not shown is null.
import { countsOf, type ShownCounts } from './counts.ts'
import { type MarkedComments, ownParts } from './marks.ts'
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
  const words = partsOfText(page, comment, { sender, time })
  const text =
    words[0] === undefined
      ? textWithout(page, comment, new Set([sender, time, linkAtTime(time)].filter(one => one !== null)))
      : textWithout(page, words[0])
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
    counts: countsOf(page, comment, { words, sender })
  }
}

function linkOfSender(comment: Element, sender: Element | null): Element | null {
  const links = [sender?.closest('a') ?? null, ...(sender?.querySelectorAll('a[href]') ?? [])]
  return links.find(one => one && comment.contains(one)) ?? null
}

/** The parts that hold nothing but what was written, the first of which is read; none where no part is marked so. */
function partsOfText(
  page: MarkedComments,
  comment: Element,
  { sender, time }: { sender: Element | null; time: Element | null }
): Element[] {
  const said = page.hooks?.text == null ? [] : [...ownParts(page, comment, page.hooks.text)]
  if (said.length > 0) return said
  // What holds the sender or the time too is the whole comment and not its words, whatever it is called.
  return [...ownParts(page, comment, BODY, part => !part.contains(sender) && !part.contains(time))]
}
