// What `secrecy` and `consent` say.
import type { ConsentState } from '#shared/consent.ts'
import type { Text } from '../language.ts'

export const secrecy = {
  group: { sv: 'sekretessmarkeringar', en: 'secrecy marks' },
  list: { sv: 'visa de markeringar som gäller', en: 'show the marks in force' },
  mark: {
    sv: 'sekretessmarkera en post; slag och hela id:t anges',
    en: 'mark a record as secret; its kind and whole id are given'
  },
  lift: { sv: 'häv en markering', en: 'lift a mark' },
  paragraph: {
    sv: 'paragrafen, till exempel ”OSL 21 kap. 1 §”',
    en: 'the paragraph, such as “OSL 21 kap. 1 §”'
  },
  note: { sv: 'anteckning', en: 'note' },
  because: { sv: 'varför den hävs', en: 'why it is lifted' },
  badRecord: {
    sv: '{kind} {id} är ingen post. Ange slaget och hela id:t, för en handling dess kontrollsumma. Slagen är {kinds}.',
    en: '{kind} {id} is not a record. Give the kind and the whole id, of a document its checksum. The kinds are {kinds}.'
  },
  marked: { sv: 'Posten är sekretessmarkerad.', en: 'The record is marked as secret.' },
  lifted: { sv: 'Markeringen är hävd.', en: 'The mark is lifted.' },
  rows: {
    kind: { sv: 'Slag', en: 'Kind' },
    name: { sv: 'Post', en: 'Record' },
    id: { sv: 'Id', en: 'Id' },
    paragraph: { sv: 'Paragraf', en: 'Paragraph' },
    at: { sv: 'Tid', en: 'Time' },
    by: { sv: 'Av', en: 'By' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>

export const consent = {
  group: { sv: 'samtycken till bilder', en: 'consents to images' },
  list: { sv: 'visa samtyckena', en: 'show the consents' },
  add: { sv: 'anteckna ett samtycke med dess handling', en: 'enter a consent with its document' },
  covers: {
    sv: 'initialer eller nummer, inte mer än som behövs',
    en: 'initials or number, not more than needed'
  },
  child: { sv: 'ett barn; vårdnadshavaren har samtyckt', en: 'a child; the guardian has consented' },
  given: { sv: 'dag för samtycket, ÅÅÅÅ-MM-DD', en: 'day of the consent, YYYY-MM-DD' },
  until: { sv: 'sista dag det gäller', en: 'last day that it holds' },
  document: { sv: 'handlingen, en fil', en: 'the document, a file' },
  channel: { sv: 'kanalen som inläggen står i', en: 'the channel that the posts are in' },
  post: {
    sv: 'inläggets adress; kan anges flera gånger',
    en: 'address of the post; may be given several times'
  },
  postNeedsChannel: { sv: 'Ange kanalen med --channel.', en: 'Give the channel with --channel.' },
  capture: {
    sv: 'insamling som visar bilden; kan anges flera gånger',
    en: 'capture that shows the image; may be given several times'
  },
  addPost: { sv: 'lägg till ett inlägg', en: 'add a post' },
  addCapture: {
    sv: 'knyt samtycket till en insamling som visar bilden',
    en: 'tie the consent to a capture that shows the image'
  },
  show: { sv: 'visa ett samtycke och dess inlägg', en: 'show a consent and its posts' },
  shownIn: { sv: 'visas i insamlingen {id}', en: 'shown in the capture {id}' },
  ofChild: { sv: 'barn', en: 'child' },
  withdraw: {
    sv: 'återkalla; inläggen läggs bland det som ska sparas och tas bort',
    en: 'withdraw; its posts are put among what is to be saved and removed'
  },
  on: { sv: 'dag för återkallelsen, ÅÅÅÅ-MM-DD', en: 'day of the withdrawal, YYYY-MM-DD' },
  added: { sv: 'Samtycket är antecknat med id {id}.', en: 'The consent is entered with the id {id}.' },
  withdrawn: {
    sv: 'Samtycket är återkallat. {count} inlägg ska sparas och tas bort:',
    en: 'The consent is withdrawn. {count} {count|post is|posts are} to be saved and removed:'
  },
  byHand: { sv: 'kanalen är avslutad; ta bort för hand', en: 'the channel is retired; remove by hand' },
  states: {
    valid: { sv: 'gäller', en: 'valid' },
    expired: { sv: 'har gått ut', en: 'expired' },
    withdrawn: { sv: 'återkallat', en: 'withdrawn' }
  } satisfies Record<ConsentState, Text>,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    covers: { sv: 'Gäller', en: 'Covers' },
    given: { sv: 'Lämnat', en: 'Given' },
    withdrawn: { sv: 'Återkallat', en: 'Withdrawn' },
    document: { sv: 'Handling', en: 'Document' },
    until: { sv: 'Till', en: 'Until' },
    posts: { sv: 'Inlägg', en: 'Posts' },
    state: { sv: 'Läge', en: 'State' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
