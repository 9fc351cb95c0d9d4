// Where the page of a server may lead the window. The server's own pages stay with it, but for being sent on to sign in; where people sign
// in may itself lead on, as several services often do it together. Other pages are opened in the person's browser.
import { webOrigin } from '#shared/server-address.ts'

/** What a page carries in itself. */
const IN_PAGE = /^(?:data|blob|about):/i

/** Whether it may be asked for at all: of the web and encrypted, or, where the server is on this computer, on it too. */
export function isReachable(url: string, server: string): boolean {
  const origin = webOrigin(url.replace(/^ws(?=s?:)/i, 'http'))
  return origin !== null && (origin.startsWith('https:') || server.startsWith('http:'))
}

export const isPart = (url: string, server: string): boolean => IN_PAGE.test(url) || isReachable(url, server)

/** Whether the window may go from one page to another because the page says so. */
export function mayGo(from: string, to: string, server: string): boolean {
  return webOrigin(from) === server ? webOrigin(to) === server : isReachable(to, server)
}
