// The core's end of its link with main. It looks the same in an Electron utility process, where each window's port
// comes over as itself, and in a plain Node child, where main relays every port over one channel.
import type { SupportedMessagePort } from '@orpc/client/message-port'
import type { FromCore, Relayed, ToCore } from '#shared/core-process.ts'
import { RelayedPort } from './relayed-port.ts'

/** A window's port. Nothing arrives before `start`, so that no message is lost. */
export type WindowPort = SupportedMessagePort & { start(): void }

export interface MainLink {
  send(message: FromCore): void
}

export interface MainListeners {
  readonly onMessage: (message: ToCore) => void
  readonly onPort: (port: WindowPort) => void
  /** Main is gone without having said stop. */
  readonly onGone: () => void
}

/** What Electron adds to `process` in a utility process; its own types would bring all of Electron here. */
interface ParentPort {
  on(
    event: 'message',
    listener: (event: { data: ToCore | { kind: 'port' }; ports: WindowPort[] }) => void
  ): void
  postMessage(message: FromCore): void
}

/** Links with main in whichever way this process was started. */
export function linkWithMain(listeners: MainListeners): MainLink {
  const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort } // only Electron sets it
  return parentPort === undefined ? linkOverChannel(listeners) : linkOverPort(parentPort, listeners)
}

/** Chromium ends a utility process together with main, so `onGone` is not needed here. */
function linkOverPort(parentPort: ParentPort, { onMessage, onPort }: MainListeners): MainLink {
  parentPort.on('message', ({ data, ports: [port] }) => {
    if (data.kind !== 'port') onMessage(data)
    else if (port !== undefined) onPort(port)
  })
  return { send: message => parentPort.postMessage(message) }
}

function linkOverChannel({ onMessage, onPort, onGone }: MainListeners): MainLink {
  if (process.send === undefined) throw new Error('The core process is started by the app, not by hand.')
  const ports = new Map<number, RelayedPort>()
  const send = (message: FromCore | Relayed) => {
    if (process.connected) process.send?.(message)
  }
  process.on('message', (message: ToCore | Relayed) => {
    if (message.kind === 'port-opened') {
      const port = new RelayedPort(data => send({ kind: 'port-message', port: message.port, data }))
      ports.set(message.port, port)
      onPort(port)
    } else if (message.kind === 'port-message') ports.get(message.port)?.receive(message.data)
    else if (message.kind === 'port-closed') {
      ports.get(message.port)?.end()
      ports.delete(message.port)
    } else onMessage(message)
  })
  process.on('disconnect', onGone)
  return { send }
}
