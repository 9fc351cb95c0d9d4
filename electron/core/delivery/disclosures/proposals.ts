// Places that may need a mask: what looks like personal data in the texts, and words that are masked elsewhere. Proposals only.
import type { DisclosureField, Mask, MaskPlace, MaskProposal, ProposalReason } from '#shared/disclosure.ts'
import { normalized } from '#shared/normal-form.ts'
import { ATTACHED_FILES } from '../exports/diary-folder/documents.ts'
import { everywhere } from './find-words.ts'
import { coveredText } from './masked.ts'
import { isTelling, namesIn, wordsOf } from './names.ts'

const PATTERNS: readonly (readonly [ProposalReason, RegExp])[] = [
  // Also with a coordination number's day (61–91), and with a plus sign from a hundred years of age.
  ['identity-number', /(?<!\d)(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-9]\d)[-+ ]?\d{4}(?!\d)/g],
  ['email', /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu],
  // Not from within a date, as every record has: of 2026-01-12 10.00 there would be 01-12 10.
  ['phone', /(?<![\d\p{L}]|(?<!\d)(?:19|20)\d\d-(?:\d\d-)?)(?:\+46|0046|0)[\d ()-]{6,14}\d(?!\d)/gu],
  ['handle', /(?<![\p{L}\d.])@[\p{L}\d_.]{2,}/gu]
]

/** A place in a text, and why it is one. */
export type FoundWords = { readonly start: number; readonly end: number; readonly reason: ProposalReason }

/** What is looked for as it stands: names whole, and words that are masked elsewhere. */
export type Wanted = { readonly names: readonly string[]; readonly words: readonly string[] }

/**
 * What looks like personal data in a text, in order; of what lies within something else only the longer, and what is masked elsewhere before
 * what only looks so: it is asked about anew. Of a text that is nothing but names of files, each word counts as in one.
 */
export function personalIn(text: string, { names, words }: Wanted, isOfFiles = false): FoundWords[] {
  const found = [
    ...sameWords(text, words, isOfFiles),
    ...PATTERNS.flatMap(([reason, pattern]) =>
      [...text.matchAll(pattern)]
        .filter(([match]) => reason !== 'identity-number' || isIdentityNumber(match))
        .map(match => ({ start: match.index, end: match.index + match[0].length, reason }))
    ),
    ...everywhere(text, names).map(at => ({ ...at, reason: 'name' as const }))
  ]
  let reached = 0
  return found
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ end }) => {
      const isInside = end <= reached
      reached = Math.max(reached, end)
      return !isInside
    })
}

/**
 * Where words that are masked elsewhere stand: also as addresses spell them, each part of a name among them, and each word of them in
 * addresses and names of files.
 */
export function sameWords(text: string, words: readonly string[], isOfFiles = false): FoundWords[] {
  return [
    ...everywhere(text, asInAddresses(words.filter(isTelling))),
    ...everywhere(text, words.flatMap(namesIn)),
    ...inNames(text, words, isOfFiles)
  ].map(at => ({ ...at, reason: 'same-words' }))
}

/**
 * Whether any of the words stands in a text that is handed out, as `withoutWords` finds them: also one word of a name or an address, which says
 * who it is by itself.
 */
export const holdsWords = (text: string, words: readonly string[]): boolean => spelt(text, words).length > 0

/** A text in which the words that are masked elsewhere, and the names among them, stand no more. */
export function withoutWords(text: string, words: readonly string[]): string {
  const masks = spelt(text, words).map(({ start, end }) => ({ start, end }))
  return coveredText(text, masks)
}

const spelt = (text: string, words: readonly string[]) =>
  everywhere(text, asInAddresses([...words, ...words.flatMap(namesIn)].filter(isTelling)))

/**
 * In the order of the fields; a place that is wholly masked already is not proposed. `names` are those of the sender, `words` what is
 * masked anywhere in the disclosure.
 */
export function proposalsIn(
  fields: readonly DisclosureField[],
  masks: readonly Mask[],
  { names, words }: Wanted
): MaskProposal[] {
  const isMasked = maskedBy(masks)
  const wanted = { names: withParts(names), words }
  return fields.flatMap(({ label, text }, field) =>
    personalIn(text, wanted, label === ATTACHED_FILES)
      .filter(found => !isMasked(field, found))
      .map(({ reason, start, end }) => ({
        reason,
        place: { kind: 'passage', field, start, end },
        words: text.slice(start, end)
      }))
  )
}

