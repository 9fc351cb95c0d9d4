// The words for states, kinds, reasons and outcomes, once for every face.

import { BOARD_OFFENCES } from '../board-offences.ts'
import { CATEGORY_NAMES } from '../categories.ts'
import {
  BLOCK_WORDS,
  CATEGORY_WORDS,
  DISPOSAL_STATE_WORDS,
  FROM_WORDS,
  RECORD_WORDS
} from '../disposal-words.ts'
import type { Language } from '../errors.ts'
import type { Words } from '../refusal-words.ts'
import { ROLE_WORDS, WORDS } from '../refusal-words.ts'
import { FIELD_WORDS, HELD_WORDS, KIND_WORDS, PLATFORM_WORDS } from '../register-words.ts'
import { CHECK_SOURCES, CHECK_WORDS, REMARK_WORDS } from '../validation-words.ts'
import { ALERT_KIND_WORDS, ALERT_STATE_WORDS, LOGIN_WORDS, QUIET_WORDS } from './alerts.ts'
import { TIMESTAMP_PROBLEM_WORDS } from './timestamps.ts'
import {
  WEBHOOK_CONTENT_WORDS,
  WEBHOOK_EVENT_WORDS,
  WEBHOOK_PROBLEM_WORDS,
  WEBHOOK_STATE_WORDS
} from './webhooks.ts'

type Said = Readonly<Record<Language, string>>

export const CAPTURE_STATES = {
  running: { sv: 'pågår', en: 'running' },
  complete: { sv: 'fullständig', en: 'complete' },
  partial: { sv: 'ofullständig', en: 'partial' },
  refused: { sv: 'nekad', en: 'refused' },
  failed: { sv: 'misslyckad', en: 'failed' },
  interrupted: { sv: 'avbruten', en: 'interrupted' }
} as const satisfies Words

export const RUN_STATES = {
  running: { sv: 'pågår', en: 'running' },
  paused: { sv: 'pausad', en: 'paused' },
  finished: { sv: 'klar', en: 'finished' },
  stopped: { sv: 'stoppad', en: 'stopped' },
  interrupted: { sv: 'avbruten', en: 'interrupted' }
} as const satisfies Words

export const RUN_KINDS = {
  'half-year': { sv: 'halvårsinsamling', en: 'half-year run' },
  'before-change': { sv: 'före en större ändring', en: 'before a large change' },
  single: { sv: 'enstaka insamling', en: 'single run' }
} as const satisfies Words

export const VIEWPORTS = {
  desktop: { sv: 'dator', en: 'desktop' },
  mobile: { sv: 'telefon', en: 'phone' }
} as const satisfies Words

const REACHES = {
  ordinary: { sv: 'vanligt', en: 'as usual' },
  far: { sv: 'långt', en: 'far' }
} as const satisfies Words

export const CAPTURE_FILES = {
  screenshot: { sv: 'skärmbild', en: 'screenshot' },
  view: { sv: 'första vyn', en: 'first view' },
  text: { sv: 'synlig text', en: 'visible text' },
  layout: { sv: 'texternas lägen (JSON)', en: 'places of the texts (JSON)' },
  source: { sv: 'källkod (MHTML)', en: 'source (MHTML)' },
  pdf: { sv: 'PDF', en: 'PDF' },
  wacz: { sv: 'webbarkiv (WACZ), i delar', en: 'web archive (WACZ), in parts' },
  part: { sv: 'del av webbarkivet', en: 'part of the web archive' },
  film: { sv: 'film', en: 'film' },
  captions: { sv: 'filmens text (WebVTT)', en: 'captions of the film (WebVTT)' },
  traffic: { sv: 'svar och felmeddelanden (JSON)', en: 'responses and errors (JSON)' },
  provenance: { sv: 'proveniens', en: 'provenance' }
} as const satisfies Words

export const LACK_STATES = {
  missing: { sv: 'saknas', en: 'missing' },
  ended: { sv: 'utgånget', en: 'ended' },
  'not-begun': { sv: 'gäller inte än', en: 'does not hold yet' },
  'ends-soon': { sv: 'går snart ut', en: 'ends soon' },
  'has-left': { sv: 'har slutat', en: 'has left' }
} as const satisfies Words

export const DUE_STATES = {
  captured: { sv: 'insamlad', en: 'captured' },
  due: { sv: 'ska samlas in', en: 'to be captured' },
  overdue: { sv: 'försenad', en: 'overdue' },
  retired: { sv: 'avslutad', en: 'retired' }
} as const satisfies Words

export const CHECKLIST_ITEMS = {
  logo: { sv: 'Logotyp', en: 'Logo' },
  sender: { sv: 'Vem som står bakom', en: 'Who is behind it' },
  official: { sv: 'Att kanalen är officiell', en: 'That the channel is official' },
  'contact-expected': { sv: 'När man kan vänta svar', en: 'When to expect an answer' },
  purpose: { sv: 'Syfte', en: 'Purpose' },
  'comment-purpose': { sv: 'Vad kommentarerna är till för', en: 'What comments are for' },
  'comment-rules': { sv: 'Regler för kommentarer', en: 'Rules for comments' },
  complaints: { sv: 'Vart man vänder sig med klagomål', en: 'Where to turn with complaints' }
} as const satisfies Words

export const OUTCOMES = {
  remove: { sv: 'ska tas bort', en: 'to be removed' },
  'put-back': { sv: 'visas igen', en: 'shown again' },
  'not-removed': { sv: 'togs aldrig bort', en: 'was not removed' },
  answered: { sv: 'besvarad', en: 'answered' },
  forwarded: { sv: 'vidarebefordrad', en: 'forwarded' },
  'no-answer': { sv: 'behöver inget svar', en: 'needs no answer' },
  'not-ours': { sv: 'inte vår, eller ingen allmän handling', en: 'not ours, or no public record' },
  'gone-before-saved': {
    sv: 'borta innan den kunde sparas',
    en: 'gone before it could be saved'
  },
  reopened: { sv: 'beslutet återtaget', en: 'decision taken back' }
} as const satisfies Words

