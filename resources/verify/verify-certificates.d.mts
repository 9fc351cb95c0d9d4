import type { Buffer } from 'node:buffer'
import type { X509Certificate } from 'node:crypto'
import type { RightReply } from './verify-timestamps.mjs'

export interface RevocationList {
  /** When it was made. */
  readonly at: string
}

/** DER, or PEM. The signature is not checked here. @throws where it is none */
export function readRevocationList(bytes: Buffer): RevocationList

/** Whether it bears the name and the signature of this issuer, or of one that it has appointed, and tells of this certificate. */
export function isListOf(list: RevocationList, certificate: X509Certificate, issuer: X509Certificate): boolean

/** What lists say of the certificates of a stamp; `asOf` is the time of the oldest of those that say that none was revoked. */
export function checkRevocation(
  stamp: Pick<RightReply, 'at' | 'chain'>,
  lists: readonly RevocationList[]
):
  | { readonly revocation: 'revoked' | 'not-kept' }
  | { readonly revocation: 'asked'; readonly asOf: string }
