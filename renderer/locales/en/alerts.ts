import { labelsIn, wordsIn } from '#shared/in-language.ts'
import { ALERT_KIND_WORDS, ALERT_STATE_WORDS, LOGIN_WORDS, QUIET_WORDS } from '#shared/words/alerts.ts'
import type { alerts as svAlerts } from '../sv/alerts.ts'

/** Alerts, and who gets them by mail. */
export const alerts: typeof svAlerts = {
  title: 'Alerts',
  lead: 'What somebody needs to know: watched words, possible personal identity numbers, questions without an answer, edited and vanished comments, log-ins that have run out, missed rounds, damage in the archive, a disk that will soon be full and backups that were not made.',
  look: 'Look now',
  looked: 'New: {{raised}}. Ended: {{ended}}. Mails queued: {{mails}}.',
  show: 'Show',
  views: { open: 'Open', new: 'Not seen', done: 'Done', all: 'All' },
  none: 'No alerts to show here.',
  what: 'What',
  kinds: labelsIn(ALERT_KIND_WORDS, 'en'),
  where: 'Channel',
  archive: 'The whole archive',
  when: 'Alerted',
  state: 'State',
  states: labelsIn(ALERT_STATE_WORDS, 'en'),
  logins: labelsIn(LOGIN_WORDS, 'en'),
  seenBy: 'Seen by {{name}}',
  doneBy: 'Done, says {{name}}',
  doneByItself: 'The cause is gone',
  openNamed: 'Show: {{what}}, {{where}}',
  done: 'Done',
  doneNamed: 'Done: {{what}}, {{where}}',
  allSeen: 'Mark those shown as seen',
  seen_one: '{{count}} alert is marked as seen.',
  seen_other: '{{count}} alerts are marked as seen.',
  mail: {
    title: 'Alerts by mail',
    lead: 'The mail says how many of what and in which channel, never what anybody has written. At the most one mail an hour to each.',
    none: 'Nobody gets alerts by mail.',
    everywhere: 'All channels',
    remove: 'End the alerts to {{person}}: {{channel}}',
    person: 'Person',
    channel: 'Channel',
    kinds: 'What the mail is to be about',
    needed: 'Choose one kind at least.',
    add: 'Save',
    saved: 'The alerts to {{person}} are saved.',
    quiet: wordsIn(QUIET_WORDS, 'en')
  }
}
