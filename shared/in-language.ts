// Words that the window, the terminal and documents share, in one language.
import type { Language } from './errors.ts'

/** The words in a language, each beginning with a capital letter, as a label does. */
export function labelsIn<Name extends string>(
  words: Readonly<Record<Name, Readonly<Record<Language, string>>>>,
  language: Language
): Record<Name, string> {
  // The names are those of the words.
  return Object.fromEntries(
    Object.entries<Readonly<Record<Language, string>>>(words).map(([name, said]) => [
      name,
      capitalised(said[language])
    ])
  ) as Record<Name, string>
}

/** With its first letter a capital one. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
