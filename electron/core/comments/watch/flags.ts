// What a comment holds that a person may want to see first. Pure: the text and the words go in, and nothing else counts.
import type { Flag } from '#shared/flag.ts'
import { normalized } from '#shared/normal-form.ts'

const LINK = /\bhttps?:\/\/\S+|\bwww\.\S+|\bhref\s*=/i
// Each part as long as it may be at the most, so that no text takes long.
const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}\.[\p{L}\d-]{2,63}/u
const PERSONAL = /(?<!\d)(?:19|20)?(\d{6})[-+ ]?(\d{4})(?!\d)/g
// Swedish numbers: +46 or 0, then seven to ten digits with spaces and dashes between them.
const PHONE = /(?<![\d-])(?:\+46|0046|0)[\s-]?(?:\(0\)[\s-]?)?[1-9](?:[\s-]?\d){6,9}(?!\d)/g
/** `words` in lower case. The raw text is looked through too, where links stand that a visitor does not see. */
export function flagsOf(text: string, raw: string, words: readonly string[]): Flag[] {
  const low = normalized(text, 'NFC').toLowerCase()
  const withoutLinks = text.replaceAll(new RegExp(LINK, 'gi'), ' ')
  const personal = hasPersonalNumber(withoutLinks)
  const withoutPersonal = withoutLinks.replaceAll(PERSONAL, ' ')
  const found: [Flag, boolean][] = [
    ['question', /\?/.test(withoutLinks)],
    ['link', LINK.test(raw) || LINK.test(text)],
    ['personal-number', personal],
    ['email', hasEmail(text)],
    ['phone', withoutPersonal.match(PHONE) !== null],
    ['word', words.some(word => low.includes(word))]
  ]
  return found.flatMap(([flag, isFound]) => (isFound ? [flag] : []))
}

// Around each sign that an address has, since to look for what may stand before one takes long.
function hasEmail(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1))
    if (EMAIL.test(text.slice(Math.max(0, at - 64), at + 128))) return true
  return false
}

/** A number with a date and a right check digit (Skatteverket, SKV 704); coordination numbers too, whose day is 60 more. */
function hasPersonalNumber(text: string): boolean {
  return [...text.matchAll(PERSONAL)].some(
    ([, date = '', last = '']) => isDate(date) && isChecked(date + last)
  )
}

function isDate(date: string): boolean {
  const [month, day] = [Number(date.slice(2, 4)), Number(date.slice(4, 6))]
  const dayOfMonth = day > 60 ? day - 60 : day
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31
}

function isChecked(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, at) => {
    const product = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0
}
