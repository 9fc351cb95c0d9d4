// What can be disposed of, by what it goes, and what stops it, in words: for the window, the terminal and the certificate.
import type { Disposal, DisposalBlock } from './disposal.ts'
import type { Language } from './errors.ts'
import type { CountedFrom, DisposableKind, RetentionCategory } from './retention.ts'

type Said = Readonly<Record<Language, string>>

export const RECORD_WORDS: Readonly<Record<DisposableKind, Said>> = {
  capture: { sv: 'insamling', en: 'capture' },
  comment: { sv: 'kommentar', en: 'comment' },
  message: { sv: 'meddelande', en: 'message' },
  disclosure: { sv: 'utlämnande', en: 'disclosure' },
  'checklist-answer': { sv: 'svar i checklistan', en: 'checklist answer' }
}

export const CATEGORY_WORDS: Readonly<Record<RetentionCategory, Said>> = {
  'half-year': { sv: 'halvårsinsamling', en: 'half-year capture' },
  'before-change': { sv: 'inför ändring', en: 'before a change' },
  single: { sv: 'enstaka insamling', en: 'single capture' },
  a: { sv: 'grund a', en: 'ground a' },
  b: { sv: 'grund b', en: 'ground b' },
  c: { sv: 'grund c', en: 'ground c' },
  d: { sv: 'grund d', en: 'ground d' },
  e: { sv: 'grund e', en: 'ground e' },
  f: { sv: 'grund f', en: 'ground f' },
  g: { sv: 'grund g', en: 'ground g' },
  own: { sv: 'egen grund', en: 'own ground' },
  registered: { sv: 'registrerad', en: 'registered' },
  ordered: { sv: 'hålls ordnad', en: 'kept in order' },
  minor: { sv: 'av ringa betydelse', en: 'of minor importance' },
  copied: { sv: 'kopierad till brevlådan', en: 'copied to the mailbox' },
  redirected: { sv: 'hänvisad till brevlådan', en: 'redirected to the mailbox' },
  delivered: { sv: 'utlämnat', en: 'delivered' },
  refused: { sv: 'avslaget', en: 'refused' },
  withdrawn: { sv: 'återtaget', en: 'withdrawn' }
}

/** What the time is counted from. */
export const FROM_WORDS: Readonly<Record<CountedFrom, Said>> = {
  recorded: {
    sv: 'när den samlades in (kommentarer: sparades) eller kom in',
    en: 'when it was captured (comments: saved) or came in'
  },
  decided: { sv: 'när den beslutades eller hanterades', en: 'when it was decided on or handled' },
  'handed-over': { sv: 'när e-arkivet tog emot den', en: 'when the e-archive received it' }
}

/** The same of records of one kind. A comment of years ago that is taken in is kept from then on, however old it is. */
export const countedFromIn = (kind: DisposableKind, from: CountedFrom): Said => {
  if (from !== 'recorded') return FROM_WORDS[from]
  if (kind === 'comment') return { sv: 'när den sparades i arkivet', en: 'when it was saved in the archive' }
  return { sv: 'när den samlades in eller kom in', en: 'when it was captured or came in' }
}

export const DISPOSAL_STATE_WORDS: Readonly<Record<Disposal['state'], Said>> = {
  proposed: { sv: 'föreslagen', en: 'proposed' },
  confirmed: { sv: 'bekräftad', en: 'confirmed' },
  erasing: { sv: 'påbörjad, inte klar', en: 'begun, not done' },
  done: { sv: 'utförd', en: 'carried out' },
  withdrawn: { sv: 'återtagen', en: 'withdrawn' }
}

export const BLOCK_WORDS: Readonly<Record<DisposalBlock, Said>> = {
  hold: { sv: 'gallringsstopp', en: 'hold' },
  'not-acknowledged': {
    sv: 'inget kvitto från diariet eller e-arkivet',
    en: 'no receipt from the diary or the e-archive'
  },
  'changed-since': {
    sv: 'ändrad efter det paket som diariet eller e-arkivet har lämnat kvitto på',
    en: 'changed after the package that the diary or the e-archive gave a receipt for'
  },
  unfinished: { sv: 'något återstår att göra med den', en: 'something remains to be done with it' },
  unanswered: {
    sv: 'väntar på svar: anteckna svaret, eller att den inte ska besvaras',
    en: 'waits for an answer: note the answer, or that there will be none'
  },
  'shared-file': {
    sv: 'står också i en fil som andra poster vilar på',
    en: 'also stands in a file that other records rest on'
  },
  conversation: {
    sv: 'andra meddelanden i konversationen är kvar',
    en: 'other messages of the conversation are kept'
  },
  disclosure: { sv: 'ingår i ett utlämnande som är kvar', en: 'is in a disclosure that is kept' },
  'in-another': { sv: 'står i ett annat förslag', en: 'stands in another proposal' },
  'no-longer-due': { sv: 'får inte längre gallras enligt reglerna', en: 'the rules no longer let it go' }
}
