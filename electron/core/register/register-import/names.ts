// What the cells of a spreadsheet call people: which names may be one person's, and which are no person's.
import { withoutMarks } from './same-name.ts'
import { isNothing } from './vacant.ts'

// What somebody does, or where, and not who.
const ROLE =
  /^(?:.*(?:kommunikatör|informatör|redaktör|administratör|koordinator|samordnare|handläggare|sekreterare|registrator|strateg|chef|rektor|ledare|ansvarige?|assistent|vikarie|konsult|ersättare|bibliotekarie|receptionist|utvecklare|utredare|föreståndare|direktör|medarbetare|befäl|pedagog|praktikant|webbmaster)(?:en|n|er|erna|na)?|redaktion(?:en)?|kansli(?:et)?|personal(?:en)?|kontaktcenter|kundtjänst|utgivare|.*(?:förvaltning|avdelning|enhet|nämnd|funktion)(?:en)?|.*kontoret|på|i|för|vid|av|och|tf\.?|vik\.?|bitr\.?|biträdande|tillförordnad|ansv\.?|gemensam|extern|vakthavande|samtliga|respektive|acting|deputy|interim|substitute|temp|consultant|communications?|officer|manager|editor|head|team)$/i

/** Whether a cell names one person: nobody is called vacant or by what they do, and two names are two people. */
export const isOnePerson = (name: string): boolean =>
  !isNothing(name) &&
  !isRole(name) &&
  name.split(/\/|&|\+|;|\n|\soch\s|\ssamt\s|\seller\s|\sand\s/i).filter(part => part.trim() !== '').length <
    2 &&
  // "Ek, Bo" is one person by the surname first, and "Kim Lo, Bo Ek" are two.
  name.split(',').filter(part => wordsIn(part).length > 1 && !wordsIn(part).some(word => ROLE.test(word)))
    .length < 2

const isRole = (name: string) => wordsIn(name).length > 0 && wordsIn(name).every(word => ROLE.test(word))

const wordsIn = (text: string): string[] =>
  text
    .trim()
    .split(/[\s,:]+/)
    .filter(word => word !== '')

/** The words of a name in the order they are said, without titles, what stands in brackets, and marks: "Berg, Anna-Karin" is anna karin berg. */
export function wordsOfName(name: string): string[] {
  const [first = '', ...others] = name.replaceAll(/\([^()]*\)/g, ' ').split(',')
  const [words, rest] = [wordsIn(first), others.flatMap(wordsIn)]
  const all = words.length === 1 ? [...rest, ...words] : [...words, ...rest]
  const named = all.filter(word => !ROLE.test(word))
  // A telephone number is no part of it; a number of one or two figures is all that tells some names apart.
  const isNumbered = name.replaceAll(/\D/g, '').length < LEAST_OF_TELEPHONE
  return (named.length === 0 ? all : named)
    .map(word => withoutMarks(word).replaceAll(isNumbered ? /[^\p{L}\p{N}]/gu : /[^\p{L}]/gu, ''))
    .filter(word => word !== '')
}

const LEAST_OF_TELEPHONE = 5

/** Whether two names are one that is written in two ways: surname first, with another hyphen, with a title, without its marks. */
export const isWrittenOtherwise = (one: readonly string[], other: readonly string[]): boolean =>
  one.join('') === other.join('') || one.toSorted().join('') === other.toSorted().join('')

/** Whether two names are nearly one: a letter apart, or one of them cut short to its initials, its first or its last word, or one given name. */
export function isNearly(name: string, otherName: string): boolean {
  const [one, other] = [wordsOfName(name), wordsOfName(otherName)]
  if (isAlike(one.join(''), other.join(''))) return true
  const isShorter = one.join('').length < other.join('').length
  const [short, long] = isShorter ? [one, other] : [other, one]
  if (short.length === 1) return short[0] === long[0] || short[0] === long.at(-1)
  const [initials = ''] = short
  if (short.length === 2 && short[1] === long.at(-1) && long.slice(0, -1).includes(initials)) return true
  if (short.at(-1) !== long.at(-1) || initials[0] !== long[0]?.[0]) return false
  // Two letters are a first name of their own, such as Bo or My, unless they are the initials of a double name.
  return (
    initials.length === 1 ||
    (initials.length === 2 && initialsIn(isShorter ? otherName : name).includes(initials))
  )
}

