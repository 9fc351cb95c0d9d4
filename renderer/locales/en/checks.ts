import { wordsIn } from '#shared/in-language.ts'
import { TIMESTAMP_PROBLEM_WORDS } from '#shared/words/timestamps.ts'
import type { sv } from '../sv.ts'

export const checks: typeof sv.checks = {
  title: 'Checks and time stamps',
  lead: 'What shows, to you and to others, that the archive is as it was written.',
  head: 'The last seal of the journal',
  headLead:
    'Whoever can write in the folder of the archive can also make the whole journal anew. With a seal that was kept elsewhere, in the diary or on paper, that is noticed.',
  saveHead: 'Write the seal to a file'
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
  private: 'The authority is on this computer or in a private network',
  privateHelp: 'Only then may the address lead there.',
  added: 'The authority {{name}} is saved.',
  vouches: 'Vouched for by',
  last: 'Latest time stamp',
  never: 'None yet',
  trouble: 'Latest attempt: {{problem}}.',
  problems: wordsIn(TIMESTAMP_PROBLEM_WORDS, 'en'),
  forget: 'Remove',
  forgetNamed: 'Remove the authority {{name}}',
  forgotten: 'The authority is removed. Its time stamps stay.',
  at: 'Stamped, as the authority says',
  line: 'Up to line',
  authority: 'Authority'
}
