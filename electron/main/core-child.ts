// The two ways to run the core beside the window. Electron's own utility process is the ordinary one and gets each
// window's port itself; a plain Node (KANALARKIV_CORE_NODE) stands in where Electron's Node is too old for the
// database, and main relays between its channel and the ports. A packed program whose Electron is such a one uses the Node that is
// packed for its command line.
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { app, type MessagePortMain, utilityProcess } from 'electron'
import { CORE_FLAGS, type FromCore, type Relayed, type ToCore } from '#shared/core-process.ts'

const SCRIPT = join(import.meta.dirname, 'core.js')
const OLDEST_NODE = 22
const NODE = process.platform === 'win32' ? 'node.exe' : 'node'

export interface CoreListeners {
  readonly onMessage: (message: FromCore) => void
  /** A line the core wrote on its output: its log, or Node complaining. */
  readonly onLine: (line: string) => void
  readonly onExit: (code: number | null) => void
}

export interface CoreChild {
  readonly pid: number | undefined
  send(message: ToCore): void
  /** Makes the core answer on this port until either end closes it. */
  takePort(port: MessagePortMain): void
}

/** Starts the core process. Messages sent before it has loaded are kept for it. */
export function startCore(listeners: CoreListeners): CoreChild {
  const node = coreNode()
  return node === undefined ? startUtility(listeners) : startNode(node, listeners)
}

/** The plain Node that stands in for Electron's own, or none. @throws Error where Electron's is too old and there is no other */
export function coreNode(): string | undefined {
  // Whoever sets variables for the packaged app must not choose the program that opens the archive.
  const node = app.isPackaged ? undefined : process.env['KANALARKIV_CORE_NODE']
  if (node !== undefined || Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return node
  if (app.isPackaged) return join(process.resourcesPath, 'node', NODE)
  throw new Error(
    `Electron's Node ${process.versions.node} is too old: KANALARKIV_CORE_NODE must name a newer one`
  )
}

/** A script where it lies beside the packed program's archive of files, which a plain Node cannot read inside. */
export const unpacked = (script: string): string => script.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')

function startUtility({ onMessage, onLine, onExit }: CoreListeners): CoreChild {
  const child = utilityProcess.fork(SCRIPT, [app.getVersion()], {
    serviceName: 'kanalarkiv-core',
    execArgv: [...CORE_FLAGS],
    stdio: 'pipe'
  })
  readLines(child.stdout, onLine)
  readLines(child.stderr, onLine)
  child.on('message', onMessage)
  child.on('exit', onExit)
  return {
    get pid() {
      return child.pid
    },
    send: message => child.postMessage(message),
    takePort: port => child.postMessage({ kind: 'port' }, [port])
  }
}

function startNode(execPath: string, { onMessage, onLine, onExit }: CoreListeners): CoreChild {
  const child = fork(unpacked(SCRIPT), [app.getVersion()], {
    execPath,
    execArgv: [...CORE_FLAGS],
    serialization: 'advanced', // structured clone, as between ports: bytes stay bytes
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  readLines(child.stdout, onLine)
  readLines(child.stderr, onLine)
  const relay = relayPorts(child)
  child.on('message', (message: FromCore | Relayed) => {
    if (!relay.take(message)) onMessage(message)
  })
  // An executable that cannot be started gives `error` and no `exit`.
  child.once('error', () => {
    if (child.pid !== undefined) return
    relay.closeAll()
    onExit(null)
  })
  child.once('exit', code => {
    relay.closeAll()
    onExit(code)
  })
  return {
    pid: child.pid,
    send: message => sendTo(child, message),
    takePort: relay.open
  }
}

/** Carries what windows and core say to each other over the child's one channel, each port under a number. */
function relayPorts(child: ChildProcess) {
  const ports = new Map<number, MessagePortMain>()
  let last = 0
  return {
    open(port: MessagePortMain): void {
      const number = ++last
      ports.set(number, port)
      sendTo(child, { kind: 'port-opened', port: number })
      port.on('message', ({ data }) => sendTo(child, { kind: 'port-message', port: number, data }))
      port.on('close', () => {
        if (ports.delete(number)) sendTo(child, { kind: 'port-closed', port: number })
      })
      port.start()
    },
    /** Passes on what is meant for a window, and says whether it was. */
    take(message: FromCore | Relayed): message is Relayed {
      if (message.kind !== 'port-message') return false
      ports.get(message.port)?.postMessage(message.data)
      return true
    },
    /** A closed port is how a window learns that its calls will not be answered. */
    closeAll(): void {
      for (const port of ports.values()) port.close()
      ports.clear()
    }
  }
}

function sendTo(child: ChildProcess, message: ToCore | Relayed): void {
  // A core that has just ended cannot be told anything; its `exit` closes the ports.
  if (child.connected) child.send(message, () => {})
}

function readLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  if (stream) createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine)
}
