// What `attestation` says.
import type { Text } from '../language.ts'

export const attestation = {
  group: {
    sv: 'intyg: varje halvår intygar varje förvaltning sin del av registret',
    en: 'attestations: each half-year each department attests its part of the register'
  },
  status: { sv: 'visa vilka förvaltningar som har intygat', en: 'show which departments have attested' },
  show: {
    sv: 'visa vad en förvaltning ska intyga, och vad som har ändrats sedan sist',
    en: 'show what a department is to attest, and what has changed since last time'
  },
  sign: {
    sv: 'för in att en förvaltning har intygat sin del',
    en: 'enter that a department has attested its part'
  },
  by: { sv: 'namnet på den som intygar', en: 'the name of who attests' },
  on: { sv: 'datum, ÅÅÅÅ-MM-DD', en: 'date, YYYY-MM-DD' },
  basis: {
    sv: 'underlaget som den som intygar har sett; det står i `attestation show` och på blanketten',
    en: 'the basis that was seen; it stands in `attestation show` and on the form'
  },
  onPaper: { sv: 'intyget är påskrivet på papper', en: 'it was signed on paper' },
  paper: { sv: 'den inlästa blanketten', en: 'the scanned form' },
  note: { sv: 'anteckning', en: 'note' },
  form: {
    sv: 'skriv blanketten att skriva under på papper (PDF)',
    en: 'write the form to sign on paper (PDF)'
  },
  to: {
    sv: 'mappen som den skrivs till, utanför arkivet',
    en: 'the folder it is written to, outside the archive'
  },
  written: { sv: 'Blanketten är skriven: {path}', en: 'The form has been written: {path}' },
  remind: {
    sv: 'påminn de förvaltningar som återstår, med e-post',
    en: 'remind the departments that remain, by mail'
  },
  queued: { sv: 'Påminnelser på väg: {count}.', en: 'Reminders on their way: {count}.' },
  withoutMailbox: {
    sv: 'Utan brevlåda i registret, och inte påminda: {departments}',
    en: 'Without a mailbox in the register, and not reminded: {departments}'
  },
  list: { sv: 'visa intygen som är gjorda', en: 'show the attestations made' },
  signed: {
    sv: '{department} har intygat sin del för {period}, genom {name}.',
    en: '{department} has attested its part for {period}, through {name}.'
  },
  otherBasis: {
    sv: 'Underlaget {basis} är inte det som registret har nu, som är {now}. Gå igenom uppgifterna igen.',
    en: 'The basis {basis} is not what the register has now, which is {now}. Go through it again.'
  },
  noDepartment: {
    sv: 'Ingen förvaltning heter {name}. Skriv namnet som det står i registret.',
    en: 'No department is called {name}. Write the name as in the register.'
  },
  first: { sv: 'Det här blir förvaltningens första intyg.', en: 'This will be its first attestation.' },
  hidden: {
    sv: 'Något hos förvaltningen är sekretessmarkerat och visas inte för dig. Den registeransvariga ser allt och kan föra in intyget.',
    en: 'Something of the department is marked as secret and not shown to you. The records officer sees all of it and can enter the attestation.'
  },
  unchanged: {
    sv: 'Inget har ändrats sedan förra intyget.',
    en: 'Nothing has changed since the last attestation.'
  },
  changed: { sv: 'Ändrat sedan förra intyget:', en: 'Changed since the last attestation:' },
  states: {
    attested: { sv: 'intygat', en: 'attested' },
    due: { sv: 'ska intygas', en: 'due' },
    overdue: { sv: 'försenat', en: 'overdue' }
  },
  ways: { window: { sv: 'i Kanalarkiv', en: 'in Kanalarkiv' }, paper: { sv: 'på papper', en: 'on paper' } },
  rows: {
    department: { sv: 'Förvaltning', en: 'Department' },
    channels: { sv: 'Kanaler', en: 'Channels' },
    state: { sv: 'Läge', en: 'State' },
    latest: { sv: 'Senaste intyget', en: 'Latest attestation' },
    reminded: { sv: 'Påmind', en: 'Reminded' },
    period: { sv: 'Halvår', en: 'Half-year' },
    basis: { sv: 'Underlag', en: 'Basis' },
    at: { sv: 'När', en: 'When' },
    what: { sv: 'Vad', en: 'What' },
    field: { sv: 'Uppgift', en: 'Field' },
    before: { sv: 'Förut', en: 'Before' },
    after: { sv: 'Nu', en: 'Now' },
    signedBy: { sv: 'Intygat av', en: 'Attested by' },
    signedOn: { sv: 'Datum', en: 'Date' },
    way: { sv: 'Hur', en: 'How' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
