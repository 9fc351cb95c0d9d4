// A visit to one page: what it is about, and the steps that are run on it in their order. Each step gets the open page and what
// the steps before it found, and answers with what it adds; nothing else changes what has been found.
import type { Reason, Viewport } from '#shared/capture.ts'
import type { PlatformWords } from '#shared/platform-words.ts'
import type { Platform } from '#shared/register.ts'
import { cleanLine } from './clean-text.ts'
import type { Opened } from './in-page/open/scroll-boxes.ts'
import type { Chain } from './network/certificate-and-clock.ts'
import type { Resolve } from './network/private-hosts.ts'
import { RequestGuard } from './network/request-guard.ts'
import { wordsFor } from './platforms/words-for.ts'
import type { Assets } from './prepare/await-assets.ts'
import type { Consent } from './prepare/consent.ts'
import { webAddress } from './prepare/navigate.ts'
import type { Prompts } from './prepare/prompts.ts'
import type { Scrolled } from './prepare/scroll.ts'
import type { Sorted } from './prepare/show-all-comments.ts'
import type { CaptureBrowser } from './process/browser.ts'
import type { Deadline } from './process/deadline.ts'
import { type Limits, SCREENS, type Screen } from './process/limits.ts'
import { PageWindow } from './process/page-window.ts'
import type { Steps } from './steps.ts'

export type PageRequest = {
  readonly address: string
  readonly acceptBadCertificate: boolean
  /** Of the channel; without it the words are those of the site that the address is of. */
  readonly platform?: Platform
  /** Absent: those that are built in. */
  readonly words?: PlatformWords
  /** How far back a feed that grows is followed; null or absent: as far as it goes within the bounds. */
  readonly since?: Date | null
  /** Whether it is followed on from there, within the bounds; it is whole when it has been read back to there. */
  readonly continuesPastSince?: boolean
  /** Absent: a desktop computer's window. */
  readonly viewport?: Viewport
  /** Whether the page and its parts may lie in a private network. */
  readonly mayBePrivate: boolean
  /** Absent: the system's own. */
  readonly resolve?: Resolve
  /** What fetches films that the page does not give; `path` is null where it is wished for and not installed. Absent: nothing does. */
  readonly filmProgram?: { readonly path: string | null }
}

/** What the steps of a visit have found so far. */
export type Findings = {
  readonly finalAddress: string | null
  /** How many documents the window had had when the page was held in its place. */
  readonly arrivals: number
  readonly chain: Chain | null
  /** What came instead of the page: a login, a limit, a test for robots. */
  readonly wall: Reason | null
  readonly consent: Consent | null
  readonly prompts: Prompts | null
  readonly sorted: Sorted | null
  readonly unfolded: { readonly clicks: number; readonly labels: readonly string[]; readonly left: number }
  readonly scrolled: Scrolled | null
  /** What became of the boxes that scroll by themselves, and of those of them that are feeds of their own. */
  readonly opened: Opened | null
  readonly inBoxes: readonly Scrolled[]
  /** The page says that there is more for whoever logs in. */
  readonly hasMoreForMembers: boolean
  readonly assets: Assets | null
}

const NOTHING: Findings = {
  finalAddress: null,
  arrivals: 0,
  chain: null,
  wall: null,
  consent: null,
  prompts: null,
  sorted: null,
  unfolded: { clicks: 0, labels: [], left: 0 },
  scrolled: null,
  opened: null,
  inBoxes: [],
  hasMoreForMembers: false,
  assets: null
}

type VisitOf = {
  readonly browser: CaptureBrowser
  readonly request: PageRequest
  readonly deadline: Deadline
  readonly steps: Steps
  readonly limits: Limits
}

/** The page while its window is open, with what the visit is about. */
export type OpenPage = VisitOf & {
  readonly url: URL
  readonly startedAt: Date
  readonly window: PageWindow
  readonly guard: RequestGuard
  /** What is particular to the platform that the page is of. */
  readonly words: PlatformWords
}

