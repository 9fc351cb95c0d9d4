// The one bridge between a page and the main process: the window's port to the core, and the shell verbs.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { PortMessage, Shell, ToldMessage } from '#shared/shell.ts'

const VERSION = '--kanalarkiv-version='

const shell: Shell = {
  where: 'desktop',
  requestPort: () => ipcRenderer.send('shell:request-port'),
  chooseFolder: () => ipcRenderer.invoke('shell:choose-folder'),
  chooseFiles: () => ipcRenderer.invoke('shell:choose-files'),
  pathOf: async (file: File) => {
    // The page's own scripts have no other way to name a path, and a file that they made themselves has none.
    const path = webUtils.getPathForFile(file)
    return path === '' ? '' : ipcRenderer.invoke('shell:dropped', path)
  },
  replay: id => ipcRenderer.invoke('shell:replay', id),
  revealInArchive: relativePath => ipcRenderer.invoke('shell:reveal-in-archive', relativePath),
  saveText: input => ipcRenderer.invoke('shell:save-text', input),
  openExternal: url => ipcRenderer.invoke('shell:open-external', url),
  drafts: whose => ipcRenderer.invoke('shell:drafts', whose),
  keepDrafts: kept => ipcRenderer.invoke('shell:keep-drafts', kept),
  setLanguage: language => ipcRenderer.send('shell:set-language', language),
  setRunning: run => ipcRenderer.send('shell:set-running', run),
  habits: () => ipcRenderer.invoke('shell:habits'),
  setHabits: chosen => ipcRenderer.invoke('shell:set-habits', chosen),
  updates: () => ipcRenderer.invoke('shell:updates'),
  setUpdates: from => ipcRenderer.invoke('shell:set-updates', from),
  checkForUpdate: () => ipcRenderer.invoke('shell:check-for-update'),
  installUpdate: () => ipcRenderer.invoke('shell:install-update'),
  shortcut: () => ipcRenderer.invoke('shell:shortcut'),
  setShortcut: shortcut => ipcRenderer.invoke('shell:set-shortcut', shortcut),
  expectsArchive: () => ipcRenderer.invoke('shell:expects-archive'),
  recentArchives: () => ipcRenderer.invoke('shell:recent-archives'),
  connectTo: server => ipcRenderer.invoke('shell:connect-to', server),
  makeDemo: () => ipcRenderer.invoke('shell:make-demo'),
  notices: () => ipcRenderer.invoke('shell:notices'),
  versions: {
    app: process.argv.find(arg => arg.startsWith(VERSION))?.slice(VERSION.length) ?? '',
    electron: process.versions.electron,
    chrome: process.versions.chrome
  }
}

contextBridge.exposeInMainWorld('shell', shell)

// A port cannot cross the bridge, which copies; a message to the page's own window carries it.
ipcRenderer.on('shell:port', ({ ports }) => {
  window.postMessage({ kind: 'kanalarkiv-port' } satisfies PortMessage, location.origin, ports)
})
ipcRenderer.on('shell:tell', (_event, message: ToldMessage) => window.postMessage(message, location.origin))
