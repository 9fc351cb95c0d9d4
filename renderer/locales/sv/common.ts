import { fieldLabels } from '#shared/words/fields.ts'
import { methodLabels } from '#shared/words/methods.ts'

const label = fieldLabels('sv')
const does = methodLabels('sv')

/** The frame of the window and what all pages share. */
export const common = {
  product: 'Kanalarkiv',
  skip: 'Hoppa till innehållet',
  close: 'Stäng',
  cancel: 'Avbryt',
  save: 'Spara',
  tryAgain: 'Försök igen',
  more: 'Visa fler',
  rowMenu: 'Vad som kan göras med raden',
  openRow: 'Öppna',
  toChannel: 'Gå till kanalen',
  copyAddress: 'Kopiera adressen',
  addressCopied: 'Adressen är kopierad.',
  shown_one: '{{count}} visas',
  shown_other: '{{count}} visas',
  all: 'Alla',
  mistaken: 'Antecknat av misstag\u00a0…',
  mistakenNamed: 'Antecknat av misstag: {{name}}',
  strike: 'Stryk',
  struck: 'Struket',
  struckBy: 'Struket av {{name}}: {{because}}',
  none: 'Uppgift saknas',
  optional: '{{label}} (valfritt)',
  choose: 'Välj',
  waiting: 'Läser i arkivet …',
  onRequest: {
    ask: 'Räkna ut',
    at: 'Räknades ut',
    ofBefore: 'Något har ändrats i arkivet sedan det här räknades.',
    again: 'Räkna om'
  },
  listOfBefore: { title: 'Något har ändrats sedan listan lästes.', again: 'Läs om listan' },
  refused: 'Det gick inte',
  crashed: 'Sidan kunde inte visas. Arkivet är orört.',
  coreHung:
    'Arkivprocessen svarade inte och startades om. Det som just pågick är avbrutet och märkt så; det som var sparat finns kvar.',
  coreStopped: 'Arkivprocessen svarar inte. Det som redan var sparat finns kvar.',
  printed: 'Dokumentet är skrivet: {{path}}',
  journalOf: 'Visa i journalen',
  showNow: 'Visa det som står nu',
  draft: {
    from: 'Utkast från {{when}}',
    changed: 'Uppgifterna har ändrats sedan utkastet skrevs.',
    startOver: 'Börja om',
    dropped: 'Utkastet är borttaget.'
  },
  document: {
    drop: '{{label}}: släpp filen här (valfritt)',
    dropHere: '{{label}}: släpp filen här',
    choose: 'Välj fil',
    remove: 'Ta bort filen ur formuläret',
    save: 'Spara en kopia',
    saveNamed: 'Spara en kopia av {{name}}',
    saved: 'Kopian är sparad: {{path}}'
  },
  nav: {
    label: 'Huvudmeny',
    within: 'Sidor under {{place}}',
    back: 'Bakåt',
    forward: 'Framåt',
    places: {
      today: 'Idag',
      inbox: 'Inkorg',
      channels: 'Kanaler',
      captures: 'Insamlingar',
      deliver: 'Leverera',
      review: 'Granska',
      settings: 'Inställningar'
    },
    pages: {
      today: 'Idag',
      alerts: 'Aviseringar',
      comments: 'Kommentarer',
      messages: 'Meddelanden',
      deadlines: 'Svarstider',
      watch: 'Bevakning',
      senders: 'Avsändare',
      mail: 'E-post',
      imports: 'Inläsningar',
      register: label('register'),
      people: 'Personer',
      mandates: 'Beslut',
      consents: 'Samtycken',
      secrecy: 'Sekretess',
      publicList: 'Publik lista',
      importList: 'Läs in lista',
      changes: 'Ändringar',
      captures: 'Insamlingar',
      exports: 'Export',
      disclosures: 'Utlämnande',
      disposals: 'Gallring',
      rules: 'Regler',
      holds: 'Gallringsstopp',
      coverage: 'Täckning',
      checklists: 'Checklista',
      attestations: 'Intyg',
      checks: 'Kontroller',
      journal: 'Journal',
      archive: 'Om arkivet',
      users: 'Användare',
      backups: 'Säkerhetskopior'
    }
  },
  settings: {
    shortcut: 'Kortkommando för att spara en kommentar',
    noShortcut: 'Inget',
    shortcutTaken: 'Kortkommandot används av ett annat program.',
    open: 'Inställningar',
    keys: 'Tangenter i inkorgen (J, K, 1–9, A–G)',
    keysOf: { on: 'På', off: 'Av' },
    computer: 'På den här datorn',
    habits: {
      'tell-run-ended': 'Säg till när en insamling är slut',
      'tell-due-today': 'Säg till när svar är sena eller ska lämnas i dag',
      'start-at-login': 'Starta vid inloggning'
    },
    language: 'Språk',
    languages: { sv: 'Svenska', en: 'English' },
    theme: 'Utseende',
    themes: { system: 'Som datorn', light: 'Ljust', dark: 'Mörkt' },
    archive: 'Arkiv',
    closeArchive: does('archive.close'),
    version: 'Version {{version}}'
  },
  web: {
    lineBroken:
      'Förbindelsen med servern är bruten. Programmet försöker igen av sig självt, och det du har skrivit finns kvar. Har du blivit utloggad loggar du in med Försök igen.',
    signedIn: 'Inloggning',
    signOut: 'Logga ut',
    signOutEverywhere: 'Logga ut överallt',
    onServer: 'Filen finns på servern och kan inte visas i en mapp här.',
    tooLarge: 'Filen {{file}} är större än servern tar emot. Be den som sköter servern.',
    noRoom:
      'Servern har inte plats för filen {{file}}: disken där filer tas emot är full. Be den som sköter servern att frigöra utrymme. Inget är sparat.',
    notSent: 'Filen {{file}} kunde inte skickas till servern. Försök igen.',
    notFetched: 'Filen {{file}} kunde inte hämtas från servern. Inget av den är sparat. Försök igen.',
    noFolder: 'Servern kan inte ta emot det som skulle sparas. Försök igen.'
  },
  about: {
    title: 'Om Kanalarkiv',
    own: 'Kanalarkiv är fri programvara under EUPL 1.2.',
    others: 'Delar som andra har gjort',
    platform:
      'Delarna har egna licenser, som står på engelska. Licenserna för Electron, Chromium och Node.js ligger som filer i programmets mapp.',
    find: 'Sök efter namn, licens eller upphovsman',
    count: '{{count}} av {{all}} delar visas',
    source: 'Källkod: {{source}}'
  },
  updates: {
    title: 'Uppdateringar',
    lead: 'Programmet kan hämta nya versioner ur en mapp på kommunens egen server. Bara det som är signerat med rätt nyckel tas emot.',
    forbidden: 'Programmet letar inte efter uppdateringar',
    forbiddenText: 'Det har den bestämt som sköter datorn, med principen UpdatesOff. Fråga IT-enheten.',
    address: 'Adress till mappen',
    addressHelp: 'Till exempel https://program.kommunen.se/kanalarkiv/',
    noAddress: 'Adressen kan inte användas. Den ska börja med https:// eller http://.',
    key: 'Publik nyckel (Ed25519)',
    keyHelp: 'Av den som signerar versionerna: PEM, eller 44 tecken i base64.',
    shippedKey: 'Nyckeln följde med installationen, och ingen annan gäller.',
    turnOn: 'Slå på',
    change: 'Spara uppgifterna',
    turnOff: 'Slå av uppdateringar',
    off: 'Uppdateringar är avslagna. Programmet letar inte efter nya versioner.',
    check: 'Leta efter en ny version',
    newest: 'Det finns ingen nyare version än {{version}}.',
    found: 'Version {{found}} finns. Den här är {{version}}.',
    install: 'Hämta och installera',
    byHand: 'Här installeras den på samma sätt som den här versionen installerades.',
    notHad: 'Ingen uppdatering hämtades',
    problems: {
      unreachable: 'Servern svarar inte. Kontrollera adressen och nätverket.',
      'no-manifest': 'I mappen finns ingen lista över en version (latest.yml). Kontrollera adressen.',
      'not-signed': 'Listan i mappen är inte signerad (latest.yml.sig). Fråga den som lade den där.',
      'wrong-signature':
        'Listan är signerad av någon annan, eller ändrad efteråt. Den har inte lästs. Fråga den som lade den där.',
      'bad-key':
        'Det som är angivet är ingen publik nyckel för Ed25519. Kontrollera att hela nyckeln kom med.',
      unreadable: 'Listan är rätt signerad men kan inte läsas. Fråga den som lade den där.',
      'wrong-package': 'Filen i mappen är en annan än den som är signerad. Den har inte installerats.'
    }
  },
  form: {
    required: 'Fyll i det här fältet.',
    email: 'Skriv en e-postadress, till exempel namn@exempel.se.',
    date: 'Skriv ett giltigt datum.',
    invalid: 'Uppgiften kan inte användas. Rätta den.'
  },
  period: {
    H1: 'Första halvåret {{year}}',
    H2: 'Andra halvåret {{year}}'
  },
  notFound: {
    title: 'Sidan finns inte',
    text: 'Adressen leder inte till någon sida i Kanalarkiv.',
    next: 'Gå till Idag'
  }
}
