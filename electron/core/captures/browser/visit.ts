// A visit to one page: opened, followed to where it leads, and made ready to be pictured or read.
import type { Reason, Viewport } from '#shared/capture.ts'
import type { Platform } from '#shared/register.ts'
import { isCutShort, reasonsOf } from './artefacts/bounds-reached.ts'
import type { Opened as Boxes } from './in-page/open/scroll-boxes.ts'
import { type Chain, circumstances, readChain } from './network/certificate-and-clock.ts'
import type { Resolve } from './network/private-hosts.ts'
import { Gate, privateAddress } from './network/request-guard.ts'
import type { PlatformWords } from './platforms/platform-words.ts'
import { wordsFor } from './platforms/words-for.ts'
import { type Assets, awaitAssets } from './prepare/await-assets.ts'
import { findClosedRoots } from './prepare/closed-roots.ts'
import { type Consent, dismissConsent } from './prepare/consent.ts'
import { passConsentPage } from './prepare/consent-page.ts'
import { expandAll, expandFrames } from './prepare/expand.ts'
import {
  endLoading,
  finalAddress,
  followClientRedirects,
  goTo,
  type Loaded,
  webAddress
} from './prepare/navigate.ts'
import { openFrames } from './prepare/open-frames.ts'
import { closePrompts, type Prompted } from './prepare/prompts.ts'
import { type Scrolled, scrollBoxes, scrollThrough } from './prepare/scroll.ts'
import { comeToRest } from './prepare/settle.ts'
import { type Sorted, showAllComments } from './prepare/show-all-comments.ts'
import type { CaptureBrowser } from './process/browser.ts'
import { type Limits, SCREENS, type Screen } from './process/limits.ts'
import { type Life, PageWindow } from './process/page-window.ts'
import { isGated } from './refusals/login-for-more.ts'
import { wallAt } from './refusals/wall.ts'
import type { Steps } from './steps.ts'
import { pause } from './trouble.ts'

export type PageRequest = {
  readonly address: string
  readonly acceptBadCertificate: boolean
  /** Of the channel; without it the steps are those of the site that the address is of. */
  readonly platform?: Platform
  /** How far back a feed that grows is followed; null or absent: as far as it goes within the bounds. */
  readonly since?: Date | null
  /** Whether it is followed on from there, within the bounds; it is whole when it has been read back to there. */
  readonly goesOn?: boolean
  /** Absent: a desktop computer's window. */
  readonly viewport?: Viewport
  /** Whether the page and its parts may lie in a private network. */
  readonly mayBePrivate: boolean
  /** Absent: the system's own. */
  readonly resolve?: Resolve
}

/** Rounds of unfolding and scrolling: what is unfolded may hold more pictures, and what is scrolled to more to unfold. */
const ROUNDS = { least: 3, most: 12 }
/** What is opened up may grow, as a feed does; so often it is opened up again. */
const OPENINGS = 20
/** Milliseconds in which a feed that was opened up may ask for more, and for what it asked to come. */
const FRAME_QUIET = 300
const FRAME_SETTLE = 2_000

export class Visit {
  readonly browser: CaptureBrowser
  readonly request: PageRequest
  readonly life: Life
  readonly steps: Steps
  readonly limits: Limits
  readonly startedAt = new Date()
  /** What is particular to the platform that the page is of. */
  readonly site: PlatformWords
  readonly #onWindow: (window: PageWindow) => Promise<void>
  readonly #onShown: (window: PageWindow) => Promise<void>
  window: PageWindow | null = null
  loaded: Loaded | null = null
  final: string | null = null
  /** What came instead of the page: a login, a limit, a test for robots. */
  wall: Reason | null = null
  /** The no that a call of the page got: the page is there, and may lack what it asked for. */
  limit: Reason | null = null
  clientRedirects = 0
  gate: Gate | null = null
  chain: Chain | null = null
  consent: Consent | null = null
  prompted: Prompted | null = null
  /** The page says that there is more for whoever logs in. */
  isGated = false
  sorted: Sorted | null = null
  expanded = { clicks: 0, labels: new Set<string>(), left: 0 }
  boxes: Boxes | null = null
  /** What became of those of them that are feeds of their own. */
  inBoxes: readonly Scrolled[] = []
  scrolled: Scrolled | null = null
  assets: Assets | null = null
  #arrivals = 0

