// Comments on a page: proposed to a person, saved before they are removed, and looked for again afterwards.
import type { Reason } from '#shared/capture.ts'
import type { CommentCandidate, CommentContent, CommentFileRole } from '#shared/comment.ts'
import { findLowBars, hideLowBars, showBars } from './bars.ts'
import type { CaptureBrowser } from './browser.ts'
import { cleanAddress, cleanLine, cleanOrNull, cleanText } from './clean.ts'
import { expandChosen } from './expand.ts'
import { chosenBoxes, showChosen } from './in-page/comment-boxes.ts'
import { type FoundComment, type FoundComments, findComments } from './in-page/comments.ts'
import { LIMITS, type Limits } from './limits.ts'
import { shootBox, shootView } from './picture.ts'
import { type PageProvenance, provenanceOf } from './provenance.ts'
import { Shelf } from './shelf.ts'
import { MHTML, readSource } from './source.ts'
import { Steps } from './steps.ts'
import { reasonOf, Trouble } from './trouble.ts'
import { Visit } from './visit.ts'
import { Life, type PageWindow } from './window.ts'

export type CommentFile = { role: CommentFileRole; mediaType: string; bytes: Uint8Array }

type CommentOptions = {
  signal: AbortSignal
  onStep(step: string): void
  keep(file: CommentFile): Promise<void>
  limits?: Partial<Limits>
}

type CommentCapture =
  | { outcome: 'saved'; content: CommentContent; provenance: PageProvenance; finalAddress: string | null }
  | { outcome: 'not-on-page' }
  | { outcome: 'failed'; reason: Reason }

const MOST = 500
const CONTEXT = 2_000
const PICTURES = 1_500

/** What on the page looks like a comment, for a person to choose from. */
export async function proposeComments(
  browser: CaptureBrowser,
  request: { address: string },
  options: { signal: AbortSignal; limits?: Partial<Limits> }
): Promise<{ candidates: CommentCandidate[] } | { reason: Reason }> {
  const quiet = { ...options, onStep: () => undefined, keep: async () => undefined }
  const result = await atPage(browser, request, quiet, async (visit, window) => {
    await visit.prepare(window)
    return readComments(window, request.address, null)
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
  return { candidates: candidates.filter(({ excerpt, authorName }) => excerpt !== '' || authorName !== null) }
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
    const found = await steps.must('comment', async () => {
      const first = await readComments(window, request.address, request.selector)
      if (first.chosen === null) return { value: null }
      await expandChosen(window)
      const again = await readComments(window, request.address, request.selector)
      return { value: again.comments[again.chosen ?? -1] ?? null }
    })
    if (found === null) return null
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
      const found = isGone ? null : await readComments(window, request.address, null)
      const text = isGone ? '' : await window.evaluate(() => document.body.innerText)
      const isThere =
        found !== null &&
        (found.comments.some(one => isSame(one, request.content)) || isIn(text, request.content.text))
      await visit.steps.must('confirmation', async () => {
        const { bytes } = await shootView(window)
        keep({ role: 'confirmation', mediaType: 'image/png', bytes })
        return { value: null }
      })
      if (isThere) return 'still-there' as const
      const unseen = visit.steps.reasons.find(({ code }) => UNSEEN.has(code))
      if (!isGone && unseen !== undefined) throw new Trouble(unseen.code, unseen.detail)
      return 'gone' as const
    }
  )
  return 'reason' in result ? { outcome: 'failed', reason: result.reason } : { outcome: result.value }
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
    request: { address: request.address, acceptBadCertificate: false },
    life,
    steps,
    limits
  })
  const shelf = new Shelf(options.keep, life)
  let result: { value: T; visit: Visit } | { reason: Reason }
  try {
    const window = await visit.arrive()
    const isGone = options.mayBeGone === true && [404, 410].includes(visit.httpStatus ?? 0)
    const refusal = steps.reasons.find(({ code }) => code === 'login-required' || code === 'http-status')
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

function contentOf(found: FoundComment): CommentContent {
  return {
    text: cleanText(found.text, 100_000),
    authorName: cleanOrNull(found.authorName, 300),
    authorAddress: cleanAddress(found.authorAddress),
    timeShown: cleanOrNull(found.timeShown, 200),
    timeMachine: cleanOrNull(found.timeMachine, 100),
    permalink: cleanAddress(found.permalink)
  }
}

const flat = (text: string) => cleanText(text, 200_000).replaceAll(/\s+/g, ' ').trim()

/** The same text by the same sender, or the same permalink still under the same name: then it has been edited. */
function isSame(found: FoundComment, saved: CommentContent): boolean {
  const seen = contentOf(found)
  const isOtherSender =
    seen.authorName !== null && saved.authorName !== null && seen.authorName !== saved.authorName
  if (isOtherSender) return false
  const before = flat(saved.text)
  const now = flat(seen.text)
  if (now === before) return true
  const start = now.replace(/\s*(?:…|\.\.\.).{0,20}$/, '')
  if (start.length >= 20 && before.startsWith(start)) return true
  return saved.permalink !== null && seen.permalink === saved.permalink && seen.authorName !== null
}

/** Anywhere in the page's text, for texts long enough not to be there by chance. */
function isIn(text: string, saved: string): boolean {
  const wanted = flat(saved)
  return wanted.length >= 15 && flat(text).includes(wanted)
}
