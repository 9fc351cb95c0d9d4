// The words of a mail's HTML that its plain text has not: most programs show the one, and here the other is read.
import { normalized } from '#shared/normal-form.ts'

/** So many different words are no button and no line at the foot that a program put under both in its own way. */
const LEAST = 3

/** A word or a number; what joins two of them parts them. */
const WORD = /[\p{L}\p{M}\p{N}]{2,}/gu
/** Addresses are written out in the one and lie behind words in the other. */
const ADDRESS = /(?:https?:\/\/|www\.)\S{1,2000}/gi

/**
 * The words that stand in the text of the HTML and not in the plain one, whatever their case, in order; null where they are fewer than three
 * different ones, or where there is no plain text, as then the HTML is what is read.
 */
export function otherWords(plain: string, textOfHtml: string): string | null {
  const known = new Set(wordsOf(plain))
  if (known.size === 0) return null
  const others = new Set(wordsOf(textOfHtml).filter(word => !known.has(word)))
  return others.size < LEAST ? null : [...others].join(' ')
}

/** Signs that nobody sees, such as where a word may be parted, are none of its letters. */
const wordsOf = (text: string): string[] =>
  normalized(text, 'NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(ADDRESS, ' ')
    .toLowerCase()
    .match(WORD) ?? []
