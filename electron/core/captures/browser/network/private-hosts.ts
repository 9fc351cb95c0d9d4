// Whether a host leads into a private network: a page from there is not what the public sees, and a name on the web that
// leads there may be a trap.
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPrivateHost, isPrivateIp } from '../../../kernel/private-network.ts'

/** All addresses of a host, as the system's resolver has them. */
export type Resolve = (host: string) => Promise<readonly string[]>

const LOOKUP_LIMIT = 3_000
/** The same, for the browser to hold a request by; `*` is any run of characters. */
export const PRIVATE_PATTERNS = [
  ...['localhost', '127.*', '10.*', '192.168.*', '169.254.*', '0.*', '[*'],
  ...['*.localhost', '*.local', '*.internal', '*.home.arpa', '100.*', '198.1*', '192.0.0.*'],
  ...Array.from({ length: 16 }, (_, n) => `172.${n + 16}.*`)
].flatMap(host => [`*://${host}/*`, `*://${host}:*/*`])

/** Whether any address of the host is such a one. One that cannot be found is not; the browser tells of it. */
export async function leadsToPrivate(hostname: string, resolve: Resolve = systemResolve): Promise<boolean> {
  if (isPrivateHost(hostname)) return true
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) return false
  const { promise: late, resolve: giveUp } = Promise.withResolvers<readonly string[]>()
  const timer = setTimeout(giveUp, LOOKUP_LIMIT, [])
  const addresses = await Promise.race([resolve(hostname).catch(() => []), late])
  clearTimeout(timer)
  return addresses.some(isPrivateIp)
}

async function systemResolve(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}
