import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('sv')

/** Start, holdings and verification: what concerns the archive as a whole. */
export const start = {
  title: 'Öppna ett arkiv',
  lead: 'Ett arkiv är en mapp på den här datorns disk, eller finns på en server. Där ligger allt som sparas: registret, insamlingarna, kommentarerna och journalen.',
  open: 'Öppna ett arkiv som finns',
  openLead: 'Välj mappen som arkivet ligger i.',
  openFolder: 'Välj mapp och öppna',
  recent: 'Senast öppnade',
  noRecent: 'Inget arkiv har öppnats på den här datorn än.',
  create: 'Skapa ett nytt arkiv',
  createLead: 'Varje myndighet har ett eget arkiv. Mappen ska vara tom och ligga på en lokal disk.',
  municipality: label('municipality'),
  yourName: 'Ditt namn',
  yourNameHelp: 'Så som det ska stå på det du beslutar och skriver in.',
  folder: 'Mapp för arkivet',
  chooseFolder: 'Välj mapp …',
  noFolder: 'Ingen mapp är vald',
  folderNeeded: 'Välj en mapp för arkivet.',
  check: {
    good: 'Mappen ligger på en disk i den här datorn och är tom.',
    free: '{{free}} är lediga på disken.',
    little: 'Det är ont om plats på disken.',
    notEmpty: 'Det ligger redan något i mappen. Välj en tom mapp, eller skapa en ny.',
    network:
      'Mappen ligger på en nätverksdisk ({{type}}), där ett arkiv kan skadas. Välj en mapp på en disk i den här datorn.',
    roams: 'Mappen hör till din profil, som kopieras till en server när du loggar ut.',
    roamsText:
      'Arkivet kopieras då helt varje gång och kan skadas. Välj en mapp utanför profilen, till exempel C:\\Arkiv, och säkerhetskopiera arkivet i stället.',
    synced: 'Mappen synkroniseras av {{service}}.',
    syncedText:
      'Programmet läser och byter ut filer medan arkivet används och kan skada det. Välj helst en mapp som inte synkroniseras, och säkerhetskopiera arkivet i stället.'
  },
  connect: {
    title: 'Anslut till en server',
    lead: 'När kommunens arkiv finns på en server. Du loggar in som du brukar, och programmet visar serverns sidor i fönstret.',
    address: label('serverAddress'),
    help: 'Till exempel https://kanalarkiv.kommunen.se. Adressen får du av den som sköter servern.',
    button: 'Anslut',
    wrong: 'Skriv en adress som börjar med https://, utan användarnamn och lösenord.'
  },
  server: { title: 'Kommunens arkiv finns på en server', open: 'Öppna i webbläsaren' },
  told: 'Det här bör den som sköter datorerna få veta',
  createButton: 'Skapa arkivet',
  opening: 'Öppnar arkivet …',
  creating: 'Skapar arkivet …',
  demo: 'Prova med en påhittad kommun',
  demoLead:
    'Ett arkiv i en egen mapp, med kanaler, kommentarer och meddelanden som är påhittade och bara finns på den här datorn. Du kan ta bort mappen när du vill.',
  demoButton: 'Skapa provarkivet',
  demoMaking: 'Provarkivet skapas. Det tar ungefär en minut.',
  demoFailed: 'Provarkivet kunde inte skapas.',
  restore: 'Återställ från en säkerhetskopia',
  restoreLead:
    'När disken har gått sönder, eller för att öva. Arkivet läggs i en ny mapp, och säkerhetskopian rörs inte.',
  restoreFrom: 'Mapp med säkerhetskopior',
  restoreInto: 'Ny mapp för arkivet',
  restoreAsOf: 'Dag att gå tillbaka till',
  restoreKey: 'Nyckeln eller dess 24 ord',
  restoreButton: 'Återställ',
  restoring: 'Återställer och jämför allt …',
  restored: 'Arkivet är återställt.',
  restoredText:
    'Säkerhetskopia nr {{number}}. Databasen är densamma byte för byte, och {{objects}} {{objects|fil har lästs och stämmer|filer har lästs och stämmer}}. Journalen slutar på rad {{lines}}.',
  restoredDamaged_one: '{{count}} fil var skadad redan när säkerhetskopian togs, och är inte med.',
  restoredDamaged_other: '{{count}} filer var skadade redan när säkerhetskopian togs, och är inte med.',
  restoredUnfinished_one:
    'I mappen ligger också {{count}} nyare kopia som aldrig blev färdig, eller vars manifest är borta.',
  restoredUnfinished_other:
    'I mappen ligger också {{count}} nyare kopior som aldrig blev färdiga, eller vars manifest är borta.',
  openRestored: 'Öppna arkivet'
}

