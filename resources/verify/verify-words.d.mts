import type { PackageVerification } from './verify.mjs'

/** What was held against what, where nothing was found wrong, in Swedish and English. */
export function checked(
  is: Pick<PackageVerification, 'root' | 'head' | 'lines' | 'keys' | 'archives' | 'stamps' | 'signatures'>
): [sv: string, en: string]