export const COMMENT_KINDS = {
  comment: { sv: 'kommentar', en: 'comment' },
  post: { sv: 'eget inlägg', en: 'post of our own' }
} as const satisfies Words

export const KEY_KINDS = {
  ed25519: { sv: 'Ed25519', en: 'Ed25519' },
  rsa: { sv: 'RSA', en: 'RSA' },
  ecdsa: { sv: 'ECDSA', en: 'ECDSA' }
} as const satisfies Words

export const COMMENT_STATES = {
  noticed: { sv: 'upptäckt', en: 'noticed' },
  saved: { sv: 'sparad', en: 'saved' },
  verified: { sv: 'kontrollerad', en: 'verified' },
  decided: { sv: 'beslutad', en: 'decided' },
  removed: { sv: 'borttagen', en: 'removed' },
  gone: { sv: 'bekräftat borta', en: 'confirmed gone' }
} as const satisfies Words

export const LACKING = {
  truncated: { sv: 'texten är avkortad', en: 'the text is cut short' },
  'no-picture': { sv: 'det finns ingen bild', en: 'there is no picture' },
  'picture-only': { sv: 'texten finns bara på bilden', en: 'the text is only in the picture' },
  'parent-unknown': { sv: 'det är inte känt vad den svarar på', en: 'it is not known what it answers' },
  'mail-unread': { sv: 'mejlet kunde inte läsas av programmet', en: 'the program could not read the mail' }
} as const satisfies Words

/** What is to be known of a message that did not come whole, or that had to be put right to be read. */
export const MESSAGE_FLAWS = {
  unreadable: { sv: 'mejlet kunde inte läsas av programmet', en: 'the program could not read the mail' },
  'too-heavy': {
    sv: 'mejlet tog för lång tid eller för mycket minne att läsa, och läsningen avbröts',
    en: 'the mail took too much time or memory to read, and the reading was ended'
  },
  'charset-repaired': {
    sv: 'mejlet säger fel, eller på ett sätt som programmet inte känner till, hur dess tecken är skrivna; det är läst så gott det går, och originalet har dem',
    en: 'the mail says wrongly, or in a way that the program does not know, how its letters are written; it is read as well as it can be, and the original has them'
  },
  'date-missing': { sv: 'mejlet säger inte när det skrevs', en: 'the mail does not say when it was written' },
  'date-without-zone': {
    sv: 'mejlet säger inte i vilken tidszon det skrevs; tiden är läst som svensk',
    en: 'the mail does not say in which zone it was written; its time is taken for Swedish'
  },
  'too-many-forwarded': {
    sv: 'det ligger fler mejl i mejlet än programmet tar ut',
    en: 'there are more mails in the mail than the program takes out'
  },
  'too-many-files': {
    sv: 'mejlet har fler filer än programmet tar ut',
    en: 'the mail has more files than the program takes out'
  },
  'forwarded-too-deep': {
    sv: 'mejl ligger i mejl djupare än programmet tar ut dem',
    en: 'mails lie in mails deeper than the program takes them out'
  },
  'text-cut': {
    sv: 'texten är för lång för att läsas in hel; originalet har den hel',
    en: 'the text is too long to be read in whole; the original has it whole'
  },
  'text-unread': {
    sv: 'mejlets text har en form som programmet inte kunde läsa; den finns i originalet',
    en: 'the text of the mail is in a form that the program could not read; it is in the original'
  },
  'html-differs': {
    sv: 'mejlets HTML, som de flesta program visar, säger mer eller annat än texten här; det står i originalet',
    en: 'the HTML of the mail, which most programs show, says more or other things than the text here; it is in the original'
  },
  'files-elsewhere': {
    sv: 'mejlet länkar till filer som ligger någon annanstans, till exempel i OneDrive eller SharePoint, och inte följer med',
    en: 'the mail links to files that lie elsewhere, such as in OneDrive or SharePoint, and do not come with it'
  },
  'cut-off': {
    sv: 'e-postservern lämnade bara ut en del av mejlet',
    en: 'the mail server handed out only a part of the mail'
  },
  'parts-cut': {
    sv: 'meddelandet har fler filer eller reaktioner än vad som är inläst',
    en: 'the message has more files or reactions than are read in'
  }
} as const satisfies Words

const REMOVAL_KINDS = {
  unpublished: { sv: 'avpublicerad', en: 'unpublished' },
  deleted: { sv: 'raderad', en: 'deleted' }
} as const satisfies Words

const REMOVAL_VIAS = {
  person: { sv: 'för hand i kanalen', en: 'by hand in the channel' },
  api: { sv: 'genom plattformens API', en: 'through the platform’s API' }
} as const satisfies Words

const REMOVAL_BASES = {
  'seen-gone': {
    sv: 'sidan öppnades och den fanns inte där',
    en: 'the page was opened and it was not there'
  },
  api: { sv: 'enligt plattformens svar', en: 'as the platform answered' },
  person: { sv: 'på en persons ord', en: 'on a person’s word' }
} as const satisfies Words

export const TIME_BASES = {
  utc: { sv: 'plattformens tid', en: 'the platform’s time' },
  offset: { sv: 'tiden har sin egen zon', en: 'the time has its own zone' },
  assumed_local: { sv: 'svensk tid antas', en: 'taken for Swedish time' },
  relative_range: {
    sv: 'ungefär, efter orden som visades',
    en: 'approximate, from the words that were shown'
  },
  relative: { sv: 'orden som visades', en: 'the words that were shown' },
  mail: { sv: 'mejlets tid', en: 'the time of the mail' },
  none: { sv: 'inte känt', en: 'not known' }
} as const satisfies Words

export const IDENTITY = {
  native_id: { sv: 'plattformens eget id', en: 'the platform’s own id' },
  handle: { sv: 'användarnamnet', en: 'the user name' },
  profile_url: { sv: 'profilens adress', en: 'the address of the profile' },
  email: { sv: 'e-postadressen', en: 'the e-mail address' },
  name_only: { sv: 'namnet ensamt, som flera kan ha', en: 'the name alone, which several may have' },
  unknown: { sv: 'inget som skiljer den från andra', en: 'nothing that tells it from others' }
} as const satisfies Words

