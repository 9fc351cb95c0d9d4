// The program with the archive on a server: a window with the server's own page, which gets nothing that a page in a browser would not
// get. No verb of the shell is answered, and no saved page is shown. A core is started for a login that a person lends, and ended then.
import { app } from 'electron'
import { ExternalUrl, type ToldMessage } from '#shared/shell.ts'
import { CommentLinks } from '../comment-links.ts'
import { CoreProcess } from '../core-process.ts'
import { offerPage } from '../external-page.ts'
import { LoginLender } from '../login-lender.ts'
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
    onOther: address => void offer(address),
    onLogin: wanted => void lender.offer(wanted)
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
  let core: CoreProcess | null = null
  const lender = new LoginLender({
    ...{ log, language, window: () => shown.window },
    async lend(wanted) {
      const own = new CoreProcess({ log, onArchive: ignored, onReminder: ignored, onRefused: ignored })
      core = own
      const answer = await own.lendLogin(wanted)
      await own.stop()
      core = null
      return answer
    },
    deliver({ profileId }, sealed) {
      const message: ToldMessage = { kind: 'kanalarkiv-lent-login', profileId, sealed }
      shown.there?.webContents.send('shell:tell', message)
      return shown.there !== null
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
    lendLogin: wanted => void lender.offer(wanted),
    stop: async () => core?.stop()
  }
}

/** A core without an archive has no news. */
const ignored = () => undefined
