// The sentences of `retention` and `hold`, in Swedish and English.
import { CATEGORY_WORDS, FROM_WORDS, RECORD_WORDS } from '#shared/disposal-words.ts'
import type { Text } from '../language.ts'

export const retention = {
  group: { sv: 'hur länge handlingar bevaras', en: 'how long records are kept' },
  rule: { sv: 'regler med besluten de vilar på', en: 'rules with the decisions they rest on' },
  list: { sv: 'visa reglerna, den senaste först', en: 'show the rules, the latest first' },
  add: { sv: 'skriv in en regel', en: 'enter a rule' },
  close: { sv: 'avsluta en regel; den står kvar', en: 'close a rule; it stays on file' },
  kind: { sv: 'vad regeln gäller', en: 'what the rule is for' },
  channel: { sv: 'bara den här kanalen', en: 'this channel only' },
  category: {
    sv: 'bara den här kategorin, till exempel minor (av ringa betydelse) eller grund a–g',
    en: 'this category only, such as minor (of minor importance) or ground a–g'
  },
  years: { sv: 'antal år', en: 'number of years' },
  months: { sv: 'antal månader', en: 'number of months' },
  forever: { sv: 'bevaras för alltid', en: 'kept for ever' },
  from: {
    sv: 'vad tiden räknas från: insamlad eller inkommen, beslutad, eller överlämnad till e-arkivet',
    en: 'what the time is counted from: captured or received, decided, or handed over to the e-archive'
  },
  withoutTransfer: {
    sv: 'får gallras utan att ha överlämnats, enligt beslutet',
    en: 'may go without having been handed over, by the decision'
  },
  decidedBy: { sv: 'vem som beslutat', en: 'who decided' },
  decidedOn: { sv: 'dag för beslutet, ÅÅÅÅ-MM-DD', en: 'day of the decision, YYYY-MM-DD' },
  reference: { sv: 'beslutets diarienummer', en: 'diary number of the decision' },
  document: { sv: 'beslutet, en fil', en: 'the decision, a file' },
  because: { sv: 'varför', en: 'why' },
  badYears: {
    sv: '{value} är inget helt antal mellan 0 och 1200.',
    en: '{value} is not a whole number from 0 to 1200.'
  },
  needsFrom: {
    sv: 'Ange vad tiden räknas från med --from.',
    en: 'Give what the time is counted from with --from.'
  },
  entered: { sv: 'Regeln är inskriven. Id: {id}', en: 'The rule is entered. Id: {id}' },
  closed: { sv: 'Regeln enligt {reference} är avslutad.', en: 'The rule by {reference} is closed.' },
  every: { sv: 'alla', en: 'all' },
  keptForever: { sv: 'bevaras', en: 'for ever' },
  inYears: { sv: '{count} år', en: '{count} {count|year|years}' },
  inMonths: { sv: '{count} mån.', en: '{count} {count|month|months}' },
  required: { sv: 'krävs', en: 'required' },
  none: { sv: 'krävs inte', en: 'not required' },
  kinds: RECORD_WORDS,
  froms: FROM_WORDS,
  categories: CATEGORY_WORDS,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    kind: { sv: 'Slag', en: 'Kind' },
    channel: { sv: 'Kanal', en: 'Channel' },
    category: { sv: 'Kategori', en: 'Category' },
    kept: { sv: 'Bevaras', en: 'Kept' },
    from: { sv: 'Räknat från', en: 'Counted from' },
    transfer: { sv: 'Kvitto', en: 'Receipt' },
    decision: { sv: 'Beslut', en: 'Decision' },
    closed: { sv: 'Avslutad', en: 'Closed' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

export const hold = {
  group: {
    sv: 'gallringsstopp: det som inte får gallras för tillfället',
    en: 'holds: what must not be disposed of for now'
  },
  list: { sv: 'visa gallringsstoppen, det senaste först', en: 'show the holds, the latest first' },
  add: {
    sv: 'stoppa gallring av en post, en kanal eller allt',
    en: 'stop disposal of a record, a channel or everything'
  },
  lift: { sv: 'häv ett gallringsstopp', en: 'lift a hold' },
  all: { sv: 'allt i arkivet', en: 'everything in the archive' },
  channel: { sv: 'kanalen med allt i den', en: 'the channel with all that is in it' },
  record: {
    sv: 'en post: capture:ID, comment:ID, message:ID eller disclosure:ID, med hela id',
    en: 'a record: capture:ID, comment:ID, message:ID or disclosure:ID, with the whole id'
  },
  because: { sv: 'varför', en: 'why' },
  badRecord: {
    sv: '{value} är ingen post. Skriv capture:ID, comment:ID, message:ID eller disclosure:ID med hela id.',
    en: '{value} is not a record. Write capture:ID, comment:ID, message:ID or disclosure:ID with the whole id.'
  },
  placed: { sv: 'Gallringsstoppet gäller nu. Id: {id}', en: 'The hold is in force. Id: {id}' },
  lifted: { sv: 'Gallringsstoppet är hävt.', en: 'The hold is lifted.' },
  everything: { sv: 'allt', en: 'everything' },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    on: { sv: 'Gäller', en: 'On' },
    because: { sv: 'Skäl', en: 'Reason' },
    placed: { sv: 'Lagt', en: 'Placed' },
    by: { sv: 'Av', en: 'By' },
    lifted: { sv: 'Hävt', en: 'Lifted' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
