import { fieldLabels } from '#shared/words/fields.ts'
import type { holdings as svHoldings, start as svStart, verify as svVerify } from '../sv/archive.ts'

const label = fieldLabels('en')

/** Start, holdings and verification: what concerns the archive as a whole. */
export const start = {
  title: 'Open an archive',
  lead: 'An archive is a folder on this computer’s disk, or is on a server. It holds everything that is saved: the register, the captures, the comments and the journal.',
  open: 'Open an existing archive',
  openLead: 'Choose the folder that the archive is in.',
  openFolder: 'Choose folder and open',
  recent: 'Recently opened',
  noRecent: 'No archive has been opened on this computer yet.',
  create: 'Create a new archive',
  createLead: 'Each public body has an archive of its own. The folder must be empty and on a local disk.',
  municipality: label('municipality'),
  yourName: 'Your name',
  yourNameHelp: 'As it should appear on what you decide and enter.',
  folder: 'Folder for the archive',
  chooseFolder: 'Choose folder …',
  noFolder: 'No folder is chosen',
  folderNeeded: 'Choose a folder for the archive.',
  check: {
    good: 'The folder is on a disk of this computer and is empty.',
    free: '{{free}} are free on the disk.',
    little: 'There is little room on the disk.',
    notEmpty: 'There is something in the folder already. Choose an empty folder, or make a new one.',
    network:
      'The folder is on a network disk ({{type}}), where an archive may be damaged. Choose a folder on a disk of this computer.',
    roams: 'The folder belongs to your profile, which is copied to a server when you log out.',
    roamsText:
      'The archive is then copied whole each time, and may be damaged. Choose a folder outside the profile, such as C:\\Arkiv, and back the archive up instead.',
    synced: 'The folder is synchronised by {{service}}.',
    syncedText:
      'It reads and replaces files while the archive is in use, and may damage it. Rather choose a folder that is not synchronised, and back the archive up instead.'
  },
  connect: {
    title: 'Connect to a server',
    lead: 'Where the archive of your organisation is on a server. You sign in as you usually do, and the program shows the pages of the server in its window.',
    address: label('serverAddress'),
    help: 'Such as https://kanalarkiv.example.org. Whoever looks after the server knows it.',
    button: 'Connect',
    wrong: 'Write an address that begins with https://, without a user name and password.'
  },
  server: { title: 'The archive of your organisation is on a server', open: 'Open in the browser' },
  told: 'Whoever sees to the computers should know this',
  createButton: 'Create the archive',
  opening: 'Opening the archive …',
  creating: 'Creating the archive …',
  demo: 'Try it with an invented municipality',
  demoLead:
    'An archive in a folder of its own, with channels, comments and messages that are invented and are on this computer alone. You can delete the folder whenever you like.',
  demoButton: 'Make the trial archive',
  demoMaking: 'The trial archive is being made. It takes about a minute.',
  demoFailed: 'The trial archive could not be made.',
  restore: 'Restore from a backup',
  restoreLead:
    'When the disk has failed, or as a drill. The archive is put in a new folder, and the backup is not touched.',
  restoreFrom: 'Folder of backups',
  restoreInto: 'New folder for the archive',
  restoreAsOf: 'Day to go back to',
  restoreKey: 'The key or its 24 words',
  restoreButton: 'Restore',
  restoring: 'Restoring, and comparing everything …',
  restored: 'The archive is restored.',
  restoredText:
    'Backup no. {{number}}. The database is the same byte for byte, and {{objects}} {{objects|file was read and is right|files were read and are right}}. The journal ends at line {{lines}}.',
  restoredDamaged_one: '{{count}} file was already damaged when the backup was made, and is not in it.',
  restoredDamaged_other: '{{count}} files were already damaged when the backup was made, and are not in it.',
  restoredUnfinished_one:
    'In the folder there is also {{count}} newer backup that was never finished, or whose manifest is gone.',
  restoredUnfinished_other:
    'In the folder there are also {{count}} newer backups that were never finished, or whose manifests are gone.',
  openRestored: 'Open the archive'
} satisfies typeof svStart

