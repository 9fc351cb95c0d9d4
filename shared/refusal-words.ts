// The code words that the values of refusals may be, in words.
import type { CommentFileRole } from './comment.ts'
import { DISPOSAL_STATE_WORDS } from './disposal-words.ts'
import type { Language } from './errors.ts'
import { FIELD_WORDS } from './register-words.ts'
import type { Role } from './user.ts'
import { TIMESTAMP_PROBLEM_WORDS } from './words/timestamps.ts'
import { WEBHOOK_PROBLEM_WORDS } from './words/webhooks.ts'

export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** The roles. */
export const ROLE_WORDS = {
  'records-officer': { sv: 'registeransvarig', en: 'records officer' },
  moderator: { sv: 'moderator', en: 'moderator' },
  archivist: { sv: 'arkivarie', en: 'archivist' },
  administrator: { sv: 'administratör', en: 'administrator' },
  none: { sv: 'ingen roll', en: 'no role' }
} as const satisfies Record<Role | 'none', Record<Language, string>>

/** Values that are a code word, or several, by the name of the value. */
export const WORDS: Readonly<Record<string, Words>> = {
  own: ROLE_WORDS,
  seen: FIELD_WORDS,
  state: {
    noticed: { sv: 'upptäckt', en: 'noticed' },
    saved: { sv: 'sparad', en: 'saved' },
    verified: { sv: 'kontrollerad', en: 'verified' },
    decided: { sv: 'beslutad', en: 'decided' },
    removed: { sv: 'borttagen', en: 'removed' },
    gone: { sv: 'bekräftat borta', en: 'confirmed gone' },
    delivered: { sv: 'utlämnat', en: 'delivered' },
    refused: { sv: 'avslaget', en: 'refused' },
    withdrawn: { sv: 'återtaget', en: 'withdrawn' }
  },
  kind: {
    folder: { sv: 'en mapp', en: 'a folder' },
    pipe: { sv: 'ett rör mellan program (FIFO)', en: 'a pipe between programs (FIFO)' },
    socket: { sv: 'en förbindelse mellan program (socket)', en: 'a connection between programs (socket)' },
    device: { sv: 'en enhet', en: 'a device' }
  },
  stage: DISPOSAL_STATE_WORDS,
  webhookProblem: WEBHOOK_PROBLEM_WORDS,
  timestampProblem: TIMESTAMP_PROBLEM_WORDS,
  verb: {
    save: { sv: 'Att spara den', en: 'Saving it' },
    verify: { sv: 'Att kontrollera kopian', en: 'Verifying the copy' },
    decide: { sv: 'Att besluta om den', en: 'Deciding on it' },
    remove: { sv: 'Att anteckna den som borttagen', en: 'Noting it as removed' },
    confirm: { sv: 'Att bekräfta att den är borta', en: 'Confirming that it is gone' },
    'put-back': { sv: 'Att visa den igen', en: 'Showing it again' }
  },
  action: {
    hide: { sv: 'dölja den', en: 'hide it' },
    unhide: { sv: 'visa den igen', en: 'show it again' },
    hold: { sv: 'hålla kvar den för granskning', en: 'hold it for review' },
    spam: { sv: 'märka den som skräp', en: 'mark it as spam' },
    trash: { sv: 'lägga den i papperskorgen', en: 'put it in the trash' },
    delete: { sv: 'radera den', en: 'delete it' }
  },
  column: {
    id: { sv: 'Beteckning', en: 'Beteckning (identifier)' },
    number: { sv: 'Diarienummer', en: 'Diarienummer (diary number)' }
  },
  trouble: {
    'not-in-package': { sv: 'posten ligger inte i det paketet', en: 'the record is not in that package' },
    'no-number': {
      sv: 'numret saknas, är för långt eller har tecken som inte syns',
      en: 'the number is missing, too long or has characters that cannot be seen'
    },
    'no-recipient': { sv: 'mottagaren saknas eller är för lång', en: 'the recipient is missing or too long' },
    'not-a-date': {
      sv: 'datumet går inte att läsa; skriv det som 2027-03-01',
      en: 'the date cannot be read; write it like 2027-03-01'
    },
    'before-opened': {
      sv: 'dagen ligger före den dag då kanalen öppnades',
      en: 'the day is before the one on which the channel was opened'
    },
    'in-future': { sv: 'datumet har inte varit än', en: 'the date has not come yet' },
    'another-receipt': {
      sv: 'posten har redan ett annat kvitto',
      en: 'the record already has another receipt'
    },
    twice: { sv: 'posten står två gånger i filen', en: 'the record stands twice in the file' }
  },
  why: {
    'run-running': { sv: 'en insamling pågår', en: 'a capture run is going on' },
    'undecided-messages': {
      sv: 'det finns meddelanden som ingen har beslutat om; hantera dem, eller välj att lämna dem utanför eller ta med dem',
      en: 'there are messages that nobody has decided on; handle them, or choose to leave them out or include them'
    },
    'unverified-comments': {
      sv: 'det finns kommentarer vars kopia inte är kontrollerad; kontrollera dem, eller välj att lämna dem utanför eller ta med dem',
      en: 'there are comments whose copy is not verified; verify them, or choose to leave them out or include them'
    },
    'nothing-selected': { sv: 'urvalet är tomt', en: 'nothing is selected' }
  },
  problem: {
    'wrong-kind': { sv: 'den saknas eller är av fel slag', en: 'it is missing or of the wrong kind' },
    'too-short': { sv: 'den är tom eller för kort', en: 'it is empty or too short' },
    'too-long': { sv: 'den är för lång', en: 'it is too long' },
    'wrong-form': { sv: 'den har fel form', en: 'it has the wrong form' },
    'not-a-choice': { sv: 'den är inte ett av valen', en: 'it is not one of the choices' },
    'unknown-field': { sv: 'den är okänd', en: 'it is not known' },
    'control-characters': { sv: 'den innehåller styrtecken', en: 'it holds control characters' },
    'slash-for-backslash': {
      sv: 'mellan domänen och namnet ska det stå ett omvänt snedstreck: DOMÄN\\namn',
      en: 'between the domain and the name there must be a backslash: DOMAIN\\name'
    },
    'query-or-fragment': {
      sv: 'adressen ska vara en mapp på webben, utan ? och #',
      en: 'the address must be a folder on the web, without ? and #'
    },
    'has-password': {
      sv: 'adressen innehåller användarnamn eller lösenord',
      en: 'the address holds a user name or a password'
    },
    'year-far-away': {
      sv: 'året ska vara mellan 1900 och 2199',
      en: 'the year must be between 1900 and 2199'
    },
    'in-future': { sv: 'tiden har inte varit än', en: 'the time has not come yet' },
    'ends-before-it-begins': { sv: 'slutet är före början', en: 'the end is before the beginning' },
    'not-an-organisation-number': {
      sv: 'det är inget organisationsnummer (tio siffror)',
      en: 'it is not an organisation number (ten digits)'
    },
    'wrong-check-digit': {
      sv: 'den sista siffran, som är en kontrollsiffra, stämmer inte med de andra. Se efter om någon siffra är fel',
      en: 'the last digit, which is a check digit, does not agree with the others. See whether a digit is wrong'
    },
    'not-asked': {
      sv: 'punkten gäller inte en kanal utan dialog',
      en: 'the item does not concern a channel without dialogue'
    },
    twice: { sv: 'samma punkt står två gånger', en: 'the same item stands twice' },
    'before-half-year': {
      sv: 'dagen ligger före halvåret som intyget gäller',
      en: 'the day is before the half-year that is attested'
    },
    'no-paper': {
      sv: 'bara det som skrivs under på papper har en blankett',
      en: 'only what is signed on paper has a form'
    },
    'summer-or-christmas': {
      sv: 'tiden omfattar juli eller jul, eller ligger utanför sitt halvår',
      en: 'the time takes in July or Christmas, or lies outside its half-year'
    },
    'not-begun': { sv: 'halvåret har inte börjat än', en: 'the half-year has not begun' },
    'identity-number': {
      sv: 'den innehåller ett personnummer. Ange initialer eller ett nummer ur er egen lista',
      en: 'it holds a personal identity number. Give initials or a number of your own list'
    },
    'not-a-mark': { sv: 'den hör inte till den här listan', en: 'it does not belong to this list' }
  }
}

