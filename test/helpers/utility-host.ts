// The core's host as Electron's utility process starts it: `process.parentPort` speaks with main, in Electron's manner. The other end is
// that of whoever started this thread.
import { type MessagePort, parentPort } from 'node:worker_threads'

/** Electron's end of a port, where a message comes in an event with the ports that were handed over with it. */
class PortMain {
  readonly #port: MessagePort
  readonly #waiting: ((data: unknown) => void)[] = []

  constructor(port: MessagePort) {
    this.#port = port
  }

  on(event: string, listener: (event?: { data: unknown; ports: PortMain[] }) => void): void {
    if (event === 'close') this.#port.on('close', () => listener())
    // Of Node's ports as of Electron's: nothing comes before `start`.
    else this.#waiting.push(data => listener({ data, ports: [] }))
  }

  start(): void {
    for (const listener of this.#waiting.splice(0)) this.#port.on('message', listener)
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message)
  }
}

type Said = { readonly data: unknown; readonly port?: MessagePort }

const main = parentPort
if (main === null) throw new Error('a thread is needed')
Object.assign(process, {
  parentPort: {
    on: (_event: 'message', listener: (event: { data: unknown; ports: PortMain[] }) => void) =>
      main.on('message', ({ data, port }: Said) =>
        listener({ data, ports: port === undefined ? [] : [new PortMain(port)] })
      ),
    postMessage: (message: unknown) => main.postMessage(message)
  }
})
await import('../../electron/hosts/utility.ts')
