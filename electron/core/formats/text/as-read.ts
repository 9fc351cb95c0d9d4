// A text in the letters that a person reads it in, to be compared: nobody sees a variation selector, or that an `а` is Cyrillic. Pure.
import { normalized } from '#shared/normal-form.ts'

/** A text in small letters, each in one form; without what is not to be seen, and with plain letters for those that look like them. */
export function asRead(text: string): string {
  const composed = normalized(text, 'NFKC').toLowerCase()
  // Most texts have nothing of the kind, and looking for it takes a fraction of the time.
  if (!MAY_LOOK_ALIKE.test(composed)) return composed
  const seen = composed.replaceAll(UNSEEN, '')
  // The marks of a letter hang on the one that it looks like: `а` and a ring is `å`.
  const plain = OF_OTHERS.test(seen) ? letterByLetter(normalized(seen, 'NFD')) : letterByLetter(seen)
  return normalized(plain, 'NFC').replaceAll(MARKS, '')
}

/** The parts between blanks of a text that are read otherwise than they are written, as they are read. */
export function readOtherwise(text: string): string[] {
  if (!IS_STRANGE.test(text)) return []
  return text.split(/\s/).flatMap(part => {
    const read = IS_STRANGE.test(part) ? asRead(part) : ''
    return read === '' || read === part.toLowerCase() ? [] : [read]
  })
}
/** But for quotation marks, dashes and the like, of which many texts have some. */
const IS_STRANGE = /[\u00AD\u00DF\u0131\u0250-\u1FFF\u200B-\u200F\u202A-\u202E\u2060-\uFFFF]/

const MAY_LOOK_ALIKE = /[\u00AD\u00DF\u0131\u0250-\uFFFF]/
/** Soft hyphens, variation selectors, what turns the direction, letters without a width, fillers. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** What is struck through a letter or hung on it, and makes no letter of its own with it. */
const MARKS = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/g
const OF_OTHERS = /[\u0370-\u052F]/

/** Greek and Cyrillic letters, capitals among them by their small ones, and Latin ones that look like others; pairs. */
const LOOK_ALIKE = [
  'аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdһhӏlԛqԝwѵv',
  'αaγyεeηnιiκkνvοoρpσoςoτtυuχxωwϲcϳj',
  'ɑaɡgɩiıiᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz'
].join('')
const LETTERS = new Map(
  [...LOOK_ALIKE.matchAll(/(.)(.)/gu)].map(([, strange = '', plain = '']) => [strange, plain])
)
LETTERS.set('ß', 'ss')
const STRANGE = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu')
const letterByLetter = (text: string): string =>
  text.replaceAll(STRANGE, letter => LETTERS.get(letter) ?? letter)
