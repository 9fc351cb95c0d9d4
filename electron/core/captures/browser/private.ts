// Which addresses lie within a network and not on the web: a page from there is not what the public sees, and a name on
// the web that leads there may be a trap.
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** All addresses of a host, as the system's resolver has them. */
export type Resolve = (host: string) => Promise<readonly string[]>

const SUBNETS = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10]
] as const
const PRIVATE = new BlockList()
for (const [net, prefix] of SUBNETS) PRIVATE.addSubnet(net, prefix, net.includes(':') ? 'ipv6' : 'ipv4')

const LOOKUP_LIMIT = 3_000
/** Names that are of a network by what they are called (RFC 6761, 6762, 8375). */
const OWN_NAME = /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/i

/** The same, for the browser to hold a request by; `*` is any run of characters. */
export const PRIVATE_PATTERNS = [
  ...['localhost', '127.*', '10.*', '192.168.*', '169.254.*', '0.*', '[*'],
  ...['*.localhost', '*.local', '*.internal', '*.home.arpa', '100.*', '198.1*', '192.0.0.*'],
  ...Array.from({ length: 16 }, (_, n) => `172.${n + 16}.*`)
].flatMap(host => [`*://${host}/*`, `*://${host}:*/*`])

export function isPrivateIp(address: string): boolean {
  const kind = isIP(address)
  return kind !== 0 && PRIVATE.check(address, kind === 6 ? 'ipv6' : 'ipv4')
}

/** Whether the host of a URL is itself such an address or name, with nothing asked. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replaceAll(/[[\]]/g, '')
  return isIP(host) === 0 ? OWN_NAME.test(host) : isPrivateIp(host)
}

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
