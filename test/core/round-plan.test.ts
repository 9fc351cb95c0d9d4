// When rounds are: on working days of their dates, within their hours, and right on both nights when the clock is changed.
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { RoundPlan, USUAL_PLAN } from '#shared/round.ts'
import {
  isQuietTime,
  isWithinHours,
  lastStart,
  nextWorkingTime,
  plannedAt,
  stateOf
} from '../../electron/core/captures/rounds/plan.ts'
import { swedish, swedishDate } from '../../electron/core/kernel/swedish-time.ts'

const at = (text: string) => Instant.parse(text)
const none = new Set<string>()

it('is on a working day of the dates, within the hours, the same each time, and spread over departments', () => {
  const days = new Set<string>()
  for (let n = 0; n < 40; n++)
    for (const label of ['2026-H1', '2026-H2', '2027-H1']) {
      const planned = plannedAt(`förvaltning ${n}`, { label }, USUAL_PLAN, none)
      if (planned === null) throw new Error('no time')
      expect(plannedAt(`förvaltning ${n}`, { label }, USUAL_PLAN, none)).toBe(planned)
      const day = swedish(planned, 'MM-dd')
      const { from, to } = label.endsWith('1') ? USUAL_PLAN.spring : USUAL_PLAN.autumn
      expect(day >= from && day <= to, planned).toBe(true)
      expect([6, 7]).not.toContain(Number(swedish(planned, 'i')))
      expect(isWithinHours(planned, USUAL_PLAN)).toBe(true)
      expect(isQuietTime(planned)).toBe(false)
      expect(['2026-05-14', '2027-05-06', '2026-05-01']).not.toContain(swedishDate(planned))
      days.add(swedishDate(planned))
    }
  // Forty departments on some forty days: by chance on well over half of them.
  expect(days.size).toBeGreaterThan(50)
})

it('keeps to the clock on the wall on both nights when it is changed', () => {
  const night: RoundPlan = {
    spring: { from: '03-26', to: '04-01' },
    autumn: { from: '10-22', to: '10-28' },
    hours: { from: 2, to: 4 }
  }
  for (let n = 0; n < 60; n++)
    for (const label of ['2026-H1', '2026-H2', '2027-H1', '2027-H2']) {
      const planned = plannedAt(String(n), { label }, night, none)
      if (planned === null) throw new Error('no time')
      expect(swedish(planned, 'H')).toBe('2')
      expect(stateOf(planned, night, planned)).toBe('due')
      expect(swedish(lastStart(planned, night), 'H.mm')).toBe('4.00')
    }
  // In summer 8 in the morning is 6 in UTC, in winter 7.
  expect(nextWorkingTime(at('2026-03-27T20:00:00.000Z'), USUAL_PLAN, none)).toBe('2026-03-30T06:00:00.000Z')
  expect(nextWorkingTime(at('2026-10-23T20:00:00.000Z'), USUAL_PLAN, none)).toBe('2026-10-26T07:00:00.000Z')
})

it('is coming, then due until the hours of its day are over, then missed', () => {
  const planned = at('2026-10-14T08:30:00.000Z')
  expect(stateOf(planned, USUAL_PLAN, at('2026-10-14T08:29:59.000Z'))).toBe('coming')
  expect(stateOf(planned, USUAL_PLAN, planned)).toBe('due')
  expect(stateOf(planned, USUAL_PLAN, at('2026-10-14T13:59:59.000Z'))).toBe('due')
  expect(stateOf(planned, USUAL_PLAN, at('2026-10-14T14:00:00.000Z'))).toBe('missed')
})

it('has no round when every day of its dates is a day off', () => {
  const short: RoundPlan = { ...USUAL_PLAN, autumn: { from: '10-03', to: '10-04' } }
  expect(plannedAt('x', { label: '2026-H2' }, short, none)).toBeNull()
  const monday: RoundPlan = { ...USUAL_PLAN, autumn: { from: '10-05', to: '10-05' } }
  expect(plannedAt('x', { label: '2026-H2' }, monday, none)).not.toBeNull()
  expect(plannedAt('x', { label: '2026-H2' }, monday, new Set(['2026-10-05']))).toBeNull()
})

it.each([
  ['July', { spring: { from: '06-01', to: '07-02' } }],
  ['July', { autumn: { from: '07-20', to: '09-01' } }],
  ['Christmas', { autumn: { from: '12-01', to: '12-22' } }],
  ['New Year', { spring: { from: '01-02', to: '02-01' } }],
  ['backwards', { spring: { from: '05-01', to: '04-01' } }],
  ['no hours', { hours: { from: 9, to: 9 } }]
])('is not planned over %s', (_, changes) => {
  expect(RoundPlan.safeParse({ ...USUAL_PLAN, ...changes }).success).toBe(false)
})
