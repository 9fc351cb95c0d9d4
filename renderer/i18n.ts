// The texts of the window. Swedish is the source; English has exactly the same keys.
import i18next, { type i18n as Texts } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { fill } from '#shared/errors.ts'
import { en } from './locales/en.ts'
import { sv } from './locales/sv.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof sv }
  }
}

export const i18n: Texts = i18next.createInstance()

/** Makes the texts ready. They are in the program, so nothing is fetched. */
export async function startTexts(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'sv',
    resources: { sv: { translation: sv }, en: { translation: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    missingInterpolationHandler: wordOfNumber
  })
}

/** `{{rows|row|rows}}` is the word that goes with a number, as in the core's texts: the library knows of one number in a text. */
function wordOfNumber(_text: string, match: RegExpMatchArray, values: object): string {
  const [whole] = match
  const [, name = ''] = /^\{\{(\w+)\|/.exec(whole) ?? []
  const found = Object.entries(values).find(([key]) => key === name)
  return found === undefined ? '' : fill(whole, { [name]: String(found[1]) })
}
