import { labelsIn } from '#shared/in-language.ts'
import { CHECKLIST_ITEMS } from '#shared/words/values.ts'
import type { checklists as sv } from '../sv/checklists.ts'

/** What channels have to show their visitors, reviewed each half-year. */
export const checklists: typeof sv = {
  title: 'Checklist',
  lead: 'Each channel is to show that the municipality is the sender and what holds there. Go through the channels once the half-year is captured.',
  noChannels: 'There are no channels to go through.',
  missing: 'This is missing',
  nothingMissing: 'Nothing is noted as missing.',
  notAnswered:
    'Nothing is noted as missing, but {{left}} of {{all}} {{all|question is|questions are}} not answered for the half-year.',
  lacks: 'Missing in the channel',
  since: 'Since',
  seenIn: 'Seen in',
  showCapture: 'Show the capture',
  sum: '{{done}} of {{all}} {{all|channel has|channels have}} been gone through.',
  channels: 'The checklists of the channels',
  answered: 'Answered',
  ofItems: '{{count}} of {{all}}',
  state: 'State',
  states: {
    lacking_one: '{{count}} thing is missing',
    lacking_other: '{{count}} things are missing',
    right: 'All is there',
    waiting: 'To be gone through',
    notCaptured: 'Not captured yet'
  },
  toChannel: 'To the channel',
  notCaptured: 'The channel has not been captured this half-year.',
  notCapturedText: 'Each answer points at a capture. Capture the channel first.',
  howTo:
    'Words that suggest that something is there were found in the captured text and are shown as proposals. Check that they are right, change what is wrong, and answer. Nothing is answered until you save.',
  fill: { found: 'Fill in yes where something was found', before: 'Fill in the answers of last time' },
  items: labelsIn(CHECKLIST_ITEMS, 'en'),
  questions: {
    logo: 'Is the municipality’s logo seen?',
    sender: 'Does it say who is behind the channel?',
    official: 'Does it say that the channel is official?',
    'contact-expected': 'Does it say when a visitor can expect an answer?',
    purpose: 'Does it say what the channel is for?',
    'comment-purpose': 'Does it say what comments are to be used for?',
    'comment-rules': 'Does it say what holds for comments and what is taken down?',
    complaints: 'Does it say how to reach someone responsible, for example to report a comment?'
  },
  answeredBy: 'Answered by {{name}}',
  proposal: 'Proposal:',
  lookAtPicture: 'A logo shows in the picture only. Look at the capture.',
  notFound: 'Nothing was found in the text. Look at the capture.',
  before: '{{period}}: {{answer}}',
  answer: 'Answer',
  answers: { yes: 'Yes, it is there', no: 'No, it is missing' },
  capture: 'Capture that shows it',
  quote: 'The words in the captured text',
  quoteHelp: 'Copy them from the text. They must stand there as you write them.',
  note: 'Note',
  save: 'Save the answers',
  saved_one: '{{count}} answer has been saved.',
  saved_other: '{{count}} answers have been saved.',
  nothingNew: 'No answer is new.'
}