export const COMMENT_FILES = {
  comment: { sv: 'bild av kommentaren', en: 'picture of the comment' },
  context: { sv: 'bild av sammanhanget', en: 'picture of its context' },
  view: { sv: 'första vyn', en: 'first view' },
  source: { sv: 'källkod (MHTML)', en: 'source (MHTML)' },
  original: { sv: 'original', en: 'original' },
  attachment: { sv: 'bilaga', en: 'attachment' },
  provenance: { sv: 'proveniens', en: 'provenance' },
  confirmation: { sv: 'bild när den är borta', en: 'picture when it is gone' }
} as const satisfies Words

export const ATTACHED_STATES = {
  present: { sv: 'sparad', en: 'saved' },
  missing: { sv: 'fanns inte kvar hos plattformen', en: 'was not there any more' },
  unreachable: { sv: 'gick inte att hämta', en: 'could not be fetched' },
  blocked: { sv: 'adressen är inte öppen för alla', en: 'the address is not open to everyone' },
  'too-large': { sv: 'för stor', en: 'too large' },
  'not-fetched': { sv: 'inte hämtad', en: 'not fetched' }
} as const satisfies Words

const REACTIONS = {
  like: { sv: 'gillar', en: 'likes' },
  comment: { sv: 'kommentarer', en: 'comments' },
  repost: { sv: 'delningar', en: 'reposts' },
  quote: { sv: 'citat', en: 'quotes' }
} as const satisfies Words

export const SIGHTING_METHODS = {
  screenshot: { sv: 'bild', en: 'picture' },
  picture: { sv: 'bild', en: 'picture' },
  paste: { sv: 'inklistrad text', en: 'pasted text' },
  export: { sv: 'export från plattformen', en: 'export from the platform' },
  import: { sv: 'export från plattformen', en: 'export from the platform' },
  email: { sv: 'e-post', en: 'e-mail' },
  api: { sv: 'plattformens API', en: 'the platform’s API' },
  page: { sv: 'kanalens sida', en: 'the channel’s page' },
  page_capture: { sv: 'kanalens sida', en: 'the channel’s page' },
  facts: { sv: 'uppgifter utan bild', en: 'facts without a picture' }
} as const satisfies Words

const DIRECTIONS = {
  in: { sv: 'inkommet', en: 'received' },
  out: { sv: 'utgående', en: 'sent' }
} as const satisfies Words

export const MESSAGE_KINDS = {
  dm: { sv: 'direktmeddelande', en: 'direct message' },
  comment: { sv: 'kommentar', en: 'comment' },
  live_chat: { sv: 'chatt i direktsändning', en: 'chat of a live broadcast' }
} as const satisfies Words

const MASK_KINDS = {
  passage: { sv: 'ställe i en text', en: 'passage of a text' },
  region: { sv: 'område i en bild', en: 'region of a picture' }
} as const satisfies Words

export const UNFINISHED = {
  stop: { sv: 'stoppar paketet', en: 'stops the package' },
  'leave-out': { sv: 'lämnas utanför', en: 'left out' },
  include: { sv: 'tas med som det är', en: 'included as it is' },
  'include-marked': {
    sv: 'följer med, märkt med lagrummet',
    en: 'included, marked with the legal provision'
  }
} as const satisfies Words

export const HELD_SCOPES = {
  everything: { sv: 'allt i arkivet', en: 'everything in the archive' }
} as const satisfies Words

export const REGISTRATIONS = {
  registered: { sv: 'registrerad i diariet', en: 'registered in the diary' },
  ordered: { sv: 'hålls ordnad', en: 'kept in order' },
  minor: { sv: 'av ringa betydelse', en: 'of minor importance' }
} as const satisfies Words

export const TRANSFERS = {
  required: { sv: 'krävs', en: 'required' },
  none: { sv: 'krävs inte', en: 'not required' }
} as const satisfies Words

export const RECORD_KINDS = {
  capture: { sv: 'insamling', en: 'capture' },
  comment: { sv: 'kommentar', en: 'comment' },
  message: { sv: 'meddelande', en: 'message' },
  register: { sv: 'register', en: 'register' },
  channel: { sv: 'kanal', en: 'channel' },
  department: { sv: 'förvaltning', en: 'department' },
  person: { sv: 'person', en: 'person' },
  mandate: { sv: 'beslut om kanal', en: 'mandate' }
} as const satisfies Words

export const PROPOSAL_REASONS = {
  'identity-number': { sv: 'personnummer', en: 'personal identity number' },
  phone: { sv: 'telefonnummer', en: 'phone number' },
  email: { sv: 'e-postadress', en: 'e-mail address' },
  name: { sv: 'namn', en: 'name' },
  handle: { sv: 'användarnamn', en: 'user name' },
  'same-words': { sv: 'samma ord', en: 'same words' },
  face: { sv: 'ansikte', en: 'face' }
} as const satisfies Words

export const DISCLOSURE_STATES = {
  open: { sv: 'pågår', en: 'open' },
  delivered: { sv: 'utlämnat', en: 'delivered' },
  refused: { sv: 'avslaget', en: 'refused' },
  withdrawn: { sv: 'återtaget', en: 'withdrawn' }
} as const satisfies Words

export const CHECK_OUTCOMES = {
  passed: { sv: 'godkänt', en: 'passed' },
  failed: { sv: 'UNDERKÄNT', en: 'FAILED' },
  'not-made': { sv: 'inte prövat', en: 'not checked' }
} as const satisfies Words

