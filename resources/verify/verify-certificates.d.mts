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

/** A certificate that was revoked after a stamp was given with it. */
export interface RevokedLater {
  readonly at: string
  /** As RFC 5280 names it; null where the list gives none. */
  readonly reason: string | null
  /** Whether what was stamped before stays valid (RFC 3161, section 4). */
  readonly isValidBefore: boolean
}

/** What lists say of the certificates of a stamp; `asOf` is the time of the oldest of them, null where there is none of one of the certificates. */
export function checkRevocation(
  stamp: Pick<RightReply, 'at' | 'chain'>,
  lists: readonly RevocationList[]
):
  | { readonly revocation: 'revoked' }
  | { readonly revocation: 'not-kept'; readonly asOf: null; readonly revoked: RevokedLater | null }
  | { readonly revocation: 'asked'; readonly asOf: string; readonly revoked: RevokedLater | null }
