import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('en')

/** Backups of the archive. */
export const backups = {
  title: 'Backups',
  lead: 'The archive on another disk, a network share or an S3 store. It can be used while the backup is made, and only what is new is copied.',
  none: 'The archive is not backed up.',
  noneText:
    'Add a folder on another disk or a network share, or an S3 store. Best are two, one of which is disconnected.',
  onServer:
    'Whoever runs the server takes a place into use: kanalarkiv-server backup --config FILE --to FOLDER, while the server is stopped. From then on the server writes there by itself.',
  kept: 'The three newest backups are kept, and besides them the last of each day for two weeks, the last of each week for two months and the last of each month for a year. The packages in the folder exports and the passwords of the computer are not in them.',
  add: 'Add a place',
  addLead: 'Choose a new or empty place, or one that has backups of this archive already.',
  added: 'The place is added.',
  place: 'Place of the backups',
  inFolder: 'In a folder',
  inStore: 'In an S3 store',
  storeAddress: label('backups.connect store.address'),
  storeAddressHelp: 's3:https://the-store/the-bucket, and best a folder in it.',
  storeRegion: label('region'),
  storeKey: label('accessKeyId'),
  storeSecret: 'Secret of the key',
  storeSecretHelp:
    'It is kept in the keychain of the archive’s computer and nowhere else. Where the bucket has Object Lock, backups are locked so that nobody removes them early.',
  folder: 'Folder for the backups',
  plan: 'Back up automatically',
  planHelp: 'While the program runs with the archive open.',
  never: 'Never',
  how: 'Who is to be able to read the backups?',
  open: 'Whoever can reach the folder',
  encrypted: 'Only whoever has the words of the key',
  encryptedText:
    'The backups are encrypted. Without the 24 words of the key nobody can read them, not even the maker of the program. The words are shown once only.',
  makeKey: 'Make a key',
  keyNeeded: 'Make a key first.',
  words: 'Write the words on paper, twice',
  wordsText: 'Keep them in different places, and not on this computer. They are stored nowhere.',
  lastWhole: label('lastWhole'),
  last: 'Last attempt',
  problem: label('backups.problem'),
  isEncrypted: 'Encrypted',
  yes: 'Yes',
  no: 'No',
  write: 'Back up now',
  verify: 'Read everything again and compare',
  forget: 'Take off the list',
  working: 'Copying and reading again …',
  written: 'Backup no. {{number}} is written.',
  writtenText:
    '{{objects}} {{objects|file|files}}, {{size}}. {{newObjects}} of them {{newObjects|is|are}} new, and read back in the folder.',
  damaged_one: '{{count}} file of the archive is damaged or missing, and not in it. Verify the archive.',
  damaged_other: '{{count}} files of the archive are damaged or missing, and not in it. Verify the archive.',
  right: 'Everything in the folder is as it was written.',
  rightText:
    '{{generations}} {{generations|backup|backups}} and {{objects}} {{objects|file|files}} ({{size}}) were read and compared with their checksums, and with what the archive noted when they were written.',
  wrong_one: '{{count}} deviation in the backups.',
  wrong_other: '{{count}} deviations in the backups.',
  findings: 'Deviations in the backups',
  finding: 'Deviation',
  what: 'What',
  history: 'Earlier backups',
  at: 'When, and how it went',
  number: 'No.',
  new: label('newObjects')
}