/** The forms of a package. */
export const EXPORT_FORMATS = {
  bagit: { sv: 'BagIt 1.0, kan kontrolleras av vem som helst', en: 'BagIt 1.0, which anyone can verify' },
  'eark-sip-2.1.0': {
    sv: 'E-ARK SIP 2.1.0, det vill säga FGS Paketstruktur 2.0',
    en: 'E-ARK SIP 2.1.0, that is FGS Paketstruktur 2.0'
  },
  'eark-sip-2.2.0': { sv: 'E-ARK SIP 2.2.0', en: 'E-ARK SIP 2.2.0' },
  'eark-erms-2.1': {
    sv: 'E-ARK SIP 2.1.0 med CITS ERMS 2.1',
    en: 'E-ARK SIP 2.1.0 with CITS ERMS 2.1'
  },
  'eark-erms-3': {
    sv: 'E-ARK SIP 2.2.0 med CITS ERMS 3',
    en: 'E-ARK SIP 2.2.0 with CITS ERMS 3'
  },
  'fgs-1.2': {
    sv: 'FGS Paketstruktur 1.2, för äldre e-arkiv',
    en: 'FGS Paketstruktur 1.2, for older e-archives'
  },
  'diary-pdfa-2b': {
    sv: 'Mapp för diariet, med registreringsunderlag i PDF/A-2b',
    en: 'Folder for the diary, with register documents in PDF/A-2b'
  },
  'diary-pdfa-1b': {
    sv: 'Mapp för diariet, med registreringsunderlag i PDF/A-1b',
    en: 'Folder for the diary, with register documents in PDF/A-1b'
  }
} as const satisfies Words

export const PACKAGE_STATES = {
  writing: { sv: 'skrivs', en: 'writing' },
  written: { sv: 'skrivet', en: 'written' },
  failed: { sv: 'misslyckat', en: 'failed' },
  interrupted: { sv: 'avbrutet', en: 'interrupted' },
  disposed: { sv: 'gallrat', en: 'disposed of' }
} as const satisfies Words

export const READING_LOGS = {
  off: { sv: 'Ingenting antecknas', en: 'Nothing is noted' },
  secret: { sv: 'Läsning av det som är sekretessmarkerat', en: 'Reading of what is marked as secret' },
  all: {
    sv: 'Läsning av varje kommentar, meddelande och konversation som öppnas, och av allt som är sekretessmarkerat',
    en: 'Reading of each comment, message and conversation that is opened, and of all that is marked as secret'
  }
} as const satisfies Words

export const ANSWER_KINDS = {
  answered: { sv: 'Besvarat', en: 'Answered' },
  forwarded: { sv: 'Lämnat vidare', en: 'Passed on' },
  'no-answer': { sv: 'Behöver inget svar', en: 'Needs no answer' },
  withdrawn: { sv: 'Inget hade gjorts', en: 'Nothing had been done' }
} as const satisfies Words

export const FINDING_KINDS = {
  skipped: { sv: 'utelämnat', en: 'left out' },
  unreadable: { sv: 'oläsligt', en: 'unreadable' },
  unknown_file: { sv: 'okänd fil', en: 'unknown file' },
  warning: { sv: 'varning', en: 'warning' }
} as const satisfies Words

export const IMPORT_STATES = {
  running: { sv: 'pågår', en: 'running' },
  finished: { sv: 'klar', en: 'finished' },
  stopped: { sv: 'stoppad', en: 'stopped' },
  failed: { sv: 'misslyckad', en: 'failed' },
  interrupted: { sv: 'avbruten', en: 'interrupted' }
} as const satisfies Words

export const MAIL_STATES = {
  queued: { sv: 'i kö', en: 'queued' },
  sending: { sv: 'skickas', en: 'being sent' },
  accepted: { sv: 'mottaget av servern', en: 'taken by the server' },
  unknown: { sv: 'osäkert', en: 'uncertain' },
  refused: { sv: 'nekat', en: 'refused' },
  arrived: { sv: 'framme', en: 'arrived' },
  bounced: { sv: 'kom i retur', en: 'bounced' }
} as const satisfies Words

export const MESSAGE_STATES = {
  undecided: { sv: 'väntar på beslut', en: 'undecided' },
  registered: { sv: 'registrerat', en: 'registered' },
  copied: { sv: 'kopierat till brevlådan', en: 'copied to the mailbox' },
  'copy-failed': { sv: 'kopian till brevlådan kom inte fram', en: 'the copy did not reach the mailbox' },
  redirected: { sv: 'hänvisat', en: 'redirected' },
  minor: { sv: 'av ringa betydelse', en: 'of minor importance' },
  sent: { sv: 'skickat', en: 'sent' }
} as const satisfies Words

export const PLATFORM_STATUSES = {
  visible: { sv: 'synlig', en: 'visible' },
  hidden: { sv: 'dold', en: 'hidden' },
  held: { sv: 'väntar på granskning', en: 'held for review' },
  spam: { sv: 'skräp', en: 'spam' },
  trash: { sv: 'i papperskorgen', en: 'in the trash' },
  gone: { sv: 'borta', en: 'gone' }
} as const satisfies Words

export const ACTION_STATES = {
  begun: { sv: 'påbörjad', en: 'begun' },
  done: { sv: 'gjord', en: 'done' },
  refused: { sv: 'gick inte', en: 'could not be done' },
  unknown: { sv: 'okänt utfall', en: 'outcome unknown' }
} as const satisfies Words

export const WEBSITE_ROLES = {
  principal: { sv: 'huvudman', en: 'principal' },
  partner: { sv: 'medverkar', en: 'partner' }
} as const satisfies Words

const RECEIVERS = {
  diary: { sv: 'diariet', en: 'diary' },
  'e-archive': { sv: 'e-arkivet', en: 'e-archive' }
} as const satisfies Words

export const ROW_OUTCOMES = {
  created: { sv: 'ny', en: 'new' },
  changed: { sv: 'ändrad', en: 'changed' },
  unchanged: { sv: 'finns redan i registret', en: 'already in the register' },
  refused: { sv: 'kan inte användas', en: 'unusable' }
} as const satisfies Words

export const FILINGS = {
  each: { sv: 'ett ärende för varje post', en: 'a case for each record' },
  yearly: { sv: 'ett samlingsärende om året', en: 'one case a year' }
} as const satisfies Words

