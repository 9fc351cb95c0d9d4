// What to do about each thing that verifying the archive may find: the window and the command line say it alike.
import type { Finding } from '../journal.ts'
import type { Words } from '../refusal-words.ts'

const DO = {
  journal: {
    sv: 'Skriv inget mer i arkivet. Jämför det med ett paket eller ett antecknat sigill (verify --against), och återställ arkivet ur en säkerhetskopia från före ändringen.',
    en: 'Write nothing more in the archive. Compare it with a package or a seal that was noted (verify --against), and restore the archive from a backup from before the change.'
  },
  record: {
    sv: 'Skriv inget mer i posten. Jämför den med en säkerhetskopia, ett paket där den är med och dess underlag, och återställ arkivet ur säkerhetskopian om det är den som är rätt.',
    en: 'Write nothing more in the record. Compare it with a backup, a package that it is in and its evidence, and restore the archive from the backup if that is the one that is right.'
  },
  rules: {
    sv: 'Någon har ändrat i databasen med ett annat program. Återställ arkivet ur en säkerhetskopia, eller låt den som förvaltar programmet återställa reglerna.',
    en: 'Somebody has changed the database with another program. Restore the archive from a backup, or let whoever looks after the program put the rules back.'
  },
  file: {
    sv: 'Lägg tillbaka filen från en säkerhetskopia, under samma namn.',
    en: 'Put the file back from a backup, under the same name.'
  },
  stray: {
    sv: 'Filen hör inte till arkivet. Ta reda på vem som lade den där innan den flyttas.',
    en: 'The file is no part of the archive. Find out who put it there before it is moved.'
  },
  link: {
    sv: 'Kopiera filen som länken leder till in i arkivet, i länkens ställe: annars går posten förlorad när arkivet flyttas. Ta reda på vem som lade länken där.',
    en: 'Copy the file that the link leads to into the archive, in the place of the link: otherwise the record is lost when the archive is moved. Find out who put the link there.'
  },
  damage: {
    sv: 'Kopiera hela arkivets mapp innan något annat görs, och återställ arkivet ur en säkerhetskopia.',
    en: 'Copy the whole folder of the archive before anything else is done, and restore the archive from a backup.'
  },
  held: {
    sv: 'Ett annat program kan hålla filen, till exempel ett virusskydd: stäng det och kontrollera igen. Går filen fortfarande inte att läsa, lägg tillbaka den från en säkerhetskopia med samma namn.',
    en: 'Another program may hold the file, such as an antivirus program: close it and verify again. If the file still cannot be read, put it back from a backup, under the same name.'
  },
  old: {
    sv: 'Raderna är äldre än sigillen. Vad som står i posterna får jämföras med paket och säkerhetskopior.',
    en: 'The lines are older than the seals. What the records say has to be compared with packages and backups.'
  }
} satisfies Words

export const TO_DO: Readonly<Record<Finding['code'], { readonly sv: string; readonly en: string }>> = {
  'line-changed': DO.journal,
  'line-missing': DO.journal,
  'line-added': DO.journal,
  'line-unsealed': DO.old,
  'seal-changed': DO.journal,
  'seal-missing': DO.journal,
  'row-changed': DO.record,
  'row-changed-before': DO.record,
  'row-missing': DO.record,
  'row-removed': DO.record,
  'row-added': DO.record,
  'rows-changed': DO.record,
  'rows-missing': DO.record,
  'rows-unsealed': DO.old,
  'schema-changed': DO.rules,
  'reference-broken': DO.record,
  'disposal-unaccounted': DO.record,
  'line-without-row': DO.record,
  'head-differs': DO.journal,
  'object-changed': DO.file,
  'object-missing': DO.file,
  'object-unreadable': DO.held,
  'object-extra': DO.stray,
  'object-link': DO.link,
  'object-unrecorded': DO.journal,
  'database-damaged': DO.damage,
  'timestamp-wrong': DO.journal
}
