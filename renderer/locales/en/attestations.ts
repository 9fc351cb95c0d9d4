import { labelsIn } from '#shared/in-language.ts'
import { ATTESTATION_STATES, ATTESTATION_WAYS } from '#shared/words/values.ts'
import type { attestations as sv } from '../sv/attestations.ts'

/** Each half-year each department confirms its part of the register. */
export const attestations: typeof sv = {
  title: 'Attestations',
  lead: 'Each half-year each department goes through its part of the register and attests that it is right.',
  noDepartments: 'There is nothing to attest.',
  noDepartmentsText: 'Once a department has a channel, it is shown here.',
  departments: 'The departments this half-year',
  department: 'Department',
  channels: 'Channels',
  state: 'State',
  states: labelsIn(ATTESTATION_STATES, 'en'),
  latest: 'Latest attestation',
  never: 'Never',
  remindedAt: 'Reminded',
  sum: '{{done}} of {{all}} {{all|department has|departments have}} attested their part.',
  remind: 'Remind those that remain',
  remindText: 'A mail goes to the mailbox of each department that has not attested its part.',
  reminded_one: '{{count}} reminder is on its way.',
  reminded_other: '{{count}} reminders are on their way.',
  withoutMailbox: 'These have no mailbox in the register and got no reminder: {{departments}}.',
  signed: 'Attestations made',
  none: 'No attestation has been made yet.',
  noneText: 'Choose a department above and go through its channels.',
  way: 'How',
  ways: { ...labelsIn(ATTESTATION_WAYS, 'en'), window: 'Here in Kanalarkiv' },
  showPaper: 'Show the form',
  note: 'Note',
  recorded: 'Entered',
  changes: 'Changed since the last attestation',
  first: 'This will be the first attestation of the department. Go through all of it below.',
  since: '{{name}} last attested on {{date}}.',
  unchanged: 'Nothing has changed since then.',
  channelsOf_one: '{{count}} channel',
  channelsOf_other: '{{count}} channels',
  peopleOf_one: '{{count}} person',
  peopleOf_other: '{{count}} people',
  mailbox: 'Mailbox of the department: {{mailbox}}',
  noMailbox: 'The department has no mailbox in the register.',
  done: 'Attested by {{name}} on {{date}}',
  doneText: 'What was attested is kept as it was. The next time is the next half-year.',
  notSaid: 'not said',
  changed: 'changed',
  hidden: 'You do not see all that is to be attested',
  hiddenText:
    'Something of the department is marked as secret and not shown to you. The records officer sees all of it and can enter the attestation.',
  notOnPaper:
    'Something is marked as secret and not on the form. The attestation is therefore made here, with the one who attests at the screen.',
  strikeForm: {
    title: 'The attestation of {{department}} was made by mistake',
    lead: 'The attestation is struck: the department has not attested its part. It stays in the list with the reason. If it is of this half-year, another can be made.',
    done: 'The attestation is struck.'
  },
  sign: 'Attest',
  signLead:
    'First correct what is not right, on the page of the channel. Whoever attests does so here or on a printed form.',
  print: 'Write a form as PDF …',
  windowHelp: 'Whoever attests has gone through what is on this page.',
  paperHelp:
    'The form must carry the basis {{digest}}. If it does not, the register has changed since it was printed.',
  choosePaper: 'Choose the scanned form …',
  noPaper: 'No file is chosen. The attestation can also be entered without it.',
  signedBy: 'Attested by',
  signedByHelp: 'The name of the person who answers for the department’s part.',
  signedOn: 'Date',
  confirm: 'Enter the attestation',
  signedNow: '{{department}} has attested its part.'
}
