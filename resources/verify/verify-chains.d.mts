import type { X509Certificate } from 'node:crypto'

/** Whether nothing in certificates, each of which vouches for the one before, forbids that. @throws where one is not written as it must be */
export function isAllowed(chain: readonly X509Certificate[]): boolean

/** Whether a certificate is for signing. @throws where it is not written as it must be */
export function isForSigning(certificate: X509Certificate): boolean

/** The same, and not for time stamps or answers about certificates only. @throws where it is not written as it must be */
export function isForDocuments(certificate: X509Certificate): boolean

/** Whether its key cannot be worked out (RSA of 2048 bits or more, and others). */
export function isStrong(certificate: X509Certificate): boolean

/** The certificates from this one to one that is trusted, each valid at `at` (milliseconds) and allowing those below it; null for none. */
export function chainOf(
  certificate: X509Certificate,
  by: {
    readonly at: number
    readonly sent: readonly X509Certificate[]
    readonly trusted: readonly X509Certificate[]
  }
): X509Certificate[] | null