  constructor(parts: {
    browser: CaptureBrowser
    request: PageRequest
    life: Life
    steps: Steps
    limits: Limits
    /** Called when the window is there and still empty. */
    onWindow?: (window: PageWindow) => Promise<void>
    /** Called when the page is there, before anything in it is touched. */
    onShown?: (window: PageWindow) => Promise<void>
  }) {
    this.browser = parts.browser
    this.request = parts.request
    this.life = parts.life
    this.steps = parts.steps
    this.limits = parts.limits
    this.site = wordsFor(parts.request.platform ?? null, parts.request.address)
    this.#onWindow = parts.onWindow ?? (async () => undefined)
    this.#onShown = parts.onShown ?? (async () => undefined)
  }

  get screen(): Screen {
    return SCREENS[this.request.viewport ?? 'desktop']
  }

  get httpStatus(): number | null {
    return this.window?.traffic.answer?.status ?? null
  }

  /** Opens the page and follows it to where it leads; afterwards it is at rest, and held in its place. */
  async arrive(): Promise<PageWindow> {
    const { steps, limits, request, life } = this
    const url = await steps.must('address', async () => ({ value: webAddress(request.address) }))
    const window = await steps.must('window', async () => ({
      value: await PageWindow.open(this.browser, life, limits, this.screen)
    }))
    this.window = window
    const gate = new Gate(window, request.mayBePrivate, request.resolve)
    this.gate = gate
    await this.#onWindow(window)
    if (request.acceptBadCertificate)
      await window.session.send('Security.setIgnoreCertificateErrors', { ignore: true })

    this.loaded = await steps.must('load', async () => {
      await gate.close(url)
      const loaded = await goTo(window, url, gate)
      const reasons: Reason[] =
        loaded === 'unfinished' ? [{ code: 'time-out', detail: `document ${limits.document} ms` }] : []
      return { value: loaded, detail: { loaded }, reasons }
    })
    if (this.loaded === 'unfinished') await endLoading(window)
    await steps.must('settle', async () => {
      const isAtRest = await comeToRest(window)
      return { value: null, detail: { isAtRest } }
    })
    this.final = await steps.must('follow', async () => {
      await followClientRedirects(window)
      await passConsentPage(window, this.site, url)
      // Held before its address is read: it must not be gone elsewhere by the time it is pictured.
      await gate.hold()
      if (gate.isPrivate) throw privateAddress()
      if (window.traffic.underWay() > 0) await window.traffic.settle(limits.settle, life.signal)
      this.#arrivals = window.navigations
      this.clientRedirects = Math.max(0, this.#arrivals - 1)
      const value = await finalAddress(window)
      this.chain = await readChain(window.session, value)
      return { value, detail: { redirects: this.clientRedirects } }
    })
    await this.#onShown(window)
    await this.#closePrompts(window)
    this.wall = await steps.must('wall', async () => {
      const wall = await wallAt(window, this.site, url, this.final ?? url.href)
      if (wall === null) await window.ask('noteStanding')
      return { value: wall, detail: { wall } }
    })
    this.#judge(window)
    return window
  }

  /** Whether the page is still there, or something came instead of it while it was gone through. */
  async lookAgain(window: PageWindow): Promise<void> {
    if (!(await window.ask('mayBeReplaced'))) return
    this.wall = await this.steps.must('wall', async () => {
      const { address } = this.request
      const wall = await wallAt(window, this.site, webAddress(address), this.final ?? address)
      return { value: wall, detail: { wall } }
    })
    if (this.wall !== null) this.steps.add(this.wall)
  }

  /**
   * Says no to cookies, unfolds, scrolls through, and waits for pictures and fonts. Where `isThere` says that what is
   * looked for stands on the page already, it is not scrolled through.
   */
  async prepare(window: PageWindow, isThere = async () => false): Promise<void> {
    const { steps, life } = this
    await this.#refuseConsent(window)
    await this.#closePrompts(window)
    const until = performance.now() + this.limits.scroll + this.limits.expand
    let isCutOff = false
    for (let round = 0; ; round++) {
      isCutOff = round === ROUNDS.most || (round >= ROUNDS.least && performance.now() > until)
      if (isCutOff) break
      // More posts may have come, each with comments of its own.
      const chosen = await this.#sort(window)
      const clicks = await steps.may('expand', 'content-not-expanded', life.signal, () =>
        this.#expand(window)
      )
      if (round > 0 && (clicks ?? 0) + chosen === 0) break
      if (window.traffic.limit !== null) {
        steps.skip('scroll', 'rate-limited')
        break
      }
      if (await isThere()) {
        steps.skip('scroll', 'found')
        break
      }
      await steps.may('scroll', 'scroll-limit', life.signal, () => this.#scroll(window))
      // What has come on the way may be in trees that are closed to the page.
      if ((this.scrolled?.steps ?? 0) > 1) await findClosedRoots(window)
      // Some prompts come only when one has read for a while.
      await this.#closePrompts(window)
    }
    if (isCutOff) {
      await this.#sort(window)
      // What is left is counted, and pressed no more.
      this.expanded.left = (await expandAll(window, this.site, Number.POSITIVE_INFINITY)).left
    }
    this.boxes = await steps.may('expand', 'content-not-expanded', life.signal, () => this.#open(window))
    if ([this.scrolled, ...this.inBoxes].some(one => one?.isLoading))
      steps.add({ code: 'parts-missing', detail: 'loading' })
    const [unanswered] = window.traffic.unanswered.values()
    if (unanswered !== undefined) steps.add({ code: 'parts-missing', detail: `call ${unanswered}` })
    if (this.prompted?.outcome === 'left') steps.add({ code: 'prompt-not-closed', detail: null })
    if (this.expanded.left > 0)
      steps.add({ code: 'content-not-expanded', detail: `${this.expanded.left} buttons` })
    // A prompt that lies over the page is told of by itself.
    this.isGated = this.prompted?.outcome !== 'left' && (await isGated(window))
    if (this.isGated) steps.add({ code: 'content-not-expanded', detail: 'login' })
    await this.refuseLateConsent(window)
    this.assets = await steps.may('pictures', 'pictures-missing', life.signal, async () => {
      const assets = await awaitAssets(window)
      const missing = assets.pending + assets.broken
      const reasons: Reason[] = missing === 0 ? [] : [{ code: 'pictures-missing', detail: String(missing) }]
      return { value: assets, detail: { ...assets }, reasons }
    })
    if (await window.ask('isEmptyPage')) steps.add({ code: 'content-not-expanded', detail: 'empty page' })
    if (window.hasHung) steps.add({ code: 'script-hung', detail: null })
  }

  /** No box about cookies has been seen yet, so one may still come. */
  get mayAskConsent(): boolean {
    return this.consent?.outcome === 'none'
  }

  /** Some boxes come only when the page has been looked at for a while. True when one came and went. */
  async refuseLateConsent(window: PageWindow): Promise<boolean> {
    if (!this.mayAskConsent) return false
    return (await this.#refuseConsent(window))?.outcome === 'dismissed'
  }

  /** What happened that is told of even when all is there. */
  noteEvents(): void {
    const { window, steps } = this
    if (window === null) return
    this.limit = this.wall === null ? (window.traffic.limit?.reason ?? null) : null
    if (this.limit !== null) steps.add(this.limit)
    if (this.gate?.isPrivate && !steps.reasons.some(({ code }) => code === 'private-address'))
      steps.add({ code: 'private-address', detail: null })
    if (this.final !== null && window.navigations !== this.#arrivals)
      steps.add({ code: 'navigated-away', detail: null })
    if (window.dialogs.length > 0) steps.add({ code: 'dialog-closed', detail: String(window.dialogs.length) })
    if ((this.gate?.keptOut ?? 0) > 0)
      steps.add({ code: 'private-parts-kept-out', detail: String(this.gate?.keptOut) })
    if (window.popups > 0) steps.add({ code: 'popup-closed', detail: String(window.popups) })
  }

  async #refuseConsent(window: PageWindow): Promise<Consent | null> {
    this.consent = await this.steps.may('consent', 'consent-not-dismissed', this.life.signal, async () => {
      await findClosedRoots(window)
      const consent = await dismissConsent(window, this.site)
      const reasons: Reason[] =
        consent.outcome === 'left' ? [{ code: 'consent-not-dismissed', detail: null }] : []
      return { value: consent, detail: { ...consent }, reasons }
    })
    return this.consent
  }

  async #closePrompts(window: PageWindow): Promise<void> {
    const prompted = await this.steps.may('prompt', 'prompt-not-closed', this.life.signal, async () => {
      const value = await closePrompts(window, this.site)
      return { value, detail: { ...value } }
    })
    if (prompted === null) return
    const clicked = [...(this.prompted?.clicked ?? []), ...prompted.clicked]
    const wasClosed = prompted.outcome === 'none' && this.prompted?.outcome === 'closed'
    this.prompted = { outcome: wasClosed ? 'closed' : prompted.outcome, clicked }
  }

  /** How many times all comments were chosen. */
  async #sort(window: PageWindow): Promise<number> {
    if (this.site.sort === null) return 0
    const sorted = await this.steps.may('sort', 'comments-filtered', this.life.signal, async () => {
      const value = await showAllComments(window, this.site)
      const reasons: Reason[] =
        value.left === 0 ? [] : [{ code: 'comments-filtered', detail: String(value.left) }]
      return { value, detail: { ...value }, reasons }
    })
    if (sorted === null) return 0
    const before = this.sorted ?? { chosen: 0, left: 0, labels: [] }
    this.sorted = {
      chosen: before.chosen + sorted.chosen,
      left: before.left + sorted.left,
      labels: [...before.labels, ...sorted.labels]
    }
    return sorted.chosen
  }

  async #expand(window: PageWindow) {
    const { expanded } = this
    const page = await expandAll(window, this.site, expanded.clicks)
    const inFrames = await expandFrames(window, this.site, expanded.clicks + page.clicks)
    const clicks = page.clicks + inFrames.clicks
    const left = page.left + inFrames.left
    expanded.clicks += clicks
    expanded.left = left
    for (const label of [...page.labels, ...inFrames.labels]) expanded.labels.add(label)
    return { value: clicks, detail: { clicks, left } }
  }

  async #scroll(window: PageWindow, since = this.request.since) {
    const { scrolled: before } = this
    const scrolled = await scrollThrough(window, since ?? null, {
      isFeed: before?.hasGrown ?? false,
      goesOn: this.request.goesOn ?? false,
      hasPassed: before?.hasPassed ?? false
    })
    this.scrolled = scrolled
    const { rows, ...detail } = scrolled
    return { value: scrolled, detail: { ...detail, rows: rows.length }, reasons: reasonsOf(scrolled) }
  }

