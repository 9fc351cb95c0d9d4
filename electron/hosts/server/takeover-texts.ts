// What is said where an archive is taken over from a server that is gone.
import type { Text } from '../cli/language.ts'

export const takeoverTexts = {
  noSuchArchive: {
    sv: 'Inställningarna har inget arkiv som heter {{name}}. Ange ett av: {{names}}.',
    en: 'The configuration has no archive called {{name}}. Name one of: {{names}}.'
  },
  notSet: {
    sv: '{{name}} har inte både lease, s3 och copy i inställningarna, så ingen annan server kan ta över det. Läs om det i docs/server.md. Har ni en säkerhetskopia: använd kanalarkiv restore.',
    en: '{{name}} does not have lease, s3 and copy in the configuration, so no other server can take it over. Read of it in docs/server.md. If you have a backup, use kanalarkiv restore.'
  },
  waiting: {
    sv: 'Servern {{host}} har skrivrätten. Väntar på att den går ut.',
    en: 'The server {{host}} has the lease. Waiting for it to end.'
  },
  has: {
    sv: 'Den här datorn har skrivrätten. Hämtar databasen.',
    en: 'This computer has the lease. Bringing the database.'
  },
  litestreamFailed: {
    sv: 'Litestream kunde inte återställa databasen: {{detail}}. Inget har ändrats; den gamla servern kan starta igen.',
    en: 'Litestream could not restore the database: {{detail}}. Nothing was changed; the old server can start again.'
  },
  notTaken: {
    sv: 'Arkivet {{name}} togs inte över: {{why}}',
    en: 'The archive {{name}} was not taken over: {{why}}'
  },
  done: {
    sv: '{{municipality}} är övertaget till {{dir}}. Databasen är densamma som i kopian: {{lines}} journalrader, och SQLite har funnit den hel. Starta servern som vanligt.',
    en: '{{municipality}} has been taken over to {{dir}}. The database is the same as in the copy: {{lines}} journal lines, and SQLite has found it sound. Start the server as usual.'
  },
  passedBy: {
    sv: 'De här kopiorna går inte att läsa: {{folders}}. Den nyaste av de andra användes.',
    en: 'These copies cannot be read: {{folders}}. The newest of the others was used.'
  },
  nothingMissing: {
    sv: 'Fram till {{to}} saknas inget: då hade den gamla servern inte fler journalrader än kopian.',
    en: 'Until {{to}} nothing is missing: the old server had no more journal lines than the copy then.'
  },
  mayBeMissing: {
    sv: 'Det som gjordes från {{from}} till {{to}} kan saknas.',
    en: 'What was done from {{from}} to {{to}} may be missing.'
  },
  linesMissing: {
    sv: 'Minst {{count}} journalrader saknas: {{first}}–{{last}}.',
    en: 'At least {{count}} journal lines are missing: {{first}}–{{last}}.'
  },
  unknownEnd: {
    sv: 'Det som gjordes från {{from}} tills den gamla servern slutade kan saknas. När det var är inte antecknat.',
    en: 'What was done from {{from}} until the old server ended may be missing. When that was is not noted.'
  },
  filesMissing: {
    sv: '{{missing}} av {{files}} filer finns inte i bucketen. De kan ha gallrats efter kopian; kontrollera arkivet.',
    en: '{{missing}} of {{files}} files are not in the bucket. They may have been disposed of after the copy; verify the archive.'
  },
  filesThere: {
    sv: 'Alla {{files}} filer finns i bucketen, med rätt storlek.',
    en: 'All {{files}} files are in the bucket, of the right size.'
  },
  litestreamNone: {
    sv: 'Inget arkiv i inställningarna kopieras med Litestream. Skriv "copy": { "by": "litestream" } för det.',
    en: 'No archive of the configuration is copied by Litestream. Write "copy": { "by": "litestream" } for it.'
  },
  litestreamWritten: {
    sv: 'Skrev {{to}}, som bara du får läsa: den har lagringens hemlighet. Starta Litestream med: litestream replicate -config {{to}}',
    en: 'Wrote {{to}}, which only you may read: it has the secret of the store. Start Litestream with: litestream replicate -config {{to}}'
  }
} as const satisfies Record<string, Text>
