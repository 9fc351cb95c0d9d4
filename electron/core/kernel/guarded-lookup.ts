// Where a name leads is asked at the very connection, so that it cannot be somewhere else by then.
import { type LookupAddress, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPrivateIp } from './private-network.ts'

/** The codes of the errors of a name that leads where it may not: into a network, or out of it. */
export const INSIDE = 'EPRIVATE'
export const OUTSIDE = 'EPUBLIC'

/** A lookup that leads nowhere when one of the numbers of the name is not allowed. */
const lookupWhere =
  (isAllowed: (address: string) => boolean, code: string): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) return done(error, '', 0)
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address)))
        return done(Object.assign(new Error('an address that is not allowed'), { code }), '', 0)
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family)
    })
  }

export const outsideOnly = lookupWhere(address => !isPrivateIp(address), INSIDE)
// What goes without encryption stays within a network.
export const insideOnly = lookupWhere(isPrivateIp, OUTSIDE)
