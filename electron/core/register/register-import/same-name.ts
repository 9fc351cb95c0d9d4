// What is written, as people see it: two names are one that nobody could tell apart on paper.
import { normalized } from '#shared/normal-form.ts'

/** What nobody sees: it parts or joins letters, turns their direction, or marks the beginning of a file. */
const UNSEEN =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|(?<=[\p{Script=Latin}\d\s])[\u200C\u200D]/gu

/** The text without what nobody sees, with one letter for each that is seen, and spaces that are spaces. Lines and tabs stay. */
export const seen = (text: string): string =>
  normalized(text.replaceAll(UNSEEN, ''), 'NFC').replaceAll(/[^\S\n\t]/g, ' ')

/** Two names are one when they differ only in case or in spaces. */
export const sameName = (text: string): string => seen(text).toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** The same for names that differ only in the marks over their letters, which some programs lose: Socialforvaltningen. */
export const withoutMarks = (text: string): string =>
  normalized(sameName(text), 'NFD').replaceAll(/\p{M}/gu, '')
