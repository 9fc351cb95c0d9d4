// When an answer is due, for every day of 2026–2030, against a list written by hand from the laws.
import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { type DeadlineRules, dueAt, dueClock } from '../../../electron/core/deadlines/deadlines/due.ts'
import { PUBLIC_HOLIDAYS } from '../../../electron/core/deadlines/deadlines/public-holidays.ts'

const at = (text: string) => Instant.parse(text)
const NEXT_DAY: DeadlineRules = { workingDays: 1, closed: new Set() }

/**
 * The act on public holidays (1989:253), 1 and 2 §§, and the three eves of the act on time limits (1930:173), 2 §,
 * by hand: 1 and 6 January; Good Friday, Easter Day, Easter Monday; 1 May; Ascension Day; Whit Sunday; 6 June;
 * midsommarafton and midsommardagen; alla helgons dag; 24, 25, 26 and 31 December.
 */
const BY_HAND = `
  2026-01-01 2026-01-06 2026-04-03 2026-04-05 2026-04-06 2026-05-01 2026-05-14 2026-05-24 2026-06-06
  2026-06-19 2026-06-20 2026-10-31 2026-12-24 2026-12-25 2026-12-26 2026-12-31
  2027-01-01 2027-01-06 2027-03-26 2027-03-28 2027-03-29 2027-05-01 2027-05-06 2027-05-16 2027-06-06
  2027-06-25 2027-06-26 2027-11-06 2027-12-24 2027-12-25 2027-12-26 2027-12-31
  2028-01-01 2028-01-06 2028-04-14 2028-04-16 2028-04-17 2028-05-01 2028-05-25 2028-06-04 2028-06-06
  2028-06-23 2028-06-24 2028-11-04 2028-12-24 2028-12-25 2028-12-26 2028-12-31
  2029-01-01 2029-01-06 2029-03-30 2029-04-01 2029-04-02 2029-05-01 2029-05-10 2029-05-20 2029-06-06
  2029-06-22 2029-06-23 2029-11-03 2029-12-24 2029-12-25 2029-12-26 2029-12-31
  2030-01-01 2030-01-06 2030-04-19 2030-04-21 2030-04-22 2030-05-01 2030-05-30 2030-06-06 2030-06-09
  2030-06-21 2030-06-22 2030-11-02 2030-12-24 2030-12-25 2030-12-26 2030-12-31
  2031-01-01 2031-01-06`
  .trim()
  .split(/\s+/)

/** Summer time, by hand: from the last Sunday of March to the last of October, at 01:00 UTC. */
const SUMMERS: Record<string, readonly [string, string]> = {
  2026: ['2026-03-29', '2026-10-25'],
  2027: ['2027-03-28', '2027-10-31'],
  2028: ['2028-03-26', '2028-10-29'],
  2029: ['2029-03-25', '2029-10-28'],
  2030: ['2030-03-31', '2030-10-27']
}

/** Midnight, Swedish time, at which a date begins, as UTC: an hour earlier the evening before, two in summer. */
function midnight(date: string): string {
  const [from, to] = SUMMERS[date.slice(0, 4)] ?? ['9', '9']
  // The change is at 02:00 and 03:00 local time, so the day of the change itself still begins in the old time.
  const isSummer = date > from && date <= to
  return `${dayBefore(date)}T${isSummer ? '22' : '23'}:00:00.000Z`
}

const DAY = 86_400_000
const dayBefore = (date: string) => new Date(Date.parse(date) - DAY).toISOString().slice(0, 10)
const lastBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString()

/** Every date of 2026–2030 with its weekday, counted from Thursday 1 January 2026 and not read from a calendar. */
const EVERY_DAY = Array.from({ length: 5 * 365 + 1 }, (_, count) => ({
  date: new Date(Date.parse('2026-01-01') + count * DAY).toISOString().slice(0, 10),
  // 1 January 2026 is a Thursday; Monday is 0.
  weekday: (count + 3) % 7,
  count
}))

function expectedDue(count: number): string {
  const [first] = [1, 2, 3, 4, 5, 6, 7, 8]
    .map(ahead => count + ahead)
    .filter(
      day =>
        (day + 3) % 7 < 5 &&
        !BY_HAND.includes(new Date(Date.parse('2026-01-01') + day * DAY).toISOString().slice(0, 10))
    )
  if (first === undefined) throw new Error('No working day within eight days.')
  const dayAfterDue = new Date(Date.parse('2026-01-01') + (first + 1) * DAY).toISOString().slice(0, 10)
  return lastBefore(midnight(dayAfterDue))
}

