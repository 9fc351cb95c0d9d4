// The program with the archive on a server: a window with the server's own page, which gets nothing that a page in a browser would not
// get. No core is started, no verb of the shell is answered, and no saved page is shown.
import { app } from 'electron'
import { ExternalUrl } from '#shared/shell.ts'
import { CommentLinks } from '../comment-links.ts'
import { offerPage } from '../external-page.ts'
import { setMenu } from '../menu.ts'
import type { Program, ProgramParts } from '../program.ts'
import { Downloads } from './downloads.ts'
import { LeaveGuard } from './leave-guard.ts'
import { openServerSession } from './server-session.ts'
import { ServerWindow } from './server-window.ts'

export function runWithServer(
  { log, logDir, settings, language, startAnew }: ProgramParts,
  server: string
): Program {
  let isAsked = false
  const offer = async (address: string) => {
    const { window } = shown
    // One question at a time, however often the page asks.
    if (window === null || isAsked || !ExternalUrl.safeParse(address).success) return
    isAsked = true
    await offerPage(address, { window, language }).finally(() => {
      isAsked = false
    })
  }
  const downloads = new Downloads({ log, language, window: () => shown.window })
  const guard = new LeaveGuard({ language, downloads, there: () => shown.there })
  const session = openServerSession({
    server,
    downloads,
    onOther: address => void offer(address)
  })
  const shown: ServerWindow = new ServerWindow({
    ...{ server, session, log, language },
    guard: window => guard.guard(window),
    onThere() {
      log.info('connected to the server')
      settings.rememberArchive(server)
      const page = shown.there?.webContents
      if (page !== undefined) links.deliver(page)
    }
  })
  const leave = (then: () => void) => void guard.leave(shown.window, then)
  const links = new CommentLinks(() => shown.there?.webContents ?? null)
  shown.show()
  setMenu(language(), {
    logDir,
    quit: () => leave(() => app.quit()),
    goHome: () => shown.goHome(),
    changeArchive: () =>
      leave(() => {
        settings.rememberArchive(null)
        startAnew(null)
      })
  })
  return {
    showWindow: () => shown.show(),
    openForm: link => links.open(link),
    turnTo(place) {
      if (place !== server) leave(() => startAnew(place))
    },
    stop: async () => undefined
  }
}