/** The files of a saved comment, as what something is said of. */
export const ROLES = {
  comment: { sv: 'bilden av kommentaren', en: 'the picture of the comment' },
  context: { sv: 'bilden av sammanhanget', en: 'the picture of the context' },
  view: { sv: 'bilden av första vyn', en: 'the picture of the first view' },
  source: { sv: 'källkoden', en: 'the source' },
  original: { sv: 'originalet', en: 'the original' },
  attachment: { sv: 'bilagan', en: 'the attachment' },
  provenance: { sv: 'filen om hur den sparades', en: 'the file on how it was saved' },
  confirmation: { sv: 'bilden efter borttagningen', en: 'the picture after the removal' }
} as const satisfies Record<CommentFileRole, Record<Language, string>>

/** What a file that was read again may be. */
export const STATES: Words = {
  changed: { sv: 'är ändrad', en: 'is changed' },
  missing: { sv: 'saknas', en: 'is missing' },
  unreadable: { sv: 'går inte att läsa', en: 'cannot be read' }
}

/** What else may be wrong with the saved copy of a comment. */
export const EVIDENCE: Words = {
  evidence: { sv: 'filen om hur den sparades saknas', en: 'the file on how it was saved is missing' },
  provenance: {
    sv: 'filen om hur den sparades hör inte till kommentaren',
    en: 'the file on how it was saved does not belong to the comment'
  },
  id: {
    sv: 'filen om hur den sparades gäller en annan kommentar',
    en: 'the file on how it was saved is about another comment'
  },
  content: {
    sv: 'innehållet saknas eller är inte det som sparades',
    en: 'the content is missing or is not what was saved'
  },
  confirmation: { sv: 'bilden efter borttagningen saknas', en: 'the picture after the removal is missing' },
  'not-read-back': {
    sv: 'filen {{what}} gick inte att läsa tillbaka som den skrevs',
    en: 'the file {{what}} could not be read back as it was written'
  }
}

