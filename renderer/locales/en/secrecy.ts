import { RECORD_WORDS } from '#shared/disposal-words.ts'
import { capitalised, labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { IMPORT_COLUMNS } from '#shared/words/import-columns.ts'
import { groupWords } from '#shared/words/methods.ts'
import {
  CAPTURE_FILES,
  CARRIED_BY,
  CARRIER_OUTCOMES,
  COMMENT_FILES,
  CONSENT_STATES,
  GONE_BY,
  MESSAGE_KINDS,
  SAID_IN_RECORD
} from '#shared/words/values.ts'
import type { consents as svConsents, secrecy as svSecrecy } from '../sv/secrecy.ts'

const label = fieldLabels('en')

/** Secrecy marks, and consents to images. */
export const secrecy = {
  title: 'Secrecy',
  // The dots stay with the word.
  button: 'Secrecy\u00a0…',
  buttonNamed: 'Secrecy: {{name}}',
  markedNamed: 'Marked as secret: {{name}}',
  none: 'The record is not marked as secret.',
  marked: 'Marked as secret',
  markedText:
    'The record does not leave the archive and is shown only to those who may see it, for as long as it is marked.',
  notRegistered: 'Must be registered in the diary',
  notRegisteredText:
    'What is marked as secret must be registered (OSL 5:1), also when it was found to be of minor importance. Register it in the diary, and note the number as a registration or as a receipt.',
  paragraph: 'Section',
  paragraphHelp: 'Such as “OSL 21 kap. 1 §”.',
  note: 'Note',
  by: label('markedBy'),
  at: 'Time',
  mark: 'Mark as secret',
  markLead:
    'A mark is a reminder that secrecy may apply. Whether it does is assessed when someone asks for the record.',
  lift: 'Lift the mark',
  liftLead:
    'The record can then be shown and handed out like others. The mark and the reason remain. What somebody has decided is secret too keeps a mark of its own.',
  because: 'Why is the mark lifted?',
  lifted: {
    title: 'The mark is lifted',
    kept_one: '{{count}} record is secret by a decision of its own, and now has its own mark:',
    kept_other: '{{count}} records are secret by decisions of their own, and now have their own marks:',
    released_one:
      '{{count}} record was kept in for its words alone, and is shown and handed out like others again:',
    released_other:
      '{{count}} records were kept in for their words alone, and are shown and handed out like others again:',
    again_one:
      '{{count}} record holds words of what is still secret, and is kept in until somebody has decided:',
    again_other:
      '{{count}} records hold words of what is still secret, and are kept in until somebody has decided:',
    show: 'Show everything that is marked'
  },
  carriers: {
    title: 'Holds words of what is secret',
    lead: 'These records hold words or files of something that is marked as secret, name who wrote it, are a report of it, were taken of a page while it stood there, or have a file that the program could not read through. They do not leave the archive, and are shown only to those who may see secret records, until somebody has decided.',
    of: label('of'),
    how: labelsIn(CARRIED_BY, 'en'),
    foundIn: 'Stands in: {{files}}',
    stays: 'Of the page around it these stay all the same: {{files}}',
    letGoStays:
      'Files of the page around it that hold the words too stay in the archive all the same: {{files}}.',
    places: {
      ...labelsIn(CAPTURE_FILES, 'en'),
      ...labelsIn(COMMENT_FILES, 'en'),
      ...labelsIn(SAID_IN_RECORD, 'en')
    },
    outcome: 'Decision',
    outcomes: { open: 'Not assessed', ...labelsIn(CARRIER_OUTCOMES, 'en') },
    earlier: 'Before: {{outcome}}.',
    decide: 'Decide',
    keep: 'Is secret too',
    keepNamed: 'Is secret too: {{name}}',
    keepAll_one: 'All {{count}} are secret too',
    keepAll_other: 'All {{count}} are secret too',
    letGo: 'May be handed out …',
    letGoNamed: 'May be handed out …: {{name}}',
    letGoAll_one: 'All {{count}} may be handed out …',
    letGoAll_other: 'All {{count}} may be handed out …',
    letGoLead_one:
      'The record is shown and handed out like others, although it holds words of something marked as secret. The reason is kept.',
    letGoLead_other:
      '{{count}} records are shown and handed out like others, although they hold words of something marked as secret. The reason is kept.',
    because: 'Why may it be handed out?',
    foundTitle: 'The record is marked',
    found_one:
      '{{count}} other record holds words or files of it. It is held back until somebody has decided.',
    found_other:
      '{{count}} other records hold words or files of it. They are held back until somebody has decided.',
    waiting_one: '{{count}} record has not been looked through yet, and is held back until it is.',
    waiting_other: '{{count}} records have not been looked through yet, and are held back until they are.',
    alreadyOut:
      'The record, or what holds its words, lies already in these. What was handed over cannot be taken back here: tell those who were given it. A package with it is not handed out again.',
    goneBy: labelsIn(GONE_BY, 'en'),
    foundNext:
      'Words in pictures are read by the computer when it has time, and it does not read all of them right. The program cannot read words in sound, films and other documents. Look in them yourself.',
    show: 'Show and decide'
  },
  list: {
    title: 'Marked as secret',
    lead: 'All that is marked as secret in the archive, by whom, when and under which section. A mark covers what lies within the record too.',
    none: 'Nothing is marked as secret.',
    noneText: 'Mark a record on its own page, or with the button Secrecy of its row.',
    unregistered: 'Must be registered in the diary',
    unregisteredText:
      'What is secret must be registered (OSL 5:1), also when it was found to be of minor importance. Until then it is not disposed of. Open the record and correct how it was handled.',
    kind: 'Kind',
    record: 'Record',
    kinds: {
      department: 'Department',
      person: 'Person',
      channel: 'Channel',
      website: 'Website',
      mandate: 'Mandate',
      credential: 'Log-in',
      account: 'Account',
      attestation: 'Attestation',
      'checklist-answer': capitalised(RECORD_WORDS['checklist-answer'].en),
      consent: 'Image consent',
      capture: 'Capture',
      comment: 'Comment',
      sender: 'Sender',
      message: capitalised(MESSAGE_KINDS.dm.en),
      conversation: 'Conversation',
      import: 'Import',
      mail: 'Mail',
      package: 'Package',
      receipt: 'Receipt',
      disclosure: 'Disclosure',
      hold: 'Hold',
      document: 'Document'
    }
  }
} satisfies typeof svSecrecy

export const consents = {
  title: capitalised(groupWords('consent').en),
  lead: 'Whom the consent covers, the document, the posts, and when it runs out or is withdrawn.',
  none: 'No consents are entered yet.',
  noneText: 'Enter a consent with its document before the image is published.',
  add: 'Enter a consent',
  added: 'The consent is entered.',
  covers: 'Whom it covers',
  coversHelp:
    'Initials or a number of your own list. Not more than needed, and never a personal identity number.',
  child: 'Child',
  childTick: 'It is for a child, and the guardian has consented',
  givenOn: label('givenOn'),
  validUntil: capitalised(IMPORT_COLUMNS.validUntil.en),
  untilFurther: 'Until further notice',
  document: 'Document',
  documentNeeded: 'Choose the document. A consent is in writing.',
  channelNeeded: 'Choose the channel that the posts are in.',
  posts: 'Posts',
  addPost: 'Add post',
  addPostNamed: 'Add post for {{covers}}',
  postsHelp: 'The addresses of the posts in the channel, one on each line.',
  capture: 'Capture that shows the image',
  captureHelp: 'Without the address of a post, it is the captured page that counts.',
  noCapture: 'None',
  showCapture: 'Show the capture',
  placeNeeded: 'Choose the channel, and give a post or the capture that shows the image.',
  states: labelsIn(CONSENT_STATES, 'en'),
  takeDown: 'Take the posts down',
  takeDownNamed: 'Take the posts down: {{covers}}',
  takenDown: 'The posts are among the comments, where they are saved first and then removed.',
  withdraw: 'Withdraw',
  withdrawNamed: 'Withdraw the consent for {{covers}}',
  withdrawLead_one: '{{count}} post is put among the comments, where it is saved first and then removed.',
  withdrawLead_other:
    '{{count}} posts are put among the comments, where they are saved first and then removed.',
  withdrawnOn: label('withdrawnOn'),
  withdrawn_one: 'The consent is withdrawn. {{count}} post is to be removed.',
  withdrawn_other: 'The consent is withdrawn. {{count}} posts are to be removed.',
  strikeForm: {
    title: 'The consent for {{covers}} was entered by mistake',
    lead: 'The consent is struck: it holds for no post. It stays in the list, with its document and the reason. Then enter the right one. Posts that now lack a consent need one, or are taken down.',
    done: 'The consent is struck.'
  },
  correctDay: 'Correct the day',
  correctDayNamed: 'Correct the day of the withdrawal: {{covers}}',
  correctDayLead:
    'The consent is withdrawn, but on another day than was noted. What was noted first stays, with the reason.',
  dayCorrected: 'The day is corrected.',
  undo: 'The withdrawal was a mistake',
  undoNamed: 'The withdrawal was a mistake: {{covers}}',
  undoLead:
    'The consent then holds again. Posts that are not decided on are no longer to be removed for that; they stay among the comments until somebody has decided that they may stay. What is removed already is shown in the list.',
  undone: 'The consent holds again.',
  wasNoted: 'A withdrawal {{date}} was noted wrongly: {{because}}',
  byHand: 'the channel is retired; remove by hand'
} satisfies typeof svConsents
