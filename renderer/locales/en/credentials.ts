import { fieldLabels } from '#shared/words/fields.ts'
import type { credentials as sv } from '../sv/credentials.ts'

const label = fieldLabels('en')

/** Log-ins, keys and sealed notes. */
export const credentials = {
  title: 'Log-ins',
  none: 'No log-in is noted. Note who holds it and where it is kept. The password is never written here.',
  add: 'Note a log-in',
  label: label('label'),
  labelHelp: 'Such as the page on Facebook. No password.',
  holder: 'Who holds it',
  keptWhere: 'Where it is kept',
  keptWhereHelp: 'Such as the password manager of the department. No password.',
  editNamed: 'Edit the log-in {{label}}',
  remove: 'Remove',
  removeNamed: 'Remove the log-in {{label}}',
  removeLead:
    'It is taken out of the register. What it said remains in the changes. A sealed note is shown no more.',
  because: 'Why is it removed?',
  note: 'Sealed note',
  noNote: 'None',
  noteFor: 'Sealed for {{holder}}',
  seal: 'Seal a note',
  sealNamed: 'Seal a note on {{label}}',
  sealLead:
    'What you write is encrypted at once with the key of the department and kept sealed only. Only whoever has the key can read it.',
  text: 'Text of the note',
  sealed: 'The note is sealed.',
  open: 'Open the note',
  openNamed: 'Open the note on {{label}}',
  openLead:
    'The note is opened with the key that {{holder}} has, or with its words. Every opening, and every attempt with a wrong key, stands in the journal with the reason.',
  reason: 'Why is the note opened?',
  key: 'Key or words',
  keyHelp:
    'The whole key, which begins with AGE-SECRET-KEY-1, or its 24 words in order. Spaces, new lines and small letters do not matter.',
  opened:
    'The opening stands in the journal. Change the password when it has been used, and seal a new note.',
  keys: 'Keys to sealed notes',
  keysLead:
    'The head of department has the key on paper or in a password manager. The archive has only the part that seals.',
  makeKey: 'Make a key',
  makeKeyLead:
    'The key is shown once only, also as 24 words. New notes are sealed with the newest key of the department; older notes are opened with the key they were sealed with.',
  keyHolder: 'Who is given the key',
  keyHolderHelp: 'The name or title of the head of department.',
  madeAt: 'Made',
  current: label('isCurrent'),
  replaced: 'Replaced',
  keyFor: 'Key for {{holder}}',
  keepKey:
    'Print the page or copy it by hand, and give it to the holder. The key and the words cannot be shown again, and without either nobody can open the notes.',
  words: 'The key in words',
  wordsHelp:
    'The words are the key in a form that can be copied without faults. They are in English, from a list that many programs have.',
  wholeKey: 'The whole key',
  restore: 'Restore a key from words',
  restoreLead: 'With the 24 words on the paper the whole key is shown again. The journal says so.',
  typedWords: 'The 24 words in order',
  typedWordsHelp: 'The numbers are not needed, and the first four letters of each word are enough.',
  restoreNow: 'Show the key',
  print: 'Print',
  keyKept: 'The key is kept'
} satisfies typeof sv
