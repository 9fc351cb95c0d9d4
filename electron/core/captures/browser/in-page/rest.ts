// Whether the page is about to do something more: what it has been given last, and what it still waits for.
import { postsShown } from './counts/count.ts'
import { hasEmptyRows } from './empty-rows.ts'
import { refreshesIn } from './page-facts.ts'
import { everywhere } from './roots.ts'
import { isLargeFrame, saysFrameLoading, saysLoading, saysLoadingAnywhere } from './scroll/view.ts'
import { ANSWER, ASK, type PendingTimer } from './timers/event-names.ts'
import { pageText } from './visibility.ts'
import { lastChange } from './witness/seen.ts'

/** A timer that comes later than this is of something else than what comes next on the page. */
export const SOON = 6_500
/** When the page was last scrolled, pressed or pointed at by us, in milliseconds since the document began. */
let inputAt = 0

/** Everything that the page does because of it comes after this. */
export function noteInput(): void {
  inputAt = performance.now()
}

/**
 * The kinds of timers that come `within` so many milliseconds and have not come since the last input; of `set`, only those that
 * were set since then. Null where they are not watched.
 */
export function pendingTimers(within: number, which: 'all' | 'set'): PendingTimer[] | null {
  const own = askDocument(document, inputAt, within, which)
  if (own === null) return null
  return [...own, ...ownFrames().flatMap(frame => askFrame(frame, within, which))]
}

/** A frame has a clock of its own. */
function askFrame(frame: HTMLIFrameElement, within: number, which: 'all' | 'set'): PendingTimer[] {
  const [inside, clock] = [frame.contentDocument, frame.contentWindow?.performance]
  if (inside === null || clock === undefined) return []
  return askDocument(inside, inputAt + performance.timeOrigin - clock.timeOrigin, within, which) ?? []
}

/** Frames of the page's own site that hold something. */
const ownFrames = (): HTMLIFrameElement[] =>
  [...document.querySelectorAll('iframe')].filter(frame => frame.contentDocument?.body != null)

function askDocument(
  asked: Document,
  since: number,
  within: number,
  which: 'all' | 'set'
): PendingTimer[] | null {
  let answer: unknown = null
  const listen = (event: Event) => {
    if ('detail' in event) answer = event.detail
  }
  asked.addEventListener(ANSWER, listen)
  const detail = `${since} ${within} ${which === 'set' ? since : 0}`
  asked.dispatchEvent(new CustomEvent(ASK, { detail }))
  asked.removeEventListener(ANSWER, listen)
  return typeof answer === 'string' ? timersIn(answer) : null
}

/** Another answer than before when something has come into the page or a frame of it. */
export const changeMark = (): string =>
  `${lastChange()} ${ownFrames().reduce((sum, { contentDocument }) => sum + (contentDocument?.body.textContent?.length ?? 0), 0)}`

/** What of the page is still to come, and when text or a picture last came into it, and for how long none has. */
export const restNow = (
  which: 'all' | 'set'
): { timers: PendingTimer[] | null; isLoading: boolean; changed: number; unchangedFor: number } => ({
  timers: pendingTimers(SOON, which),
  isLoading: saysLoading(),
  changed: lastChange(),
  unchangedFor: performance.now() - lastChange()
})

/** A document that is not there after so many milliseconds lacks what it asked for, which is told of as such. */
const DOCUMENT_LIMIT = 8_000

/** The same in a frame; `isComing`: its document is not all there yet; `size`: another one when something has come. One that is too small to show anything waits for nothing. */
export function frameNow(): { timers: PendingTimer[]; isLoading: boolean; isComing: boolean; size: number } {
  if (!isLargeFrame()) return { timers: [], isLoading: false, isComing: false, size: 0 }
  const { readyState } = document
  return {
    size: document.querySelectorAll('*').length + (document.body?.textContent?.length ?? 0),
    timers: askDocument(document, inputAt, SOON, 'all') ?? [],
    isLoading: saysFrameLoading() || readyState === 'loading',
    isComing: (readyState !== 'complete' && performance.now() < DOCUMENT_LIMIT) || isLeaving()
  }
}

/** Another document than the one that leads to it is given so long to come, in milliseconds. */
const LEADS = 1_000

/** The document is about to lead elsewhere by itself. */
function isLeaving(): boolean {
  const seconds = refreshesIn()
  return seconds !== null && 1_000 * seconds <= SOON && performance.now() < 1_000 * seconds + LEADS
}

/** So much text is a page of its own. */
const FULL_TEXT = 1_500
const HOLDERS = 'div, section, main, ul, ol, [role="feed"]'
const HOLDS_NOTHING = /modal|portal|overlay|toast|tooltip|dialog|announcer|live|fb-root|analytics|chat/i

/** Nothing on the page waits for what is to come: it holds something, and neither says that it loads nor has an empty place for it. */
export function seemsWhole(): { isWhole: boolean; hasEmptyRows: boolean } {
  const isWaiting = hasEmptyRows()
  const isFull = postsShown() > 0 || pageText().length > FULL_TEXT
  return {
    isWhole: isFull && !isWaiting && !saysLoadingAnywhere() && !hasEmptyHolder(),
    hasEmptyRows: isWaiting
  }
}

export const hasEmptyHolder = (): boolean => everywhere(HOLDERS).some(isEmptyHolder)

/** An empty part with a name of its own, in the flow of the page, may be what a script fills. */
function isEmptyHolder(part: Element): boolean {
  if (part.childElementCount > 0 || part.textContent?.trim() || part.shadowRoot !== null) return false
  const name =
    part.id || part.getAttribute('aria-label') || (part.matches('main, [role="feed"]') ? 'main' : '')
  if (name === '' || HOLDS_NOTHING.test(name) || !part.checkVisibility()) return false
  return !/fixed|absolute/.test(getComputedStyle(part).position)
}

/** The answer comes through the page, which may say anything. */
function timersIn(answer: string): PendingTimer[] | null {
  try {
    const said: unknown = JSON.parse(answer)
    if (!Array.isArray(said)) return null
    return said.filter(
      (one): one is PendingTimer => typeof one?.kind === 'string' && typeof one?.in === 'number'
    )
  } catch {
    return null
  }
}
