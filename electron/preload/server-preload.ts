// The bridge to the page of a server, which is somebody else's: it leads one way. What the menu, a link or the shortcut asks for is told
// to the page, as long as it is the server's own; the page gets no verbs and can ask main for nothing.
import { ipcRenderer } from 'electron'

const SERVER = '--kanalarkiv-server='
const server = process.argv.find(arg => arg.startsWith(SERVER))?.slice(SERVER.length)

ipcRenderer.on('shell:tell', (_event, message) => {
  // Nowhere but there: while somebody signs in, the page is of whoever signs them in.
  if (server !== undefined && location.origin === server) window.postMessage(message, server)
})
