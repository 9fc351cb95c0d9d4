// Comments on a page: proposed to a person, saved before they are removed, and looked for again afterwards.
import type { Reason } from '#shared/capture.ts'
import type { CommentCandidate, CommentContent, CommentFileRole } from '#shared/comment.ts'
import { findLowBars, hideLowBars, showBars } from './bars.ts'
import type { CaptureBrowser } from './browser.ts'
import { cleanLine } from './clean.ts'
import { expandChosen } from './expand.ts'
import { chosenBoxes, showChosen } from './in-page/comment-boxes.ts'
import {
  type FoundComment,
  type FoundComments,
  findComments,
  type SelectorRefusal
} from './in-page/comments.ts'
import { LIMITS, type Limits } from './limits.ts'
import { shootBox, shootView } from './picture.ts'
import { type PageProvenance, provenanceOf } from './provenance.ts'
import { contentOf, isIn, isSame, isSamePage } from './same-comment.ts'
import { Shelf } from './shelf.ts'
import { MHTML, readSource } from './source.ts'
import { Steps } from './steps.ts'
import { readText } from './text.ts'
import { reasonOf, Trouble } from './trouble.ts'
import { Visit } from './visit.ts'
import { REFUSALS } from './wall.ts'
import { Life, type PageWindow } from './window.ts'

export type CommentFile = { role: CommentFileRole; mediaType: string; bytes: Uint8Array }

type CommentOptions = {
  signal: AbortSignal
  onStep(step: string): void
  keep(file: CommentFile): Promise<void>
  limits?: Partial<Limits>
}

/** What was pointed at is not one comment with something in it; `count` is how many were. */
type Refusal = SelectorRefusal | { why: 'comment-empty'; count: number }

type CommentCapture =
  | { outcome: 'saved'; content: CommentContent; provenance: PageProvenance; finalAddress: string | null }
  | { outcome: 'not-on-page' }
  | ({ outcome: 'refused' } & Refusal)
  | { outcome: 'failed'; reason: Reason }

const MOST = 500
const CONTEXT = 2_000
const PICTURES = 1_500

/** What on the page looks like a comment, for a person to choose from. */
export async function proposeComments(
  browser: CaptureBrowser,
  request: { address: string },
  options: { signal: AbortSignal; limits?: Partial<Limits> }
): Promise<{ candidates: CommentCandidate[]; shown: number | null } | { reason: Reason }> {
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
    shown: result.value.shown
  }
}

/** How many comments the page itself says there are, such as "1 204 kommentarer"; null where it does not say. */
export function shownCount(text: string): number | null {
  const counts = [
    ...text.matchAll(
      /(?<![\d.,])(\d{1,3}(?:[ \u00A0\u202F.,]\d{3}){0,3}|\d{1,7})\s{1,3}(?:kommentar(?:er)?|comments?)\b/gi
    )
  ].map(([, digits = '']) => Number(digits.replaceAll(/\D/g, '')))
  return counts.length === 0 ? null : Math.max(...counts)
}

/** Saves one comment: pictures of it and of its surroundings, the page's source, and what can be read of it. */
export async function captureComment(
  browser: CaptureBrowser,
  request: { address: string; selector: string | null },
  options: CommentOptions
): Promise<CommentCapture> {
  const result = await atPage(browser, request, options, async (visit, window, keep) => {
    const { steps } = visit
    await visit.prepare(window)
    const found = await steps.must('comment', async () => ({ value: await choose(window, request) }))
    if (found === null || 'why' in found) return found
    await steps.must('view', async () => {
      if (!(await window.evaluate(showChosen, PICTURES)))
        throw new Trouble('picture-failed', 'comment left the page')
      const view = await shootView(window)
      keep({ role: 'view', mediaType: 'image/png', bytes: view.bytes })
      return { value: null }
    })
    const html = await steps.must('pictures', () => shootComment(window, keep))
    await steps.must('source', async () => {
      const source = await readSource(window).catch(() => null)
      window.ended.throwIfAborted()
      if (source !== null) keep({ role: 'source', mediaType: MHTML, bytes: source })
      else keep({ role: 'source', mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(html, 'utf8') })
      return { value: null, detail: { form: source === null ? 'element' : 'page' } }
    })
    return found
  })
  if ('reason' in result) return { outcome: 'failed', reason: result.reason }
  const { value, visit } = result
  if (value === null) return { outcome: 'not-on-page' }
  if ('why' in value) return { outcome: 'refused', ...value }
  const more = {
    selector: cleanLine(value.selector, 2000),
    wasChosenBy: request.selector === null ? 'address' : 'person'
  }
  return {
    outcome: 'saved',
    content: contentOf(value),
    provenance: provenanceOf(visit, null, more),
    finalAddress: visit.final
  }
}

