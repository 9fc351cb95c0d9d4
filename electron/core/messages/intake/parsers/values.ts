// Values of an export, none of which has to be what it should be.
import { z } from 'zod'
import { Instant } from '#shared/ids.ts'
import { clean, shortOrNull } from '../../../formats/mail/clean.ts'
import type { Text, Written } from '../item.ts'

export type Json = { readonly [key: string]: unknown }

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list; empty for what is no list. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** A name or an address short enough to be one; null for nothing. */
export const nameOf = (value: unknown, most = 300): string | null => shortOrNull(textOf(value), most)

/** Longer texts are cut; the original has them whole. */
const MOST_TEXT = 1_000_000

export type Body = Text & { readonly isCut: boolean }

/** A text as a record may hold it. `raw` is what stood there, where a repair or the cut changed it. */
export function bodyOf(raw: string, repaired = raw): Body {
  const text = clean(repaired.length > MOST_TEXT ? repaired.slice(0, MOST_TEXT) : repaired)
  return { text, raw: text === raw ? null : raw.slice(0, MOST_TEXT), isCut: repaired.length > MOST_TEXT }
}

const NO_TIME: Written = { at: null, raw: null, basis: 'none' }
/** The last year an instant of ours can say. */
const LAST = Date.UTC(9999, 11, 31)

/** A number of milliseconds, or seconds times a thousand, since 1970 in UTC. Zero is how these exports say nothing. */
export function epochTime(raw: unknown, unit: 's' | 'ms'): Written {
  if (raw === undefined || raw === null || raw === 0 || raw === '') return NO_TIME
  const value = typeof raw === 'string' && /^\d{1,16}$/.test(raw) ? Number(raw) : raw
  const said = (typeof raw === 'string' ? raw : JSON.stringify(raw)).slice(0, 100)
  const ms = typeof value === 'number' ? Math.trunc(unit === 's' ? value * 1000 : value) : Number.NaN
  if (!(ms > 0 && ms < LAST)) return { at: null, raw: said, basis: 'none' }
  return { at: Instant.parse(new Date(ms).toISOString()), raw: said, basis: 'utc' }
}

/** Made once: every message that comes in has a time. */
const Day = z.iso.date()

/** A time with its zone, such as `2026-03-02T09:15:00Z` or `2026-03-02 09:15:00 UTC`. */
export function zonedTime(raw: unknown): Written {
  const said = textOf(raw)?.trim().slice(0, 100)
  if (said === undefined || said === '') return NO_TIME
  const [, date, time, fraction = '', zone] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d{1,9})? ?(Z|UTC|[+-]\d{2}:?\d{2})$/i.exec(said) ?? []
  // A day that is in no calendar, such as 30 February, would become another.
  if (zone === undefined || !Day.safeParse(date).success) return { at: null, raw: said, basis: 'none' }
  const isUtc = /^(z|utc)$/i.test(zone)
  const at = new Date(`${date}T${time}${fraction.slice(0, 4)}${isUtc ? 'Z' : zone}`)
  if (Number.isNaN(at.getTime())) return { at: null, raw: said, basis: 'none' }
  return { at: Instant.parse(at.toISOString()), raw: said, basis: isUtc ? 'utc' : 'offset' }
}
