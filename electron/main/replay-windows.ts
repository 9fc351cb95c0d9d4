// Windows with saved pages: the page as its web archive has it, and above it a bar that says what it is.
import { BaseWindow, type Session, type WebContents, WebContentsView } from 'electron'
import type { CaptureId } from '#shared/ids.ts'
import type { ReplayAnswer, ReplayPage, ReplayQuestion, ReplayRefusal } from '#shared/replay.ts'
import { BAR_HEIGHT, barAddress } from './replay-pages.ts'
import { closeReplaySession, openReplaySession } from './replay-session.ts'
import { SHUT_IN } from './security.ts'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

interface Core {
  replayPage(id: CaptureId): Promise<ReplayPage | ReplayRefusal>
  replayAnswer(id: CaptureId, question: ReplayQuestion): Promise<ReplayAnswer | null>
}

/** As wide as a page is in a capture, with its scroll bar. */
const WIDTHS = { desktop: 1296, mobile: 428 }
const HEIGHT = 860

export class ReplayWindows {
  readonly #core: Core
  readonly #language: () => Language
  readonly #open = new Map<CaptureId, BaseWindow>()

  constructor(core: Core, language: () => Language) {
    this.#core = core
    this.#language = language
  }

  /** Shows a capture's saved page, or says why not. */
  async open(id: CaptureId): Promise<ReplayRefusal | null> {
    const page = await this.#core.replayPage(id)
    if ('code' in page) return page
    const before = this.#open.get(id)
    if (before === undefined) this.#show(page)
    else {
      if (before.isMinimized()) before.restore()
      before.focus()
    }
    return null
  }

  /** When the archive or the window that they belong to is closed. */
  closeAll(): void {
    for (const window of this.#open.values()) window.close()
  }

  #show(page: ReplayPage): void {
    const language = this.#language()
    const own = openReplaySession(question => this.#core.replayAnswer(page.id, question), language)
    const window = new BaseWindow({
      width: WIDTHS[page.viewport],
      height: HEIGHT,
      minWidth: 320,
      minHeight: 320,
      title: texts(language).replay
    })
    const [bar, view] = [viewIn(own), viewIn(own)]
    for (const each of [bar, view]) window.contentView.addChildView(each)
    const place = () => {
      const { width, height } = window.getContentBounds()
      bar.setBounds({ x: 0, y: 0, width, height: BAR_HEIGHT })
      view.setBounds({ x: 0, y: BAR_HEIGHT, width, height: Math.max(0, height - BAR_HEIGHT) })
    }
    place()
    window.on('resize', place)
    const tell = (address: string) => {
      window.setTitle(`${texts(language).replay}: ${address}`)
      void bar.webContents.loadURL(barAddress({ address, capturedAt: page.capturedAt }, language))
    }
    tell(page.address)
    view.webContents.on('did-navigate', (_event, address) => tell(address))
    view.webContents.on('did-navigate-in-page', (_event, address, isMain) => isMain && tell(address))
    for (const each of [bar, view]) answerKeys(each.webContents, { view: view.webContents, window })
    this.#open.set(page.id, window)
    window.on('closed', () => {
      this.#open.delete(page.id)
      for (const each of [bar, view]) each.webContents.close()
      void closeReplaySession(own)
    })
    // A page that cannot be loaded is told of in its place, and what a page does while it is loaded is its own.
    void view.webContents.loadURL(page.address).catch(() => undefined)
    view.webContents.focus()
  }
}

/** Of no privileges: no bridge, no Node, no dialogs. */
const viewIn = (own: Session) =>
  new WebContentsView({
    webPreferences: {
      session: own,
      ...SHUT_IN,
      disableDialogs: true,
      navigateOnDragDrop: false
    }
  })

/** Back and forward as in a browser; Ctrl+W closes the window. */
function answerKeys(page: WebContents, { view, window }: { view: WebContents; window: BaseWindow }): void {
  page.on('before-input-event', (event, { type, key, alt, control, meta }) => {
    if (type !== 'keyDown') return
    const { navigationHistory } = view
    if (alt && key === 'ArrowLeft') navigationHistory.goBack()
    else if (alt && key === 'ArrowRight') navigationHistory.goForward()
    else if ((control || meta) && key.toLowerCase() === 'w') window.close()
    else return
    event.preventDefault()
  })
}