/** What may be wrong with a package, by the code of the finding. */
export const PACKAGE_TROUBLE: Words = {
  changed: { sv: 'filen {{path}} är ändrad', en: 'the file {{path}} is changed' },
  missing: { sv: 'filen {{path}} saknas', en: 'the file {{path}} is missing' },
  unreadable: { sv: 'filen {{path}} går inte att läsa', en: 'the file {{path}} cannot be read' },
  added: { sv: 'filen {{path}} hör inte hit', en: 'the file {{path}} does not belong' },
  refused: { sv: '{{path}} leder ut ur paketet', en: '{{path}} leads out of the package' },
  unaccounted: { sv: 'filen {{path}} saknar post', en: 'the file {{path}} has no record' },
  'line-changed': { sv: 'journalraden {{path}} är ändrad', en: 'the journal line {{path}} is changed' },
  'line-missing': { sv: 'journalraden {{path}} saknas', en: 'the journal line {{path}} is missing' },
  'line-added': { sv: 'journalraden {{path}} är tillagd', en: 'the journal line {{path}} is added' },
  'content-changed': {
    sv: 'innehållet är inte det som journalraden {{path}} förseglade',
    en: 'the content is not what the journal line {{path}} sealed'
  },
  'shown-changed': {
    sv: 'andra journalrader visas än dem som journalraden {{path}} förseglade',
    en: 'other journal lines are shown than the journal line {{path}} sealed'
  },
  'not-as-signed': {
    sv: 'journalen, till och med raden {{path}}, är en annan än den som signerades eller stämplades',
    en: 'the journal, up to the line {{path}}, is another than the one that was signed or stamped'
  },
  'list-wrong': {
    sv: 'förteckningen {{path}} är inte som programmet skriver den',
    en: 'the list {{path}} is not as the program writes it'
  }
}

/** Why a file cannot be read, by the system's own names for it where they are common. */
export const FILE_TROUBLE: Words = {
  'not a file': { sv: 'det är ingen fil', en: 'it is not a file' },
  // A socket.
  ENXIO: { sv: 'det är ingen fil', en: 'it is not a file' },
  EAGAIN: { sv: 'den svarar inte', en: 'it does not answer' },
  EISDIR: { sv: 'det är en mapp', en: 'it is a folder' },
  ENOENT: { sv: 'den finns inte', en: 'it does not exist' },
  ENOTDIR: { sv: 'den finns inte', en: 'it does not exist' },
  EACCES: { sv: 'rätt att läsa den saknas', en: 'the right to read it is missing' },
  EPERM: { sv: 'rätt att läsa den saknas', en: 'the right to read it is missing' },
  EBUSY: { sv: 'den används av ett annat program', en: 'another program is using it' },
  ELOOP: { sv: 'länken leder runt i en cirkel', en: 'the link leads in a circle' },
  ENAMETOOLONG: { sv: 'namnet är för långt', en: 'its name is too long' },
  EIO: { sv: 'disken svarar med fel', en: 'the disk answers with an error' },
  unknown: { sv: 'okänt fel', en: 'unknown error' }
}