/** Runs a step within another, and answers with all that has been found then. */
export type RunStep = (step: VisitStep) => Promise<Findings>
export type VisitStep = (page: OpenPage, found: Findings, run: RunStep) => Promise<Partial<Findings>>

/** The same steps, which do nothing once something came instead of the page. */
export const unlessRefused = (steps: readonly VisitStep[]): VisitStep[] =>
  steps.map(step => async (page, found, run) => (found.wall === null ? step(page, found, run) : {}))

export class Visit {
  readonly of: VisitOf
  readonly words: PlatformWords
  readonly startedAt = new Date()
  #page: OpenPage | null = null
  #found = NOTHING

  constructor(of: VisitOf) {
    this.of = of
    this.words = of.request.words ?? wordsFor(of.request.platform ?? null, of.request.address)
  }

  /** What all the steps have found so far. */
  get found(): Findings {
    return this.#found
  }

  /** Null before it is opened. */
  get page(): OpenPage | null {
    return this.#page
  }

  get screen(): Screen {
    return SCREENS[this.of.request.viewport ?? 'desktop']
  }

  get httpStatus(): number | null {
    return this.#page?.window.traffic.answer?.status ?? null
  }

  get hasBadCertificate(): boolean {
    return this.#page !== null && hasBadCertificate(this.#page)
  }

  /** The no that a call of the page got: the page is there, and may lack what it asked for. */
  get limit(): Reason | null {
    return this.#found.wall === null ? (this.#page?.window.traffic.limit?.reason ?? null) : null
  }

  /** Opens an empty window for the page, and runs the steps on it in their order. */
  async run(list: readonly VisitStep[]): Promise<OpenPage> {
    const page = this.#page ?? (await this.#open())
    for (const step of list) await this.#runStep(page, step)
    return page
  }

  async #open(): Promise<OpenPage> {
    const { browser, request, deadline, limits, steps } = this.of
    const url = await steps.required('address', async () => ({ value: webAddress(request.address) }))
    const window = await steps.required('window', async () => ({
      value: await PageWindow.open(browser, deadline, limits, this.screen)
    }))
    window.hooks = this.words.posts
    const guard = new RequestGuard(window, request.mayBePrivate, request.resolve)
    this.#page = { ...this.of, url, startedAt: this.startedAt, window, guard, words: this.words }
    return this.#page
  }

  async #runStep(page: OpenPage, step: VisitStep): Promise<Findings> {
    const added = await step(page, this.#found, inner => this.#runStep(page, inner))
    this.#found = { ...this.#found, ...added }
    return this.#found
  }

  /** What happened that is told of even when all is there. */
  tellEvents(): void {
    if (this.#page === null) return
    const { window, guard, steps } = this.#page
    if (this.limit !== null) steps.add(this.limit)
    if (guard.isPrivate && !steps.reasons.some(({ code }) => code === 'private-address'))
      steps.add({ code: 'private-address', detail: null })
    if (this.#found.finalAddress !== null && window.navigations !== this.#found.arrivals)
      steps.add({ code: 'navigated-away', detail: null })
    if (window.dialogs.length > 0) steps.add({ code: 'dialog-closed', detail: String(window.dialogs.length) })
    if (guard.keptOut > 0) steps.add({ code: 'private-parts-kept-out', detail: String(guard.keptOut) })
    const [press] = guard.pressesHeld
    if (press !== undefined)
      steps.add({ code: 'press-held-back', detail: cleanLine(`${press.words}: ${press.address}`, 300) })
    if (window.popups > 0) steps.add({ code: 'popup-closed', detail: String(window.popups) })
  }
}

/** A certificate that does not hold, which the request accepts. */
export function hasBadCertificate({ request, window }: OpenPage): boolean {
  const { answer } = window.traffic
  return request.acceptBadCertificate && answer?.certificate != null && !answer.isSecure
}
