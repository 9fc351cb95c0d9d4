// What `intake` says.
import type { FindingKind, ImportState } from '#shared/imports.ts'
import type { Text } from '../language.ts'

export const intake = {
  group: {
    sv: 'plattformarnas egna exporter: läs in dem och se vad de gav',
    en: 'the platforms’ own exports: take them in and see what they gave'
  },
  take: {
    sv: 'läs in en export: zip-filen, alla delar av den, eller mappen. Inget som redan finns tas in igen',
    en: 'take in an export: the zip file, all parts of it, or the folder. Nothing is taken in twice'
  },
  account: {
    sv: 'läs kanalens direktmeddelanden genom dess konto; inget skickas',
    en: 'read the direct messages of the channel through its account; nothing is sent'
  },
  list: { sv: 'visa inläsningarna, senaste först', en: 'show the imports, latest first' },
  show: {
    sv: 'visa en inläsning med allt som utelämnades eller inte gick att läsa',
    en: 'show an import with all that was left out or could not be read'
  },
  channel: { sv: 'kanalen som exporten kommer från', en: 'the channel that the export comes from' },
  ownName: {
    sv: 'vad kontot heter i exporten, när den inte säger det själv',
    en: 'what the account is called in the export, when it does not say so itself'
  },
  ofChannel: { sv: 'bara den här kanalen', en: 'only this channel' },
  pathMissing: { sv: 'Ange exportens fil eller mapp.', en: 'Name the file or folder of the export.' },
  keeping: { sv: 'Sparar originalet', en: 'Keeping the original' },
  reading: { sv: 'Läser', en: 'Reading' },
  progress: {
    sv: '{doing}: {percent} %, {seen} {seen|meddelande|meddelanden}',
    en: '{doing}: {percent} %, {seen} {seen|message|messages}'
  },
  counts: {
    sv: '{seen} {seen|sett|sedda} = {imported} {imported|nytt|nya} + {known} fanns redan + {skipped} {skipped|utelämnat|utelämnade} + {unreadable} {unreadable|oläsligt|oläsliga}. Okända filer: {unknownFiles}.',
    en: '{seen} seen = {imported} new + {known} already known + {skipped} left out + {unreadable} unreadable. Unknown files: {unknownFiles}.'
  },
  stopped: {
    sv: 'Inläsningen stoppades. Det som hann läsas in finns kvar; kör igen för att ta resten.',
    en: 'The import was stopped. What was read in remains; run again for the rest.'
  },
  endedEarly: { sv: 'Inläsningen slutade i förtid: {why}', en: 'The import ended early: {why}' },
  zone: {
    sv: 'Tider utan tidszon har lästs som svensk tid ({zone}).',
    en: 'Times without a zone were taken for Swedish time ({zone}).'
  },
  finding: { sv: '{kind}, {place}: {says} ({count})', en: '{kind}, {place}: {says} ({count})' },
  moreFindings: {
    sv: 'Fler anmärkningar finns; se dem med --json.',
    en: 'There are more findings; see them with --json.'
  },
  kinds: {
    skipped: { sv: 'utelämnat', en: 'left out' },
    unreadable: { sv: 'oläsligt', en: 'unreadable' },
    unknown_file: { sv: 'okänd fil', en: 'unknown file' },
    warning: { sv: 'obs', en: 'note' }
  } satisfies Record<FindingKind, Text>,
  states: {
    running: { sv: 'pågår', en: 'running' },
    finished: { sv: 'klar', en: 'finished' },
    stopped: { sv: 'stoppad', en: 'stopped' },
    failed: { sv: 'misslyckad', en: 'failed' },
    interrupted: { sv: 'avbruten', en: 'interrupted' }
  } satisfies Record<ImportState, Text>,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    time: { sv: 'Tid', en: 'Time' },
    by: { sv: 'Av', en: 'By' },
    channel: { sv: 'Kanal', en: 'Channel' },
    source: { sv: 'Fil', en: 'File' },
    parser: { sv: 'Slag', en: 'Kind' },
    state: { sv: 'Läge', en: 'State' },
    imported: { sv: 'Nya', en: 'New' },
    known: { sv: 'Fanns', en: 'Known' },
    unreadable: { sv: 'Oläsliga', en: 'Unreadable' },
    original: { sv: 'Original', en: 'Original' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
