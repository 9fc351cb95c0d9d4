// All checklists at once: how far the review has come, and what channels do not show until they do.
import { type ChecklistGap, type ChecklistSummary, itemsOf } from '#shared/checklist.ts'
import { halfYearOf } from '../../captures/captures/schedule.ts'
import type { Context } from '../../kernel/context.ts'
import { allChannels } from '../../register/register/channels.ts'
import { listDepartments, listPeople } from '../../register/register/read.ts'
import * as queries from './queries.ts'

/** Every channel in use, by name. */
export function checklistSummaries(ctx: Pick<Context, 'db' | 'clock'>): {
  period: string
  channels: ChecklistSummary[]
} {
  const period = halfYearOf(ctx.clock.now())
  const answers = Map.groupBy(queries.answersOf(ctx.db.read, null), ({ channelId }) => channelId)
  const captured = queries.capturedSince(ctx.db.read, period.start)
  const channels = inUse(ctx).map(({ channel, whose }) => {
    const asked = itemsOf(channel)
    const own = queries.newestByItem(answers.get(channel.id) ?? [], ({ item, period: given }) => {
      return given === period.label && asked.includes(item)
    })
    const given = [...own.values()]
    return {
      ...whose,
      platform: channel.platform,
      items: asked.length,
      yes: given.filter(({ answer }) => answer === 'yes').length,
      no: given.filter(({ answer }) => answer === 'no').length,
      isCaptured: captured.has(channel.id)
    }
  })
  return { period: period.label, channels }
}

/** What the newest answer of whatever half-year says is missing, longest missing first. */
export function checklistGaps(ctx: Pick<Context, 'db'>): ChecklistGap[] {
  const answers = Map.groupBy(queries.answersOf(ctx.db.read, null), ({ channelId }) => channelId)
  return inUse(ctx)
    .flatMap(({ channel, whose }) => {
      const own = answers.get(channel.id) ?? []
      return itemsOf(channel).flatMap((item): ChecklistGap[] => {
        const given = own.filter(answer => answer.item === item)
        const newest = given.at(-1)
        if (newest?.answer !== 'no') return []
        const lastYes = given.findLastIndex(({ answer }) => answer === 'yes')
        const first = given[lastYes + 1] ?? newest
        const { id: answerId, period, captureId, note } = newest
        return [{ ...whose, item, answerId, since: first.answeredAt, period, captureId, note }]
      })
    })
    .sort((one, other) => one.since.localeCompare(other.since))
}

/** Channels in use, with whose they are. */
function inUse({ db: { read } }: Pick<Context, 'db'>) {
  const departments = new Map(listDepartments(read).map(({ id, name }) => [id, name]))
  const people = new Map(listPeople(read).map(({ id, name }) => [id, name]))
  return allChannels(read)
    .filter(({ retiredAt }) => retiredAt === null)
    .map(channel => ({
      channel,
      whose: {
        ...{ channelId: channel.id, channelName: channel.name },
        departmentName: departments.get(channel.departmentId) ?? '',
        responsibleName: people.get(channel.responsibleId) ?? ''
      }
    }))
}