/** What was asked of the system, by its own name for it. */
export const DOING: Words = {
  open: { sv: 'öppna', en: 'open' },
  read: { sv: 'läsa', en: 'read' },
  write: { sv: 'skriva i', en: 'write to' },
  fsync: { sv: 'spara', en: 'save' },
  rename: { sv: 'byta namn på', en: 'rename' },
  unlink: { sv: 'radera', en: 'delete' },
  rm: { sv: 'radera', en: 'delete' },
  rmdir: { sv: 'radera mappen', en: 'delete the folder' },
  mkdir: { sv: 'skapa mappen', en: 'make the folder' },
  scandir: { sv: 'läsa mappen', en: 'read the folder' },
  copyfile: { sv: 'kopiera', en: 'copy' },
  stat: { sv: 'se efter vad som finns på', en: 'look at' },
  lstat: { sv: 'se efter vad som finns på', en: 'look at' }
}

/** Why a platform or another server cannot be reached, or was spoken to in vain. */
export const NETWORK_TROUBLE: Words = {
  timeout: { sv: 'den svarade inte i tid', en: 'it did not answer in time' },
  'name-unknown': { sv: 'adressens namn är okänt', en: 'the name in the address is unknown' },
  refused: { sv: 'ingen svarar på adressen', en: 'nobody answers at the address' },
  certificate: { sv: 'dess certifikat är inte giltigt', en: 'its certificate is not valid' },
  'no-encryption': {
    sv: 'den erbjuder ingen kryptering, så inget lösenord skickades',
    en: 'it offers no encryption, so no password was sent'
  },
  broken: { sv: 'förbindelsen bröts', en: 'the connection broke' }
}

/** Why the keychain cannot be used. */
export const KEYCHAIN_TROUBLE: Words = {
  'keychain-missing': {
    sv: 'arkivets dator har ingen nyckelring',
    en: 'the archive’s computer has no keychain'
  },
  'keychain-locked': { sv: 'nyckelringen är låst', en: 'the keychain is locked' },
  'keychain-failed': { sv: 'nyckelringen svarar med fel', en: 'the keychain answers with an error' }
}

/** Why a spreadsheet cannot be read, and what to do. */
export const EXPORT_TROUBLE: Words = {
  empty: { sv: 'den är tom', en: 'it is empty' },
  encrypted: {
    sv: 'filer i den är krypterade. Hämta en export utan lösenord',
    en: 'files in it are encrypted. Fetch an export without a password'
  },
  'unknown-compression': {
    sv: 'filer i den är packade på ett sätt som programmet inte kan läsa. Packa om den som vanlig zip',
    en: 'files in it are packed in a way that the program cannot read. Pack it as an ordinary zip'
  },
  'unknown-shape': {
    sv: 'innehållet är inte byggt som någon export som programmet känner till',
    en: 'what is in it is not built like any export that the program knows'
  },
  'too-heavy': {
    sv: 'den tog för lång tid eller för mycket minne att läsa, och läsningen avbröts. Filer som är det är ofta gjorda för att störa',
    en: 'it took too much time or memory to read, and the reading was ended. Files like it are often made to disturb'
  },
  'too-many-files': { sv: 'den har för många filer', en: 'it has too many files' },
  'unsafe-name': {
    sv: 'alla filer i den har sökvägar som leder ut ur den, vilket ingen vanlig export har',
    en: 'all files in it have paths that lead out of it, as in no ordinary export'
  },
  'name-too-long': {
    sv: 'alla filer i den har för långa sökvägar',
    en: 'all files in it have paths that are too long'
  },
  link: {
    sv: 'det finns bara länkar i den, och de följs inte',
    en: 'it holds only links, which are not followed'
  },
  'too-deep': {
    sv: 'alla filer i den ligger i fler mappar än programmet går ned i',
    en: 'all files in it lie in more folders than the program goes down into'
  },
  unlisted: {
    sv: 'det ligger filer i den, men dess sista innehållsförteckning säger att den är tom. Något är tillagt sist i den',
    en: 'files lie in it, but its last list of what it holds says that it is empty. Something was added at its end'
  },
  damaged: { sv: 'den är skadad eller inte hel', en: 'it is damaged or not whole' },
  overlapping: {
    sv: 'filerna i den ligger i varandra, vilket ingen vanlig zip-fil har',
    en: 'the files in it lie inside each other, as in no ordinary zip file'
  },
  bomb: {
    sv: 'den skulle bli orimligt stor uppackad (en så kallad zip-bomb)',
    en: 'it would become unreasonably large when unpacked (a so-called zip bomb)'
  }
}

export const BESIDE_CELLS: Words = {
  '[note]': { sv: 'anteckning', en: 'note' },
  '[box]': { sv: 'textruta', en: 'text box' },
  '[margin]': { sv: 'sidhuvud, sidfot eller hjälptext', en: 'header, footer or help text' },
  '[part]': { sv: 'utanför bladen', en: 'outside the sheets' }
}