/** The comment asked for, unfolded; null when it is not there. */
async function choose(
  window: PageWindow,
  { address, selector }: { address: string; selector: string | null }
): Promise<FoundComment | Refusal | null> {
  const first = await readComments(window, address, selector)
  if (first.refusal !== null || first.chosen === null) return first.refusal
  await expandChosen(window)
  const again = await readComments(window, address, selector)
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
  request: { address: string; selector: string | null; content: CommentContent },
  options: CommentOptions
): Promise<{ outcome: 'gone' | 'still-there' } | { outcome: 'failed'; reason: Reason }> {
  const result = await atPage(
    browser,
    request,
    { ...options, mayBeGone: true },
    async (visit, window, keep) => {
      const isGone = visit.httpStatus === 404 || visit.httpStatus === 410
      if (!isGone) await visit.prepare(window)
      const seen = isGone ? null : await readComments(window, request.address, request.selector)
      const text = isGone ? '' : (await readText(window)).text
      const isThere =
        [...(seen?.comments ?? []), ...(seen?.matched ?? [])].some(one => isSame(one, request.content)) ||
        isIn(text, request.content.text)
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

/** Why a comment that was not seen may still be there. */
function doubtOf(visit: Visit, window: PageWindow, left: number): Reason | null {
  const [failure] = window.traffic.failures
  if (failure !== undefined) return { code: 'content-not-expanded', detail: failure }
  if (left > 0) return { code: 'content-not-expanded', detail: `${left} comments` }
  return visit.steps.reasons.find(({ code }) => UNSEEN.has(code)) ?? null
}

/** With one of these, a comment that was not seen may still be there. */
const UNSEEN = new Set<Reason['code']>([
  'content-not-expanded',
  'scroll-limit',
  'height-limit',
  'script-hung',
  'time-out',
  'consent-not-dismissed'
])

type Work<T> = (visit: Visit, window: PageWindow, keep: (file: CommentFile) => void) => Promise<T>

/** Opens the page for `work`. A page that is a login or an error is a reason. */
async function atPage<T>(
  browser: CaptureBrowser,
  request: { address: string },
  options: CommentOptions & { mayBeGone?: boolean },
  work: Work<T>
): Promise<{ value: T; visit: Visit } | { reason: Reason }> {
  const limits = { ...LIMITS, ...options.limits }
  const life = new Life(limits.total, options.signal)
  const steps = new Steps(options.onStep)
  const visit = new Visit({
    browser,
    request: { address: request.address, acceptBadCertificate: false, mayBePrivate: true },
    life,
    steps,
    limits
  })
  const shelf = new Shelf(options.keep, life)
  let result: { value: T; visit: Visit } | { reason: Reason }
  try {
    const window = await visit.arrive()
    const isGone = options.mayBeGone === true && [404, 410].includes(visit.httpStatus ?? 0)
    const refusal = steps.reasons.find(({ code }) => REFUSALS.has(code) || code === 'http-status')
    if (refusal !== undefined && !(isGone && refusal.code === 'http-status'))
      throw new Trouble(refusal.code, refusal.detail)
    result = { value: await work(visit, window, file => shelf.put(file)), visit }
  } catch (error) {
    result = { reason: reasonOf(error) }
  }
  await visit.window?.close()
  life.over()
  await shelf.finish()
  return result
}

async function readComments(
  window: PageWindow,
  address: string,
  selector: string | null
): Promise<FoundComments> {
  return window.evaluate(findComments, address, selector, MOST)
}

async function shootComment(window: PageWindow, keep: (file: CommentFile) => void) {
  const bars = await findLowBars(window)
  if (bars.length > 0) await hideLowBars(window)
  const boxes = await window.evaluate(chosenBoxes, CONTEXT)
  if (boxes === null) throw new Trouble('picture-failed', 'comment left the page')
  keep({ role: 'comment', mediaType: 'image/png', bytes: (await shootBox(window, boxes.comment)).bytes })
  keep({ role: 'context', mediaType: 'image/png', bytes: (await shootBox(window, boxes.context)).bytes })
  if (bars.length > 0) await showBars(window)
  return { value: boxes.html, detail: { comment: boxes.comment, context: boxes.context, hiddenBars: bars } }
}
