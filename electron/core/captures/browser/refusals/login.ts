// Whether what came is a login instead of the page. A login is never kept as the channel's content.
import type { PlatformWords } from '#shared/platform-words.ts'
import type { PageWindow } from '../process/page-window.ts'

const LOGIN_PATH =
  /(?:^|[/_.-])(?:log[-_]?in|sign[-_]?in|logga[-_]?in|inloggning|authwall|checkpoint|oauth2?|sso)(?:$|[/_.-])/i

/** Why the page counts as a login, or null. */
export async function loginWall(
  window: PageWindow,
  { login }: PlatformWords,
  requested: URL,
  final: string
): Promise<string | null> {
  if (window.traffic.answer?.status === 401) return '401'
  const url = URL.parse(final)
  const wasSent = url !== null && url.origin + url.pathname !== requested.origin + requested.pathname
  const ownPath = new RegExp(`^/(?:${login.paths.join('|')})(?:/|$)`, 'i')
  const isLogin = (path: string) => LOGIN_PATH.test(path) || (login.paths.length > 0 && ownPath.test(path))
  if (wasSent && (isLogin(url.pathname) || /^(?:login|auth|sso|accounts)\./.test(url.hostname)))
    return 'redirect'
  if (await window.ask('passwordIsMainThing')) return 'password field'
  return (await window.ask('asksForLogin', login.says)) === 'wall' ? 'text' : null
}
