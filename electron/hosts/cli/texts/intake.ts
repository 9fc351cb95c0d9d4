import { BOTH } from '#shared/words/both.ts'
import type { Text } from '../language.ts'

export const intake = {
  keeping: BOTH.keeping,
  reading: { sv: 'Läser', en: 'Reading' },
  progress: {
    sv: '{{doing}}: {{percent}} %, {{seen}} {{seen|sett|sedda}}',
    en: '{{doing}}: {{percent}} %, {{seen}} seen'
  },
  counts: {
    sv: '{{seen}} {{seen|sett|sedda}} = {{imported}} {{imported|nytt|nya}} + {{known}} fanns redan + {{skipped}} {{skipped|utelämnat|utelämnade}} + {{unreadable}} {{unreadable|oläsligt|oläsliga}}. Okända filer: {{unknownFiles}}.',
    en: '{{seen}} seen = {{imported}} new + {{known}} already known + {{skipped}} left out + {{unreadable}} unreadable. Unknown files: {{unknownFiles}}.'
  },
  stopped: {
    sv: 'Inläsningen stoppades. Det som hann läsas in finns kvar; kör igen för att ta resten.',
    en: 'The import was stopped. What was read in remains; run again for the rest.'
  },
  endedEarly: { sv: 'Inläsningen slutade i förtid: {{why}}', en: 'The import ended early: {{why}}' },
  zone: BOTH.zone,
  finding: {
    sv: '{{kind}}, {{place}}: {{says}} ({{count}})',
    en: '{{kind}}, {{place}}: {{says}} ({{count}})'
  },
  moreFindings: {
    sv: 'Fler anmärkningar finns; se dem med --json.',
    en: 'There are more findings; see them with --json.'
  }
} as const satisfies Record<string, Text | Record<string, Text>>
