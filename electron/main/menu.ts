// The menu: short, since every verb of the archive is on a page.
import {
  app,
  type BaseWindow,
  BrowserWindow,
  Menu,
  type MenuItemConstructorOptions,
  shell,
  webContents
} from 'electron'
import type { StepMessage, ToldMessage } from '#shared/shell.ts'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

type Verbs = {
  readonly logDir: string
  readonly quit: () => void
  /** Back to where archives are opened; where a page of ours has a button for it, there is none. */
  readonly changeArchive?: () => void
  /** To where the archive begins; where no page of a server is shown, our own pages have a way there. */
  readonly goHome?: () => void
}

/** Sets the menu in the person's language. */
export function setMenu(language: Language, { logDir, quit, changeArchive, goHome }: Verbs): void {
  const t = texts(language)
  const isMac = process.platform === 'darwin'
  // On macOS it stands in the program's own menu. The system's would end the program without asking.
  const close: MenuItemConstructorOptions = { label: t.close, accelerator: 'CmdOrCtrl+Q', click: quit }
  const template: MenuItemConstructorOptions[] = [
    {
      label: t.archive,
      submenu: [
        { label: t.print, accelerator: 'CmdOrCtrl+P', click: (_item, window) => print(window) },
        ...(goHome === undefined ? [] : [{ label: t.goHome, accelerator: 'Alt+Home', click: goHome }]),
        ...(changeArchive === undefined ? [] : [{ label: t.changeArchive, click: changeArchive }]),
        ...(isMac ? [] : [{ type: 'separator' } as const, close])
      ]
    },
    {
      label: t.edit,
      submenu: [
        { role: 'undo', label: t.undo },
        { role: 'redo', label: t.redo },
        { type: 'separator' },
        { role: 'cut', label: t.cut },
        { role: 'copy', label: t.copy },
        { role: 'paste', label: t.paste },
        { role: 'selectAll', label: t.selectAll }
      ]
    },
    {
      label: t.view,
      submenu: [
        step(t.back, 'back', isMac ? 'Cmd+[' : 'Alt+Left'),
        step(t.forward, 'forward', isMac ? 'Cmd+]' : 'Alt+Right'),
        { type: 'separator' },
        { role: 'resetZoom', label: t.actualSize },
        { role: 'zoomIn', label: t.zoomIn },
        { role: 'zoomOut', label: t.zoomOut },
        { type: 'separator' },
        { role: 'togglefullscreen', label: t.fullScreen },
        ...(app.isPackaged ? [] : DEVELOPMENT)
      ]
    },
    {
      label: t.help,
      role: 'help',
      submenu: [
        {
          label: t.showHelp,
          accelerator: 'F1',
          click: (_item, window) => tell(window, { kind: 'kanalarkiv-help' })
        },
        { label: t.showLog, click: () => void shell.openPath(logDir) },
        { label: t.about, click: (_item, window) => tell(window, { kind: 'kanalarkiv-about' }) }
      ]
    }
  ]
  if (isMac) template.unshift({ label: app.name, submenu: [...OF_PROGRAM, close] })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** The page that is shown, by the system's own dialog. */
function print(window: BaseWindow | undefined): void {
  const page = webContents.getFocusedWebContents() ?? shownOf(window)?.webContents
  page?.print({}, () => undefined)
}

/** Help, and what the program is, are the window's own to show. */
function tell(window: BaseWindow | undefined, message: ToldMessage): void {
  shownOf(window)?.webContents.send('shell:tell', message)
}

/** To the page that was shown before, or after; the window keeps which. */
const step = (label: string, to: StepMessage['to'], accelerator: string): MenuItemConstructorOptions => ({
  label,
  accelerator,
  click: (_item, window) => tell(window, { kind: 'kanalarkiv-step', to })
})

const shownOf = (window: BaseWindow | undefined) =>
  window instanceof BrowserWindow ? window : BrowserWindow.getAllWindows()[0]

/** What macOS has in every program's menu before it is ended. */
const OF_PROGRAM: MenuItemConstructorOptions[] = [
  { role: 'services' },
  { type: 'separator' },
  { role: 'hide' },
  { role: 'hideOthers' },
  { role: 'unhide' },
  { type: 'separator' }
]

const DEVELOPMENT: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }]
