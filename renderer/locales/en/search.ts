import { capitalised } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { MESSAGE_KINDS } from '#shared/words/values.ts'

const label = fieldLabels('en')

/** Search over everything. */
export const search = {
  title: 'Search everything',
  lead: 'The text of captured pages, comments, messages and the register.',
  box: 'Search everything',
  placeholder: 'Search (Ctrl+K)',
  what: 'What is searched for',
  words: 'Words',
  help: 'Each word must be found, anywhere in a word. Write a phrase in quotation marks.',
  narrow: 'Only a certain time, channel or kind …',
  kinds: 'Kinds (none chosen is all)',
  kindNames: {
    capture: 'Captures',
    comment: 'Comments',
    message: 'Direct messages',
    register: label('register')
  },
  kindName: { capture: 'Capture', comment: 'Comment', message: capitalised(MESSAGE_KINDS.dm.en) },
  channel: 'Channel',
  anyChannel: 'All channels',
  from: 'From',
  to: 'To',
  ask: 'Search',
  everything: 'Remove the conditions',
  found: 'Hits',
  none: 'Nothing was found.',
  noneText: 'Try a part of a word, fewer words or a longer time.',
  noSender: 'unknown sender',
  ignored: BOTH.tooShort.en,
  waiting_one: '{{count}} record cannot be found yet',
  waiting_other: '{{count}} records cannot be found yet',
  waitingText: 'They are entered one by one while the archive is open. Search again in a while.',
  inRegister_one: 'In the register: {{count}} hit',
  inRegister_other: 'In the register: {{count}} hits',
  registerKinds: { channel: 'Channel', department: 'Department', person: 'Person', mandate: 'Mandate' }
}
