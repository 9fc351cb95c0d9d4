// The certificates that the computer trusts besides those that Node brings: a municipality's own servers often have theirs from the municipality.
import tls from 'node:tls'

/** In PEM. */
export const trustedCertificates = (): string[] => [
  ...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])
]

/** Has all connections of this thread trust them. Takes a tenth of a second. */
export function trustComputer(): void {
  tls.setDefaultCACertificates(trustedCertificates())
}
