// An Electron window with a heading and a button, and nothing else: what the app's start is measured against.
import { app, BrowserWindow } from 'electron'

const PAGE = '<!doctype html><title>Empty</title><main><h1>Empty</h1><button>Nothing</button></main>'

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 860, show: false })
  window.once('ready-to-show', () => window.show())
  window.loadURL(`data:text/html,${encodeURIComponent(PAGE)}`)
})
app.on('window-all-closed', () => app.quit())
