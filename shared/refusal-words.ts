// The code words that the values of refusals may be, in words.
import type { CommentFileRole } from './comment.ts'
import { DISPOSAL_STATE_WORDS } from './disposal-words.ts'
import type { Language } from './errors.ts'
import { FIELD_WORDS } from './register-words.ts'
import type { Role } from './user.ts'

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
    noticed: { sv: 'uppmärksammad', en: 'noticed' },
    saved: { sv: 'sparad', en: 'saved' },
    verified: { sv: 'kontrollerad', en: 'verified' },
    decided: { sv: 'beslutad', en: 'decided' },
    removed: { sv: 'borttagen', en: 'removed' },
    gone: { sv: 'bekräftat borta', en: 'confirmed gone' },
    delivered: { sv: 'utlämnat', en: 'delivered' },
    refused: { sv: 'avslaget', en: 'refused' },
    withdrawn: { sv: 'återtaget', en: 'withdrawn' }
  },
  stage: DISPOSAL_STATE_WORDS,
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
    'no-number': { sv: 'numret saknas eller är för långt', en: 'the number is missing or too long' },
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
      en: 'there are messages that nobody has decided on; handle them, or choose to leave them out or take them along'
    },
    'unverified-comments': {
      sv: 'det finns kommentarer vars kopia inte är kontrollerad; kontrollera dem, eller välj att lämna dem utanför eller ta med dem',
      en: 'there are comments whose copy is not verified; verify them, or choose to leave them out or take them along'
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
    'has-password': {
      sv: 'adressen innehåller användarnamn eller lösenord',
      en: 'the address holds a user name or a password'
    },
    'in-future': { sv: 'tiden har inte varit än', en: 'the time has not come yet' },
    'ends-before-it-begins': { sv: 'slutet är före början', en: 'the end is before the beginning' },
    'not-an-organisation-number': {
      sv: 'det är inget organisationsnummer (tio siffror)',
      en: 'it is not an organisation number (ten digits)'
    },
    'not-asked': {
      sv: 'punkten gäller inte en kanal utan dialog',
      en: 'the item does not concern a channel without dialogue'
    },
    twice: { sv: 'samma punkt står två gånger', en: 'the same item stands twice' },
    'before-half-year': {
      sv: 'dagen ligger före halvåret som intyget gäller',
      en: 'the day is before the half-year that is confirmed'
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

/** The fields of the contract's inputs, by name, or by path where the name alone says too little. */
export const PLACES: Words = {
  words: { sv: 'sökord', en: 'words to search for' },
  scope: { sv: 'urvalet', en: 'the selection' },
  departmentIds: { sv: 'förvaltningar', en: 'departments' },
  halfYear: { sv: 'halvår', en: 'half-year' },
  states: { sv: 'lägen', en: 'states' },
  unfinished: { sv: 'det som inte är färdigt', en: 'what is not finished' },
  level: { sv: 'nivån av PDF/A', en: 'the level of PDF/A' },
  withSecret: { sv: 'det som är sekretessmarkerat', en: 'what is marked as secret' },
  plan: { sv: 'plan för halvårsomgångarna', en: 'plan of the half-year rounds' },
  spring: { sv: 'dagar på våren', en: 'days in spring' },
  autumn: { sv: 'dagar på hösten', en: 'days in autumn' },
  hours: { sv: 'tid på dagen', en: 'time of day' },
  paths: { sv: 'filerna', en: 'the files' },
  everyMinutes: { sv: 'antal minuter mellan inläsningarna', en: 'minutes between readings' },
  ownName: { sv: 'kontots eget namn', en: 'the account’s own name' },
  input: { sv: 'som skickades', en: 'that was sent' },
  'system.address': { sv: 'adressen till diariets program', en: 'address of the registry’s program' },
  categoryIn: { sv: 'kategori för det som kommit in', en: 'category of what came in' },
  categoryOut: { sv: 'kategori för det som skickats ut', en: 'category of what was dispatched' },
  categoryOwn: { sv: 'kategori för det som upprättats', en: 'category of what was drawn up' },
  'system.status': { sv: 'handlingens status', en: 'status of the document' },
  'system.archive': { sv: 'arkivdel', en: 'archive' },
  senderRole: { sv: 'avsändarens roll', en: 'role of the sender' },
  recipientRole: { sv: 'mottagarens roll', en: 'role of the recipient' },
  accessCode: { sv: 'sekretesskod', en: 'access code' },
  mostMib: { sv: 'största storlek på filerna', en: 'largest size of the files' },
  newCase: { sv: 'uppgifter för nya ärenden', en: 'details of new cases' },
  system: { sv: 'inställningar för diariets program', en: 'settings of the registry’s program' },
  'system.newCase.status': { sv: 'nya ärendens status', en: 'status of new cases' },
  'finding.found': { sv: 'om posten finns i diariet', en: 'whether the record is in the registry' },
  caseType: { sv: 'ärendetyp', en: 'case type' },
  subArchive: { sv: 'delarkiv', en: 'sub-archive' },
  responsibleUnit: { sv: 'ansvarig enhet', en: 'responsible unit' },
  'filing.number': { sv: 'ärendets nummer', en: 'number of the case' },
  filing: { sv: 'ärendet som posterna ska in i', en: 'the case that the records go into' },
  finding: { sv: 'vad som finns i diariet', en: 'what is in the registry' },
  afterwards: { sv: 'vad som görs i brevlådan', en: 'what is done in the mailbox' },
  folder: { sv: 'mapp i brevlådan', en: 'folder of the mailbox' },
  'mailbox.user': { sv: 'användarnamn', en: 'user name' },
  'department.name': { sv: 'förvaltningens namn', en: 'name of the department' },
  'responsible.name': { sv: 'den ansvarigas namn', en: 'name of the responsible person' },
  about: { sv: 'om vad raderna gäller', en: 'about what the lines concern' },
  acceptBadCertificates: { sv: 'om ogiltiga certifikat', en: 'about bad certificates' },
  action: { sv: 'vad som görs', en: 'what is done' },
  address: { sv: 'adress', en: 'address' },
  addresses: { sv: 'adresser', en: 'addresses' },
  after: { sv: 'märke för nästa sida', en: 'mark of the next page' },
  baseAddress: { sv: 'adressen som filerna hämtas från', en: 'address that the files are fetched from' },
  basis: { sv: 'underlag för borttagningen', en: 'basis of the removal' },
  because: { sv: 'skäl', en: 'reason' },
  category: { sv: 'grund för att ta bort kommentaren', en: 'ground for removing the comment' },
  changes: { sv: 'ändringar', en: 'changes' },
  channelId: { sv: 'kanal', en: 'channel' },
  channelIds: { sv: 'kanaler', en: 'channels' },
  contactEmail: { sv: 'e-postadress för kontakt', en: 'e-mail address for contact' },
  contactName: { sv: 'namn på kontakten', en: 'name of the contact' },
  decidedBy: { sv: 'beslutsfattare', en: 'decision-maker' },
  closedOn: { sv: 'stängd den', en: 'closed on' },
  date: { sv: 'datum', en: 'date' },
  decidedOn: { sv: 'beslutsdag', en: 'day of decision' },
  decision: { sv: 'beslut', en: 'decision' },
  departedOn: { sv: 'sista arbetsdag', en: 'last working day' },
  kinds: { sv: 'slag', en: 'kinds' },
  'kinds.0': { sv: 'slag', en: 'kind' },
  departmentId: { sv: 'förvaltning', en: 'department' },
  covers: { sv: 'vem beslutet gäller', en: 'whom the decision is for' },
  channel: { sv: 'om kanalen', en: 'about the channel' },
  personIds: { sv: 'personer', en: 'people' },
  documentPath: { sv: 'handlingens fil', en: 'file of the document' },
  dialogue: { sv: 'om dialog', en: 'about dialogue' },
  directory: { sv: 'katalogens adress', en: 'address of the directory' },
  diaryNumber: { sv: 'diarienummer', en: 'diary number' },
  dir: { sv: 'mapp', en: 'folder' },
  proxy: { sv: 'om proxyn', en: 'about the proxy' },
  privateAddresses: { sv: 'om privata nätverk', en: 'about private networks' },
  viewport: { sv: 'vad sidan visas i', en: 'what the page is shown in' },
  query: { sv: 'sökord', en: 'words to look for' },
  other: { sv: 'insamling att jämföra med', en: 'capture to compare with' },
  email: { sv: 'e-postadress', en: 'e-mail address' },
  fields: { sv: 'uppgifter', en: 'fields' },
  from: { sv: 'första dag', en: 'first day' },
  host: { sv: 'serverns namn', en: 'name of the server' },
  holder: { sv: 'nyckelns innehavare', en: 'holder of the key' },
  holderId: { sv: 'den som har inloggningen', en: 'who holds the log-in' },
  givenOn: { sv: 'dag för samtycket', en: 'day of the consent' },
  id: { sv: 'id', en: 'id' },
  into: { sv: 'mapp att skriva i', en: 'folder to write in' },
  kind: { sv: 'slag', en: 'kind' },
  isChild: { sv: 'om barn', en: 'about a child' },
  keptWhere: { sv: 'var inloggningen förvaras', en: 'where the log-in is kept' },
  key: { sv: 'nyckel', en: 'key' },
  label: { sv: 'vad inloggningen gäller', en: 'what the log-in is for' },
  licence: { sv: 'licens', en: 'licence' },
  limit: { sv: 'högsta antal', en: 'limit' },
  mailbox: { sv: 'brevlåda', en: 'mailbox' },
  mandate: { sv: 'beslut om kanalen', en: 'mandate' },
  messageId: { sv: 'meddelande', en: 'message' },
  municipality: { sv: 'kommunens eller myndighetens namn', en: 'name of the municipality or authority' },
  name: { sv: 'namn', en: 'name' },
  note: { sv: 'anteckning', en: 'note' },
  osUser: { sv: 'användarnamn i datorn', en: 'user name in the computer' },
  offset: { sv: 'startläge', en: 'offset' },
  organisationNumber: { sv: 'organisationsnummer', en: 'organisation number' },
  override: { sv: 'skäl att göra det utan insamling', en: 'reason to do it without a capture' },
  partners: { sv: 'tillsammans med', en: 'together with' },
  path: { sv: 'fil', en: 'file' },
  period: { sv: 'halvår', en: 'half-year' },
  halfYears: { sv: 'antal halvår', en: 'number of half-years' },
  signedBy: { sv: 'namn på den som intygar', en: 'name of who confirms' },
  signedOn: { sv: 'datum för underskriften', en: 'date of the signature' },
  paper: { sv: 'påskriven blankett', en: 'signed form' },
  view: { sv: 'urval', en: 'selection' },
  way: { sv: 'sätt att intyga', en: 'way of confirming' },
  personId: { sv: 'person', en: 'person' },
  places: { sv: 'inlägg', en: 'posts' },
  platform: { sv: 'plattform', en: 'platform' },
  port: { sv: 'port', en: 'port' },
  purpose: { sv: 'ändamål', en: 'purpose' },
  reason: { sv: 'skäl', en: 'reason' },
  caseNumber: { sv: 'ärende', en: 'case' },
  exportId: { sv: 'paket', en: 'package' },
  number: { sv: 'nummer', en: 'number' },
  picture: { sv: 'bildens nummer', en: 'number of the picture' },
  year: { sv: 'år', en: 'year' },
  receivedBy: { sv: 'mottagare', en: 'recipient' },
  receivedOn: { sv: 'mottagningsdag', en: 'day of receipt' },
  receiver: { sv: 'slag av mottagare', en: 'kind of receiver' },
  records: { sv: 'poster', en: 'records' },
  receivedAt: { sv: 'ankomsttid', en: 'time of receipt' },
  recipient: { sv: 'mottagare', en: 'recipient' },
  reference: { sv: 'diarienummer eller beteckning', en: 'diary number or reference' },
  replyText: { sv: 'svar till avsändaren', en: 'reply to the sender' },
  benefit: { sv: 'nytta', en: 'benefit' },
  commentPurpose: { sv: 'vad kommentarerna är till för', en: 'what comments are for' },
  contact: { sv: 'kontakt för allmänheten', en: 'contact for the public' },
  responseTime: { sv: 'när man kan vänta svar', en: 'when to expect an answer' },
  standInId: { sv: 'ersättare', en: 'stand-in' },
  responsibleId: { sv: 'ansvarig', en: 'responsible person' },
  retired: { sv: 'om avslutade kanaler', en: 'about retired channels' },
  role: { sv: 'slag av fil', en: 'kind of file' },
  roles: { sv: 'roller', en: 'roles' },
  route: { sv: 'hantering', en: 'route' },
  runId: { sv: 'insamlingsomgång', en: 'capture run' },
  secret: { sv: 'lösenord eller nyckel', en: 'password or key' },
  security: { sv: 'kryptering', en: 'encryption' },
  sender: { sv: 'avsändaradress', en: 'address of the sender' },
  server: { sv: 'server', en: 'server' },
  selector: { sv: 'CSS-väljare', en: 'CSS selector' },
  senderAddress: { sv: 'avsändarens adress', en: 'address of the sender' },
  senderName: { sv: 'avsändarens namn', en: 'name of the sender' },
  approvedBy: { sv: 'vem på informationsenheten som godkänt', en: 'who in the information unit approved it' },
  approvedOn: { sv: 'dag för godkännandet', en: 'day of the approval' },
  authorAddress: { sv: 'avsändarens adress', en: 'address of the sender' },
  authorName: { sv: 'avsändarens namn', en: 'name of the sender' },
  boardOffence: {
    sv: 'brott enligt lagen om elektroniska anslagstavlor',
    en: 'offence in the act on electronic bulletin boards'
  },
  description: { sv: 'beskrivning', en: 'description' },
  police: { sv: 'om polisanmälan', en: 'about the report to the police' },
  policeNumber: { sv: 'polisanmälans nummer', en: 'number of the report to the police' },
  protectedCounterpart: { sv: 'skyddad motpart', en: 'protected counterpart' },
  protectedTitle: { sv: 'skyddad rubrik', en: 'protected title' },
  publicCounterpart: { sv: 'offentlig motpart', en: 'public counterpart' },
  publicTitle: { sv: 'offentlig rubrik', en: 'public title' },
  registration: { sv: 'registrering', en: 'registration' },
  timeShown: { sv: 'tiden som visades', en: 'time that was shown' },
  toAuthor: { sv: 'text till avsändaren', en: 'text to the sender' },
  answers: { sv: 'vad den svarar på', en: 'what it answers' },
  author: { sv: 'avsändare', en: 'sender' },
  base64: { sv: 'filens innehåll', en: 'content of the file' },
  completeness: { sv: 'vad som saknas', en: 'what is lacking' },
  files: { sv: 'filer', en: 'files' },
  handle: { sv: 'användarnamn', en: 'user name' },
  html: { sv: 'urklippet som HTML', en: 'the clipboard as HTML' },
  ip: { sv: 'nätverksadress', en: 'network address' },
  permalink: { sv: 'länk till kommentaren', en: 'link to the comment' },
  plain: { sv: 'urklippet som text', en: 'the clipboard as text' },
  profile: { sv: 'profilens adress', en: 'address of the profile' },
  sameAs: { sv: 'vilken kommentar eller vilket meddelande det är', en: 'which comment or message it is' },
  actorId: { sv: 'person', en: 'person' },
  search: { sv: 'sökord', en: 'search words' },
  selectors: { sv: 'kommentarer', en: 'comments' },
  language: { sv: 'språk', en: 'language' },
  senderNote: { sv: 'om avsändaren', en: 'about the sender' },
  answer: { sv: 'svaret', en: 'the answer' },
  item: { sv: 'punkt', en: 'item' },
  captureId: { sv: 'insamling', en: 'capture' },
  quote: { sv: 'ord ur den insamlade texten', en: 'words from the captured text' },
  'route.entry': { sv: 'uppgifterna till diariet', en: 'what goes into the registry' },
  handler: { sv: 'handläggare', en: 'handler' },
  userId: { sv: 'användare', en: 'user' },
  sentAt: { sv: 'när svaret skickades', en: 'when the answer was sent' },
  sentBy: { sv: 'vem som svarade', en: 'who answered' },
  sentWhere: { sv: 'var svaret skickades', en: 'where the answer was sent' },
  answeredAt: { sv: 'tiden för svaret', en: 'the time of the answer' },
  answeredBy: { sv: 'vem som svarade', en: 'who answered' },
  forwardedTo: { sv: 'vem kommentaren vidarebefordrades till', en: 'whom the comment was forwarded to' },
  state: { sv: 'läge', en: 'state' },
  text: { sv: 'text', en: 'text' },
  thread: { sv: 'inläggets adress', en: 'address of the post' },
  sha256: { sv: 'handling', en: 'document' },
  tool: { sv: 'verktyg', en: 'tool' },
  what: { sv: 'vad som ska ändras', en: 'what will be changed' },
  to: { sv: 'sista dag', en: 'last day' },
  user: { sv: 'användarnamn', en: 'user name' },
  validUntil: { sv: 'sista giltighetsdag', en: 'last day of validity' },
  withdrawnOn: { sv: 'dag för återkallelsen', en: 'day of the withdrawal' },
  word: { sv: 'ord', en: 'word' },
  workingDays: { sv: 'antal arbetsdagar', en: 'number of working days' },
  which: { sv: 'val av kanaler', en: 'choice of channels' },
  only: {
    sv: 'om allt eller bara det som återstår ska samlas in',
    en: 'whether everything or only what is due is captured'
  },
  place: { sv: 'ställe', en: 'place' },
  'place.field': { sv: 'text', en: 'text' },
  'place.start': { sv: 'början av stället', en: 'start of the place' },
  'place.end': { sv: 'slut på stället', en: 'end of the place' },
  'place.picture': { sv: 'bild', en: 'picture' },
  'place.x': { sv: 'avstånd från vänster', en: 'distance from the left' },
  'place.y': { sv: 'avstånd uppifrån', en: 'distance from the top' },
  'place.width': { sv: 'bredd', en: 'width' },
  'place.height': { sv: 'höjd', en: 'height' },
  maskId: { sv: 'maskering', en: 'mask' },
  paragraph: { sv: 'paragraf', en: 'paragraph' },
  position: { sv: 'post i utlämnandet', en: 'record of the disclosure' },
  requestedAt: { sv: 'när det begärdes', en: 'time of the request' },
  stopped: { sv: 'vilka poster som visas', en: 'which records are shown' },
  'draft.category': { sv: 'kategori', en: 'category' },
  'draft.kept': { sv: 'hur länge det bevaras', en: 'how long it is kept' },
  'draft.kept.months': { sv: 'antal månader', en: 'number of months' },
  'draft.kept.countedFrom': { sv: 'vad tiden räknas från', en: 'what the time is counted from' },
  'draft.transfer': { sv: 'om det måste vara överlämnat', en: 'about having been handed over' },
  on: { sv: 'vad gallringsstoppet gäller', en: 'what the hold is on' },
  'on.scope': { sv: 'vad gallringsstoppet gäller', en: 'what the hold is on' },
  'draft.about': { sv: 'vad som begärs', en: 'what is asked for' },
  agreement: { sv: 'leveransöverenskommelsens nummer', en: 'number of the submission agreement' },
  creator: { sv: 'arkivbildare', en: 'archival creator' },
  creatorCode: {
    sv: 'arkivbildarens organisationsnummer',
    en: 'organisation number of the archival creator'
  },
  delivery: { sv: 'uppgifter om leveransen', en: 'facts about the delivery' },
  digest: { sv: 'provkörningens kontrollsumma', en: 'checksum of the trial run' },
  draft: { sv: 'utkast', en: 'draft' },
  facts: { sv: 'uppgifter i kvittot', en: 'facts of the receipt' },
  format: { sv: 'paketets form', en: 'form of the package' },
  mapping: { sv: 'kolumnernas betydelse', en: 'meaning of the columns' },
  'mapping.sheet': { sv: 'blad', en: 'sheet' },
  'mapping.headingRow': { sv: 'rubrikrad', en: 'row with the headings' },
  'mapping.columns': { sv: 'kolumner', en: 'columns' },
  'mapping.columns.0.at': { sv: 'kolumn', en: 'column' },
  'mapping.columns.0.field': { sv: 'vad kolumnen är', en: 'what the column is' },
  'mapping.otherwise.department': { sv: 'förvaltning där den saknas', en: 'department where it is missing' },
  'mapping.otherwise.responsible': { sv: 'ansvarig där den saknas', en: 'responsible person where missing' },
  otherwise: { sv: 'uppgifter där de saknas', en: 'facts where they are missing' },
  outcome: { sv: 'utfall', en: 'outcome' },
  mark: { sv: 'märkning', en: 'mark' },
  preservation: { sv: 'arkivet som tar emot', en: 'archive that receives' },
  record: { sv: 'post', en: 'record' },
  refused: { sv: 'rader som inte går att ta in', en: 'rows that cannot be taken in' },
  schemas: { sv: 'mapp med scheman', en: 'folder with schemas' },
  submitter: { sv: 'levererande organisation', en: 'submitting organisation' },
  submitterCode: {
    sv: 'den levererande organisationens organisationsnummer',
    en: 'organisation number of the submitter'
  }
}

/** One of several in a field; its number follows. */
export const PLACE_ITEMS: Words = {
  departmentIds: { sv: 'förvaltning', en: 'department' },
  kinds: { sv: 'slag', en: 'kind' },
  states: { sv: 'läge', en: 'state' },
  answers: { sv: 'svar', en: 'answer' },
  selectors: { sv: 'kommentar', en: 'comment' },
  places: { sv: 'inlägg', en: 'post' },
  completeness: { sv: 'det som saknas', en: 'what is lacking' },
  files: { sv: 'fil', en: 'file' },
  personIds: { sv: 'person', en: 'person' },
  paths: { sv: 'fil', en: 'file' },
  addresses: { sv: 'adress', en: 'address' },
  channelIds: { sv: 'kanal', en: 'channel' },
  columns: { sv: 'kolumn', en: 'column' },
  records: { sv: 'post', en: 'record' },
  roles: { sv: 'roll', en: 'role' },
  which: { sv: 'kanal', en: 'channel' }
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
    sv: 'filen {what} gick inte att läsa tillbaka som den skrevs',
    en: 'the file {what} could not be read back as it was written'
  }
}

/** What may be wrong with a package, by the code of the finding. */
export const PACKAGE_TROUBLE: Words = {
  changed: { sv: 'filen {path} är ändrad', en: 'the file {path} is changed' },
  missing: { sv: 'filen {path} saknas', en: 'the file {path} is missing' },
  unreadable: { sv: 'filen {path} går inte att läsa', en: 'the file {path} cannot be read' },
  added: { sv: 'filen {path} hör inte hit', en: 'the file {path} does not belong' },
  refused: { sv: '{path} leder ut ur paketet', en: '{path} leads out of the package' },
  unaccounted: { sv: 'filen {path} saknar post', en: 'the file {path} has no record' },
  'line-changed': { sv: 'journalraden {path} är ändrad', en: 'the journal line {path} is changed' },
  'line-missing': { sv: 'journalraden {path} saknas', en: 'the journal line {path} is missing' },
  'line-added': { sv: 'journalraden {path} är tillagd', en: 'the journal line {path} is added' }
}

/** Why a file cannot be read, by the system's own names for it where they are common. */
export const FILE_TROUBLE: Words = {
  'not a file': { sv: 'det är ingen fil', en: 'it is not a file' },
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

/** Why a platform cannot be reached. */
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
  'keychain-missing': { sv: 'datorn har ingen nyckelring', en: 'this computer has no keychain' },
  'keychain-locked': { sv: 'nyckelringen är låst', en: 'the keychain is locked' },
  'keychain-failed': { sv: 'nyckelringen svarar med fel', en: 'the keychain answers with an error' }
}

/** Why a spreadsheet cannot be read, and what to do. */
export const EXPORT_TROUBLE: Words = {
  empty: { sv: 'den är tom', en: 'it is empty' },
  'unknown-shape': {
    sv: 'innehållet är inte byggt som någon export som programmet känner till',
    en: 'what is in it is not built like any export that the program knows'
  },
  'too-many-files': { sv: 'den har för många filer', en: 'it has too many files' },
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

export const SHEET_TROUBLE: Words = {
  empty: {
    sv: 'filen är tom. Kontrollera att listan är sparad i den, eller välj en annan fil',
    en: 'the file is empty. See that the list is saved in it, or choose another file'
  },
  'too-large': {
    sv: 'den är för stor. Dela den i flera filer',
    en: 'it is too large. Divide it into several files'
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
    sv: 'citattecknen i den går inte ihop. Spara den på nytt som CSV och försök igen',
    en: 'the quotation marks in it do not match. Save it again as CSV and try again'
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
  'no archive': { sv: 'arkivets tabeller saknas', en: 'the tables of the archive are missing' }
}
