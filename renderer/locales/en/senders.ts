import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('en')

/** Everything about one sender (registerutdrag), and the grounds that a channel has of its own. */
export const senders = {
  title: 'Everything about a sender',
  open: 'Everything about a sender',
  lead: 'Comments and messages from one and the same sender, for example when someone asks what there is about them.',
  search: 'Name, user name, profile address, e-mail or id',
  searchHelp:
    'At least two characters. Several people may share a name, and one person may be there as several senders: compare what is known.',
  find: 'Search',
  found: 'Senders',
  none: 'No sender matches.',
  name: 'Name',
  handle: label('handle'),
  profile: label('profile'),
  email: label('email'),
  nativeId: label('nativeId'),
  ip: label('ip'),
  userAgent: label('authorUserAgent'),
  platform: 'Platform',
  basis: label('identityBasis'),
  comments: 'Comments',
  messages: 'Messages',
  unnamed: 'Without a name',
  facts: 'What is known',
  records: 'What there is',
  noRecords: 'There is nothing from the sender.',
  inList: 'Show in the list of comments',
  kind: 'Kind',
  kinds: { comment: 'Comment', message: 'Message' },
  text: 'Text',
  channel: 'Channel',
  at: 'Came in',
  noText: 'No text is saved',
  marks: 'Marked',
  mark: 'Marked',
  byMark: { unread: 'Unread', flagged: 'Flagged' },
  grounds: {
    title: 'The channel’s own grounds for removal',
    lead: 'Beside the seven of the guidelines a channel may have grounds of its own, when the information unit has approved them (item h). A moderator may propose one, and a records officer approves it.',
    none: 'The channel has no grounds of its own.',
    add: 'Add a ground',
    name: 'The ground',
    nameHelp: 'As it is to stand in the decisions.',
    approved: 'Approved by {{by}} on {{on}}',
    retired: 'No longer used since',
    retire: 'Stop using',
    retireNamed: 'Stop using {{name}}',
    retireText:
      'Decisions that rest on the ground stay. It cannot be chosen in new ones, and this cannot be undone.',
    proposed: 'Proposed by {{by}}. Waits for a records officer to approve it.',
    propose: 'Propose a ground',
    approve: 'Approve',
    approveNamed: 'Approve {{name}}',
    approvedNow: 'The ground is approved and can be used.',
    saved: 'The ground is added.',
    proposedNow: 'The ground is proposed.',
    stopped: 'The ground is no longer used.'
  }
}
