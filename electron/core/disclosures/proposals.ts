// Places that may need a mask: what looks like personal data in the texts, and words that are masked elsewhere. Proposals only.
import type { DisclosureField, Mask, MaskProposal, ProposalReason } from '#shared/disclosure.ts'

const PATTERNS: readonly (readonly [ProposalReason, RegExp])[] = [
  // Also with a coordination number's day (61–91), and with a plus sign from a hundred years of age.
  ['identity-number', /(?<!\d)(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-9]\d)[-+ ]?\d{4}(?!\d)/g],
  ['email', /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu],
  ['phone', /(?<![\d\p{L}])(?:\+46|0046|0)[\d ()-]{6,14}\d(?!\d)/gu],
  ['handle', /(?<![\p{L}\d.])@[\p{L}\d_.]{2,}/gu]
]
const LEAST_WORDS = 3

type Found = {
  readonly field: number
  readonly start: number
  readonly end: number
  readonly reason: ProposalReason
}

/** In the order of the fields; a place that is wholly masked already is not proposed. `names` are those of the sender. */
export function proposalsIn(
  fields: readonly DisclosureField[],
  masks: readonly Mask[],
  names: readonly string[]
): MaskProposal[] {
  const passages = masks.flatMap(({ place }) => (place.kind === 'passage' ? [place] : []))
  const words = passages.map(({ field, start, end }) => fields[field]?.text.slice(start, end) ?? '')
  const parts = names.flatMap(name => [name, ...name.split(/\s+/)])
  const found = fields.flatMap(({ text }, field) => [
    ...PATTERNS.flatMap(([reason, pattern]) =>
      [...text.matchAll(pattern)]
        .filter(([match]) => reason !== 'identity-number' || isIdentityNumber(match))
        .map(match => ({ field, start: match.index, end: match.index + match[0].length, reason }))
    ),
    ...everywhere(text, parts).map(at => ({ field, ...at, reason: 'name' as const })),
    ...everywhere(text, words).map(at => ({ field, ...at, reason: 'same-words' as const }))
  ])
  const isMasked = ({ field, start, end }: Found) =>
    passages.some(passage => passage.field === field && passage.start <= start && passage.end >= end)
  const isInside = (one: Found, at: number) =>
    found.some(
      (other, otherAt) =>
        otherAt !== at &&
        other.field === one.field &&
        other.start <= one.start &&
        other.end >= one.end &&
        (other.end - other.start > one.end - one.start || otherAt < at)
    )
  return found
    .filter((one, at) => !isMasked(one) && !isInside(one, at))
    .sort((one, other) => one.field - other.field || one.start - other.start)
    .map(({ reason, ...place }) => ({ reason, place: { kind: 'passage', ...place } }))
}

/** Each whole occurrence of any of the words, whatever the case. */
function everywhere(text: string, words: readonly string[]): { start: number; end: number }[] {
  return [...new Set(words.map(word => word.trim()))]
    .filter(word => word.length >= LEAST_WORDS)
    .flatMap(word => {
      const pattern = new RegExp(
        `(?<![\\p{L}\\d])${word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\d])`,
        'giu'
      )
      return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
        start: index,
        end: index + match.length
      }))
    })
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
