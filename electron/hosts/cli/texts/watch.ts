// What `watch` says.
import type { Text } from '../language.ts'

export const watch = {
  group: { sv: 'bevaka kommentarer', en: 'watch comments' },
  status: {
    sv: 'visa bevakade kanaler, olästa kommentarer och de ord som bevakas',
    en: 'show the watched channels, unread comments and the words that are looked for'
  },
  comments: { sv: 'visa inlästa kommentarer', en: 'show the comments that were read in' },
  plan: {
    sv: 'hur ofta kanalen läses in av sig själv medan appen är öppen; 0 stänger av',
    en: 'how often the channel is read by itself while the app is open; 0 turns it off'
  },
  page: {
    sv: 'bevaka en sida, till exempel ett inlägg, i en webbläsare',
    en: 'watch a page, such as a post, in a browser'
  },
  pagePlan: {
    sv: 'hur ofta sidan läses av sig själv medan appen är öppen; 0 stänger av',
    en: 'how often the page is read by itself while the app is open; 0 turns it off'
  },
  pageEnd: {
    sv: 'sluta bevaka en sida; det som är inläst finns kvar',
    en: 'stop watching a page; what was read stays'
  },
  look: { sv: 'läs en bevakad sida nu', en: 'read a watched page now' },
  address: { sv: 'sidans adress', en: 'the address of the page' },
  everyPage: {
    sv: 'antal minuter mellan läsningarna, 15 till 10080; 0 är bara på begäran',
    en: 'minutes between readings, 15 to 10080; 0 is only when asked'
  },
  looked: {
    sv: '{seen} {seen|kommentar|kommentarer}: {added} {added|ny|nya}, {changed} {changed|ändrad|ändrade}, {vanished} {vanished|försvunnen|försvunna}, {waiting} väntar till nästa gång.',
    en: '{seen} {seen|comment|comments}: {added} new, {changed} changed, {vanished} vanished, {waiting} {waiting|waits|wait} for the next time.'
  },
  rests: { sv: 'Webbplatsen lämnas i fred till {until}.', en: 'The site is left alone until {until}.' },
  looks: {
    running: { sv: 'läses', en: 'being read' },
    whole: { sv: 'hel', en: 'whole' },
    partial: { sv: 'inte hel', en: 'not whole' },
    refused: { sv: 'nekad', en: 'refused' },
    failed: { sv: 'misslyckad', en: 'failed' },
    interrupted: { sv: 'avbruten', en: 'interrupted' }
  },
  word: { sv: 'lägg till eller ta bort ett ord som bevakas', en: 'add or remove a word that is looked for' },
  seen: { sv: 'anteckna att kommentaren är läst', en: 'note that the comment was looked at' },
  channel: { sv: 'kanalen', en: 'the channel' },
  view: { sv: 'vilka kommentarer som visas', en: 'which comments are shown' },
  every: {
    sv: 'antal minuter mellan inläsningarna, 5 till 10080',
    en: 'minutes between readings, 5 to 10080'
  },
  add: { sv: 'lägg till ordet', en: 'add the word' },
  remove: { sv: 'ta bort ordet', en: 'remove the word' },
  words: { sv: 'Ord som bevakas: {words}', en: 'Words that are looked for: {words}' },
  noWords: { sv: 'Inga ord bevakas.', en: 'No words are looked for.' },
  marked: { sv: 'Antecknat som läst.', en: 'Noted as looked at.' },
  never: { sv: 'bara på begäran', en: 'only when asked' },
  minutes: { sv: 'var {minutes} min', en: 'every {minutes} min' },
  flags: {
    question: { sv: 'fråga', en: 'question' },
    link: { sv: 'länk', en: 'link' },
    'personal-number': { sv: 'personnummer', en: 'personal number' },
    email: { sv: 'e-postadress', en: 'e-mail address' },
    phone: { sv: 'telefonnummer', en: 'phone number' },
    word: { sv: 'bevakat ord', en: 'watched word' }
  },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    channel: { sv: 'Kanal', en: 'Channel' },
    page: { sv: 'Sida', en: 'Page' },
    outcome: { sv: 'Utfall', en: 'Outcome' },
    plan: { sv: 'Läses in', en: 'Is read' },
    last: { sv: 'Senast', en: 'Last' },
    unread: { sv: 'Olästa', en: 'Unread' },
    vanished: { sv: 'Försvunna', en: 'Vanished' },
    time: { sv: 'Skriven', en: 'Written' },
    author: { sv: 'Avsändare', en: 'Author' },
    flags: { sv: 'Flaggor', en: 'Flags' },
    status: { sv: 'Hos plattformen', en: 'At the platform' },
    text: { sv: 'Text', en: 'Text' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
