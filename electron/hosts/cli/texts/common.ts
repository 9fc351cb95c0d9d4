// Sentences that belong to no one command, in Swedish and English.
import type { Text } from '../language.ts'

export const common = {
  usage: { sv: 'Så skrivs det: {{form}}', en: 'Usage: {{form}}' },
  badPort: {
    sv: '{{value}} är ingen port. Ange ett tal från 1 till 65535.',
    en: '{{value}} is not a port. Give a number from 1 to 65535.'
  },
  noArchive: {
    sv: 'Ange vilket arkiv det gäller med --archive MAPP eller miljövariabeln KANALARKIV_ARCHIVE.',
    en: 'Say which archive with --archive DIR or the environment variable KANALARKIV_ARCHIVE.'
  },
  logNotWritable: {
    sv: 'Det går inte att skriva loggen i {{file}}. Ange en annan fil med --log.',
    en: 'The log cannot be written to {{file}}. Name another file with --log.'
  },
  internalUnlogged: {
    sv: 'Något gick fel i programmet. Inget har sparats av det du just gjorde. Kör kommandot igen med --log FIL, så hamnar felet i en logg som kan skickas till den som förvaltar programmet.',
    en: 'Something went wrong in the program. Nothing was saved of what you just did. Run the command again with --log FILE to get the error in a log that can be sent to whoever maintains the program.'
  },
  notClosed: {
    sv: 'Arkivet kunde inte stängas i ordning. Det som var sparat finns kvar, och nästa öppning ställer resten till rätta.',
    en: 'The archive could not be closed in order. What was saved remains, and the next opening puts the rest right.'
  },
  stopping: {
    sv: 'Stoppar i ordning. Tryck Ctrl-C en gång till för att avsluta genast.',
    en: 'Stopping in order. Press Ctrl-C once more to end at once.'
  },
  errorWord: { sv: 'Fel', en: 'Error' },
  seeHelp: { sv: 'Se {{command}} --help.', en: 'See {{command}} --help.' },
  ambiguousId: {
    sv: 'Flera poster har ett id som börjar med {{id}}: {{found}}. Skriv fler tecken.',
    en: 'Several records have an id that begins with {{id}}: {{found}}. Write more characters.'
  },
  badId: {
    sv: '{{id}} är inget id. Ett id är minst fyra av tecknen 0–9 och a–f, från början av det som listan visar.',
    en: '{{id}} is not an id. An id is at least four of the characters 0–9 and a–f, from the beginning of what the list shows.'
  },
  badDate: {
    sv: '{{value}} är inget datum. Skriv det som ÅÅÅÅ-MM-DD.',
    en: '{{value}} is not a date. Write it as YYYY-MM-DD.'
  },
  badTime: {
    sv: '{{value}} är ingen tidpunkt. Skriv den som ÅÅÅÅ-MM-DD TT:MM, eller med tidszon som 2026-03-01T09:30:00Z.',
    en: '{{value}} is not a point in time. Write it as YYYY-MM-DD HH:MM, or with a zone as 2026-03-01T09:30:00Z.'
  },
  wrongDates: { sv: 'Första dagen ligger efter den sista.', en: 'The first day is after the last.' },
  badLimit: {
    sv: '{{value}} går inte att använda som antal. Skriv ett heltal från 1 till 500.',
    en: '{{value}} cannot be used as a count. Write a whole number from 1 to 500.'
  },
  badNumber: { sv: '{{value}} är inget heltal.', en: '{{value}} is not a whole number.' },
  badSpan: {
    sv: '{{value}} är ingen period. Skriv den som MM-DD..MM-DD, eller som timmar 8-16.',
    en: '{{value}} is not a period. Write it as MM-DD..MM-DD, or as hours 8-16.'
  },
  badInput: {
    sv: '{{file}} innehåller inget JSON-objekt.',
    en: '{{file}} does not hold a JSON object.'
  },
  notOneOf: {
    sv: '{{value}} kan inte användas. Välj bland: {{choices}}.',
    en: '{{value}} cannot be used. Choose among: {{choices}}.'
  },
  notTogether: { sv: '{{options}} kan inte anges tillsammans.', en: '{{options}} cannot be given together.' },
  filesOrInbox: {
    sv: 'Ange filer eller --inbox, men inte båda.',
    en: 'Give files or --inbox, but not both.'
  },
  inputFile: {
    sv: 'uppgifterna som JSON ur en fil; - läser standard in',
    en: 'the fields as JSON from a file; - reads standard input'
  },
  showConsent: { sv: 'visa ett samtycke och dess inlägg', en: 'show a consent and its posts' },
  certificate: {
    sv: 'spara gallringsbeviset i en mapp, som PDF/A och JSON',
    en: 'save the disposal certificate in a folder, as PDF/A and JSON'
  },
  noCertificate: {
    sv: 'Gallringen {{id}} är inte utförd, så den har inget bevis.',
    en: 'The disposal {{id}} is not carried out, so it has no certificate.'
  },
  sure: { sv: 'bekräfta att det ska göras', en: 'confirm that it is to be done' },
  sayYes: {
    sv: 'Det som gallras går inte att få tillbaka. Lägg till --yes om du är säker.',
    en: 'What is disposed of cannot be brought back. Add --yes if you are sure.'
  },
  inbox: {
    sv: 'alla filer som väntar i arkivets inbox',
    en: 'every file that waits in the inbox of the archive'
  },
  keepSecret: {
    sv: 'behåll lösenordet eller nyckeln som är sparad',
    en: 'keep the password or key that is saved'
  },
  pasteHere: {
    sv: 'Klistra in texten och avsluta med Ctrl-D (Ctrl-Z och Retur i Windows).',
    en: 'Paste the text and end with Ctrl-D (Ctrl-Z and Return on Windows).'
  },
  noText: { sv: 'Meddelandet har ingen text.', en: 'The message has no text.' },
  oneDone: { sv: '{{given}}: klart {{id}}', en: '{{given}}: done {{id}}' },
  inWords: { sv: 'Samma nyckel i ord:', en: 'The same key in words:' },
  keepKey: {
    sv: 'Nyckeln för {{department}} hör till {{holder}}. Spara den eller orden på ett säkert ställe nu. Nyckeln och orden visas inte igen.',
    en: 'The key of {{department}} belongs to {{holder}}. Keep it or the words in a safe place now. The key and the words are not shown again.'
  },
  restoredKey: {
    sv: 'Nyckeln för {{department}} hör till {{holder}}. Att den har återställts står i journalen.',
    en: 'The key of {{department}} belongs to {{holder}}. That it was restored is in the journal.'
  },
  noProxy: {
    sv: 'Ingen proxy är angiven. Sidor hämtas som datorn är inställd.',
    en: 'No proxy is given: pages are fetched as the computer is set up.'
  },
  silentProxy: {
    sv: 'Proxyn är sparad men svarar inte. Kontrollera namnet och porten, och att datorn är på rätt nätverk. Så länge den inte svarar kan inget samlas in.',
    en: 'The proxy is saved but does not answer. Check the name and the port, and that the computer is on the right network. While it does not answer nothing can be captured.'
  },
  notDone: { sv: '{{given}}: {{why}}', en: '{{given}}: {{why}}' },
  eachDone: {
    sv: '{{done}} {{done|klar|klara}}, {{refused}} {{refused|nekad|nekade}}.',
    en: '{{done}} done, {{refused}} refused.'
  },
  working: { sv: 'Arbetar:', en: 'Working:' },
  atOnce: { sv: 'så snart som möjligt', en: 'as soon as possible' },
  done: { sv: 'Klart.', en: 'Done.' },
  chooseOne: { sv: 'Ange ett, och bara ett, av {{options}}.', en: 'Give one, and only one, of {{options}}.' },
  nothing: { sv: 'Inget att visa.', en: 'Nothing to show.' },
  more: {
    sv: 'Det finns fler. Visa nästa sida med --after {{next}}',
    en: 'There are more. Show the next page with --after {{next}}'
  },
  none: { sv: 'ingen', en: 'none' },
  yes: { sv: 'ja', en: 'yes' },
  no: { sv: 'nej', en: 'no' }
} as const satisfies Record<string, Text>

