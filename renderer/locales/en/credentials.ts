import type { credentials as sv } from '../sv/credentials.ts'

/** Log-ins, keys and sealed notes. */
export const credentials = {
  title: 'Log-ins',
  none: 'No log-in is noted. Note who holds it and where it is kept. The password is never written here.',
  add: 'Note a log-in',
  label: 'What the log-in is for',
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
    'What you write is encrypted at once with the key of the department and kept sealed only. Only who has the key can read it.',
  text: 'Text of the note',
  sealed: 'The note is sealed.',
  open: 'Open the note',
  openNamed: 'Open the note on {{label}}',
  openLead:
    'The note is opened with the key that {{holder}} has. Every opening, and every attempt with a wrong key, stands in the journal with the reason.',
  reason: 'Why is the note opened?',
  key: 'Key',
  keyHelp: 'The whole key, which begins with AGE-SECRET-KEY-1. Spaces and small letters do not matter.',
  opened:
    'The opening stands in the journal. Change the password when it has been used, and seal a new note.',
  keys: 'Keys to sealed notes',
  keysLead:
    'The head of department has the key on paper or in a password manager. The archive has only the part that seals.',
  makeKey: 'Make a key',
  makeKeyLead:
    'The key is shown once only. New notes are sealed with the newest key of the department; older notes are opened with the key they were sealed with.',
  keyHolder: 'Who is given the key',
  keyHolderHelp: 'The name or title of the head of department.',
  madeAt: 'Made',
  current: 'In use',
  replaced: 'Replaced',
  keyFor: 'Key for {{holder}}',
  keepKey:
    'Print the key or copy it by hand, and give it to its holder. It cannot be shown again, and without it nobody can open the notes.',
  print: 'Print',
  keyKept: 'The key is kept'
} satisfies typeof sv
