// The desktop app: windows and the operating system. Records are in the core, which runs in a process of its own, or on a server.
import { join } from 'node:path'
import { app, dialog, Menu, protocol } from 'electron'
import { EMPTY_LINK } from '#shared/comment-link.ts'
import { isServerAddress } from '#shared/server-address.ts'
import { APP_SCHEME } from './app-protocol.ts'
import { isServerRefused, placeAskedFor, wordsFor } from './asked-for.ts'
import { commentLinkIn, isTooLong } from './comment-link.ts'
import { answerLinks, setShortcut } from './comment-links.ts'
import { answerRightClicks } from './field-menu.ts'
import { runWithFolders } from './folder-program.ts'
import { openLog } from './log.ts'
import { loginWantedIn } from './login-link.ts'
import { OBJECT_SCHEME } from './object-protocol.ts'
import { developmentServer } from './page.ts'
import { findPolicies } from './policies.ts'
import type { ProgramParts } from './program.ts'
import { runWithServer } from './server/server-program.ts'
import { type Language, Settings } from './settings.ts'
import { texts } from './texts.ts'

const words = process.argv.slice(1)
const asked = { place: placeAskedFor(words) }
// Chromium puts the words of a command line in another order, so the archive is handed over beside them. In ASCII: what holds
// other characters can come through as nothing.
const beside = { place: asked.place === null ? null : encodeURIComponent(asked.place) }

const decided = findPolicies()
// For who has chosen none: a page asks its browser which language is the computer's.
if (decided.language !== null && !app.commandLine.hasSwitch('lang'))
  app.commandLine.appendSwitch('lang', decided.language)

const settings = new Settings(app.getPath('userData'))
const place = asked.place ?? decided.archiveFolder ?? settings.lastArchive
const server = place !== null && isServerAddress(place) ? place : null

protocol.registerSchemesAsPrivileged([APP_SCHEME, OBJECT_SCHEME])
// With folders no window of ours looks a name up: the program's pages are its own, and a saved page has no network. It cannot be said of
// one session alone, or later: who wants a server's archive starts the program anew.
if (server === null && developmentServer() === undefined)
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
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
  const language = () => settings.language ?? decided.language ?? systemLanguage()
  answerRightClicks(language)
  const parts: ProgramParts = { log, logDir, settings, decided, language, startAnew }
  const program = server === null ? runWithFolders(parts, place) : runWithServer(parts, server)
  const openForm = (link = EMPTY_LINK) => {
    program.showWindow()
    program.openForm(link)
  }
  const followLinks = (words: readonly string[]) => {
    const link = commentLinkIn(words)
    if (link !== null) program.openForm(link)
    const login = loginWantedIn(words)
    if (login !== null) program.lendLogin(login)
  }
  answerLinks()
  if (!setShortcut(settings.shortcut, () => openForm())) log.warn('the shortcut belongs to another program')
  followLinks(words)
  if (isServerRefused(words)) {
    const { title, text } = texts(language()).notServer
    void dialog.showMessageBox({ type: 'warning', message: title, detail: text })
  }

  app.on('second-instance', (_event, argv, _cwd, other) => {
    program.showWindow()
    // What this same program gave requestSingleInstanceLock, if it came through.
    const place = (other as typeof beside | null)?.place ?? null
    if (place !== null) program.turnTo(decodeURIComponent(place))
    followLinks(argv)
  })
  // macOS hands links over by an event.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    program.showWindow()
    followLinks([url])
  })
  app.on('activate', () => program.showWindow())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', event => {
    event.preventDefault()
    void program.stop().then(() => app.exit(0))
  })
}

function startAnew(place: string | null): void {
  app.relaunch({ args: wordsFor(words, place) })
  app.quit()
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
