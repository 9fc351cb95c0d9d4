// Saves one comment, or one post: pictures of it and of its surroundings, the page's source, and what can be read of it. The steps stand here in
// their order.
import type { Reason } from '#shared/capture.ts'
import type { CommentContent, Lacking } from '#shared/comment.ts'
import { type PageProvenance, provenanceOf } from '../artefacts/provenance.ts'
import { cleanLine } from '../clean-text.ts'
import type { PageBox } from '../in-page/boxes.ts'
import type { FoundComment, SelectorRefusal } from '../in-page/comments/find.ts'
import { expandChosen } from '../prepare/expand.ts'
import { preparePage } from '../prepare/prepare-page.ts'
import type { CaptureBrowser } from '../process/browser.ts'
import { Trouble } from '../trouble.ts'
import type { OpenPage, Visit } from '../visit.ts'
import { type CommentOptions, type CommentPage, type MakingFile, visitComments } from './comment-visit.ts'
import { type Pictured, pictureChosen, sourceOf } from './picture-comment.ts'
import { type Asked, findFactsOnly, readAsked, readChosen, readComments } from './read-comments.ts'
import { contentOf, extrasOf, lackingOf, placeOf } from './same-comment.ts'

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

type CommentRequest = CommentPage & Asked

/** What was saved; `leftOut`: the files that would show others, of whom nothing may be kept. */
type Saved = {
  readonly found: FoundComment
  readonly pictured: Pictured
  readonly leftOut: readonly string[]
}

export async function captureComment(
  browser: CaptureBrowser,
  request: CommentRequest,
  options: CommentOptions
): Promise<CommentCapture> {
  const result = await visitComments(browser, request, options, (visit, page, keep) =>
    save(visit, page, request, keep)
  )
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
    finalAddress: visit.found.finalAddress
  }
}

/** What is done at the page, from top to bottom; null when the comment is not there. */
async function save(
  visit: Visit,
  page: OpenPage,
  request: CommentRequest,
  keep: (file: MakingFile) => void
): Promise<Saved | Refusal | { readonly unkept: string } | null> {
  await visit.run(preparePage(() => isPointedAt(page, request)))
  const found = await page.steps.required('comment', async () => ({ value: await choose(page, request) }))
  if (found === null || 'why' in found) return found
  const factsOnly = await findFactsOnly(page, visit.found.finalAddress, request)
  const own = factsOnly.get(found.selector)
  if (own !== undefined) return { unkept: own }
  return factsOnly.size > 0
    ? saveAlone(page, request, [...factsOnly.keys()], keep)
    : saveWhole(page, request, found, keep)
}

/** What the address itself points at need not be looked for: then the rest of the page is not gone through. */
async function isPointedAt({ window }: OpenPage, request: CommentRequest): Promise<boolean> {
  // The comments under a post are saved with it, so its page is gone through.
  if (request.kind === 'post') return false
  const there = await readChosen(window, request)
  return there?.isLinked === true && !there.isEmpty
}

/** The comment asked for, unfolded; null when it is not there. */
async function choose({ window }: OpenPage, request: CommentRequest): Promise<FoundComment | Refusal | null> {
  const first = await readAsked(window, request)
  if (first.refusal !== null || first.chosen === null) return first.refusal
  const again = (await expandChosen(window)) ? await readAsked(window, request) : first
  const found = again.comments[again.chosen ?? -1] ?? null
  if (again.refusal !== null) return again.refusal
  return found?.isEmpty ? { why: 'comment-empty', count: 1 } : found
}

async function saveWhole(
  page: OpenPage,
  request: CommentRequest,
  found: FoundComment,
  keep: (file: MakingFile) => void
): Promise<Saved> {
  const readAgain = () => readChosen(page.window, request)
  const shot = await pictureChosen(page, found, readAgain, { withSource: true })
  for (const file of shot.files) keep(file)
  keep(await sourceOf(page, { source: async () => shot.source, html: async () => shot.html }))
  return { ...shot, leftOut: [] }
}

/** Of a page with comments that nothing may be kept of, which stand where the `others` say: the picture of the comment alone. */
async function saveAlone(
  page: OpenPage,
  request: CommentRequest,
  others: readonly string[],
  keep: (file: MakingFile) => void
): Promise<Saved | null> {
  const { window } = page
  // The choice was moved to look for the others.
  const found = await readChosen(window, request)
  if (found === null) return null
  const shot = await pictureChosen(page, found, () => readChosen(window, request))
  for (const selector of others) {
    await readComments(window, request.address, selector)
    const boxes = await window.ask('chosenBoxes', 0)
    if (boxes === null || overlap(boxes.comment, shot.pictured.comment)) throw new Trouble('facts-only')
  }
  // What shows more of the page than the comment shows the others too.
  for (const file of shot.files) if (file.role === 'comment') keep(file)
  return { ...shot, leftOut: ['context', 'view', 'source'] }
}

/** Whether two boxes share more than the edges that they are rounded to. */
function overlap(one: PageBox, other: PageBox): boolean {
  const shared = (from: 'x' | 'y', size: 'width' | 'height') =>
    Math.min(one[from] + one[size], other[from] + other[size]) - Math.max(one[from], other[from])
  return shared('x', 'width') > 16 && shared('y', 'height') > 2
}
