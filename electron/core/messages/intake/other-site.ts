// Comments of a website that is not the channel's: taken in, since websites move, and told of, since somebody may have chosen the wrong channel.
import type { PlatformComment } from '../../comments/platforms/platform.ts'
import type { Finding, Read } from './item.ts'

/** Tells once of each website whose comments stand at no address of the channel, with or without `www`. */
export function tellsOfOtherSites(addresses: readonly string[]): (read: Read) => Finding | null {
  const own = new Set(addresses.map(hostOf))
  const told = new Set<string>()
  return read => {
    if (read.is !== 'comment') return null
    const hosts = hostsOf(read.comment)
    const [site] = hosts
    if (site === undefined || told.has(site) || hosts.some(host => own.has(host))) return null
    told.add(site)
    return { kind: 'warning', code: 'other-site', place: site }
  }
}

/** A site may be edited at another address than it is read at: its own first. */
const hostsOf = ({ nativeId, permalink }: PlatformComment) =>
  [nativeId, permalink].flatMap(address => hostOf(address ?? '') ?? [])

const hostOf = (address: string): string | undefined =>
  URL.parse(address)?.hostname.replace(/^www\./, '') || undefined
