// What an import says of what it left out, could not read or wants looked at: a closed list, each with a sentence.
import type { Language } from './errors.ts'

const FINDINGS = {
  empty: {
    sv: 'Meddelanden utan text och bilagor, till exempel samtal. De finns i originalet.',
    en: 'Messages without text or attachments, such as calls. They are in the original.'
  },
  unsent: {
    sv: 'Meddelanden som avsändaren tog tillbaka, utan innehåll kvar.',
    en: 'Messages that their sender took back, with nothing left in them.'
  },
  'other-platform': {
    sv: 'Meddelanden från en annan plattform än kanalens. Läs in exporten på den kanalen också.',
    en: 'Messages from another platform than the channel’s. Import the export on that channel too.'
  },
  draft: {
    sv: 'Utkast som aldrig skickades.',
    en: 'Drafts that were never sent.'
  },
  pingback: {
    sv: 'Länkar från andra webbplatser (pingback), som ingen har skrivit. De finns i originalet.',
    en: 'Links from other sites (pingbacks), which nobody wrote. They are in the original.'
  },
  'comment-without-id': {
    sv: 'Kommentarer utan nummer eller inlägg, så det går inte att säga vilka de är.',
    en: 'Comments without a number or a post, so that it cannot be said which they are.'
  },
  'comment-edited': {
    sv: 'Kommentaren säger något annat än den gjorde när den kom in, i ord, namn, tid eller vart en länk leder. Båda versionerna är sparade, på kommentarens egen sida.',
    en: 'The comment says something else than it did when it came in, in words, name, time or where a link leads. Both versions are kept, on the comment’s own page.'
  },
  'comment-said-before': {
    sv: 'Kommentaren säger något annat än det som är sparat, i en export som gjordes tidigare. Den har alltså ändrats innan den kom in. Båda texterna är sparade, på kommentarens egen sida.',
    en: 'The comment says something else than what is saved, in an export that was made earlier. So it was changed before it came in. Both texts are kept, on the comment’s own page.'
  },
  'comment-other-words': {
    sv: 'Kommentaren säger något annat än det som är sparat, och det går inte att se vilket som är nyast: exporten säger inte när den gjordes, eller gjordes när något annat redan var inläst. Båda texterna är sparade, på kommentarens egen sida.',
    en: 'The comment says something else than what is saved, and it cannot be seen which is the newer: the export does not say when it was made, or something else had been read in by then. Both texts are kept, on the comment’s own page.'
  },
  'message-other-words': {
    sv: 'Meddelandet har andra ord än när det kom in: det har ändrats på plattformen. Orden i en äldre export kan vara de äldre. Alla versioner är sparade, på meddelandets egen sida.',
    en: 'The message has other words than when it came in: it was changed on the platform. Those of an older export may be the older ones. All its versions are kept, on the message’s own page.'
  },
  'other-site': {
    sv: 'Kommentarerna står på en annan webbplats än kanalens adresser. De är inlästa. Har webbplatsen bytt adress är allt som det ska; lägg till den gamla på kanalen. Annars hör exporten till en annan kanal.',
    en: 'The comments stand on another website than the addresses of the channel. They are taken in. If the website has changed its address, all is well; add the old one to the channel. Otherwise the export belongs to another channel.'
  },
  'bad-characters': {
    sv: 'Tecken som inte får stå i filen. De är utelämnade ur texten; originalet har dem.',
    en: 'Characters that may not stand in the file. They are left out of the text; the original has them.'
  },
  'text-cut': {
    sv: 'Texten är för lång för att läsas in hel. Originalet har den hel.',
    en: 'The text is too long to be read in whole. The original has it whole.'
  },
  'parts-cut': {
    sv: 'Meddelandet har fler än tusen filer eller reaktioner. De första tusen är inlästa; originalet har alla.',
    en: 'The message has more than a thousand files or reactions. The first thousand are read in; the original has all of them.'
  },
  'letters-lost': {
    sv: 'Texten har bokstäver som inte kunde läsas. Filen är troligen sparad om i ett annat program. Hämta exporten på nytt och läs in den som den är.',
    en: 'The text has letters that could not be read. The file has probably been saved anew by another program. Fetch the export anew, and import it as it is.'
  },
  'mails-unparted': {
    sv: 'I mejlet står en rad som den före ett nytt mejl, utan tom rad före. Det kan vara flera mejl som lästs som ett. Jämför med originalet.',
    en: 'In the mail stands a line like that before a new mail, without an empty line before it. Several mails may have been read as one. Compare with the original.'
  },
  'document-type': {
    sv: 'Filen börjar med en dokumenttyp, som kan dölja annat. Den läses inte.',
    en: 'The file begins with a document type, which can hide other things. It is not read.'
  },
  'row-odd': {
    sv: 'Raden har fler celler än rubriker: ett citattecken i texten är inte skrivet så som det ska. Texten är läst så gott det går; jämför med originalet.',
    en: 'The row has more cells than there are headings: a quotation mark in the text is not written as it should be. The text is read as well as it can be; compare it with the original.'
  },
  'own-name-twice': {
    sv: 'Någon annan i konversationen heter likadant som kontot, så det går inte att se vem som skrev vad. Allt räknas som inkommet.',
    en: 'Somebody else in the conversation has the same name as the account, so that it cannot be told who wrote what. All of it counts as received.'
  },
  'group-event': {
    sv: 'Händelser i en grupp, till exempel att någon gick med. De finns i originalet.',
    en: 'Events in a group, such as someone joining. They are in the original.'
  },
  'own-post': {
    sv: 'Kontots egna inlägg. De är inte meddelanden; de finns i originalet och sparas vid insamlingarna.',
    en: 'The account’s own posts. They are no messages; they are in the original and saved by the captures.'
  },
  boost: {
    sv: 'Andras inlägg som kontot har spridit vidare.',
    en: 'Posts of others that the account has passed on.'
  },
  'not-a-message': {
    sv: 'Det som står där är inte ett meddelande så som plattformen skriver dem.',
    en: 'What stands there is not a message as the platform writes them.'
  },
  'nothing-found': {
    sv: 'Inget meddelande kändes igen i filen. Öppna den och se om den är tom; står det något där har plattformen ändrat hur den skriver. Filen är sparad, så den kan läsas in på nytt.',
    en: 'No message was recognised in the file. Open it and see whether it is empty; if something stands there, the platform has changed how it writes. The file is kept, so that it can be imported anew.'
  },
  'cut-short': {
    sv: 'Filen slutar mitt i. Det som stod före är inläst. Ta fram exporten på nytt.',
    en: 'The file ends in the middle. What stood before is read. Make the export anew.'
  },
  'after-end': {
    sv: 'Efter slutet på exporten står det mer i filen, som inte är läst, till exempel en export till. Det som stod före är inläst. Dela filen, eller ta fram exporten på nytt.',
    en: 'After the end of the export there is more in the file, which is not read, such as another export. What stood before is read. Divide the file, or make the export anew.'
  },
  damaged: {
    sv: 'Filen är skadad i exporten, eller är inte så stor som det står. Hämta exporten på nytt.',
    en: 'The file is damaged in the export, or not the size it is said to be. Fetch the export anew.'
  },
  'mail-too-large': {
    sv: 'Brevet är större än 100 MiB och läses inte. Det finns i originalet.',
    en: 'The mail is larger than 100 MiB and is not read. It is in the original.'
  },
  'file-too-heavy': {
    sv: 'Filen tog för lång tid eller för mycket minne att läsa, och läsningen avbröts. Det som stod före kan vara inläst, och originalet är sparat. Filer som är det är ofta gjorda för att störa.',
    en: 'The file took too much time or memory to read, and the reading was ended. What stood before may be read, and the original is kept. Files like it are often made to disturb.'
  },
  'mail-too-heavy': {
    sv: 'Brevet tog för lång tid eller för mycket minne att läsa, och läsningen avbröts. Det finns i originalet. Brev som det är ofta gjorda för att störa.',
    en: 'The mail took too much time or memory to read, and the reading was ended. It is in the original. Mails like it are often made to disturb.'
  },
  'unsafe-name': {
    sv: 'Filens namn pekar ut ur exporten. Den läses inte. Kontrollera var exporten kommer ifrån.',
    en: 'The name of the file points out of the export. It is not read. See where the export comes from.'
  },
  'name-too-long': {
    sv: 'Filens namn är längre, eller ligger i fler mappar, än någon plattform skriver. Den läses inte. Kontrollera var exporten kommer ifrån.',
    en: 'The name of the file is longer, or lies in more folders, than any platform writes. It is not read. See where the export comes from.'
  },
  'unpacked-too-often': {
    sv: 'Den packade filen skulle behöva packas upp gång på gång för att läsas, och läsningen avbröts. Packa upp den och läs in mappen i stället.',
    en: 'The packed file would have to be unpacked over and over to be read, and the reading was ended. Unpack it, and read the folder in instead.'
  },
  link: {
    sv: 'En länk till en annan fil. Länkar följs inte.',
    en: 'A link to another file. Links are not followed.'
  },
  encrypted: {
    sv: 'Filen är krypterad. Hämta en export utan lösenord.',
    en: 'The file is encrypted. Fetch an export without a password.'
  },
  'unknown-compression': {
    sv: 'Filen är packad på ett sätt som programmet inte kan läsa. Packa om exporten som vanlig zip.',
    en: 'The file is packed in a way that the program cannot read. Pack the export as an ordinary zip.'
  },
  bomb: {
    sv: 'Filen skulle bli orimligt stor uppackad. Den läses inte.',
    en: 'The file would become unreasonably large when unpacked. It is not read.'
  },
  'same-name-twice': {
    sv: 'En fil med samma namn finns redan i exporten. Den här läses inte.',
    en: 'A file with the same name is in the export already. This one is not read.'
  },
  'name-differs-by-case': {
    sv: 'Namnet skiljer sig bara i stora och små bokstäver från en annan fils. Båda läses.',
    en: 'The name differs from that of another file by case only. Both are read.'
  },
  'too-deep': {
    sv: 'Mappen ligger för djupt för att höra till en export. Den läses inte.',
    en: 'The folder lies too deep to belong to an export. It is not read.'
  },
  'unknown-file': {
    sv: 'Programmet känner inte till filen och har inte läst den. Den finns i originalet.',
    en: 'The program does not know the file and has not read it. It is in the original.'
  },
  'left-alone': {
    sv: 'Kontots egna inlägg. De är inte meddelanden och läses inte in; de finns i originalet.',
    en: 'The account’s own posts. They are no messages and are not taken in; they are in the original.'
  },
  'time-unclear': {
    sv: 'Tiden går inte att tyda. Den är sparad som den står. En export som JSON har tydliga tider.',
    en: 'The time is not clear. It is kept as it stands. An export as JSON has clear times.'
  },
  'time-lost': {
    sv: 'Tiden ligger i timmen som hoppas över när sommartiden börjar.',
    en: 'The time is in the hour that is skipped when summer time begins.'
  },
  'time-doubled': {
    sv: 'Tiden ligger i timmen som går två gånger när sommartiden slutar. Den första av dem är vald.',
    en: 'The time is in the hour that comes twice when summer time ends. The first of them is taken.'
  },
  'time-contradicts-id': {
    sv: 'Tiden stämmer inte med den tid som meddelandets id innehåller.',
    en: 'The time does not fit the one that is in the id of the message.'
  },
  'zone-not-stated': {
    sv: 'Exporten säger inte i vilken tidszon tiderna är. De är lästa som svensk tid.',
    en: 'The export does not say in which zone its times are. They were taken for Swedish time.'
  },
  'odd-time': {
    sv: 'Tiden kan inte stämma. Den är sparad som den står, och svarstiden räknas från i dag.',
    en: 'The time cannot be right. It is kept as it stands, and the deadline is counted from today.'
  }
} as const satisfies Record<string, Record<Language, string>>

export type FindingCode = keyof typeof FINDINGS

const isKnown = (code: string): code is FindingCode => Object.hasOwn(FINDINGS, code)

/** What a finding says; one from a newer program says its code. */
export function findingSays(code: string, language: Language): string {
  return isKnown(code) ? FINDINGS[code][language] : code
}
