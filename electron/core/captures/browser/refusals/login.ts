// Whether what came is a login instead of the page. A login is never kept as the channel's content.
import type { Kit } from '../in-page/kit.ts'
import type { PlatformSteps } from '../platforms/steps.ts'
import type { PageWindow } from '../process/page-window.ts'

const LOGIN_PATH =
  /(?:^|[/_.-])(?:log[-_]?in|sign[-_]?in|logga[-_]?in|inloggning|authwall|checkpoint|oauth2?|sso)(?:$|[/_.-])/i

/** Why the page counts as a login, or null. */
export async function loginWall(
  window: PageWindow,
  { login }: PlatformSteps,
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
  if (await window.evaluate(passwordIsMainThing)) return 'password field'
  return (await window.evaluate(saysLittleElse, login.says)) ? 'text' : null
}

/** In the page: a password field in the first window, in an overlay or with little else to read around its form. */
function passwordIsMainThing(kit: Kit): boolean {
  const fields = kit.roots().flatMap(root => [...root.querySelectorAll('input[type="password"]')])
  return fields.some(field => {
    if (!kit.isShown(field) || field.getBoundingClientRect().top > innerHeight) return false
    for (let box: Element | null = field; box && box !== document.body; box = box.parentElement) {
      const isOver = getComputedStyle(box).position === 'fixed' || box.matches('dialog, [role="dialog"]')
      if (isOver && kit.covers(box) > 0.3) return true
    }
    const form = field.closest('form') ?? field.parentElement ?? field
    const around = document.body.innerText.length - kit.textOf(form).length
    return around < 1500 && document.querySelectorAll('article, [role="article"]').length < 3
  })
}

/** In the page: one of these is said, and little else. */
export function saysLittleElse(_: Kit, texts: readonly string[]): boolean {
  const text = document.body?.innerText ?? ''
  const isFull = text.length > 1500 || document.querySelectorAll('article, [role="article"]').length > 0
  return texts.length > 0 && !isFull && new RegExp(texts.join('|'), 'i').test(text)
}
