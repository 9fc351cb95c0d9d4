import { capitalised } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { methodLabels } from '#shared/words/methods.ts'
import { MESSAGE_KINDS } from '#shared/words/values.ts'

const label = fieldLabels('en')
const does = methodLabels('en')

/** Search over everything. */
export const search = {
  title: 'Search everything',
  lead: 'The text of captured pages, comments, messages and the register.',
  palette: {
    shortcut: 'Ctrl+K',
    title: 'Search or do',
    placeholder: 'Search, go to a page or paste an address',
    list: 'Pages, commands and hits',
    pages: 'Pages',
    does: 'Commands',
    keys: 'The up and down arrows choose, Enter opens, Esc closes.',
    looking: 'Searching the archive …',
    saveAddress: 'Save the comment at the address',
    showAll: 'Show all hits for “{{words}}”',
    commands: {
      saveComment: 'Save a comment',
      addMessage: 'Add a message',
      startRun: 'Start a capture run',
      registerChannel: does('channels.register'),
      readExport: 'Read an export',
      writePackage: 'Write a package',
      openDisclosure: does('disclosures.open'),
      backUp: 'Back up',
      verifyArchive: 'Verify the archive',
      searchAll: 'Search everything',
      help: 'Open help'
    }
  },
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
  byMachine: 'Read in a picture by the computer, and may be wrong:',
  pictures: {
    title: 'Text in pictures, read by the computer',
    mayBeWrong:
      'The computer has read the words in the picture. They may be wrong, and are no part of the record.',
    sure: 'How sure the reader is itself: {{confidence}} of 100.',
    inPicture: 'The words stand in a picture, as the computer reads it. See the tab {{tab}}.',
    card: 'Text in pictures',
    lead: 'The program reads words in pictures, so that they are found when you search. It is done on the archive’s computer, while nobody works at it, it is not on its battery, and nothing is being captured or read in. What is read is always shown as read by the computer, goes along in no package, and goes with the picture when it is disposed of.',
    choice: 'Should words in pictures be read?',
    on: 'Yes, read words in pictures',
    off: 'No, read no pictures',
    saved: 'The choice is saved.',
    withText: label('read'),
    withoutText: label('empty'),
    unreadable: label('search.unreadable'),
    waiting: label('search.waiting')
  },
  inRegister_one: 'In the register: {{count}} hit',
  inRegister_other: 'In the register: {{count}} hits',
  registerKinds: { channel: 'Channel', department: 'Department', person: 'Person', mandate: 'Mandate' }
}
