import { labelsIn, wordsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { methodLabels } from '#shared/words/methods.ts'
import { COURTS, DISCLOSURE_RECEIVERS, DISCLOSURE_STATES, PROPOSAL_REASONS } from '#shared/words/values.ts'
import type { disclosures as sv } from '../sv/disclosures.ts'

const label = fieldLabels('en')
const does = methodLabels('en')

/** Disclosures. */
export const disclosures: typeof sv = {
  title: 'Disclosure',
  one: 'Disclosure',
  lead: 'Masked copies for whoever asks for a record. Whoever asks need not say who they are or what they want it for.',
  none: 'No disclosure is open.',
  noneText: 'Open one when someone has asked for a record.',
  open: does('disclosures.open'),
  openHelp: 'Write what is asked for, not who asks. A request is to be dealt with promptly.',
  about: label('draft.about'),
  reference: label('diaryNumber'),
  requestedAt: 'The request came in',
  receiver: label('draft.receiver'),
  receivers: labelsIn(DISCLOSURE_RECEIVERS, 'en'),
  receiverHelp:
    'For a party or another authority, what is marked as secret can be added without lifting the mark for everybody. The provision and the reservation stand in the copies.',
  basis: 'Legal provision',
  basisHelp: 'Such as “OSL 10 kap. 3 §” for a party.',
  reservation: 'Reservation',
  reservationHelp: 'What the receiver may not do with it (OSL 10:4).',
  corrects: 'Corrects',
  correctsOne: 'The disclosure that was wrong',
  proposalsBeingRead: 'The proposals are being read anew …',
  preview: {
    title: 'The copies as they will be',
    lead: 'The same texts, in the same order and with the same masks, as in the PDF files that are written. What is black is masked.',
    show: 'Preview the copies'
  },
  after: {
    title: 'After the disclosure',
    leads: {
      delivered:
        'If something was wrong, a new disclosure corrects it. Whoever did not get all of it can ask for a written decision, and appeal against it.',
      refused:
        'If the refusal was wrong, the request can be tried anew. Whoever asked for the records can ask for a written decision, and appeal against it.',
      withdrawn: 'If it was ended by mistake, the request can be tried anew.'
    },
    correctedBy: 'Corrected by a later disclosure',
    correct: 'Correct the disclosure …',
    correctLead:
      'A new disclosure is opened with the same records and masks. Go through each record again. The first stays, and the new copies say that they replace it.',
    anew: 'Try anew …',
    anewLead:
      'A new disclosure is opened with the same request, records and masks. The first stays with how it ended, and the new one says what was wrong.',
    wrong: 'What was wrong?',
    wrongHelp: 'Stands in the copies that are given out after the correction.',
    refusal: 'Write the refusal …',
    refusalLead:
      'A decision on what was not given out, with how it is appealed to the administrative court of appeal within three weeks (OSL 6:3). It is written as PDF/A in a folder that you choose, and kept in the archive.',
    authority: label('authority'),
    decidedBy: label('decidedBy'),
    number: label('decision.number'),
    because: 'Reasons for the decision',
    becauseHelp: 'So that it can be understood without disclosing what is secret.',
    court: 'Appealed to',
    courts: labelsIn(COURTS, 'en'),
    write: 'Choose a folder and write',
    refusalWritten: 'The decision is written: {{path}}',
    decision: 'Refusal',
    noNumber: 'without a number',
    written: 'Written'
  },
  state: 'State',
  states: labelsIn(DISCLOSURE_STATES, 'en'),
  disposedAbout: 'What was asked for has been disposed of',
  took: 'Time since the request',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  hours_one: '{{count}} hour',
  hours_other: '{{count}} hours',
  request: 'Request',
  because: 'Reason',
  folder: 'The copies are in',
  records: 'Records',
  record: 'Record',
  masks: 'Masks',
  lookedThrough: label('lookedThroughBy'),
  notLookedThrough: 'Not gone through yet',
  remove: 'Remove',
  removeNamed: 'Remove from the disclosure: {{title}}',
  noRecords: 'No records yet.',
  noRecordsText: 'Look for them below, or choose Add to a disclosure on a record’s own page.',
  search: {
    title: 'Add records',
    help: 'Looks among captures, comments and messages. Each word must be there, anywhere in a word.',
    ask: 'Search the archive',
    none: 'No record was found.',
    found: 'Records that were found, newest first',
    there_one: '{{count}} of those found is in the disclosure already.',
    there_other: '{{count}} of those found are in the disclosure already.',
    add_zero: 'Add the chosen',
    add_one: 'Add the chosen one',
    add_other: 'Add the {{count}} chosen',
    added_one: '{{count}} record is added as it is now.',
    added_other: '{{count}} records are added as they are now.'
  },
  keptIn: {
    record: 'Secret under {{paragraph}}',
    recordHelp:
      'The record was marked, or is kept in for its words, after it was added. It cannot be handed out: lift the mark or decide under Secrecy, or take the record out of the disclosure.',
    picture: 'A picture shows what is secret under {{paragraph}}',
    pictureHelp:
      'That was marked after the record was added. Take the record out of the disclosure and add it again: the picture then stays.',
    stops_one: 'It cannot be delivered: {{count}} record has become secret since it was added',
    stops_other: 'It cannot be delivered: {{count}} records have become secret since they were added',
    listed_one: '{{count}} record is secret',
    listed_other: '{{count}} records are secret'
  },
  deliverTitle: 'Deliver',
  deliverHelp:
    'The copies are written as PDF/A with the masks burnt in. What is masked is not in them any more, neither as text nor as picture. The originals are not touched.',
  form: 'How the copies are delivered',
  forms: {
    folder: 'As files in a folder',
    zip: 'As a zip file',
    bagit: 'As a BagIt package',
    'bagit-zip': 'As a BagIt package in a zip file'
  },
  level: 'Form of PDF/A',
  levels: { '2b': 'PDF/A-2b', '1b': 'PDF/A-1b, for receivers who take nothing else' },
  deliverNothing: 'Add at least one record first.',
  deliverNotYet_one: 'It cannot be delivered yet: {{count}} record is left to go through',
  deliverNotYet_other: 'It cannot be delivered yet: {{count}} records are left to go through',
  deliverProposals_one: '{{count}} proposal is neither masked nor dismissed',
  deliverProposals_other: '{{count}} proposals are neither masked nor dismissed',
  deliver: 'Write the copies and end',
  delivered: 'The copies are written and read back.',
  end: does('disclosures.end'),
  how: 'Why does it end?',
  endings: { refused: 'The request is refused', withdrawn: 'The request is withdrawn' },
  recordLead:
    'This is what is delivered. Mask what must not leave, and then confirm that all has been gone through.',
  ground: 'Ground',
  paragraph: 'Section',
  paragraphHelp:
    'Write the provision that the secrecy rests on, such as “OSL 21 kap. 1 §”. For the masks that you add from now on.',
  paragraphFirst: 'Write the section before you mask. Nothing has been masked.',
  proposals: 'Proposals',
  proposalsHelp:
    'This looks like personal data, or is masked elsewhere in the disclosure. Decide on each. The program does not find everything: read, and look at the pictures.',
  noProposals: 'No proposals.',
  reasons: {
    ...wordsIn(PROPOSAL_REASONS, 'en'),
    phone: 'telephone number',
    'same-words': 'the same words are masked elsewhere'
  },
  proposalsLeft: 'Proposals left',
  mask: 'Mask',
  everywhere: {
    title: 'Mask a word everywhere',
    open: 'Mask all',
    openNamed: 'Mask all: {{words}}',
    words: 'Word or name',
    wordsHelp: 'At least three characters. Masked in every record of the disclosure, whatever the case.',
    none: 'The words stand unmasked nowhere in the disclosure.',
    texts_zero: 'No place in the texts.',
    texts_one: '{{count}} place in the texts.',
    texts_other: '{{count}} places in the texts.',
    pictures_zero: 'No known place in the pictures: look yourself.',
    pictures_one: '{{count}} place in the pictures.',
    pictures_other: '{{count}} places in the pictures.',
    readIn_one: 'The computer has read the word in picture {{numbers}}, but not where: mask it by hand.',
    readIn_other: 'The computer has read the word in pictures {{numbers}}, but not where: mask them by hand.',
    inPictures: 'Mask in the pictures too',
    inPicturesHelp:
      'The boxes lie where the page had the words when it was saved. Check them in each picture.',
    wholeHelp:
      'The computer has only read the words in pictures and does not know where they stand. The whole of those is masked. To show more, remove a mask and draw a smaller one.',
    mask_zero: 'Mask every place',
    mask_one: 'Mask {{count}} place',
    mask_other: 'Mask all {{count}} places',
    done_one: '{{words}} is masked in {{count}} place.',
    done_other: '{{words}} is masked in {{count}} places.'
  },
  dismiss: 'Leave visible',
  dismissNamed: 'Leave visible: {{words}} in {{label}}',
  dismissAll_one: 'Leave it visible',
  dismissAll_other: 'Leave all {{count}} visible',
  dismissed_one: '{{count}} proposal is dismissed',
  dismissed_other: '{{count}} proposals are dismissed',
  undismiss: 'Take up again',
  undismissNamed: 'Take up again: {{words}}',
  proposalsOpen_one: '{{count}} proposal is left. Mask it or leave it visible.',
  proposalsOpen_other: '{{count}} proposals are left. Mask each or leave it visible.',
  placeInPicture: 'picture {{number}}, at {{x}}, {{y}}',
  faces: {
    looking: 'Looking for faces …',
    look: 'Look for faces',
    lookIn: 'Look for faces in picture {{number}}',
    help: 'Gives proposals. The program does not find every face: look at the whole picture yourself.',
    found_zero: 'The program found no faces. There may be some all the same.',
    found_one: 'Perhaps {{count}} face. There may be more.',
    found_other: 'Perhaps {{count}} faces. There may be more.',
    cut: 'The picture is too large to be gone through to its end. Look at the rest yourself.'
  },
  maskNamed: 'Mask {{words}} in {{label}}',
  sheet: 'The copy',
  textsHelp:
    'Select in the text, with mouse or keyboard, and choose Mask the selection. Place the caret in what is black to take a mask away. What is framed is proposed.',
  maskSelection: 'Mask the selection',
  maskSelectionIn: 'Mask the selection in {{label}}',
  masksInTexts_one: '{{count}} mask in the texts',
  masksInTexts_other: '{{count}} masks in the texts',
  lift: 'Take the mask away',
  liftNamed: 'Take the mask away: {{words}}',
  picture: 'Picture {{number}}: {{label}}',
  pictureArea: 'Where to draw on picture {{number}}',
  pictureHelp: 'Draw a box over what is to be masked, or give it in pixels below.',
  fullPicture: 'Show in full size',
  fitPicture: 'Fit to the width',
  region: '{{width}} × {{height}} pixels, {{x}} from the left and {{y}} from the top',
  box: { x: 'From the left', y: 'From the top', width: 'Width', height: 'Height' },
  regionWrong: 'The box must be whole pixels and lie in the picture, which is {{width}} × {{height}}.',
  maskRegion: 'Mask the box',
  left_one: '{{count}} file cannot be masked and is therefore not delivered.',
  left_other: '{{count}} files cannot be masked and are therefore not delivered.',
  lookThrough: 'All has been gone through',
  add: 'Add to a disclosure',
  addIt: 'Add',
  which: 'Which disclosure?',
  noneOpen: 'No disclosure is open. Open one first.'
}
