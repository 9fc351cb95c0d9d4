// Who wrote what is marked: an answer that only names them tells of whom the secret is (P5). Looked for in the channel that they wrote in, by
// the whole name; in the same thread, and under the same post, by any part of it; and everywhere by the e-mail address.
import type { CarrierRef } from '#shared/secrecy.ts'
import { isIndexed } from '../../../formats/text/search-words.ts'
import type { ReadDb, WriteDb } from '../../../kernel/db/open.ts'
import { addressesOfSenders, openAddresses } from './address-queries.ts'
import { lookedFor } from './addresses.ts'
import * as queries from './name-queries.ts'
import { awaitRecord, typedWith } from './queries.ts'
import { comparable, findSecretWords, type SecretText } from './words.ts'

/** A name as it is looked for, under a number of its own below nought, which no mark has. */
type Name = {
  readonly number: number
  readonly mark: number
  /** Null where it is looked for in all of them. */
  readonly channelId: string | null
  /** What the records of one thread have in common; null where it is looked for in all of the channel. */
  readonly threads: ReadonlySet<string> | null
  readonly whole: string
  /** What is looked for: the whole name or address, or each part of a name. */
  readonly texts: readonly string[]
  /** Whoever has written there openly too is named by every picture of the page: then only what people write is looked through. */
  readonly isOpen: boolean
}

export type Names = {
  readonly texts: readonly SecretText[]
  /** The marks of those who are named in a record, by the numbers that were found in what was said there, or in a file of it. */
  marksIn(ref: CarrierRef): { readonly said: NamesFound; readonly files: NamesFound }
}
export type NamesFound = { readonly isNone: boolean; readonly of: (found: ReadonlySet<number>) => number[] }

/** A single word is a name by itself when it is so long: an alias. */
const LEAST_ALIAS = 8
const LEAST_PART = 3
/** What stands among names, and whoever has none. */
const NO_NAMES = new Set(
  [
    ...['och', 'and', 'von', 'van', 'der', 'den', 'del', 'the', 'för', 'med', 'via'],
    ...[
      'anonym',
      'anonymous',
      'okänd',
      'unknown',
      'gäst',
      'guest',
      'användare',
      'user',
      'facebook',
      'instagram',
      'google'
    ]
  ].map(word => word.toLowerCase())
)

/** Those that are looked for now, by the marks in force. */
export function namesNow(db: ReadDb): Names {
  const names = namesOf(db, queries.markedOfOthers(db, null))
  const places = new Map<string, ReturnType<typeof found>>()
  return {
    texts: names.flatMap(({ number, texts }) =>
      texts.map(text => ({ mark: number, text, author: null, isName: true }))
    ),
    marksIn(ref) {
      if (names.length === 0) return NOTHING
      const key = `${ref.kind} ${ref.id}`
      const known = places.get(key)
      if (known !== undefined) return known
      const here = found(names, queries.placeOf(db, ref))
      places.set(key, here)
      return here
    }
  }
}

const NONE: NamesFound = { isNone: true, of: () => [] }
const NOTHING = { said: NONE, files: NONE }

function found(names: readonly Name[], place: queries.Place | null) {
  if (place === null) return NOTHING
  const own = new Set([...place.names, ...place.addresses].map(flat))
  const here = names.filter(
    ({ channelId, threads, whole }) =>
      (channelId === null || channelId === place.channelId) &&
      (threads === null || place.threads.some(each => threads.has(each))) &&
      // Whoever signs what they write openly tells nothing of what is marked.
      !own.has(flat(whole))
  )
  const by = (those: readonly Name[]): NamesFound => {
    const marks = new Map(those.map(({ number, mark }) => [number, mark]))
    return {
      isNone: marks.size === 0,
      of: numbers => [...numbers].flatMap(number => marks.get(number) ?? [])
    }
  }
  return { said: by(here), files: by(here.filter(({ threads, isOpen }) => threads === null && !isOpen)) }
}

/**
 * Inside the act that marks, or that found more of what is marked: what may name who wrote it waits to be looked through. `of`: a mark, or
 * the ids of records.
 */
