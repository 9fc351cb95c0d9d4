// Question boxes about cookies: answered with a no where there is one. Consent is never given on anyone's behalf.

import type { PlatformWords } from '#shared/platform-words.ts'
import { cleanLine } from '../clean-text.ts'
import type { ConsentFound } from '../in-page/press/consent.ts'
import { framesOf } from '../process/ask-frames.ts'
import { inFrame } from '../process/in-page.ts'
import type { PageWindow } from '../process/page-window.ts'
import { bounded, pause } from '../trouble.ts'
import { type AutoConsent, autoConsent } from './autoconsent.ts'

export type Consent = {
  readonly outcome: 'none' | 'dismissed' | 'left'
  readonly clicked: readonly string[]
  /** The service whose notice it was, when the library knew it. */
  readonly service: string | null
}

/** Looks for a question about cookies, says no to it, and waits until it is gone. */
export async function dismissConsent(window: PageWindow, { refuses }: PlatformWords): Promise<Consent> {
  const clicked: string[] = []
  const until = performance.now() + window.limits.consent
  let isThere = false
  // A second click is for a no that is a step away, behind the settings.
  for (let round = 0; round < 3 && performance.now() < until; round++) {
    const found = await answerOnce(window, refuses)
    isThere = found.isThere
    if (found.clicked === null) break
    clicked.push(cleanLine(found.clicked, 100))
    isThere = !(await isGone(window, Math.min(1_000, until - performance.now())))
    if (!isThere) break
  }
  // What our own words found no answer to, or did not see as a question, the library may know.
  if (isThere || (clicked.length === 0 && (await window.ask('hasConsentService')))) {
    const { service, isGone }: AutoConsent = await autoConsent(window, Math.max(0, until - performance.now()))
    if (isGone) return { outcome: 'dismissed', clicked, service }
    if (service !== null) return { outcome: 'left', clicked, service }
  }
  if (isThere) return { outcome: 'left', clicked, service: null }
  return { outcome: clicked.length > 0 ? 'dismissed' : 'none', clicked, service: null }
}

/** On the page itself, or in one of its frames. */
async function answerOnce(window: PageWindow, refuses: readonly string[]): Promise<ConsentFound> {
  const found = await window.ask('answerConsent', true, refuses)
  if (found.clicked !== null) return found
  const frames = framesOf(window)
  for (const frame of frames.slice(0, 10)) {
    // A box in a frame of its own, as some consent services make it; it speaks of nothing else.
    const answer = await bounded(
      inFrame(frame, 'answerConsentFrame'),
      1_000,
      window.ended,
      () => new Error('late')
    ).catch((): ConsentFound => {
      window.ended.throwIfAborted()
      return { isThere: false, clicked: null }
    })
    if (answer.isThere) return answer
  }
  return found
}

async function isGone(window: PageWindow, limit: number): Promise<boolean> {
  const until = performance.now() + limit
  // Mostly it goes at once; one that fades away is asked about less and less often.
  for (let wait = 5; performance.now() < until; wait = Math.min(2 * wait, 40)) {
    await window.ask('nextFrame')
    const found = await window.ask('answerConsent', false, [])
    if (!found.isThere) return true
    await pause(wait, window.ended)
  }
  return false
}

/** On a page that is about nothing but cookies: presses its no. False when it has none. */
export async function answerPage(window: PageWindow, { refuses }: PlatformWords): Promise<boolean> {
  return window.ask('refuseOnConsentPage', refuses)
}
