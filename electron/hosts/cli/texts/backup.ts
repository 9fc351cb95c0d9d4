// What `backup` and `restore` say.
import type { Text } from '../language.ts'

export const backup = {
  files: { sv: 'Säkerhetskopians filer', en: 'Files of the backup' },
  to: {
    sv: 'mappen för säkerhetskopior, eller s3: och en adress; utan den alla som används',
    en: 'the folder of backups, or s3: and an address; without it all that are in use'
  },
  key: {
    sv: 'kryptera en ny mapp för den här mottagarnyckeln (age1…), se backup make-key',
    en: 'encrypt a new folder for this recipient key (age1…), see backup make-key'
  },
  from: {
    sv: 'mappen med säkerhetskopior, eller s3: och en adress',
    en: 'the folder of backups, or s3: and an address'
  },
  into: { sv: 'ny eller tom mapp att återställa till', en: 'new or empty folder to restore to' },
  drill: {
    sv: 'öva: återställ till en tillfällig mapp, kontrollera och ta bort den',
    en: 'drill: restore to a temporary folder, check it, and take it away'
  },
  asOf: {
    sv: 'den sista säkerhetskopian denna dag eller tidigare, i stället för den nyaste',
    en: 'the last backup of this day or before, instead of the newest'
  },
  noFolder: {
    sv: 'Det finns ingen mapp för säkerhetskopior. Ange en med --to.',
    en: 'There is no folder of backups. Name one with --to.'
  },
  oneOf: {
    sv: 'Ange antingen --into eller --drill.',
    en: 'Give either --into or --drill.'
  },
  written: {
    sv: 'Säkerhetskopia nr {{number}} är skriven till {{folder}}: {{objects}} {{objects|fil|filer}} ({{size}}), varav {{newObjects}} nya, som är lästa igen där.',
    en: 'Backup no. {{number}} is written to {{folder}}: {{objects}} {{objects|file|files}} ({{size}}), {{newObjects}} of them new and read back there.'
  },
  notWritten: {
    sv: 'Ingen säkerhetskopia till {{folder}}: {{why}}',
    en: 'No backup to {{folder}}: {{why}}'
  },
  lacking: {
    sv: '{{count}} {{count|fil|filer}} är {{count|skadad|skadade}} eller saknas i arkivet och är inte med. Kör kanalarkiv verify för att se vilka.',
    en: '{{count}} {{count|file is|files are}} damaged or missing in the archive, and not in it. Run kanalarkiv verify to see which.'
  },
  right: {
    sv: 'Säkerhetskopian är läst från början till slut och är som den skrevs: {{generations}} {{generations|säkerhetskopia|säkerhetskopior}}, {{objects}} {{objects|fil|filer}}, {{size}}. Den nyaste är från {{at}}.',
    en: 'The backup was read from beginning to end and is as it was written: {{generations}} {{generations|backup|backups}}, {{objects}} {{objects|file|files}}, {{size}}. The newest is of {{at}}.'
  },
  wrong: {
    sv: 'Säkerhetskopian är inte som den skrevs. Fel: {{count}}.',
    en: 'The backup is not as it was written. Faults: {{count}}.'
  },
  unheld: {
    sv: 'Om det är den nyaste som arkivet har skrivit kan bara arkivet säga: ange det med --archive.',
    en: 'Whether it is the newest that the archive wrote, only the archive can say: name it with --archive.'
  },
  journals: {
    sv: 'Journalen är läst i {{journals}} av {{generations}} {{generations|säkerhetskopia|säkerhetskopior}}, och jämförd med dem före. I en krypterad mapp läses ingen.',
    en: 'The journal was read in {{journals}} of {{generations}} {{generations|backup|backups}}, and held against those before. In an encrypted folder none is read.'
  },
  journalsHeld: {
    sv: 'Journalen är läst i {{journals}} av {{generations}} {{generations|säkerhetskopia|säkerhetskopior}}, och varje säkerhetskopias sista sigill jämfört med arkivets journal.',
    en: 'The journal was read in {{journals}} of {{generations}} {{generations|backup|backups}}, and the last seal of each backup held against the journal of the archive.'
  },
  stampsUnread: {
    sv: 'Tidsstämplarna är inte kontrollerade: den nyaste säkerhetskopians journal lästes inte.',
    en: 'The time stamps were not looked at: the journal of the newest backup was not read.'
  },
  parted: {
    sv: 'Journalerna går isär: någon har skrivit om den ena, eller arbetat vidare i en kopia av arkivet. Spara mappen som den är, skriv inget mer dit, och jämför arkivet och en återställd kopia med ett paket eller ett antecknat sigill (verify --against).',
    en: 'The journals part: somebody has written one of them anew, or has gone on working in a copy of the archive. Keep the folder as it is, write nothing more to it, and compare the archive and a restored copy with a package or a seal that was noted (verify --against).'
  },
  finding: { sv: '{{word}}: {{what}}', en: '{{word}}: {{what}}' },
  restored: {
    sv: 'Arkivet är återställt i {{into}} ur säkerhetskopia nr {{number}} från {{at}}. Databasen är densamma byte för byte, och {{objects}} {{objects|fil är läst och rätt|filer är lästa och rätta}}. Journalen slutar på rad {{lines}}.',
    en: 'The archive is restored in {{into}} from backup no. {{number}} of {{at}}. The database is the same byte for byte, and {{objects}} {{objects|file was read and is right|files were read and are right}}. The journal ends at line {{lines}}.'
  },
  drilled: {
    sv: 'Övningen lyckades: säkerhetskopia nr {{number}} från {{at}} går att återställa. Databasen är densamma byte för byte, och {{objects}} {{objects|fil är läst och rätt|filer är lästa och rätta}}. Den tillfälliga mappen är borttagen.',
    en: 'The drill succeeded: backup no. {{number}} of {{at}} can be restored. The database is the same byte for byte, and {{objects}} {{objects|file was read and is right|files were read and are right}}. The temporary folder is gone.'
  },
  unfinished: {
    sv: 'I mappen ligger också {{count}} nyare {{count|kopia som aldrig blev färdig, eller vars manifest är borta eller skadat|kopior som aldrig blev färdiga, eller vars manifest är borta eller skadade}}. Kontrollera med backup verify vad som hänt.',
    en: 'In the folder there {{count|is also|are also}} {{count}} newer {{count|backup that was never finished, or whose manifest is gone or damaged|backups that were never finished, or whose manifests are gone or damaged}}. Look with backup verify at what has happened.'
  },
  repaired: {
    sv: '{{count}} {{count|fil|filer}} är {{count|hämtad|hämtade}} ur säkerhetskopian och {{count|läst|lästa}} igen.',
    en: '{{count}} {{count|file was|files were}} fetched from the backup and read back.'
  },
  nothingDamaged: {
    sv: 'Varje fil i arkivet är läst och rätt. Inget behövde hämtas.',
    en: 'Every file of the archive was read and is right. Nothing had to be fetched.'
  },
  lost: { sv: 'Ingen säkerhetskopia har {{what}}.', en: 'No backup has {{what}}.' },
  next: {
    sv: 'Lösenord och nycklar finns inte i säkerhetskopian: ange dem igen om det är en annan dator.',
    en: 'Passwords and keys are not in the backup: give them again on another computer.'
  }
} as const satisfies Record<string, Text>
