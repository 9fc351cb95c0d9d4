// A page that comments stand on: opened, read, and what may be missing of it.
import type { Reason } from '#shared/capture.ts'
import { type CommentFileRole, MOST_TEXT } from '#shared/comment.ts'
import type { Platform } from '#shared/register.ts'
import { cutOut } from '../../../formats/png/png.ts'
import { Shelf } from '../artefacts/artefact-writer.ts'
import { findStill, putBack, setAside } from '../artefacts/fixed-elements.ts'
import { type Layout, linesWithin } from '../artefacts/layout.ts'
import { shootBox, shootView } from '../artefacts/picture.ts'
import { MHTML, readSource } from '../artefacts/source.ts'
import type { PageBox } from '../in-page/boxes.ts'
import type { FoundComment, FoundComments } from '../in-page/comments/find.ts'
import { privateAddress } from '../network/request-guard.ts'
import type { CaptureBrowser } from '../process/browser.ts'
import { LIMITS, type Limits } from '../process/limits.ts'
import { Life, type PageWindow } from '../process/page-window.ts'
import { REFUSALS } from '../refusals/wall.ts'
import { Steps } from '../steps.ts'
import { reasonOf, Trouble } from '../trouble.ts'
import { Visit } from '../visit.ts'
import { contentOf, isSameComment, isSamePage, leadsToComment } from './same-comment.ts'

export type CommentFile = { role: CommentFileRole; mediaType: string; bytes: Uint8Array }

/** A file whose bytes may still be in the making, for which the page is no longer needed. */
export type MakingFile = Omit<CommentFile, 'bytes'> & { bytes: Uint8Array | Promise<Uint8Array> }

export const made = async ({ bytes, ...file }: MakingFile): Promise<CommentFile> => ({
  ...file,
  bytes: await bytes
})

/** Where comments stand, and whether that may lie in a private network. */
export type CommentPage = {
  readonly address: string
  readonly platform?: Platform
  readonly mayBePrivate: boolean
  /** The links of comments that nothing may be kept of; none where nothing is kept of the page. */
  readonly factsOnly?: readonly string[]
}

export type CommentOptions = {
  signal: AbortSignal
  onStep(step: string): void
  keep(file: CommentFile): Promise<void>
  limits?: Partial<Limits>
  /** Nobody needs the browser afterwards: it ends while what it gave is being kept. Who started it waits for its end. */
  endsBrowser?: boolean
}

const MOST = 500

