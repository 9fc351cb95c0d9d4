import type { PackageVerification } from './verify.mjs'

/** The seal of a journal line, shown or left out, whose bytes are characters (Latin-1). */
export function seal(line: string): string

/** What is told of keys and time stamps, each in Swedish and English. */
export function told(is: Pick<PackageVerification, 'keys' | 'archives' | 'stamps'>): [sv: string, en: string][]
