// Which addresses lie within a network and not on the web. Whatever is asked for on someone else's word is held against
// this one list: a page that is captured and its parts, and the files that hang on a comment.
import { BlockList, isIP } from 'node:net'

/** IANA's special-purpose registry (RFC 6890), what is not globally reachable; and what is sent to many at once. */
const IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3]
] as const

/** The same of IPv6, with Teredo, whose number holds the address of a machine behind it in disguise. */
const IPV6 = [
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['100:0:0:1::', 64],
  ['2001::', 32],
  ['2001:2::', 48],
  ['2001:10::', 28],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8]
] as const

/** What stands before an IPv4 number in IPv6: IPv4-compatible, mapped, translated, NAT64 (RFC 6052) and 6to4. */
const AROUND_IPV4 = [
  { before: '::', bits: 96, after: '' },
  { before: '::ffff:', bits: 96, after: '' },
  { before: '::ffff:0:', bits: 96, after: '' },
  { before: '64:ff9b::', bits: 96, after: '' },
  { before: '2002:', bits: 16, after: '::' }
] as const

const INSIDE = new BlockList()
for (const [net, bits] of IPV4) {
  INSIDE.addSubnet(net, bits, 'ipv4')
  for (const around of AROUND_IPV4)
    INSIDE.addSubnet(`${around.before}${halves(net)}${around.after}`, around.bits + bits, 'ipv6')
}
for (const [net, bits] of IPV6) INSIDE.addSubnet(net, bits, 'ipv6')

/** Names that are of a network by what they are called (RFC 6761, 6762, 8375, 9476 and ICANN's `internal`). */
const OWN_NAME =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)\.?$/i

/** Whether it is a number of a network of its own, in any way that IPv4 and IPv6 write one; a zone is left out. */
export function isPrivateIp(address: string): boolean {
  const plain = address.replace(/%.*$/s, '')
  const kind = isIP(plain)
  return kind !== 0 && INSIDE.check(plain, kind === 6 ? 'ipv6' : 'ipv4')
}

/** Whether the host of a URL is itself such an address or name, with nothing asked. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replaceAll(/[[\]]/g, '')
  return isIP(host) === 0 ? OWN_NAME.test(host) : isPrivateIp(host)
}

/** An IPv4 number as the two last words of an IPv6 number: `10.0.0.0` is `a00:0`. */
function halves(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}
