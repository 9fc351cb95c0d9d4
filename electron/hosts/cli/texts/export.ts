// What `export` and `verify` say.
import type { ExportBlocker, LeftOut } from '#shared/export.ts'
import type { Finding } from '#shared/journal.ts'
import type { Text } from '../language.ts'

export const exporting = {
  blocked: { sv: 'Paketet kan inte skrivas nu:', en: 'The package cannot be written now:' },
  blockedBy: {
    'run-running': { sv: 'Insamlingar som pågår: {{count}}.', en: 'Captures going on: {{count}}.' },
    'undecided-messages': {
      sv: 'Meddelanden som ingen har beslutat om: {{count}}. Hantera dem, eller ange --unfinished leave-out eller include.',
      en: 'Messages that nobody has decided on: {{count}}. Handle them, or give --unfinished leave-out or include.'
    },
    'unverified-comments': {
      sv: 'Kommentarer vars kopia inte är kontrollerad: {{count}}. Kontrollera dem, eller ange --unfinished leave-out eller include.',
      en: 'Comments whose copy is not verified: {{count}}. Verify them, or give --unfinished leave-out or include.'
    },
    'nothing-selected': { sv: 'Urvalet är tomt.', en: 'Nothing is selected.' }
  } satisfies Record<ExportBlocker['code'], Text>,
  holds: {
    sv: 'Det här följer med. Insamlingar: {{captures}}. Kommentarer: {{comments}}. Meddelanden: {{messages}}. Filer: {{files}} ({{size}}).',
    en: 'This is included. Captures: {{captures}}. Comments: {{comments}}. Messages: {{messages}}. Files: {{files}} ({{size}}).'
  },
  leftOut: {
    secret: {
      sv: 'Följer inte med, sekretessmarkerat eller kvarhållet för något som är det: {{count}}.',
      en: 'Left out, marked as secret or kept in for something that is: {{count}}.'
    },
    notOurs: {
      sv: 'Följer inte med, hör inte till myndigheten: {{count}}.',
      en: "Left out, not the authority's: {{count}}."
    },
    drafts: {
      sv: 'Följer inte med, utpekat men inget är sparat av det: {{count}}.',
      en: 'Left out, pointed out but nothing saved of it: {{count}}.'
    },
    failed: {
      sv: 'Följer inte med, insamlingar som misslyckades eller avbröts: {{count}}.',
      en: 'Left out, captures that failed or were interrupted: {{count}}.'
    },
    unfinished: { sv: 'Följer inte med, inte färdigt: {{count}}.', en: 'Left out, not finished: {{count}}.' }
  } satisfies Record<keyof LeftOut, Text>,
  carriers: {
    sv: 'Av det är så många inte själva markerade, utan innehåller ord eller filer ur något som är det: {{count}}.',
    en: 'Of that, so many are not marked themselves, but hold words or files of something that is: {{count}}.'
  },
  unlooked: {
    sv: 'Av det är så många inte markerade, utan har inte gåtts igenom än, eller har en fil som inte gick att läsa: {{count}}.',
    en: 'Of that, so many are not marked, but have not been looked through yet, or have a file that could not be read: {{count}}.'
  },
  unreadFiles: {
    sv: 'Filer som följer med och som programmet inte läser, eller bara delvis (bilder, ljud, bilder i dokument). Se efter att de inte visar något sekretessmarkerat: {{count}}.',
    en: 'Files that are included and that the program does not read, or only in part (pictures, sound, pictures in documents). Check that they show nothing secret: {{count}}.'
  },
  unfinished: {
    sv: 'Ofärdigt som följer med. Meddelanden utan beslut: {{messages}}. Kommentarer som inte är avslutade: {{comments}}.',
    en: 'Included, unfinished. Messages without a decision: {{messages}}. Open comments: {{comments}}.'
  },
  copying: { sv: 'skriver', en: 'writing' },
  verifying: { sv: 'läser tillbaka', en: 'reading back' },
  written: {
    sv: 'Paketet är skrivet och kontrollerat ({{files}} {{files|fil|filer}}, {{size}}): {{folder}}',
    en: 'The package is written and verified ({{files}} {{files|file|files}}, {{size}}): {{folder}}'
  },
  writtenNext: {
    sv: 'Vem som helst kan kontrollera det med: node verify.mjs . i paketets mapp.',
    en: 'Anyone can verify it with: node verify.mjs . in the folder of the package.'
  },
  writtenNextDiary: {
    sv: 'Varje handling har en mapp med registreringsunderlag.pdf, handling.xml och sina filer.',
    en: 'Each record has a folder with registreringsunderlag.pdf, handling.xml and its files.'
  },
  writtenNextSip: {
    sv: 'Varje fil står i METS med rätt kontrollsumma. Vilka regler och scheman som prövades, och vems, står i VALIDERING.txt.',
    en: 'Every file is listed in METS with the right checksum. VALIDERING.txt says which rules and schemas were tried, and whose.'
  },
  rows: {
    time: { sv: 'Tid', en: 'Time' },
    record: { sv: 'Post', en: 'Record' },
    channel: { sv: 'Kanal', en: 'Channel' },
    what: { sv: 'Vad', en: 'What' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

/** Every code a verification may find: the archive's own, and those of a package. */
type FindingCode =
  | Finding['code']
  | 'changed'
  | 'missing'
  | 'added'
  | 'refused'
  | 'unreadable'
  | 'unaccounted'
  | 'content-changed'
  | 'not-as-signed'
  | 'list-wrong'
  | 'shown-changed'
  | 'not-recorded'
  | 'head-missing'
  | 'journal-differs'
  | 'authority-other'
  | 'authority-missing'
  | 'authority-unknown'

export const verifying = {
  package: {
    sv: 'kontrollera paketet i den här mappen i stället',
    en: 'verify the package in this folder instead'
  },
  against: {
    sv: 'jämför arkivet med ett paket som skrevs tidigare, med en fil eller ett mejl med journalens sigill, eller med ett antecknat sigill: radens nummer, kolon och sigill',
    en: 'compare the archive with a package written earlier, a file or mail with the seal of the journal, or a seal that was noted: the number of the line, a colon, its seal'
  },
  oneOfTwo: {
    sv: 'Ange --package för ett paket, eller --against för att jämföra arkivet med något, inte båda.',
    en: 'Give --package for a package, or --against to compare the archive with something, not both.'
  },
  againstNothing: {
    sv: '{{against}} finns inte, och är inget antecknat sigill, som skrivs NUMMER:SIGILL. Se efter hur filen, mappen eller sigillet skrivs.',
    en: '{{against}} does not exist, and is no noted seal, which is written NUMBER:SEAL. Check how the file, the folder or the seal is written.'
  },
  notAgainst: {
    sv: '{{against}} är varken ett paket eller ett antecknat sigill, som skrivs NUMMER:SIGILL.',
    en: '{{against}} is neither a package nor a noted seal, which is written NUMBER:SEAL.'
  },
  reading: { sv: 'läser om', en: 'reading again' },
  readOnly: {
    sv: 'Arkivet går att läsa men inte att skriva i. Det kontrolleras som det är, och inget annat kan göras i det.',
    en: 'The archive can be read and not written to. It is verified as it is, and nothing else can be done in it.'
  },
  notOpened: {
    sv: 'Arkivet går inte att öppna, eftersom något i databasen inte har programmets form. Det kontrolleras som det är.',
    en: 'The archive cannot be opened, since something in its database has not the form of the program. It is verified as it is.'
  },
  noRole: {
    sv: 'Du har ingen roll i arkivet och kan bara kontrollera det. Det kontrolleras som det är, utan att öppnas.',
    en: 'You have no role in the archive and can only verify it. It is verified as it is, without being opened.'
  },
  archiveRight: {
    sv: 'Journalens kedja, posternas sigill och filernas kontrollsummor stämmer. Journalrader: {{lines}}. Filer: {{objects}} ({{size}}).',
    en: 'The chain of the journal, the seals of the records and the checksums of the files are right. Journal lines: {{lines}}. Files: {{objects}} ({{size}}).'
  },
  packageRight: {
    sv: 'Paketet stämmer med sig självt. Filer: {{files}} ({{size}}). Journalrader: {{lines}}. Med --archive jämförs det också med det som arkivet antecknade.',
    en: 'The package agrees with itself. Files: {{files}} ({{size}}). Journal lines: {{lines}}. With --archive it is also compared with what the archive noted.'
  },
  packageAsNoted: {
    sv: 'Paketet stämmer med sig självt och med det som arkivet antecknade när det skrevs. Filer: {{files}} ({{size}}). Journalrader: {{lines}}.',
    en: 'The package agrees with itself and with what the archive noted when it was written. Files: {{files}} ({{size}}). Journal lines: {{lines}}.'
  },
  replaced: {
    sv: 'Men utlämnandet var fel och är rättat: använd kopiorna i utlämnandet {{by}} i stället.',
    en: 'But the disclosure was wrong and is corrected: use the copies of the disclosure {{by}} instead.'
  },
  againstRight: {
    sv: 'Arkivet fortsätter från det som det jämfördes med: {{against}}',
    en: 'The archive goes on from what it was compared with: {{against}}'
  },
  packageSum: {
    sv: 'Summan av {{list}} (SHA-256), att jämföra med det som arkivet antecknade: {{own}}',
    en: 'The sum of {{list}} (SHA-256), to be compared with what the archive noted: {{own}}'
  },
  packageHead: {
    sv: 'Journalens sista sigill (rad {{lines}}): {{head}}',
    en: 'The last seal of the journal (line {{lines}}): {{head}}'
  },
  packageNext: {
    sv: 'Använd inte paketet: något i det är inte som när det skrevs. Ta fram ett annat exemplar, eller skriv ett nytt paket ur arkivet.',
    en: 'Do not use the package: something in it is not as it was written. Get another copy of it, or write a new package from the archive.'
  },
  heldNext: {
    sv: 'Skriv inget mer i arkivet förrän ni vet vilken av de två som är rätt: jämför båda med en säkerhetskopia, ett annat paket eller ett antecknat sigill (verify --against), och återställ arkivet om det är det som är omskrivet.',
    en: 'Write nothing more in the archive until you know which of the two is right: compare both with a backup, another package or a seal that was noted (verify --against), and restore the archive if that is the one that was written anew.'
  },
  authorityNext: {
    sv: 'Lita inte på tidsstämplarna förrän ni vet vems certifikatet är: jämför med utfärdarens egna uppgifter, och journalen med ett paket, en säkerhetskopia eller ett antecknat sigill (verify --against).',
    en: 'Do not trust the time stamps until you know whose certificate it is: compare it with what the authority itself says, and the journal with a package, a backup or a seal that was noted (verify --against).'
  },
  wrong: { sv: 'Det här stämmer inte ({{count}}):', en: 'This is not right ({{count}}):' },
  finding: { sv: '{{word}}: {{what}}', en: '{{word}}: {{what}}' },
  notAPackage: {
    sv: '{{dir}} är inget paket, eller går inte att läsa.',
    en: '{{dir}} is not a package, or cannot be read.'
  },
  words: {
    'line-changed': { sv: 'Ändrad rad i journalen', en: 'Changed journal line' },
    'line-missing': { sv: 'Rad som saknas i journalen', en: 'Missing journal line' },
    'line-added': { sv: 'Tillagd rad i journalen', en: 'Added journal line' },
    'content-changed': {
      sv: 'Innehållet är inte det som raden förseglade',
      en: 'The content is not what the line sealed'
    },
    'shown-changed': {
      sv: 'Andra journalrader visas än dem som raden förseglade',
      en: 'Other journal lines are shown than the line sealed'
    },
    'not-as-signed': {
      sv: 'En annan journal signerades eller stämplades, till och med rad',
      en: 'Another journal was signed or stamped, up to line'
    },
    'list-wrong': {
      sv: 'Förteckning som inte är som programmet skriver den',
      en: 'List that is not as the program writes it'
    },
    'line-unsealed': { sv: 'Rad utan sigill för poster', en: 'Line that seals no records' },
    'seal-changed': { sv: 'Ändrat sigill för poster, rad', en: 'Changed seal of records, line' },
    'seal-missing': { sv: 'Sigill för poster som saknas, rad', en: 'Missing seal of records, line' },
    'row-changed': { sv: 'Ändrad post', en: 'Changed record' },
    'row-changed-before': {
      sv: 'Post som ändrades utanför programmet innan raden skrevs',
      en: 'Record changed outside the program before the line was written'
    },
    'row-missing': { sv: 'Post som saknas', en: 'Missing record' },
    'row-removed': {
      sv: 'Post som har tagits bort, fast sådana aldrig tas bort; enligt raden inom parentes',
      en: 'Record that was taken away, though such ones never are; by the line in brackets'
    },
    'row-added': { sv: 'Post som inte hör hit', en: 'Record that does not belong' },
    'rows-changed': { sv: 'Någon av de här posterna är ändrad', en: 'One of these records was changed' },
    'rows-missing': { sv: 'Någon av de här posterna saknas', en: 'One of these records is missing' },
    'rows-unsealed': { sv: 'Poster som ännu inte är förseglade', en: 'Records that are not sealed yet' },
    'schema-changed': { sv: 'Databasens regler är ändrade', en: 'Changed rules of the database' },
    'reference-broken': { sv: 'Poster som pekar på något som saknas', en: 'Records that point at nothing' },
    'disposal-unaccounted': { sv: 'Gallring som inte stämmer', en: 'Disposal that does not add up' },
    'line-without-row': {
      sv: 'Rad i journalen som berättar om en post som saknas',
      en: 'Journal line that tells of a record which is missing'
    },
    'object-changed': { sv: 'Ändrad fil', en: 'Changed file' },
    'object-missing': { sv: 'Fil saknas', en: 'Missing file' },
    'object-unreadable': { sv: 'Fil som inte går att läsa', en: 'Unreadable file' },
    'object-extra': { sv: 'Fil som inte hör hit', en: 'File that does not belong' },
    'object-link': { sv: 'Länk i stället för fil', en: 'Link instead of a file' },
    'object-unrecorded': { sv: 'Fil och journal stämmer inte överens', en: 'File and journal do not agree' },
    'database-damaged': { sv: 'Skadad databas', en: 'Damaged database' },
    'timestamp-wrong': {
      sv: 'Tidsstämpel som inte stämmer med journalen',
      en: 'Time stamp that does not agree with the journal'
    },
    changed: { sv: 'Ändrad', en: 'Changed' },
    missing: { sv: 'Saknas', en: 'Missing' },
    added: { sv: 'Hör inte hit', en: 'Does not belong' },
    refused: { sv: 'Leder ut ur paketet', en: 'Leads out of the package' },
    unreadable: { sv: 'Oläslig', en: 'Unreadable' },
    'not-recorded': {
      sv: 'Paketet är inte som arkivet skrev det',
      en: 'The package is not as the archive wrote it'
    },
    'head-differs': {
      sv: 'Raden i arkivets journal har ett annat sigill än det antecknade',
      en: 'The line of the journal has another seal than was noted'
    },
    'head-missing': {
      sv: 'Arkivets journal saknar den antecknade raden',
      en: 'The journal lacks the line that was noted'
    },
    'journal-differs': {
      sv: 'Paketets och arkivets journaler går isär, från raden',
      en: 'The journals of the package and of the archive part, from the line'
    },
    'authority-other': {
      sv: 'Tidsstämpel av en annan utfärdare än den angivna',
      en: 'Time stamp by another authority than the one that was named'
    },
    'authority-missing': {
      sv: 'Ingen tidsstämpel som räknas av den angivna utfärdaren',
      en: 'No time stamp that counts by the authority that was named'
    },
    'authority-unknown': {
      sv: 'Tidsstämpel av en utfärdare som arkivet aldrig har frågat',
      en: 'Time stamp by an authority that the archive never asked'
    },
    unaccounted: { sv: 'Saknar post', en: 'No record' }
  } satisfies Record<FindingCode, Text>
} as const satisfies Record<string, Text | Record<string, Text>>
