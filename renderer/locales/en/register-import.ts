import { labelsIn } from '#shared/in-language.ts'
import { IMPORT_COLUMNS } from '#shared/words/import-columns.ts'
import { ROW_OUTCOMES } from '#shared/words/values.ts'
import type { registerImport as sv } from '../sv/register-import.ts'

export const registerImport: typeof sv = {
  title: 'Import a spreadsheet',
  lead: 'Take in the municipality’s own list of channels as it is, from Excel or as CSV. Nothing changes until you have seen what would happen.',
  choose: 'Choose a file',
  chooseLead:
    'The file is kept unchanged in the archive. Each row is to be a channel or a website, and one row is to have headings. The columns may have any names and any order.',
  drop: 'Drop a file here',
  chooseFile: 'Choose a file …',
  oneFile: 'Choose one file at a time.',
  reading: 'Reading the file …',
  made: 'Imports made',
  none: 'No spreadsheet has been imported yet.',
  noneText: 'Choose a file above. You will see what would change before anything does.',
  file: 'File',
  at: 'Imported',
  by: 'By',
  fileLead: 'See what the columns mean, go through the trial, and then take the rows in.',
  notes: {
    macros: 'The file contains macros.',
    'windows-1252': 'The file is saved with an older character encoding.',
    'utf-16': 'The file is saved as UTF-16.'
  },
  notesText: {
    macros: 'Macros are never run. Only the values of the cells are read.',
    'windows-1252':
      'It was read as Windows-1252. Check that å, ä and ö are right. If they are wrong: save the file again as UTF-8 or .xlsx and import it again.',
    'utf-16': 'Check that å, ä and ö are right.'
  },
  mapping: 'What the columns mean',
  mappingLead:
    'A proposal has been filled in from the headings. Change what is wrong. Several columns may hold addresses.',
  sheet: 'Sheet',
  sheetName: '{{name}} ({{rows}} {{rows|row|rows}})',
  headingRow: 'The headings are in row',
  column: 'Column {{letter}}',
  noSamples: 'The column is empty.',
  nothing: 'Not imported',
  otherwise: 'Where a cell is empty',
  otherwiseLead: 'This holds for rows that lack the value, and when no column has it.',
  useOtherwise: 'Try with this',
  fields: labelsIn(IMPORT_COLUMNS, 'en'),
  trial: 'Trial',
  trialLead: 'This is what would come of it. Nothing has changed yet.',
  unmapped: 'Columns that are not taken in: {{columns}}. Give them a meaning above if they are to be.',
  sums: '{{created}} new {{created|channel|channels}}, {{changed}} changed, {{unchanged}} unchanged, {{refused}} {{refused|row|rows}} cannot be taken in.',
  websites_one: '{{count}} of them is a website.',
  websites_other: '{{count}} of them are websites.',
  owners:
    '{{departments}} {{departments|department|departments}} and {{people}} {{people|person|people}} are added as well.',
  show: 'Show',
  all: 'All rows',
  outcomeCount: '{{outcome}} ({{count}})',
  outcomes: {
    ...labelsIn(ROW_OUTCOMES, 'en'),
    changed: 'Changes',
    refused: 'Cannot be taken in',
    minded: 'To look at'
  },
  noRows: 'No such rows.',
  rows: 'The rows of the trial',
  row: 'Row',
  outcome: 'Outcome',
  what: 'What changes and what is wrong',
  isSame: 'Is {{who}}',
  isAnother: 'Is another person',
  isAnotherDepartment: 'Is another department',
  askAgain: 'Change the answer',
  askAgainNamed: 'Change the answer about {{name}}',
  before: 'before:',
  yes: 'Yes',
  no: 'No',
  refusedTitle_one: '{{count}} row cannot be taken in.',
  refusedTitle_other: '{{count}} rows cannot be taken in.',
  refusedText: 'Correct them in the spreadsheet and import it again, or take in the rest now.',
  leaveOut_one: 'Leave out the row and take in the rest',
  leaveOut_other: 'Leave out the {{count}} rows and take in the rest',
  nothingToDo: 'There is nothing to take in: the register says the same already.',
  takeIn_one: 'Take in {{count}} channel',
  takeIn_other: 'Take in {{count}} channels',
  done: 'The spreadsheet has been imported.',
  doneText: '{{created}} {{created|channel has|channels have}} been registered and {{changed}} changed.',
  doneRefused_one: '{{count}} row was not taken in.',
  doneRefused_other: '{{count}} rows were not taken in.',
  toChannels: 'To the channels',
  another: 'Import another spreadsheet'
}
