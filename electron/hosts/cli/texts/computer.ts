// What `computer check` says.
import type { Text } from '../language.ts'

export const computer = {
  browser: { sv: 'Insamlingar görs med {{browser}}.', en: 'Captures are made with {{browser}}.' },
  noBrowser: {
    sv: 'Ingen webbläsare på den här datorn används till insamlingar.',
    en: 'No browser on this computer is used for captures.'
  },
  decided: {
    sv: 'Programmets principer finns i {{place}}.',
    en: 'The policies of the program are in {{place}}.'
  },
  nothing: {
    sv: 'Inget på datorn stoppar eller ändrar insamlingar.',
    en: 'Nothing on the computer stops or changes captures.'
  }
} satisfies Record<string, Text>
