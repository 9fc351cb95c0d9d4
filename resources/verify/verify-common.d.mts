import type { PackageVerification } from './verify.mjs'

/** The seal of a journal line, shown or left out, whose bytes are characters (Latin-1). */
export function seal(line: string): string

/** What is told of keys, time stamps and signatures, each in Swedish and English. */
export function told(
  is: Pick<PackageVerification, 'head' | 'keys' | 'archives' | 'stamps' | 'signatures'>
): [sv: string, en: string][]