/** What is said of a command that cannot be used as it was typed. */
export const usage = {
  commandMissing: { sv: 'Ett kommando saknas.', en: 'A command is missing.' },
  unknownCommand: { sv: 'Kommandot {{what}} finns inte.', en: 'There is no command {{what}}.' },
  unknownOption: { sv: 'Valet {{what}} finns inte här.', en: 'There is no option {{what}} here.' },
  missingArgument: { sv: 'Uppgiften {{what}} saknas.', en: 'The argument {{what}} is missing.' },
  missingOption: { sv: 'Valet {{what}} måste anges.', en: 'The option {{what}} must be given.' },
  missingValue: { sv: 'Valet {{what}} saknar sitt värde.', en: 'The option {{what}} lacks its value.' },
  excess: { sv: 'För många uppgifter är angivna.', en: 'Too many arguments are given.' },
  notAChoice: {
    sv: '{{value}} kan inte användas för {{what}}. Välj bland: {{choices}}.',
    en: '{{value}} cannot be used for {{what}}. Choose among: {{choices}}.'
  },
  unusable: { sv: 'Kommandot går inte att använda så.', en: 'The command cannot be used like that.' }
} as const satisfies Record<string, Text>

/** The headings and fixed phrases of the help. */
export const help = {
  usageTitle: { sv: 'Så skrivs det:', en: 'Usage:' },
  argumentsTitle: { sv: 'Uppgifter:', en: 'Arguments:' },
  optionsTitle: { sv: 'Val:', en: 'Options:' },
  commandsTitle: { sv: 'Kommandon:', en: 'Commands:' },
  sharedTitle: { sv: 'Val för alla kommandon:', en: 'Options of every command:' },
  exitTitle: { sv: 'Avslutningskoder:', en: 'Exit codes:' },
  choices: { sv: 'ett av: {{choices}}', en: 'one of: {{choices}}' },
  preset: { sv: 'annars {{value}}', en: 'otherwise {{value}}' },
  several: { sv: 'kan anges flera gånger', en: 'may be given several times' },
  dateForm: { sv: 'ÅÅÅÅ-MM-DD', en: 'YYYY-MM-DD' },
  about: {
    sv: 'Kanalarkiv bevarar kommunens kanaler i sociala medier som allmänna handlingar, på den egna disken.',
    en: 'Kanalarkiv keeps a municipality’s social-media channels as public records, on its own disk.'
  },
  version: { sv: 'visa versionen', en: 'show the version' },
  help: { sv: 'visa den här hjälpen', en: 'show this help' },
  helpCommand: { sv: 'visa hjälpen för ett kommando', en: 'show the help of a command' },
  archive: {
    sv: 'arkivets mapp; annars miljövariabeln KANALARKIV_ARCHIVE',
    en: 'the folder of the archive; otherwise the environment variable KANALARKIV_ARCHIVE'
  },
  json: {
    sv: 'svara med ett JSON-objekt på standard ut; meddelanden på standard fel',
    en: 'answer with one JSON object on standard output; messages on standard error'
  },
  lang: {
    sv: 'språk: sv eller en; annars efter datorns språk',
    en: 'language: sv or en; otherwise that of the computer'
  },
  log: { sv: 'skriv en teknisk logg i filen', en: 'write a technical log to the file' },
  ids: {
    sv: 'Ett id kan förkortas till sina första tecken, minst fyra, så länge bara en\npost börjar så. Tider är svensk tid, vad datorn än är inställd på; i JSON UTC.',
    en: 'An id can be shortened to its first characters, at least four, as long as only\none record begins like that. Times are Swedish time, whatever the computer is\nset to; in JSON they are UTC.'
  },
  optionsWord: { sv: '[val]', en: '[options]' },
  commandWord: { sv: '[kommando]', en: '[command]' }
} as const satisfies Record<string, Text>
