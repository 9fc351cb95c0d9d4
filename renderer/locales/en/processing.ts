import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { LAWFUL_BASES, PROCESSING_FACTS } from '#shared/words/values.ts'

const label = fieldLabels('en')

/** The record of processing activities. */
export const processing = {
  title: 'Processing of personal data',
  lacks: 'The record of processing activities (Art. 30) lacks: {{what}}.',
  fields: labelsIn(PROCESSING_FACTS, 'en'),
  bases: labelsIn(LAWFUL_BASES, 'en'),
  rules: label('processing.rules'),
  saidBy: 'Said by',
  saidAt: 'Said',
  say: 'Give the facts …',
  saved: 'The facts are saved. Those before them stay on file.',
  pdf: 'Print the record of processing activities',
  csv: 'Save the record as a list',
  help: 'The purpose and the department are in the register already. Ask the data protection officer about what is unclear, and leave empty what nobody knows.',
  fieldHelp: {
    controller: 'Such as the board.',
    officer: 'Name or function, and how the officer is reached.',
    basisIn: 'Such as the Local Government Act, or the rules of the board.',
    dataSubjects: 'Such as those who write in the channel, those who are mentioned, and staff.',
    dataCategories: 'Such as names, pictures and what somebody writes.',
    recipients: 'Such as the company of the platform, and those who ask for records.',
    thirdCountries: 'Which countries and with what safeguards, or that nothing is transferred.',
    retention: 'Beside the rules of the archive.',
    safeguards: 'Such as who holds the log-ins and how they are kept.'
  }
}
