import type { PackageVerification } from './verify.mjs'

/** Checks a package that lists its files in METS.xml, sip.xml or kontrollsummor-sha256.txt; null if `dir` is none. */
export function verifyListed(
  dir: string,
  options?: { readonly signal?: AbortSignal }
): Promise<PackageVerification | null>
