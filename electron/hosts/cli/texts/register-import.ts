// What `import` says.
import type { ImportField, RowOutcome } from '#shared/register-import.ts'
import type { Text } from '../language.ts'

export const importing = {
  file: { sv: 'kalkylbladet', en: 'the spreadsheet' },
  sheet: { sv: 'bladets namn; annars det första', en: 'the name of the sheet; else the first' },
  headings: { sv: 'raden med rubriker', en: 'the row of the headings' },
  column: {
    sv: 'vad en kolumn betyder, till exempel C=addresses; kan anges flera gånger',
    en: 'what a column means, such as C=addresses; may be given several times'
  },
  department: { sv: 'förvaltning där cellen är tom', en: 'department where the cell is empty' },
  responsible: { sv: 'ansvarig där cellen är tom', en: 'responsible person where the cell is empty' },
  purpose: { sv: 'syfte där cellen är tom', en: 'purpose where the cell is empty' },
  apply: { sv: 'gör importen', en: 'make the import' },
  leaveOut: {
    sv: 'utelämna rader som inte kan användas',
    en: 'leave out rows that cannot be used'
  },
  fileMissing: { sv: 'Ange kalkylbladet med --file.', en: 'Give the spreadsheet with --file.' },
  noSheet: { sv: 'Det finns inget blad som heter {{name}}.', en: 'There is no sheet called {{name}}.' },
  badColumn: {
    sv: '{{value}} går inte att läsa. Skriv till exempel C=addresses. Betydelserna är: {{fields}}.',
    en: '{{value}} cannot be read. Write, for example, C=addresses. The meanings are: {{fields}}.'
  },
  notes: {
    macros: {
      sv: 'Filen innehåller makron. De läses inte och körs aldrig.',
      en: 'The file holds macros. They are not read, and never run.'
    },
    'windows-1252': {
      sv: 'Filen är inte UTF-8. Den lästes som windows-1252; se efter att å, ä och ö är rätt.',
      en: 'The file is not UTF-8. It was read as windows-1252; see that å, ä and ö are right.'
    },
    'utf-16': { sv: 'Filen lästes som UTF-16.', en: 'The file was read as UTF-16.' }
  },
  meaning: { sv: '{{letter}} ({{heading}}): {{field}}', en: '{{letter}} ({{heading}}): {{field}}' },
  would: {
    sv: 'Provkörning. Nya: {{created}}. Ändrade: {{changed}}. Oförändrade: {{unchanged}}. Kan inte användas: {{refused}}. Nya förvaltningar: {{departments}}. Nya personer: {{people}}.',
    en: 'Trial. New: {{created}}. Changed: {{changed}}. Unchanged: {{unchanged}}. Unusable: {{refused}}. New departments: {{departments}}. New people: {{people}}.'
  },
  applyNext: { sv: 'Gör importen med --apply.', en: 'Make the import with --apply.' },
  done: {
    sv: 'Importen är gjord. Nya: {{created}}. Ändrade: {{changed}}. Oförändrade: {{unchanged}}. Utelämnade: {{refused}}.',
    en: 'The import is made. New: {{created}}. Changed: {{changed}}. Unchanged: {{unchanged}}. Left out: {{refused}}.'
  },
  row: { sv: 'Rad {{row}}, {{outcome}}: {{name}}', en: 'Row {{row}}, {{outcome}}: {{name}}' },
  outcomes: {
    created: { sv: 'ny', en: 'new' },
    changed: { sv: 'ändrad', en: 'changed' },
    unchanged: { sv: 'oförändrad', en: 'unchanged' },
    refused: { sv: 'kan inte användas', en: 'unusable' }
  } satisfies Record<RowOutcome, Text>,
  fields: {
    name: { sv: 'kanalens namn', en: 'name of the channel' },
    platform: { sv: 'plattform', en: 'platform' },
    addresses: { sv: 'adress', en: 'address' },
    aboutAddresses: { sv: 'adress till sidan om kanalen', en: 'address of the about page' },
    videoAddresses: { sv: 'adress till videor', en: 'address of videos' },
    groupAddresses: { sv: 'adress till grupper', en: 'address of groups' },
    otherAddresses: { sv: 'annan adress', en: 'other address' },
    department: { sv: 'förvaltning', en: 'department' },
    mailbox: { sv: 'förvaltningens brevlåda', en: 'mailbox of the department' },
    responsible: { sv: 'ansvarig', en: 'responsible person' },
    email: { sv: 'den ansvarigas e-post', en: 'e-mail of the responsible person' },
    standIn: { sv: 'ersättare', en: 'stand-in' },
    standInEmail: { sv: 'ersättarens e-post', en: 'e-mail of the stand-in' },
    purpose: { sv: 'syfte', en: 'purpose' },
    dialogue: { sv: 'dialog', en: 'dialogue' },
    hasLogo: { sv: 'om logotypen visas', en: 'whether the logo is shown' },
    benefit: { sv: 'nytta', en: 'benefit' },
    commentPurpose: { sv: 'vad kommentarerna är till för', en: 'what comments are for' },
    contact: { sv: 'kontakt för allmänheten', en: 'contact for the public' },
    responseTime: { sv: 'när man kan vänta svar', en: 'when to expect an answer' },
    openedOn: { sv: 'öppnad', en: 'opened' },
    closedOn: { sv: 'stängd', en: 'closed' },
    decidedBy: { sv: 'beslutat av', en: 'decided by' },
    decidedOn: { sv: 'beslutsdatum', en: 'decided on' },
    validUntil: { sv: 'gäller till och med', en: 'valid until' },
    reference: { sv: 'diarienummer', en: 'diary number' },
    tool: { sv: 'verktyg', en: 'tool' },
    mandatePeople: { sv: 'vilka personer beslutet gäller', en: 'which people the decision is for' },
    websiteRole: { sv: 'kommunens roll för en webbplats', en: 'the municipality’s role for a website' },
    partners: { sv: 'webbplatsens partner', en: 'partners of the website' }
  } satisfies Record<ImportField, Text>
} as const satisfies Record<string, Text | Record<string, Text>>
