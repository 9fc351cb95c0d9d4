// The desktop app: windows and the operating system. Records are in the core, which runs in a process of its own.
import { join, resolve } from 'node:path'
import { app, dialog, Menu, protocol, session } from 'electron'
import { EMPTY_LINK } from '#shared/comment-link.ts'
import { fill, sentence } from '#shared/errors.ts'
import { APP_SCHEME, serveApp } from './app-protocol.ts'
import { CloseGuard } from './close-guard.ts'
import { commentLinkIn, hasLink, isTooLong } from './comment-link.ts'
import { answerLinks, CommentLinks, setShortcut } from './comment-links.ts'
import { CoreProcess } from './core-process.ts'
import { DraftFiles } from './draft-files.ts'
import { answerRightClicks } from './field-menu.ts'
import { openLog } from './log.ts'
import { setMenu } from './menu.ts'
import { OBJECT_SCHEME, serveObjects } from './object-protocol.ts'
import { developmentServer } from './page.ts'
import { findPolicies } from './policies.ts'
import { remind } from './reminder.ts'
import { ReplayWindows } from './replay-windows.ts'
import { watchRest } from './rest.ts'
import { RunTold } from './run-told.ts'
import { confinePages, denyPermissions } from './security.ts'
import { type Language, Settings } from './settings.ts'
import { answerShell } from './shell.ts'
import { texts } from './texts.ts'
import { Updates } from './updates/updates.ts'
import { openWindow, showWindow } from './window.ts'

const words = process.argv.slice(1)
const asked = { archive: archiveAskedFor(words), link: commentLinkIn(words) }
// Chromium puts the words of a command line in another order, so the archive is handed over beside them. In ASCII: what holds
// other characters can come through as nothing.
const beside = { archive: asked.archive === null ? null : encodeURIComponent(asked.archive) }

const decided = findPolicies()
// For who has chosen none: a page asks its browser which language is the computer's.
if (decided.language !== null && !app.commandLine.hasSwitch('lang'))
  app.commandLine.appendSwitch('lang', decided.language)

protocol.registerSchemesAsPrivileged([APP_SCHEME, OBJECT_SCHEME])
// No window of ours looks a name up: the program's pages are its own, and a saved page has no network.
if (developmentServer() === undefined) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
// Ours is set when the language is known; Electron would build one of its own first.
Menu.setApplicationMenu(null)
// For every page, whatever its own settings say. It would cancel --no-sandbox, which root needs in tests.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

if (!isTooLong(words) && app.requestSingleInstanceLock(beside)) {
  // Never awaited here: `ready` comes only after this module has run.
  app.whenReady().then(start).catch(fail)
} else app.quit()

function start(): void {
  const logDir = join(app.getPath('userData'), 'logs')
  const log = openLog(logDir)
  process.on('uncaughtExceptionMonitor', error => log.fatal({ err: error }, 'uncaught'))
  process.on('unhandledRejection', reason => log.error({ err: reason }, 'unhandled rejection'))
  const settings = new Settings(app.getPath('userData'))
  const language = () => settings.language ?? decided.language ?? systemLanguage()
  const guard = new CloseGuard(language)
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

  const commentLinks = new CommentLinks()
  const openForm = () => {
    showWindow(log, guard)
    commentLinks.open(EMPTY_LINK)
  }

  denyPermissions(session.defaultSession)
  confinePages()
  app.on('browser-window-created', (_event, window) => window.once('closed', () => replays.closeAll()))
  answerRightClicks(language)
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
    onShortcut: shortcut => {
      const isGiven = setShortcut(shortcut, openForm)
      if (isGiven) settings.rememberShortcut(shortcut)
      else setShortcut(settings.shortcut, openForm)
      return isGiven
    }
  })

  // The archive first, since it takes longest; then the window, which loads while the rest is made ready.
  const archive = asked.archive ?? decided.archiveFolder ?? settings.lastArchive
  if (archive !== null) core.open(archive)
  openWindow(log, guard)
  setMenu(language(), menu)
  answerLinks()
  if (!setShortcut(settings.shortcut, openForm)) log.warn('the shortcut belongs to another program')
  if (asked.link !== null) commentLinks.open(asked.link)

  app.on('second-instance', (_event, argv, _cwd, other) => {
    showWindow(log, guard)
    // What this same program gave requestSingleInstanceLock, if it came through.
    const archive = (other as typeof beside | null)?.archive ?? null
    const dir = archive === null ? null : decodeURIComponent(archive)
    if (dir !== null && dir !== core.archive) core.switchTo(dir)
    const link = commentLinkIn(argv)
    if (link !== null) commentLinks.open(link)
  })
  // macOS hands links over by an event.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    const link = commentLinkIn([url])
    if (link === null) return
    showWindow(log, guard)
    commentLinks.open(link)
  })
  app.on('activate', () => showWindow(log, guard))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', event => {
    event.preventDefault()
    void core.stop().then(() => app.exit(0))
  })
}

/** `--archive DIR` or `--archive=DIR`, as an absolute path. A link from a browser opens no other archive. */
function archiveAskedFor(argv: readonly string[]): string | null {
  if (hasLink(argv)) return null
  const at = argv.findIndex(arg => arg === '--archive' || arg.startsWith('--archive='))
  const arg = argv[at]
  if (arg === undefined) return null
  const dir = arg === '--archive' ? argv[at + 1] : arg.slice('--archive='.length)
  return dir === undefined || dir === '' ? null : resolve(dir)
}

function systemLanguage(): Language {
  return app.getLocale().startsWith('sv') ? 'sv' : 'en'
}

/** A start that failed would otherwise leave a process without a window. */
function fail(error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error)
  process.stderr.write(`Kanalarkiv did not start: ${detail}\n`)
  dialog.showErrorBox('Kanalarkiv', detail)
  app.exit(1)
}