/** In running text one word of what was masked may be anybody's; in an address or the name of a file it rarely is. */
const LEAST_IN_NAMES = 4

/** Single words of what is masked elsewhere, in addresses and names of files: `intyg-Quetzal.txt`. */
function inNames(text: string, words: readonly string[], isOfFiles: boolean) {
  const parts = words.flatMap(wordsOf).filter(part => part.length >= LEAST_IN_NAMES && isTelling(part))
  return everywhere(text, asInAddresses([...new Set(parts)])).filter(
    // What the program says of a file stands in brackets after its name.
    ({ start, end }) =>
      isInName(text, start, end) || (isOfFiles && text[start - 1] !== '(' && text[end] !== ')')
  )
}

/** Whether what stands there is part of an address or of the name of a file, by the signs between which no space is. */
function isInName(text: string, start: number, end: number): boolean {
  let [from, to] = [start, end]
  while (from > 0 && start - from < LONGEST_NAME && !SPACE.test(text.charAt(from - 1))) from--
  while (to < text.length && to - end < LONGEST_NAME && !SPACE.test(text.charAt(to))) to++
  const name = text.slice(from, to)
  const dot = name.lastIndexOf('.')
  return /[/@_]/.test(name) || (dot > 0 && dot < name.length - 2)
}
const LONGEST_NAME = 500
const SPACE = /\s/

/** Where the words stand in a text, also as an address spells them. */
export const wordsAsSpelt = (text: string, words: string): FoundWords[] =>
  everywhere(text, asInAddresses([words])).map(at => ({ ...at, reason: 'same-words' }))

/** Every passage with the words that is not masked yet. */
export function passagesWith(
  words: string,
  fields: readonly DisclosureField[],
  masks: readonly Mask[]
): MaskPlace[] {
  const isMasked = maskedBy(masks)
  return fields.flatMap(({ text }, field) =>
    everywhere(text, [words])
      .filter(at => !isMasked(field, at))
      .map(({ start, end }) => ({ kind: 'passage' as const, field, start, end }))
  )
}

/** Words also as addresses and file names spell them: joined by a sign or by none, and with the letters that these can have. */
function asInAddresses(words: readonly string[]): string[] {
  return words.flatMap(written => {
    const said = normalized(written, 'NFKC')
    const parts = said.trim().split(/\s+/)
    const joined = ['', '.', '-', '_', '+', '%20'].map(sign => parts.join(sign))
    return [said, ...joined].flatMap(each => [
      each,
      inPlainLetters(each),
      inTwoLetters(each),
      encodeURIComponent(each).replaceAll('%2520', '%20')
    ])
  })
}

/** Whether a mask covers the whole of a place in a field. */
function maskedBy(masks: readonly Mask[]) {
  const passages = passagesOf(masks)
  return (field: number, { start, end }: { readonly start: number; readonly end: number }) =>
    passages.some(passage => passage.field === field && passage.start <= start && passage.end >= end)
}

/** Names and each part of them, also as they stand in addresses: joined, and with the letters that an address can have. */
function withParts(names: readonly string[]): string[] {
  return names.flatMap(name => {
    const parts = [name, ...name.split(/\s+/), name.replaceAll(/\s+/g, '')]
    return parts.flatMap(part => [part, inPlainLetters(part), inTwoLetters(part)])
  })
}

/** å as a, ö as o, é as e: strandhall. */
const inPlainLetters = (text: string): string => normalized(text, 'NFD').replaceAll(/\p{M}/gu, '')

const TWO_LETTERS: Readonly<Record<string, string>> = { å: 'aa', ä: 'ae', ö: 'oe', ø: 'oe', æ: 'ae', ü: 'ue' }

/** å as aa, ä as ae, ö as oe: strandhaell. */
const inTwoLetters = (text: string): string =>
  inPlainLetters(text.toLowerCase().replaceAll(/[åäöøæü]/g, letter => TWO_LETTERS[letter] ?? letter))

function passagesOf(masks: readonly Mask[]) {
  return masks.flatMap(({ place }) => (place.kind === 'passage' ? [place] : []))
}

/** The check digit of a Swedish personal identity number (Luhn over ten digits). */
function isIdentityNumber(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').slice(-10)
  const sum = [...digits].reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