describe('the next working day', () => {
  it('is right for every day of 2026–2030, in its first, middle and last moment', () => {
    expect(EVERY_DAY.at(-1)?.date).toBe('2030-12-31')
    const wrong: string[] = []
    for (const { date, count } of EVERY_DAY) {
      const next = new Date(Date.parse(date) + DAY).toISOString().slice(0, 10)
      const moments = [midnight(date), `${date}T11:00:00.000Z`, lastBefore(midnight(next))]
      const due = expectedDue(count)
      for (const moment of moments) {
        const got = dueAt(at(moment), NEXT_DAY)
        if (got !== due) wrong.push(`${moment}: ${got}, not ${due}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['Friday evening is due on Monday', '2026-11-20T18:00:00.000Z', '2026-11-23T22:59:59.999Z'],
    ['the day before the Christmas eve of 2026', '2026-12-23T09:00:00.000Z', '2026-12-28T22:59:59.999Z'],
    ['the day before a New Year’s eve', '2026-12-30T09:00:00.000Z', '2027-01-04T22:59:59.999Z'],
    ['the Thursday before midsommarafton', '2026-06-18T09:00:00.000Z', '2026-06-22T21:59:59.999Z'],
    ['valborgsmässoafton is a working day', '2026-04-29T09:00:00.000Z', '2026-04-30T21:59:59.999Z'],
    ['the Wednesday before Ascension Day', '2026-05-13T09:00:00.000Z', '2026-05-15T21:59:59.999Z'],
    ['a minute before midnight, Swedish summer time', '2026-06-01T21:59:00.000Z', '2026-06-02T21:59:59.999Z'],
    ['midnight, Swedish summer time', '2026-06-01T22:00:00.000Z', '2026-06-03T21:59:59.999Z'],
    ['the Friday before the clock goes forward', '2026-03-27T12:00:00.000Z', '2026-03-30T21:59:59.999Z'],
    ['the Friday before the clock goes back', '2026-10-23T12:00:00.000Z', '2026-10-26T22:59:59.999Z'],
    ['the first 02:30 of the doubled hour', '2026-10-25T00:30:00.000Z', '2026-10-26T22:59:59.999Z'],
    ['the second 02:30 of the doubled hour', '2026-10-25T01:30:00.000Z', '2026-10-26T22:59:59.999Z']
  ])('%s', (_, received, due) => {
    expect(dueAt(at(received), NEXT_DAY)).toBe(due)
  })
})

it('reckons with the authority’s own closed days', () => {
  const closed = new Set(['2026-11-26', '2026-11-27'])
  expect(dueAt(at('2026-11-25T09:00:00.000Z'), { workingDays: 1, closed })).toBe('2026-11-30T22:59:59.999Z')
})

it.each([
  [0, '2026-11-25T22:59:59.999Z'],
  [1, '2026-11-26T22:59:59.999Z'],
  [2, '2026-11-27T22:59:59.999Z'],
  [3, '2026-11-30T22:59:59.999Z'],
  [20, '2026-12-23T22:59:59.999Z']
])('gives %i working days from a Wednesday', (workingDays, due) => {
  expect(dueAt(at('2026-11-25T09:00:00.000Z'), { workingDays, closed: new Set() })).toBe(due)
})

it('gives until the end of the first working day when the answer is due the same day and that is a Saturday', () => {
  const sameDay = { workingDays: 0, closed: new Set<string>() }
  expect(dueAt(at('2026-11-28T09:00:00.000Z'), sameDay)).toBe('2026-11-30T22:59:59.999Z')
})

it('ends when every day is closed', () => {
  const days = Array.from({ length: 4000 }, (_, day) => new Date(Date.parse('2026-01-01') + day * DAY))
  const closed = new Set(days.map(day => day.toISOString().slice(0, 10)))
  expect(dueAt(at('2026-01-01T00:00:00.000Z'), { workingDays: 1, closed })).toMatch(/^2036-/)
})

it('remembers by the hour without a day of difference', () => {
  const clock = dueClock(NEXT_DAY)
  for (const hour of ['21:10', '21:50', '22:10', '22:50', '23:10'])
    for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-12-31']) {
      const moment = at(`${day}T${hour}:00.000Z`)
      expect(clock(moment)).toBe(dueAt(moment, NEXT_DAY))
    }
})

it('holds what date-holidays says of every year in the table', () => {
  const calendar = new Holidays('SE', { types: ['public', 'bank'] })
  const years = Object.entries(PUBLIC_HOLIDAYS)
  expect(years).toHaveLength(101)
  for (const [year, days] of years) {
    const said = calendar.getHolidays(Number(year)).map(({ date }) => date.slice(5, 10))
    expect({ year, days: days.split(' ') }).toEqual({ year, days: [...new Set(said)].sort() })
  }
})
