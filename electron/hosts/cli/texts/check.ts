// What `check` says.
import type { Text } from '../language.ts'

export const check = {
  due: { sv: 'det vars tur det är; så är det också utan', en: 'what is due; so it is without this too' },
  all: {
    sv: 'alla filer, och databasen, oavsett när de lästes',
    en: 'all files, and the database, whenever they were read'
  },
  oneOf: { sv: 'Ange antingen --due eller --all.', en: 'Give either --due or --all.' },
  read: {
    sv: '{{files}} {{files|fil|filer}} ({{size}}) lästes om.',
    en: '{{files}} {{files|file|files}} ({{size}}) were read again.'
  },
  damaged: {
    sv: '{{count}} {{count|fil är skadad eller saknas|filer är skadade eller saknas}}. Hämta dem ur en säkerhetskopia: kanalarkiv backup repair --noted.',
    en: '{{count}} {{count|file is damaged or missing|files are damaged or missing}}. Fetch them from a backup: kanalarkiv backup repair --noted.'
  },
  file: { sv: '{{state}}: {{sha256}}', en: '{{state}}: {{sha256}}' },
  database: { sv: 'Databasen: {{problem}}', en: 'The database: {{problem}}' },
  schema: {
    sv: 'En av databasens regler är ändrad, borttagen eller tillagd: {{problem}}',
    en: 'One of the rules of the database was changed, dropped or added: {{problem}}'
  },
  overdue: {
    sv: '{{count}} {{count|fil|filer}} har inte lästs om inom {{days}} {{days|dag|dagar}}.',
    en: '{{count}} {{count|file was|files were}} not read again within {{days}} {{days|day|days}}.'
  },
  short: {
    sv: 'Det är ont om ledigt utrymme på arkivets disk: {{free}}.',
    en: 'There is little room on the disk of the archive: {{free}}.'
  },
  noted: { sv: 'bara filer som kontrollerna har hittat', en: 'only files that the checks have found' }
} as const satisfies Record<string, Text>
