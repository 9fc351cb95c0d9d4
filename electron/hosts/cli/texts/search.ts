// What `search` says.
import type { RegisterHit, SearchKind } from '#shared/search.ts'
import type { Text } from '../language.ts'

export const search = {
  command: {
    sv: 'sök i allt: insamlingar, kommentarer, meddelanden och registret',
    en: 'search everything: captures, comments, messages and the register'
  },
  kind: {
    sv: 'bara det här slaget; kan anges flera gånger',
    en: 'only this kind; may be given several times'
  },
  channel: { sv: 'bara den här kanalen', en: 'only this channel' },
  from: { sv: 'första dag, ÅÅÅÅ-MM-DD', en: 'first day, YYYY-MM-DD' },
  to: { sv: 'sista dag, ÅÅÅÅ-MM-DD', en: 'last day, YYYY-MM-DD' },
  entering: {
    sv: 'Lägger in {{count}} {{count|post|poster}} i sökregistret, en gång.',
    en: 'Entering {{count}} {{count|record|records}} in the index, once.'
  },
  ignored: {
    sv: 'Ord kortare än tre bokstäver söks inte: {{words}}.',
    en: 'Words of fewer than three letters are not searched for: {{words}}.'
  },
  register: { sv: 'I registret:', en: 'In the register:' },
  kinds: {
    capture: { sv: 'insamling', en: 'capture' },
    comment: { sv: 'kommentar', en: 'comment' },
    message: { sv: 'meddelande', en: 'message' },
    register: { sv: 'register', en: 'register' },
    channel: { sv: 'kanal', en: 'channel' },
    department: { sv: 'förvaltning', en: 'department' },
    person: { sv: 'person', en: 'person' },
    mandate: { sv: 'mandat', en: 'mandate' }
  } satisfies Record<SearchKind | RegisterHit['kind'], Text>,
  rows: {
    record: { sv: 'Post', en: 'Record' },
    at: { sv: 'Tid', en: 'Time' },
    channel: { sv: 'Kanal', en: 'Channel' },
    from: { sv: 'Från', en: 'From' },
    text: { sv: 'Text', en: 'Text' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
