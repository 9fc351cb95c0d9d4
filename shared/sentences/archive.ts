// The sentences of refusals of the archive itself, its disk and its keychain.
import type { Sentences } from './sentences.ts'

export const ARCHIVE = {
  'object-damaged': {
    sv: 'Filen {{what}} i arkivet är inte som den sparades. Den lämnas inte ut. Kontrollera arkivet och hämta filen ur säkerhetskopian.',
    en: 'The file {{what}} in the archive is not as it was saved. It is not handed out. Verify the archive and restore the file from the backup.'
  },
  'no-archive-open': {
    sv: 'Inget arkiv är öppet. Öppna ett arkiv eller skapa ett nytt.',
    en: 'No archive is open. Open an archive or create a new one.'
  },
  'not-an-archive': {
    sv: 'Mappen {{dir}} är inte ett Kanalarkiv-arkiv. Välj en annan mapp, eller skapa ett arkiv i den. Låg arkivet där och är borta: återställ det från en säkerhetskopia till en ny mapp.',
    en: 'The folder {{dir}} is not a Kanalarkiv archive. Choose another folder, or create an archive in it. If the archive was there and is gone, restore it from a backup to a new folder.'
  },
  'archive-exists': {
    sv: 'Det finns redan ett arkiv i {{dir}}. Öppna det i stället.',
    en: 'There already is an archive in {{dir}}. Open it instead.'
  },
  'folder-in-archive': {
    sv: 'Mappen {{dir}} ligger i mappen för ett annat arkiv, {{archive}}. Välj en mapp utanför den. Inget har skrivits.',
    en: 'The folder {{dir}} lies in the folder of another archive, {{archive}}. Choose a folder outside it. Nothing was written.'
  },
  'folder-not-empty': {
    sv: 'Mappen {{dir}} är inte tom. Ett arkiv skapas eller återställs bara i en tom eller ny mapp.',
    en: 'The folder {{dir}} is not empty. An archive is made or restored only in an empty or new folder.'
  },
  'not-a-folder': {
    sv: '{{dir}} är ingen mapp, utan en fil eller en länk som inte leder till någon mapp. Välj en mapp.',
    en: '{{dir}} is no folder, but a file or a link that leads to no folder. Choose a folder.'
  },
  'archive-to-be-renewed': {
    sv: 'Arkivet {{dir}} är gjort av en äldre version och ska först föras över till den här. Det görs när någon som har en roll i arkivet öppnar det. Be arkivets administratör. Inget har ändrats.',
    en: 'The archive {{dir}} was made by an older version and must first be brought to this one. That is done when someone who has a role in the archive opens it. Ask the administrator of the archive. Nothing was changed.'
  },
  'archive-read-only': {
    sv: 'Det går inte att läsa och skriva i {{dir}}. Be om läs- och skrivrätt till mappen, eller flytta arkivet till en disk som går att skriva på. Går det att läsa kan det kontrolleras där det är: kanalarkiv verify. Inget har ändrats.',
    en: '{{dir}} cannot be read and written to. Ask for the right to read and write there, or move the archive to a disk that can be written to. If it can be read it can be verified where it is: kanalarkiv verify. Nothing was changed.'
  },
  'archive-on-network': {
    sv: 'Mappen {{dir}} ligger på en nätverksdisk ({{type}}). Databasen kan förstöras där, eftersom fillås och delat minne inte fungerar säkert över nätverk. Lägg arkivet på en lokal disk och säkerhetskopiera det till nätverket.',
    en: 'The folder {{dir}} is on a network disk ({{type}}). The database can be destroyed there, since file locks and shared memory do not work safely over a network. Put the archive on a local disk and back it up to the network.'
  },
  'archive-locked': {
    sv: 'Arkivet är öppet hos {{user}} i {{program}} på datorn {{host}} sedan {{since}}. Stäng det där först.',
    en: 'The archive has been open with {{user}} in {{program}} on the computer {{host}} since {{since}}. Close it there first.'
  },
  'not-a-plain-file': {
    sv: '{{path}} är {{kind}}, där programmet ska ha en vanlig fil. Se till att inget program har arkivet öppet, flytta undan det som ligger där och försök igen. Inget har ändrats.',
    en: '{{path}} is {{kind}}, where the program should have an ordinary file. See that no program has the archive open, move away what lies there, and try again. Nothing was changed.'
  },
  'archive-gone': {
    sv: 'Arkivet ligger inte längre i {{dir}}: mappen har flyttats, bytt namn eller bytts ut, filen ”lock” har tagits bort, eller så är disken frånkopplad. Inget sparas. Lägg tillbaka mappen och försök igen, eller öppna arkivet där det ligger nu. Det som pågick sparades inte.',
    en: 'The archive is no longer in {{dir}}: the folder was moved, renamed or replaced, the file “lock” was deleted, or the disk is disconnected. Nothing is saved. Put the folder back and try again, or open the archive where it is now. What was going on was not saved.'
  },
  'archive-too-new': {
    sv: 'Arkivet är skapat av en nyare version av Kanalarkiv (schema {{found}}, den här versionen klarar {{known}}). Uppdatera programmet. Arkivet är orört.',
    en: 'The archive was made by a newer version of Kanalarkiv (schema {{found}}, this version knows {{known}}). Update the program. The archive is untouched.'
  },
  'archive-unreleased': {
    sv: 'Arkivet är skapat av en utvecklingsversion av Kanalarkiv från före 0.1.0, som aldrig gavs ut. Den här versionen kan inte läsa det. Skapa ett nytt arkiv, eller öppna det här med versionen som skapade det. Arkivet är orört.',
    en: 'The archive was made by a development version of Kanalarkiv from before 0.1.0, which was never released. This version cannot read it. Create a new archive, or open this one with the version that made it. The archive is untouched.'
  },
  'migration-edited': {
    sv: 'I databasen står vilka ändringar av dess tabeller som har gjorts, och det stämmer inte med programmet ({{name}}): någon har ändrat det efteråt, eller så har ett annat program skrivit det. Arkivet öppnas inte, så att inget förvanskas. Återställ det från en säkerhetskopia till en ny mapp (kanalarkiv restore), och behåll den här mappen så länge.',
    en: 'The database says which changes of its tables have been made, and that does not match the program ({{name}}): somebody has altered it since, or another program wrote it. The archive is not opened, so that nothing is distorted. Restore it from a backup to a new folder (kanalarkiv restore), and keep this folder meanwhile.'
  },
  'database-damaged': {
    sv: 'Databasen i {{dir}} är skadad ({{detail}}). Arkivet öppnas inte, och inget har skrivits. Återställ det från en säkerhetskopia till en ny mapp (kanalarkiv restore), och behåll den här mappen så länge.',
    en: 'The database in {{dir}} is damaged ({{detail}}). The archive is not opened, and nothing was written. Restore it from a backup to a new folder (kanalarkiv restore), and keep this folder meanwhile.'
  },
  'journal-head-left': {
    sv: 'Journalens sista rad och det som pekar ut den stämmer inte överens (rad {{line}}): någon har ändrat databasen eller dess regler. Inget har skrivits. Kontrollera arkivet, som säger vad som är ändrat, och återställ det ur säkerhetskopian.',
    en: 'The last line of the journal and what points to it do not agree (line {{line}}): somebody has changed the database or its rules. Nothing was written. Verify the archive, which tells what was changed, and restore it from the backup.'
  },
  'disk-failing': {
    sv: 'Disken svarar med fel när arkivet i {{dir}} läses eller skrivs ({{detail}}). Utrymmet kan vara slut, eller så håller disken på att gå sönder. Kopiera arkivets mapp till en annan disk och kontrollera kopian. Det som pågick sparades inte.',
    en: 'The disk answers with an error when the archive in {{dir}} is read or written ({{detail}}). It may be out of space, or it may be failing. Copy the archive folder to another disk and verify the copy. What was going on was not saved.'
  },
  'file-held': {
    sv: 'Ett annat program har {{file}} öppen, fast Kanalarkiv har väntat några sekunder. Ofta är det ett virusskydd, en sökindexering eller ett fönster i Utforskaren. Stäng det program som har filen öppen och försök igen. Det som pågick sparades inte.',
    en: 'Another program holds {{file}}, although Kanalarkiv has waited for some seconds. Often it is an antivirus program, a search index or a window of the file manager. Close the program that has the file open and try again. What was going on was not saved.'
  },
  'system-refused': {
    sv: 'Datorns system lät inte Kanalarkiv {{doing}} {{file}} och sade inte varför. Ofta är det ett virusskydd som har spärrat filen, eller en disk eller en nätverksplats som har kopplats från. Se efter i virusskyddets lista och att disken är ansluten, och försök igen. Det som pågick sparades inte.',
    en: 'The computer’s system did not let Kanalarkiv {{doing}} {{file}} and did not say why. Often it is an antivirus program that has blocked the file, or a disk or a network place that has been disconnected. Look in the list of the antivirus program and see that the disk is connected, and try again. What was going on was not saved.'
  },
  'place-unusable': {
    sv: 'Det går inte att skapa en mapp i {{dir}} ({{detail}}). Kontrollera att disken eller nätverksplatsen finns och att namnet inte har tecken som systemet inte tillåter, och välj sedan en annan mapp. Inget har skapats.',
    en: 'No folder can be made at {{dir}} ({{detail}}). Check that the disk or the network place is there and that the name has no characters that the system does not allow, and choose another folder. Nothing was made.'
  },
  'folder-name-unusable': {
    sv: 'Windows kan inte ha en mapp som heter ”{{name}}”, i {{dir}}. Namn på enheter, som CON, NUL och COM1, skiljetecken som kolon, frågetecken och citattecken, och punkt eller mellanslag sist i ett namn går inte att använda. Välj ett annat namn. Inget har skapats.',
    en: 'Windows cannot have a folder called “{{name}}”, in {{dir}}. Names of devices, such as CON, NUL and COM1, signs such as colons, question marks and quotes, and a dot or a blank at the end of a name cannot be used. Choose another name. Nothing was made.'
  },
  'files-in-s3': {
    sv: 'Arkivets filer ligger inte i mappen {{dir}} utan i bucketen {{bucket}} hos {{endpoint}}. Öppna arkivet med servern som har den i sina inställningar, och säkerhetskopiera det med kanalarkiv-server backup. En återställd säkerhetskopia har alla filer i sin mapp. Inget har ändrats.',
    en: 'The files of the archive do not lie in the folder {{dir}} but in the bucket {{bucket}} at {{endpoint}}. Open the archive with the server that has it in its configuration, and back it up with kanalarkiv-server backup. A restored backup has all files in its folder. Nothing was changed.'
  },
  'files-unreachable': {
    sv: 'Lagringen av arkivets filer, {{address}}, svarar inte: {{detail}}. Det som redan var sparat finns kvar; det som pågick sparades inte. Försök igen om en stund; går det fortfarande inte, be den som sköter servern att se i loggen.',
    en: 'The store of the archive’s files, {{address}}, does not answer: {{detail}}. What was already saved remains; what was going on was not saved. Try again in a while; if that fails as well, ask whoever runs the server to look in the log.'
  },
  'files-refused': {
    sv: 'Lagringen av arkivets filer nekar åtkomst till bucketen {{bucket}} ({{detail}}). Be den som sköter servern att kontrollera bucketen, nyckeln och dess rättigheter efter docs/server.md. Det som pågick sparades inte.',
    en: 'The store of the archive’s files refuses access to the bucket {{bucket}} ({{detail}}). Ask whoever runs the server to check the bucket, the key and its rights against docs/server.md. What was going on was not saved.'
  },
  'files-not-kept': {
    sv: 'Lagringen svarade att filen {{what}} var sparad i bucketen {{bucket}}, men gav flera gånger tillbaka något annat. Filen räknas därför inte som sparad. Be den som sköter lagringen att undersöka den. Det som pågick sparades inte.',
    en: 'The store answered that the file {{what}} was kept in the bucket {{bucket}}, but several times gave back something else. So the file does not count as kept. Ask whoever runs the store to examine it. What was going on was not saved.'
  },
  'files-locked': {
    sv: 'Filen {{what}} är låst i bucketen {{bucket}} och kan inte tas bort än. Posterna är gallrade; det sista av gallringen görs när arkivet öppnas eller gallringen genomförs igen efter att låset har gått ut.',
    en: 'The file {{what}} is locked in the bucket {{bucket}} and cannot be removed yet. The records have been disposed of; the rest of the disposal is done when the archive is opened, or the disposal is carried out again, after the lock has ended.'
  },
  'lease-lost': {
    sv: 'Den här servern har inte längre skrivrätten till arkivet, så inget sparas. Det som redan var sparat finns kvar; det som pågick sparades inte. Servern startar om och försöker få den tillbaka. Försök igen om en stund; går det fortfarande inte, be den som sköter servern att se i loggen.',
    en: 'This server has the lease of the archive no longer, so nothing is saved. What was already saved remains; what was going on was not saved. The server starts anew and tries to have it back. Try again in a while; if that fails as well, ask whoever runs the server to look in the log.'
  },
  'lease-held': {
    sv: 'Skrivrätten till arkivet har servern {{host}} sedan {{since}}, och den förnyas där. Stoppa servern där först. Har den datorn gått sönder, vänta tills skrivrätten har gått ut och försök igen. Inget har ändrats.',
    en: 'The server {{host}} has had the lease of the archive since {{since}}, and renews it. Stop the server there first. If that computer is broken, wait until the lease has ended and try again. Nothing was changed.'
  },
  'lease-unreachable': {
    sv: 'Tjänsten som ger skrivrätten, {{address}}, svarar inte: {{detail}}. Utan den öppnas inte arkivet, så att två servrar aldrig skriver i det. Kontrollera tjänsten och nätet och starta servern igen. Inget har ändrats.',
    en: 'The service that gives the lease, {{address}}, does not answer: {{detail}}. Without it the archive is not opened, so that two servers never write in it. Check the service and the network, and start the server anew. Nothing was changed.'
  },
  'lease-refused': {
    sv: 'Tjänsten som ger skrivrätten, {{address}}, nekar åtkomst ({{detail}}). Kontrollera certifikaten och rättigheterna efter docs/server.md och starta servern igen. Inget har ändrats.',
    en: 'The service that gives the lease, {{address}}, refuses access ({{detail}}). Check the certificates and the rights against docs/server.md, and start the server anew. Nothing was changed.'
  },
  'lease-superseded': {
    sv: 'Mappen {{dir}} är inte arkivet längre: servern {{host}} har haft det sedan dess, senast {{at}}, och de två får inte gå isär. Använd servern där. Ska arkivet hit igen, spara mappen som den är, ange en tom mapp i inställningarna och kör kanalarkiv-server takeover. Inget har ändrats.',
    en: 'The folder {{dir}} is the archive no longer: the server {{host}} has had it since, last at {{at}}, and the two must not part. Use the server there. To have the archive here again, keep the folder as it is, give an empty folder in the configuration, and run kanalarkiv-server takeover. Nothing was changed.'
  },
  'disk-full': {
    sv: 'Disken med arkivet är full. Det som redan var sparat finns kvar; det som pågick sparades inte. Oftast går arkivet ändå att läsa. Frigör utrymme, öppna arkivet igen och försök på nytt, eller kopiera arkivets mapp till en annan disk och öppna den där.',
    en: 'The disk with the archive is full. What was already saved remains; what was going on was not saved. Most often the archive can still be read. Free some space, open the archive again and try anew, or copy the folder of the archive to another disk and open it there.'
  },
  'temporary-disk-full': {
    sv: 'Disken med datorns mapp för temporära filer ({{dir}}) är full. Det som redan var sparat finns kvar; det som pågick sparades inte. Frigör utrymme på den disken och försök igen, eller ange en mapp på en annan disk i TMPDIR (TEMP i Windows) och starta programmet på nytt.',
    en: 'The disk of the computer’s folder for temporary files ({{dir}}) is full. What was already saved remains; what was going on was not saved. Free some space on that disk and try again, or name a folder on another disk in TMPDIR (TEMP on Windows) and start the program anew.'
  },
  'no-keychain': {
    sv: 'Lösenordet kan inte sparas eller läsas: {{detail}}. Lösenord sparas bara i nyckelringen på arkivets dator, aldrig i arkivet. Lås upp nyckelringen (Autentiseringshanteraren i Windows, Nyckelringar i macOS, GNOME-nyckelringen eller KWallet i Linux) och försök igen. Inget lösenord har ändrats.',
    en: 'The password cannot be kept or read: {{detail}}. Passwords are kept in the keychain of the archive’s computer only, never in the archive. Unlock the keychain (Credential Manager in Windows, Keychain in macOS, the GNOME keyring or KWallet in Linux) and try again. No password was changed.'
  }
} as const satisfies Sentences
