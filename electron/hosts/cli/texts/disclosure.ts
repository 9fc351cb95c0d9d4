import type { Text } from '../language.ts'

export const disclosure = {
  badNumber: { sv: '{{value}} är inget nummer från 1.', en: '{{value}} is not a number from 1.' },
  badRegion: {
    sv: '{{value}} är inget område. Skriv X,Y,BREDD,HÖJD i bildpunkter.',
    en: '{{value}} is not a region. Write X,Y,WIDTH,HEIGHT in pixels.'
  },
  notThere: { sv: 'Orden finns inte i text {{field}}.', en: 'The words are not in text {{field}}.' },
  nowhere: {
    sv: 'Orden finns inte i någon text i posten, med just de bokstäverna.',
    en: 'The words are in no text of the record, with just those letters.'
  },
  masked: { sv: 'Maskerade ställen: {{count}}', en: 'Masked places: {{count}}' }
} as const satisfies Record<string, Text | Record<string, Text>>
