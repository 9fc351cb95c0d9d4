// What `computer check` says.
import type { Text } from '../language.ts'

export const computer = {
  browser: { sv: 'Insamlingar görs med {{browser}}.', en: 'Captures are made with {{browser}}.' },
  elsewhere: {
    sv: 'Insamlingar görs med en webbläsare på en annan dator.',
    en: 'Captures are made with a browser on another computer.'
  },
  noBrowser: {
    sv: 'Inget kan samlas in: det finns ingen webbläsare som insamlingar kan göras med. Installera Microsoft Edge, Google Chrome eller Chromium, eller rätta KANALARKIV_BROWSER om den är satt.',
    en: 'Nothing can be captured: there is no browser that captures can be made with. Install Microsoft Edge, Google Chrome or Chromium, or correct KANALARKIV_BROWSER where it is set.'
  },
  decided: {
    sv: 'Programmets principer finns i {{place}}. De som gäller:',
    en: 'The policies of the program are in {{place}}. In force:'
  },
  nothing: {
    sv: 'Inget på datorn stoppar eller ändrar insamlingar.',
    en: 'Nothing on the computer stops or changes captures.'
  }
} satisfies Record<string, Text>
