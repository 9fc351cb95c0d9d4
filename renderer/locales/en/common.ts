import { fieldLabels } from '#shared/words/fields.ts'
import { methodLabels } from '#shared/words/methods.ts'
import type { common as sv } from '../sv/common.ts'

const label = fieldLabels('en')
const does = methodLabels('en')

/** The frame of the window and what all pages share. */
export const common = {
  product: 'Kanalarkiv',
  skip: 'Skip to the content',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  tryAgain: 'Try again',
  more: 'Show more',
  rowMenu: 'What can be done with the row',
  openRow: 'Open',
  toChannel: 'Go to the channel',
  copyAddress: 'Copy the address',
  addressCopied: 'The address is copied.',
  shown_one: '{{count}} shown',
  shown_other: '{{count}} shown',
  all: 'All',
  mistaken: 'Entered by mistake\u00a0…',
  mistakenNamed: 'Entered by mistake: {{name}}',
  strike: 'Strike',
  struck: 'Struck',
  struckBy: 'Struck by {{name}}: {{because}}',
  none: 'Not given',
  optional: '{{label}} (optional)',
  choose: 'Choose',
  waiting: 'Reading the archive …',
  onRequest: {
    ask: 'Work it out',
    at: 'Worked out',
    ofBefore: 'Something in the archive has changed since this was counted.',
    again: 'Count again'
  },
  listOfBefore: { title: 'Something has changed since the list was read.', again: 'Read it again' },
  refused: 'That did not work',
  crashed: 'The page could not be shown. The archive is untouched.',
  coreHung:
    'The archive process did not answer and was started again. What it was doing is interrupted and marked so; what was saved remains.',
  coreStopped: 'The archive process does not answer. What was already saved remains.',
  printed: 'The document has been written: {{path}}',
  journalOf: 'Show in the journal',
  showNow: 'Show what it says now',
  draft: {
    from: 'Draft from {{when}}',
    changed: 'The details have changed since the draft was written.',
    startOver: 'Start over',
    dropped: 'The draft has been removed.'
  },
  document: {
    drop: '{{label}}: drop the file here (optional)',
    dropHere: '{{label}}: drop the file here',
    choose: 'Choose a file',
    remove: 'Take the file out of the form',
    save: 'Save a copy',
    saveNamed: 'Save a copy of {{name}}',
    saved: 'The copy is saved: {{path}}'
  },
  nav: {
    label: 'Main menu',
    within: 'Pages under {{place}}',
    back: 'Back',
    forward: 'Forward',
    places: {
      today: 'Today',
      inbox: 'Inbox',
      channels: 'Channels',
      captures: 'Captures',
      deliver: 'Deliver',
      review: 'Review',
      settings: 'Settings'
    },
    pages: {
      today: 'Today',
      alerts: 'Alerts',
      comments: 'Comments',
      messages: 'Messages',
      deadlines: 'Deadlines',
      watch: 'Watch',
      senders: 'Senders',
      mail: 'E-mail',
      imports: 'Imports',
      register: label('register'),
      people: 'People',
      mandates: 'Mandates',
      consents: 'Consents',
      secrecy: 'Secrecy',
      publicList: 'Public list',
      importList: 'Import a list',
      changes: 'Changes',
      captures: 'Captures',
      exports: 'Export',
      disclosures: 'Disclosure',
      disposals: 'Disposal',
      rules: 'Rules',
      holds: 'Holds',
      coverage: 'Coverage',
      checklists: 'Checklist',
      attestations: 'Attestations',
      checks: 'Checks',
      journal: 'Journal',
      archive: 'About the archive',
      users: 'Users',
      backups: 'Backups'
    }
  },
  settings: {
    shortcut: 'Shortcut for saving a comment',
    noShortcut: 'None',
    shortcutTaken: 'Another program has that shortcut.',
    open: 'Settings',
    keys: 'Keys in the inbox (J, K, 1–9, A–G)',
    keysOf: { on: 'On', off: 'Off' },
    computer: 'On this computer',
    habits: {
      'tell-run-ended': 'Tell when a run has ended',
      'tell-due-today': 'Tell when answers are late or due today',
      'start-at-login': 'Start when you log in'
    },
    language: 'Language',
    languages: { sv: 'Svenska', en: 'English' },
    theme: 'Appearance',
    themes: { system: 'As the computer', light: 'Light', dark: 'Dark' },
    archive: 'Archive',
    closeArchive: does('archive.close'),
    version: 'Version {{version}}'
  },
  web: {
    lineBroken:
      'The line to the server is broken. The program tries again by itself, and what you have written is still there. If you have been signed out, sign in with Try again.',
    signedIn: 'Sign-in',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
    onServer: 'The file is on the server and cannot be shown in a folder here.',
    tooLarge: 'The file {{file}} is larger than the server takes. Ask whoever runs the server.',
    noRoom:
      'The server has no room for the file {{file}}: the disk that files are received on is full. Ask whoever runs the server to free some space. Nothing is saved.',
    notSent: 'The file {{file}} could not be sent to the server. Try again.',
    notFetched: 'The file {{file}} could not be fetched from the server. Nothing of it is saved. Try again.',
    noFolder: 'The server cannot take what was to be saved. Try again.'
  },
  about: {
    title: 'About Kanalarkiv',
    own: 'Kanalarkiv is free software under the EUPL 1.2.',
    others: 'Parts made by others',
    platform:
      'The parts have licences of their own. Those of Electron, Chromium and Node.js are files in the folder of the program.',
    find: 'Search by name, licence or copyright holder',
    count: '{{count}} of {{all}} parts shown',
    source: 'Source code: {{source}}'
  },
  updates: {
    title: 'Updates',
    lead: 'The program can fetch new versions from a folder on the municipality’s own server. Only what is signed with the right key is accepted.',
    forbidden: 'The program does not look for updates',
    forbiddenText:
      'Whoever looks after the computer has decided so, by the policy UpdatesOff. Ask the IT unit.',
    address: 'Address of the folder',
    addressHelp: 'Such as https://programs.municipality.example/kanalarkiv/',
    noAddress: 'The address cannot be used. It begins with https:// or http://.',
    key: 'Public key (Ed25519)',
    keyHelp: 'Of whoever signs the versions: PEM, or 44 characters of base64.',
    shippedKey: 'The key came with the installation, and no other counts.',
    turnOn: 'Turn on',
    change: 'Save this',
    turnOff: 'Turn updates off',
    off: 'Updates are off. The program looks for no new versions.',
    check: 'Look for a new version',
    newest: 'There is no version newer than {{version}}.',
    found: 'There is version {{found}}. This is {{version}}.',
    install: 'Fetch and install',
    byHand: 'Here it is installed in the way that this version was.',
    notHad: 'No update was fetched',
    problems: {
      unreachable: 'The server does not answer. Check the address and the network.',
      'no-manifest': 'The folder has no list of a version (latest.yml). Check the address.',
      'not-signed': 'The list in the folder is not signed (latest.yml.sig). Ask whoever put it there.',
      'wrong-signature':
        'The list is signed by somebody else, or was changed afterwards. It has not been read. Ask whoever put it there.',
      'bad-key': 'What is given is no public key of Ed25519. Check that the whole key came along.',
      unreadable: 'The list is signed rightly but cannot be read. Ask whoever put it there.',
      'wrong-package': 'The file in the folder is not the one that was signed. It has not been installed.'
    }
  },
  form: {
    required: 'Fill in this field.',
    email: 'Write an e-mail address, such as name@example.se.',
    date: 'Write a valid date.',
    invalid: 'The value cannot be used. Correct it.'
  },
  period: {
    H1: 'First half of {{year}}',
    H2: 'Second half of {{year}}'
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address does not lead to any page in Kanalarkiv.',
    next: 'Go to Today'
  }
} satisfies typeof sv
