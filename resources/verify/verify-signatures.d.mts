import type { PackageVerification } from './verify.mjs'

/** The signatures of a package below `base` that hold; `add` is told of the others. */
export function signaturesOf(
  dir: string,
  paths: readonly string[],
  base: string,
  how: {
    readonly last: { readonly details?: { readonly signer?: string } } | null
    readonly add: (code: string, what: string) => void
  }
): Promise<PackageVerification['signatures']>
