// Looks for a saved comment again, after it was to be removed.
import type { Reason } from '#shared/capture.ts'
import type { CommentContent } from '#shared/comment.ts'
import { shootView } from '../artefacts/picture.ts'
import { readText } from '../artefacts/text.ts'
import { preparePage } from '../prepare/prepare-page.ts'
import type { CaptureBrowser } from '../process/browser.ts'
import { Trouble } from '../trouble.ts'
import type { OpenPage, Visit } from '../visit.ts'
import {
  type CommentOptions,
  type CommentPage,
  isGoneStatus,
  type MakingFile,
  visitComments
} from './comment-visit.ts'
import { type Asked, doubtOf, findFactsOnly, readAsked } from './read-comments.ts'
import { isEdited, isSame, isSamePage, isStillIn } from './same-comment.ts'

type CommentRequest = CommentPage &
  Asked & {
    readonly content: CommentContent
    readonly nativeId: string | null
  }
type Outcome = 'gone' | 'still-there'

/**
 * Whether the comment is still on the page. `gone` is said only of a page that was seen whole, or that is itself gone;
 * a picture of what was seen is kept as `confirmation`.
 */
export async function checkComment(
  browser: CaptureBrowser,
  request: CommentRequest,
  options: CommentOptions
): Promise<{ outcome: Outcome } | { outcome: 'failed'; reason: Reason }> {
  const result = await visitComments(browser, request, { ...options, mayBeGone: true }, (visit, page, keep) =>
    check(visit, page, request, keep)
  )
  return 'reason' in result ? { outcome: 'failed', reason: result.reason } : { outcome: result.value }
}

/** What is done at the page, from top to bottom. */
async function check(
  visit: Visit,
  page: OpenPage,
  request: CommentRequest,
  keep: (file: MakingFile) => void
): Promise<Outcome> {
  const isGone = isGoneStatus(visit.httpStatus)
  const { isThere, left } = isGone ? { isThere: false, left: 0 } : await findAgain(visit, page, request)
  await page.steps.required('confirmation', async () => {
    const { bytes } = await shootView(page.window)
    keep({ role: 'confirmation', mediaType: 'image/png', bytes })
    return { value: null }
  })
  if (isThere) return 'still-there'
  const { finalAddress } = visit.found
  const pages = [request.address, request.content.permalink ?? request.address]
  if (!pages.some(address => isSamePage(address, finalAddress ?? address)))
    throw new Trouble('navigated-away')
  const doubt = isGone ? null : doubtOf(page, left)
  if (doubt !== null) throw new Trouble(doubt.code, doubt.detail)
  return 'gone'
}

/** Whether it is among the comments or in the text of the page; `left`: so many comments were not read. */
async function findAgain(
  visit: Visit,
  page: OpenPage,
  request: CommentRequest
): Promise<{ isThere: boolean; left: number }> {
  const { window } = page
  await visit.run(preparePage())
  if ((await findFactsOnly(page, visit.found.finalAddress, request)).size > 0) throw new Trouble('facts-only')
  const { comments, matched, left } = await readAsked(window, request)
  const { text } = await readText(window)
  const isFound = [...comments, ...matched].some(
    one => isSame(one, request.content) || isEdited(one, request)
  )
  return { isThere: isFound || isStillIn(text, request, comments), left }
}