export const SENDING_STATES = {
  sending: { sv: 'skickas', en: 'being sent' },
  'handed-over': { sv: 'överlämnad, väntar på nummer', en: 'handed over, waits for a number' },
  'mail-failed': { sv: 'mejlet gick inte fram', en: 'the mail did not get there' },
  sent: { sv: 'mottagen', en: 'taken' },
  refused: { sv: 'inte mottagen', en: 'not taken' },
  uncertain: { sv: 'osäker', en: 'uncertain' },
  absent: { sv: 'finns inte där', en: 'not there' }
} as const satisfies Words

export const SENDING_PROBLEMS = {
  rejected: { sv: 'programmet nekade', en: 'the program refused' },
  'too-large': { sv: 'för stor', en: 'too large' },
  'no-access-code': { sv: 'sekretess, men ingen kod är inställd', en: 'secret, but no code is set' },
  'secret-not-chosen': {
    sv: 'sekretess, och paketet skrevs utan sådant',
    en: 'secret, and the package was written without such'
  },
  unreachable: { sv: 'gick inte att nå', en: 'could not be reached' },
  'key-refused': { sv: 'nyckeln godtogs inte', en: 'the key was not accepted' },
  'not-there': { sv: 'inget program på adressen', en: 'no program at the address' },
  busy: { sv: 'upptaget', en: 'busy' },
  'no-answer': { sv: 'inget svar kom', en: 'no answer came' },
  'bad-answer': { sv: 'svaret gick inte att tolka', en: 'the answer could not be understood' },
  failed: { sv: 'fel hos programmet', en: 'a fault of the program' },
  interrupted: { sv: 'avbröts', en: 'was interrupted' },
  'not-received': { sv: 'kom inte fram', en: 'did not arrive' }
} as const satisfies Words

export const DIARY_PROGRAMS = {
  'public-360': { sv: 'Public 360', en: 'Public 360' },
  'watch-folder': { sv: 'en mapp som diariesystemet bevakar', en: 'a folder that the diary system watches' },
  'e-mail': { sv: 'e-post till registratorns brevlåda', en: 'e-mail to the registry’s mailbox' }
} as const satisfies Words

export const DIARY_RECEIPT_PROBLEMS = {
  unreadable: { sv: 'går inte att läsa', en: 'cannot be read' },
  'other-sending': { sv: 'gäller en annan leverans', en: 'is about another delivery' },
  'no-number': { sv: 'har inget diarienummer som går att läsa', en: 'has no diary number that can be read' },
  'in-future': { sv: 'har en dag som inte har kommit', en: 'has a day that has not come' }
} as const satisfies Words

export const LAWFUL_BASES = {
  consent: { sv: 'samtycke (6.1 a)', en: 'consent (6.1 a)' },
  contract: { sv: 'avtal (6.1 b)', en: 'contract (6.1 b)' },
  'legal-obligation': { sv: 'rättslig förpliktelse (6.1 c)', en: 'legal obligation (6.1 c)' },
  'vital-interest': { sv: 'grundläggande intressen (6.1 d)', en: 'vital interests (6.1 d)' },
  'public-task': {
    sv: 'uppgift av allmänt intresse eller myndighetsutövning (6.1 e)',
    en: 'public interest or official authority (6.1 e)'
  },
  'legitimate-interest': { sv: 'berättigat intresse (6.1 f)', en: 'legitimate interests (6.1 f)' }
} as const satisfies Words

export const PROCESSING_FACTS = {
  controller: { sv: 'personuppgiftsansvarig', en: 'controller' },
  officer: { sv: 'dataskyddsombud', en: 'data protection officer' },
  lawfulBasis: { sv: 'rättslig grund', en: 'lawful basis' },
  basisIn: { sv: 'författning som grunden vilar på', en: 'act that the basis rests on' },
  dataSubjects: { sv: 'kategorier av registrerade', en: 'categories of data subjects' },
  dataCategories: { sv: 'kategorier av personuppgifter', en: 'categories of personal data' },
  recipients: { sv: 'mottagare av uppgifterna', en: 'recipients of the data' },
  thirdCountries: { sv: 'överföring till tredjeland', en: 'transfers to third countries' },
  retention: { sv: 'hur länge uppgifterna finns kvar', en: 'how long the data are kept' },
  safeguards: { sv: 'säkerhetsåtgärder', en: 'safeguards' }
} as const satisfies Words

export const REPORT_MATTERS = {
  offensive: { sv: 'kränkande eller stötande', en: 'offensive' },
  illegal: { sv: 'olagligt', en: 'illegal' },
  'personal-data': { sv: 'personuppgifter', en: 'personal data' },
  other: { sv: 'något annat', en: 'something else' }
} as const satisfies Words

export const REPORT_WAYS = {
  channel: { sv: 'i kanalen', en: 'by the channel' },
  'e-mail': { sv: 'e-post', en: 'e-mail' },
  form: { sv: 'formulär på webbplatsen', en: 'form of the website' },
  phone: { sv: 'telefon', en: 'telephone' },
  visit: { sv: 'besök', en: 'visit' },
  letter: { sv: 'brev', en: 'letter' }
} as const satisfies Words

export const REPORT_OUTCOMES = {
  acted: { sv: 'åtgärdad', en: 'acted on' },
  'no-action': { sv: 'ingen åtgärd', en: 'no action' },
  forwarded: { sv: 'lämnad vidare', en: 'forwarded' }
} as const satisfies Words

const REPORT_STATES = {
  open: { sv: 'obeslutade', en: 'undecided' },
  decided: { sv: 'beslutade', en: 'decided' }
} as const satisfies Words

export const ROUND_STATES = {
  coming: { sv: 'kommande', en: 'to come' },
  due: { sv: 'görs i dag', en: 'today' },
  started: { sv: 'gjord', en: 'made' },
  missed: { sv: 'missad', en: 'missed' },
  'caught-up': { sv: 'missad, tagen igen', en: 'missed, made up for' },
  'not-needed': { sv: 'behövdes inte', en: 'not needed' }
} as const satisfies Words

