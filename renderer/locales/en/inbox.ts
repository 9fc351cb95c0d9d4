import type { inbox as sv } from '../sv/inbox.ts'

/** The inbox: a list and what is open of it, keys, and what is done with several at once. */
export const inbox = {
  which: { waiting: 'Waiting', all: 'All' },
  noneWaiting: 'No comment is waiting.',
  open: 'Open:',
  nothing: 'Choose in the list to the left.',
  showChannel: 'Show the channel in Kanalarkiv',
  timeShown: 'time on the page: {{time}}',
  openInChannel: 'Open in the channel',
  hideDetails: 'Hide the details',
  keys: {
    next: { key: 'J / K', does: 'next and previous' },
    choose: { key: '1–9', does: 'choose a decision' },
    ground: { key: 'A–G', does: 'choose the ground for removal' },
    mark: {
      key: 'Arrow keys, space',
      does: 'move in the list and select several, which then get one decision'
    },
    paste: { key: 'Ctrl+V', does: 'a link, a picture or a mail opens the form that saves a comment' }
  },
  keysOn: 'The keys for letters and digits are turned off under Settings.',
  keysOff: 'The keys for letters and digits are off. They are turned on under Settings.',
  pile: {
    filter: 'Show only those that contain',
    all_one: 'Select the one shown',
    all_other: 'Select all {{count}} shown'
  },
  noComment: 'There was no comment to save',
  noCommentBecause: 'The address led to no comment, and nothing was saved.',
  looked: 'The address is not that of one comment. Choose which one you mean.',
  together: {
    title_one: '{{count}} is selected',
    title_other: '{{count}} are selected',
    clear: 'Clear the selection',
    progress: '{{done}} of {{total}} done',
    done: '{{done}} of {{asked}} are saved.',
    failed_one: '{{count}} was not saved and is still selected',
    failed_other: '{{count}} were not saved and are still selected',
    noOutcome: 'Those that are selected cannot get one decision.',
    noOutcomeText: 'Select comments that are verified and that nobody has decided on yet.',
    decide_one: 'Save the decision on {{count}} comment',
    decide_other: 'Save the decision on {{count}} comments',
    needless_one: '{{count}} conversation needs no answer',
    needless_other: '{{count}} conversations need no answer'
  }
} satisfies typeof sv
