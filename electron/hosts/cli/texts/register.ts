// What `person`, `department` and `history` say.
import type { Text } from '../language.ts'

export const person = {
  group: { sv: 'personer som ansvarar för kanaler', en: 'people who answer for channels' },
  list: { sv: 'visa personerna', en: 'show the people' },
  stillHeld: {
    sv: 'visa vad de som har slutat fortfarande har: kanaler, inloggningar, beslut och roller',
    en: 'show what those who have left still have: channels, log-ins, mandates and roles'
  },
  edit: { sv: 'ändra uppgifter om en person', en: 'change what is said of a person' },
  name: { sv: 'personens namn', en: 'the name of the person' },
  email: { sv: 'e-postadress', en: 'e-mail address' },
  department: {
    sv: 'förvaltning; läggs till om den inte finns',
    en: 'department; made when it is not there'
  },
  left: {
    sv: 'första dag personen inte arbetar kvar, ÅÅÅÅ-MM-DD',
    en: 'first day the person no longer works here, YYYY-MM-DD'
  },
  back: { sv: 'personen arbetar här (igen)', en: 'the person works here (again)' },
  leftOrBack: { sv: 'Ange --left eller --back, inte båda.', en: 'Give --left or --back, not both.' },
  edited: { sv: 'Uppgifterna om {name} är sparade.', en: 'What is said of {name} is saved.' },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    name: { sv: 'Namn', en: 'Name' },
    email: { sv: 'E-post', en: 'E-mail' },
    department: { sv: 'Förvaltning', en: 'Department' },
    left: { sv: 'Slutade', en: 'Left' },
    kind: { sv: 'Har kvar', en: 'Still has' },
    channel: { sv: 'Kanal', en: 'Channel' },
    what: { sv: 'Vad', en: 'What' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

export const department = {
  group: { sv: 'förvaltningar', en: 'departments' },
  list: { sv: 'visa förvaltningarna', en: 'show the departments' },
  edit: { sv: 'ändra uppgifter om en förvaltning', en: 'change what is said of a department' },
  name: { sv: 'förvaltningens namn', en: 'the name of the department' },
  mailbox: { sv: 'myndighetsbrevlåda', en: 'the authority’s mailbox' },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    name: { sv: 'Namn', en: 'Name' },
    mailbox: { sv: 'Brevlåda', en: 'Mailbox' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

export const history = {
  command: {
    sv: 'visa vem som ändrat vad i registret, när, och vad det var innan',
    en: 'show who changed what in the register, when, and what it was before'
  },
  about: {
    sv: 'en kanal, person, förvaltning eller webbplats; annars hela registret',
    en: 'one channel, person, department or website; otherwise the whole register'
  },
  rows: {
    at: { sv: 'Tid', en: 'Time' },
    who: { sv: 'Vem', en: 'Who' },
    name: { sv: 'Post', en: 'Record' },
    field: { sv: 'Uppgift', en: 'Field' },
    before: { sv: 'Förut', en: 'Before' },
    after: { sv: 'Nu', en: 'Now' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
