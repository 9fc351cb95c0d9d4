// Nobody can stand between a page and its WebSockets. What is run in each document and worker before its own scripts sends those that are for
// a private network nowhere. The browser's own check comes when it has connected, and takes a page behind a proxy for one from within.

/** A port that no browser connects to. */
const NOWHERE = 'ws://127.0.0.1:1/'

/** Hosts as a URL has them, after its parser: any number in IPv6, the private ones in IPv4, and names that are of a network. */
const WITHIN = [
  '^\\[',
  '^(?:0|10|127)\\.',
  '^100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.',
  '^169\\.254\\.',
  '^172\\.(?:1[6-9]|2\\d|3[01])\\.',
  '^192\\.(?:168|0\\.[02]|88\\.99)\\.',
  '^198\\.(?:1[89]|51\\.100)\\.',
  '^203\\.0\\.113\\.',
  '(?:^|\\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\\.arpa)\\.?$'
].join('|')

/** What it uses is its own: a page may put something else in the place of what the language has. */
export const CLOSE_WEB_SOCKETS = `{
  const Own = globalThis.WebSocket
  if (Own !== undefined) {
    const { construct, apply } = Reflect
    const { exec } = RegExp.prototype
    const { get: hostOf } = Object.getOwnPropertyDescriptor(URL.prototype, 'hostname')
    const [Text, Address, Wrapped] = [String, URL, Proxy]
    const within = /${WITHIN}/
    const isWithin = address => {
      try { return apply(exec, within, [apply(hostOf, new Address(address, globalThis.location?.href), [])]) !== null } catch { return false }
    }
    const Closed = new Wrapped(Own, {
      construct(own, given, made) {
        const address = given.length === 0 ? '' : Text(given[0])
        const sent = given.length === 0 ? [] : [isWithin(address) ? '${NOWHERE}' : address]
        return construct(own, given.length > 1 ? [sent[0], given[1]] : sent, made)
      }
    })
    Own.prototype.constructor = Closed
    globalThis.WebSocket = Closed
  }
  delete globalThis.WebSocketStream
}`
