import { labelsIn } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { FINDING_KINDS, IMPORT_STATES } from '#shared/words/values.ts'

const label = fieldLabels('en')

/** Exports from the platforms that are read in. */
export const imports = {
  title: 'Imports',
  lead: 'The platforms’ own exports, with all that was read in and all that could not be read.',
  new: 'Import an export',
  tab: 'Import an export',
  tabLead:
    'Ask the platform for a copy of the account’s information, preferably as JSON. Choose the zip file as it is, all parts if it is divided, or the folder it was unpacked to. The original is kept untouched, and nothing is taken in twice.',
  drop: 'Drop the files of the export here',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  chosen: 'Chosen files and folders',
  remove: 'Remove {{file}} from the list',
  needed: 'Choose the file or folder of the export.',
  channel: 'Channel',
  ownName: 'Name of the account in the export',
  ownNameHelp: 'Needed only when the export does not say itself which of the names is the municipality’s.',
  start: 'Import',
  none: 'No export is imported yet.',
  noneText: 'Ask the platform for an export of the account, and import it here.',
  one: 'Import {{at}}',
  at: 'Time',
  by: 'By',
  file: 'File',
  more: 'and {{number}} more',
  parser: label('parser'),
  parsers: {
    meta: 'Facebook or Instagram',
    x: 'X',
    linkedin: 'LinkedIn',
    tiktok: 'TikTok',
    mastodon: 'Mastodon',
    bluesky: 'Bluesky',
    youtube: 'YouTube',
    wxr: 'WordPress',
    mail: 'E-mail',
    account: 'The account on the platform'
  },
  state: 'State',
  states: labelsIn(IMPORT_STATES, 'en'),
  why: 'Why it ended',
  seen: 'Seen',
  imported: 'New',
  known: label('known'),
  skipped: label('skipped'),
  unreadable: 'Unreadable',
  unknownFiles: label('unknownFiles'),
  sum: '{{seen}} seen = {{imported}} new + {{known}} already known + {{skipped}} left out + {{unreadable}} unreadable',
  zone: label('zone'),
  zoneText: BOTH.zone.en,
  original: 'Original',
  nothingNew: 'All that the export holds was in the archive already.',
  wasNew_one: '{{number}} new message is now in the archive.',
  wasNew_other: '{{number}} new messages are now in the archive.',
  commentsNew_one: '{{number}} new comment is now in the archive.',
  commentsNew_other: '{{number}} new comments are now in the archive.',
  toInbox: 'Show what waits',
  findings: 'Findings',
  noFindings: 'Nothing was left out, and all could be read.',
  kind: 'Kind',
  kinds: labelsIn(FINDING_KINDS, 'en'),
  says: 'What it means',
  place: 'Where',
  count: 'Count',
  progress: {
    title: 'The import is going on',
    keeping: BOTH.keeping.en,
    reading: 'Reading',
    seen: '{{seen}} seen, {{imported}} new',
    stop: 'Stop',
    stopping: 'Stopping',
    stopHelp: 'What was read in so far stays. The rest comes when the export is imported again.'
  }
}
