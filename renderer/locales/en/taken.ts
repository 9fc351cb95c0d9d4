import { capitalised, labelsIn, wordsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import {
  ATTACHED_STATES,
  COMMENT_KINDS,
  LACKING,
  SIGHTING_METHODS,
  TIME_BASES
} from '#shared/words/values.ts'

const label = fieldLabels('en')

/** Taking comments in by other ways than an address, and finding them. */
export const taken = {
  title: 'Evidence and facts',
  way: 'How does the comment come in?',
  box: {
    lead: 'Paste (Ctrl+V) or drop a link, a picture or a mail. The rest is filled in as far as it can be. This works wherever you are in the program.',
    letGo: 'Drop the link, picture or mail to save a comment',
    unfit: 'Links, pictures and mails (.eml and .msg) can be dropped here.',
    unread:
      'What was pasted or dropped could not be read. Save it as a file and choose the file in the form.',
    unsent:
      'What is filled in here and not saved is lost when the form for the comment is opened. Save it first, or open it anyhow.',
    openAnyhow: 'Open anyhow'
  },
  pasteHelp:
    'Paste a picture or what you have copied from the page (Ctrl+V), drop a file here, or choose one: pictures, or a notification as .eml or .msg. Everything is kept as it is.',
  drop: 'Drop a picture or a notification here',
  choose: 'Choose files',
  sources: 'Evidence',
  clear: 'Take the evidence away',
  html: 'The clipboard with links (HTML)',
  plain: label('plain'),
  addressHelp: 'The comment’s own link if there is one, otherwise that of the post or the page.',
  unknownHelp: 'Leave empty what is not shown. Nothing is guessed.',
  handle: label('handle'),
  email: label('authorEmail'),
  ip: label('authorIp'),
  protectedHelp:
    'Kept with the sender, and never disclosed automatically. Clear the field if this is not the sender’s.',
  timeHelp: 'As it is shown, such as “2 h”.',
  answers: 'Answers',
  links: 'Links in the clipboard',
  saving: 'Saving and verifying …',
  same: 'It is the same comment',
  another: 'It is another comment',
  factsSaved: 'The facts are noted. No picture is saved.',
  factsTitle: 'Never save a picture',
  factsLead:
    'For suspected child abuse material. Having it is a crime, so no page is opened and no picture is saved. Report it to the police first.',
  description: 'What is it?',
  descriptionHelp: 'In your own words. Do not reproduce the content.',
  bookmark: 'Bookmark for the browser',
  bookmarkText:
    'Make a bookmark in the browser and paste the text as its address. Select the comment on the page and choose the bookmark: the form opens with the page’s address and what is selected.',
  isCut: 'Not all that you selected came along.',
  isCutText:
    'The bookmark takes only a part of a long selection along. Copy the whole comment on the page and paste it in place of the text below.',
  copy: 'Copy',
  copied: 'The bookmark is copied.',
  several: 'Several comments in one go',
  severalHelp: 'The page is opened, and you choose which of the comments are to be saved.',
  pileSave_one: 'Save {{count}} comment',
  pileSave_other: 'Save {{count}} comments',
  pileProgress: 'Saving: {{done}} of {{total}} done',
  pileKnown: 'was there already; what is new is saved with it',
  under: {
    way: 'A post of our own, with the comments under it',
    wayHelp:
      'What the authority itself has published and is to take down. If there are several posts on the page, point at the right one.',
    save: 'Save the post and the comments',
    detail: capitalised(COMMENT_KINDS.post.en),
    post: 'It was saved with a post of our own',
    title: 'Comments under the post',
    lead: 'They go with the post. So it may be removed only when all are saved and verified.',
    goneThrough: 'Page gone through',
    one: 'Comment {{number}}',
    again: 'Go through the page again',
    busy: 'Going through the page and saving the comments …',
    done: 'The page is gone through.'
  },
  pileDone: '{{saved}} of {{asked}} {{asked|comment|comments}} {{saved|is|are}} saved and verified',
  shown:
    'The page says that it has {{shown}} {{shown|comment|comments}}. {{found}} {{found|was|were}} found.',
  shownUnknown: 'The page does not say how many comments it has. {{found}} {{found|was|were}} found.',
  pileFinished: 'Nothing more is to be done with them.',
  sightings: 'Seen in',
  edited: 'What it said then',
  dated: 'Dated {{at}}',
  nativeId: label('nativeId'),
  thread: 'Thread',
  editedAt: 'Edited, according to the platform',
  textRaw: label('textRaw'),
  range: {
    relative: {
      latest: 'Not later than {{to}}, judging by the words shown',
      between: 'Between {{from}} and {{to}}, judging by the words shown'
    },
    mail: {
      latest: 'Not later than {{to}}, when the mail says that it was sent',
      between: 'Between {{from}} and {{to}}, when the mail says that it was sent'
    }
  },
  written: 'Written',
  notKnown: capitalised(TIME_BASES.none.en),
  lacks: label('completeness'),
  attachments: 'Attachments',
  noAttachments: 'None',
  reactions: 'Reactions when it was saved',
  showAttachment: 'Show the picture',
  attached: {
    picture: 'Picture',
    video: 'Video',
    audio: 'Sound',
    link: 'Link',
    stream: 'Video',
    other: 'File'
  },
  attachedStates: {
    ...labelsIn(ATTACHED_STATES, 'en'),
    blocked: 'Not fetched: the address is not open to everyone',
    'too-large': 'Not fetched: too large',
    'not-fetched': 'Not fetched: only the address is saved'
  },
  reacted: {
    like_one: '{{count}} like',
    like_other: '{{count}} likes',
    comment_one: '{{count}} comment',
    comment_other: '{{count}} comments',
    repost_one: '{{count}} repost',
    repost_other: '{{count}} reposts',
    quote_one: '{{count}} quote',
    quote_other: '{{count}} quotes'
  },
  methods: {
    screenshot: 'Picture',
    paste: 'Clipboard',
    export: 'Export',
    email: 'Notification by e-mail',
    api: 'The answer of the platform',
    page_capture: capitalised(SIGHTING_METHODS.page.en)
  },
  bases: {
    utc: '(the platform’s time)',
    offset: '(the time has its own zone)',
    assumed_local: '(taken for Swedish time)',
    relative_range: wordsIn(TIME_BASES, 'en').relative_range,
    none: capitalised(TIME_BASES.none.en)
  },
  lacking: {
    ...labelsIn(LACKING, 'en'),
    'picture-only': 'The text is not written down; it is only in the picture'
  },
  pick: 'Point it out on the page',
  picking: 'The page is open in a window of its own. Point at the comment there.',
  picked: 'Pointed out: {{selector}}',
  noteFacts: 'Note without a picture',
  filters: 'Search',
  search: 'Words',
  searchHelp: 'In comment, sender and decision. Parts of words are found too.',
  more: 'More conditions',
  category: 'Ground',
  from: 'Noticed from',
  to: 'Noticed until',
  sender: 'Only the sender',
  find: 'Search',
  all: 'Show all',
  noneFound: 'No comment matches the conditions.',
  ways: {
    address: 'Address',
    picture: 'Picture, clipboard or notification',
    facts: 'Without a picture'
  },
  basis: {
    template: 'The notification is of a known kind and has filled in the fields. Check them.',
    sender: 'The sender is known, but not the form of the notification. Check and fill in.',
    clipboard: 'What was copied has filled in the fields. Check them.',
    none: 'The file is no notification that the program knows.'
  },
  notFound: 'Not found: {{fields}}. Fill in what you see.',
  mailSent: 'The notification is dated {{at}}: that is the mail’s time and not the comment’s.'
}
