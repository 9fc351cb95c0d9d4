// What `import` says.
import type { Text } from '../language.ts'

export const importing = {
  file: { sv: 'kalkylbladet', en: 'the spreadsheet' },
  column: {
    sv: 'vad en kolumn betyder, till exempel C=addresses; en av:',
    en: 'what a column means, such as C=addresses; one of:'
  },
  apply: { sv: 'gör inläsningen', en: 'make the import' },
  leaveOut: {
    sv: 'utelämna rader som inte kan användas',
    en: 'leave out rows that cannot be used'
  },
  same: {
    sv: 'vem eller vilken förvaltning ett namn i kalkylbladet är: id, eller earlier för den som en tidigare rad lägger till',
    en: 'who, or which department, a name in the sheet is: an id, or earlier for the one that an earlier row makes'
  },
  another: {
    sv: 'ett namn i kalkylbladet som är någon annan, eller en annan förvaltning, än den som redan finns',
    en: 'a name in the sheet that is somebody else, or another department, than what is there already'
  },
  isSame: { sv: '{{option}} om det är {{who}}', en: '{{option}} if it is {{who}}' },
  isAnother: { sv: '{{option}} om det är en annan', en: '{{option}} if it is another' },
  badSame: {
    sv: '{{value}} går inte att läsa. Skriv namnet som det står i kalkylbladet, ett likhetstecken och id:t.',
    en: '{{value}} cannot be read. Write the name as it stands in the sheet, an equals sign and the id.'
  },
  notAsked: {
    sv: 'Ingen rad frågar om {{unasked}}. Det som frågas om: {{asked}}. Skriv namnet som i frågan. Inget har ändrats.',
    en: 'No row asks about {{unasked}}. What is asked about: {{asked}}. Write the name as in the question. Nothing was changed.'
  },
  nothingAsked: { sv: 'inget', en: 'nothing' },
  notAChoice: {
    sv: '{{is}} är inget svar på frågan om {{name}}. Det som kan svaras: {{choices}}. Inget har ändrats.',
    en: '{{is}} is no answer to the question about {{name}}. What can be answered: {{choices}}. Nothing was changed.'
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
  unmapped: {
    sv: '{{letter}} ({{heading}}): tas inte in',
    en: '{{letter}} ({{heading}}): not taken in'
  },
  meaning: { sv: '{{letter}} ({{heading}}): {{field}}', en: '{{letter}} ({{heading}}): {{field}}' },
  would: {
    sv: 'Provkörning. Nya: {{created}}. Ändrade: {{changed}}. Finns redan i registret: {{unchanged}}. Kan inte användas: {{refused}}. Nya förvaltningar: {{departments}}. Nya personer: {{people}}.',
    en: 'Trial. New: {{created}}. Changed: {{changed}}. Already in the register: {{unchanged}}. Unusable: {{refused}}. New departments: {{departments}}. New people: {{people}}.'
  },
  applyNext: { sv: 'Gör inläsningen med --apply.', en: 'Make the import with --apply.' },
  done: {
    sv: 'Inläsningen är gjord. Nya: {{created}}. Ändrade: {{changed}}. Finns redan i registret: {{unchanged}}. Utelämnade: {{refused}}.',
    en: 'The import is made. New: {{created}}. Changed: {{changed}}. Already in the register: {{unchanged}}. Left out: {{refused}}.'
  },
  row: { sv: 'Rad {{row}}, {{outcome}}: {{name}}', en: 'Row {{row}}, {{outcome}}: {{name}}' }
} as const satisfies Record<string, Text | Record<string, Text>>
