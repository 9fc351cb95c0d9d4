// What `comment save-all`, `take`, `people` and `of` say.
import type { Text } from '../language.ts'

export const taking = {
  saveAll: {
    sv: 'spara alla kommentarer på en sida, eller de som väljarna pekar på, på en gång',
    en: 'save all comments on a page, or those the selectors point at, in one go'
  },
  selectors: {
    sv: 'CSS-väljare för kommentarerna; annars alla',
    en: 'CSS selectors of the comments; otherwise all'
  },
  take: {
    sv: 'ta in en kommentar från bilder eller en notis (.eml, .msg)',
    en: 'take in a comment from pictures or a notification (.eml, .msg)'
  },
  text: { sv: 'kommentarens text', en: 'the text of the comment' },
  author: {
    sv: 'avsändarens namn; är det ett annat än notisens följer inget annat om notisens avsändare med',
    en: 'the name of the sender; if it is not the notification’s, nothing else of its sender comes along'
  },
  handle: { sv: 'avsändarens användarnamn', en: 'the user name of the sender' },
  authorAddress: { sv: 'avsändarens adress', en: 'the address of the sender' },
  authorEmail: { sv: 'avsändarens e-postadress', en: 'the e-mail address of the sender' },
  authorIp: { sv: 'avsändarens IP-adress', en: 'the IP address of the sender' },
  shown: { sv: 'tiden så som den visas', en: 'the time as it is shown' },
  permalink: { sv: 'kommentarens egen länk', en: 'the comment’s own link' },
  answers: { sv: 'vad den svarar på', en: 'what it answers' },
  sameAs: { sv: 'det är samma kommentar som den här', en: 'it is the same comment as this one' },
  another: { sv: 'det är en annan än de som har samma ord', en: 'it is none of those with the same words' },
  addressNeeded: {
    sv: 'Ange --address: filen säger inte var kommentaren står.',
    en: 'Give --address: the file does not say where the comment stands.'
  },
  people: {
    sv: 'sök avsändare efter namn, användarnamn eller adress',
    en: 'find senders by name, user name or address'
  },
  of: {
    sv: 'visa allt som en avsändare har skrivit (registerutdrag)',
    en: 'show everything that a sender has written'
  },
  ofSearch: {
    sv: 'bara de med de här orden, hela eller delar av, i kommentar, avsändare eller beslut',
    en: 'only those with these words, whole or in part, in comment, sender or decision'
  },
  ofCategory: { sv: 'bara de som har den här grunden', en: 'only those on this ground' },
  ofSender: {
    sv: 'bara den avsändarens; id:t står i `comment people`',
    en: 'only those of that sender; `comment people` has the id'
  },
  ofOutcome: { sv: 'bara de med det här beslutet', en: 'only those with this decision' },
  ofMark: { sv: 'bara olästa (unread) eller flaggade (flagged)', en: 'only unread or flagged ones' },
  ofFrom: { sv: 'uppmärksammade från den dagen', en: 'noticed from that day' },
  ofTo: { sv: 'uppmärksammade till och med den dagen', en: 'noticed until that day' },
  progress: {
    sv: '{done} av {total} {total|kommentar|kommentarer}',
    en: '{done} of {total} {total|comment|comments}'
  },
  pile: {
    sv: '{saved} av {asked} är {saved|sparad och kontrollerad|sparade och kontrollerade}. Sidan säger {shown}; {found} hittades.',
    en: '{saved} of {asked} {saved|is|are} saved and verified. The page says {shown}; {found} {found|was|were} found.'
  },
  mailSent: {
    sv: 'Mejlet är daterat {at}: det är mejlets tid och inte kommentarens, och har inte förts in som dess.',
    en: 'The mail is dated {at}: that is the mail’s time and not the comment’s, and has not been entered as such.'
  },
  mailSender: {
    sv: 'Ur mejlet om avsändaren: {facts}.',
    en: 'From the mail, of the sender: {facts}.'
  },
  outcome: { sv: 'Utfall', en: 'Outcome' },
  comments: { sv: 'Kommentarer', en: 'Comments' },
  messages: { sv: 'Meddelanden', en: 'Messages' },
  kind: { sv: 'Slag', en: 'Kind' },
  kinds: { comment: { sv: 'kommentar', en: 'comment' }, message: { sv: 'meddelande', en: 'message' } }
} as const satisfies Record<string, Text | Record<string, Text>>
