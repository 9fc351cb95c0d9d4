// One file for a film, asked for by the browser that shows the page, as the page itself would: with its cookies and its certificates, and
// with the bounds of time and size that a capture has.
import type { Protocol } from 'puppeteer-core'
import { leadsToPrivate } from '../network/private-hosts.ts'
import type { OpenPage } from '../visit.ts'

export type Fetched =
  | {
      readonly bytes: Buffer
      readonly status: number
      readonly headers: Protocol.Network.Headers
      readonly mediaType: string
    }
  | { readonly problem: 'private' | 'too-large' | 'not-answered' | 'out-of-time' }

const AT_ONCE = 1 << 20

export async function fetchFile(
  { window, guard, request }: OpenPage,
  address: string,
  { most, until }: { readonly most: number; readonly until: number }
): Promise<Fetched> {
  const host = URL.parse(address)?.hostname ?? ''
  if (!guard.isOpen && (await leadsToPrivate(host, request.resolve))) return { problem: 'private' }
  const { session, mainFrame } = window
  const within = <T>(work: Promise<T>) =>
    window.within(work, Math.max(1, until - performance.now()), () => new OutOfTime())
  try {
    const options = { disableCache: false, includeCredentials: true }
    const { resource } = await within(
      session.send('Network.loadNetworkResource', { frameId: mainFrame, url: address, options })
    )
    const { success, stream, httpStatusCode: status = 0, headers = {} } = resource
    if (!success || stream === undefined || status !== 200) return { problem: 'not-answered' }
    const pieces: Buffer[] = []
    let size = 0
    try {
      for (let isOver = false; !isOver; ) {
        const read = await within(session.send('IO.read', { handle: stream, size: AT_ONCE }))
        const piece = Buffer.from(read.data, read.base64Encoded ? 'base64' : 'utf8')
        size += piece.length
        if (size > most) return { problem: 'too-large' }
        pieces.push(piece)
        isOver = read.eof
      }
    } finally {
      void session.send('IO.close', { handle: stream }).catch(() => undefined)
    }
    const named = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
    const mediaType = named.split(';')[0]?.trim().toLowerCase() ?? ''
    return { bytes: Buffer.concat(pieces), status, headers, mediaType }
  } catch (error) {
    window.ended.throwIfAborted()
    return { problem: error instanceof OutOfTime ? 'out-of-time' : 'not-answered' }
  }
}

class OutOfTime extends Error {}
