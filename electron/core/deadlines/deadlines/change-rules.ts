// Changing the rules of deadlines. What still waits is reckoned anew; what was answered keeps the due time it had.
import type { ClosedDay, DeadlineRules } from '#shared/deadline.ts'
import type { ChannelId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { recalculateDueDates } from './duties.ts'
import * as queries from './queries.ts'
import { deadlineRules } from './rules.ts'

/** Enters a day on which the authority is closed. @throws ArchiveError secret-words */
export function addClosedDay(ctx: Context, day: ClosedDay): DeadlineRules {
  return change(ctx, null, tx => {
    requireNoSecretWords(tx, [day.name])
    queries.upsertClosedDay(tx, { ...day, addedBy: ctx.actor, addedAt: ctx.clock.now() })
    return { act: 'closed-day.added', about: null, details: { date: day.date } }
  })
}

/** Takes away a closed day. @throws ArchiveError not-found */
export function removeClosedDay(ctx: Context, date: string): DeadlineRules {
  return change(ctx, null, tx => {
    if (!queries.deleteClosedDay(tx, date)) throw new ArchiveError('not-found', { what: date })
    return { act: 'closed-day.removed', about: null, details: { date } }
  })
}

/** Sets how many working days an answer may take in a channel; null is the standard. @throws ArchiveError not-found, channel-retired */
export function setChannelDeadline(
  ctx: Context,
  channelId: ChannelId,
  workingDays: number | null
): DeadlineRules {
  return change(ctx, channelId, tx => {
    activeChannel(tx, channelId)
    queries.setWorkingDays(tx, channelId, workingDays)
    return { act: 'channel.deadline-set', about: channelId, details: { workingDays } }
  })
}

type Change = { act: string; about: ChannelId | null; details: Record<string, string | number | null> }

function change(ctx: Context, channelId: ChannelId | null, work: (tx: WriteDb) => Change): DeadlineRules {
  ctx.db.transact(tx => {
    const { details, ...act } = work(tx)
    const recalculated = recalculateDueDates(tx, ctx.clock.now(), channelId)
    record(tx, ctx, { ...act, details: { ...details, recalculated } })
  })
  tellChanged(ctx, 'deadlines', 'messages', 'comments')
  return deadlineRules(ctx.db.read)
}
