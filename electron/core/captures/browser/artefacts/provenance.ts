// How a capture was made, for whoever must judge it later. Facts about the page and the work; no texts from the page
// but addresses, the labels of buttons that were clicked and how texts began that the page took away.
import type { CaptureState, Reason } from '#shared/capture.ts'
import { swedishClock, ZONE } from '#shared/swedish-clock.ts'
import { cleanLine } from '../clean-text.ts'
import type { Chain } from '../network/certificate-and-clock.ts'
import type { PressHeld } from '../network/request-guard.ts'
import type { Answer, Hop } from '../network/traffic.ts'
import { clientRedirects } from '../prepare/navigate.ts'
import { hasSandbox } from '../process/browser.ts'
import type { Limits, Screen } from '../process/limits.ts'
import type { DialogSeen } from '../process/page-window.ts'
import type { StepRecord } from '../steps.ts'
import type { Findings, Visit } from '../visit.ts'

export type PageProvenance = {
  readonly requestedAddress: string
  readonly finalAddress: string | null
  readonly redirects: readonly Hop[]
  readonly clientRedirects: number
  /** How the final document was answered: status, media type, remote address, certificate. */
  readonly answer: Answer | null
  /** As the browser saw it. */
  readonly certificateChain: Chain | null
  readonly badCertificateAccepted: boolean
  /** Whose words were looked for on the page, and which version of them. */
  readonly platformSteps: { readonly name: string; readonly version: number }
  /** What the platform put in the way of the page. */
  readonly wall: Reason | null
  readonly time: {
    readonly startedUtc: string
    readonly endedUtc: string
    readonly startedLocal: string
    readonly endedLocal: string
    readonly zone: string
  }
  readonly browser: {
    readonly name: string
    readonly version: string
    readonly userAgent: string | null
    /** null: a browser that others run. */
    readonly sandbox: boolean | null
    readonly remote: boolean
  }
  readonly viewport: Screen & { readonly deviceScaleFactor: number }
  readonly emulation: { readonly language: string; readonly zone: string; readonly reducedMotion: boolean }
  readonly network: { readonly requests: number; readonly bytes: number }
  readonly dialogs: readonly DialogSeen[]
  readonly popupsClosed: number
  readonly navigationsHeld: number
  /** What was pressed only to see what comes of it, and was not let send anything. */
  readonly pressesHeld: readonly PressHeld[]
  /** Whether what lies in a private network was let through, and how many parts of the page were not. */
  readonly privateAddresses: { readonly allowed: boolean | null; readonly keptOut: number }
  readonly scriptEnded: boolean
  readonly clicked: {
    readonly consent: readonly string[]
    readonly prompts: readonly string[]
    readonly sort: readonly string[]
    readonly expand: readonly string[]
    /** When all had been kept, to see whether there was more. */
    readonly whenKept: readonly string[]
    /** How often something was pressed to unfold or to see more. */
    readonly count: number
  }
  readonly limits: Limits
  readonly steps: readonly StepRecord[]
  readonly state: CaptureState | null
  readonly reasons: readonly Reason[]
  /** What is particular to the kind of capture. */
  readonly more: Readonly<Record<string, unknown>>
}

/** Everything that is known of a visit, when it is over. */
export function provenanceOf(
  visit: Visit,
  state: CaptureState | null,
  more: Readonly<Record<string, unknown>>
): PageProvenance {
  const { of, page, found, words } = visit
  const { browser, request, limits, steps } = of
  const window = page?.window ?? null
  return {
    requestedAddress: withoutSecrets(request.address),
    finalAddress: found.finalAddress,
    redirects: window?.traffic.redirects ?? [],
    clientRedirects: clientRedirects(found.arrivals),
    answer: window?.traffic.answer ?? null,
    certificateChain: found.chain,
    badCertificateAccepted: visit.hasBadCertificate,
    wall: found.wall,
    platformSteps: { name: words.name, version: words.version },
    time: timesOf(visit.startedAt, new Date()),
    browser: {
      name: browser.name,
      version: browser.version,
      userAgent: window?.userAgent.userAgent ?? null,
      sandbox: browser.isRemote ? null : hasSandbox,
      remote: browser.isRemote
    },
    viewport: { ...visit.screen, deviceScaleFactor: 1 },
    emulation: { language: 'sv-SE', zone: ZONE, reducedMotion: true },
    network: { requests: window?.traffic.requests ?? 0, bytes: window?.traffic.bytes ?? 0 },
    dialogs: window?.dialogs ?? [],
    popupsClosed: window?.popups ?? 0,
    navigationsHeld: page?.guard.tries ?? 0,
    pressesHeld: page?.guard.pressesHeld ?? [],
    privateAddresses: { allowed: page?.guard.isOpen ?? null, keptOut: page?.guard.keptOut ?? 0 },
    scriptEnded: window?.hasHung ?? false,
    clicked: clickedBy(found, window?.pressedWhenKept ?? []),
    limits,
    steps: steps.records,
    state,
    reasons: steps.reasons,
    more
  }
}

const clickedBy = (
  { consent, prompts, sorted, unfolded }: Findings,
  whenKept: readonly string[]
): PageProvenance['clicked'] => ({
  consent: consent?.clicked ?? [],
  prompts: prompts?.clicked ?? [],
  sort: sorted?.labels ?? [],
  expand: unfolded.labels,
  whenKept,
  count: unfolded.clicks + whenKept.length
})

const timesOf = (startedAt: Date, endedAt: Date): PageProvenance['time'] => ({
  startedUtc: startedAt.toISOString(),
  endedUtc: endedAt.toISOString(),
  startedLocal: localTime(startedAt),
  endedLocal: localTime(endedAt),
  zone: ZONE
})

/** A time as the clock on the wall in Sweden shows it, with its distance from UTC: `2026-07-01T14:00:00+02:00`. */
export function localTime(instant: Date): string {
  const parts = swedishClock('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }).format(instant)
  const name = swedishClock('en-GB', { timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value
  return `${parts.replace(' ', 'T')}${name?.replace('GMT', '') || '+00:00'}`
}

function withoutSecrets(address: string): string {
  const url = URL.parse(address.trim())
  if (url === null || (url.username === '' && url.password === '')) return cleanLine(address, 2000)
  url.username = ''
  url.password = ''
  return cleanLine(url.href, 2000)
}
