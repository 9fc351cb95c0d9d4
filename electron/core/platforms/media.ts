// Fetching what hangs on a comment. The address is the platform's word about what a visitor put there, so it is not trusted: it
// gets no key and no cookie, is bounded in time and size, and leads nowhere inside the authority's own network.
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { ArchiveError } from '../errors.ts'

export type Media =
  | { readonly state: 'present'; readonly bytes: Uint8Array }
  | { readonly state: 'missing' | 'unreachable' | 'blocked' | 'too-large' }

const PATIENCE = 30_000
const MOST_BYTES = 64 << 20
const MOST_MOVES = 4

// IANA's special-purpose address registries: nothing there is of the public internet.
const INSIDE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3]
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8]
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6')

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
        url = URL.parse(to, url)
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
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) === 0 ? await lookup(host, { all: true }) : [{ address: host, family: isIP(host) }]
  return found.every(({ address, family }) => !INSIDE.check(address, family === 6 ? 'ipv6' : 'ipv4'))
}

async function wholeOf(response: Response): Promise<Media> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return { state: 'too-large' }
    chunks.push(chunk)
  }
  return { state: 'present', bytes: Buffer.concat(chunks) }
}
