import { labelsIn } from '#shared/in-language.ts'
import { IMPORT_COLUMNS } from '#shared/words/import-columns.ts'
import { ROW_OUTCOMES } from '#shared/words/values.ts'

/** Taking a spreadsheet of channels into the register. */
export const registerImport = {
  title: 'Läs in från kalkylblad',
  lead: 'Ta in kommunens lista över kanaler som den är, från Excel eller som CSV. Inget ändras förrän du har sett vad som skulle hända.',
  choose: 'Välj fil',
  chooseLead:
    'Filen sparas oförändrad i arkivet. En rad ska vara en kanal eller en webbplats, och en rad ska ha rubriker. Kolumnerna kan heta vad som helst och stå i vilken ordning som helst.',
  drop: 'Dra en fil hit',
  chooseFile: 'Välj fil …',
  oneFile: 'Välj en fil i taget.',
  reading: 'Filen läses …',
  made: 'Gjorda inläsningar',
  none: 'Inga kalkylblad är inlästa än.',
  noneText: 'Välj en fil ovan. Du får se vad som skulle ändras innan något händer.',
  file: 'Fil',
  at: 'Inläst',
  by: 'Av',
  fileLead: 'Se efter vad kolumnerna betyder, gå igenom provkörningen och ta sedan in raderna.',
  notes: {
    macros: 'Filen innehåller makron.',
    'windows-1252': 'Filen är sparad med en äldre teckenkodning.',
    'utf-16': 'Filen är sparad som UTF-16.'
  },
  notesText: {
    macros: 'Makron körs aldrig. Bara cellernas värden läses.',
    'windows-1252':
      'Den är läst som Windows-1252. Se efter att å, ä och ö är rätt. Är de fel: spara filen på nytt som UTF-8 eller .xlsx och läs in den igen.',
    'utf-16': 'Se efter att å, ä och ö är rätt.'
  },
  mapping: 'Vad kolumnerna betyder',
  mappingLead:
    'Ett förslag är ifyllt efter rubrikerna. Ändra det som är fel. Flera kolumner får innehålla adresser.',
  sheet: 'Blad',
  sheetName: '{{name}} ({{rows}} {{rows|rad|rader}})',
  headingRow: 'Rubrikerna står på rad',
  column: 'Kolumn {{letter}}',
  noSamples: 'Kolumnen är tom.',
  nothing: 'Läses inte in',
  otherwise: 'Där en cell är tom',
  otherwiseLead: 'Det här gäller för rader där uppgiften saknas, och när ingen kolumn har uppgiften.',
  useOtherwise: 'Prova med detta',
  fields: labelsIn(IMPORT_COLUMNS, 'sv'),
  trial: 'Provkörning',
  trialLead: 'Så här skulle det bli. Inget är ändrat än.',
  unmapped: 'Kolumner som inte tas in: {{columns}}. Ge dem en betydelse ovan om de ska med.',
  sums: '{{created}} {{created|ny kanal|nya kanaler}}, {{changed}} {{changed|ändrad|ändrade}}, {{unchanged}} {{unchanged|oförändrad|oförändrade}}, {{refused}} {{refused|rad|rader}} kan inte tas in.',
  websites_one: 'Av dem är {{count}} en webbplats.',
  websites_other: 'Av dem är {{count}} webbplatser.',
  owners:
    'Dessutom läggs {{departments}} {{departments|förvaltning|förvaltningar}} och {{people}} {{people|person|personer}} till.',
  show: 'Visa',
  all: 'Alla rader',
  outcomeCount: '{{outcome}} ({{count}})',
  outcomes: {
    ...labelsIn(ROW_OUTCOMES, 'sv'),
    changed: 'Ändras',
    refused: 'Kan inte tas in',
    minded: 'Att se efter'
  },
  noRows: 'Inga sådana rader.',
  rows: 'Raderna i provkörningen',
  row: 'Rad',
  outcome: 'Utfall',
  what: 'Vad som ändras och vad som är fel',
  isSame: 'Är {{who}}',
  isAnother: 'Är en annan person',
  isAnotherDepartment: 'Är en annan förvaltning',
  askAgain: 'Ändra svaret',
  askAgainNamed: 'Ändra svaret om {{name}}',
  before: 'förut:',
  yes: 'Ja',
  no: 'Nej',
  refusedTitle_one: '{{count}} rad kan inte tas in.',
  refusedTitle_other: '{{count}} rader kan inte tas in.',
  refusedText: 'Rätta dem i kalkylbladet och läs in filen igen, eller ta in resten nu.',
  leaveOut_one: 'Utelämna raden och ta in resten',
  leaveOut_other: 'Utelämna de {{count}} raderna och ta in resten',
  nothingToDo: 'Det finns inget att ta in: registret säger redan detsamma.',
  takeIn_one: 'Ta in {{count}} kanal',
  takeIn_other: 'Ta in {{count}} kanaler',
  done: 'Kalkylbladet är inläst.',
  doneText:
    '{{created}} {{created|kanal är registrerad|kanaler är registrerade}} och {{changed}} är {{changed|ändrad|ändrade}}.',
  doneRefused_one: '{{count}} rad togs inte in.',
  doneRefused_other: '{{count}} rader togs inte in.',
  toChannels: 'Till kanalerna',
  another: 'Läs in ett kalkylblad till'
}
