// The lines of windows: what comes on them is no longer than a call can need, and all that has come in part no more than there is
// memory for. A line that does not keep to it is ended; the window opens another.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Caller } from '../../core/kernel/context.ts'
import { MOST_MESSAGE, MOST_TOGETHER, MOST_VALUES, SHORT, Values } from './bodies.ts'

/** What waits for a window that does not read: more than this, and its line is ended. */
const MOST_WAITING = 100_000_000
/** Of one person: no more than a person has windows. */
const MOST_LINES = 100
/** Of somebody who may do nothing. */
const MOST_WITHOUT_ROLE = SHORT

/** A line as the handler of calls sees it. */
type Calls = Pick<WebSocket, 'send' | 'addEventListener'>

export class Lines {
  readonly #long = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE })
  readonly #short = new WebSocketServer({ noServer: true, maxPayload: MOST_WITHOUT_ROLE })
  /** Of each line, how much has come of a message that is not whole yet. */
  readonly #coming = new Map<WebSocket, number>()
  readonly #of = new Map<Caller, number>()

  /** Whether one has as many open as they may, so that nobody takes all the lines that the computer has. */
  hasAll(caller: Caller): boolean {
    return (this.#of.get(caller) ?? 0) >= MOST_LINES
  }

  /** Counts one until it is closed: that of a window, or an answer that goes on for as long as somebody listens. */
  count(caller: Caller, line: { once(event: 'close', closed: () => void): unknown }): void {
    const add = (by: number) => this.#of.set(caller, (this.#of.get(caller) ?? 0) + by)
    add(1)
    line.once('close', () => add(-1))
  }

  open(
    { request, line, head }: { request: IncomingMessage; line: Duplex; head: Buffer },
    { caller, hasRole }: { caller: Caller; hasRole: boolean },
    opened: (socket: WebSocket, calls: Calls) => void
  ): void {
    const sockets = hasRole ? this.#long : this.#short
    sockets.handleUpgrade(request, line, head, socket => {
      line.on('data', (part: Buffer) => this.#came(socket, part.length))
      socket.on('message', () => this.#coming.delete(socket))
      this.count(caller, socket)
      socket.on('close', () => this.#coming.delete(socket))
      socket.on('error', () => socket.terminate())
      opened(socket, withoutHeavy(socket))
    })
  }

  all(): WebSocket[] {
    return [...this.#long.clients, ...this.#short.clients]
  }

  /** Ends the lines that are not read, and asks of the others whether they still are. */
  sweep(): void {
    for (const socket of this.all())
      if (socket.bufferedAmount > MOST_WAITING) socket.terminate()
      else socket.ping()
  }

  /** Where too much is on its way, the line with the most of it is ended. */
  #came(socket: WebSocket, bytes: number): void {
    this.#coming.set(socket, (this.#coming.get(socket) ?? 0) + bytes)
    const all = [...this.#coming].toSorted(([, one], [, other]) => other - one)
    const sum = all.reduce((before, [, each]) => before + each, 0)
    if (sum > MOST_TOGETHER) all[0]?.[0].terminate()
  }
}

/** A message of very many values ends the line, before anything is made of it. */
function withoutHeavy(socket: WebSocket): Calls {
  return {
    send: socket.send.bind(socket),
    addEventListener: ((type: string, listener: (event: { data: unknown }) => void) =>
      socket.addEventListener(type as 'message', event => {
        const { data } = event as { data: unknown } // of a closing it is not there
        const bytes = typeof data === 'string' ? Buffer.from(data) : data
        const isHeavy = bytes instanceof Uint8Array && new Values().count(bytes) > MOST_VALUES
        if (isHeavy) socket.close(TOO_BIG)
        else listener(event)
      })) as WebSocket['addEventListener']
  }
}

/** By RFC 6455. */
const TOO_BIG = 1009
