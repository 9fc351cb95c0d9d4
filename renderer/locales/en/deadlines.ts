import { fieldLabels } from '#shared/words/fields.ts'
import type { deadlines as sv } from '../sv/deadlines.ts'

const label = fieldLabels('en')

/** When answers are due, what waits, and how it went. */
export const deadlines = {
  title: 'Deadlines',
  lead: 'Answers are given by the next working day where possible. Here is what waits, and how it has gone.',
  now: 'Right now',
  overdue_one: '{{count}} has waited too long for an answer',
  overdue_other: '{{count}} have waited too long for an answer',
  dueToday_one: '{{count}} is to be answered today',
  dueToday_other: '{{count}} are to be answered today',
  waiting_one: '{{count}} is not fully dealt with',
  waiting_other: '{{count}} are not fully dealt with',
  toInbox: 'Go to the inbox',
  answers: 'Statistics',
  answersLead:
    'Counted by the month in which the message or comment came in. Answered, passed on, and judged to need no answer count alike.',
  department: 'Department',
  allDepartments: 'All departments',
  period: 'Period',
  months_one: '{{count}} month',
  months_other: '{{count}} months',
  noAnswers: 'Nothing came in during the period.',
  noAnswersText: 'The deadlines show here when messages or comments have been taken in.',
  table: 'Answers by month and department',
  month: 'Month',
  received: 'Received',
  share: 'Share in time',
  series: {
    inTime: label('inTime'),
    late: label('late'),
    overdue: 'Overdue, no answer',
    waiting: 'Waiting, time left'
  },
  plot: 'Chart from {{from}} to {{to}}. In time: {{inTime}}. Late: {{late}}. Overdue, no answer: {{overdue}}. Waiting, time left: {{waiting}}. The same numbers are in the table below.',
  closedDays: {
    title: 'Your own closed days',
    lead: 'Weekends, public holidays and the eves of Midsummer, Christmas and New Year are never working days. Enter other days on which the authority is closed.',
    none: 'No closed days of your own are entered.',
    date: 'Date',
    name: label('deadlines.addClosedDay name'),
    add: 'Add the day',
    added: '{{date}} is not counted as a working day.',
    remove: 'Remove {{date}}',
    removed: '{{date}} counts as a working day again.'
  },
  channels: {
    title: 'The deadlines of the channels',
    lead: 'An answer is due by the next working day. Another time can be set for a channel. It then holds for what waits and for what comes in; what is already answered is not changed.',
    none: 'The next working day holds for every channel.',
    channel: 'Channel',
    time: 'Answer within',
    set: 'Set the deadline',
    remove: 'Let the next working day hold for {{channel}}',
    sameDay: 'the same working day',
    days_one: '{{count}} working day',
    days_other: '{{count}} working days',
    saved: 'The deadline is changed.'
  }
} satisfies Record<keyof typeof sv, unknown>