export const holdings = {
  title: 'Om arkivet',
  lead: 'Vad arkivet innehåller, var det ligger och om det är oförändrat.',
  holds: 'I arkivet',
  lastBackup: 'Senaste hela säkerhetskopia',
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
  journalHead: label('journalHead'),
  schema: 'Databasens version'
}

export const verify = {
  title: 'Kontrollera arkivet',
  lead: 'Läser varje rad i journalen, varje post i databasen och varje fil på nytt och jämför med sigill och kontrollsummor från när de skrevs.',
  button: 'Kontrollera nu',
  running: 'Kontrollerar arkivet …',
  progress: '{{done}} av {{total}}',
  allWell: 'Allt stämmer.',
  wellText:
    'Journalens kedja är obruten, posterna är som deras sigill säger och filerna har de kontrollsummor som antecknades. Att journalens sista rader inte har skurits av visar bara en jämförelse med ett paket eller ett antecknat sigill.',
  read: '{{lines}} {{lines|rad|rader}} i journalen och {{objects}} {{objects|fil|filer}} ({{bytes}}) lästes.',
  found_one: '{{count}} avvikelse hittades.',
  found_other: '{{count}} avvikelser hittades.',
  foundText:
    'Ändra ingenting i arkivets mapp. Kontakta den som förvaltar arkivet och återställ det som saknas från säkerhetskopian.',
  stamped: 'Tidsstämplarnas utfärdare',
  stampedBy: 'Utfärdare',
  askedNoMore: '{{name}} (frågas inte längre)',
  revokedAfter:
    'Certifikatet är spärrat sedan {{at}} ({{reason}}). Stämplarna är från tiden före och gäller.',
  notCounted:
    'Räknas inte: certifikatet är spärrat sedan {{at}} ({{reason}}), och den som har nyckeln kan ha skrivit vilken tid som helst. Lägg in en annan utfärdare.',
  stamps: 'Stämplar',
  certificate: 'Vems certifikat',
  fingerprint: 'Certifikatets kontrollsumma (SHA-256)',
  compare:
    'Jämför certifikatens kontrollsummor med dem som är antecknade utanför arkivet: den som kan skriva i hela mappen kan också stämpla allt på nytt med en egen utfärdare.',
  findings: 'Avvikelser',
  finding: 'Avvikelse',
  what: 'Vad det gäller',
  toDo: 'Gör så här',
  codes: {
    'line-changed': 'En rad i journalen är ändrad.',
    'line-missing': 'En eller flera rader i journalen saknas.',
    'line-added': 'En eller flera rader i journalen är tillagda utanför programmet.',
    'line-unsealed': 'En rad är skriven innan poster förseglades; posterna den gäller kan inte kontrolleras.',
    'seal-changed': 'Ett sigill för poster är ändrat.',
    'seal-missing': 'Ett sigill för poster saknas.',
    'row-changed': 'En post är ändrad.',
    'row-changed-before': 'En post hade ändrats utanför programmet när den skrevs nästa gång.',
    'row-missing': 'En post saknas.',
    'row-removed': 'En post har tagits bort, fast sådana aldrig tas bort.',
    'row-added': 'En post är tillagd utanför programmet.',
    'rows-changed': 'Någon av några poster som lästes in tillsammans är ändrad.',
    'rows-missing': 'Någon av några poster som lästes in tillsammans saknas.',
    'rows-unsealed': 'Poster som lästes in är räknade men ännu inte förseglade.',
    'schema-changed': 'En av databasens regler är ändrad, borttagen eller tillagd.',
    'reference-broken': 'Poster pekar på något som saknas.',
    'disposal-unaccounted': 'Det som en gallring tog stämmer inte med journalen.',
    'line-without-row': 'En rad i journalen berättar om en post som saknas.',
    'head-differs': 'En rad i journalen har ett annat sigill än det som antecknades om den senare.',
    'object-changed': 'En fil är ändrad.',
    'object-missing': 'En fil saknas.',
    'object-unreadable': 'En fil går inte att läsa.',
    'object-extra': 'En fil i arkivet är inte antecknad i journalen.',
    'object-link': 'En fil är en länk till en annan plats.',
    'object-unrecorded': 'En post hänvisar till en fil som journalen inte nämner.',
    'database-damaged': 'Databasen är skadad.',
    'timestamp-wrong': 'En tidsstämpel stämmer inte med journalen.'
  }
}
