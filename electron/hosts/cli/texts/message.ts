// What `message` says.
import type { MessageState } from '#shared/message.ts'
import type { Text } from '../language.ts'

export const message = {
  group: { sv: 'direktmeddelanden: inkomna handlingar', en: 'direct messages: received records' },
  paste: {
    sv: 'ta in ett meddelande som text, från --text eller standard in',
    en: 'take in a message as text, from --text or standard input'
  },
  file: {
    sv: 'ta in filer: .eml, text, bilder och annat',
    en: 'take in files: .eml, text, pictures and more'
  },
  list: { sv: 'visa meddelandena, senaste först', en: 'show the messages, latest first' },
  show: { sv: 'visa ett meddelande', en: 'show a message' },
  route: {
    sv: 'besluta om ett meddelande: diarium, brevlåda eller hänvisning',
    en: 'decide on a message: registry, mailbox or redirection'
  },
  eml: {
    sv: 'skriv ut mejlet som kopierades till brevlådan, på standard ut',
    en: 'write the mail that was copied to the mailbox, to standard output'
  },
  channel: { sv: 'kanalen som meddelandet kom till', en: 'the channel the message came to' },
  ofChannel: { sv: 'bara den här kanalen', en: 'only this channel' },
  ofState: { sv: 'bara med det här läget', en: 'only in this state' },
  sender: { sv: 'avsändarens namn', en: 'the name of the sender' },
  fileSender: {
    sv: 'avsändarens namn; går före det som filen säger',
    en: 'the name of the sender; comes before what the file says'
  },
  senderAddress: { sv: 'avsändarens adress eller användarnamn', en: 'address or user name of the sender' },
  received: {
    sv: 'när meddelandet kom in, ÅÅÅÅ-MM-DD TT:MM',
    en: 'when the message was received, YYYY-MM-DD HH:MM'
  },
  shown: {
    sv: 'när det skrevs, med de ord som kanalen visar, till exempel "2 tim"',
    en: 'when it was written, in the words that the channel shows, such as "2 h"'
  },
  text: {
    sv: 'meddelandets text; annars läses standard in',
    en: 'the text; otherwise standard input is read'
  },
  fileText: {
    sv: 'det som står i en bild, avskrivet; då känns meddelandet igen när kanalens export läses in',
    en: 'what stands in a picture, written out; then the message is known again when the export of the channel is taken in'
  },
  textOfOne: { sv: 'Ange --text för en fil i taget.', en: 'Give --text for one file at a time.' },
  inbox: {
    sv: 'alla filer som väntar i arkivets inbox',
    en: 'every file that waits in the inbox of the archive'
  },
  diary: { sv: 'registrerat, med detta diarienummer', en: 'registered, under this diary number' },
  mailbox: { sv: 'kopiera till myndighetens brevlåda', en: 'copy to this mailbox of the authority' },
  redirect: { sv: 'avsändaren hänvisad, med det här svaret', en: 'sender redirected, with this reply' },
  sameAs: { sv: 'det är samma meddelande som det här', en: 'it is the same message as this one' },
  another: {
    sv: 'det är ett annat än det som har samma ord',
    en: 'it is another than the one with the same words'
  },
  sameOrAnother: {
    sv: 'Ange --same-as eller --another, men inte båda.',
    en: 'Give --same-as or --another, but not both.'
  },
  pasteHere: {
    sv: 'Klistra in texten och avsluta med Ctrl-D (Ctrl-Z och Retur i Windows).',
    en: 'Paste the text and end with Ctrl-D (Ctrl-Z and Return on Windows).'
  },
  noText: { sv: 'Meddelandet har ingen text.', en: 'The message has no text.' },
  filesOrInbox: {
    sv: 'Ange filer eller --inbox, men inte båda.',
    en: 'Give files or --inbox, but not both.'
  },
  inboxEmpty: { sv: 'Inga filer väntar i inbox.', en: 'No files wait in the inbox.' },
  takenIn: {
    sv: 'Meddelandet från {sender} är intaget med id {id}.',
    en: 'The message from {sender} is taken in with the id {id}.'
  },
  notTaken: { sv: '{file}: {why}', en: '{file}: {why}' },
  filesSummary: {
    sv: 'Intagna filer: {taken}. Nekade: {refused}.',
    en: 'Files taken in: {taken}. Refused: {refused}.'
  },
  registered: {
    sv: 'Meddelandet är registrerat med diarienummer {number}.',
    en: 'The message is registered under the diary number {number}.'
  },
  copied: {
    sv: 'Meddelandet är kopierat för {mailbox}. Mejlet skrivs ut med kanalarkiv message eml {id}.',
    en: 'The message is copied for {mailbox}. The mail is written out with kanalarkiv message eml {id}.'
  },
  redirected: {
    sv: 'Det är antecknat att avsändaren har hänvisats vidare.',
    en: 'It is recorded that the sender has been redirected.'
  },
  minor: {
    sv: 'Det är antecknat att meddelandet är av ringa betydelse.',
    en: 'It is recorded that the message is of minor importance.'
  },
  copy: {
    sv: 'skicka en kopia av ett meddelande som är fört vidare till en brevlåda',
    en: 'send a copy of a message that is routed to a mailbox'
  },
  copyQueued: {
    sv: 'Kopian till {mailbox} är i kö. Appen skickar den, eller kanalarkiv mail send.',
    en: 'The copy to {mailbox} is queued. The app sends it, or kanalarkiv mail send.'
  },
  minorWhy: {
    sv: 'varför meddelandet uppenbart är av ringa betydelse',
    en: 'why the message is plainly of minor importance'
  },
  receivedOn: {
    sv: 'dagen den kom in, ÅÅÅÅ-MM-DD; annars dagen meddelandet togs emot',
    en: 'the day it came in, YYYY-MM-DD; else the day the message was received'
  },
  party: { sv: 'avsändaren, som alla får läsa', en: 'the sender, for anybody to read' },
  concerns: { sv: 'vad det gäller, som alla får läsa', en: 'what it is about, for anybody to read' },
  protectedParty: { sv: 'avsändaren, bara för myndigheten', en: 'the sender, for the authority alone' },
  protectedConcerns: {
    sv: 'vad det gäller, bara för myndigheten',
    en: 'what it is about, for the authority alone'
  },
  entryNeedsDiary: {
    sv: 'Uppgifterna till diariet anges tillsammans med --diary.',
    en: 'What goes into the registry is given together with --diary.'
  },
  states: {
    undecided: { sv: 'väntar på beslut', en: 'undecided' },
    registered: { sv: 'registrerat', en: 'registered' },
    copied: { sv: 'kopierat', en: 'copied' },
    redirected: { sv: 'hänvisat', en: 'redirected' },
    minor: { sv: 'av ringa betydelse', en: 'of minor importance' },
    sent: { sv: 'skickat', en: 'sent' }
  } satisfies Record<MessageState, Text>,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    channel: { sv: 'Kanal', en: 'Channel' },
    state: { sv: 'Läge', en: 'State' },
    sender: { sv: 'Avsändare', en: 'Sender' },
    senderAddress: { sv: 'Avsändarens adress', en: 'Sender’s address' },
    received: { sv: 'Inkom', en: 'Received' },
    takenIn: { sv: 'Intaget', en: 'Taken in' },
    by: { sv: 'Av', en: 'By' },
    original: { sv: 'Original', en: 'Original' },
    diary: { sv: 'Diarienummer', en: 'Diary number' },
    mailbox: { sv: 'Brevlåda', en: 'Mailbox' },
    reply: { sv: 'Svar', en: 'Reply' },
    text: { sv: 'Text', en: 'Text' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
