// A page of ours that captures are tried on, with what is true of it: what somebody who does everything on it gets to see, and what
// nobody does who is no member, has to choose, or comes too late.
import type { Platform } from '#shared/register.ts'
import type { Limits } from '../../../../electron/core/captures/browser/process/limits.ts'

/** What is on a page: marks at so many pixels from the left, words of its text, and films. */
export type Has = {
  readonly marks?: readonly { readonly at: readonly number[]; readonly all: readonly number[] }[]
  readonly words?: readonly string[]
  readonly films?: number
}
export type How = {
  readonly platform?: Platform
  readonly limits?: Partial<Limits>
  /** How many days back a feed is wanted. */
  readonly days?: number
}
export type OwnPage = How & {
  readonly kind: string
  /** `OTHER` is the same site by its other name, `HERE` by its own, and `DEMO` the demo municipality's. */
  readonly path: string
  readonly has: Has
  /** What no capture of it can have: said to be whole, it would be a silent miss. */
  readonly lacks: string | null
  /** Why nobody can know that it is whole, so that it may be said not to be. */
  readonly doubt: string | null
}

/** The pages of one kind, below one place: `whole` has all of what is named, `lacks` never all of what there is. */
export function pagesOf(kind: string, under: string) {
  const all: OwnPage[] = []
  const add = (path: string, rest: Partial<OwnPage>) => {
    all.push({ kind, path: `${under}${path}`, has: {}, lacks: null, doubt: null, ...rest })
  }
  return {
    all,
    whole: (path: string, has: Has, how: How = {}) => add(path, { has, ...how }),
    lacks: (path: string, lacks: string, how: How = {}) => add(path, { lacks, ...how }),
    doubtful: (path: string, doubt: string, has: Has, how: How = {}) => add(path, { doubt, has, ...how })
  }
}

/** So many numbers from `from` on. */
export const range = (count: number, from = 0): number[] => Array.from({ length: count }, (_, n) => from + n)
const POSTS = 10
export const marks = (all: readonly number[], ...at: number[]): Has => ({
  marks: [{ at: at.length === 0 ? [POSTS] : at, all }]
})
/** The posts of the site's own kind, in a column at its left. */
export const posts = (count: number, from = 0): Has => marks(range(count, from))
export const words = (...all: string[]): Has => ({ words: all })
/** A line of words for each number. */
export const lines = (count: number, line: (n: number) => string, from = 0): Has => ({
  words: range(count, from).map(line)
})
export const both = (...all: readonly Has[]): Has => ({
  marks: all.flatMap(one => one.marks ?? []),
  words: all.flatMap(one => one.words ?? []),
  films: all.reduce((sum, one) => sum + (one.films ?? 0), 0)
})
/** Numbers as some pages write them, so that nothing takes them for numbers. */
export const lettered = (n: number): string =>
  [...String(n)].map(digit => 'abcdefghij'[Number(digit)]).join('')
