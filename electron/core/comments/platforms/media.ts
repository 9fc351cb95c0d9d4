// Fetching what hangs on a comment. The address is the platform's word about what a visitor put there, so it is not trusted: it
// gets no key and no cookie, is bounded in time and size, and leads nowhere inside the authority's own network.
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { bodyAtMost } from '../../kernel/body-at-most.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { isPrivateHost, isPrivateIp } from '../../kernel/private-network.ts'

export type Media =
  | { readonly state: 'present'; readonly bytes: Uint8Array }
  | { readonly state: 'missing' | 'unreachable' | 'blocked' | 'too-large' }

const PATIENCE = 30_000
const MOST_BYTES = 64 << 20
const MOST_MOVES = 4

/**
 * Fetches a file. `home` is the account's own address, whose host may lie in the authority's own network.
 * @throws ArchiveError stopped
 */
export async function fetchMedia(
  address: string,
  { home, signal, patience = PATIENCE }: { home: string; signal: AbortSignal; patience?: number }
): Promise<Media> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  try {
    let url = URL.parse(address)
    for (let moves = 0; moves < MOST_MOVES; moves++) {
      if (url === null || !(await isOpen(url, home))) return { state: 'blocked' }
      const response = await fetch(url, { redirect: 'manual', signal: limit, credentials: 'omit' })
      const to: string | null = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && to !== null) {
        await response.body?.cancel()
        url = URL.parse(to, url.href)
        continue
      }
      if (response.ok) return await wholeOf(response)
      await response.body?.cancel()
      return { state: [401, 403, 404, 410].includes(response.status) ? 'missing' : 'unreachable' }
    }
    return { state: 'unreachable' }
  } catch {
    if (signal.aborted) throw new ArchiveError('stopped')
    return { state: 'unreachable' }
  }
}

async function isOpen(url: URL, home: string): Promise<boolean> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false
  if (url.username !== '' || url.password !== '') return false
  if (url.host === new URL(home).host) return true
  if (isPrivateHost(url.hostname)) return false
  if (isIP(url.hostname.replaceAll(/[[\]]/g, '')) !== 0) return true
  return (await lookup(url.hostname, { all: true })).every(({ address }) => !isPrivateIp(address))
}

async function wholeOf(response: Response): Promise<Media> {
  const bytes = await bodyAtMost(response, MOST_BYTES)
  return bytes === null ? { state: 'too-large' } : { state: 'present', bytes }
}
