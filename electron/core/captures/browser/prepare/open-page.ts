// The steps that open a page and follow it to where it leads; afterwards it is at rest and held in its place.
import type { Reason } from '#shared/capture.ts'
import { circumstances, readChain } from '../network/certificate-and-clock.ts'
import { privateAddress } from '../network/request-guard.ts'
import { wallAt } from '../refusals/wall.ts'
import { hasBadCertificate, type OpenPage, type VisitStep } from '../visit.ts'
import { passConsentPage } from './consent-page.ts'
import { clientRedirects, endLoading, finalAddress, followClientRedirects, goTo } from './navigate.ts'
import { closePrompts } from './prepare-page.ts'
import { settlePage } from './settle.ts'

const acceptCertificate: VisitStep = async ({ request, window }) => {
  if (request.acceptBadCertificate)
    await window.session.send('Security.setIgnoreCertificateErrors', { ignore: true })
  return {}
}

const load: VisitStep = async ({ window, guard, url, steps, limits }) => {
  const loaded = await steps.required('load', async () => {
    await guard.close(url)
    const value = await goTo(window, url, guard)
    const reasons: Reason[] =
      value === 'unfinished' ? [{ code: 'time-out', detail: `document ${limits.document} ms` }] : []
    return { value, detail: { loaded: value }, reasons }
  })
  if (loaded === 'unfinished') await endLoading(window)
  return {}
}

const settle: VisitStep = async ({ window, steps }) => {
  await steps.required('settle', async () => {
    const isAtRest = await settlePage(window)
    window.traffic.noteLoaded()
    return { value: null, detail: { isAtRest } }
  })
  return {}
}

const follow: VisitStep = ({ window, guard, url, words, steps, limits, deadline }) =>
  steps.required('follow', async () => {
    await followClientRedirects(window)
    await passConsentPage(window, words, url)
    // Held before its address is read: it must not be gone elsewhere by the time it is pictured.
    await guard.hold()
    if (guard.isPrivate) throw privateAddress()
    if (window.traffic.underWay() > 0) await window.traffic.settle(limits.settle, deadline.signal)
    const arrivals = window.navigations
    const address = await finalAddress(window)
    const chain = await readChain(window.session, address)
    return {
      value: { finalAddress: address, arrivals, chain },
      detail: { redirects: clientRedirects(arrivals) }
    }
  })

const checkForWall: VisitStep = async (page, { finalAddress: final }) => {
  const wall = await lookForWall(page, final)
  if (wall === null) await page.window.ask('noteStanding')
  return { wall }
}

/** Whether the page is still there, or something came instead of it while it was gone through. */
export const checkStillThere: VisitStep = async (page, { finalAddress: final }) => {
  if (!(await page.window.ask('mayBeReplaced'))) return {}
  const wall = await lookForWall(page, final)
  if (wall !== null) page.steps.add(wall)
  return { wall }
}

const lookForWall = ({ window, words, url, steps }: OpenPage, final: string | null): Promise<Reason | null> =>
  steps.required('wall', async () => {
    const wall = await wallAt(window, words, url, final ?? url.href)
    return { value: wall, detail: { wall } }
  })

/** What there is to tell of how the page was answered. */
const tellAnswer: VisitStep = async (page, { wall, chain }) => {
  const { steps, window } = page
  const { answer } = window.traffic
  if (wall !== null) steps.add(wall)
  else if (answer !== null && answer.status >= 400)
    steps.add({ code: 'http-status', detail: String(answer.status) })
  const isBad = hasBadCertificate(page)
  if (isBad) steps.add({ code: 'bad-certificate-accepted', detail: null })
  const clock = answer?.clockAhead ?? null
  for (const reason of circumstances({ chain: isBad ? null : chain, clock })) steps.add(reason)
  return {}
}

/** From an empty window to a page that stands still, before anything in it is touched. */
export const ARRIVE: readonly VisitStep[] = [acceptCertificate, load, settle, follow]

/** Whether it is the page. */
export const JUDGE: readonly VisitStep[] = [closePrompts, checkForWall, tellAnswer]

export const OPEN_PAGE: readonly VisitStep[] = [...ARRIVE, ...JUDGE]
