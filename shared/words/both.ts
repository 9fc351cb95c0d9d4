// Whole sentences that the window and the command line both say.
import type { Words } from '../refusal-words.ts'

export const BOTH = {
  keeping: { sv: 'Sparar originalet', en: 'Keeping the original' },
  noMailboxes: { sv: 'Ingen brevlåda är angiven.', en: 'No mailbox is given.' },
  tooShort: {
    sv: 'Ord kortare än tre bokstäver söks inte: {{words}}.',
    en: 'Words of fewer than three letters are not searched for: {{words}}.'
  },
  zone: {
    sv: 'Tider utan tidszon har lästs som svensk tid ({{zone}}).',
    en: 'Times without a zone were taken for Swedish time ({{zone}}).'
  }
} satisfies Words
