// Half-years in Swedish time, and what is due in them.
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import {
  dueState,
  halfYearBefore,
  halfYearOf,
  periodsAt,
  startOfYesterday
} from '../../electron/core/captures/captures/schedule.ts'
import { swedishDate, swedishTime } from '../../electron/core/kernel/swedish-time.ts'

const at = (text: string) => Instant.parse(text)

it.each([
  ['2026-06-30T21:59:59.999Z', '2026-H1'],
  ['2026-06-30T22:00:00.000Z', '2026-H2'],
  ['2026-12-31T22:59:59.999Z', '2026-H2'],
  ['2026-12-31T23:00:00.000Z', '2027-H1']
])('%s is in %s', (now, label) => {
  expect(halfYearOf(at(now)).label).toBe(label)
})

it('knows where a half-year begins and ends, and the one before', () => {
  const half = halfYearOf(at('2026-11-25T08:00:00.000Z'))
  expect(half).toEqual({
    label: '2026-H2',
    start: '2026-06-30T22:00:00.000Z',
    end: '2026-12-31T23:00:00.000Z'
  })
  expect(halfYearBefore(half).label).toBe('2026-H1')
  expect(halfYearBefore(halfYearBefore(half)).label).toBe('2025-H2')
})

it.each([
  ['captured in this half-year', '2025-01-01T00:00:00.000Z', ['2026-07-01T00:00:00.000Z'], 'captured'],
  ['one of two addresses missing', '2026-08-01T00:00:00.000Z', ['2026-09-01T00:00:00.000Z', null], 'due'],
  ['captured in the half-year before', '2025-01-01T00:00:00.000Z', ['2026-03-01T00:00:00.000Z'], 'due'],
  ['missed the half-year before', '2025-01-01T00:00:00.000Z', ['2025-11-01T00:00:00.000Z'], 'overdue'],
  ['never captured, registered last half-year', '2026-02-01T00:00:00.000Z', [null], 'overdue'],
  ['new this half-year', '2026-07-02T00:00:00.000Z', [null], 'due']
] as const)('%s', (_, registeredAt, newest, state) => {
  const channel = { registeredAt: at(registeredAt), retiredAt: null }
  expect(
    dueState(
      channel,
      newest.map(time => (time === null ? null : at(time))),
      periodsAt(at('2026-11-25T08:00:00.000Z'))
    )
  ).toBe(state)
})

it('says Swedish dates and times on both sides of the clock changes', () => {
  expect(swedishDate(at('2026-11-24T23:30:00.000Z'))).toBe('2026-11-25')
  expect(swedishTime(at('2026-10-25T00:30:00.000Z'))).toBe('2026-10-25 02.30 (Europe/Stockholm)')
  expect(swedishTime(at('2026-10-25T01:30:00.000Z'))).toBe('2026-10-25 02.30 (Europe/Stockholm)')
  expect(swedishTime(at('2026-03-29T01:00:00.000Z'))).toBe('2026-03-29 03.00 (Europe/Stockholm)')
  expect(startOfYesterday(at('2026-03-30T10:00:00.000Z'))).toBe('2026-03-28T23:00:00.000Z')
})
