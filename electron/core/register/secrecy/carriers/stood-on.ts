// What was taken of a page while a secret text stood there that says too little to be looked for: a few letters by somebody without a name.
import type { CarrierRef } from '#shared/secrecy.ts'
import type { ReadDb } from '../../../kernel/db/open.ts'
import { addressKey } from '../../register/addresses.ts'
import * as queries from './stood-on-queries.ts'
import { comparable, rowsOf } from './words.ts'

/** A comment whose words nobody can look for, with the mark it is secret by, and on which pages and when it stood. */
export type Standing = {
  readonly mark: number
  readonly id: string
  readonly channelId: string
  readonly pages: ReadonlySet<string>
  readonly from: string
  readonly until: string
}

/** By one mark, or by all in force. */
export function standings(db: ReadDb, mark: number | null): Standing[] {
  return queries.shortComments(db, mark).flatMap(({ text, author, addresses, ...rest }) => {
    const isNamed = comparable(author ?? '').length > 0
    const isKnown = isNamed || rowsOf({ mark: rest.mark, text, author: null }).length > 0
    return isKnown || comparable(text).length === 0 ? [] : [{ ...rest, pages: pagesOf(addresses) }]
  })
}

/** Everything in its channel that may show it. */
export const takenMeanwhile = (db: ReadDb, standing: Standing): CarrierRef[] =>
  queries
    .takenIn(db, standing)
    .flatMap(taken => (shows(taken, standing) ? [{ kind: taken.kind, id: taken.id }] : []))

/** The marks of what may be seen on what was taken of a page, by which of its files; of a capture, by the whole. */
export function marksStanding(
  db: ReadDb,
  ref: CarrierRef,
  all: readonly Standing[]
): { readonly mark: number; readonly place: string | null }[] {
  const taken = all.length === 0 ? undefined : queries.takenOf(db, ref)
  if (taken === undefined) return []
  const files = queries.pageFilesOf(db, ref)
  const places: readonly (string | null)[] = files.length === 0 ? [null] : files
  const marks = new Set(
    all.flatMap(each =>
      each.channelId === taken.channelId &&
      each.from <= taken.until &&
      each.until >= taken.from &&
      shows(taken, each)
        ? [each.mark]
        : []
    )
  )
  return [...marks].flatMap(mark => places.map(place => ({ mark, place })))
}

const shows = (taken: queries.Taken, { id, pages }: Standing) =>
  taken.id !== id && [...pagesOf(taken.addresses)].some(page => pages.has(page))

/** The pages that the addresses lead to, also without what names one comment on it. */
function pagesOf(addresses: readonly string[]): ReadonlySet<string> {
  return new Set(
    addresses.flatMap(address => {
      const url = URL.parse(address)
      if (url === null) return []
      url.hash = ''
      const whole = addressKey(url.href)
      url.search = ''
      return [whole, addressKey(url.href)]
    })
  )
}
