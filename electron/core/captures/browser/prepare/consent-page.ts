// A whole page about cookies, on the way to the page asked for: answered with a no, which sends its visitor on.

import type { PlatformWords } from '#shared/platform-words.ts'
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'
import { answerPage } from './consent.ts'

const CONSENT = /^consent\.|^\/(?:[a-z]+\/)?consent(?:\/|$)/i

/** Says no on such a page and follows it. Must come before the page is held in its place. */
export async function passConsentPage(
  window: PageWindow,
  site: PlatformWords,
  requested: URL
): Promise<void> {
  const url = URL.parse(window.traffic.answer?.address ?? '')
  const wasSent = url !== null && url.origin + url.pathname !== requested.origin + requested.pathname
  if (!wasSent || !(CONSENT.test(url.hostname) || CONSENT.test(url.pathname))) return
  const before = window.navigations
  if (!(await answerPage(window, site))) return
  const until = performance.now() + window.limits.consent
  while (window.navigations === before && performance.now() < until) await pause(25, window.ended)
  await window.traffic.settle(window.limits.settle, window.ended)
}
