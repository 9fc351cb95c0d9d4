// What `coverage` says.
import type { Text } from '../language.ts'

export const coverage = {
  badPeriod: {
    sv: '{{value}} är inget halvår. Skriv det som 2026-H1 eller 2026-H2.',
    en: '{{value}} is not a half-year. Write it as 2026-H1 or 2026-H2.'
  },
  sum: {
    sv: '{{period}}: {{captured}} av {{channels}} {{channels|kanal|kanaler}} är {{captured|insamlad|insamlade}}.',
    en: '{{period}}: {{captured}} of {{channels}} {{channels|channel|channels}} {{captured|is|are}} captured.'
  }
} as const satisfies Record<string, Text | Record<string, Text>>
