import { describe, expect, it } from 'vitest'
import { localTime } from '../../../electron/core/captures/browser/artefacts/provenance.ts'
import {
  cleanAddress,
  cleanLine,
  cleanOrNull,
  cleanText
} from '../../../electron/core/captures/browser/clean-text.ts'

describe('texts from a page', () => {
  it('lose what plays tricks and keep what people write', () => {
    expect(cleanLine('A\u202e\u0007\u0000 \n\t Ö\u2028b', 50)).toBe('A Ö b')
    expect(cleanText('Rad 1\r\n\u0000Rad 2 👩🏽‍🚒\u0008', 50)).toBe('Rad 1\nRad 2 👩🏽‍🚒')
  })

  it('are well-formed even when they were not, or are cut in the middle of a sign', () => {
    expect(cleanText('a\ud800b', 50).isWellFormed()).toBe(true)
    expect(cleanText('🌼🌼', 3).isWellFormed()).toBe(true)
    expect(cleanText('x'.repeat(100), 10)).toHaveLength(10)
  })

  it('are null when nothing is left', () => {
    expect(cleanOrNull(' \u200e\u0000 ', 10)).toBeNull()
    expect(cleanOrNull(null, 10)).toBeNull()
  })

  it('are addresses only when they lead to the web', () => {
    expect(cleanAddress('javascript:alert(1)')).toBeNull()
    expect(cleanAddress('file:///etc/passwd')).toBeNull()
    expect(cleanAddress('https://exempel.se/å')).toBe('https://exempel.se/%C3%A5')
  })
})

describe('local time', () => {
  it('tells its distance from UTC, in summer and winter', () => {
    expect(localTime(new Date('2026-07-01T12:00:00Z'))).toBe('2026-07-01T14:00:00+02:00')
    expect(localTime(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01T00:30:00+01:00')
  })
})
