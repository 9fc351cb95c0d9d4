// Stands between the page and the network where something is to be held back: the page's own going elsewhere, once it
// has arrived; and, unless the channel is set for it, whatever leads into a private network.
import type { CDPSession, Protocol } from 'puppeteer-core'
import { isPrivateIp } from '../../../kernel/private-network.ts'
import type { ProxyLogin } from '../process/browser.ts'
import type { PageWindow } from '../process/page-window.ts'
import { Trouble } from '../trouble.ts'
import { HeldBack } from './held-back.ts'
import { leadsToPrivate, PRIVATE_PATTERNS, type Resolve } from './private-hosts.ts'
import { answerProxy, asksLogin } from './proxy-login.ts'
import { CLOSE_WEB_SOCKETS } from './web-sockets.ts'

/** What has a session of its own beside the page's: frames of other sites, and workers. */
export const ATTACHED = [{ type: 'iframe' }, { type: 'worker' }] as const
/** A service worker answers nothing for the page (recorder.ts), and fetches by itself all the same. */
const GUARDED = [...ATTACHED, { type: 'service_worker' }] as const

type Pattern = Protocol.Fetch.RequestPattern

const DOCUMENTS: readonly Pattern[] = [{ resourceType: 'Document', requestStage: 'Request' }]
const PRIVATE: readonly Pattern[] = PRIVATE_PATTERNS.map(urlPattern => ({
  urlPattern,
  requestStage: 'Request'
}))

const ALL: readonly Pattern[] = [{ urlPattern: '*', requestStage: 'Request' }]

/** What was pressed, and where that was to send something. */
export type PressHeld = { readonly words: string; readonly address: string }

export class RequestGuard {
  /** How often the page tried to go elsewhere after it had arrived. */
  tries = 0
  /** Parts of the page that lay in a private network and were not let through. */
  keptOut = 0
  /** The page itself led there. */
  isPrivate = false
  /** What lies in a private network is let through. */
  readonly isOpen: boolean
  readonly #window: PageWindow
  readonly #resolve: Resolve | undefined
  #isHeld = false
  /** What presses were not let send. */
  readonly pressesHeld: PressHeld[] = []
  /** What is not sent while the page is pressed only to see what comes of it. */
  readonly heldBack = new HeldBack()
  /** Of the page, and of the frames and workers that have one of their own. */
  readonly #sessions = new Set<CDPSession>()
  readonly #answered = new WeakSet<CDPSession>()

  /** `mayBePrivate`: the page and its parts may lie in a private network. */
  constructor(window: PageWindow, mayBePrivate: boolean, resolve?: Resolve) {
    this.#window = window
    this.isOpen = mayBePrivate
    this.#resolve = resolve
    this.#answer(window.session)
    this.#follow(window.session)
    answerProxy(window.session, window.proxy)
    if (!mayBePrivate) this.#watch(window.session)
  }

