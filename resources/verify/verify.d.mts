import type { RevokedLater } from './verify-certificates.mjs'

/** What a package was found to be. `head` is the seal of the journal's last line. */
export interface PackageVerification {
  readonly files: number
  readonly bytes: number
  readonly lines: number
  readonly head: string | null
  /** The SHA-256 of the list that speaks for all of it; null where there is none. */
  readonly own: string | null
  /** What that list is called, where the package is no bag. */
  readonly root?: string
  /** The SHA-256 of each key that a web archive is signed with. */
  readonly keys: readonly string[]
  /** The time stamps of those signatures, together for each authority: how many, and from when to when. */
  readonly archives: readonly {
    readonly by: string
    readonly authority: string
    readonly anchor: string
    readonly count: number
    readonly from: string
    readonly to: string
    /** Of when the oldest of the lists is; null where none was kept for one of them. */
    readonly asOf: string | null
    readonly revoked: RevokedLater | null
  }[]
  /** The time stamps: of which line, when, who signed, and whom the certificate is of that vouches for them, with its SHA-256. */
  readonly stamps: readonly {
    readonly line: number
    readonly at: string
    readonly by: string
    readonly authority: string
    readonly anchor: string
    /** Of when the list is of what was revoked; null where none was kept. */
    readonly asOf: string | null
    readonly revoked: RevokedLater | null
  }[]
  /** The signatures of the package: when, as the signer says, who, and the SHA-256 of their certificate and of the last one that vouches for it. */
  readonly signatures: readonly {
    readonly at: string
    readonly by: string
    readonly certificate: string
    readonly anchor: string
    /** Whether it is by the certificate that the journal's last line names. */
    readonly isNamed: boolean
    /** Whether the certificates allow what they vouch for; otherwise `anchor` is the signer's own. */
    readonly isFollowed: boolean
    /** The time stamp of it; null for none. */
    readonly stamp: {
      readonly at: string
      readonly by: string
      readonly authority: string
      readonly anchor: string
      readonly asOf: string | null
      readonly revoked: RevokedLater | null
    } | null
  }[]
  readonly findings: readonly PackageFinding[]
}

/** One thing that is not as it was written; `what` is a path in the package, or `data/journal.jsonl:<line>`. */
export interface PackageFinding {
  readonly code:
    | 'changed'
    | 'missing'
    | 'added'
    | 'refused'
    | 'unreadable'
    | 'line-changed'
    | 'line-missing'
    | 'line-added'
    | 'content-changed'
    | 'list-wrong'
    | 'shown-changed'
    | 'not-as-signed'
  readonly what: string
}

export interface PackageDigest {
  readonly sha256: string
  readonly sha512: string
  readonly bytes: number
}

/** Checks a package; null if `dir` is none. Files in `digests` (read back just now, by path) are not read again. */
export function verifyPackage(
  dir: string,
  options?: { readonly digests?: ReadonlyMap<string, PackageDigest>; readonly signal?: AbortSignal }
): Promise<PackageVerification | null>
