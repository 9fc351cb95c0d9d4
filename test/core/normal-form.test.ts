// Normal forms of Unicode: the language's own to the letter, in a time that goes by the length of the text.
import { expect, it } from 'vitest'
import { type NormalForm, normalized } from '#shared/normal-form.ts'
import { asRead } from '../../electron/core/formats/text/as-read.ts'
import { indexed, plain } from '../../electron/core/formats/text/search-words.ts'
import { wordsOf } from '../../electron/core/messages/known/said.ts'

const FORMS: readonly NormalForm[] = ['NFC', 'NFD', 'NFKC', 'NFKD']

/** Marks of many classes and of none, letters that are made of some, and what joins the letter before it. */
const SIGNS = [
  ...'aåéΆﬁ가각က각ᾂ',
  ...'\u0301\u0316\u0327\u0334\u0345\u034F\u0344\u0338\u05B0\u064B\u0651\u093C\u093F\u09BE\u0E38\u0F73\u0F81',
  ...'\u1AB0\u20DD\u302A\u3099\u309A\uFF9E\uFF9F\uFE20\u{1D165}\u{1D16D}\u{1E94A}\u1039\u102E'
]

it('gives what the language gives, whatever stands in a long run', () => {
  let state = 20_261_201
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
  for (let times = 0; times < 400; times++) {
    const some = Array.from({ length: 1 + random(12) }, () => SIGNS[random(SIGNS.length)] ?? '')
    const text = Array.from({ length: random(300) }, () => some[random(some.length)] ?? '').join('')
    for (const form of FORMS) expect(normalized(text, form), JSON.stringify(text)).toBe(text.normalize(form))
  }
})

it('gives the same for every spelling of a letter with many marks', () => {
  for (const marks of [29, 30, 31, 32, 60])
    for (const made of [
      `é${'\u0316'.repeat(marks)}`,
      `${'\u{1611E}'.repeat(marks)}\u{16129}\u{1611F}`,
      `\u{16D63}${'\u{16D67}'.repeat(marks)}`
    ])
      for (const form of FORMS) {
        const [one, other] = [made.normalize('NFC'), made.normalize('NFD')]
        expect(normalized(one, form)).toBe(normalized(other, form))
        expect(asRead(`x ${one}`)).toBe(asRead(`x ${other}`))
        expect(plain(one)).toBe(plain(other))
      }
})

/** What may both join the sign before it and be joined by the one after, which only the signs of a few scripts do. */
function joinsBothWays(): string[] {
  const made = Array.from({ length: 0x30000 }, (_, code) => String.fromCodePoint(code)).filter(
    sign => sign.isWellFormed() && [...sign.normalize('NFD')].length > 1 && sign.normalize('NFC') === sign
  )
  const firsts = new Set(made.map(sign => [...sign.normalize('NFD')].slice(0, -1).join('').normalize('NFC')))
  const lasts = new Set(made.map(sign => [...sign.normalize('NFD')].at(-1) ?? ''))
  const staysInPlace = (sign: string) => `\u0345${sign}\u0334`.normalize('NFD') === `\u0345${sign}\u0334`
  return [...lasts].filter(sign => firsts.has(sign) && staysInPlace(sign))
}

it('puts together no more than thirty of what joins its own', () => {
  const found = joinsBothWays()
  expect(found.length).toBeGreaterThan(2)
  for (const sign of found) {
    expect(normalized(sign.repeat(30), 'NFC')).toBe(sign.repeat(30).normalize('NFC'))
    expect(normalized(sign.repeat(31), 'NFC'), sign).toBe(`${sign.repeat(30).normalize('NFC')}\u034F${sign}`)
  }
})

it.each([
  ['marks in no order', '\u0301\u0316'],
  ['voice marks of narrow Katakana', '\uFF9E\u0301'],
  ['marks that are two', '\u0344\u0316'],
  ['thirty marks and a sign of no class', `${'\u0301\u0316'.repeat(15)}\u034F`]
])('reads a million of %s to their end', (_, part) => {
  const text = `a${part.repeat(Math.ceil(1_000_000 / part.length))}`
  for (const form of FORMS) expect(normalized(text, form).length).toBeGreaterThan(500_000)
  expect(indexed(text).length).toBeGreaterThan(500_000)
  expect(wordsOf(text).length).toBeGreaterThan(500_000)
})
