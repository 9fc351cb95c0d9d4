import { labelsIn } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { methodLabels } from '#shared/words/methods.ts'
import { MAIL_STATES } from '#shared/words/values.ts'
import type { mail as sv } from '../sv/mail.ts'

const label = fieldLabels('en')
const does = methodLabels('en')

/** E-mail: the server it goes out by, the mailboxes it is fetched from, and what became of each mail. */
export const mail = {
  title: 'E-mail',
  lead: 'Copies to the authority’s mailbox are sent by the program, and messages are fetched from the mailboxes you give. Passwords are in the keychain of the archive’s computer.',
  host: 'Server',
  port: 'Port',
  security: 'Encryption',
  securities: {
    tls: 'TLS from the start',
    starttls: 'STARTTLS, which is required',
    none: 'None (a server on the archive’s computer only)'
  },
  user: label('user'),
  password: 'Password',
  passwordHelp: 'Kept in the keychain of the archive’s computer, never in the archive.',
  passwordKept: 'Leave empty to keep the password that is there.',
  sender: 'Sender address',
  senderHelp: 'The address that mail comes from. Word of mail that did not arrive goes there too.',
  recipient: 'Recipient',
  check: 'Check',
  forget: 'Remove',
  server: {
    title: 'Server for outgoing mail',
    none: 'No server is set up. Mail to the mailbox is saved as a file, which you send yourself.',
    set: 'Set up a server',
    change: 'Change',
    save: 'Check and save',
    saved: 'The server answers and is saved.',
    works: 'The server answers as it should.',
    forgotten: 'The server is removed.',
    checked: 'Last answered',
    ports: 'Often 465 with TLS and 587 with STARTTLS.',
    try: does('outbox.test'),
    sendTest: 'Send the test mail',
    tried: 'The test mail is in the outbox.'
  },
  boxes: {
    passwordOf: 'Replace the password of {{user}}',
    newPassword: 'Replace the password',
    renewed: 'The server has taken the password.',
    renew: 'Check and save',
    title: 'Mailboxes to fetch from',
    lead: 'Each mail is kept untouched and read back before anything is changed in the mailbox. Pictures on other servers are never fetched.',
    none: BOTH.noMailboxes.en,
    add: 'Add a mailbox',
    save: 'Check and add',
    added: 'The mailbox answers and is added.',
    channel: 'Channel that the messages belong to',
    ports: 'Often 993 with TLS and 143 with STARTTLS.',
    folder: 'Folder',
    afterwards: 'When a mail is saved',
    move: 'Move it to another folder',
    flag: 'Mark it as archived',
    keep: 'Do nothing in the mailbox',
    moveTo: 'Folder to move to',
    movesTo: 'Moved to {{folder}}',
    lastFetched: label('fetchedAt'),
    taken: 'Mails taken in',
    tooLarge: 'Mails that are too large, left in the mailbox',
    fetch: 'Fetch now',
    fetchFrom: 'Fetch now from {{user}}',
    forgetNamed: 'Remove {{user}}',
    short_one: 'Of {{count}} mail the server handed out only a part',
    short_other: 'Of {{count}} mails the server handed out only a part',
    shortHelp:
      'That part is kept, and the mail is left in the mailbox. Open it in a mail program: if it is whole there, save it as a file (.eml) and take the file in under Add a message.',
    fetched_one: '{{count}} new message is fetched.',
    fetched_other: '{{count}} new messages are fetched.',
    forgotten: 'The mailbox is removed. What was fetched remains.'
  },
  redirect: {
    title: 'Reply to those who are redirected to the mailbox',
    lead: 'The reply is filled in when the sender of a message is redirected. Write {mailbox} where the mailbox of the department is to stand.',
    channel: 'Channel',
    text: 'The reply of the channel',
    save: 'Save the reply',
    saved: 'The reply is saved.'
  },
  automatic: {
    title: 'Automatic replies',
    lead: 'Does the platform by itself answer those who write? Enter those replies, word for word. They then do not count as answers in what is imported afterwards, so that the question waits for one of you. Write {name} where something differs, and a line with --- between two replies.',
    channel: 'Channel',
    text: 'The automatic replies of the channel',
    save: 'Save the automatic replies',
    saved: 'The automatic replies are saved.'
  },
  sent: {
    title: 'Sent mail',
    filter: 'Show',
    all: 'All',
    queued: 'Waiting',
    trouble: label('trouble'),
    sendNow: 'Send now',
    tried: 'The program has tried to send what was waiting.',
    none: 'No mail.',
    noneText: 'Mail is put here when a message is copied to the mailbox.',
    purpose: 'What it concerns',
    problem: 'Trouble',
    attempts: 'Attempts',
    next: label('nextAttemptAt'),
    written: 'Written'
  },
  purposes: {
    copy: 'Copy to the mailbox',
    diary: 'For the diary',
    alert: 'Alert',
    reminder: 'Reminder',
    head: 'The journal’s seal',
    test: 'Test'
  },
  states: labelsIn(MAIL_STATES, 'en'),
  problems: {
    unreachable: 'The server cannot be reached',
    'not-secure': 'The encryption is not accepted',
    'login-refused': 'The log-in is refused',
    'password-missing': 'The password is not in the keychain',
    busy: 'The server does not take mail just now',
    'recipient-refused': 'There is no such recipient',
    'sender-refused': 'The sender address is not accepted',
    'content-refused': 'The content is not accepted',
    'too-large': 'The mail is too large',
    'no-answer': 'The server never answered',
    'gave-up': 'Tried for five days',
    delayed: 'Delayed on the way',
    'not-delivered': 'Could not be delivered',
    'marked-secret': 'Marked as secret since the mail was written: it was not sent',
    interrupted: 'The program was interrupted'
  },
  delivery: {
    title: 'The mail to the mailbox',
    byHand: 'The program has sent no mail. Save it as a file and send it yourself.',
    none: 'No copy is sent.',
    noServer: 'Set up a server to send a copy',
    sendCopy: 'Send a copy',
    headerId: 'Message-ID',
    reply: 'The server’s answer',
    basis: 'We know by',
    settled: 'Settled',
    bases: {
      server: 'the server’s answer',
      report: 'a report from a mail server',
      mailbox: 'the mail lying in the mailbox',
      person: 'a person who has looked'
    },
    says: {
      queued: 'The mail waits to be sent. The program tries by itself.',
      sending: 'The mail is being sent.',
      accepted: 'The mail server has taken the mail to pass it on.',
      unknown:
        'All of the mail was handed over, but the server never answered. It may have arrived. Look in the mailbox before you send it again.',
      refused: 'The mail server did not take the mail.',
      arrived: 'The mail has arrived.',
      bounced: 'The mail did not arrive.'
    },
    sendTo: 'Send to',
    again: 'Send again',
    arrived: 'It has arrived',
    queued: 'The mail is queued.',
    noted: 'Noted.'
  }
} satisfies typeof sv