export const holdings = {
  title: 'About the archive',
  lead: 'What the archive holds, where it lies, and whether it is unchanged.',
  holds: 'In the archive',
  lastBackup: 'Last whole backup',
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
  journalHead: label('journalHead'),
  schema: 'Version of the database'
} satisfies typeof svHoldings

export const verify = {
  title: 'Verify the archive',
  lead: 'Reads every line of the journal, every record of the database and every file again and compares them with the seals and checksums from when they were written.',
  button: 'Verify now',
  running: 'Verifying the archive …',
  progress: '{{done}} of {{total}}',
  allWell: 'Everything is right.',
  wellText:
    'The chain of the journal is unbroken, the records are as their seals say, and the files have the checksums that were noted. That the last lines of the journal were not cut off is shown only by a comparison with a package or a seal that was noted.',
  read: '{{lines}} {{lines|line|lines}} of the journal and {{objects}} {{objects|file|files}} ({{bytes}}) were read.',
  found_one: '{{count}} deviation was found.',
  found_other: '{{count}} deviations were found.',
  foundText:
    'Change nothing in the archive’s folder. Contact whoever looks after the archive and restore what is missing from the backup.',
  stamped: 'Authorities of the time stamps',
  stampedBy: 'Authority',
  askedNoMore: '{{name}} (asked no more)',
  revokedAfter:
    'The certificate is revoked since {{at}} ({{reason}}). The stamps are from before and stay valid.',
  notCounted:
    'Not counted: the certificate is revoked since {{at}} ({{reason}}), and whoever has the key can have written any time. Enter another authority.',
  stamps: 'Stamps',
  certificate: 'Whose certificate',
  fingerprint: 'Checksum of the certificate (SHA-256)',
  compare:
    'Compare the checksums of the certificates with those noted outside the archive: whoever can write the whole folder can also stamp everything anew by an authority of their own.',
  findings: 'Deviations',
  finding: 'Deviation',
  what: 'What it concerns',
  toDo: 'What to do',
  codes: {
    'line-changed': 'A line of the journal has been changed.',
    'line-missing': 'One or more lines of the journal are missing.',
    'line-added': 'One or more lines have been added to the journal outside the program.',
    'line-unsealed': 'A line was written before records were sealed; its records cannot be verified.',
    'seal-changed': 'A seal of records was changed.',
    'seal-missing': 'A seal of records is missing.',
    'row-changed': 'A record was changed.',
    'row-changed-before': 'A record had been changed outside the program when it was next written.',
    'row-missing': 'A record is missing.',
    'row-removed': 'A record was taken away, though such ones never are.',
    'row-added': 'A record was added outside the program.',
    'rows-changed': 'One of some records that were read in together was changed.',
    'rows-missing': 'One of some records that were read in together is missing.',
    'rows-unsealed': 'Records that were read in are counted, and not sealed yet.',
    'schema-changed': 'A rule of the database was changed, removed or added.',
    'reference-broken': 'Records point at something that is missing.',
    'disposal-unaccounted': 'What a disposal took does not agree with the journal.',
    'line-without-row': 'A line of the journal tells of a record which is missing.',
    'head-differs': 'A line of the journal has another seal than was noted of it later.',
    'object-changed': 'A file has been changed.',
    'object-missing': 'A file is missing.',
    'object-unreadable': 'A file cannot be read.',
    'object-extra': 'A file in the archive is not recorded in the journal.',
    'object-link': 'A file is a link to another place.',
    'object-unrecorded': 'A record refers to a file that the journal does not mention.',
    'database-damaged': 'The database is damaged.',
    'timestamp-wrong': 'A time stamp does not agree with the journal.'
  }
} satisfies typeof svVerify
