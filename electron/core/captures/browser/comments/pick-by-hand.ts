// A person points at the comment in the page itself: in a window they can see, with what is under the pointer framed.
import { setTimeout } from 'node:timers/promises'
import type { Reason } from '#shared/capture.ts'
import { OPEN_PAGE } from '../prepare/open-page.ts'
import { preparePage } from '../prepare/prepare-page.ts'
import type { CaptureBrowser } from '../process/browser.ts'
import { Deadline } from '../process/deadline.ts'
import { LIMITS } from '../process/limits.ts'
import { Steps } from '../steps.ts'
import { reasonOf } from '../trouble.ts'
import { Visit } from '../visit.ts'

/** A person may need to scroll, read and think. */
const PATIENCE = 10 * 60_000
const ASK_EVERY = 250

/** The selector of the element that the person chose; null when they left. */
export async function pickElement(
  browser: CaptureBrowser,
  request: { address: string; mayBePrivate: boolean; words: string },
  signal: AbortSignal
): Promise<{ selector: string | null } | { reason: Reason }> {
  const limits = { ...LIMITS, total: PATIENCE }
  const deadline = new Deadline(limits.total, signal)
  const visit = new Visit({
    browser,
    request: { address: request.address, acceptBadCertificate: false, mayBePrivate: request.mayBePrivate },
    deadline,
    steps: new Steps(() => undefined),
    limits
  })
  try {
    // Unfolded as when it is saved, so that what is pointed at is there then too.
    const { window } = await visit.run([...OPEN_PAGE, ...preparePage()])
    for (;;) {
      // Put there again when the page has gone to another document.
      await window.ask('startPicking', request.words)
      const { state, selector } = await window.ask('pickedNow')
      if (state !== 'choosing') return { selector }
      // What ended the waiting is said by the window, not by the timer.
      await setTimeout(ASK_EVERY, undefined, { signal: window.ended }).catch(() =>
        window.ended.throwIfAborted()
      )
    }
  } catch (error) {
    const reason = reasonOf(error)
    // The person closed the window.
    return reason.code === 'browser-died' ? { selector: null } : { reason }
  } finally {
    await visit.page?.window.close()
    deadline.over()
  }
}
