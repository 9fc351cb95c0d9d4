// A stream as it comes in: bounded in what one message and what waits may take, and ended where nothing is heard any more.
import { WebSocket } from 'ws'

/** The largest frame of the network is 5 MB. */
const MOST_FRAME = 6 << 20
/** What waits to be read; then the platform is made to wait. */
const MOST_WAITING = 32 << 20
const HANDSHAKE_MS = 20_000
const PING_MS = 20_000
const SILENT_MS = 65_000
/** So many frames are read at once. */
const AT_ONCE = 500

export interface Stream {
  /** The frames that have come since, once there are any; null when it has ended. */
  next(): Promise<readonly Uint8Array[] | null>
  /** Asks for what is to be told of, where the stream can be asked. */
  send(text: string): void
  /** Why it ended: a frame was too large, or nothing; null while it goes on. */
  readonly ended: 'too-large' | 'closed' | null
  close(): void
}

/** @throws Error where it cannot be reached */
export async function openStream(url: string, signal: AbortSignal): Promise<Stream> {
  const socket = new WebSocket(url, {
    maxPayload: MOST_FRAME,
    handshakeTimeout: HANDSHAKE_MS,
    perMessageDeflate: false,
    headers: { 'user-agent': 'Kanalarkiv' }
  })
  const waiting: Uint8Array[] = []
  let bytes = 0
  let ended: Stream['ended'] = null
  let heardAt = performance.now()
  let wake = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<void>()
  const alive = () => {
    heardAt = performance.now()
  }
  const end = (why: NonNullable<Stream['ended']>) => {
    ended ??= why
    clearInterval(ping)
    wake.resolve()
  }
  const stop = () => socket.terminate()
  const ping = setInterval(() => {
    if (performance.now() - heardAt > SILENT_MS) socket.terminate()
    else if (socket.readyState === WebSocket.OPEN) socket.ping()
  }, PING_MS)
  ping.unref()
  signal.addEventListener('abort', stop)
  socket
    .on('open', opened.resolve)
    .on('ping', alive)
    .on('pong', alive)
    .on('message', data => {
      alive()
      const frame = Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data)
      waiting.push(frame)
      bytes += frame.length
      if (bytes > MOST_WAITING) socket.pause()
      wake.resolve()
    })
    .on('error', error => {
      opened.reject(error)
      end('code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'too-large' : 'closed')
    })
    .on('close', () => {
      opened.reject(new Error('closed'))
      signal.removeEventListener('abort', stop)
      end('closed')
    })
  if (signal.aborted) stop()
  await opened.promise
  return {
    async next() {
      while (waiting.length === 0) {
        if (ended !== null) return null
        await wake.promise
        wake = Promise.withResolvers()
      }
      const frames = waiting.splice(0, AT_ONCE)
      for (const frame of frames) bytes -= frame.length
      if (bytes < MOST_WAITING && socket.isPaused) {
        // It was made to wait, and has not been silent.
        alive()
        socket.resume()
      }
      return frames
    },
    send: text => socket.send(text),
    get ended() {
      return ended
    },
    close: () => socket.terminate()
  }
}
