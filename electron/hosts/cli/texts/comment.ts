import type { Text } from '../language.ts'

export const comment = {
  author: {
    sv: 'avsändarens namn; är det ett annat än notisens följer inget annat om notisens avsändare med',
    en: 'the name of the sender; if it is not the notification’s, nothing else of its sender comes along'
  },
  another: { sv: 'det är en annan än de som har samma ord', en: 'it is none of those with the same words' },
  addressNeeded: {
    sv: 'Ange --address: filen säger inte var kommentaren står.',
    en: 'Give --address: the file does not say where the comment stands.'
  },
  mailSent: {
    sv: 'Mejlet är daterat {{at}}: det är mejlets tid och inte kommentarens, och har inte förts in som dess.',
    en: 'The mail is dated {{at}}: that is the mail’s time and not the comment’s, and has not been entered as such.'
  },
  mailSender: {
    sv: 'Ur mejlet om avsändaren: {{facts}}.',
    en: 'From the mail, of the sender: {{facts}}.'
  },
  saving: { sv: 'Öppnar sidan och sparar kommentaren.', en: 'Opening the page and saving the comment.' },
  saved: {
    sv: 'Kommentaren är sparad med id {{id}}. Kopian är läst tillbaka och stämmer. Ta inte bort den än: besluta först.',
    en: 'The comment is saved with the id {{id}}. The copy was read back and is right. Do not remove it yet: decide first.'
  },
  noticedStays: {
    sv: 'Kommentaren är antecknad som uppmärksammad med id {{id}}. Försök igen med kanalarkiv comment retry {{id}}.',
    en: 'The comment is noted as noticed with the id {{id}}. Try again with kanalarkiv comment retry {{id}}.'
  }
} as const satisfies Record<string, Text | Record<string, Text>>
