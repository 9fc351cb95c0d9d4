import { wordsIn } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { TIMESTAMP_PROBLEM_WORDS } from '#shared/words/timestamps.ts'
import { DISK_STATES } from '#shared/words/values.ts'
import type { sv } from '../sv.ts'

const label = fieldLabels('en')

export const checks: typeof sv.checks = {
  title: 'Checks and time stamps',
  lead: 'What shows, to you and to others, that the archive is as it was written.',
  wrong: 'The archive’s own checks have found faults.',
  well: BOTH.noFault.en,
  toChecks: 'Go to the checks',
  faults: {
    damaged_one: '{{count}} file is damaged or missing. Fetch it from a backup.',
    damaged_other: '{{count}} files are damaged or missing. Fetch them from a backup.',
    database:
      'The database is damaged. Copy the folder of the archive before anything else is done, and restore from a backup.',
    schema: 'Somebody has changed the rules of the database with another program. Restore from a backup.',
    overdue_one:
      '{{count}} file was not read again within {{days}} {{days|day|days}}. Leave the computer on with the program running.',
    overdue_other:
      '{{count}} files were not read again within {{days}} {{days|day|days}}. Leave the computer on with the program running.',
    space: 'There is little room on the disk of the archive: {{free}} free.',
    disk: 'The disk warns of itself: {{said}}. Replace it, and see that the backup is fresh.'
  },
  files: 'Checks that run by themselves',
  filesLead:
    'Every file is read again from the disk, a little at a time, while nobody works at the computer and it is not on its battery. The database is looked through once a week.',
  runDue: 'Read again what is due',
  read: '{{files}} {{files|file was|files were}} read again.',
  report: 'Write a report',
  count: 'Files in the archive',
  within: 'Every file is read again within',
  withinDays_one: '{{count}} day',
  withinDays_other: '{{count}} days',
  lastRead: label('lastReadAt'),
  oldest: label('oldestAt'),
  sinceTheyCame: 'When they came',
  notYet: 'Not yet',
  database: 'The database was looked through',
  schema: 'The rules of the database were compared',
  free: label('free'),
  full: 'The disk is full, if it goes on so',
  notSoon: 'Not known, or in more than ten years',
  disk: 'The disk of itself (SMART)',
  diskStates: wordsIn(DISK_STATES, 'en'),
  damaged: label('damagedFiles'),
  file: 'File (SHA-256)',
  how: 'How',
  found: 'Found',
  key: 'Key or its words',
  keyHelp: 'Needed only where the backups are encrypted.',
  repair: 'Fetch them from a backup',
  repaired: '{{repaired}} {{repaired|file was|files were}} fetched. No backup has: {{lost}}.',
  days: 'Read every file again within so many days',
  setDays: 'Save the number of days',
  daysSet: 'The number of days is saved.',
  head: label('journalHead'),
  headLead:
    'Whoever can write in the folder of the archive can also make the whole journal anew. A seal that is kept elsewhere, in the diary or on paper, shows it.',
  saveHead: 'Write the seal to a file',
  mailHeadTo: 'Send the seal to',
  mailHead: 'Mail the seal',
  headMailed: 'The seal is being sent to {{mailbox}}.'
}

export const timestamps: typeof sv.timestamps = {
  title: 'Time stamps',
  lead: 'An outside authority signs that it was shown the seal of the journal, and when (RFC 3161). Nothing but a checksum leaves the computer. The journal is stamped once a day and after each run, removal, package, disclosure and disposal, while the program is running.',
  none: 'The journal is not time-stamped. The times in it are those of the computer.',
  add: 'Add authority',
  make: 'Stamp now',
  made: 'The journal is time-stamped.',
  name: 'Name of the authority',
  address: 'Address',
  certificates: 'Certificates of the authority (PEM or DER)',
  certificatesNeeded: 'Choose the file with the certificates. The authority has it on its website.',
  private: 'The authority is on the archive’s computer or in a private network',
  privateHelp: 'Only then may the address lead there.',
  added: 'The authority {{name}} is saved.',
  vouches: 'Vouched for by',
  last: label('timestamps.last'),
  never: 'None yet',
  list: label('listAt'),
  noList: 'None was kept',
  trouble: 'Latest attempt: {{problem}}.',
  problems: wordsIn(TIMESTAMP_PROBLEM_WORDS, 'en'),
  forget: 'Remove',
  forgetNamed: 'Remove the authority {{name}}',
  forgotten: 'The authority is removed. Its time stamps stay.',
  at: label('timestamps.at'),
  line: 'Up to line',
  authority: 'Authority'
}
