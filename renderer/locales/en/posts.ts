import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('en')

/** The posts of a channel, one by one. */
export const posts = {
  title: 'Posts',
  lead: 'Each post of the channel is saved by itself, at its own address, with its picture, text and comments.',
  never: BOTH.postsNever.en,
  neverText:
    'Going through them saves the posts that are new or changed, and tells which have vanished since the last time.',
  now: 'Go through the posts',
  choices: 'More ways to go through the posts',
  withChoices: 'Choose how far back and how many …',
  form: {
    title: 'Go through the channel’s posts',
    since: 'From',
    sinceHelp: 'Without a date the list is read back to the beginning of the half-year.',
    most: 'At most so many posts',
    mostHelp:
      'A number from 1 to 200. Without one, as many are saved as is fair to the platform. The rest wait for the next time.'
  },
  reading: 'Reading the channel’s list of posts',
  saving: 'Saving the posts',
  progress: '{{done}} of {{total}} done',
  stop: 'Stop',
  stopHelp: 'What is saved already stays.',
  done: 'The posts of {{channel}} have been gone through.',
  visits: {
    running: 'The posts are being gone through.',
    whole: 'All posts were gone through.',
    partial: 'Not all posts were gone through.',
    refused: 'The website refused access to the posts.',
    failed: 'Going through the posts failed.',
    interrupted: 'Going through the posts was interrupted.'
  },
  counts: 'What became of the posts',
  at: 'This was done',
  since: 'The list was read back to',
  byOthers_one: '{{count}} post by somebody else was left out.',
  byOthers_other: '{{count}} posts by others were left out.',
  list: 'Posts, latest first',
  filter: 'Show posts',
  post: 'Post',
  became: label('became'),
  posted: 'Published',
  comments: 'Comments',
  commentsOf: '{{comments}} of {{shown}}',
  outside: 'In the channel',
  notSaved: 'Not saved',
  missedAt: 'Missing since',
  none: 'No post is known.',
  noneOf: 'No post belongs there.'
}

/** What the program knows of the platforms’ pages. */
export const platforms = {
  title: 'The platforms’ pages',
  lead: 'What the program knows of the platforms’ pages: how posts and comments are marked, and which words stand on buttons and log-in boxes. Where a platform has changed its pages, this can be corrected in a file.',
  platform: 'Platform',
  asOf: label('asOf'),
  state: 'In force',
  builtIn: 'What is built in',
  mended: 'Corrected',
  leftAside: 'What is built in: what was corrected does not fit this version',
  file: 'As a file',
  names: { threads: 'Threads', wordpress: 'WordPress', 'web page': 'Other websites' },
  save: 'Save as a file',
  saveNamed: 'Save as a file: {{platform}}',
  saved: 'It is saved: {{path}}',
  take: 'Read a corrected file',
  takeNamed: 'Read a corrected file: {{platform}}',
  taken: 'The corrections for {{platform}} are in force now.',
  reset: 'Reset',
  resetNamed: 'Reset: {{platform}}',
  resetTitle: 'Reset {{platform}} to what is built in?',
  resetText:
    'The corrections are removed from the archive. Save them as a file first if they may be wanted again.',
  wasReset: 'What is built in is in force again for {{platform}}.'
}
