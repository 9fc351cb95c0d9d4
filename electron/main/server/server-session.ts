// The session of a server's pages: its cookies and what else a browser keeps, apart from those of every other server and of the program.
import { createHash } from 'node:crypto'
import { app, type Session, session, type WebContents } from 'electron'
import type { LoginWanted } from '#shared/lent-login.ts'
import { webOrigin } from '#shared/server-address.ts'
import { loginWantedIn } from '../login-link.ts'
import { denyPermissions } from '../security.ts'
import type { Downloads } from './downloads.ts'
import { isPart, isReachable, mayGo } from './may-go.ts'

type Parts = {
  readonly server: string
  readonly downloads: Downloads
  /** The server's page wants another page shown. */
  readonly onOther: (address: string) => void
  /** It asks to be lent a login. */
  readonly onLogin: (wanted: LoginWanted) => void
}

/** Makes it, and keeps every page in it. A certificate that the computer does not trust is refused, as Electron does by itself. */
export function openServerSession({ server, downloads, ...asks }: Parts): Session {
  const own = session.fromPartition(`persist:server-${createHash('sha256').update(server).digest('hex')}`)
  denyPermissions(own)
  own.setSpellCheckerEnabled(false)
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isPart(url, server) }))
  own.on('will-download', (event, item) => {
    // What is fetched is the server's; a page of those who sign people in has nothing to save.
    if (webOrigin(item.getURL().replace(/^blob:/, '')) !== server) return event.preventDefault()
    downloads.follow(item)
  })
  app.on('web-contents-created', (_event, page) => confine(page, { server, ...asks }))
  // Electron would choose one by itself, and so tell whoever asks who the person is.
  app.on('select-client-certificate', (event, _page, _url, _certificates, choose) => {
    event.preventDefault()
    choose()
  })
  return own
}

function confine(page: WebContents, { server, onOther, onLogin }: Omit<Parts, 'downloads'>): void {
  page.setWindowOpenHandler(({ url }) => {
    if (webOrigin(page.getURL()) === server) onOther(url)
    return { action: 'deny' }
  })
  page.on('will-frame-navigate', event => {
    const isAllowed = event.isMainFrame ? mayGo(page.getURL(), event.url, server) : isPart(event.url, server)
    if (isAllowed) return
    event.preventDefault()
    const wanted = loginWantedIn([event.url])
    if (event.isMainFrame && wanted !== null && webOrigin(page.getURL()) === server) onLogin(wanted)
  })
  page.on('will-redirect', event => {
    if (!isReachable(event.url, server)) event.preventDefault()
  })
  page.on('will-attach-webview', event => event.preventDefault())
  // It must not hold its window open.
  page.on('will-prevent-unload', event => event.preventDefault())
}