  /** Before the page is asked for. @throws Trouble private-address */
  async close(url: URL): Promise<void> {
    if (this.isOpen) {
      // Only what goes by here is asked who it is.
      if (asksLogin(this.#window.proxy)) await this.#enable(DOCUMENTS)
      return
    }
    if (await leadsToPrivate(url.hostname, this.#resolve)) throw privateAddress()
    const { session } = this.#window
    await Promise.all([
      this.#enable([...DOCUMENTS, ...PRIVATE]),
      closeWaysAround(session),
      attachFrames(session)
    ])
  }

  /**
   * From now on the page stays: it may neither reload nor go elsewhere, whatever is clicked. What it loads into frames
   * goes on as before.
   */
  async hold(): Promise<void> {
    this.#isHeld = true
    await this.#enable(this.isOpen ? DOCUMENTS : [...DOCUMENTS, ...PRIVATE])
  }

  /** The page may be fetched anew, and is to be held again then. */
  letGo(): void {
    this.#isHeld = false
  }

  /** From now on nothing is sent that could change anything where it goes. */
  async holdSending(): Promise<void> {
    this.heldBack.begin()
    await this.#enable(ALL)
    const [, ...others] = this.#sessions
    await Promise.all(others.map(session => this.#holdSendingOf(session)))
  }

  /** And from now on it is sent again. `words`: of what was pressed, which is told where something was held back. */
  async sendAgain(words: readonly string[]): Promise<boolean> {
    const own = this.isOpen ? [] : PRIVATE
    const [, ...others] = this.#sessions
    await this.#enable([...DOCUMENTS, ...own])
    await Promise.all(others.map(session => tell(session, own)))
    this.heldBack.end()
    const addresses = [...this.heldBack.addresses]
    for (const address of addresses) this.pressesHeld.push({ words: words.join(', '), address })
    return addresses.length > 0
  }

  #follow(session: CDPSession): void {
    this.#sessions.add(session)
    session.on('Network.requestWillBeSent', ({ request }) => this.heldBack.note(request))
    session.on('sessionattached', child => {
      this.#follow(child)
      if (this.heldBack.isOn) void this.#holdSendingOf(child)
    })
  }

  async #holdSendingOf(session: CDPSession): Promise<void> {
    // Where nothing private is to be held back nobody answers for it yet.
    if (this.isOpen) this.#answer(session)
    await tell(session, ALL)
  }

  #enable(patterns: readonly Pattern[]): Promise<void> {
    const { session } = this.#window
    const late = () => new Trouble('page-crashed', 'Fetch.enable')
    const request = { patterns: [...patterns], handleAuthRequests: asksLogin(this.#window.proxy) }
    return this.#window.within(session.send('Fetch.enable', request), 5_000, late)
  }

  /** Frames of other sites are processes of their own, each with a session of its own that nothing goes past unseen. */
  #watch(session: CDPSession): void {
    session.on('Network.responseReceived', ({ response }) => {
      if (cameFromPrivate(response, this.#window.proxy)) this.isPrivate = true
    })
    this.#watchSockets(session)
    session.on('sessionattached', child => {
      this.#answer(child)
      this.#watch(child)
      // A worker that waits to be begun does not answer; what was sent is done before what it is begun with.
      void closeWaysAround(child)
      void Promise.all([standBetween(child), attachFrames(child)])
        .then(() => child.send('Runtime.runIfWaitingForDebugger'))
        .catch(() => undefined)
    })
  }

  /**
   * A browser keeps the WebSockets of a page on the web out of private networks itself (since 2026, Local Network Access), by a name that
   * leads there too. Where one was let in all the same, the page is refused.
   */
  #watchSockets(session: CDPSession): void {
    const inward = new Map<string, Promise<boolean>>()
    session.on('Network.webSocketCreated', ({ requestId, url }) => {
      const leadsIn = leadsToPrivate(URL.parse(url)?.hostname ?? '', this.#resolve)
      inward.set(requestId, leadsIn)
      void leadsIn.then(isInward => {
        if (isInward) this.keptOut++
      })
    })
    session.on('Network.webSocketHandshakeResponseReceived', ({ requestId }) => {
      void inward.get(requestId)?.then(isInward => {
        if (isInward) this.isPrivate = true
      })
    })
  }

  #answer(session: CDPSession): void {
    if (this.#answered.has(session)) return
    this.#answered.add(session)
    session.on('Fetch.requestPaused', event => {
      void this.#judge(event)
        .then(reason =>
          reason === null
            ? session.send('Fetch.continueRequest', { requestId: event.requestId })
            : session.send('Fetch.failRequest', { requestId: event.requestId, errorReason: reason })
        )
        .catch(() => undefined)
    })
  }

  /** Why a request is not let through, or null. */
  async #judge(event: Protocol.Fetch.RequestPausedEvent): Promise<Protocol.Network.ErrorReason | null> {
    const isPage = event.resourceType === 'Document' && event.frameId === this.#window.mainFrame
    const isHeldBack = this.heldBack.holds(event.request, event.resourceType, this.#window.page.url())
    if (isPage && this.#isHeld) {
      this.tries++
      return 'Aborted'
    }
    if (isHeldBack) return 'BlockedByClient'
    const host = URL.parse(event.request.url)?.hostname ?? ''
    if (this.isOpen || !(await leadsToPrivate(host, this.#resolve))) return null
    if (isPage) this.isPrivate = true
    else this.keptOut++
    return 'BlockedByClient'
  }
}

/** A worker of some kinds has no such thing, and what has gone has none. */
async function tell(session: CDPSession, patterns: readonly Pattern[]): Promise<void> {
  // Without any, all would be stopped.
  const asked =
    patterns.length === 0
      ? session.send('Fetch.disable')
      : session.send('Fetch.enable', { patterns: [...patterns] })
  await asked.catch(() => undefined)
}

/** What a worker asks for goes by the page that it is of, and its session knows no such thing. */
async function standBetween(child: CDPSession): Promise<void> {
  try {
    await child.send('Fetch.enable', { patterns: [...PRIVATE] })
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("'Fetch.enable' wasn't found"))) throw error
  }
}

/**
 * A shared worker is of no page, so that nobody could stand between it and the network: to pages whose requests are looked at, the browser
 * is one without them, and without WebSockets within. A worker has no documents, and refuses; there it is run at once.
 */
async function closeWaysAround(session: CDPSession): Promise<void> {
  const source = `delete globalThis.SharedWorker; ${CLOSE_WEB_SOCKETS}`
  await Promise.allSettled([
    session.send('Page.enable'),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source }),
    session.send('Runtime.evaluate', { expression: source })
  ])
}

const attachFrames = (session: CDPSession) =>
  session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [...GUARDED]
  })

/** A name can lead elsewhere a moment later. What a proxy fetched came from the proxy, which has a port of its own. */
function cameFromPrivate(
  { url, remoteIPAddress = '', remotePort }: Protocol.Network.Response,
  proxy: ProxyLogin | null
): boolean {
  if (remotePort === proxy?.port) return false
  const asked = URL.parse(url)
  const port = asked?.port || (asked?.protocol === 'https:' ? '443' : '80')
  return isPrivateIp(remoteIPAddress.replaceAll(/[[\]]/g, '')) && String(remotePort) === port
}

export const privateAddress = () => new Trouble('private-address')
