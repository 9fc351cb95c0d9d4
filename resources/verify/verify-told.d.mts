import type { PackageVerification } from './verify.mjs'

/** What is told of keys, time stamps and signatures, each in Swedish and English. */
export function told(
  is: Pick<PackageVerification, 'head' | 'keys' | 'archives' | 'stamps' | 'signatures'>
): [sv: string, en: string][]
