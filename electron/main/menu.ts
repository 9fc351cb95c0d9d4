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
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

/** Sets the menu in the person's language. */
export function setMenu(language: Language, { logDir, quit }: { logDir: string; quit: () => void }): void {
  const t = texts(language)
  const template: MenuItemConstructorOptions[] = [
    {
      label: t.archive,
      submenu: [
        { label: t.print, accelerator: 'CmdOrCtrl+P', click: (_item, window) => print(window) },
        { type: 'separator' },
        { label: t.close, accelerator: 'CmdOrCtrl+Q', click: quit }
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
        { label: t.showHelp, accelerator: 'F1', click: (_item, window) => ask(window, 'shell:help') },
        { label: t.showLog, click: () => void shell.openPath(logDir) },
        { label: t.about, click: (_item, window) => ask(window, 'shell:about') }
      ]
    }
  ]
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** The page that is shown, by the system's own dialog. */
function print(window: BaseWindow | undefined): void {
  const page = webContents.getFocusedWebContents() ?? shownOf(window)?.webContents
  page?.print({}, () => undefined)
}

/** Help, and what the program is, are the window's own to show. */
function ask(window: BaseWindow | undefined, what: 'shell:help' | 'shell:about'): void {
  shownOf(window)?.webContents.send(what)
}

const shownOf = (window: BaseWindow | undefined) =>
  window instanceof BrowserWindow ? window : BrowserWindow.getAllWindows()[0]

const DEVELOPMENT: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }]