export const SHEET_TROUBLE: Words = {
  empty: {
    sv: 'filen är tom. Kontrollera att listan är sparad i den, eller välj en annan fil',
    en: 'the file is empty. See that the list is saved in it, or choose another file'
  },
  'too-large': {
    sv: 'den är för stor. Dela den i flera filer',
    en: 'it is too large. Divide it into several files'
  },
  'too-heavy': {
    sv: 'den tog för lång tid eller för mycket minne att läsa, och läsningen avbröts. Spara listan på nytt, utan formler och sammanslagna celler, som CSV',
    en: 'it took too much time or memory to read, and the reading was ended. Save the list anew, without formulas and merged cells, as CSV'
  },
  'too-wide': {
    sv: 'den har mer än 200 kolumner. Ta bort dem som kommer efter kolumn GR',
    en: 'it has more than 200 columns. Take away those after column GR'
  },
  'cell-too-long': {
    sv: 'en cell har mer än 5 000 tecken. Korta dess text',
    en: 'a cell has more than 5,000 letters. Shorten its text'
  },
  'too-many-rows': {
    sv: 'den har fler än 20 000 rader. Dela den i flera filer',
    en: 'it has more than 20,000 rows. Divide it into several files'
  },
  'old-or-encrypted': {
    sv: 'den är i ett äldre Excelformat (.xls) eller skyddad med lösenord. Spara den som .xlsx eller CSV utan lösenord',
    en: 'it is in an older Excel format (.xls) or protected by a password. Save it as .xlsx or CSV without a password'
  },
  'not-text': {
    sv: 'den är varken ett kalkylblad (.xlsx) eller text (CSV). Spara den som .xlsx eller CSV',
    en: 'it is neither a workbook (.xlsx) nor text (CSV). Save it as .xlsx or CSV'
  },
  'not-a-workbook': {
    sv: 'den är ingen arbetsbok från Excel. Spara den som .xlsx eller CSV',
    en: 'it is no Excel workbook. Save it as .xlsx or CSV'
  },
  'broken-workbook': {
    sv: 'den är skadad. Öppna den i Excel, spara den på nytt som .xlsx och försök igen',
    en: 'it is damaged. Open it in Excel, save it again as .xlsx and try again'
  },
  'broken-rows': {
    sv: 'citattecknen i den går inte ihop, eller en rad är orimligt lång. Öppna den, rätta raden, spara den på nytt som CSV och försök igen',
    en: 'the quotation marks in it do not match, or a row is far too long. Open it, correct the row, save it again as CSV and try again'
  },
  'no-rows': {
    sv: 'bladet har inga rader under rubrikerna. Fyll i en rad för varje kanal, eller välj den fil som har listan',
    en: 'the sheet has no rows below its headings. Fill in a row for each channel, or choose the file that has the list'
  }
}

/** Why a folder outside the archive cannot be written to; anything else is said as for a file. */
export const FOLDER_TROUBLE: Words = {
  gone: { sv: 'disken eller mappen är borta', en: 'the disk or the folder is gone' },
  'in-archive': { sv: 'den ligger i själva arkivet', en: 'it is inside the archive itself' },
  'in-other-archive': { sv: 'den ligger i ett annat arkiv', en: 'it is inside another archive' },
  'around-archive': { sv: 'arkivet ligger i den', en: 'the archive is inside it' },
  'network-address': {
    sv: 'det är en adress på nätet; anslut den först som en mapp på datorn',
    en: 'it is an address on the network; connect it first as a folder of the computer'
  },
  'no-answer': { sv: 'disken eller nätet svarar inte', en: 'the disk or the network does not answer' },
  'not-whole': { sv: 'hela sökvägen behövs', en: 'its whole path is needed' },
  ENOTDIR: { sv: 'det är ingen mapp', en: 'it is not a folder' },
  EACCES: { sv: 'rätt att skriva där saknas', en: 'the right to write there is missing' },
  EPERM: { sv: 'rätt att skriva där saknas', en: 'the right to write there is missing' },
  EROFS: { sv: 'disken går bara att läsa', en: 'the disk can only be read' },
  ENOSPC: { sv: 'disken är full', en: 'the disk is full' }
}

/** Why a database cannot be used; anything else is what the database itself says. */
export const DATABASE_TROUBLE: Words = {
  '0 B': { sv: 'filen är tom', en: 'the file is empty' },
  'no archive': { sv: 'arkivets tabeller saknas', en: 'the tables of the archive are missing' },
  user: {
    sv: 'en rad i tabellen user har inte programmets form',
    en: 'a row of the table user has not the program’s form'
  }
}