/** The initials of a name, also those of its parts: "Anna-Karin Svensson" is aks. */
const initialsIn = (name: string): string =>
  withoutMarks(name)
    .split(/[^\p{L}]+/u)
    .map(([letter = '']) => letter)
    .join('')

/** Whether two keys are the same, or one letter apart in names that are long enough for that to be a slip. */
export function isAlike(one: string, other: string): boolean {
  if (one === other) return true
  if (Math.min(one.length, other.length) < LEAST_FOR_A_SLIP || Math.abs(one.length - other.length) > 1)
    return false
  let at = 0
  while (one[at] === other[at]) at++
  const [rest, otherRest] = [one.slice(at), other.slice(at)]
  const isNumbered = /\d/.test(`${rest.at(0)}${otherRest.at(0)}`)
  return (
    !isNumbered &&
    (rest.slice(1) === otherRest.slice(1) || rest.slice(1) === otherRest || rest === otherRest.slice(1))
  )
}
/** In a shorter name a letter makes another name of it. */
export const LEAST_FOR_A_SLIP = 8

/** A name without what somebody is, said before it: "Enhetschef: Bo Ek". */
export function withoutRole(written: string): string {
  const [role = '', ...rest] = written.split(':')
  return rest.length > 0 && isRole(role) ? rest.join(':').trim() : written
}

/** A telephone number, and what is written before one. */
const TELEPHONE =
  /(?:(?<!\p{L})(?:tel|tfn|telefon|mobil|mob|phone|ankn|växel)\p{L}{0,8}[.:]{0,2}\s?)?\+?\d[\d\s()/–-]{0,24}\d/giu
// A day, in the ways that one is written, a school year, or a personal identity number. In groups, for `split` to keep what it matches.
const NO_TELEPHONE =
  /(?<![\d+]|\d-)((?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:[-+]?\d{4})?(?!\d)|\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?!\d)|(?:19|20)\d\d[/–-](?:(?:19|20)\d\d|\d\d)(?![\d-])|(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])[\s-]{1,2}(?:19|20)\d\d(?!\s?\d))/
const AT_ITS_ENDS = /^[\s,;:/|–-]{1,20}|(?<![\s,;:/|–-])[\s,;:/|–-]{1,20}$/g

/** A name, and the telephone number that stands beside it in its cell. */
export function withoutTelephone(written: string): [string, string | null] {
  const numbers: string[] = []
  // Every other part is one of those that are no telephone numbers.
  const parts = written.split(NO_TELEPHONE).map((part, at) => {
    if (at % 2 === 1) return part
    return part.replaceAll(TELEPHONE, each => {
      const isOne = /\p{L}/u.test(each) || each.replaceAll(/\D/g, '').length >= LEAST_OF_TELEPHONE
      if (isOne) numbers.push(each)
      return isOne ? ' ' : each
    })
  })
  if (numbers.length === 0) return [written, null]
  const rest = parts.join('')
  return [
    rest
      .replaceAll(/\(\s*\)/g, ' ')
      .replaceAll(/[^\S\n]+/g, ' ')
      .replaceAll(AT_ITS_ENDS, ''),
    numbers.join(', ')
  ]
}

/** Several names in one cell stand on lines of their own, or with semicolons, commas or `|` between. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[\n;,|]+/)
    .map(part => part.trim())
    .filter(part => part !== '')

/** A name, and the e-mail address that stands beside it in its cell. */
export function withoutEmail(written: string): [string, string | null] {
  const words = written.split(/[\s<>(),;]+/)
  const email = words.find(word => /^[^@]+@[^@]+\.[^@]+$/.test(word))
  if (email === undefined) return [written, null]
  return [words.filter(word => word !== email && word !== '').join(' '), email]
}
