// What `credential` says.
import type { Text } from '../language.ts'

export const credential = {
  group: {
    sv: 'vem som har kanalernas inloggningar, och förseglade lappar',
    en: 'who holds the log-ins of channels, and sealed notes'
  },
  list: { sv: 'visa inloggningarna', en: 'show the log-ins' },
  ofChannel: { sv: 'bara de som hör till kanalen', en: 'only those of the channel' },
  add: { sv: 'anteckna en inloggning; aldrig lösenordet', en: 'note a log-in; never the password' },
  channel: { sv: 'kanalen den hör till', en: 'the channel it belongs to' },
  label: { sv: 'vad den gäller', en: 'what it is for' },
  holder: { sv: 'personen som har den', en: 'the person who holds it' },
  where: { sv: 'var den förvaras', en: 'where it is kept' },
  remove: { sv: 'ta bort en inloggning ur registret', en: 'take a log-in out of the register' },
  because: { sv: 'varför', en: 'why' },
  seal: {
    sv: 'försegla en lapp; texten läses från standard in',
    en: 'seal a note; its text is read from standard input'
  },
  open: {
    sv: 'öppna lappen; nyckeln eller dess ord läses från standard in',
    en: 'open the note; the key or its words are read from standard input'
  },
  recoveryPhrase: {
    sv: 'orden läses i stället för nyckeln; de får stå på flera rader',
    en: 'the words are read instead of the key; they may stand on several lines'
  },
  restoreKey: {
    sv: 'visa en nyckel utifrån dess 24 ord, som läses från standard in',
    en: 'show a key from its 24 words, which are read from standard input'
  },
  restored: {
    sv: 'Nyckeln hör till {department} och lämnades till {holder}. Att den har återställts står i journalen.',
    en: 'The key belongs to {department} and was given to {holder}. That it was restored is in the journal.'
  },
  inWords: {
    sv: 'Samma nyckel i ord, att skriva av på papper:',
    en: 'The same key in words, to copy onto paper:'
  },
  reason: { sv: 'varför lappen öppnas; står i journalen', en: 'why it is opened; stands in the journal' },
  keys: { sv: 'visa nycklarna till förseglade lappar', en: 'show the keys to sealed notes' },
  makeKey: {
    sv: 'skapa en nyckel åt en förvaltning; den visas en enda gång',
    en: 'make a key for a department; it is shown once only'
  },
  department: { sv: 'förvaltningen', en: 'the department' },
  keyHolder: { sv: 'vem som får nyckeln', en: 'who is given the key' },
  added: { sv: 'Inloggningen är antecknad med id {id}.', en: 'The log-in is noted with the id {id}.' },
  removed: { sv: 'Inloggningen är borttagen.', en: 'The log-in is removed.' },
  sealed: { sv: 'Lappen är förseglad för {holder}.', en: 'The note is sealed for {holder}.' },
  keep: {
    sv: 'Nyckeln och orden visas inte igen. Skriv av dem och lämna dem till {holder}; utan nyckeln eller orden kan ingen öppna lapparna.',
    en: 'The key and the words are not shown again. Copy them and give them to {holder}; without the key or the words nobody can open the notes.'
  },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    channel: { sv: 'Kanal', en: 'Channel' },
    label: { sv: 'Gäller', en: 'For' },
    holder: { sv: 'Innehas av', en: 'Held by' },
    where: { sv: 'Förvaras', en: 'Kept' },
    note: { sv: 'Lapp', en: 'Note' },
    department: { sv: 'Förvaltning', en: 'Department' },
    made: { sv: 'Skapad', en: 'Made' },
    current: { sv: 'Används', en: 'In use' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
