// The sentences of `receipt`, in Swedish and English.
import type { Receiver } from '#shared/receiver.ts'
import type { Text } from '../language.ts'

export const receipt = {
  group: {
    sv: 'kvitton från diariet och e-arkivet på det som lämnats över',
    en: 'receipts from the registry and the e-archive for what was handed over'
  },
  list: { sv: 'visa kvittona, det senaste först', en: 'show the receipts, the latest first' },
  chain: {
    sv: 'visa vilka paket en post gått med i, och vad mottagarna svarat',
    en: 'show which packages a record went with, and what the receivers answered'
  },
  enter: {
    sv: 'skriv in ett kvitto för ett helt paket eller för några poster',
    en: 'enter a receipt for a whole package or for some records'
  },
  file: {
    sv: 'ta in en lista från mottagaren: paketets index.csv med diarienumren ifyllda',
    en: 'take in a list from the receiver: the index.csv of the package with the diary numbers filled in'
  },
  withdraw: { sv: 'återkalla ett kvitto som blev fel', en: 'withdraw a receipt that was wrong' },
  package: { sv: 'paketets id, från export list', en: 'id of the package, from export list' },
  receiver: { sv: 'vem som svarat', en: 'who answered' },
  number: { sv: 'diarienummer, eller e-arkivets nummer', en: 'diary number, or the number of the e-archive' },
  case: { sv: 'ärendet, där det har ett eget nummer', en: 'the case, where it has a number of its own' },
  on: { sv: 'dag då det togs emot', en: 'day on which it was received' },
  by: { sv: 'vem som tog emot', en: 'who received it' },
  record: {
    sv: 'bara de här posterna: capture:ID, comment:ID eller message:ID, med hela id',
    en: 'only these records: capture:ID, comment:ID or message:ID, with the whole id'
  },
  onElse: { sv: 'dag för rader utan egen dag', en: 'day for rows without one' },
  byElse: { sv: 'mottagare för rader utan egen mottagare', en: 'recipient for rows without one' },
  because: { sv: 'varför', en: 'why' },
  badRecord: {
    sv: '{value} är ingen post. Skriv capture:ID, comment:ID eller message:ID med hela id.',
    en: '{value} is not a record. Write capture:ID, comment:ID or message:ID with the whole id.'
  },
  entered: {
    sv: 'Kvittot {number} gäller {records} {records|post|poster}. Id: {id}',
    en: 'The receipt {number} covers {records} {records|record|records}. Id: {id}'
  },
  taken: {
    sv: 'Rader: {rows}. Nya kvitton: {receipts}, på {acknowledged} {acknowledged|post|poster}. Kända sedan förut: {known}. Ännu utan svar: {unanswered}.',
    en: 'Rows: {rows}. New receipts: {receipts}, for {acknowledged} {acknowledged|record|records}. Known before: {known}. Still unanswered: {unanswered}.'
  },
  withdrawn: { sv: 'Kvittot {number} är återkallat.', en: 'The receipt {number} is withdrawn.' },
  notYet: { sv: 'inget svar än', en: 'no answer yet' },
  receivers: {
    registry: { sv: 'diariet', en: 'registry' },
    'e-archive': { sv: 'e-arkivet', en: 'e-archive' }
  } satisfies Record<Receiver, Text>,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    package: { sv: 'Paket', en: 'Package' },
    receiver: { sv: 'Från', en: 'From' },
    number: { sv: 'Nummer', en: 'Number' },
    case: { sv: 'Ärende', en: 'Case' },
    on: { sv: 'Mottaget', en: 'Received' },
    by: { sv: 'Av', en: 'By' },
    records: { sv: 'Poster', en: 'Records' },
    withdrawn: { sv: 'Återkallat', en: 'Withdrawn' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
