// Values as a person types them: ids by their beginning, dates and times as a clock in Sweden shows them.

import { resolve } from 'node:path'
import { isStoreAddress } from '#shared/backup.ts'
import type { Language } from '#shared/errors.ts'
import { CalendarDate, Instant } from '#shared/ids.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { swedish, whenSwedish } from '../../core/kernel/swedish-time.ts'
import { UsageError } from './errors.ts'
import { common } from './texts/common.ts'

/** A path from where the command was given; the address of a store of backups as it stands. */
export const placeTyped = (typed: string): string => (isStoreAddress(typed) ? typed : resolve(typed))

const WHOLE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether it is an id that nothing is left out of. */
export const isWholeId = (typed: string): boolean => WHOLE_ID.test(typed.trim().toLowerCase())

/**
 * The one record whose id begins like this. A whole id is not looked up here: the core says whether it is there.
 * @throws UsageError for what is no id or fits several, ArchiveError not-found
 */
export async function idBeginning<Id extends string>(
  typed: string,
  schema: { parse(value: unknown): Id },
  all: () => AsyncIterable<{ readonly id: Id }>
): Promise<Id> {
  const prefix = typed.trim().toLowerCase()
  if (WHOLE_ID.test(prefix)) return schema.parse(prefix)
  if (!/^[0-9a-f]{4}[0-9a-f-]*$/.test(prefix)) throw new UsageError(common.badId, { id: typed })
  const found: Id[] = []
  for await (const { id } of all()) if (id.startsWith(prefix)) found.push(id)
  const [only] = found
  if (only === undefined) throw new ArchiveError('not-found', { what: typed })
  if (found.length > 1) {
    const some = found.slice(0, 5).map(id => id.slice(0, Math.max(13, prefix.length + 2)))
    throw new UsageError(common.ambiguousId, { id: typed, found: some.join(', ') })
  }
  return only
}

/** A thing with fields, and no list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every row of a paged list. */
export async function* everyRow<Row>(
  page: (after: string | null) => Promise<{ items: Row[]; next: string | null }>
): AsyncGenerator<Row> {
  let after: string | null = null
  do {
    const { items, next } = await page(after)
    yield* items
    after = next
  } while (after !== null)
}

/** A calendar date, `yyyy-mm-dd`. */
export function dateTyped(value: string): string {
  const date = CalendarDate.safeParse(value.trim())
  if (!date.success) throw new UsageError(common.badDate, { value })
  return date.data
}

/** The first or the last moment of a day in Sweden. */
export function momentOf(date: string, end: 'first' | 'last'): Instant {
  const shown = new Date(`${date}T${end === 'first' ? '00:00:00.000' : '23:59:59.999'}Z`)
  return Instant.parse(whenSwedish(shown).toISOString())
}

/** A point in time: with a zone, or as a clock in Sweden shows it. */
export function timeTyped(value: string): Instant {
  const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)?$/.exec(
    value.trim()
  )
  const [, date = '', minutes = '', seconds = '', zone = ''] = form ?? []
  const time = new Date(`${date}T${minutes}${seconds}${zone || 'Z'}`)
  // `Date` lets 31 February roll over to March.
  if (!CalendarDate.safeParse(date).success || Number.isNaN(time.getTime()))
    throw new UsageError(common.badTime, { value })
  return Instant.parse((zone === '' ? whenSwedish(time) : time).toISOString())
}

/** How many rows of a list to show. */
export function limitTyped(value: string): number {
  const limit = Number(value)
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw new UsageError(common.badLimit, { value })
  return limit
}

/** @throws UsageError for what is no port */
export function portTyped(value: string): number {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new UsageError(common.badPort, { value })
  return port
}

/** @throws UsageError unless exactly one of the values is given */
export function onlyOne(given: Readonly<Record<string, unknown>>): void {
  if (Object.values(given).filter(value => value !== undefined).length !== 1)
    throw new UsageError(common.chooseOne, { options: Object.keys(given).join(', ') })
}

/** A moment in Swedish time, as tables and records show it. */
export function localTime(at: Instant | null, none: string): string {
  return at === null ? none : swedish(at, 'yyyy-MM-dd HH:mm')
}

/** The beginning of an id, as tables show it. */
export const shortId = (id: string): string => id.slice(0, 8)

/** A size with its unit, with the decimal sign of the language. */
export function size(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let [value, at] = [bytes, 0]
  while (value >= 1000 && at < units.length - 1) [value, at] = [value / 1000, at + 1]
  const shown = at === 0 ? String(value) : value.toFixed(1)
  return `${language === 'sv' ? shown.replace('.', ',') : shown} ${units[at]}`
}
