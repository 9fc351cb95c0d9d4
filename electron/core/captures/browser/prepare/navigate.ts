// Getting to the page: from the address a person typed to a document that is there, or the reason why it is not.
import { cleanLine } from '../clean-text.ts'
import { limitOf } from '../network/limits-of-sites.ts'
import { privateAddress, type RequestGuard } from '../network/request-guard.ts'
import type { PageWindow } from '../process/page-window.ts'
import { netTrouble, pause, Trouble } from '../trouble.ts'

/** `complete`: all parts; `document`: the document but not all of its parts; `unfinished`: the document never ended. */
export type Loaded = 'complete' | 'document' | 'unfinished'

/** The address as it may be opened, or the reason why it may not. */
export function webAddress(address: string): URL {
  const url = URL.parse(address.trim())
  if (url === null) throw new Trouble('not-a-web-address')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Trouble('not-a-web-address', url.protocol)
  // A password in an address would end up in every record of the capture.
  if (url.username !== '' || url.password !== '')
    throw new Trouble('not-a-web-address', 'user name in address')
  return url
}

/** Opens the address and waits until the document and its parts are loaded, each for a time. */
export async function goTo(window: PageWindow, url: URL, guard: RequestGuard): Promise<Loaded> {
  const { session, limits } = window
  const untilLoaded = loading(window)
  const result = await window
    .within(session.send('Page.navigate', { url: url.href }), limits.answer, () => noAnswer(window))
    .catch((error: unknown) => {
      throw error instanceof Trouble ? error : new Trouble('not-a-web-address', 'Page.navigate')
    })
  if (guard.isPrivate) throw privateAddress()
  if (result.errorText !== undefined) throw refused(window, result.errorText)
  if (window.isDownload) throw new Trouble('download-instead-of-page')
  return untilLoaded()
}

/**
 * Fetches the page anew by the address that it had, whatever its program has made of that since; to go there would fetch nothing where
 * they differ by what follows the `#`. Answers with the address that it led to.
 */
export async function fetchAnew(window: PageWindow, address: string, guard: RequestGuard): Promise<string> {
  const untilLoaded = loading(window)
  await window.ask('takeAddress', address)
  const before = window.navigations
  const until = performance.now() + window.limits.answer
  await window.within(window.session.send('Page.reload'), window.limits.answer, () => noAnswer(window))
  while (window.navigations === before) {
    if (performance.now() > until) {
      await window.session.send('Page.stopLoading').catch(() => undefined)
      throw noAnswer(window)
    }
    await pause(10, window.ended)
  }
  if (guard.isPrivate) throw privateAddress()
  if ((await untilLoaded()) === 'unfinished') await endLoading(window)
  return finalAddress(window)
}

const noAnswer = ({ limits }: PageWindow) => new Trouble('no-answer', `${limits.answer} ms`)

/** Begins to listen; what it answers with waits for the document and its parts. */
function loading(window: PageWindow): () => Promise<Loaded> {
  const { session, limits } = window
  const read = Promise.withResolvers<void>()
  const loaded = Promise.withResolvers<void>()
  session.once('Page.domContentEventFired', () => read.resolve())
  session.once('Page.loadEventFired', () => loaded.resolve())
  return async () => {
    if (!(await inTime(window, read.promise, limits.document))) return 'unfinished'
    return (await inTime(window, loaded.promise, limits.load)) ? 'complete' : 'document'
  }
}

/**
 * A document that does not end: either a script in it hangs, and is ended by the question, or its sender never ends it.
 * What there is of it can then be worked with.
 */
export async function endLoading(window: PageWindow): Promise<void> {
  const read = new Promise<void>(resolve => window.session.once('Page.domContentEventFired', () => resolve()))
  await window.ask('nextFrame')
  if (window.hasHung) await Promise.race([read, pause(2_000, window.ended)])
  void window.session.send('Page.stopLoading').catch(() => undefined)
  await pause(50, window.ended)
}

/** Follows a page that sends its visitor on by itself, after a while or from an almost empty document. */
export async function followClientRedirects(window: PageWindow): Promise<void> {
  for (let followed = 0; followed < 2; followed++) {
    const before = window.navigations
    const wait = await window.ask('waitForRedirect')
    const until = performance.now() + wait
    while (window.navigations === before && performance.now() < until) await pause(25, window.ended)
    if (window.navigations === before) return
    await window.traffic.settle(window.limits.settle, window.ended)
  }
}

/** How often the page sent its visitor on by itself, of so many documents in its window. */
export const clientRedirects = (arrivals: number): number => Math.max(0, arrivals - 1)

/** The address the page ended up at. A page that became an error or something local on the way is no page. */
export async function finalAddress(window: PageWindow): Promise<string> {
  const { frameTree } = await window.within(
    window.session.send('Page.getFrameTree'),
    window.limits.evaluate,
    () => new Trouble('script-hung')
  )
  if (frameTree.frame.unreachableUrl !== undefined)
    throw netTrouble(window.traffic.documentError ?? 'net::ERR_FAILED')
  const address = frameTree.frame.url + (frameTree.frame.urlFragment ?? '')
  if (!/^https?:\/\//.test(address)) throw new Trouble('navigated-away', cleanLine(address, 40).split(':')[0])
  return cleanLine(address, 2000)
}

function refused(window: PageWindow, errorText: string): Trouble {
  const { answer } = window.traffic
  const status = answer?.status
  if (window.isDownload) return new Trouble('download-instead-of-page')
  const limit = answer === null ? null : limitOf(answer)
  if (limit !== null) return new Trouble(limit.code, limit.detail)
  if (status === 401) return new Trouble('login-required', '401')
  if (errorText === 'net::ERR_HTTP_RESPONSE_CODE_FAILURE' || (status !== undefined && isEmpty(status)))
    return new Trouble('http-status', String(status ?? errorText))
  if (errorText === 'net::ERR_ABORTED' && window.traffic.answer !== null)
    return new Trouble('download-instead-of-page')
  return netTrouble(errorText)
}

const isEmpty = (status: number) => status === 204 || status === 205

async function inTime(window: PageWindow, event: Promise<void>, limit: number): Promise<boolean> {
  const late = new Trouble('time-out', `${limit} ms`)
  try {
    await window.within(event, limit, () => late)
    return true
  } catch (error) {
    if (error === late) return false
    throw error
  }
}
