// The program with archives in folders of this computer: the core runs beside it, and its windows reach no network.
import { join } from 'node:path'
import { app, BrowserWindow, dialog, session } from 'electron'
import { EMPTY_LINK } from '#shared/comment-link.ts'
import { fill, sentence } from '#shared/errors.ts'
import { isServerAddress } from '#shared/server-address.ts'
import { serveApp } from './app-protocol.ts'
import { CloseGuard } from './close-guard.ts'
import { CommentLinks, setShortcut } from './comment-links.ts'
import { CoreProcess } from './core-process.ts'
import { DraftFiles } from './draft-files.ts'
import { LoginLender } from './login-lender.ts'
import { setMenu } from './menu.ts'
import { serveObjects } from './object-protocol.ts'
import type { Program, ProgramParts } from './program.ts'
import { remind } from './reminder.ts'
import { ReplayWindows } from './replay-windows.ts'
import { watchRest } from './rest.ts'
import { RunTold } from './run-told.ts'
import { confinePages, denyDownloads, denyPermissions } from './security.ts'
import { answerShell } from './shell.ts'
import { texts } from './texts.ts'
import { Updates } from './updates/updates.ts'
import { openWindow, showWindow } from './window.ts'

/** Starts it with the archive of a folder, or none. */
export function runWithFolders(
  { log, logDir, settings, decided, language, startAnew }: ProgramParts,
  archive: string | null
): Program {
  const openForm = () => {
    showWindow(log, guard)
    commentLinks.open(EMPTY_LINK)
  }
  const guard: CloseGuard = new CloseGuard(language, openForm)
  const menu = { logDir, quit: () => guard.quit() }
  const core = new CoreProcess({
    log,
    onArchive: dir => {
      replays.closeAll()
      settings.rememberArchive(dir)
    },
    onReminder: reminder => {
      if (settings.tellsDueToday) remind(reminder, language(), () => showWindow(log, guard))
    },
    onRefused: ({ dir, code, params }) => {
      log.warn({ code }, 'archive not opened')
      const message = fill(texts(language()).notOpened, { dir })
      void dialog.showMessageBox({ type: 'warning', message, detail: sentence(code, params, language()) })
    }
  })

  const replays = new ReplayWindows(core, language)
  const runTold = new RunTold({
    language,
    isWanted: () => settings.tellsRunEnded,
    onPressed: () => showWindow(log, guard)
  })

  watchRest(isAtRest => core.setAtRest(isAtRest))

  const commentLinks = new CommentLinks(shownPage)
  const turnTo = (place: string) => {
    if (isServerAddress(place)) {
      if (!guard.isRunning) return startAnew(place)
      // A run that goes on is not cut off for it.
      const { runGoesOn, serverLater } = texts(language())
      return void dialog.showMessageBox({ type: 'info', message: runGoesOn, detail: serverLater })
    }
    if (place !== core.archive) core.switchTo(place)
  }

  const lender = new LoginLender({
    ...{ log, language, window: () => BrowserWindow.getAllWindows()[0] ?? null },
    lend: wanted => core.lendLogin(wanted),
    deliver: () => false
  })

  denyPermissions(session.defaultSession)
  denyDownloads(session.defaultSession)
  confinePages()
  app.on('browser-window-created', (_event, window) => window.once('closed', () => replays.closeAll()))
  serveApp(join(import.meta.dirname, '../renderer'))
  serveObjects(core)
  const updates = new Updates({ settings, log, isOff: decided.updatesOff === true })
  answerShell({
    core,
    settings,
    drafts: new DraftFiles(app.getPath('userData')),
    updates,
    language,
    onLanguage: chosen => {
      settings.rememberLanguage(chosen)
      setMenu(chosen, menu)
    },
    onRunning: run => {
      guard.isRunning = run !== null
      runTold.tell(run)
    },
    onPage: page => commentLinks.deliver(page),
    onReplay: id => replays.open(id),
    onServer: turnTo,
    onShortcut: shortcut => {
      const isGiven = setShortcut(shortcut, openForm)
      if (isGiven) settings.rememberShortcut(shortcut)
      else setShortcut(settings.shortcut, openForm)
      return isGiven
    }
  })

  // The archive first, since it takes longest; then the window, which loads while the rest is made ready.
  if (archive !== null) core.open(archive)
  openWindow(log, guard)
  setMenu(language(), menu)
  return {
    showWindow: () => showWindow(log, guard),
    openForm: link => commentLinks.open(link),
    lendLogin: wanted => void lender.offer(wanted),
    turnTo,
    stop: () => core.stop()
  }
}

/** The page of the window, when it has come. */
function shownPage() {
  const page = BrowserWindow.getAllWindows()[0]?.webContents
  return page === undefined || page.isLoading() ? null : page
}
