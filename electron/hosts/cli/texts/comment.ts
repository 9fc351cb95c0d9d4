import type { Text } from '../language.ts'

export const comment = {
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
  noticedStays: {
    sv: 'Kommentaren är antecknad som upptäckt med id {{id}}. Försök igen med kanalarkiv comment retry {{id}}.',
    en: 'The comment is noted as noticed with the id {{id}}. Try again with kanalarkiv comment retry {{id}}.'
  }
} as const satisfies Record<string, Text | Record<string, Text>>
