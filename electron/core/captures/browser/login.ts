// Whether what came is a login instead of the page. A login is never kept as the channel's content.
import type { Kit } from './in-page/kit.ts'
import type { PageWindow } from './window.ts'

const LOGIN_PATH =
  /(?:^|[/_.-])(?:log[-_]?in|sign[-_]?in|logga[-_]?in|inloggning|authwall|checkpoint|oauth2?|sso)(?:$|[/_.-])/i

/** Why the page counts as a login, or null. */
export async function loginWall(window: PageWindow, requested: URL, final: string): Promise<string | null> {
  if (window.traffic.answer?.status === 401) return '401'
  const url = URL.parse(final)
  const wasSent = url !== null && url.origin + url.pathname !== requested.origin + requested.pathname
  if (wasSent && (LOGIN_PATH.test(url.pathname) || /^(?:login|auth|sso|accounts)\./.test(url.hostname)))
    return 'redirect'
  return (await window.evaluate(passwordIsMainThing)) ? 'password field' : null
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