/** Why a comment that was not seen may still be there. */
export function doubtOf(visit: Visit, window: PageWindow, left: number): Reason | null {
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

type Work<T> = (visit: Visit, window: PageWindow, keep: (file: MakingFile) => void) => Promise<T>

/** Why there is no page to look at; `retryAfter` is how many seconds it asks to be left alone. */
export type PageTrouble = { reason: Reason; retryAfter: number | null }

/** Opens the page for `work`. A page that is a login or an error is a reason. */
export async function atPage<T>(
  browser: CaptureBrowser,
  request: CommentPage,
  options: CommentOptions & { mayBeGone?: boolean },
  work: Work<T>
): Promise<{ value: T; visit: Visit } | PageTrouble> {
  const limits = { ...LIMITS, ...options.limits }
  const life = new Life(limits.total, options.signal)
  const steps = new Steps(options.onStep)
  const visit = new Visit({
    browser,
    request: { ...request, acceptBadCertificate: false },
    life,
    steps,
    limits
  })
  const shelf = new Shelf(async (file: MakingFile) => options.keep(await made(file)), life)
  let result: { value: T; visit: Visit } | PageTrouble
  try {
    const window = await visit.arrive()
    const isGone = options.mayBeGone === true && [404, 410].includes(visit.httpStatus ?? 0)
    const refusal = steps.reasons.find(({ code }) => REFUSALS.has(code) || code === 'http-status')
    if (refusal !== undefined && !(isGone && refusal.code === 'http-status'))
      throw new Trouble(refusal.code, refusal.detail)
    result = { value: await work(visit, window, file => shelf.put(file)), visit }
    if (visit.gate?.isPrivate) throw privateAddress()
  } catch (error) {
    result = { reason: reasonOf(error), retryAfter: visit.window?.traffic.answer?.retryAfter ?? null }
  }
  if (options.endsBrowser) void browser.close()
  else await visit.window?.close()
  life.over()
  await shelf.finish().catch(error => {
    if (!(error instanceof Trouble)) throw error
    result = { reason: reasonOf(error), retryAfter: null }
  })
  return result
}

export async function readComments(
  window: PageWindow,
  address: string,
  selector: string | null
): Promise<FoundComments> {
  return window.ask('findComments', address, selector, MOST, MOST_TEXT)
}

/**
 * The comments on the page that nothing may be kept of: their selectors, and the link of each. What is chosen is to be read
 * again afterwards. @throws Trouble facts-only when that is so of the whole page
 */
export async function findFactsOnly(
  visit: Visit,
  window: PageWindow,
  { address, factsOnly = [] }: CommentPage
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  if (factsOnly.length === 0) return found
  const { comments } = await readComments(window, address, null)
  for (const { selector, permalink } of comments) {
    const link = factsOnly.find(each => permalink !== null && isSameComment(each, permalink))
    if (link !== undefined) found.set(selector, link)
  }
  const here = factsOnly.filter(link => isSamePage(link, address) || isSamePage(link, visit.final ?? address))
  if (here.some(link => !leadsToComment(link))) throw new Trouble('facts-only')
  // One that shows no link of its own is told as the page would point it out.
  for (const link of here)
    for (const { selector, isLinked } of (await readComments(window, link, null)).comments)
      if (isLinked) found.set(selector, link)
  return found
}

const PICTURES = 1_500
const CONTEXT = 2_000

/** What of the page the pictures show, and where in it each line of text is; kept with what speaks for the comment. */
export type Pictured = {
  readonly comment: PageBox
  readonly context: PageBox
  readonly blocks: Layout['blocks']
}

/** The comment that is looked for, as it stands on the page now; null when it is not there. */
type Look = () => Promise<FoundComment | null>

/** How the comment was found, read again and pictured; `source` is the page's own, where it was asked for and is to be had. */
type Shown = {
  readonly found: FoundComment
  readonly files: MakingFile[]
  readonly pictured: Pictured
  readonly html: string
  readonly source: Buffer | null
}

/**
 * Pictures of the chosen comment, of its surroundings and of the window, and its HTML. Read again afterwards by `look`: what
 * has changed meanwhile is pictured once more, so that words and pictures are of the same moment. With `withSource` the page's
 * source is of that moment too; the browser writes it while it draws the window.
 * @throws Trouble comment-changed, picture-failed
 */
export async function pictureChosen(
  { steps }: Visit,
  window: PageWindow,
  found: FoundComment,
  look: Look,
  withSource = false
): Promise<Shown> {
  let seen = found
  for (let tries = 0; tries < 2; tries++) {
    const files: MakingFile[] = []
    const source = await steps.must('view', async () => {
      if (!(await window.ask('showChosen', PICTURES)))
        throw new Trouble('picture-failed', 'comment left the page')
      const [view, value] = await Promise.all([shootView(window), withSource ? sourceOrNull(window) : null])
      files.push({ role: 'view', mediaType: 'image/png', bytes: view.bytes })
      return { value }
    })
    const shot = await steps.must('pictures', () => shootComment(window, file => files.push(file)))
    const again = await look()
    if (again === null) throw new Trouble('picture-failed', 'comment left the page')
    if (saysTheSame(seen, again)) return { found: again, files, ...shot, source }
    seen = again
  }
  throw new Trouble('comment-changed', null)
}

function saysTheSame(one: FoundComment, other: FoundComment): boolean {
  const [before, now] = [contentOf(one), contentOf(other)]
  return before.text === now.text && before.authorName === now.authorName
}

async function shootComment(window: PageWindow, keep: (file: MakingFile) => void) {
  const { bars, backgrounds } = await findStill(window)
  const isChanged = bars.length + backgrounds > 0
  if (isChanged) await setAside(window)
  const boxes = await window.ask('chosenBoxes', CONTEXT)
  if (boxes === null) throw new Trouble('picture-failed', 'comment left the page')
  const { html, ...shown } = boxes
  const pictured: Pictured = { ...shown, blocks: await linesWithin(window, shown.context) }
  const { comment, context } = boxes
  const { bytes } = await shootBox(window, context)
  const own = isIn(comment, context)
    ? cutOut(bytes, { ...comment, x: comment.x - context.x, y: comment.y - context.y }).catch(() => {
        throw new Trouble('picture-failed')
      })
    : (await shootBox(window, comment)).bytes
  // Whoever keeps it hears of it; pictures that are taken anew are kept by nobody.
  if (own instanceof Promise) own.catch(() => undefined)
  keep({ role: 'comment', mediaType: 'image/png', bytes: own })
  keep({ role: 'context', mediaType: 'image/png', bytes })
  if (isChanged) await putBack(window)
  return { value: { html, pictured }, detail: { ...shown, hiddenBars: bars } }
}

/** Whether the picture of the one holds that of the other, in whole pixels. A comment that is very tall goes on below. */
function isIn(one: PageBox, other: PageBox): boolean {
  return (
    [one, other].every(box => Object.values(box).every(Number.isInteger)) &&
    one.x >= other.x &&
    one.y >= other.y &&
    one.x + one.width <= other.x + other.width &&
    one.y + one.height <= other.y + other.height
  )
}

/** The page's source with its parts; null where the browser gives none. */
export async function sourceOrNull(window: PageWindow): Promise<Buffer | null> {
  const source = await readSource(window).catch(() => null)
  window.ended.throwIfAborted()
  return source
}

/** The page's source as a file; where there is none, its `html`. */
export async function sourceOf(
  { steps }: Visit,
  of: { source(): Promise<Buffer | null>; html(): Promise<string> }
): Promise<CommentFile> {
  return steps.must('source', async () => {
    const source = await of.source()
    const file: CommentFile =
      source === null
        ? {
            role: 'source',
            mediaType: 'text/html; charset=utf-8',
            bytes: Buffer.from(await of.html(), 'utf8')
          }
        : { role: 'source', mediaType: MHTML, bytes: source }
    return { value: file, detail: { form: source === null ? 'html' : 'page' } }
  })
}
