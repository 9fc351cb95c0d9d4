import type { Buffer } from 'node:buffer'
import type { X509Certificate } from 'node:crypto'
import type { RightReply } from './verify-timestamps.mjs'

export interface RevocationList {
  /** When it was made. */
  readonly at: string
}

/** DER, or PEM. The signature is not checked here. @throws where it is none */
export function readRevocationList(bytes: Buffer): RevocationList

/** Whether it bears the name and the signature of this certificate. */
export function isListBy(list: RevocationList, certificate: X509Certificate): boolean

/** Where a certificate says that lists of what its issuer has revoked are. @throws where it is no certificate */
export function listAddresses(certificate: X509Certificate): string[]

/** What lists say of the certificates of a stamp; `asOf` is the time of the oldest of those that say that none was revoked. */
export function checkRevocation(
  stamp: Pick<RightReply, 'at' | 'chain'>,
  lists: readonly RevocationList[]
):
  | { readonly revocation: 'revoked' | 'not-kept' }
  | { readonly revocation: 'asked'; readonly asOf: string }
