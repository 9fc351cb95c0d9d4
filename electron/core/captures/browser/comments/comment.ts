// Comments on a page: proposed to a person, saved before they are removed, and looked for again afterwards.
import type { Reason } from '#shared/capture.ts'
import type { CommentContent, CommentsFound, Lacking } from '#shared/comment.ts'
import { shootView } from '../artefacts/picture.ts'
import { type PageProvenance, provenanceOf } from '../artefacts/provenance.ts'
import { readText } from '../artefacts/text.ts'
import { cleanLine } from '../clean-text.ts'
import type { PageBox } from '../in-page/boxes.ts'
import type { FoundComment, SelectorRefusal } from '../in-page/comments/find.ts'
import { expandChosen } from '../prepare/expand.ts'
import type { CaptureBrowser } from '../process/browser.ts'
import type { Limits } from '../process/limits.ts'
import type { PageWindow } from '../process/page-window.ts'
import { Trouble } from '../trouble.ts'
import {
  atPage,
  type CommentOptions,
  type CommentPage,
  doubtOf,
  findFactsOnly,
  type Pictured,
  pictureChosen,
  readComments,
  sourceOf
} from './comment-page.ts'
import {
  contentOf,
  extrasOf,
  isEdited,
  isIn,
  isSame,
  isSamePage,
  lackingOf,
  placeOf
} from './same-comment.ts'

/** What was pointed at is not one comment with something in it; `count` is how many were. */
type Refusal = SelectorRefusal | { why: 'comment-empty'; count: number }

type CommentCapture =
  | {
      outcome: 'saved'
      content: CommentContent
      lacking: readonly Lacking[]
      place: ReturnType<typeof placeOf>
      extras: ReturnType<typeof extrasOf>
      pictured: Pictured
      provenance: PageProvenance
      finalAddress: string | null
    }
  | { outcome: 'not-on-page' }
  /** Nothing may be kept of what was asked for, which has this link. */
  | { outcome: 'facts-only'; link: string }
  | ({ outcome: 'refused' } & Refusal)
  | { outcome: 'failed'; reason: Reason }

/** What on the page looks like a comment, for a person to choose from. */
export async function proposeComments(
  browser: CaptureBrowser,
  request: CommentPage,
  options: { signal: AbortSignal; limits?: Partial<Limits> }
): Promise<(CommentsFound & { shown: number | null }) | { reason: Reason }> {
  const quiet = { ...options, onStep: () => undefined, keep: async () => undefined }
  const result = await atPage(browser, request, quiet, async (visit, window) => {
    await visit.prepare(window)
    const found = await readComments(window, request.address, null)
    return { ...found, shown: shownCount((await readText(window)).text) }
  })
  if ('reason' in result) return result
  const candidates = result.value.comments.map(found => {
    const content = contentOf(found)
    return {
      selector: cleanLine(found.selector, 2000),
      authorName: content.authorName,
      excerpt: cleanLine(content.text, 200),
      isLinked: found.isLinked
    }
  })
  return {
    candidates: candidates.filter(({ excerpt, authorName }) => excerpt !== '' || authorName !== null),
    left: result.value.left,
    shown: result.value.shown
  }
}

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

