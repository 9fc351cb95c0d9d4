import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { REPORT_MATTERS, REPORT_OUTCOMES, REPORT_WAYS } from '#shared/words/values.ts'

const label = fieldLabels('en')

/** Reports from readers. */
export const reports = {
  title: 'Reports from readers',
  tab: 'Report',
  one: 'Report from a reader',
  none: 'Nobody has reported this record.',
  lead: 'A report is a record that came in. It waits for an answer and for a decision, like other messages.',
  take: 'Take in a report',
  about: 'What is reported',
  address: 'Address of what is reported',
  addressHelp: 'If the comment is in the archive, open it and take the report in there.',
  matter: label('matter'),
  matters: labelsIn(REPORT_MATTERS, 'en'),
  way: label('reports.way'),
  ways: labelsIn(REPORT_WAYS, 'en'),
  reader: 'Who reports',
  readerHelp: 'Leave empty if the report is anonymous. Nobody has to say who they are.',
  readerAddress: 'How whoever reports is reached',
  receivedAt: 'When the report came in',
  receivedHelp: 'Swedish time. Leave empty for now.',
  text: 'What the report says',
  save: 'Save the report',
  saved: 'The report is saved.',
  undecided: 'Not decided',
  decide: 'Decide about the report',
  correct: 'Correct the decision',
  decided: 'The decision is saved.',
  earlier: label('earlier'),
  outcome: 'What was decided',
  outcomes: labelsIn(REPORT_OUTCOMES, 'en'),
  outcomesHelp: {
    acted: 'Such as that the comment is taken down. That is decided on the comment’s page.',
    'no-action': 'What was reported may stay.',
    forwarded: 'Such as to the police, the data protection officer or another department.'
  },
  because: 'The reasons',
  toReader: 'Answer to whoever reported',
  toReaderHelp: 'What was said or written to the reader. The program sends nothing.',
  nobodyToTell: 'The report is anonymous. Leave empty if nobody can be answered.'
}