  /** What scrolls by itself within the page is gone through and opened up; what it holds may load only when it is seen. */
  async #open(window: PageWindow) {
    const { limits, request } = this
    const until = performance.now() + limits.scroll
    // Where what was looked for is there, nothing is gone through.
    if (this.scrolled !== null)
      this.inBoxes = await scrollBoxes(window, request.goesOn ? null : (request.since ?? null))
    const reasons = this.inBoxes.flatMap(reasonsOf)
    const sideways = await window.ask('openCarousels')
    const texts = await window.ask('openWideBoxes')
    const columns = await window.ask('openSideColumns')
    const value = {
      opened: sideways.opened + texts.opened + columns.opened,
      hidden: 0,
      late: 0,
      beside: sideways.hidden
    }
    let hasWaited = false
    for (let round = 0; ; round++) {
      const [boxes, frames] = [await window.ask('openScrollBoxes', 'within'), await openFrames(window)]
      value.opened += boxes.opened + frames.opened
      value.hidden = boxes.hidden + frames.hidden + texts.hidden + columns.hidden
      value.late = frames.late
      const isBound = this.scrolled === null || isCutShort(this.scrolled)
      const opened = boxes.opened + frames.opened + (round === 0 ? sideways.opened + texts.opened : 0)
      if (isBound || (opened === 0 && (round === 0 || hasWaited))) break
      // What has grown may be about to grow again.
      hasWaited = opened === 0
      if (hasWaited) {
        await pause(FRAME_QUIET, this.life.signal)
        await window.traffic.settle(FRAME_SETTLE, this.life.signal)
        continue
      }
      if (round === OPENINGS || performance.now() > until) {
        reasons.push({ code: 'scroll-limit', detail: 'frames' })
        break
      }
      // What is old in a box says nothing of what is below it.
      const since = this.scrolled?.stoppedBy === 'bottom' ? null : request.since
      await this.steps.may('scroll', 'scroll-limit', this.life.signal, () => this.#scroll(window, since))
    }
    // What does not answer gives neither its height nor its text.
    if (value.late > 0) reasons.push({ code: 'text-failed', detail: `${value.late} frames` })
    if (value.hidden > 0) reasons.push({ code: 'content-not-expanded', detail: `${value.hidden} px` })
    if (value.beside > 0) reasons.push({ code: 'pictures-beside', detail: String(value.beside) })
    return { value, detail: value, reasons }
  }

  #judge(window: PageWindow): void {
    const { answer } = window.traffic
    if (this.wall !== null) this.steps.add(this.wall)
    else if (answer !== null && answer.status >= 400)
      this.steps.add({ code: 'http-status', detail: String(answer.status) })
    if (this.hasBadCertificate) this.steps.add({ code: 'bad-certificate-accepted', detail: null })
    const chain = this.hasBadCertificate ? null : this.chain
    for (const reason of circumstances({ chain, clock: answer?.clockAhead ?? null })) this.steps.add(reason)
  }

  get hasBadCertificate(): boolean {
    const answer = this.window?.traffic.answer
    return this.request.acceptBadCertificate && answer?.certificate != null && !answer.isSecure
  }
}
