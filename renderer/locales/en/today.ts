import { BOTH } from '#shared/words/both.ts'
import { methodLabels } from '#shared/words/methods.ts'
import type { today as sv } from '../sv/today.ts'

const does = methodLabels('en')

/** The page of today: what needs a person now. */
export const today = {
  title: 'Today',
  todo: 'To do',
  close: 'Back to the overview',
  nothingToDo: 'Nothing waits for you now.',
  synced: BOTH.synced.en,
  roams: BOTH.roams.en,
  filesAway:
    'The store of the archive’s files does not answer. What is to be kept waits for a quarter of an hour before it is refused. Nothing that was kept is gone. It has not answered since:',
  first: {
    title: 'Getting started',
    done: '(done)',
    channels: 'Register the municipality’s channels',
    channelsText: 'One at a time, or all at once from a list that the municipality already has.',
    capture: 'Make the first capture',
    captureText: 'Each channel is opened and saved as a picture, text and a web archive.'
  },
  registerFirst: does('channels.register'),
  importFirst: 'Import the municipality’s list',
  firstTime: 'How to get started',
  groups: {
    overdue: 'Overdue ({{count}})',
    today: 'Due today ({{count}})',
    later: 'Later ({{count}})',
    undated: 'No set day ({{count}})'
  },
  comment: {
    noticed: 'Comment to save again',
    saved: 'Copy to verify',
    verified: 'Comment to decide on',
    decided: 'Comment to remove in the channel',
    removed: 'Removal to confirm',
    gone: 'Comment that is gone',
    vanished: 'Comment that has vanished from the channel'
  },
  thread: { answer: 'Message to answer', route: 'Message to route' },
  mandateEnds: 'Mandate of the channel ends',
  failed_one: '{{count}} channel could not be captured',
  failed_other: '{{count}} channels could not be captured',
  counts: {
    secretUnregistered_one: '{{count}} secret record is to be registered in the diary',
    secretUnregistered_other: '{{count}} secret records are to be registered in the diary',
    carriersOpen_one: '{{count}} record holds words of something secret',
    carriersOpen_other: '{{count}} records hold words of something secret',
    mandatesLacking_one: '{{count}} channel mandate is missing or has ended',
    mandatesLacking_other: '{{count}} channel mandates are missing or have ended',
    consentsEnded_one: '{{count}} consent has run out, but its posts are still up',
    consentsEnded_other: '{{count}} consents have run out, but their posts are still up',
    inboxFiles_one: '{{count}} file in the folder inbox is not taken in',
    inboxFiles_other: '{{count}} files in the folder inbox are not taken in',
    alertsNew_one: '{{count}} alert has been seen by nobody',
    alertsNew_other: '{{count}} alerts have been seen by nobody'
  },
  halfYear: {
    missing: 'Channels that are missing',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
    capture: 'Go to the captures'
  },
  attestations_one: '{{count}} department is to attest its part of the register',
  attestations_other: '{{count}} departments are to attest their part of the register',
  attestationsNext: 'Show the attestations',
  checklist_one: '{{count}} thing is missing in the channels',
  checklist_other: '{{count}} things are missing in the channels',
  checklistNext: 'Show what is missing',
  commentsNext: 'Go to the comments',
  messagesNext: 'Go to the messages',
  noBackup: 'No backup is made of the archive.',
  noBackupText: 'If the disk fails, everything is lost. Choose a folder on another disk or a network share.',
  noBackupWeb:
    'If the disk of the server fails, everything is lost. Ask whoever runs the server to take a place for backups into use.',
  oldBackup: 'No whole backup was made in the last eight days.',
  oldBackupText: 'Check that the disk is connected, and back up.',
  oldBackupWeb: 'Ask whoever runs the server to find out why. What went wrong is on the page Backups.',
  toBackups: 'Go to the backups'
} satisfies typeof sv