export function awaitNames(tx: WriteDb, of: number | ReadonlySet<string>): void {
  if (typeof of !== 'number' && of.size === 0) return
  const marked =
    typeof of === 'number'
      ? queries.markedOfOthers(tx, of)
      : queries.markedOfOthers(tx, null).filter(({ id }) => of.has(id))
  const names = namesOf(tx, marked)
  if (names.length === 0) return
  for (const ref of marked) {
    const place = queries.placeOf(tx, ref)
    if (place !== null) queries.awaitThreads(tx, place)
  }
  for (const name of names.filter(({ threads }) => threads === null)) {
    const words = comparable(name.whole).filter(isIndexed)
    const finds = findSecretWords(name.texts.map(text => ({ mark: 1, text, author: null, isName: true })))
    if (words.length > 0)
      queries.awaitNaming(tx, name.channelId, words.map(word => `"${word}"`).join(' AND '))
    else
      for (const ref of queries.saidInChannel(tx, name.channelId, text => finds(text).size > 0))
        awaitRecord(tx, ref)
  }
  const any = findSecretWords(
    names.flatMap(({ texts }) => texts.map(text => ({ mark: 1, text, author: null, isName: true })))
  )
  for (const ref of typedWith(tx, text => any(text).size > 0)) awaitRecord(tx, ref)
}

function namesOf(db: ReadDb, marked: readonly queries.Marked[]): Name[] {
  const all = new Map<string, Omit<Name, 'number' | 'isOpen'>>()
  const addressesIn = lookedFor(db)
  for (const { mark: by, ...ref } of marked) {
    const place = queries.placeOf(db, ref)
    if (place === null) continue
    const { channelId } = place
    for (const whole of addressesIn(place.addresses))
      all.set(`${by} ${whole}`, { mark: by, channelId: null, whole, threads: null, texts: [whole] })
    for (const whole of place.names) {
      if (flat(whole) === '' || NO_NAMES.has(flat(whole))) continue
      const key = `${by} ${channelId} ${flat(whole)}`
      const name = { mark: by, channelId, whole }
      if (isTelling(whole) && !all.has(key)) all.set(key, { ...name, threads: null, texts: [whole] })
      const parts = partsOf(whole)
      if (parts.length === 0) continue
      const before = all.get(`${key} parts`)?.threads ?? new Set<string>()
      all.set(`${key} parts`, { ...name, threads: new Set([...before, ...place.threads]), texts: parts })
    }
  }
  const names = [...all.values()]
  if (names.length === 0) return []
  const inChannels = names.flatMap(({ channelId, whole }) =>
    channelId === null ? [] : [{ channelId, whole }]
  )
  const open = new Set(
    queries
      .openlyThere(db, {
        channels: [...new Set(inChannels.map(({ channelId }) => channelId))],
        names: [...new Set(inChannels.map(({ whole }) => whole))]
      })
      .map(({ channelId, name }) => `${channelId} ${name}`)
  )
  const anywhere = openAddresses(
    db,
    names.flatMap(({ channelId, whole }) => (channelId === null ? [whole] : []))
  )
  return names.map((name, at) => ({
    ...name,
    number: -1 - at,
    isOpen: name.channelId === null ? anywhere.has(name.whole) : open.has(`${name.channelId} ${name.whole}`)
  }))
}

const flat = (name: string) => comparable(name).join(' ')

/** Several words, or one that is long enough to be nobody else's. */
function isTelling(name: string): boolean {
  const words = comparable(name)
  return words.length > 1 || (words[0] ?? '').length >= LEAST_ALIAS
}

/**
 * Whole names, aliases and e-mail addresses of those who wrote what is marked and nothing openly, for what is typed anywhere: an alias that is a
 * word alone may be any word there, and "Okänd användare" is nobody.
 */
export function sendersNow(db: ReadDb): SecretText[] {
  const names = queries.namesOfSenders(db).filter(({ text }) => isNobodyElses(text))
  const written = addressesOfSenders(db)
  const addresses = lookedFor(db)(written.map(({ text }) => text))
  const open = openAddresses(db, addresses)
  const looked = new Set(addresses.filter(address => !open.has(address)))
  return [...names, ...written.filter(({ text }) => looked.has(text))].map(each => ({
    ...each,
    author: null,
    isName: true
  }))
}

function isNobodyElses(name: string): boolean {
  const words = comparable(name)
  const [alone = ''] = words
  return words.length > 1
    ? words.some(word => !NO_NAMES.has(word))
    : alone.length >= LEAST_MIXED && /\p{L}/u.test(alone) && /\p{N}/u.test(alone)
}
/** Letters and numbers in one word of so many are an alias. */
const LEAST_MIXED = 6

/** Each word of the name by which somebody may be spoken to. */
function partsOf(name: string): string[] {
  const words = comparable(name)
  return words.filter(word => word.length >= LEAST_PART && !NO_NAMES.has(word) && !/^\d+$/.test(word))
}
