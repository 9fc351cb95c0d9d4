import { wordsIn } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { TIMESTAMP_PROBLEM_WORDS } from '#shared/words/timestamps.ts'
import { DISK_STATES } from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** What the archive checks of itself. */
export const checks = {
  title: 'Kontroller och tidsstämplar',
  lead: 'Det som visar, för er och för andra, att arkivet är som det skrevs.',
  wrong: 'Arkivets egna kontroller har hittat fel.',
  well: BOTH.noFault.sv,
  toChecks: 'Gå till kontrollerna',
  faults: {
    damaged_one: '{{count}} fil är skadad eller saknas. Hämta den ur en säkerhetskopia.',
    damaged_other: '{{count}} filer är skadade eller saknas. Hämta dem ur en säkerhetskopia.',
    database:
      'Databasen är skadad. Kopiera arkivets mapp innan något annat görs, och återställ ur en säkerhetskopia.',
    schema: 'Någon har ändrat databasens regler med ett annat program. Återställ ur en säkerhetskopia.',
    overdue_one:
      '{{count}} fil har inte lästs om inom {{days}} {{days|dag|dagar}}. Låt datorn stå på med programmet igång.',
    overdue_other:
      '{{count}} filer har inte lästs om inom {{days}} {{days|dag|dagar}}. Låt datorn stå på med programmet igång.',
    space: 'Det är ont om utrymme på arkivets disk: {{free}} ledigt.',
    disk: 'Disken varnar för sig själv: {{said}}. Byt den, och se till att säkerhetskopian är färsk.'
  },
  files: 'Kontroller som görs av sig själva',
  filesLead:
    'Varje fil läses om från disken, lite i taget, medan ingen arbetar vid datorn och den inte går på batteri. Databasen läses igenom en gång i veckan.',
  runDue: 'Läs om det som står på tur',
  read: '{{files}} {{files|fil lästes|filer lästes}} om.',
  report: 'Skriv en rapport',
  count: 'Filer i arkivet',
  within: 'Varje fil läses om inom',
  withinDays_one: '{{count}} dag',
  withinDays_other: '{{count}} dagar',
  lastRead: label('lastReadAt'),
  oldest: label('oldestAt'),
  sinceTheyCame: 'När de kom in',
  notYet: 'Inte än',
  database: 'Databasen lästes igenom',
  schema: 'Databasens regler jämfördes',
  free: label('free'),
  full: 'Disken är full, om det fortsätter så',
  notSoon: 'Inte känt, eller om mer än tio år',
  disk: 'Disken om sig själv (SMART)',
  diskStates: wordsIn(DISK_STATES, 'sv'),
  damaged: label('damagedFiles'),
  file: 'Fil (SHA-256)',
  how: 'Hur',
  found: 'Upptäckt',
  key: 'Nyckel eller dess ord',
  keyHelp: 'Behövs bara om säkerhetskopiorna är krypterade.',
  repair: 'Hämta dem ur en säkerhetskopia',
  repaired: '{{repaired}} {{repaired|fil|filer}} hämtades. Ingen säkerhetskopia har: {{lost}}.',
  days: 'Läs om varje fil inom så många dagar',
  setDays: 'Spara antalet dagar',
  daysSet: 'Antalet dagar är sparat.',
  head: label('journalHead'),
  headLead:
    'Den som kan skriva i arkivets mapp kan också göra om hela journalen. Med ett sigill som har förvarats någon annanstans, i diariet eller på papper, märks det.',
  saveHead: 'Skriv sigillet till en fil',
  mailHeadTo: 'Skicka sigillet till',
  mailHead: 'Mejla sigillet',
  headMailed: 'Sigillet skickas till {{mailbox}}.'
}

/** Time stamps of the journal. */
export const timestamps = {
  title: 'Tidsstämplar',
  lead: 'En utomstående utfärdare skriver under att den har visats journalens sigill, och när (RFC 3161). Bara en kontrollsumma lämnar datorn. Journalen stämplas en gång om dagen och efter varje körning, borttagning, paket, utlämnande och gallring, medan programmet är igång.',
  none: 'Journalen tidsstämplas inte. Tiderna i den är datorns egna.',
  add: 'Lägg till utfärdare',
  make: 'Stämpla nu',
  made: 'Journalen är tidsstämplad.',
  name: 'Utfärdarens namn',
  address: 'Adress',
  certificates: 'Utfärdarens certifikat (PEM eller DER)',
  certificatesNeeded: 'Välj filen med certifikaten. Utfärdaren har den på sin webbplats.',
  private: 'Utfärdaren ligger på arkivets dator eller i ett privat nätverk',
  privateHelp: 'Bara då får adressen leda dit.',
  added: 'Utfärdaren {{name}} är sparad.',
  vouches: 'Godkänns av',
  last: label('timestamps.last'),
  never: 'Ingen än',
  list: label('listAt'),
  noList: 'Ingen är sparad',
  trouble: 'Senaste försöket: {{problem}}.',
  problems: wordsIn(TIMESTAMP_PROBLEM_WORDS, 'sv'),
  forget: 'Ta bort',
  forgetNamed: 'Ta bort utfärdaren {{name}}',
  forgotten: 'Utfärdaren är borttagen. Dess tidsstämplar finns kvar.',
  at: label('timestamps.at'),
  line: 'Till och med rad',
  authority: 'Utfärdare'
}
