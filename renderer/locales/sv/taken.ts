import { capitalised, labelsIn, wordsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import {
  ATTACHED_STATES,
  COMMENT_KINDS,
  LACKING,
  SIGHTING_METHODS,
  TIME_BASES
} from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** Taking comments in by other ways than an address, and finding them. */
export const taken = {
  title: 'Underlag och uppgifter',
  way: 'Hur kommer kommentaren in?',
  box: {
    lead: 'Klistra in (Ctrl+V) eller dra hit en länk, en bild eller ett mejl. Resten fylls i så långt det går. Det fungerar var du än är i programmet.',
    letGo: 'Släpp länken, bilden eller mejlet för att spara en kommentar',
    unfit: 'Här går det att släppa länkar, bilder och mejl (.eml och .msg).',
    unread:
      'Det gick inte att läsa det som klistrades in eller släpptes. Spara det som en fil och välj filen i formuläret.',
    unsent:
      'Det som är ifyllt här och inte sparat försvinner om formuläret för kommentaren öppnas. Spara det först, eller öppna ändå.',
    openAnyhow: 'Öppna ändå'
  },
  pasteHelp:
    'Klistra in en bild eller det du har kopierat från sidan (Ctrl+V), dra hit en fil, eller välj en: bilder, eller en notis som .eml eller .msg. Allt sparas som det är.',
  drop: 'Dra hit en bild eller en notis',
  choose: 'Välj filer',
  sources: 'Underlag',
  clear: 'Ta bort underlaget',
  html: 'Urklippet med länkar (HTML)',
  plain: label('plain'),
  addressHelp: 'Kommentarens egen länk om den finns, annars inläggets eller sidans.',
  unknownHelp: 'Lämna tomt det som inte syns. Ingenting gissas.',
  handle: label('handle'),
  email: label('authorEmail'),
  ip: label('authorIp'),
  protectedHelp:
    'Sparas med avsändaren och lämnas aldrig ut automatiskt. Töm fältet om uppgiften inte är avsändarens.',
  timeHelp: 'Så som den visas, till exempel ”2 tim”.',
  answers: 'Svarar på',
  links: 'Länkar i urklippet',
  saving: 'Sparar och kontrollerar …',
  same: 'Det är samma kommentar',
  another: 'Det är en annan kommentar',
  factsSaved: 'Uppgifterna är antecknade. Ingen bild är sparad.',
  factsTitle: 'Spara aldrig en bild',
  factsLead:
    'För misstänkt barnpornografi. Innehavet är ett brott, så ingen sida öppnas och ingen bild sparas. Gör en polisanmälan först.',
  description: 'Vad är det?',
  descriptionHelp: 'Med egna ord. Återge inte innehållet.',
  bookmark: 'Bokmärke för webbläsaren',
  bookmarkText:
    'Skapa ett bokmärke i webbläsaren och klistra in texten som adress. Markera kommentaren på sidan och välj bokmärket: formuläret öppnas med sidans adress och det markerade.',
  isCut: 'Allt som du markerade följde inte med.',
  isCutText:
    'Bokmärket tar bara med en del av en lång markering. Kopiera hela kommentaren på sidan och klistra in den i stället för texten nedan.',
  copy: 'Kopiera',
  copied: 'Bokmärket är kopierat.',
  several: 'Flera kommentarer på en gång',
  severalHelp: 'Sidan öppnas, och du väljer vilka av kommentarerna som ska sparas.',
  pileSave_one: 'Spara {{count}} kommentar',
  pileSave_other: 'Spara {{count}} kommentarer',
  pileProgress: 'Sparar: {{done}} av {{total}} klara',
  pileKnown: 'fanns redan; det nya är sparat till den',
  under: {
    way: 'Ett eget inlägg, med kommentarerna under det',
    wayHelp:
      'Det som kommunen själv har publicerat och som ska tas bort. Finns flera inlägg på sidan: peka ut rätt.',
    save: 'Spara inlägget och kommentarerna',
    detail: capitalised(COMMENT_KINDS.post.sv),
    post: 'Den sparades med ett eget inlägg',
    title: 'Kommentarer under inlägget',
    lead: 'De försvinner med inlägget. Därför får det tas bort först när alla är sparade och kontrollerade.',
    goneThrough: 'Sidan genomgången',
    one: 'Kommentar {{number}}',
    again: 'Gå igenom sidan igen',
    busy: 'Går igenom sidan och sparar kommentarerna …',
    done: 'Sidan är genomgången.'
  },
  pileDone:
    '{{saved}} av {{asked}} {{asked|kommentar|kommentarer}} är {{saved|sparad och kontrollerad|sparade och kontrollerade}}',
  shown: 'Sidan säger sig ha {{shown}} {{shown|kommentar|kommentarer}}. {{found}} hittades.',
  shownUnknown: 'Sidan säger inte hur många kommentarer den har. {{found}} hittades.',
  pileFinished: 'Inget återstår att göra med dem.',
  sightings: 'Sedd i',
  edited: 'Så löd den då',
  dated: 'Daterad {{at}}',
  nativeId: label('nativeId'),
  thread: 'Tråd',
  editedAt: 'Ändrad enligt plattformen',
  textRaw: label('textRaw'),
  range: {
    relative: {
      latest: 'Senast {{to}}, räknat från orden som visades',
      between: 'Mellan {{from}} och {{to}}, räknat från orden som visades'
    },
    mail: {
      latest: 'Senast {{to}}, då mejlet säger sig vara skickat',
      between: 'Mellan {{from}} och {{to}}, då mejlet säger sig vara skickat'
    }
  },
  written: 'Skriven',
  notKnown: capitalised(TIME_BASES.none.sv),
  lacks: label('completeness'),
  attachments: 'Bilagor',
  noAttachments: 'Inga',
  reactions: 'Reaktioner när den sparades',
  showAttachment: 'Visa bilden',
  attached: {
    picture: 'Bild',
    video: 'Film',
    audio: 'Ljud',
    link: 'Länk',
    stream: 'Film',
    other: 'Fil'
  },
  attachedStates: {
    ...labelsIn(ATTACHED_STATES, 'sv'),
    blocked: 'Inte hämtad: adressen är inte öppen för alla',
    'too-large': 'Inte hämtad: för stor',
    'not-fetched': 'Inte hämtad: bara adressen är sparad'
  },
  reacted: {
    like_one: '{{count}} gillar',
    like_other: '{{count}} gillar',
    comment_one: '{{count}} kommentar',
    comment_other: '{{count}} kommentarer',
    repost_one: '{{count}} delning',
    repost_other: '{{count}} delningar',
    quote_one: '{{count}} citat',
    quote_other: '{{count}} citat'
  },
  methods: {
    screenshot: 'Bild',
    paste: 'Urklipp',
    export: 'Export',
    email: 'Notis per e-post',
    api: 'Plattformens svar',
    page_capture: capitalised(SIGHTING_METHODS.page.sv)
  },
  bases: {
    utc: '(plattformens tid)',
    offset: '(tiden har sin egen zon)',
    assumed_local: '(svensk tid antas)',
    relative_range: wordsIn(TIME_BASES, 'sv').relative_range,
    none: capitalised(TIME_BASES.none.sv)
  },
  lacking: {
    ...labelsIn(LACKING, 'sv'),
    'picture-only': 'Texten är inte avskriven; den finns bara på bilden'
  },
  pick: 'Peka ut på sidan',
  picking: 'Sidan är öppen i ett eget fönster. Peka på kommentaren där.',
  picked: 'Utpekad: {{selector}}',
  noteFacts: 'Anteckna utan bild',
  filters: 'Sök',
  search: 'Sökord',
  searchHelp: 'I kommentar, avsändare och beslut. Delar av ord hittas också.',
  more: 'Fler villkor',
  category: 'Grund',
  from: 'Upptäckt från',
  to: 'Upptäckt till',
  sender: 'Bara avsändaren',
  find: 'Sök',
  all: 'Visa alla',
  noneFound: 'Ingen kommentar stämmer med villkoren.',
  ways: {
    address: 'Adress',
    picture: 'Bild, urklipp eller notis',
    facts: 'Utan bild'
  },
  basis: {
    template: 'Notisen är av ett känt slag och har fyllt i fälten. Kontrollera dem.',
    sender: 'Avsändaren är känd, men inte notisens form. Kontrollera och fyll i.',
    clipboard: 'Det kopierade har fyllt i fälten. Kontrollera dem.',
    none: 'Filen är ingen notis som programmet känner igen.'
  },
  notFound: 'Hittades inte: {{fields}}. Fyll i det du ser.',
  mailSent: 'Notisen är daterad {{at}}: det är mejlets tid och inte kommentarens.'
}
