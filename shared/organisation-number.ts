// The number of a Swedish legal person (SFS 1974:174): ten digits, of which the third is at least 2 and the last is a check digit. A
// personal number has a month where that third digit stands.

/** What is written before it: a word for it, the `ORG:` of E-ARK's examples, or the country. */
const CALLED =
  /^(?:org(?:anisation)?s?[\s.-]{0,2}(?:nr|nummer|number|no)?[\s.:]{0,3}|SE[\s/-]?(?=(?:16)?\d{6}[\s-]?\d{4}$))(?=\d)/i

/** Its digits, however it is written. As authorities write it to each other it has twelve: 16 stands where a person's century does. */
export const digitsOf = (text: string) =>
  text
    .trim()
    .replace(/\.$/, '')
    .replaceAll('\u2212', '-')
    .replace(CALLED, '')
    .replaceAll(/[\s-]/g, '')
    .replace(/^16(?=\d{10}$)/, '')

/** Whether it is one, with or without a hyphen, or a word before it. */
export const isOrganisationNumber = (text: string): boolean =>
  hasOrganisationForm(text) && hasCheckDigit(digitsOf(text))

/** One is written in one way, so that a receiver who compares finds it the same; all else is as it was. */
export function asOrganisationNumber(text: string): string {
  if (!isOrganisationNumber(text)) return text
  const digits = digitsOf(text)
  return /^org:/i.test(text) ? `ORG:${digits}` : `${digits.slice(0, 6)}-${digits.slice(6)}`
}

/** Whether it has the digits of one, the last not looked at. */
export const hasOrganisationForm = (text: string): boolean => /^\d{2}[2-9]\d{7}$/.test(digitsOf(text))

/** What a code of an organisation is, in the words of the standards' own examples. */
export const kindOfCode = (code: string) => (isOrganisationNumber(code) ? 'organisationsnummer' : 'kod')

/** Whether it is written as a number, of an organisation or a person, and as no code of another kind. */
export const isWrittenAsNumber = (text: string): boolean =>
  /^[\d\s+\u2212–-]+\.?$/.test(text.replace(CALLED, ''))

/** Of ten digits, the last checks the others (Luhn). */
export function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}
