import type { Text } from '../language.ts'

export const intake = {
  take: {
    sv: 'läs in en export: zip-filen, alla delar av den, eller mappen. Inget som redan finns tas in igen',
    en: 'take in an export: the zip file, all parts of it, or the folder. Nothing is taken in twice'
  },
  account: {
    sv: 'läs kanalens direktmeddelanden genom dess konto; inget skickas',
    en: 'read the direct messages of the channel through its account; nothing is sent'
  },
  channel: { sv: 'kanalen som exporten kommer från', en: 'the channel that the export comes from' },
  ownName: {
    sv: 'vad kontot heter i exporten, när den inte säger det själv',
    en: 'what the account is called in the export, when it does not say so itself'
  },
  pathMissing: { sv: 'Ange exportens fil eller mapp.', en: 'Name the file or folder of the export.' },
  keeping: { sv: 'Sparar originalet', en: 'Keeping the original' },
  reading: { sv: 'Läser', en: 'Reading' },
  progress: {
    sv: '{{doing}}: {{percent}} %, {{seen}} {{seen|meddelande|meddelanden}}',
    en: '{{doing}}: {{percent}} %, {{seen}} {{seen|message|messages}}'
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
  zone: {
    sv: 'Tider utan tidszon har lästs som svensk tid ({{zone}}).',
    en: 'Times without a zone were taken for Swedish time ({{zone}}).'
  },
  finding: {
    sv: '{{kind}}, {{place}}: {{says}} ({{count}})',
    en: '{{kind}}, {{place}}: {{says}} ({{count}})'
  },
  moreFindings: {
    sv: 'Fler anmärkningar finns; se dem med --json.',
    en: 'There are more findings; see them with --json.'
  }
} as const satisfies Record<string, Text | Record<string, Text>>
