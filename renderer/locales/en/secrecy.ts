import type { consents as svConsents, secrecy as svSecrecy } from '../sv/secrecy.ts'

/** Secrecy marks, and consents to images. */
export const secrecy = {
  title: 'Secrecy',
  buttonNamed: 'Secrecy: {{name}}',
  markedNamed: 'Marked as secret: {{name}}',
  none: 'The record is not marked as secret.',
  marked: 'Marked as secret',
  markedText:
    'The record does not leave the archive and is shown only to those who may see it, for as long as it is marked.',
  paragraph: 'Paragraph',
  paragraphHelp: 'Such as “OSL 21 kap. 1 §”.',
  note: 'Note',
  by: 'Marked by',
  at: 'Time',
  mark: 'Mark as secret',
  markLead: 'A mark is a reminder that secrecy may apply. It is tried when someone asks for the record.',
  lift: 'Lift the mark',
  liftLead: 'The record can then be shown and handed out like others. The mark and the reason remain.',
  because: 'Why is the mark lifted?'
} satisfies typeof svSecrecy

export const consents = {
  title: 'Consents to images',
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
  givenOn: 'Day of the consent',
  validUntil: 'Valid until',
  untilFurther: 'Until further notice',
  document: 'Document',
  documentNeeded: 'Choose the document. A consent is in writing.',
  channelNeeded: 'Choose the channel that the posts are in.',
  posts: 'Posts',
  addPost: 'Add a post',
  addPostNamed: 'Add a post for {{covers}}',
  postsHelp: 'The addresses of the posts in the channel, one on each line.',
  capture: 'Capture that shows the image',
  captureHelp: 'Without the address of a post, it is the captured page that counts.',
  noCapture: 'None',
  showCapture: 'Show the capture',
  placeNeeded: 'Choose the channel, and give a post or the capture that shows the image.',
  states: { valid: 'Valid', expired: 'Expired', withdrawn: 'Withdrawn' },
  withdraw: 'Withdraw',
  withdrawNamed: 'Withdraw the consent for {{covers}}',
  withdrawLead_one: '{{count}} post is put among the comments, where it is saved first and then removed.',
  withdrawLead_other:
    '{{count}} posts are put among the comments, where they are saved first and then removed.',
  withdrawnOn: 'Day of the withdrawal',
  withdrawn_one: 'The consent is withdrawn. {{count}} post is to be removed.',
  withdrawn_other: 'The consent is withdrawn. {{count}} posts are to be removed.',
  byHand: 'the channel is retired; remove by hand'
} satisfies typeof svConsents
