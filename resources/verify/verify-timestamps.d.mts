import type { Buffer } from 'node:buffer'
import type { X509Certificate } from 'node:crypto'

/** When it was stamped, by whom, and whom the trusted certificate is of that vouches for them, with its SHA-256. */
export interface RightReply {
  readonly at: string
  readonly by: string
  readonly authority: string
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

/** The certificates of a file: PEM, one or several, or one in DER. @throws where there is none */
export function readCertificates(bytes: Buffer): X509Certificate[]
