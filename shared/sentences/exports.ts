// The sentences of refusals of packages, receipts and disclosures.
import type { Sentences } from './sentences.ts'

export const EXPORTS = {
  'timestamp-not-open': {
    sv: 'Adressen {{address}} kan inte användas: den leder till arkivets dator eller in i ett privat nätverk, och det har inte tillåtits. Ange en adress utanför, eller svara att utfärdaren ligger i ett privat nätverk. Inget har ändrats.',
    en: 'The address {{address}} cannot be used: it leads to the archive’s computer or into a private network, and that was not allowed. Give an address outside, or answer that the authority lies in a private network. Nothing was changed.'
  },
  'certificates-unreadable': {
    sv: 'Filen {{file}} innehåller inga certifikat. Hämta utfärdarens certifikat (PEM eller DER) från dess webbplats och välj den filen. Inget har ändrats.',
    en: 'The file {{file}} holds no certificates. Fetch the certificates of the authority (PEM or DER) from its website and choose that file. Nothing was changed.'
  },
  'certificates-with-key': {
    sv: 'Filen {{file}} innehåller en privat nyckel. Arkivet sparar bara certifikat: spara dem i en egen fil utan nyckeln och välj den. Inget av filen är sparat.',
    en: 'The file {{file}} holds a private key. The archive keeps certificates only: save them in a file of their own without the key and choose that. Nothing of the file was kept.'
  },
  'signing-file-unreadable': {
    sv: 'Filen {{file}} har inte en enda nyckel med sitt certifikat och högst tjugo certifikat, eller är låst på ett sätt som programmet inte kan (som RC2, utan lösenord eller kontrollsumma, PBMAC1, eller med mycket många varv). Exportera nyckeln på nytt som PKCS#12 med AES (AES256-SHA256 i Windows) och med ett lösenord. Inget har ändrats.',
    en: 'The file {{file}} has not one key with its certificate and at most twenty certificates, or is locked in a way that the program does not know (such as RC2, without a password or a MAC, PBMAC1, or with very many rounds). Export the key anew as PKCS#12 with AES (AES256-SHA256 in Windows) and with a password. Nothing was changed.'
  },
  'signing-file-password': {
    sv: 'Lösenordet är inte det som filen {{file}} är låst med. Skriv det på nytt. Inget har ändrats.',
    en: 'The password is not the one that the file {{file}} is locked with. Type it again. Nothing was changed.'
  },
  'signing-file-unfit': {
    sv: 'Nyckeln i filen {{file}} kan inte signera paket i dag: certifikatet {{name}} gäller från {{from}} till och med {{to}}. Välj en fil där alla certifikat gäller. Inget har ändrats.',
    en: 'The key in the file {{file}} cannot sign packages today: the certificate {{name}} is in force from {{from}} to {{to}}. Choose a file in which every certificate is in force. Nothing was changed.'
  },
  'signing-file-weak': {
    sv: 'Nyckeln i filen {{file}} kan inte signera paket: den är varken RSA om minst 2048 bitar, ECDSA eller Ed25519. Skapa en sådan nyckel och välj dess fil. Inget har ändrats.',
    en: 'The key in the file {{file}} cannot sign packages: it is neither RSA of 2048 bits or more, ECDSA nor Ed25519. Make such a key and choose its file. Nothing was changed.'
  },
  'signing-file-restricted': {
    sv: 'Nyckeln i filen {{file}} kan inte signera paket: ett av certifikaten är inte för signaturer (utan till exempel för en webbserver), tillåter inte dem under sig, eller har villkor som mottagarens kontroll inte prövar (namn, eller ett okänt kritiskt tillägg). Be utfärdaren om ett certifikat för signaturer eller stämplar och välj dess fil. Inget har ändrats.',
    en: 'The key in the file {{file}} cannot sign packages: one of the certificates is not for signatures (but for a web server, say), does not allow those below it, or has conditions that the receiver’s checking does not try (names, or an unknown critical extension). Ask the issuer for a certificate for signatures or seals and choose its file. Nothing was changed.'
  },
  'package-signer-not-here': {
    sv: 'Paketen ska signeras, men nyckeln finns inte på arkivets dator. Skriv paketet på den dator där den finns, ange nyckeln på nytt, eller sluta signera. Inget paket är skrivet.',
    en: 'Packages are to be signed, but the key is not on the archive’s computer. Write the package on the computer where it is, give the key anew, or sign no more. No package was written.'
  },
  'package-signer-run-out': {
    sv: 'Paketen ska signeras, men certifikatet gäller inte i dag (till och med {{date}}). Ange ett nytt, eller sluta signera. Inget paket är skrivet.',
    en: 'Packages are to be signed, but the certificate is not in force today (it holds to {{date}}). Give a new one, or sign no more. No package was written.'
  },
  'no-timestamp-authority': {
    sv: 'Ingen utfärdare av tidsstämplar är inlagd. Lägg till en först.',
    en: 'No authority of time stamps is entered. Add one first.'
  },
  'timestamp-refused': {
    sv: '{{name}} gav ingen godtagbar tidsstämpel: {{timestampProblem}}. Programmet försöker igen av sig självt medan det är igång.',
    en: '{{name}} gave no acceptable time stamp: {{timestampProblem}}. The program tries again by itself while it is running.'
  },
  'webhook-not-open': {
    sv: 'Adressen {{address}} kan inte användas: en webhook nås med https, och ligger varken på arkivets dator eller i ett privat nätverk om inte administratören har tillåtit det. Inget har ändrats.',
    en: 'The address {{address}} cannot be used: a webhook is reached by https, and lies neither on the archive’s computer nor in a private network unless the administrator has allowed that. Nothing was changed.'
  },
  'webhook-refused': {
    sv: 'Mottagaren {{name}} tog inte emot: {{webhookProblem}} (svar: {{status}}). Kontrollera adressen och att mottagaren är igång, och försök igen.',
    en: 'The receiver {{name}} did not take it: {{webhookProblem}} (answer: {{status}}). Check the address and that the receiver is running, and try again.'
  },
  'folder-unusable': {
    sv: 'Det går inte att skriva i mappen {{dir}}: {{detail}}. Välj en annan mapp. Inget har ändrats.',
    en: 'The folder {{dir}} cannot be written to: {{detail}}. Choose another folder. Nothing was changed.'
  },
  'disclosure-ended': {
    sv: 'Utlämnandet är avslutat ({{state}}) och kan inte ändras. Öppna ett nytt om något mer ska lämnas ut.',
    en: 'The disclosure has ended ({{state}}) and cannot be changed. Open a new one if more is to be disclosed.'
  },
  'disclosure-basis': {
    sv: 'Det som lämnas till en part eller en annan myndighet lämnas med stöd av ett lagrum, till exempel ”OSL 10 kap. 3 §”. Det som lämnas till allmänheten har varken lagrum eller förbehåll. Ändra vem kopiorna är för, eller lagrummet. Inget har öppnats.',
    en: 'What a party or another authority is given rests on a legal provision, such as “OSL 10 kap. 3 §”. What the public is given has neither provision nor reservation. Change whom the copies are for, or the provision. Nothing was opened.'
  },
  'disclosure-not-ended': {
    sv: 'Utlämnandet pågår, så det finns inget avslut att rätta. Ändra det i stället. Inget har öppnats.',
    en: 'The disclosure is open, so there is no ending to correct. Change it instead. Nothing was opened.'
  },
  'masked-words': {
    sv: 'Texten innehåller ord som är maskerade i utlämnandet, och den står i det som lämnas ut. Skriv den utan dem. Inget har ändrats.',
    en: 'The text holds words that are masked in the disclosure, and it stands in what is handed out. Write it without them. Nothing was changed.'
  },
  'nothing-refused': {
    sv: 'Det finns inget avslag att skriva: allt som begärdes är utlämnat, eller utlämnandet är inte avslutat. Inget har skrivits.',
    en: 'There is no refusal to write: all that was asked for was given out, or the disclosure has not ended. Nothing was written.'
  },
  'already-masked': {
    sv: 'Stället är redan maskerat med den paragrafen. Inget har ändrats.',
    en: 'The place is already masked under that section. Nothing was changed.'
  },
  'disclosure-not-looked-through': {
    sv: 'Utlämnandet kan inte lämnas ut än: {{waiting}} av {{records}} {{records|post|poster}} är inte {{waiting|genomgången|genomgångna}}. Gå igenom varje post till slutet först. Inget har skrivits.',
    en: 'The disclosure cannot be delivered yet: {{waiting}} of {{records}} {{records|record|records}} {{waiting|has|have}} not been gone through. Go through each to its end first. Nothing was written.'
  },
  'proposals-open': {
    sv: '{{count}} {{count|förslag|förslag}} i ”{{title}}” är varken {{count|maskerat eller avfärdat|maskerade eller avfärdade}}. Maskera eller avfärda varje förslag först. Inget har skrivits.',
    en: '{{count}} {{count|proposal|proposals}} in “{{title}}” {{count|is|are}} neither masked nor dismissed. Mask or dismiss each of them first. Nothing was written.'
  },
  'words-not-found': {
    sv: 'Orden står inte omaskerade i någon text i utlämnandet. Inget har ändrats.',
    en: 'The words do not stand unmasked in any text of the disclosure. Nothing was changed.'
  },
  'mask-outside': {
    sv: 'Maskeringen ligger utanför texten eller bilden. Markera stället på nytt. Inget har ändrats.',
    en: 'The mask lies outside the text or the picture. Mark the place again. Nothing was changed.'
  },
  'target-too-small': {
    sv: 'Paketet får inte plats i {{dir}}: det behöver {{needed}} MiB, och {{free}} MiB är lediga. Frigör utrymme, välj en annan disk eller ett mindre urval. Inget har skrivits.',
    en: 'The package does not fit in {{dir}}: it needs {{needed}} MiB, and {{free}} MiB are free. Free some space, choose another disk or a smaller selection. Nothing was written.'
  },
  'target-full': {
    sv: 'Disken med {{dir}} blev full. Det halva paketet är borttaget, och arkivet är orört. Frigör utrymme eller välj en annan disk och försök igen.',
    en: 'The disk with {{dir}} became full. The half package is removed, and the archive is untouched. Free some space or choose another disk and try again.'
  },
  'record-file-damaged': {
    sv: 'En fil av posten {{record}} är skadad eller borta i arkivet: {{what}}. Hämta den ur säkerhetskopian under Kontroller, eller välj de andra posterna under Export och skriv paketet utan den. Inget har skrivits.',
    en: 'A file of the record {{record}} is damaged or gone in the archive: {{what}}. Restore it from the backup under Checks, or choose the other records under Export and write the package without it. Nothing was written.'
  },
  'record-not-packed': {
    sv: 'Programmet klarar inte att skriva posten {{record}} i ett paket. Välj de andra posterna under Export och skriv paketet utan den, och anmäl felet till den som sköter programmet: loggen har det. Inget har skrivits.',
    en: 'The program cannot write the record {{record}} into a package. Choose the other records under Export and write the package without it, and report the fault to whoever looks after the program: the log has it. Nothing was written.'
  },
  'chosen-disposed': {
    sv: '{{count}} av de valda posterna {{count|är gallrad|är gallrade}} sedan de valdes och kan inte tas med. Ta bort {{count|den|dem}} ur urvalet under Export och skriv paketet med de andra. Inget har skrivits.',
    en: '{{count}} of the chosen records {{count|has|have}} been disposed of since they were chosen and cannot be included. Take {{count|it|them}} out of the selection under Export and write the package with the others. Nothing was written.'
  },
  'target-gone': {
    sv: 'Disken eller mappen {{dir}} försvann medan paketet skrevs. Paketet blev inte klart, och arkivet är orört. Anslut disken igen eller välj en annan mapp, och börja om. Ligger {{name}} kvar på disken är det ett halvt paket, som kan raderas.',
    en: 'The disk or the folder {{dir}} went away while the package was being written. The package was not finished, and the archive is untouched. Connect the disk again or choose another folder, and begin again. If {{name}} is still on the disk, it is half a package, and can be deleted.'
  },
  'file-too-large-for-disk': {
    sv: 'Disken med {{dir}} är formaterad som FAT och tar inga filer över 4 GiB. Den största filen är {{size}} MiB. Välj en disk med NTFS, exFAT eller annat filsystem. Inget har skrivits.',
    en: 'The disk with {{dir}} is formatted as FAT and takes no files over 4 GiB. The largest file is {{size}} MiB. Choose a disk with NTFS, exFAT or another file system. Nothing was written.'
  },
  'not-in-package': {
    sv: 'Posten {{what}} ligger inte i paketet {{package}}. Se efter vilket paket kvittot gäller. Inget har ändrats.',
    en: 'The record {{what}} is not in the package {{package}}. Look up which package the receipt is for. Nothing was changed.'
  },
  'not-handed-over': {
    sv: 'Paketet {{package}} är inte färdigskrivet, så inget i det kan ha tagits emot. Välj ett skrivet paket.',
    en: 'The package {{package}} was never finished, so nothing in it can have been received. Choose a written one.'
  },
  'already-acknowledged': {
    sv: 'Posten {{what}} har redan ett kvitto ({{number}}). Är det fel: återkalla det med ett skäl och skriv in det rätta. Inget har ändrats.',
    en: 'The record {{what}} already has a receipt ({{number}}). If that is wrong, withdraw it with a reason and enter the right one. Nothing was changed.'
  },
  'receipt-withdrawn': {
    sv: 'Kvittot {{number}} är redan återkallat. Inget har ändrats.',
    en: 'The receipt {{number}} is already withdrawn. Nothing was changed.'
  },
  'no-diary-system': {
    sv: 'Diariesystemet är inte inställt. Be administratören ställa in det under Export, eller lämna över paketet på annat sätt. Inget har skickats.',
    en: 'The diary system is not set up. Ask the administrator to set it up under Export, or hand the package over in another way. Nothing was sent.'
  },
  'diary-folder-unusable': {
    sv: 'Det går inte att lämna handlingar i diariesystemets mapp {{dir}}: {{detail}}. Kontrollera mappen, eller be administratören välja en annan under Export. Det som redan är överlämnat finns kvar.',
    en: 'Documents cannot be handed over in the diary system’s folder {{dir}}: {{detail}}. Check the folder, or ask the administrator to choose another under Export. What was handed over remains.'
  },
  'diary-system-key-missing': {
    sv: 'Nyckeln till diariesystemet finns inte i nyckelringen på arkivets dator. Be administratören ange den på nytt under Export. Inget har skickats.',
    en: 'The key to the diary system is not in the keychain of the archive’s computer. Ask the administrator to enter it again under Export. Nothing was sent.'
  },
  'diary-system-key-refused': {
    sv: 'Diariesystemet godtar inte nyckeln. Be den som förvaltar programmet om en nyckel som gäller, och ange den på nytt under Export. Det som redan är skickat finns kvar.',
    en: 'The diary system does not accept the key. Ask whoever manages the program for a key that is valid, and enter it again under Export. What is already sent remains.'
  },
  'diary-system-unreachable': {
    sv: 'Diariesystemet går inte att nå: {{detail}}. Kontrollera nätet och programmets adress under Export och försök igen. Det som redan är skickat finns kvar.',
    en: 'The diary system cannot be reached: {{detail}}. Check the network and the program’s address under Export and try again. What is already sent remains.'
  },
  'diary-system-not-there': {
    sv: 'På adressen finns inget program av det här slaget (svar {{status}}). Kontrollera adressen under Export: den ska sluta där /Biz/v2/ börjar. Det som redan är skickat finns kvar.',
    en: 'There is no program of this kind at the address (answer {{status}}). Check the address under Export: it ends where /Biz/v2/ begins. What is already sent remains.'
  },
  'diary-system-busy': {
    sv: 'Diariesystemet tar inte emot mer just nu. Vänta en stund och skicka igen. Det som redan är skickat finns kvar.',
    en: 'The diary system takes no more just now. Wait a while and send again. What is already sent remains.'
  },
  'diary-system-bad-answer': {
    sv: 'Diariesystemet svarade något som inte går att tolka ({{status}}). Försök igen om en stund, och kontrollera annars adressen under Export. Inget har skickats.',
    en: 'The diary system answered something that cannot be understood ({{status}}). Try again in a while, and otherwise check the address under Export. Nothing was sent.'
  },
  'no-new-case': {
    sv: 'Inställningarna för diariesystemet säger inte hur nya ärenden läggs upp. Ange ett ärende som finns, eller be administratören fylla i uppgifterna under Export. Inget har skickats.',
    en: 'The settings of the diary system do not say how new cases are made. Give a case that is there, or ask the administrator to fill in the details under Export. Nothing was sent.'
  },
  'yearly-case-in-doubt': {
    sv: 'Samlingsärendet {{what}} kan redan finnas i diariet: det är osäkert hur det förra försöket gick. Se efter i diariet, anteckna det under paketets sändningar och skicka sedan igen. Det som redan är skickat finns kvar.',
    en: 'The yearly case {{what}} may be in the diary already: the last attempt is uncertain. Look in the diary, note it among the sendings of the package, and then send again. What is already sent remains.'
  },
  'not-for-diary-system': {
    sv: 'Paketet {{package}} är inte skrivet för ett diarium. Gör ett paket av formen mapp för diariet och skicka det. Inget har skickats.',
    en: 'The package {{package}} is not written for a diary. Make a package of the form folder for the diary and send that. Nothing was sent.'
  },
  'package-changed': {
    sv: 'Filen {{what}} i paketet är inte som den skrevs, eller saknas. Skriv paketet på nytt och skicka det. Det som redan är skickat finns kvar.',
    en: 'The file {{what}} of the package is not as it was written, or is missing. Write the package again and send that. What is already sent remains.'
  },
  'package-holds-secret': {
    sv: 'Paketet {{package}} skrevs utan det som är hemligt, och sedan dess har {{count}} av dess poster blivit hemliga, eller har filer med ord ur något som markerades senare: {{records}}. Skriv ett nytt paket, där det stannar kvar. Inget har lämnat arkivet.',
    en: 'The package {{package}} was written without what is secret, and since then {{count}} of its records have become secret, or have files with words of what was marked later: {{records}}. Write a new package, in which that stays behind. Nothing has left the archive.'
  },
  'package-has-other-file': {
    sv: 'Filen {{what}} ligger i paketets mapp men hör inte till paketet. Flytta den därifrån och packa igen. Ingen zip-fil skrevs, och paketet är som det var.',
    en: 'The file {{what}} lies in the folder of the package but does not belong to the package. Move it from there and pack again. No zip file was written, and the package is as it was.'
  },
  'sending-settled': {
    sv: 'Det är redan klart hur det gick med posten {{what}}. Titta på den igen. Inget har ändrats.',
    en: 'It is already settled what became of the record {{what}}. Look at it again. Nothing was changed.'
  },
  'sending-on-its-way': {
    sv: 'Mejlet till diariet med posten {{what}} är inte skickat än, eller kanske på väg, och skulle komma fram en gång till om posten skickades på nytt. Vänta tills det är skickat, eller ange hur det gick för mejlet. Inget har ändrats.',
    en: 'The mail to the diary with the record {{what}} is not sent yet, or may be on its way, and the record would arrive twice if it were sent again. Wait until it is sent, or say how it went with the mail. Nothing was changed.'
  },
  'receipt-in-future': {
    sv: 'Mottagningsdagen {{date}} har inte varit än. Rätta dagen. Inget har ändrats.',
    en: 'The day of receipt, {{date}}, has not come yet. Correct it. Nothing was changed.'
  },
  'receipt-columns-missing': {
    sv: 'Filen {{file}} saknar kolumnen {{column}}. Fyll i diarienumren i paketets index.csv, eller gör en lista med rubrikerna Beteckning och Diarienummer. Filen är sparad men inget har ändrats.',
    en: 'The file {{file}} has no column {{column}}. Fill in the diary numbers in the index.csv of the package, or make a list with the headings Beteckning and Diarienummer. The file is kept, but nothing was changed.'
  },
  'receipt-row-wrong': {
    sv: 'Rad {{row}} i filen {{file}} kan inte användas: {{trouble}}. Rätta raden och försök igen. Filen är sparad men inget har ändrats.',
    en: 'Row {{row}} of the file {{file}} cannot be used: {{trouble}}. Correct the row and try again. The file is kept, but nothing was changed.'
  },
  'export-not-recognised': {
    sv: '{{file}} är ingen export som går att läsa in: {{detail}}. Ta fram exporten på nytt hos plattformen, helst som JSON, och välj zip-filen eller mappen som den är. Inget har sparats.',
    en: '{{file}} is not an export that can be read: {{detail}}. Make the export anew at the platform, preferably as JSON, and choose the zip file or the folder as it is. Nothing was saved.'
  },
  'export-blocked': {
    sv: 'Paketet kan inte skrivas: {{why}}. Inget är skrivet.',
    en: 'The package cannot be written: {{why}}. Nothing was written.'
  },
  'schemas-missing': {
    sv: 'I mappen {{folder}} saknas något av schemana {{what}}, eller går inte att använda: det är inget riktigt XML-schema, har en egen dokumenttyp (DOCTYPE), eller passar inte ihop med de andra. Välj en mapp där alla finns som de är utgivna, eller skriv paketet utan dem. Inget paket har skrivits.',
    en: 'The folder {{folder}} lacks one of the schemas {{what}}, or it cannot be used: it is no proper XML schema, has a document type of its own (DOCTYPE), or does not fit the others. Choose a folder that has them all as they were published, or write the package without them. No package was written.'
  },
  'set-schemas-missing': {
    sv: 'Mappen {{folder}}, som XML-scheman tas ur enligt det som är sparat för arkivets leveranser, finns inte eller går inte att läsa. Spara en annan mapp för arkivet, eller ingen, eller skriv det här paketet med de scheman som programmet har med sig, i kommandoraden med --own-schemas. Inget har ändrats.',
    en: 'The folder {{folder}}, from which XML schemas are taken by what is saved of the archive’s deliveries, is not there or cannot be read. Save another folder for the archive, or none, or write this package with the schemas that the program brings along, on the command line with --own-schemas. Nothing was changed.'
  },
  'schemas-folder-missing': {
    sv: 'Mappen {{folder}}, som XML-scheman skulle tas ur, finns inte eller går inte att läsa. Ange en mapp som finns, eller ingen, i kommandoraden med --own-schemas: då används de scheman som programmet har med sig. Inget har ändrats.',
    en: 'The folder {{folder}}, from which XML schemas were to be taken, is not there or cannot be read. Name a folder that is there, or none, on the command line with --own-schemas: the schemas that the program brings along are used then. Nothing was changed.'
  },
  'package-not-as-written': {
    sv: 'Paketet är inte som det skrevs: {{what}}. Ingen zipfil har gjorts av det, och det ligger kvar där det är. Skriv paketet på nytt, och ta reda på vem som har ändrat det.',
    en: 'The package is not as it was written: {{what}}. No zip file was made of it, and it remains where it is. Write the package again, and find out who has changed it.'
  },
  'export-not-verified': {
    sv: 'Paketet kunde inte kontrolleras efter skrivningen: {{what}}. Det har tagits bort. Arkivet är orört. Skriv paketet på nytt, helst till en annan disk, eller utan scheman som du har valt om det var dem det inte följde.',
    en: 'The package could not be verified after writing: {{what}}. It was removed. The archive is untouched. Write the package again, preferably to another disk, or without schemas that you chose if those are what it did not follow.'
  }
} as const satisfies Sentences
