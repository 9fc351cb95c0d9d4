// Refusals are whole sentences: no field name, code word or English in a Swedish one.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '#shared/contract.ts'
import type { ErrorCode, ErrorParams } from '#shared/errors.ts'
import { refusalSentence } from '#shared/refusals.ts'

const sv = (code: ErrorCode, params: ErrorParams) => refusalSentence(code, params, 'sv')
const en = (code: ErrorCode, params: ErrorParams) => refusalSentence(code, params, 'en')

/** The place of each value in an input, as a refusal names it. */
function* placesIn(schema: unknown, path: string): Generator<string> {
  if (path !== '') yield path
  if (schema instanceof z.ZodObject)
    for (const [name, field] of Object.entries(schema.shape))
      yield* placesIn(field, path === '' ? name : `${path}.${name}`)
  else if (schema instanceof z.ZodArray) yield* placesIn(schema.element, `${path}.0`)
  else if (schema instanceof z.ZodUnion) for (const each of schema.options) yield* placesIn(each, path)
  else if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodOptional
  )
    yield* placesIn(schema.unwrap(), path)
}

describe('the place of a wrong value', () => {
  const methods = Object.values(contract).flatMap(noun => Object.values(noun))
  const places = new Set(methods.flatMap(method => [...placesIn(method['~orpc'].inputSchema, '')]))

  it('has words for every field of every input', () => {
    expect(places.size).toBeGreaterThan(60)
    expect(places).toContain('route.diaryNumber')
    expect(places).toContain('changes.addresses.0')
    const isWordless = (place: string) =>
      [sv, en].some(sentence => /[”“?{]/.test(sentence('invalid-input', { place, problem: 'too-long' })))
    expect([...places].filter(isWordless)).toEqual([])
  })

  it('reads as words, with a number for one of several', () => {
    expect(sv('invalid-input', { place: 'validUntil', problem: 'ends-before-it-begins' })).toBe(
      'Uppgiften sista giltighetsdag kan inte användas: slutet är före början. Rätta den och försök igen. Inget har ändrats.'
    )
    expect(sv('invalid-input', { place: 'addresses.1', problem: 'too-long' })).toContain(
      'Uppgiften adress 2 kan'
    )
    expect(sv('invalid-input', { place: 'secret', problem: 'too-long', most: 1280 })).toContain(
      'den är för lång (högst 1280 tecken)'
    )
    expect(en('invalid-input', { place: 'which.0', problem: 'wrong-form' })).toContain(
      'The value channel 1 cannot'
    )
    expect(sv('invalid-input', { place: 'from.newer', problem: 'too-long' })).toContain('”from.newer”')
  })
})

describe('what is wrong with a file', () => {
  it('is said in words of the saved copy of a comment', () => {
    const what = (value: string) => sv('evidence-missing', { what: value }).split(/[:.] /)[1]
    expect(what('comment 1a2b3c4d5e6f: changed')).toBe('bilden av kommentaren (1a2b3c4d5e6f) är ändrad')
    expect(what('source 1a2b3c4d5e6f: unreadable')).toBe('källkoden (1a2b3c4d5e6f) går inte att läsa')
    expect(what('context 1a2b3c4d5e6f')).toBe('bilden av sammanhanget (1a2b3c4d5e6f) saknas')
    expect(what('content')).toBe('innehållet saknas eller är inte det som sparades')
    expect(what('f'.repeat(64))).toBe('filen ffffffffffff gick inte att läsa tillbaka som den skrevs')
    for (const word of ['evidence', 'provenance', 'id', 'confirmation']) expect(what(word)).toContain(' ')
    expect(what('något annat')).toBe('något annat')
  })

  it('is said in words of a package', () => {
    expect(sv('export-not-verified', { what: 'data/a: b.txt: changed' })).toContain(
      'filen data/a: b.txt är ändrad.'
    )
    expect(en('export-not-verified', { what: `${'0'.repeat(64)}: missing` })).toContain('0 is missing.')
    expect(sv('export-not-verified', { what: 'data/journal.jsonl:5: line-added' })).toContain(
      'journalraden data/journal.jsonl:5 är tillagd.'
    )
  })

  it('is said in words of a file to take in', () => {
    const file = 'a.eml'
    expect(sv('file-unreadable', { file, detail: 'ENOENT' })).toContain('(den finns inte)')
    expect(en('file-unreadable', { file, detail: 'not a file' })).toContain('(it is not a file)')
    expect(sv('file-unreadable', { file, detail: '> 100 MiB' })).toContain('(den är större än 100 MiB)')
    expect(sv('file-unreadable', { file, detail: 'EWEIRD' })).toContain('(EWEIRD)')
  })
})

describe('other values', () => {
  it('are moments in Swedish time, summer and winter', () => {
    const who = { program: 'kanalarkiv', host: 'dator', pid: 1 }
    expect(sv('archive-locked', { ...who, since: '2026-11-25T03:05:59.000Z' })).toContain(
      'sedan 2026-11-25 04:05 (svensk tid).'
    )
    expect(en('archive-locked', { ...who, since: '2026-06-30T22:05:00.000Z' })).toContain(
      'since 2026-07-01 00:05 (Swedish time).'
    )
    expect(sv('archive-locked', { ...who, since: '?' })).toContain('sedan ?.')
    const at = '2026-11-25T03:05:59.000Z'
    expect(sv('already-taken-in', { id: '1a2b', at })).toContain('2026-11-25 04:05 (svensk tid)')
    expect(en('comment-vanished', { platform: 'bluesky', at })).toContain('2026-11-25 04:05 (Swedish time)')
  })

  it('are the reason of a page, with its detail', () => {
    const reason = 'login-required (password field).'
    expect(sv('page-failed', { address: 'https://x.example/', reason })).toContain(
      '(lösenordsfält). Inget är sparat'
    )
  })

  it('are what is wrong with a database', () => {
    expect(sv('database-damaged', { dir: '/a', detail: 'no archive' })).toContain(
      '(arkivets tabeller saknas)'
    )
    expect(sv('database-damaged', { dir: '/a', detail: 'SQLITE_NOTADB' })).toContain('(SQLITE_NOTADB)')
  })

  it('are several code words', () => {
    expect(sv('export-blocked', { why: 'run-running, nothing-selected' })).toContain(
      'en insamling pågår, urvalet är tomt.'
    )
  })
})
