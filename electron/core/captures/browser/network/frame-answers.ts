// What the frames of the page were answered: one whose document is an error, and one of another site whose calls to its own site fail or
// whose scripts do not come, show less than they are to.
import type { CDPSession, Protocol } from 'puppeteer-core'
import { listensForNews } from './calls.ts'
import { isNeeded, isPart } from './lost-parts.ts'

const CALLS = new Set<Protocol.Network.ResourceType>(['XHR', 'Fetch'])
/** What may be for those only who have logged in. */
const FOR_OTHERS = new Set([400, 401, 403])
const MOST = 200
const NAMES: Partial<Record<Protocol.Network.ResourceType, string>> = {
  XHR: 'call ',
  Fetch: 'call ',
  Script: 'script ',
  Stylesheet: 'stylesheet '
}

type Asked = { readonly url: string; readonly frame: string }

export class FrameAnswers {
  readonly #mainFrame: string
  readonly #asked = new Map<string, Asked>()
  /** The site of the document in each frame. */
  readonly #hosts = new Map<string, string>()
  /** What each frame lacks, by address. */
  readonly #lacking = new Map<string, Map<string, string>>()

  constructor(session: CDPSession, mainFrame: string) {
    this.#mainFrame = mainFrame
    this.#follow(session)
  }

  /** The frames that lack something, and the first that each does. */
  get lacking(): { frame: string; what: string }[] {
    return [...this.#lacking].flatMap(([frame, lacks]) => {
      const [what] = lacks.values()
      return what === undefined ? [] : [{ frame, what }]
    })
  }

  #follow(session: CDPSession): void {
    session.on('sessionattached', child => this.#follow(child))
    session.on('Network.requestWillBeSent', ({ requestId, frameId, request }) => {
      if (frameId !== undefined && frameId !== this.#mainFrame && this.#asked.size < 10 * MOST)
        this.#asked.set(requestId, { url: request.url, frame: frameId })
    })
    session.on('Network.responseReceived', ({ requestId, type, response }) =>
      this.#note(
        requestId,
        type,
        response.status >= 400 && (isPart(type) || !FOR_OTHERS.has(response.status))
          ? String(response.status)
          : null
      )
    )
    session.on('Network.loadingFinished', ({ requestId }) => void this.#asked.delete(requestId))
    session.on('Network.loadingFailed', ({ requestId, type, canceled, blockedReason }) => {
      // What is not let into a frame is shown to nobody else either.
      if (canceled !== true && blockedReason === undefined) this.#note(requestId, type, 'failed')
      this.#asked.delete(requestId)
    })
  }

  /** `what`: how it went wrong; null of what did not. */
  #note(id: string, type: Protocol.Network.ResourceType, what: string | null): void {
    const asked = this.#asked.get(id)
    if (asked === undefined) return
    const { frame, url } = asked
    const host = URL.parse(url)?.host ?? ''
    if (type === 'Document') {
      this.#hosts.set(frame, host)
      this.#lacking.delete(frame)
    } else if (isPart(type)) {
      if (!isNeeded(url, `https://${this.#hosts.get(frame)}/`)) return
    } else if (!CALLS.has(type) || this.#hosts.get(frame) !== host || listensForNews(url)) return
    const lacks = this.#lacking.get(frame) ?? new Map<string, string>()
    if (what === null) lacks.delete(url)
    else if (this.#lacking.size < MOST && lacks.size < MOST)
      this.#lacking.set(frame, lacks.set(url, `frame ${NAMES[type] ?? ''}${what}`))
  }
}
