import { labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { REGISTRATIONS } from '#shared/words/values.ts'

const label = fieldLabels('en')

/** Decisions about comments, and how comments are registered. */
export const decisions = {
  anew: 'New decision',
  otherGround: 'correct the ground; the removal stays',
  correctedBecause: 'Why is the earlier one corrected?',
  correctedHelp: 'The earlier one stays in the history, with who and when.',
  takeBack: 'Undo',
  takenBack: 'Taken back. What was said before stays in the history.',
  takenBackOf: '{{done}} of {{asked}} are taken back. The decision stands on {{names}}. {{why}}',
  takenBackBecause: {
    reopened: 'The decision was taken back with Undo.',
    'not-removed': 'What was said of the removal was taken back with Undo.'
  },
  goneBy: 'Who took it away?',
  goneByWho: { sender: 'Whoever wrote it', platform: 'The platform', unknown: 'That is not known' },
  receivedHow: 'How did it come in, and what is known of it?',
  receivedHowHelp: 'Who saw it and when, what it said and who wrote it, as far as that is known.',
  howItWent: 'How did it disappear?',
  howItWentHelp: 'When it was last seen, and why it could not be saved in time.',
  what: 'Decision',
  more: 'Police report, bulletin board act, or a text to the sender',
  police: 'Is it a matter for the police?',
  yes: 'Yes',
  no: 'No',
  noNumber: 'Yes, without the number of a report',
  policeNumber: label('policeNumber'),
  boardOffence: label('boardOffence'),
  boardOffenceHelp: 'Where the message plainly is such an offence (section 5 of act 1998:112).',
  toAuthor: label('toAuthor'),
  toAuthorHelp: 'What is to be sent to whoever wrote the comment.',
  ownHelp: 'The channel’s own ground',
  answer: label('answer'),
  answeredAt: 'Answered',
  answeredBy: 'Answered by',
  forwardedTo: 'Forwarded to',
  forwardedToHelp: 'Whoever can answer, such as a department.',
  because: 'Reason',
  earlier: 'Earlier decisions and removals',
  took: 'Time from noticed to removed: {{time}}.',
  factsTitle: 'Facts (no picture is saved)',
  registration: 'Registration',
  notRegistered: 'Nothing is noted about how the comment is registered.',
  register: 'Note the registration',
  registerAnew: 'Change the registration',
  registrationSaved: 'The registration is noted.',
  registeredBy: 'Noted by',
  registeredAt: 'Noted',
  earlierRegistrations: 'Earlier registrations',
  way: 'How is the record kept?',
  number: label('diaryNumber'),
  publicTitle: label('publicTitle'),
  publicHelp: 'What may stand in a public register. Nothing protected.',
  protectedTitle: label('protectedTitle'),
  protectedHelp: 'Never stands in public lists (chapter 5, section 2 of the public access and secrecy act).',
  publicCounterpart: label('publicCounterpart'),
  protectedCounterpart: label('protectedCounterpart'),
  ways: labelsIn(REGISTRATIONS, 'en'),
  waysHelp: {
    registered: 'With a number, and with what is public apart from what is protected.',
    ordered: 'It is easily seen that it came in. Only for what is not secret.',
    minor: 'Plainly of minor importance to the work.'
  }
}
