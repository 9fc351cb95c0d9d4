import { labelsIn, wordsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { ACTION_STATES, FLAGS, PLATFORM_STATUSES } from '#shared/words/values.ts'
import type { accounts as svAccounts, watch as svWatch } from '../sv/watch.ts'

const label = fieldLabels('en')

/** Accounts at the platforms, comments read in through them, and what is done with them there. */
export const accounts = {
  title: 'Account at the platform',
  lead: 'With an account the program reads comments in, and can hide or remove them.',
  none: 'The channel has no account. Comments can still be saved from the page.',
  noKind: 'The program cannot speak to this platform. Save the comments from the page.',
  add: 'Add an account',
  check: 'Test the account',
  renew: 'Replace the key',
  forget: 'Remove the account',
  works: 'Works',
  broken: 'Does not work',
  state: 'State',
  kind: 'Platform',
  user: 'User',
  address: 'Address',
  checkedAt: 'Last answer',
  actions: 'Can do',
  readMessages: 'Read direct messages',
  worksNotice: 'The account works: {{user}}.',
  forgotten: 'The key is taken out of the keychain of the archive’s computer. Revoke it at the platform too.',
  form: {
    title: 'Add an account for {{channel}}',
    renewTitle: 'Replace the key for {{channel}}',
    forgetTitle: 'Remove the account of {{channel}}?',
    forgetText: 'The key is taken out of the keychain of the archive’s computer. What was read in remains.',
    kind: 'Platform',
    user: 'User name or id',
    userHelp:
      'User name (WordPress, Bluesky, Mastodon), id of the page (Facebook, Instagram) or id of the channel (YouTube).',
    address: 'Address of the site or server',
    addressHelp: 'Needed for WordPress and Mastodon. For the others the platform’s own will do.',
    secret: label('secret'),
    secretHelp:
      'An application password or an access key, never your ordinary password. It is kept in the keychain of the archive’s computer only.',
    save: 'Test and save'
  }
} satisfies typeof svAccounts

export const watch = {
  title: 'Watch',
  lead: 'Comments read in through the accounts of the channels, or on watched pages. Flags are hints only: nothing is done automatically.',
  open: 'Watch',
  channels: 'Channels with an account',
  noChannels: 'No channel has an account. Add one on the channel’s page.',
  channel: 'Channel',
  plan: 'Is read',
  planOf: 'How often {{channel}} is read',
  plans: {
    never: 'Only when asked',
    '15': 'Every 15 minutes',
    '60': 'Every hour',
    '240': 'Every four hours',
    '1440': 'Once a day',
    other: 'Every {{minutes}} minutes'
  },
  last: 'Last read',
  never: 'Never',
  unread: 'Unread',
  vanished: 'Vanished',
  vanishedOne: 'Vanished',
  readNow: 'Read now',
  readNowNamed: 'Read now: {{channel}}',
  reading: 'Reading …',
  readDone: '{{added}} new, {{changed}} changed, {{vanished}} vanished.',
  shownMore:
    'The platform says that there {{shown|is|are}} {{shown}} {{shown|comment|comments}}; {{seen}} could be read.',
  follow: {
    of: 'When edits and removals in {{channel}} are noticed',
    off: 'When the channel is read',
    stream: 'Within a minute, by the platform’s stream',
    poll: 'Within a minute: the site is asked twice a minute',
    notice: 'Within a minute of the platform telling the server, if that is set up for it',
    none: 'The platform does not tell of changes. They are noticed when the channel is read.',
    noticed_one: '{{count}} edit or removal has been noticed in this way.',
    noticed_other: '{{count}} edits and removals have been noticed in this way.',
    heard: label('heardAt'),
    waits: 'Nothing heard yet.',
    broken: 'Not heard just now. It is tried again, and what happens meanwhile is read afterwards.'
  },
  pages: {
    title: 'Watched pages',
    lead: 'A page, such as a post, is read in a browser, logged in if the channel has a browser profile. New comments are saved with a picture. Only when the whole page was seen is anything noted as vanished.',
    none: 'No pages are watched. Add a post of a channel that has no account.',
    never: 'Not read yet.',
    visits: {
      running: 'Being read now.',
      whole: 'The whole page was seen, with {{seen}} {{seen|comment|comments}}.',
      partial: '{{seen}} {{seen|comment was|comments were}} seen, but perhaps not all.',
      refused: 'The website refused access.',
      failed: 'The page could not be read.',
      interrupted: 'The reading was interrupted.'
    },
    waiting_one: '{{count}} new comment waits for the next time.',
    waiting_other: '{{count}} new comments wait for the next time.',
    rests: 'The website is left alone until',
    remove: 'Stop watching {{address}}',
    add: 'Watch a page',
    address: 'Address of the page',
    addressHelp: 'The post’s own address is best: all its comments stand there.'
  },
  words: label('watch.words'),
  wordsLead: 'Comments with one of the words are flagged, also when the word is part of a longer one.',
  noWords: 'No words are looked for.',
  word: 'Word',
  addWord: 'Add the word',
  removeWord: 'Stop looking for {{word}}',
  comments: 'Comments read in',
  show: 'Show',
  views: { unread: 'Unread', flagged: 'Flagged', vanished: 'Vanished', all: 'All' },
  none: 'No comments to show here.',
  isUnread: 'Unread',
  isRead: 'Read',
  author: 'Author',
  noAuthor: 'Unknown',
  own: 'Our own',
  excerpt: 'Comment',
  flagged: 'Flags',
  written: 'Written',
  lastSeen: label('seenAt'),
  state: 'State',
  flags: labelsIn(FLAGS, 'en'),
  platform: {
    title: 'At the platform',
    status: 'State there',
    statuses: labelsIn(PLATFORM_STATUSES, 'en'),
    shown:
      'The comment is noted as gone, but the platform showed it {{at}}. If it was never removed, make a new decision that says so.',
    nothingLeft:
      'There is nothing left to remove. Did you or a colleague remove the comment in the channel? Confirm it. Otherwise make a new decision, so that it waits for nobody.',
    perhapsGone:
      'The comment is perhaps gone. The platform shows the account neither it nor any other, and answers the same of what the account may not see. It was last seen {{at}}.',
    vanished: 'The comment was removed by its author or the platform. It was last seen {{at}}.',
    goneUnnoted: 'The comment is gone, and no removal is noted here. It was last seen {{at}}.',
    seen: label('seenAt'),
    ip: label('authorIp'),
    userAgent: label('authorUserAgent'),
    nativeId: label('nativeId'),
    thread: 'Under',
    proof: 'Signature of the author',
    proofHas: 'There is one, checked {{at}}',
    checkProof: 'Check the signature',
    proofHolds: 'The signature is right: the author has signed exactly these words.',
    versions: 'Versions',
    version: 'Seen {{at}}',
    done: 'Done through the program',
    doneLine: '{{action}}: {{state}}, {{at}}, {{by}}',
    states: { ...wordsIn(ACTION_STATES, 'en'), begun: 'begun', done: 'done' },
    act: 'Do it through the account',
    actLead: 'The platform is asked before and after. The answer afterwards becomes the confirmation.',
    acting: 'Speaking to the platform …',
    acted: 'Done, and the platform shows it.',
    actions: {
      hide: 'Hide',
      unhide: 'Show again',
      hold: 'Hold for review',
      spam: 'Mark as spam',
      trash: 'Put in the trash',
      delete: 'Delete'
    }
  }
} satisfies typeof svWatch
