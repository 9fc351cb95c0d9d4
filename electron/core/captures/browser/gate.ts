// Stands between the page and the network where something is to be held back: the page's own going elsewhere, once it
// has arrived; and, unless the channel is set for it, whatever leads into a private network.
import type { CDPSession, Protocol } from 'puppeteer-core'
import { isPrivateIp } from '../../private-network.ts'
import { leadsToPrivate, PRIVATE_PATTERNS, type Resolve } from './private.ts'
import { Trouble } from './trouble.ts'
import type { PageWindow } from './window.ts'

type Pattern = Protocol.Fetch.RequestPattern

const DOCUMENTS: readonly Pattern[] = [{ resourceType: 'Document', requestStage: 'Request' }]
const PRIVATE: readonly Pattern[] = PRIVATE_PATTERNS.map(urlPattern => ({
  urlPattern,
  requestStage: 'Request'
}))

export class Gate {
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

  /** `mayBePrivate`: the page and its parts may lie in a private network. */
  constructor(window: PageWindow, mayBePrivate: boolean, resolve?: Resolve) {
    this.#window = window
    this.isOpen = mayBePrivate
    this.#resolve = resolve
    this.#answer(window.session)
    window.session.on('Network.responseReceived', ({ type, frameId, response }) => {
      if (this.isOpen || type !== 'Document' || frameId !== window.mainFrame) return
      if (cameFromPrivate(response)) this.isPrivate = true
    })
    window.session.on('sessionattached', child => {
      if (this.isOpen) return
      this.#answer(child)
      void child.send('Fetch.enable', { patterns: [...PRIVATE] }).catch(() => undefined)
    })
  }

  /** Before the page is asked for. @throws Trouble private-address */
  async close(url: URL): Promise<void> {
    if (this.isOpen) return
    if (await leadsToPrivate(url.hostname, this.#resolve)) throw privateAddress()
    await this.#enable([...DOCUMENTS, ...PRIVATE])
  }

  /**
   * From now on the page stays: it may neither reload nor go elsewhere, whatever is clicked. What it loads into frames
   * goes on as before.
   */
  async hold(): Promise<void> {
    this.#isHeld = true
    await this.#enable(this.isOpen ? DOCUMENTS : [...DOCUMENTS, ...PRIVATE])
  }

  #enable(patterns: readonly Pattern[]): Promise<void> {
    const { session } = this.#window
    const late = () => new Trouble('page-crashed', 'Fetch.enable')
    return this.#window.within(session.send('Fetch.enable', { patterns: [...patterns] }), 5_000, late)
  }

  #answer(session: CDPSession): void {
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
    if (isPage && this.#isHeld) {
      this.tries++
      return 'Aborted'
    }
    const host = URL.parse(event.request.url)?.hostname ?? ''
    if (this.isOpen || !(await leadsToPrivate(host, this.#resolve))) return null
    if (isPage) this.isPrivate = true
    else this.keptOut++
    return 'BlockedByClient'
  }
}

/** A name can lead elsewhere a moment later. What a proxy fetched came from the proxy, which has a port of its own. */
function cameFromPrivate({ url, remoteIPAddress = '', remotePort }: Protocol.Network.Response): boolean {
  const asked = URL.parse(url)
  const port = asked?.port || (asked?.protocol === 'https:' ? '443' : '80')
  return isPrivateIp(remoteIPAddress.replaceAll(/[[\]]/g, '')) && String(remotePort) === port
}

export const privateAddress = () => new Trouble('private-address')
