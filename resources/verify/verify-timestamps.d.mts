import type { Buffer } from 'node:buffer'
import type { X509Certificate } from 'node:crypto'

/** When it was stamped, by whom, and the SHA-256 of the trusted certificate that vouches for them. */
export interface RightReply {
  readonly at: string
  readonly by: string
  readonly anchor: string
  /** From the one that signed to the trusted one. */
  readonly chain: readonly X509Certificate[]
}

export interface WrongReply {
  readonly problem:
    | 'not-granted'
    | 'of-another'
    | 'not-signed'
    | 'not-for-stamps'
    | 'not-trusted'
    | 'unreadable'
}

/** Whether an answer (RFC 3161) is a time stamp of this SHA-256, of the question with this nonce, by one that `trusted` vouch for. */
export function checkReply(
  bytes: Buffer,
  what: {
    readonly sha256: string
    readonly trusted: readonly X509Certificate[]
    /** In hexadecimal digits. */
    readonly nonce?: string
  }
): RightReply | WrongReply

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

/** The certificates of a file: PEM, one or several, or one in DER. @throws where there is none */
export function readCertificates(bytes: Buffer): X509Certificate[]
