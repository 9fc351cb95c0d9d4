// What stands in the way of a page: a login, a limit on how often one may ask, a test for robots. None of it is ever
// kept as the channel's content, and none of it is gone around: the platform has said no, and that is the outcome.
import type { Reason, ReasonCode } from '#shared/capture.ts'
import type { PlatformWords } from '#shared/platform-words.ts'
import { limitOf } from '../network/limits-of-sites.ts'
import type { PageWindow } from '../process/page-window.ts'
import { loginWall } from './login.ts'

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
  site: PlatformWords,
  requested: URL,
  final: string
): Promise<Reason | null> {
  const { answer } = window.traffic
  const limit = answer === null ? null : limitOf(answer)
  if (limit !== null) return limit
  const check = await window.ask('robotTest')
  if (check !== null) return { code: 'bot-check', detail: check }
  if (await window.ask('saysLittleElse', site.robot)) return { code: 'bot-check', detail: 'question' }
  const login = await loginWall(window, site, requested, final)
  return login === null ? null : { code: 'login-required', detail: login }
}

/** The seconds that a limit says it lasts, by how `limitOf` tells of it; null when it did not say, or there was none. */
export function waitSaid(reasons: readonly Reason[]): number | null {
  const detail = reasons.find(({ code }) => code === 'rate-limited')?.detail ?? ''
  const seconds = /^\d+, (\d+) s$/.exec(detail)?.[1]
  return seconds === undefined ? null : Number(seconds)
}
