// Times, sizes and half-years as they are shown.
import { glob as find, readFile } from 'node:fs/promises'
import { parseDate, resetLocalTimeZone, setLocalTimeZone } from '@internationalized/date'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Instant } from '#shared/ids.ts'
import {
  endOfDay,
  formatBytes,
  formatCount,
  formatTime,
  instantOf,
  sayTime,
  startOfDay,
  swedishNow,
  swedishToday
} from '../../renderer/format.ts'

const at = (text: string) => Instant.parse(text)
const glob = (pattern: string) => Array.fromAsync(find(pattern))

describe('the clock of the place', () => {
  afterEach(() => {
    resetLocalTimeZone()
    vi.useRealTimers()
  })

  it('is that of Sweden, with the computer in New York', () => {
    setLocalTimeZone('America/New_York')
    vi.useFakeTimers({ now: new Date('2026-11-25T02:15:40Z'), toFake: ['Date'] })
    expect(swedishNow().toString()).toBe('2026-11-25T03:15:00')
    expect(swedishToday().toString()).toBe('2026-11-25')
    expect(instantOf(swedishNow().toString())).toBe('2026-11-25T02:15:00.000Z')
  })

  it('is the one that every field of a date or time begins with', async () => {
    const pages = await glob('renderer/**/*.tsx')
    const texts = await Promise.all(pages.map(async path => [path, await readFile(path, 'utf8')] as const))
    const own = texts.filter(([, text]) => /getLocalTimeZone|\btoday\(|[^\w.]now\(|new Date\(\)/.test(text))
    expect(own.map(([path]) => path)).toEqual([])
  })
})

describe('times', () => {
  it('are shown in Swedish time, winter and summer', () => {
    expect(formatTime(at('2026-01-15T22:30:05.000Z'))).toBe('2026-01-15 23:30')
    expect(formatTime(at('2026-07-15T22:30:05.000Z'), 'seconds')).toBe('2026-07-16 00:30:05')
  })
  it('show midnight as 00 and not as 24', () => {
    expect(formatTime(at('2026-01-15T23:00:00.000Z'))).toBe('2026-01-16 00:00')
  })
  it('follow the clock when it is moved', () => {
    expect(formatTime(at('2026-03-29T00:59:00.000Z'))).toBe('2026-03-29 01:59')
    expect(formatTime(at('2026-03-29T01:00:00.000Z'))).toBe('2026-03-29 03:00')
  })
  it('are said as people say them, by the day it is in Sweden', () => {
    const today = parseDate('2026-11-26')
    const said = (text: string) =>
      ['sv', 'en'].map(each => sayTime(at(text), today, each === 'sv' ? 'sv' : 'en'))
    // Half an hour past midnight in Sweden is the day before by the sun's own clock.
    expect(said('2026-11-25T23:30:00.000Z')).toEqual(['i dag 00.30', 'today 00:30'])
    expect(said('2026-11-25T22:30:00.000Z')).toEqual(['i går 23.30', 'yesterday 23:30'])
    expect(said('2026-11-27T07:00:00.000Z')).toEqual(['i morgon 08.00', 'tomorrow 08:00'])
    expect(said('2026-11-23T07:00:00.000Z')).toEqual(['måndag 23 nov. 08.00', 'Monday 23 Nov 08:00'])
    expect(said('2026-11-20T07:00:00.000Z')).toEqual(['fredag 20 nov. 08.00', 'Friday 20 Nov 08:00'])
    expect(said('2026-11-19T22:30:00.000Z')).toEqual(['19 november 2026', '19 November 2026'])
    expect(said('2026-03-03T07:00:00.000Z')).toEqual(['3 mars 2026', '3 March 2026'])
  })
  it('bound a day from its first to its last instant, also one of 23 or 25 hours', () => {
    expect(startOfDay('2026-03-29')).toBe('2026-03-28T23:00:00.000Z')
    expect(endOfDay('2026-03-29')).toBe('2026-03-29T21:59:59.999Z')
    expect(startOfDay('2026-10-25')).toBe('2026-10-24T22:00:00.000Z')
    expect(endOfDay('2026-10-25')).toBe('2026-10-25T22:59:59.999Z')
  })
  it('are read as a clock in Sweden shows them', () => {
    expect(instantOf('2026-07-01T08:15:00')).toBe('2026-07-01T06:15:00.000Z')
  })
})

describe('sizes and numbers', () => {
  it('have three figures at most and the language’s comma', () => {
    expect(formatBytes(0, 'sv')).toBe('0\u00a0B')
    expect(formatBytes(999, 'sv')).toBe('999\u00a0B')
    expect(formatBytes(1_234_567, 'sv')).toBe('1,23\u00a0MB')
    expect(formatBytes(1_234_567_890_123, 'en')).toBe('1.23\u00a0TB')
  })
  it('part the thousands', () => {
    expect(formatCount(41_337, 'en')).toBe('41,337')
    expect(formatCount(41_337, 'sv').replace(/\s/, ' ')).toBe('41 337')
  })
})