export const PROFILE_STATES = {
  new: { sv: 'ny, ingen har loggat in', en: 'new, nobody has logged in' },
  'logged-in': { sv: 'inloggad', en: 'logged in' },
  'logged-out': { sv: 'utloggad', en: 'logged out' }
} as const satisfies Words

export const CONSENT_STATES = {
  valid: { sv: 'gäller', en: 'valid' },
  expired: { sv: 'har gått ut', en: 'expired' },
  withdrawn: { sv: 'återkallat', en: 'withdrawn' },
  struck: { sv: 'struket: antecknat av misstag', en: 'struck: entered by mistake' }
} as const satisfies Words

const LOOK_STATES = {
  running: { sv: 'läses', en: 'being read' },
  whole: { sv: 'fullständig', en: 'complete' },
  partial: { sv: 'ofullständig', en: 'partial' },
  refused: { sv: 'nekad', en: 'refused' },
  failed: { sv: 'misslyckad', en: 'failed' },
  interrupted: { sv: 'avbruten', en: 'interrupted' }
} as const satisfies Words

export const POST_BECAME = {
  new: { sv: 'nytt', en: 'new' },
  changed: { sv: 'ändrat', en: 'changed' },
  same: { sv: 'som förut', en: 'as before' },
  back: { sv: 'tillbaka', en: 'back again' },
  vanished: { sv: 'försvunnet', en: 'vanished' },
  removed: { sv: 'borttaget enligt beslut', en: 'removed by decision' },
  'not-listed': { sv: 'kvar, men inte i listan', en: 'there, but not listed' },
  waiting: { sv: 'väntar till nästa gång', en: 'waits for the next time' },
  failed: { sv: 'gick inte att spara', en: 'could not be saved' }
} as const satisfies Words

export const FLAGS = {
  question: { sv: 'fråga', en: 'question' },
  link: { sv: 'länk', en: 'link' },
  'personal-number': { sv: 'personnummer', en: 'personal identity number' },
  email: { sv: 'e-postadress', en: 'e-mail address' },
  phone: { sv: 'telefonnummer', en: 'phone number' },
  word: { sv: 'bevakat ord', en: 'watched word' }
} as const satisfies Words

export const ATTESTATION_STATES = {
  attested: { sv: 'intygat', en: 'attested' },
  due: { sv: 'ska intygas', en: 'to be attested' },
  overdue: { sv: 'försenat', en: 'overdue' }
} as const satisfies Words

export const ATTESTATION_WAYS = {
  window: { sv: 'i Kanalarkiv', en: 'in Kanalarkiv' },
  paper: { sv: 'på papper', en: 'on paper' }
} as const satisfies Words

export const BACKUP_OUTCOMES = {
  whole: { sv: 'hel', en: 'whole' },
  damaged: { sv: 'hel, men filer i arkivet är skadade', en: 'whole, but files of the archive are damaged' },
  failed: { sv: 'misslyckad', en: 'failed' }
} as const satisfies Words

export const BACKUP_PLANS = {
  day: { sv: 'varje dag', en: 'every day' },
  week: { sv: 'varje vecka', en: 'every week' }
} as const satisfies Words

const BACKUP_LOCKS = {
  governance: {
    sv: 'bara den som har rätt till det kan ta bort en kopia innan låset har gått ut',
    en: 'only whoever has the right can remove a backup before its lock ends'
  },
  compliance: {
    sv: 'ingen kan ta bort en kopia innan låset har gått ut',
    en: 'nobody can remove a backup before its lock ends'
  },
  none: { sv: 'ingenting låses', en: 'nothing is locked' }
} as const satisfies Words

export const DAMAGE_STATES = {
  changed: { sv: 'ändrad', en: 'changed' },
  missing: { sv: 'saknas', en: 'missing' },
  unreadable: { sv: 'går inte att läsa', en: 'cannot be read' }
} as const satisfies Words

/** What the disk says of itself. */
export const DISK_STATES = {
  well: { sv: 'inga varningar', en: 'no warnings' },
  failing: { sv: 'varnar', en: 'it warns' },
  'not-installed': { sv: 'smartctl är inte installerat', en: 'smartctl is not installed' },
  'not-allowed': { sv: 'bara en administratör får fråga den', en: 'only an administrator may ask it' },
  'not-told': { sv: 'säger inget', en: 'says nothing' }
} as const satisfies Words

export const BACKUP_FINDINGS = {
  'manifest-changed': { sv: 'Ändrat eller utbytt manifest', en: 'Changed or replaced manifest' },
  'generation-missing': { sv: 'Säkerhetskopia som saknas', en: 'Missing backup' },
  'none-whole': {
    sv: 'Ingen hel säkerhetskopia ligger i mappen än, eller längre',
    en: 'No whole backup lies in the folder yet, or any longer'
  },
  'generation-unknown': {
    sv: 'Säkerhetskopia som arkivet inte har skrivit',
    en: 'Backup that the archive did not write'
  },
  'generation-foreign': { sv: 'Säkerhetskopia av ett annat arkiv', en: 'Backup of another archive' },
  'file-changed': { sv: 'Ändrad fil i säkerhetskopian', en: 'Changed file of the backup' },
  'file-missing': { sv: 'Fil som saknas i säkerhetskopian', en: 'File missing in the backup' },
  'file-unreadable': {
    sv: 'Fil i säkerhetskopian som inte går att läsa',
    en: 'File of the backup that cannot be read'
  },
  'file-extra': {
    sv: 'Fil som inte hör till säkerhetskopian',
    en: 'File that does not belong to the backup'
  },
  'damaged-in-archive': {
    sv: 'Filen var skadad eller saknades i arkivet redan när kopian togs',
    en: 'The file was damaged or missing in the archive already when the backup was made'
  },
  'journal-differs': {
    sv: 'Säkerhetskopia vars journal inte fortsätter i nästa, eller i arkivet; rad',
    en: 'Backup whose journal does not go on in the next, or in the archive; line'
  },
  'timestamp-wrong': {
    sv: 'Tidsstämpel som inte stämmer med journalen i säkerhetskopian',
    en: 'Time stamp that does not agree with the journal in the backup'
  }
} as const satisfies Words

