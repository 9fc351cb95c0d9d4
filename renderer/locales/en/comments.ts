import { sentence } from '#shared/errors.ts'
import { capitalised, labelsIn, wordsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { IMPORT_COLUMNS } from '#shared/words/import-columns.ts'
import { methodLabels } from '#shared/words/methods.ts'
import { COMMENT_FILES, COMMENT_STATES, IDENTITY, OUTCOMES } from '#shared/words/values.ts'
import type { comments as sv } from '../sv/comments.ts'

const label = fieldLabels('en')
const does = methodLabels('en')

/** Comments that are saved before they are removed. */
export const comments = {
  captureStop: {
    title: 'Captures of the page are stopped',
    text: 'The page is not opened and not captured, by hand or by schedule, until somebody lifts the stop.',
    lift: 'Lift the stop',
    liftLead:
      'Lift the stop only when what was noted is gone from the page. Do not open the page to see if you suspect that it is still there.',
    because: 'Why may the page be captured again?',
    lifted: 'The stop on captures was lifted by {{by}}: {{because}}'
  },
  title: 'Comments',
  lead: 'A comment is saved with its content and sender before it may be removed.',
  preserve: 'Save a comment',
  none: 'No comments are saved yet.',
  noneText: 'Save a comment before it is unpublished or deleted on the channel.',
  noneInState: 'No comment is in that state.',
  filter: 'Show',
  channel: 'Channel',
  author: 'Sender',
  excerpt: 'Comment',
  state: 'State',
  noticedAt: 'Noticed',
  notSaved: 'Not saved yet',
  noAuthor: 'Kanalarkiv found no sender',
  notedSender: '{{note}} (noted by {{by}})',
  states: labelsIn(COMMENT_STATES, 'en'),
  identity: { ...wordsIn(IDENTITY, 'en'), unknown: 'unknown' },
  outcomes: labelsIn(OUTCOMES, 'en'),
  form: {
    title: 'Save a comment',
    channel: 'Channel',
    address: 'Address of the comment',
    addressHelp:
      'The address of the comment, or of the post or page it is on. The page is opened in a browser of its own, and the comment is pictured and read.',
    which: 'Which comment?',
    pointed: 'The one that the address points at',
    pointedHelp: 'When the address is a link straight to the comment.',
    choose: 'I choose among the comments on the page',
    chooseHelp: 'The page is opened, and you get a list of what looks like comments.',
    look: 'Fetch the comments on the page',
    looking: 'Opening the page and looking for comments …',
    found_one: '{{count}} comment was found',
    found_other: '{{count}} comments were found',
    left_one:
      '{{count}} more comment on the page is not among these. Give the comment’s own link, or point at it on the page.',
    left_other:
      '{{count}} more comments on the page are not among these. Give a comment’s own link, or point at it on the page.',
    foundNone:
      'No comments were found on the page. Check the address, or use a link straight to the comment.',
    linked: label('isLinked'),
    own: label('byChannel'),
    noChannels: 'First register the channel that the comment is on.',
    save: 'Save the comment',
    saving: 'Opening the page and saving the comment …',
    saved: 'The comment is saved.'
  },
  detail: {
    title: 'Comment by {{author}}',
    titleNone: 'Comment',
    titleUnknown: 'Comment: {{name}}',
    steps: 'Steps',
    content: 'Sender and details',
    text: 'Text of the comment',
    author: 'Sender',
    authorAddress: label('authorAddress'),
    identity: 'The sender is known by',
    timeShown: 'Time as the page showed it',
    timeMachine: label('timeMachine'),
    permalink: label('permalink'),
    page: 'Address of the page',
    notShown: 'Not found by Kanalarkiv',
    pictures: 'Pictures',
    picture: 'Screenshot of the comment',
    context: 'Screenshot of the comment in its context',
    confirmation: 'Screenshot of the page after the removal',
    files: 'Files',
    roles: {
      ...labelsIn(COMMENT_FILES, 'en'),
      comment: 'The comment',
      context: 'The context',
      provenance: 'How it was saved (JSON)',
      confirmation: 'After the removal'
    }
  },
  banner: {
    notYet: 'Do not remove the comment yet',
    noticed: 'The content and the sender are not saved.',
    saved: 'The content and the sender are saved, but the copy is not verified.',
    verified: 'The saved copy has been read back and is right. The decision remains.',
    mayRemove: 'The comment may now be removed',
    decided:
      'The saved copy has been read back and is right. Remove the comment on the channel, then confirm it here.',
    unconfirmed: 'Noted as removed',
    unconfirmedText: 'It remains to confirm that it is gone from the channel.',
    goneBefore: 'The comment could not be saved in time',
    goneBeforeText: 'What is known of it stands in the decision. It came in, and so is a public record.',
    stays: 'The comment stays',
    staysText: 'The decision is another than to remove it.',
    removed: 'The comment is removed',
    removedText: 'The content and the facts about the sender remain in the archive.'
  },
  problems: {
    'consent-withdrawn': sentence('consent-withdrawn', {}, 'en'),
    'consent-ended': sentence('consent-ended', {}, 'en'),
    'consent-stands': sentence('consent-stands', {}, 'en'),
    'consent-struck': sentence('consent-struck', {}, 'en'),
    'page-failed': 'The page could not be fetched.',
    'comment-not-on-page': 'The comment was not found on the page.',
    'comment-maybe-known':
      'The same words by the same sender are saved already. Say whether it is the same comment.',
    'facts-only': 'The comment is noted without a picture, and no file of it is kept.',
    'no-browser': 'No browser was found on the computer.',
    'browser-ruled-out': 'A policy of the organisation forbids programs to steer the browser.',
    'browser-did-not-start': 'The browser did not start.',
    'disk-full': 'The disk with the archive was full.',
    'temporary-disk-full': 'The disk with the computer’s temporary files was full.',
    'disk-failing': 'The disk with the archive answered with an error.',
    interrupted: 'The attempt was interrupted.',
    other: 'The attempt was cut short by an error in the program.'
  },
  retry: {
    title: 'Save again',
    text: 'The last attempt did not succeed. Try again while the comment is still on the channel.',
    button: 'Try to save again'
  },
  decide: {
    title: 'Decision',
    outcome: 'Outcome',
    category: label('category'),
    note: 'Note',
    noteHelp: 'How the assessment was made. The note goes along in exports.',
    senderNote: 'What is known about the sender?',
    senderNoteHelp:
      'Kanalarkiv found no sender. Write the one in the picture or in the channel, or that it cannot be known. Only then can the comment be removed.',
    senderNoteTitle: 'Known about the sender',
    button: 'Save the decision',
    saved: 'The decision is saved.',
    by: capitalised(IMPORT_COLUMNS.decidedBy.en),
    at: 'Decided'
  },
  verify: {
    title: 'Verify the copy',
    text: 'The saved copy is read back from the disk, and every file is checked against its checksum. Only when all is right can a decision be made.',
    button: 'Verify the copy',
    busy: 'Reading the saved copy back …',
    done: 'Copy verified.'
  },
  confirm: {
    title: does('comments.confirmGone'),
    several: 'Confirm that the comments are gone',
    together_one: 'Confirm {{count}} comment',
    together_other: 'Confirm {{count}} comments',
    kind: 'What has been done on the channel?',
    kinds: { unpublished: 'Unpublished (hidden)', deleted: 'Deleted' },
    basis: 'How do we know that it is gone?',
    bases: {
      'seen-gone': 'Kanalarkiv opens the page again and looks',
      person: 'I attest that it is gone',
      later: 'I will confirm it later'
    },
    basesDone: {
      'seen-gone': 'The page was opened again',
      api: 'The answer of the platform',
      person: 'Attested by a person'
    },
    button: 'Confirm',
    busy: 'Opening the page and looking …',
    done: 'The removal is confirmed.',
    noted: 'It is noted that the comment is removed.',
    removedBy: label('removedBy'),
    removedAt: 'Removed',
    how: 'What was done',
    by: 'Confirmed by',
    at: 'Confirmed',
    known: 'Basis'
  }
} satisfies typeof sv
