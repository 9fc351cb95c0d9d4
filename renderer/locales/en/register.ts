import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { LACK_STATES } from '#shared/words/values.ts'
import type { register as sv } from '../sv/register.ts'

const label = fieldLabels('en')

/** The people and departments of the register, and its history. */
export const register = {
  people: {
    title: 'People and departments',
    lead: 'Those who answer for channels, and where they work.',
    people: 'People',
    departments: 'Departments',
    none: 'No people are in the register yet.',
    noDepartments: 'No departments are in the register yet.',
    noneText: 'Add them here, when you register a channel, or with a spreadsheet.',
    name: 'Name',
    email: 'E-mail',
    departedOn: 'Left',
    departedHelp:
      'The first day on which the person no longer works here. The person’s channels are marked in the list.',
    editNamed: 'Edit {{name}}',
    addPerson: 'Add person',
    isAnother: label('isAnother'),
    merge: 'Merge',
    mergeNamed: 'Merge or remove: {{name}}',
    mergeOrRemove: 'Merge or remove …',
    mergeLead:
      'Is {{name}} in the register twice? Choose the one that is to stay. Channels, log-ins and mandates are moved to it. The history shows that they were merged.',
    mergeInto: 'The one that is to stay',
    merged: 'They are merged.',
    remove: 'Remove {{name}}',
    removeLead: 'What nothing rests on can be removed altogether. The history shows that it was there.',
    removed: 'Removed from the register.',
    addDepartment: 'Add department',
    stillHeld: 'Still with those who have left',
    stillHeldLead:
      'What those who have left still have. Open the channel and let someone else take over. A mandate is entered again with its last day.',
    held: 'Still has',
    what: 'What'
  },
  merges: {
    title: 'Merged entries',
    into: label('intoName'),
    at: 'Merged',
    moved: label('moved'),
    undo: 'Undo',
    undoNamed: 'Undo the merge of {{name}}',
    undoLead:
      '{{name}} then stands alone again, apart from {{intoName}}. What went along comes back if {{intoName}} has it now. What another has, or what has come there by another merge, is left as it is, and the history shows which.',
    undone: '{{name}} stands alone again.',
    undoneBut_one:
      '{{name}} stands alone again. {{count}} thing had been changed since and is left as it is: see the changes in the register.',
    undoneBut_other:
      '{{name}} stands alone again. {{count}} things had been changed since and are left as they are: see the changes in the register.'
  },
  mandates: {
    title: 'Mandates that are missing',
    lead: 'Channels, and people who answer for them, without a mandate that holds, or with one that soon ends.',
    none: 'All channels and people have a mandate that holds.',
    noneText: 'Those without one are listed here, and those whose mandate ends within sixty days.',
    who: 'Whom it concerns',
    state: 'State',
    states: labelsIn(LACK_STATES, 'en')
  },
  history: {
    title: 'Changes in the register',
    lead: 'Who changed what, when, and what it was before.',
    none: 'No changes are noted.',
    changes: 'Changes',
    nothing: 'nothing said'
  }
} satisfies typeof sv
