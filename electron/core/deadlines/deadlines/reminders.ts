// Reminders of answers that are late or due today (P7): one mail a day to each person responsible, on working days.
import { randomUUID } from 'node:crypto'
import type { Waiting } from '#shared/deadline.ts'
import type { Instant } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedish, swedishDate } from '../../kernel/swedish-time.ts'
import { type Hidden, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { OF_NOTHING, queueMail } from '../outbox/outbox.ts'
import { findServer } from '../outbox/read.ts'
import { plainMail } from '../outbox/write.ts'
import { endOfDate } from './due.ts'
import * as queries from './queries.ts'
import { closedDays } from './rules.ts'
import { isWorkingDay } from './working-days.ts'

/** When the working day begins, as far as reminders go. */
const MORNING = '07:00'

/** The date whose reminders are to go out by now; null before the morning and on days when nobody works. */
export function reminderDate(now: Instant, closed: ReadonlySet<string>): string | null {
  const date = swedishDate(now)
  return isWorkingDay(date, closed) && swedish(now, 'HH:mm') >= MORNING ? date : null
}

/** What a person at the computer has been told of. */
export type LastReminder = { readonly date: string; readonly overdue: number } | null

/** Whether anybody is to be told now: at once when the archive is opened, and then in working hours, not when a day begins at night. */
export function isHourToTell(told: LastReminder, now: Instant, closed: ReadonlySet<string>): boolean {
  return told === null || reminderDate(now, closed) !== null
}

/**
 * Whether a person at the computer is to be told: once in the morning when something is late or due today, and again
 * when more has become late.
 */
export function isToBeTold(told: LastReminder, waiting: Waiting, date: string): boolean {
  if (told === null || told.date !== date) return waiting.overdue + waiting.dueToday > 0
  return waiting.overdue > told.overdue
}

/** Queues today's mails; gives how many. Without a server for outgoing mail there are none. */
export async function remindByMail(ctx: Context): Promise<number> {
  const now = ctx.clock.now()
  const date = reminderDate(now, closedDays(ctx.db.read))
  const sender = findServer(ctx.db.read)?.sender
  if (date === null || sender === undefined) return 0
  const people = queries.peopleToRemind(ctx.db.read, { now, endOfDay: endOfDate(date), date })
  const hidden = hiddenInCopies(ctx.db.read)
  for (const { personId, email, instead, overdue, dueToday, channels } of people) {
    const headerId = `<${randomUUID()}.reminder@kanalarkiv.invalid>`
    const bytes = await plainMail(
      { from: sender, to: email, headerId, at: now },
      {
        subject: `Svarstider: ${sentenceOf(overdue, dueToday)}`,
        text: textOf({ instead, overdue, dueToday, channels }, hidden)
      }
    )
    const eml = await ctx.objects.put(bytes, 'message/rfc822')
    ctx.db.transact(tx => {
      if (queries.isReminded(tx, date, personId)) return
      record(tx, ctx, {
        act: 'deadlines.reminded',
        about: personId,
        objects: [eml],
        details: { date, overdue, dueToday }
      })
      const mail = { ...OF_NOTHING, purpose: 'reminder', headerId, sender, recipient: email } as const
      queries.insertReminder(tx, { date, personId, mailId: queueMail(tx, ctx, mail, eml), overdue, dueToday })
    })
  }
  return people.length
}

function sentenceOf(overdue: number, dueToday: number): string {
  return [
    ...(overdue === 0 ? [] : [`${overdue} ${overdue === 1 ? 'försenat' : 'försenade'}`]),
    ...(dueToday === 0 ? [] : [`${dueToday} ska besvaras i dag`])
  ].join(', ')
}

const WHOSE = {
  own: 'I de kanaler som du ansvarar för',
  left: 'I kanaler vars ansvariga har slutat',
  'no-address': 'I kanaler vars ansvariga saknar e-postadress i registret'
} as const

// Counts and channels alone: what people have written stays in the archive.
function textOf(
  {
    instead,
    overdue,
    dueToday,
    channels
  }: Pick<queries.ToRemind, 'instead' | 'overdue' | 'dueToday' | 'channels'>,
  { ids, clear = name => name }: Hidden
): string {
  const whose = WHOSE[instead ?? 'own']
  return [
    'Hej!',
    '',
    `${whose} väntar meddelanden och kommentarer på svar: ${sentenceOf(overdue, dueToday)}.`,
    '',
    ...channels.map(
      each =>
        `- ${ids.has(each.id) ? 'En kanal med sekretess' : clear(each.name)}: ${sentenceOf(each.overdue, each.dueToday)}`
    ),
    '',
    'Öppna Kanalarkiv och välj Meddelanden eller Kommentarer för att se dem.',
    '',
    'Påminnelsen skickas högst en gång om dagen, på arbetsdagar.'
  ].join('\r\n')
}
