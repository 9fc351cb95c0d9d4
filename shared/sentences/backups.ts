// The sentences of refusals of backups and of restoring.
import type { Sentences } from './sentences.ts'

export const BACKUPS = {
  'backup-folder-unusable': {
    sv: 'Mappen {{folder}} kan inte användas för säkerhetskopior ({{detail}}). Välj en mapp som finns, på en annan disk eller en nätverksdisk, och som inte ligger i arkivet eller runt det. Inget har skrivits där.',
    en: 'The folder {{folder}} cannot be used for backups ({{detail}}). Choose a folder that exists, on another disk or a network share, and that is neither in the archive nor around it. Nothing was written there.'
  },
  'backup-folder-not-empty': {
    sv: 'Mappen {{folder}} är inte tom och innehåller ingen säkerhetskopia. Välj en tom mapp, så att inget blandas ihop. Inget har skrivits där.',
    en: 'The folder {{folder}} is not empty and holds no backup. Choose an empty folder, so that nothing is mixed up. Nothing was written there.'
  },
  'backup-unusable': {
    sv: 'Det går inte att läsa eller skriva i {{folder}} ({{detail}}). Kontrollera att disken, nätverksdisken eller lagringen är ansluten, har ledigt utrymme och får läsas och skrivas. De säkerhetskopior som redan var färdiga är orörda.',
    en: '{{folder}} cannot be read or written ({{detail}}). Check that the disk, share or store is connected, has room, and may be read and written. Backups that were complete are untouched.'
  },
  'backup-link': {
    sv: 'I säkerhetskopiornas mapp {{folder}} finns en länk till en annan plats ({{path}}). Inget skrivs genom den, eftersom det som ligger någon annanstans inte läses tillbaka därifrån. Flytta tillbaka innehållet i stället för länken. Ska säkerhetskopiorna ligga på en annan disk, flytta hela mappen dit, ta bort den ur listan och lägg till den nya. De säkerhetskopior som redan var färdiga är orörda.',
    en: 'The folder of the backups, {{folder}}, has a link to another place in it ({{path}}). Nothing is written through it, since what lies elsewhere is not read back from there. Move the content back in place of the link. To keep the backups on another disk, move the whole folder there, take it off the list and add the new one. Backups that were complete are untouched.'
  },
  'backup-store-address': {
    sv: 'Adressen {{address}} är inte en plats i en S3-lagring. Den skrivs s3:https://LAGRINGEN/BUCKET eller s3:https://LAGRINGEN/BUCKET/MAPP. Bara när en säkerhetskopia läses får ?before= och en tidpunkt följa. Inget har ändrats.',
    en: 'The address {{address}} is no place in an S3 store. It is written s3:https://STORE/BUCKET or s3:https://STORE/BUCKET/FOLDER. Only where a backup is read may ?before= and a time follow. Nothing was changed.'
  },
  'backup-store-unknown': {
    sv: 'Datorns nyckelring har ingen nyckel till {{address}}. Lägg in den under Säkerhetskopior eller på startsidan, eller med kommandot backup connect. Inget har skrivits där.',
    en: 'The keychain of this computer has no key for {{address}}. Enter it under Backups or on the start page, or by the command backup connect. Nothing was written there.'
  },
  'backup-store-not-secure': {
    sv: 'Lagringen {{address}} ska användas utan kryptering på vägen. Säkerhetskopior skickas bara krypterat. Skriv adressen med https. Inget har ändrats.',
    en: 'The store {{address}} is to be used without encryption on the way. Backups are only sent encrypted. Write the address with https. Nothing was changed.'
  },
  'backup-store-no-lock': {
    sv: 'Bucketen {{address}} har inte Object Lock, så inget kan låsas där. Välj en bucket som har det, eller låt bli att låsa. Inget har ändrats.',
    en: 'The bucket {{address}} has no Object Lock, so nothing can be locked there. Choose one that has, or do without a lock. Nothing was changed.'
  },
  'backup-disk-full': {
    sv: 'Disken med mappen {{folder}} är full, eller har inte plats för fler filer. Frigör utrymme där eller ta bort filer, och försök igen; det som redan är kopierat behöver inte kopieras igen. De säkerhetskopior som var färdiga är orörda.',
    en: 'The disk of the folder {{folder}} is full, or has room for no more files. Free some space there, or take away files, and try again; what is copied need not be copied anew. Backups that were complete are untouched.'
  },
  'backup-newest-gone': {
    sv: 'I mappen {{folder}} saknas säkerhetskopia nr {{number}}, som arkivet skrev dit. Mappen kan ha bytts mot en äldre kopia av sig själv. Kontrollera mappen. Ska den användas ändå, ta bort den ur listan och lägg till den igen. Inget har skrivits där.',
    en: 'The folder {{folder}} lacks backup no. {{number}}, which the archive wrote there. The folder may have been replaced by an older copy of itself. Verify the folder. To use it all the same, take it off the list and add it again. Nothing was written there.'
  },
  'restore-disk-full': {
    sv: 'Disken med mappen {{dir}} är full, så arkivet är inte återställt. Välj en mapp på en disk med mer ledigt utrymme, eller frigör utrymme och kör samma kommando igen. En övning använder mappen för temporära filer (TMPDIR).',
    en: 'The disk of the folder {{dir}} is full, so the archive is not restored. Choose a folder on a disk with more room, or free some space and run the same command again. A drill uses the folder for temporary files (TMPDIR).'
  },
  'restore-in-backup': {
    sv: 'Mappen {{dir}} ligger i säkerhetskopian. Välj en mapp utanför den. Inget har skrivits.',
    en: 'The folder {{dir}} lies in the backup. Choose a folder outside it. Nothing was written.'
  },
  'restore-link': {
    sv: 'I mappen {{dir}} ligger en återställning som avbröts, och där är {{path}} en länk till en annan plats. Inget skrivs genom den. Ta bort mappen och återställ till en ny. Inget har ändrats.',
    en: 'The folder {{dir}} holds a restoring that was cut off, and in it {{path}} is a link to another place. Nothing is written through it. Delete the folder and restore into a new one. Nothing was changed.'
  },
  'restore-other-begun': {
    sv: 'I mappen {{dir}} ligger en återställning som avbröts, av en annan säkerhetskopia. Ta bort mappen och försök igen, eller välj en annan. Inget har ändrats.',
    en: 'The folder {{dir}} holds a restoring of another backup that was cut off. Delete the folder and try again, or choose another. Nothing was changed.'
  },
  'backup-of-another': {
    sv: 'Mappen {{folder}} innehåller säkerhetskopior av ett annat arkiv ({{municipality}}). Välj en annan mapp. Inget har skrivits där.',
    en: 'The folder {{folder}} holds backups of another archive ({{municipality}}). Choose another folder. Nothing was written there.'
  },
  'backup-forked': {
    sv: 'Säkerhetskopian i {{folder}} har journalrader som det här arkivet saknar (rad {{lines}} är en annan). Den är tagen av en kopia av arkivet som har använts för sig. Välj en annan mapp, och ta reda på vilken av kopiorna som gäller. Inget har skrivits där.',
    en: 'The backup in {{folder}} has journal lines that this archive lacks (line {{lines}} differs). It was made from a copy of the archive that was used separately. Choose another folder, and find out which copy counts. Nothing was written there.'
  },
  'backup-other-key': {
    sv: 'Säkerhetskopiorna i {{folder}} är påbörjade med en annan nyckel, eller utan kryptering. Välj en annan mapp för den nya nyckeln. Inget har skrivits där.',
    en: 'The backups in {{folder}} were begun with another key, or without encryption. Choose another folder for the new key. Nothing was written there.'
  },
  'backup-key-invalid': {
    sv: 'Det är ingen mottagarnyckel. Den börjar med age1 och skapas med kommandot backup make-key, eller under Säkerhetskopior. Inget har ändrats.',
    en: 'That is no recipient key. It begins with age1 and is made by the command backup make-key, or under Backups. Nothing was changed.'
  },
  'backup-key-needed': {
    sv: 'Säkerhetskopian är krypterad. Ange nyckeln eller dess 24 ord. Vid kommandoraden läses de från standard in.',
    en: 'The backup is encrypted. Give the key or its 24 words. At the command line they are read from standard input.'
  },
  'backup-key-wrong': {
    sv: 'Nyckeln passar inte säkerhetskopian. Kontrollera att orden hör till just den här säkerhetskopian.',
    en: 'The key does not fit the backup. Check that the words belong to this very backup.'
  },
  'backup-no-room': {
    sv: 'Säkerhetskopieringen behöver {{needed}} MB ledigt på arkivets disk för en tillfällig kopia av databasen, men det finns {{free}} MB. Frigör utrymme och försök igen. Den här säkerhetskopian är inte skriven.',
    en: 'The backup needs {{needed}} MB free on the disk of the archive for a temporary copy of the database, and there are {{free}} MB. Free some space and try again. This backup was not written.'
  },
  'backup-running': {
    sv: 'En säkerhetskopiering pågår redan. Vänta tills den är klar.',
    en: 'A backup is already being made. Wait until it is done.'
  },
  'backup-damaged': {
    sv: 'Säkerhetskopian är inte som den skrevs: {{file}} är ändrad eller saknas. Kontrollera hela säkerhetskopian, och använd en annan: en äldre, eller en på en annan disk. Det som redan har återställts till en mapp ligger kvar där och är inget arkiv; samma kommando går vidare med det. Inget annat har ändrats.',
    en: 'The backup is not as it was written: {{file}} is changed or missing. Verify the whole backup, and use another: an older one, or one on another disk. What was restored to a folder already stays there and is no archive; the same command goes on with it. Nothing else was changed.'
  },
  'no-backup': {
    sv: 'I {{folder}} finns ingen säkerhetskopia. Kontrollera att rätt disk är ansluten och att mappen är rätt. Ska en ny börjas där, ta först bort mappen ur listan och lägg till den igen.',
    en: 'There is no backup in {{folder}}. Check that the right disk is connected and that the folder is right. To begin a new one there, first take the folder off the list and add it again.'
  },
  'backup-none-that-day': {
    sv: 'Det finns ingen säkerhetskopia från {{day}} eller tidigare. Den äldsta är från {{first}}.',
    en: 'There is no backup of {{day}} or before. The oldest is of {{first}}.'
  },
  'restore-not-equal': {
    sv: 'Det återställda är inte likadant som säkerhetskopian: {{what}}. Arkivet är inte återställt. Försök igen till en annan disk, eller från en annan säkerhetskopia.',
    en: 'What was restored is not the same as the backup: {{what}}. The archive is not restored. Try again to another disk, or from another backup.'
  }
} as const satisfies Sentences
