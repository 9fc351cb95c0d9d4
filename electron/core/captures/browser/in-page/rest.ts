// Whether the page is about to do something more: what it has been given last, and what it still waits for.
import { saysLoading } from './scroll/view.ts'
import { ANSWER, ASK, type PendingTimer } from './timers/event-names.ts'
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
