import { labelsIn, wordsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { ACTION_STATES, FLAGS, PLATFORM_STATUSES } from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** Accounts at the platforms, comments read in through them, and what is done with them there. */
export const accounts = {
  title: 'Konto hos plattformen',
  lead: 'Med ett konto läser programmet in kommentarer och kan dölja eller ta bort dem.',
  none: 'Kanalen har inget konto. Kommentarer kan ändå sparas från sidan.',
  noKind: 'Programmet kan inte tala med den här plattformen. Spara kommentarerna från sidan.',
  add: 'Lägg till konto',
  check: 'Testa kontot',
  renew: 'Byt nyckel',
  forget: 'Ta bort kontot',
  works: 'Fungerar',
  broken: 'Fungerar inte',
  state: 'Läge',
  kind: 'Plattform',
  user: 'Användare',
  address: 'Adress',
  checkedAt: 'Senaste svar',
  actions: 'Kan göra',
  readMessages: 'Läs direktmeddelanden',
  worksNotice: 'Kontot fungerar: {{user}}.',
  forgotten: 'Nyckeln är borttagen ur nyckelringen på arkivets dator. Återkalla den hos plattformen också.',
  form: {
    title: 'Lägg till konto för {{channel}}',
    renewTitle: 'Byt nyckel för {{channel}}',
    forgetTitle: 'Ta bort kontot för {{channel}}?',
    forgetText: 'Nyckeln tas ur nyckelringen på arkivets dator. Det som är inläst finns kvar.',
    kind: 'Plattform',
    user: 'Användarnamn eller id',
    userHelp:
      'Användarnamn (WordPress, Bluesky, Mastodon), sidans id (Facebook, Instagram) eller kanalens id (YouTube).',
    address: 'Webbplatsens eller serverns adress',
    addressHelp: 'Behövs för WordPress och Mastodon. För de andra räcker plattformens egen.',
    secret: label('secret'),
    secretHelp:
      'Ett applösenord eller en åtkomstnyckel, aldrig ditt vanliga lösenord. Den sparas bara i nyckelringen på arkivets dator.',
    save: 'Testa och spara'
  }
}

export const watch = {
  title: 'Bevakning',
  lead: 'Kommentarer som läses in genom kanalernas konton, eller på sidor som bevakas. Flaggor är bara upplysningar: inget görs automatiskt.',
  open: 'Bevakning',
  channels: 'Kanaler med konto',
  noChannels: 'Ingen kanal har något konto. Lägg till ett på kanalens sida.',
  channel: 'Kanal',
  plan: 'Läses in',
  planOf: 'Hur ofta {{channel}} läses in',
  plans: {
    never: 'Bara på begäran',
    '15': 'Var 15:e minut',
    '60': 'Varje timme',
    '240': 'Var fjärde timme',
    '1440': 'En gång om dygnet',
    other: 'Var {{minutes}}:e minut'
  },
  last: 'Senast inläst',
  never: 'Aldrig',
  unread: 'Olästa',
  vanished: 'Försvunna',
  vanishedOne: 'Försvunnen',
  readNow: 'Läs in nu',
  readNowNamed: 'Läs in nu: {{channel}}',
  reading: 'Läser in …',
  readDone:
    '{{added}} {{added|ny|nya}}, {{changed}} {{changed|ändrad|ändrade}}, {{vanished}} {{vanished|försvunnen|försvunna}}.',
  shownMore: 'Plattformen anger {{shown}} {{shown|kommentar|kommentarer}}; {{seen}} gick att läsa.',
  follow: {
    of: 'När ändringar och borttagningar i {{channel}} märks',
    off: 'När kanalen läses in',
    stream: 'Inom en minut, genom plattformens ström',
    poll: 'Inom en minut: webbplatsen tillfrågas två gånger i minuten',
    notice: 'Inom en minut efter att plattformen har berättat det för servern, om den är inställd för det',
    none: 'Plattformen berättar inte om ändringar. De märks när kanalen läses in.',
    noticed_one: '{{count}} ändring eller borttagning har märkts så.',
    noticed_other: '{{count}} ändringar och borttagningar har märkts så.',
    heard: label('heardAt'),
    waits: 'Inget hört än.',
    broken: 'Hörs inte just nu. Nya försök görs, och det som händer under tiden läses in efteråt.'
  },
  pages: {
    title: 'Sidor som bevakas',
    lead: 'En sida, till exempel ett inlägg, läses i en webbläsare, inloggad om kanalen har en webbläsarprofil. Nya kommentarer sparas med bild. Bara när hela sidan har setts antecknas att något har försvunnit.',
    none: 'Inga sidor bevakas. Lägg till ett inlägg i en kanal som saknar konto.',
    never: 'Inte läst än.',
    visits: {
      running: 'Läses nu.',
      whole: 'Hela sidan sågs, med {{seen}} {{seen|kommentar|kommentarer}}.',
      partial: '{{seen}} {{seen|kommentar|kommentarer}} sågs, men kanske inte alla.',
      refused: 'Webbplatsen nekade åtkomst.',
      failed: 'Sidan kunde inte läsas.',
      interrupted: 'Läsningen avbröts.'
    },
    waiting_one: '{{count}} ny kommentar väntar till nästa gång.',
    waiting_other: '{{count}} nya kommentarer väntar till nästa gång.',
    rests: 'Webbplatsen lämnas i fred till',
    remove: 'Sluta bevaka {{address}}',
    add: 'Bevaka en sida',
    address: 'Sidans adress',
    addressHelp: 'Inläggets egen adress är bäst: där står alla dess kommentarer.'
  },
  words: label('watch.words'),
  wordsLead: 'Kommentarer med något av orden flaggas, också när ordet ingår i ett längre ord.',
  noWords: 'Inga ord bevakas.',
  word: 'Ord',
  addWord: 'Lägg till ordet',
  removeWord: 'Sluta bevaka {{word}}',
  comments: 'Inlästa kommentarer',
  show: 'Visa',
  views: { unread: 'Olästa', flagged: 'Flaggade', vanished: 'Försvunna', all: 'Alla' },
  none: 'Inga kommentarer att visa här.',
  isUnread: 'Oläst',
  isRead: 'Läst',
  author: 'Avsändare',
  noAuthor: 'Okänd',
  own: 'Vår egen',
  excerpt: 'Kommentar',
  flagged: 'Flaggor',
  written: 'Skriven',
  lastSeen: label('seenAt'),
  state: 'Läge',
  flags: labelsIn(FLAGS, 'sv'),
  platform: {
    title: 'Hos plattformen',
    status: 'Läge där',
    statuses: labelsIn(PLATFORM_STATUSES, 'sv'),
    shown:
      'Kommentaren är antecknad som borta, men plattformen visade den {{at}}. Togs den aldrig bort, fatta ett nytt beslut om det.',
    nothingLeft:
      'Det finns inget kvar att ta bort. Har du eller en kollega tagit bort kommentaren i kanalen? Bekräfta det. Fatta annars ett nytt beslut, så väntar den inte på någon.',
    perhapsGone:
      'Kommentaren är kanske borta. Plattformen visar varken den eller någon annan för kontot, och svarar likadant om det som kontot inte får se. Den sågs senast {{at}}.',
    vanished: 'Kommentaren togs bort av avsändaren eller plattformen. Den sågs senast {{at}}.',
    goneUnnoted: 'Kommentaren är borta, och ingen borttagning är antecknad här. Den sågs senast {{at}}.',
    seen: label('seenAt'),
    ip: label('authorIp'),
    userAgent: label('authorUserAgent'),
    nativeId: label('nativeId'),
    thread: 'Under',
    proof: 'Avsändarens signatur',
    proofHas: 'Finns, kontrollerad {{at}}',
    checkProof: 'Kontrollera signaturen',
    proofHolds: 'Signaturen stämmer: avsändaren har signerat precis de här orden.',
    versions: 'Versioner',
    version: 'Sedd {{at}}',
    done: 'Gjort genom programmet',
    doneLine: '{{action}}: {{state}}, {{at}}, {{by}}',
    states: { ...wordsIn(ACTION_STATES, 'sv'), begun: 'påbörjat', done: 'gjort' },
    act: 'Gör det genom kontot',
    actLead: 'Plattformen tillfrågas före och efter. Svaret efteråt blir bekräftelsen.',
    acting: 'Talar med plattformen …',
    acted: 'Gjort, och plattformen visar det.',
    actions: {
      hide: 'Dölj',
      unhide: 'Visa igen',
      hold: 'Håll kvar för granskning',
      spam: 'Märk som skräp',
      trash: 'Lägg i papperskorgen',
      delete: 'Radera'
    }
  }
}