/** Saves one comment: pictures of it and of its surroundings, the page's source, and what can be read of it. */
export async function captureComment(
  browser: CaptureBrowser,
  request: CommentPage & { selector: string | null },
  options: CommentOptions
): Promise<CommentCapture> {
  const result = await atPage(browser, request, options, async (visit, window, keep) => {
    const { steps } = visit
    // What the address itself points at need not be looked for: then the rest of the page is not gone through.
    await visit.prepare(window, async () => {
      const { comments, chosen } = await readComments(window, request.address, request.selector)
      const there = comments[chosen ?? -1]
      return there?.isLinked === true && !there.isEmpty
    })
    const found = await steps.must('comment', async () => ({ value: await choose(window, request) }))
    if (found === null || 'why' in found) return found
    const noted = await findFactsOnly(visit, window, request)
    const own = noted.get(found.selector)
    if (own !== undefined) return { unkept: own }
    const look = async () => {
      const again = await readComments(window, request.address, request.selector)
      return again.comments[again.chosen ?? -1] ?? null
    }
    if (noted.size > 0) {
      // The choice was moved to look for the others.
      const again = await look()
      if (again === null) return null
      const pictured = await pictureChosen(visit, window, again, look)
      for (const selector of noted.keys()) {
        await readComments(window, request.address, selector)
        const boxes = await window.ask('chosenBoxes', 0)
        if (boxes === null || overlap(boxes.comment, pictured.pictured.comment))
          throw new Trouble('facts-only')
      }
      // What shows more of the page than the comment shows the others too.
      for (const file of pictured.files) if (file.role === 'comment') keep(file)
      return { ...pictured, leftOut: ['context', 'view', 'source'] }
    }
    const pictured = await pictureChosen(visit, window, found, look, true)
    for (const file of pictured.files) keep(file)
    keep(await sourceOf(visit, { source: async () => pictured.source, html: async () => pictured.html }))
    return { ...pictured, leftOut: [] as string[] }
  })
  if ('reason' in result) return { outcome: 'failed', reason: result.reason }
  const { value, visit } = result
  if (value === null) return { outcome: 'not-on-page' }
  if ('why' in value) return { outcome: 'refused', ...value }
  if ('unkept' in value) return { outcome: 'facts-only', link: value.unkept }
  const { found, pictured, leftOut } = value
  const more = {
    selector: cleanLine(found.selector, 2000),
    wasChosenBy: request.selector === null ? 'address' : 'person',
    // There is a comment on the page that nothing may be kept of.
    ...(leftOut.length === 0 ? {} : { leftOut })
  }
  return {
    outcome: 'saved',
    content: contentOf(found),
    lacking: lackingOf(found),
    place: placeOf(found),
    extras: extrasOf(found),
    pictured,
    provenance: provenanceOf(visit, null, more),
    finalAddress: visit.final
  }
}

/** Whether two boxes share more than the edges that they are rounded to. */
function overlap(one: PageBox, other: PageBox): boolean {
  const shared = (from: 'x' | 'y', size: 'width' | 'height') =>
    Math.min(one[from] + one[size], other[from] + other[size]) - Math.max(one[from], other[from])
  return shared('x', 'width') > 16 && shared('y', 'height') > 2
}

/** The comment asked for, unfolded; null when it is not there. */
async function choose(
  window: PageWindow,
  { address, selector }: { address: string; selector: string | null }
): Promise<FoundComment | Refusal | null> {
  const first = await readComments(window, address, selector)
  if (first.refusal !== null || first.chosen === null) return first.refusal
  const again = (await expandChosen(window)) ? await readComments(window, address, selector) : first
  const found = again.comments[again.chosen ?? -1] ?? null
  if (again.refusal !== null) return again.refusal
  return found?.isEmpty ? { why: 'comment-empty', count: 1 } : found
}

/**
 * Whether the comment is still on the page. `gone` is said only of a page that was seen whole, or that is itself gone;
 * a picture of what was seen is kept as `confirmation`.
 */
export async function lookAgain(
  browser: CaptureBrowser,
  request: CommentPage & { selector: string | null; content: CommentContent; nativeId: string | null },
  options: CommentOptions
): Promise<{ outcome: 'gone' | 'still-there' } | { outcome: 'failed'; reason: Reason }> {
  const result = await atPage(
    browser,
    request,
    { ...options, mayBeGone: true },
    async (visit, window, keep) => {
      const isGone = visit.httpStatus === 404 || visit.httpStatus === 410
      if (!isGone) await visit.prepare(window)
      if (!isGone && (await findFactsOnly(visit, window, request)).size > 0) throw new Trouble('facts-only')
      const seen = isGone ? null : await readComments(window, request.address, request.selector)
      const text = isGone ? '' : (await readText(window)).text
      const isThere =
        [...(seen?.comments ?? []), ...(seen?.matched ?? [])].some(
          one => isSame(one, request.content) || isEdited(one, request)
        ) || isIn(text, request.content.text)
      await visit.steps.must('confirmation', async () => {
        const { bytes } = await shootView(window)
        keep({ role: 'confirmation', mediaType: 'image/png', bytes })
        return { value: null }
      })
      if (isThere) return 'still-there' as const
      const pages = [request.address, request.content.permalink ?? request.address]
      if (!pages.some(page => isSamePage(page, visit.final ?? page))) throw new Trouble('navigated-away')
      const doubt = isGone ? null : doubtOf(visit, window, seen?.left ?? 0)
      if (doubt !== null) throw new Trouble(doubt.code, doubt.detail)
      return 'gone' as const
    }
  )
  return 'reason' in result ? { outcome: 'failed', reason: result.reason } : { outcome: result.value }
}
