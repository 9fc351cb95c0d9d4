// What the cells of a spreadsheet call departments and people: which names are one, which may be, and which are no person's.

/** Two names are one when they differ only in case or in spaces. */
export const sameName = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

// A vacancy may say more: who had it, since when, and who sees to it meanwhile.
const NOBODY =
  /^(?:vakan[ts]|vacant)(?!\p{L})|^(?:[-–—?.*"'”“´]+|ej (?:tillsatt|klart|bestämt)|inte (?:tillsatt|klart|bestämt)|oklart|tillsätts(?: .*)?|(?:ny)?rekrytering(?: pågår)?|saknas|ingen|okänd|n\/?a|tba|tbd|none|unknown|dito|d:o|[-–—] ?["”] ?[-–—]|se ovan|samma(?: som ovan| person)?)$/iu

// What somebody does, or where, and not who.
const ROLE =
  /^(?:.*(?:kommunikatör|informatör|redaktör|administratör|koordinator|samordnare|handläggare|sekreterare|registrator|strateg|chef|rektor|ledare|ansvarige?|assistent|bibliotekarie|receptionist|utvecklare|pedagog|praktikant|webbmaster)(?:en|n|er|erna|na)?|redaktion(?:en)?|kansli(?:et)?|personal(?:en)?|kontaktcenter|kundtjänst|utgivare|.*(?:förvaltning|avdelning|enhet|nämnd|funktion)(?:en)?|.*kontoret|på|i|för|vid|av|och|tf\.?|vik\.?|bitr\.?|biträdande|tillförordnad|gemensam|communications?|officer|manager|editor|head|team)$/i

/** Whether a cell says that there is nobody or nothing, or only points at the cell above. */
export const isNothing = (text: string): boolean => NOBODY.test(text.trim())

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
    .split(/[\s,]+/)
    .filter(word => word !== '')

/** The same for names that differ only in the marks over their letters, which some programs lose: Socialforvaltningen. */
export const withoutMarks = (text: string): string =>
  sameName(text).normalize('NFD').replaceAll(/\p{M}/gu, '')

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

/** Whether two names are nearly one: a letter apart, or one of them cut short to its initials, its first or its last word. */
export function isNearly(name: string, otherName: string): boolean {
  const [one, other] = [wordsOfName(name), wordsOfName(otherName)]
  if (isAlike(one.join(''), other.join(''))) return true
  const isShorter = one.join('').length < other.join('').length
  const [short, long] = isShorter ? [one, other] : [other, one]
  if (short.length === 1) return short[0] === long[0] || short[0] === long.at(-1)
  const [initials = ''] = short
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

/** The same for names of departments that people write in different ways: "Kultur och fritid", "Kultur- & fritidsförvaltningen". */
export const departmentKey = (name: string): string =>
  withoutMarks(name)
    .replaceAll('&', ' och ')
    .replaceAll(/[-.,/]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:sektorn?|forvaltningen) (?:for )?/, '')
    .replace(/\s?s?(?:forvaltningen|forvaltning|forv|kontoret|namnden|avdelningen|enheten)$/, '')
    .trim()

/** Whether a name of a few letters stands for a longer one: BUF for "Barn- och utbildningsförvaltningen", Soc for "Socialförvaltningen". */
export function isShortFor(one: string, other: string): boolean {
  const [short, long] = [one, other].map(withoutMarks).toSorted((a, b) => a.length - b.length)
  if (short === undefined || long === undefined || !/^\p{L}{2,5}$/u.test(short)) return false
  const said = long.split(/[^\p{L}]+/u).filter(word => word !== '')
  if (long.length > short.length && said[0]?.startsWith(short)) return true
  return [said, said.filter(word => word !== 'och')].some(words => {
    // The last part of a compound word has its letter too: utbildningsFörvaltningen.
    const parts = words.flatMap(word => [
      word,
      ...(/.s?(forvaltning|namnd|kontor)/.exec(word)?.slice(1) ?? [])
    ])
    return [words, parts].some(each => each.map(([letter]) => letter).join('') === short)
  })
}

/** Several names in one cell stand on lines of their own, or with semicolons, commas or `|` between. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[\n;,|]+/)
    .map(part => part.trim())
    .filter(part => part !== '')

/** Whether a name may be another way to write that of a department, short for it, or several with it among them. */
export const mayBeDepartment = (name: string, other: string): boolean =>
  isAlike(departmentKey(other), departmentKey(name)) ||
  isShortFor(name, other) ||
  (/[/;\n]/.test(name) && name.split(/[/;\n]/).some(part => departmentKey(part) === departmentKey(other)))

/** A name, and the e-mail address that stands beside it in its cell. */
export function withoutEmail(written: string): [string, string | null] {
  const words = written.split(/[\s<>(),;]+/)
  const email = words.find(word => /^[^@]+@[^@]+\.[^@]+$/.test(word))
  if (email === undefined) return [written, null]
  return [words.filter(word => word !== email && word !== '').join(' '), email]
}