/** Who a disclosure is for. */
export const DISCLOSURE_RECEIVERS = {
  public: { sv: 'allmänheten', en: 'the public' },
  party: { sv: 'en part i målet eller ärendet', en: 'a party to the case' },
  authority: { sv: 'en annan myndighet', en: 'another authority' }
} as const satisfies Words

/** What keeps a record of an open disclosure in. */
const KEPT_IN = {
  record: { sv: 'handlingen är hemlig', en: 'the record is secret' },
  picture: { sv: 'en bild visar det hemliga', en: 'a picture shows what is secret' }
} as const satisfies Words

/** The administrative courts of appeal. */
export const COURTS = {
  stockholm: { sv: 'Kammarrätten i Stockholm', en: 'Kammarrätten i Stockholm' },
  goteborg: { sv: 'Kammarrätten i Göteborg', en: 'Kammarrätten i Göteborg' },
  sundsvall: { sv: 'Kammarrätten i Sundsvall', en: 'Kammarrätten i Sundsvall' },
  jonkoping: { sv: 'Kammarrätten i Jönköping', en: 'Kammarrätten i Jönköping' }
} as const satisfies Words

/** How a record came to hold what is secret in another, and what was decided about it. */
export const CARRIED_BY = {
  file: { sv: 'samma fil', en: 'the same file' },
  words: { sv: 'ord ur den', en: 'words of it' },
  picture: {
    sv: 'ord ur den, lästa i en bild av datorn',
    en: 'words of it, read in a picture by the computer'
  },
  named: { sv: 'nämner den som skrev den', en: 'names who wrote it' },
  unread: { sv: 'kunde inte läsas igenom', en: 'could not be read through' },
  about: { sv: 'anmälan av den', en: 'a report of it' },
  page: {
    sv: 'tagen av sidan medan den stod där; orden är för få att leta efter',
    en: 'taken of the page while it stood there; its words are too few to look for'
  }
} as const satisfies Words

/** Where the words stand, when that is no file. */
export const SAID_IN_RECORD = {
  said: { sv: 'det som står i posten', en: 'what the record says' }
} as const satisfies Words

/** How something that is secret now went out before. */
export const GONE_BY = {
  package: { sv: 'paket', en: 'package' },
  delivery: { sv: 'leverans till diariet', en: 'delivery to the diary' },
  disclosure: { sv: 'utlämnande', en: 'disclosure' },
  mail: { sv: 'mejl', en: 'mail' }
} as const satisfies Words

export const CARRIER_OUTCOMES = {
  secret: { sv: 'också hemlig', en: 'secret too' },
  'not-secret': { sv: 'får lämnas ut', en: 'may be handed out' }
} as const satisfies Words

/** How edits and removals are noticed within a minute. */
const FOLLOWED_BY = {
  stream: { sv: 'plattformens ström', en: 'the platform’s stream' },
  poll: { sv: 'webbplatsen tillfrågas', en: 'the site is asked' }
} as const satisfies Words

