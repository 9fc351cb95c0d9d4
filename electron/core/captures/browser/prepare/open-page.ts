// The steps that open a page and follow it to where it leads; afterwards it is at rest and held in its place.
import type { Reason } from '#shared/capture.ts'
import { readChain } from '../network/certificate-and-clock.ts'
import { privateAddress } from '../network/request-guard.ts'
import type { VisitStep } from '../visit.ts'
import { passConsentPage } from './consent-page.ts'
import { JUDGE } from './judge.ts'
import { clientRedirects, endLoading, finalAddress, followClientRedirects, goTo } from './navigate.ts'
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

/** From an empty window to a page that stands still, before anything in it is touched. */
export const ARRIVE: readonly VisitStep[] = [acceptCertificate, load, settle, follow]

export const OPEN_PAGE: readonly VisitStep[] = [...ARRIVE, ...JUDGE]
