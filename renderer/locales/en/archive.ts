import { fieldLabels } from '#shared/words/fields.ts'
import { methodLabels } from '#shared/words/methods.ts'
import type { overview as svOverview, start as svStart, verify as svVerify } from '../sv/archive.ts'

const label = fieldLabels('en')
const does = methodLabels('en')

/** Start, overview and verification: what concerns the archive as a whole. */
export const start = {
  title: 'Open an archive',
  lead: 'An archive is a folder on this computer’s disk. It holds everything that is saved: the register, the captures, the comments and the journal.',
  open: 'Open an existing archive',
  openLead: 'Choose the folder that the archive is in.',
  openFolder: 'Choose folder and open',
  recent: 'Recently opened',
  noRecent: 'No archive has been opened on this computer yet.',
  create: 'Create a new archive',
  createLead: 'Each public body has an archive of its own. The folder must be empty and on a local disk.',
  municipality: label('municipality'),
  folder: 'Folder for the archive',
  chooseFolder: 'Choose folder …',
  noFolder: 'No folder is chosen',
  folderNeeded: 'Choose a folder for the archive.',
  createButton: 'Create the archive',
  opening: 'Opening the archive …',
  creating: 'Creating the archive …'
} satisfies typeof svStart

export const overview = {
  title: 'Overview',
  todo: 'To do',
  nothingToDo: 'Everything is done.',
  nothingToDoText: 'All channels are captured this half-year, and no comments or messages are waiting.',
  noChannels: 'The register is empty.',
  noChannelsText: 'Begin by registering the municipality’s channels. Then they can be captured.',
  registerFirst: does('channels.register'),
  due_one: '{{count}} channel is to be captured this half-year',
  due_other: '{{count}} channels are to be captured this half-year',
  dueNext: 'Start a capture run',
  attestations_one: '{{count}} department is to attest its part of the register',
  attestations_other: '{{count}} departments are to attest their part of the register',
  attestationsNext: 'Show the attestations',
  carriers_one: '{{count}} record holds words of something secret',
  carriers_other: '{{count}} records hold words of something secret',
  carriersNext: 'Decide',
  checklist_one: '{{count}} thing is missing in the channels',
  checklist_other: '{{count}} things are missing in the channels',
  checklistNext: 'Show what is missing',
  commentsOpen_one: '{{count}} comment is not finished',
  commentsOpen_other: '{{count}} comments are not finished',
  commentsNext: 'Go to the comments',
  overdue_one: '{{count}} answer is overdue',
  overdue_other: '{{count}} answers are overdue',
  overdueNext: 'Go to the deadlines',
  messagesUndecided_one: '{{count}} message is not routed',
  messagesUndecided_other: '{{count}} messages are not routed',
  messagesNext: 'Go to the messages',
  secretUnregistered_one: '{{count}} secret record is to be registered in the diary',
  secretUnregistered_other: '{{count}} secret records are to be registered in the diary',
  secretNext: 'Show what is to be registered',
  inboxFiles_one: '{{count}} file in the folder inbox is not taken in',
  inboxFiles_other: '{{count}} files in the folder inbox are not taken in',
  inboxNext: 'Go to the intake',
  holds: 'In the archive',
  period: 'Half-year',
  channels: 'Channels',
  captures: 'Captured pages',
  refused: label('capturesRefused'),
  failed: label('capturesFailed'),
  interrupted: label('capturesInterrupted'),
  comments: 'Comments',
  messages: 'Messages',
  exports: 'Packages',
  objects: 'Files',
  size: 'Size',
  place: 'Folder',
  createdAt: 'Created',
  journalLines: 'Lines in the journal',
  journalHead: 'Seal of the last line',
  schema: 'Version of the database'
} satisfies typeof svOverview

export const verify = {
  title: 'Verify the archive',
  lead: 'Reads every line of the journal and every file in the archive again and compares them with what was written when they were saved.',
  button: 'Verify now',
  running: 'Verifying the archive …',
  progress: '{{done}} of {{total}}',
  allWell: 'Everything is right.',
  wellText: 'The journal is unbroken and all files are unchanged since they were saved.',
  read: '{{lines}} lines of the journal and {{objects}} files ({{bytes}}) were read.',
  found_one: '{{count}} deviation was found.',
  found_other: '{{count}} deviations were found.',
  foundText:
    'Change nothing in the archive’s folder. Contact whoever looks after the archive and restore what is missing from the backup.',
  findings: 'Deviations',
  finding: 'Deviation',
  what: 'What it concerns',
  codes: {
    'line-changed': 'A line of the journal has been changed.',
    'line-missing': 'One or more lines of the journal are missing.',
    'line-added': 'One or more lines have been added to the journal outside the program.',
    'object-changed': 'A file has been changed.',
    'object-missing': 'A file is missing.',
    'object-unreadable': 'A file cannot be read.',
    'object-extra': 'A file in the archive is not recorded in the journal.',
    'object-unrecorded': 'A record refers to a file that the journal does not mention.',
    'database-damaged': 'The database is damaged.'
  }
} satisfies typeof svVerify
