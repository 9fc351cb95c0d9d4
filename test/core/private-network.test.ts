// Which numbers and names are not of the web: one table for captures and for what hangs on comments.
import { describe, expect, it } from 'vitest'
import { isPrivateHost, isPrivateIp } from '../../electron/core/kernel/private-network.ts'

/** The first and the last number of each range that IANA keeps apart, and its two neighbours on the web. */
const IPV4: readonly (readonly [first: string, last: string, ...outside: string[]])[] = [
  ['0.0.0.0', '0.255.255.255', '1.0.0.0'],
  ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0', '255.255.255.255', '223.255.255.255']
]
const IPV6: readonly (readonly [first: string, last: string, ...outside: string[]])[] = [
  ['::', '::1'],
  ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff', '64:ff9b:2::'],
  ['100::', '100::ffff:ffff:ffff:ffff', '100:0:0:2::'],
  ['2001::', '2001:0:ffff:ffff:ffff:ffff:ffff:ffff', '2001:1::1'],
  ['2001:2::', '2001:2:0:ffff:ffff:ffff:ffff:ffff', '2001:3::1'],
  ['2001:10::', '2001:1f:ffff:ffff:ffff:ffff:ffff:ffff', '2001:20::1'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db7::1', '2001:db9::1'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', '3fff:1000::1'],
  ['5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '5eff::1', '5f01::1'],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'fbff::1', 'fe00::1'],
  ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'fe7f::1'],
  ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fe80::1%eth0', 'fd00::1%3', '2a00:1450:400f::200e%eth0']
]

const halves = (address: string) => {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}
/** Every way in which IPv6 holds an IPv4 number: mapped, translated, NAT64, 6to4 and as it was once written. */
const within = (address: string) => [
  `::ffff:${address}`,
  `::ffff:${halves(address)}`,
  `::ffff:0:${address}`,
  `64:ff9b::${address}`,
  `2002:${halves(address)}::1`,
  `2002:${halves(address)}:1:2:3:4:5`,
  `::${address}`
]

describe.each([...IPV4, ...IPV6])('the range from %s to %s', (first, last, ...outside) => {
  const ways = (address: string) => (address.includes(':') ? [address] : [address, ...within(address)])

  it('is private from its first number to its last, however it is written', () => {
    for (const address of [first, last].flatMap(ways))
      expect([address, isPrivateIp(address)]).toEqual([address, true])
  })

  it('ends where the web begins', () => {
    for (const address of outside.flatMap(ways))
      expect([address, isPrivateIp(address)]).toEqual([address, false])
  })
})

it('takes no name for a number', () => {
  for (const name of ['norrby.example', 'localhost', '', '10', '10.1', 'fe80', '%eth0'])
    expect(isPrivateIp(name)).toBe(false)
})

it('knows a network by its name too, and by every way that a browser reads a number', () => {
  for (const host of [
    'localhost',
    'a.localhost',
    'skrivare.local',
    'intra.internal',
    'x.home.arpa',
    'nas.lan',
    'LOCALHOST.'
  ])
    expect([host, isPrivateHost(host)]).toEqual([host, true])
  for (const host of ['norrby.example', 'localhost.example', 'mylocal', '10.example', 'lan.example'])
    expect([host, isPrivateHost(host)]).toEqual([host, false])
  for (const url of [
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://0/',
    'http://[::ffff:10.0.0.1]/'
  ])
    expect([url, isPrivateHost(new URL(url).hostname)]).toEqual([url, true])
})
