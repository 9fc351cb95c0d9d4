// What on a page looks like a comment, for a person to choose from.
import type { Reason } from '#shared/capture.ts'
import type { CommentCandidate, CommentsFound } from '#shared/comment.ts'
import { readText } from '../artefacts/text.ts'
import { cleanLine } from '../clean-text.ts'
import { preparePage } from '../prepare/prepare-page.ts'
import type { CaptureBrowser } from '../process/browser.ts'
import type { Limits } from '../process/limits.ts'
import { type CommentPage, quietly, visitComments } from './comment-visit.ts'
import { NO_PICTURES, pictureCandidates } from './picture-candidates.ts'
import { findFactsOnly, readComments } from './read-comments.ts'
import { contentOf } from './same-comment.ts'

/** With the address of each sender, and how many the page itself says there are. */
type Proposed = Omit<CommentsFound, 'candidates'> & {
  readonly candidates: readonly (Omit<CommentCandidate, 'byChannel'> & {
    readonly authorAddress: string | null
  })[]
  readonly shown: number | null
}

export async function proposeComments(
  browser: CaptureBrowser,
  request: CommentPage,
  { withPictures = false, ...options }: ProposeOptions
): Promise<Proposed | { reason: Reason }> {
  const result = await visitComments(browser, request, quietly(options), async (visit, page) => {
    const { window } = page
    await visit.run(preparePage())
    const found = await readComments(window, request.address, null, request.under)
    const shown = shownCount((await readText(window)).text)
    // A picture of the page would show what nothing may be kept of.
    const hasPictures =
      withPictures && (await findFactsOnly(page, visit.found.finalAddress, request)).size === 0
    const pictured = hasPictures ? await pictureCandidates(window, found.comments) : NO_PICTURES
    return { ...found, shown, pictured }
  })
  if ('reason' in result) return result
  const { comments, left, shown, pictured } = result.value
  const candidates = comments.map((found, at) => {
    const content = contentOf(found)
    return {
      selector: cleanLine(found.selector, 2000),
      authorName: content.authorName,
      authorAddress: content.authorAddress,
      excerpt: cleanLine(content.text, 200),
      isLinked: found.isLinked,
      picture: pictured.places[at] ?? null
    }
  })
  return {
    candidates: candidates.filter(({ excerpt, authorName }) => excerpt !== '' || authorName !== null),
    ...{ left, shown, sheets: pictured.sheets }
  }
}

type ProposeOptions = { signal: AbortSignal; limits?: Partial<Limits>; withPictures?: boolean }

/** How many comments the page itself says there are, such as "1 204 kommentarer"; null where it does not say. */
export function shownCount(text: string): number | null {
  const counts = shownCounts(text)
  return counts.length === 0 ? null : Math.max(...counts)
}

/** Every such number on the page. */
export function shownCounts(text: string): number[] {
  return [
    ...text.matchAll(
      /(?<![\d.,])(\d{1,3}(?:[ \u00A0\u202F.,]\d{3}){0,3}|\d{1,7})\s{1,3}(?:kommentar(?:er)?|comments?)\b/gi
    )
  ].map(([, digits = '']) => Number(digits.replaceAll(/\D/g, '')))
}
