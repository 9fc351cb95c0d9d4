import { BOTH } from '#shared/words/both.ts'
import { methodLabels } from '#shared/words/methods.ts'

const does = methodLabels('sv')

/** The page of today: what needs a person now. */
export const today = {
  title: 'Idag',
  todo: 'Att göra',
  close: 'Tillbaka till översikten',
  nothingToDo: 'Inget väntar på dig just nu.',
  synced: BOTH.synced.sv,
  roams: BOTH.roams.sv,
  filesAway:
    'Lagringen av arkivets filer svarar inte. Det som ska sparas väntar i en kvart innan det nekas. Inget som var sparat är borta. Den svarar inte sedan:',
  first: {
    title: 'Kom i gång',
    done: '(klart)',
    channels: 'Registrera kommunens kanaler',
    channelsText: 'En i taget, eller alla på en gång ur en lista som kommunen redan har.',
    capture: 'Gör den första insamlingen',
    captureText: 'Varje kanal öppnas och sparas som bild, text och webbarkiv.'
  },
  registerFirst: does('channels.register'),
  importFirst: 'Läs in kommunens lista',
  firstTime: 'Så kommer du i gång',
  groups: {
    overdue: 'Försenat ({{count}})',
    today: 'Senast i dag ({{count}})',
    later: 'Senare ({{count}})',
    undated: 'Utan bestämd dag ({{count}})'
  },
  comment: {
    noticed: 'Kommentar att spara igen',
    saved: 'Kopia att kontrollera',
    verified: 'Kommentar att besluta om',
    decided: 'Kommentar att ta bort på kanalen',
    removed: 'Borttagning att bekräfta',
    gone: 'Kommentar som är borta',
    vanished: 'Kommentar som har försvunnit från kanalen'
  },
  thread: { answer: 'Meddelande att besvara', route: 'Meddelande att föra vidare' },
  mandateEnds: 'Beslut om kanalen går ut',
  failed_one: '{{count}} kanal gick inte att samla in',
  failed_other: '{{count}} kanaler gick inte att samla in',
  counts: {
    secretUnregistered_one: '{{count}} sekretessmarkerad handling ska registreras i diariet',
    secretUnregistered_other: '{{count}} sekretessmarkerade handlingar ska registreras i diariet',
    carriersOpen_one: '{{count}} post innehåller ord ur något hemligt',
    carriersOpen_other: '{{count}} poster innehåller ord ur något hemligt',
    mandatesLacking_one: '{{count}} beslut om en kanal saknas eller har gått ut',
    mandatesLacking_other: '{{count}} beslut om kanaler saknas eller har gått ut',
    consentsEnded_one: '{{count}} samtycke har gått ut, men inläggen står kvar',
    consentsEnded_other: '{{count}} samtycken har gått ut, men inläggen står kvar',
    inboxFiles_one: '{{count}} fil i mappen inbox är inte intagen',
    inboxFiles_other: '{{count}} filer i mappen inbox är inte intagna',
    alertsNew_one: '{{count}} avisering har ingen sett',
    alertsNew_other: '{{count}} aviseringar har ingen sett'
  },
  halfYear: {
    missing: 'Kanaler som fattas',
    more_one: 'och {{count}} till',
    more_other: 'och {{count}} till',
    capture: 'Gå till insamlingarna'
  },
  attestations_one: '{{count}} förvaltning ska intyga sin del av registret',
  attestations_other: '{{count}} förvaltningar ska intyga sin del av registret',
  attestationsNext: 'Visa intygen',
  checklist_one: '{{count}} sak saknas i kanalerna',
  checklist_other: '{{count}} saker saknas i kanalerna',
  checklistNext: 'Visa vad som saknas',
  commentsNext: 'Gå till kommentarerna',
  messagesNext: 'Gå till meddelandena',
  noBackup: 'Ingen säkerhetskopia görs av arkivet.',
  noBackupText: 'Går disken sönder är allt borta. Välj en mapp på en annan disk eller en nätverksdisk.',
  noBackupWeb:
    'Går serverns disk sönder är allt borta. Be den som sköter servern att ta en plats för säkerhetskopior i bruk.',
  oldBackup: 'Ingen hel säkerhetskopia har tagits de senaste åtta dagarna.',
  oldBackupText: 'Kontrollera att disken är ansluten, och säkerhetskopiera.',
  oldBackupWeb:
    'Be den som sköter servern att se efter varför. Vad som gick fel står på sidan Säkerhetskopior.',
  toBackups: 'Gå till säkerhetskopiorna'
}
