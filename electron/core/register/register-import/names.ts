// What the cells of a spreadsheet call departments and people: which names are one, which may be, and which are no person's.

/** Two names are one when they differ only in case or in spaces. */
export const sameName = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

const NOBODY =
  /^(?:[-–—?.*]+|vakant|vakans|vakant tjänst|ej tillsatt|inte tillsatt|tillsätts(?: .*)?|rekrytering pågår|saknas|ingen|okänd|n\/?a|tba|tbd|vacant|none|unknown)$/i

// What somebody does, or where, and not who.
const ROLE =
  /^(?:.*(?:kommunikatör|informatör|redaktör|administratör|koordinator|samordnare|handläggare|sekreterare|registrator|strateg|chef|rektor|ledare|ansvarige?|assistent|bibliotekarie|receptionist|utvecklare|pedagog|praktikant|webbmaster)(?:en|n|er|erna|na)?|redaktion(?:en)?|kansli(?:et)?|personal(?:en)?|kontaktcenter|kundtjänst|utgivare|.*(?:förvaltning|avdelning|enhet|nämnd|funktion)(?:en)?|.*kontoret|på|i|för|vid|av|och|tf\.?|vik\.?|bitr\.?|biträdande|tillförordnad|gemensam|communications?|officer|manager|editor|head|team)$/i

/** Whether a cell names one person: nobody is called vacant or by what they do, and two names are two people. */
export const isOnePerson = (name: string): boolean =>
  !NOBODY.test(name.trim()) &&
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
const LEAST_FOR_A_SLIP = 8

/** The same for names of departments that people write in different ways: "Kultur och fritid", "Kultur- & fritidsförvaltningen". */
export const departmentKey = (name: string): string =>
  withoutMarks(name)
    .replaceAll('&', ' och ')
    .replaceAll(/[-.,/]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/\s?s?(?:forvaltningen|forvaltning|kontoret|namnden|avdelningen|enheten)$/, '')
    .trim()

/** Several names in one cell stand on lines of their own, or with semicolons, commas or `|` between. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[\n;,|]+/)
    .map(part => part.trim())
    .filter(part => part !== '')
