import { fieldLabels } from '#shared/words/fields.ts'
import { methodLabels } from '#shared/words/methods.ts'

const label = fieldLabels('sv')
const does = methodLabels('sv')

/** Start, overview and verification: what concerns the archive as a whole. */
export const start = {
  title: 'Öppna ett arkiv',
  lead: 'Ett arkiv är en mapp på den här datorns disk. Där ligger allt som sparas: registret, insamlingarna, kommentarerna och journalen.',
  open: 'Öppna ett arkiv som finns',
  openLead: 'Välj mappen som arkivet ligger i.',
  openFolder: 'Välj mapp och öppna',
  recent: 'Senast öppnade',
  noRecent: 'Inget arkiv har öppnats på den här datorn än.',
  create: 'Skapa ett nytt arkiv',
  createLead: 'Varje myndighet har ett eget arkiv. Mappen ska vara tom och ligga på en lokal disk.',
  municipality: label('municipality'),
  folder: 'Mapp för arkivet',
  chooseFolder: 'Välj mapp …',
  noFolder: 'Ingen mapp är vald',
  folderNeeded: 'Välj en mapp för arkivet.',
  createButton: 'Skapa arkivet',
  opening: 'Öppnar arkivet …',
  creating: 'Skapar arkivet …'
}

export const overview = {
  title: 'Översikt',
  todo: 'Att göra',
  nothingToDo: 'Allt är gjort.',
  nothingToDoText:
    'Alla kanaler är insamlade det här halvåret, och inga kommentarer eller meddelanden väntar.',
  noChannels: 'Registret är tomt.',
  noChannelsText: 'Börja med att registrera kommunens kanaler. Sedan kan de samlas in.',
  registerFirst: does('channels.register'),
  due_one: '{{count}} kanal ska samlas in det här halvåret',
  due_other: '{{count}} kanaler ska samlas in det här halvåret',
  dueNext: 'Starta en insamling',
  attestations_one: '{{count}} förvaltning ska intyga sin del av registret',
  attestations_other: '{{count}} förvaltningar ska intyga sin del av registret',
  attestationsNext: 'Visa intygen',
  carriers_one: '{{count}} post bär ord ur något hemligt',
  carriers_other: '{{count}} poster bär ord ur något hemligt',
  carriersNext: 'Ta ställning',
  checklist_one: '{{count}} sak saknas i kanalerna',
  checklist_other: '{{count}} saker saknas i kanalerna',
  checklistNext: 'Visa vad som saknas',
  commentsOpen_one: '{{count}} kommentar är inte färdighanterad',
  commentsOpen_other: '{{count}} kommentarer är inte färdighanterade',
  commentsNext: 'Gå till kommentarerna',
  overdue_one: '{{count}} svar är försenat',
  overdue_other: '{{count}} svar är försenade',
  overdueNext: 'Gå till svarstiderna',
  messagesUndecided_one: '{{count}} meddelande är inte hanterat',
  messagesUndecided_other: '{{count}} meddelanden är inte hanterade',
  messagesNext: 'Gå till meddelandena',
  secretUnregistered_one: '{{count}} sekretessmarkerad handling ska registreras i diariet',
  secretUnregistered_other: '{{count}} sekretessmarkerade handlingar ska registreras i diariet',
  secretNext: 'Visa vad som ska registreras',
  inboxFiles_one: '{{count}} fil i mappen inbox är inte intagen',
  inboxFiles_other: '{{count}} filer i mappen inbox är inte intagna',
  inboxNext: 'Gå till intaget',
  holds: 'I arkivet',
  period: 'Halvår',
  channels: 'Kanaler',
  captures: 'Insamlade sidor',
  refused: label('capturesRefused'),
  failed: label('capturesFailed'),
  interrupted: label('capturesInterrupted'),
  comments: 'Kommentarer',
  messages: 'Meddelanden',
  exports: 'Paket',
  objects: 'Filer',
  size: 'Storlek',
  place: 'Mapp',
  createdAt: 'Skapat',
  journalLines: 'Rader i journalen',
  journalHead: 'Sista radens sigill',
  schema: 'Databasens version'
}

export const verify = {
  title: 'Kontrollera arkivet',
  lead: 'Läser varje rad i journalen och varje fil i arkivet på nytt och jämför med det som skrevs när de sparades.',
  button: 'Kontrollera nu',
  running: 'Kontrollerar arkivet …',
  progress: '{{done}} av {{total}}',
  allWell: 'Allt stämmer.',
  wellText: 'Journalen är obruten och alla filer är oförändrade sedan de sparades.',
  read: '{{lines}} rader i journalen och {{objects}} filer ({{bytes}}) lästes.',
  found_one: '{{count}} avvikelse hittades.',
  found_other: '{{count}} avvikelser hittades.',
  foundText:
    'Ändra ingenting i arkivets mapp. Kontakta den som förvaltar arkivet och återställ det som saknas från säkerhetskopian.',
  findings: 'Avvikelser',
  finding: 'Avvikelse',
  what: 'Vad det gäller',
  codes: {
    'line-changed': 'En rad i journalen är ändrad.',
    'line-missing': 'En eller flera rader i journalen saknas.',
    'line-added': 'En eller flera rader i journalen är tillagda utanför programmet.',
    'object-changed': 'En fil är ändrad.',
    'object-missing': 'En fil saknas.',
    'object-unreadable': 'En fil går inte att läsa.',
    'object-extra': 'En fil i arkivet är inte antecknad i journalen.',
    'object-unrecorded': 'En post hänvisar till en fil som journalen inte nämner.',
    'database-damaged': 'Databasen är skadad.'
  }
}
