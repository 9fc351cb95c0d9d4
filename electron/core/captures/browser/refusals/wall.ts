// What stands in the way of a page: a login, a limit on how often one may ask, a test for robots. None of it is ever
// kept as the channel's content, and none of it is gone around: the platform has said no, and that is the outcome.
import type { Reason, ReasonCode } from '#shared/capture.ts'
import type { Kit } from '../in-page/kit.ts'
import type { Answer } from '../network/traffic.ts'
import type { PlatformSteps } from '../platforms/steps.ts'
import type { PageWindow } from '../process/page-window.ts'
import { loginWall, saysLittleElse } from './login.ts'

/** The reasons that make a capture refused. */
export const REFUSALS: ReadonlySet<ReasonCode> = new Set([
  'login-required',
  'rate-limited',
  'bot-check',
  'network-login',
  'private-address'
])

/** The reason why the page is not the page but a no, or null. */
export async function wallAt(
  window: PageWindow,
  site: PlatformSteps,
  requested: URL,
  final: string
): Promise<Reason | null> {
  const { answer } = window.traffic
  const limit = answer === null ? null : limitOf(answer)
  if (limit !== null) return limit
  const check = await window.evaluate(robotTest)
  if (check !== null) return { code: 'bot-check', detail: check }
  if (await window.evaluate(saysLittleElse, site.robot)) return { code: 'bot-check', detail: 'question' }
  const login = await loginWall(window, site, requested, final)
  return login === null ? null : { code: 'login-required', detail: login }
}

/** The refusal that an answer by itself is: too many requests (429), closed for a stated while (503), no robots (999). */
export function limitOf({ status, retryAfter }: Pick<Answer, 'status' | 'retryAfter'>): Reason | null {
  // RFC 6585 and 9110: what answered is not the site but the network, or a proxy, on the way to it.
  if (status === 511 || status === 407) return { code: 'network-login', detail: String(status) }
  if (status === 999) return { code: 'bot-check', detail: '999' }
  if (status !== 429 && !(status === 503 && retryAfter !== null)) return null
  return {
    code: 'rate-limited',
    detail: retryAfter === null ? String(status) : `${status}, ${retryAfter} s`
  }
}

/** The seconds that a limit says it lasts, by how `limitOf` tells of it; null when it did not say, or there was none. */
export function waitSaid(reasons: readonly Reason[]): number | null {
  const detail = reasons.find(({ code }) => code === 'rate-limited')?.detail ?? ''
  const seconds = /^\d+, (\d+) s$/.exec(detail)?.[1]
  return seconds === undefined ? null : Number(seconds)
}

/** In the page: what kind of test for robots it is, when that is the main thing on it. */
function robotTest(kit: Kit): string | null {
  const tests =
    'iframe[src*="challenges.cloudflare.com"], iframe[src*="recaptcha/"][src*="bframe"], iframe[src*="hcaptcha.com"], iframe[src*="captcha-delivery.com"], #challenge-form, #challenge-running, #cf-challenge-running, .g-recaptcha, .h-captcha, .cf-turnstile, [id*="captcha" i], [class*="captcha" i]'
  const says =
    /just a moment|checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|unusual traffic|ovanlig trafik|automatiserade förfrågningar|bekräfta att du (?:är (?:en )?människa|inte är (?:en )?robot)|är du (?:en )?robot|verifiera att du är (?:en )?människa|kontrollerar din webbläsare|jag är inte en robot|i.m not a robot|dra reglaget|drag the slider|verify to continue|bekräfta för att fortsätta/i
  const text = document.body?.innerText ?? ''
  // A form with such a test at its end stands on many a page; here there is little else.
  if (text.length > 1500 || document.querySelectorAll('article, [role="article"]').length > 0) return null
  const isThere = kit.roots().some(root => [...root.querySelectorAll(tests)].some(kit.isShown))
  if (isThere && document.querySelectorAll('p').length < 6) return 'captcha'
  return says.test(`${document.title}\n${text}`) ? 'question' : null
}
