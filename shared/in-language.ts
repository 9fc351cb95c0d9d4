// Words that the window, the terminal and documents share, in one language.
import type { Language } from './errors.ts'

type Said<Name extends string> = Readonly<Record<Name, Readonly<Record<Language, string>>>>

/** The words in a language, as they stand within a sentence. */
export function wordsIn<Name extends string>(words: Said<Name>, language: Language): Record<Name, string> {
  return mapped(words, said => said[language])
}

/** The words in a language, each beginning with a capital letter, as a label does. */
export function labelsIn<Name extends string>(words: Said<Name>, language: Language): Record<Name, string> {
  return mapped(words, said => capitalised(said[language]))
}

function mapped<Name extends string>(
  words: Said<Name>,
  one: (said: Readonly<Record<Language, string>>) => string
): Record<Name, string> {
  const entries = Object.entries<Readonly<Record<Language, string>>>(words)
  // The names are those of the words.
  return Object.fromEntries(entries.map(([name, said]) => [name, one(said)])) as Record<Name, string>
}

/** With its first letter a capital one. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
