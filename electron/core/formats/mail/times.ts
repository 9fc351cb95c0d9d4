// The times a mail gives, each with what it rests on.
import { Instant } from '#shared/ids.ts'
import { whenSwedish } from '../../kernel/swedish-time.ts'

export type MailTime = {
  readonly at: Instant | null
  readonly raw: string | null
  readonly basis: 'offset' | 'assumed_local' | 'none'
}

const ZONED = /(?:[+-]\d{2}:?\d{2}|\b(?:GMT|UTC?|Z|[ECMP][SD]T)|\dZ)\s{0,9}(?:\([^()]{0,200}\))?$/i
/** Zones of Europe by their names, which no standard has and programs write. */
const NAMED: Readonly<Record<string, string>> = {
  WET: '+0000',
  WEST: '+0100',
  BST: '+0100',
  CET: '+0100',
  MET: '+0100',
  MEZ: '+0100',
  CEST: '+0200',
  MEST: '+0200',
  MESZ: '+0200',
  EET: '+0200',
  EEST: '+0300'
}
const NAME = /\b([A-Z]{3,4})\s*$/

/** A difference from UTC in numbers, with what is said of it. */
const OFFSET = /\s{0,9}[+-](\d{2}):?(\d{2})\s{0,9}(?:\([^()]{0,200}\))?$/

/** Clocks go by no difference that is larger (Kiribati's), though a mail may say up to 99 hours (RFC 5322). */
const MOST_OFFSET = 14 * 60

/** What is said without a zone that is none anywhere. */
function withoutFalseZone(said: string): string {
  const [, hours, minutes] = OFFSET.exec(said) ?? []
  const isFalse = Number(minutes) > 59 || Number(hours) * 60 + Number(minutes) > MOST_OFFSET
  return isFalse ? said.replace(OFFSET, '') : said
}

// `Date` makes a time of almost anything.
const FORM =
  /^(?:[a-z]{3,9},?\s*)?\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4}\s+\d{1,2}:\d{2}|^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/i

/** No time takes more letters. */
const MOST = 200

/** The Date header. Without a zone, or with one that is none, it is taken for Swedish time, and says so; what is no time is kept as it stands. */
export function timeOf(raw: string | undefined): MailTime {
  const said = raw?.trim().slice(0, MOST).trimEnd()
  if (said === undefined || said === '') return { at: null, raw: null, basis: 'none' }
  if (!FORM.test(said)) return { at: null, raw: said, basis: 'none' }
  const sure = withoutFalseZone(said)
  const zoned = sure.replace(NAME, name => NAMED[name.trim()] ?? name)
  if (ZONED.test(zoned)) {
    const at = instantOf(new Date(zoned))
    return { at, raw: said, basis: at === null ? 'none' : 'offset' }
  }
  // Read as if it were UTC, so that the machine's own zone has no say; then as the same clock time in Sweden.
  const bare = sure.replace(/\([^()]*\)\s*$/, '').trimEnd()
  const read = new Date(`${bare}${/^\d{4}-/.test(bare) ? 'Z' : ' +0000'}`)
  if (Number.isNaN(read.getTime())) return { at: null, raw: said, basis: 'none' }
  return { at: instantOf(whenSwedish(read)), raw: said, basis: 'assumed_local' }
}

/** The time at the end of a Received header (RFC 5321, 4.4). */
export function receivedTimeOf(header: string | undefined): Instant | null {
  const said = header
    ?.slice(header.lastIndexOf(';') + 1)
    .trim()
    .slice(0, MOST)
  return said === undefined || !ZONED.test(withoutFalseZone(said)) ? null : instantOf(new Date(said))
}

function instantOf(date: Date): Instant | null {
  if (Number.isNaN(date.getTime())) return null
  const read = Instant.safeParse(date.toISOString())
  return read.success ? read.data : null
}
