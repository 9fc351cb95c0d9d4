import type { overview as svOverview, start as svStart, verify as svVerify } from '../sv/archive.ts'

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
  municipality: 'Name of the municipality or public body',
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
  registerFirst: 'Register a channel',
  due_one: '{{count}} channel is to be captured this half-year',
  due_other: '{{count}} channels are to be captured this half-year',
  dueNext: 'Start a capture run',
  commentsOpen_one: '{{count}} comment is not finished',
  commentsOpen_other: '{{count}} comments are not finished',
  commentsNext: 'Go to the comments',
  messagesUndecided_one: '{{count}} message is not routed',
  messagesUndecided_other: '{{count}} messages are not routed',
  messagesNext: 'Go to the messages',
  inboxFiles_one: '{{count}} file in the folder inbox is not taken in',
  inboxFiles_other: '{{count}} files in the folder inbox are not taken in',
  inboxNext: 'Go to the intake',
  holds: 'In the archive',
  period: 'Half-year',
  channels: 'Channels',
  captures: 'Captured pages',
  failed: 'Failed captures',
  interrupted: 'Interrupted captures',
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