/** By the noun and the field, or the field alone: what is said of it may be of one list or another. */
const VALUES: Readonly<Record<string, readonly Words[]>> = {
  'captures.state': [CAPTURE_STATES, RUN_STATES],
  'coverage.lastTry': [CAPTURE_STATES],
  'captures.kind': [RUN_KINDS],
  viewport: [VIEWPORTS],
  reach: [REACHES],
  'captures.role': [CAPTURE_FILES],
  'channels.state': [LACK_STATES],
  due: [DUE_STATES],
  'checklists.item': [CHECKLIST_ITEMS],
  'comments.outcome': [OUTCOMES, REGISTRATIONS],
  'disclosures.receiver': [DISCLOSURE_RECEIVERS],
  'disclosures.keptIn': [KEPT_IN],
  court: [COURTS],
  'secrecy.outcome': [CARRIER_OUTCOMES],
  'secrecy.how': [CARRIED_BY],
  goneBy: [GONE_BY],
  'secrecy.foundIn': [SAID_IN_RECORD, COMMENT_FILES, CAPTURE_FILES],
  'secrecy.stays': [COMMENT_FILES],
  'moderation.outcome': [OUTCOMES],
  'comments.state': [COMMENT_STATES, ATTACHED_STATES, MAIL_STATES],
  'moderation.state': [COMMENT_STATES, ACTION_STATES],
  'watch.state': [COMMENT_STATES, IMPORT_STATES, LOOK_STATES],
  'posts.became': [POST_BECAME],
  'posts.state': [LOOK_STATES],
  commentState: [COMMENT_STATES],
  lacking: [LACKING],
  'comments.kind': [COMMENT_KINDS, REMOVAL_KINDS, REACTIONS, RECORD_KINDS],
  'moderation.kind': [COMMENT_KINDS, REMOVAL_KINDS],
  via: [REMOVAL_VIAS],
  'comments.basis': [REMOVAL_BASES, TIME_BASES],
  'moderation.basis': [REMOVAL_BASES],
  createdBasis: [TIME_BASES],
  identityBasis: [IDENTITY],
  'comments.role': [COMMENT_FILES],
  'moderation.role': [COMMENT_FILES],
  'exports.kind': [RECORD_KINDS],
  'diarySystem.kind': [RECORD_KINDS],
  'receipts.kind': [RECORD_KINDS],
  'disclosures.reason': [PROPOSAL_REASONS],
  'disclosures.state': [DISCLOSURE_STATES],
  block: [BLOCK_WORDS],
  'exports.outcome': [CHECK_OUTCOMES],
  check: [CHECK_WORDS],
  remark: [REMARK_WORDS],
  'exports.source': [CHECK_SOURCES],
  'exports.state': [PACKAGE_STATES],
  'exports.format': [EXPORT_FORMATS],
  'receipts.format': [EXPORT_FORMATS],
  'users.which': [READING_LOGS],
  'inbox.kind': [ANSWER_KINDS],
  'imports.kind': [FINDING_KINDS],
  'imports.state': [IMPORT_STATES],
  'readings.state': [IMPORT_STATES],
  'outbox.state': [MAIL_STATES],
  flaws: [MESSAGE_FLAWS],
  'messages.state': [MAIL_STATES, MESSAGE_STATES],
  'inbox.state': [MESSAGE_STATES],
  'messages.kind': [MESSAGE_STATES, MESSAGE_KINDS],
  'disclosures.kind': [MASK_KINDS],
  'comments.method': [SIGHTING_METHODS],
  'messages.method': [SIGHTING_METHODS],
  direction: [DIRECTIONS],
  platform: [PLATFORM_WORDS],
  'exports.unfinished': [UNFINISHED],
  'exports.withSecret': [UNFINISHED],
  'moderation.status': [PLATFORM_STATUSES],
  'watch.status': [PLATFORM_STATUSES],
  'watch.how': [FOLLOWED_BY],
  statusBefore: [PLATFORM_STATUSES],
  statusAfter: [PLATFORM_STATUSES],
  'websites.role': [WEBSITE_ROLES],
  receiver: [RECEIVERS],
  'registerImport.outcome': [ROW_OUTCOMES],
  filing: [FILINGS],
  standard: [FILINGS],
  'diarySystem.state': [SENDING_STATES],
  'diarySystem.problem': [SENDING_PROBLEMS],
  'diarySystem.why': [DIARY_RECEIPT_PROBLEMS],
  'diarySystem.program': [DIARY_PROGRAMS],
  'diarySystem.mail': [MAIL_STATES],
  'retention.kind': [RECORD_WORDS],
  'disposal.kind': [RECORD_WORDS],
  scope: [RECORD_WORDS, HELD_SCOPES],
  category: [CATEGORY_NAMES],
  boardOffence: [BOARD_OFFENCES],
  transfer: [TRANSFERS],
  countedFrom: [FROM_WORDS],
  'retention.category': [CATEGORY_WORDS],
  'disposal.category': [CATEGORY_WORDS],
  lawfulBasis: [LAWFUL_BASES],
  lacks: [PROCESSING_FACTS],
  'reports.matter': [REPORT_MATTERS],
  'reports.way': [REPORT_WAYS],
  'reports.outcome': [REPORT_OUTCOMES],
  'reports.state': [REPORT_STATES],
  'reports.kind': [RECORD_KINDS],
  'rounds.state': [ROUND_STATES],
  'profiles.state': [PROFILE_STATES],
  'consents.state': [CONSENT_STATES],
  flags: [FLAGS],
  'webhooks.event': [WEBHOOK_EVENT_WORDS],
  'webhooks.events': [WEBHOOK_EVENT_WORDS],
  'webhooks.content': [WEBHOOK_CONTENT_WORDS],
  'webhooks.problem': [WEBHOOK_PROBLEM_WORDS],
  'webhooks.state': [WEBHOOK_STATE_WORDS],
  'checks.state': [DAMAGE_STATES, DISK_STATES],
  'exports.algorithm': [KEY_KINDS],
  'timestamps.problem': [TIMESTAMP_PROBLEM_WORDS],
  'alerts.kind': [ALERT_KIND_WORDS],
  'alerts.kinds': [ALERT_KIND_WORDS],
  'alerts.state': [ALERT_STATE_WORDS],
  login: [LOGIN_WORDS],
  quiet: [QUIET_WORDS],
  'attestations.state': [ATTESTATION_STATES],
  'attestations.way': [ATTESTATION_WAYS],
  'disposal.state': [DISPOSAL_STATE_WORDS],
  'backups.outcome': [BACKUP_OUTCOMES],
  'backups.plan': [BACKUP_PLANS],
  'backups.lock': [BACKUP_LOCKS],
  roles: [ROLE_WORDS],
  departed: [HELD_WORDS],
  'people.kind': [HELD_WORDS],
  'channels.kinds': [KIND_WORDS],
  'registerHistory.field': [FIELD_WORDS],
  'attestations.field': [FIELD_WORDS]
}

export const KEPT_FOR_EVER = { sv: 'bevaras', en: 'for ever' }

export const AS_FOR_ALL = { sv: 'som för alla', en: 'as for all' }

/** What it means that a field has no value, where that says something: in one method, or of a noun. */
const NOTHING: Words = {
  'backups.plan': { sv: 'aldrig', en: 'never' },
  'backups.lock': { sv: 'nej', en: 'no' },
  'captures.isUnchanged': { sv: 'det finns inget att jämföra med', en: 'there is nothing to compare with' },
  'deadlines.workingDays': { sv: 'nästa arbetsdag', en: 'next working day' },
  'disposal.assess going': { sv: 'inget', en: 'nothing' },
  'disposal.kept': KEPT_FOR_EVER,
  'diarySystem.filing': AS_FOR_ALL,
  'retention.category': { sv: 'alla', en: 'all' },
  'retention.kept': KEPT_FOR_EVER,
  'retention.months': KEPT_FOR_EVER,
  'retention.rules channelName': { sv: 'alla', en: 'all' }
}

/** What it means that a field has no value; null where that says nothing. */
export function nothingValueWords(noun: string, path: string, method: string): Said | null {
  const name = path.slice(path.lastIndexOf('.') + 1)
  const key = [`${method} ${path}`, `${noun}.${name}`].find(each => Object.hasOwn(NOTHING, each))
  return key === undefined ? null : (NOTHING[key] ?? null)
}

/** What a value of a field is called; null where it is no code word. */
export function valueWords(noun: string, path: string, value: string): Said | null {
  const name = path.slice(path.lastIndexOf('.') + 1)
  for (const key of [`${noun}.${name}`, name]) {
    const lists = Object.hasOwn(VALUES, key) ? VALUES[key] : undefined
    const words = lists?.find(list => Object.hasOwn(list, value))
    if (words !== undefined) return words[value] ?? null
  }
  const words = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined
  return words !== undefined && Object.hasOwn(words, value) ? (words[value] ?? null) : null
}
