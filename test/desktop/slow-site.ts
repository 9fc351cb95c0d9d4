// Pages that never come, so that a run goes on for as long as a test needs it to.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SlowSite {
  /** Enough of them for a run of minutes, since a capture gives up on each after a while. */
  readonly addresses: readonly string[]
  /** Done when somebody waits for a page. */
  readonly asked: Promise<unknown>
  close(): void
}

/** Starts it on loopback. */
export async function startSlowSite(): Promise<SlowSite> {
  const server = createServer(() => undefined)
  const asked = once(server, 'request')
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    addresses: Array.from({ length: 12 }, (_, number) => `http://127.0.0.1:${port}/sida/${number + 1}`),
    asked,
    close() {
      server.close()
      server.closeAllConnections()
    }
  }
}
