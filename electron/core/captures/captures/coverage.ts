// Which channels are captured this half-year and which are not: "N of M", channel by channel.
import type { Channel, ChannelRow } from '#shared/register.ts'
import type { Context } from '../../kernel/context.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { allChannels } from '../../register/register/channels.ts'
import { hasLeft } from '../../register/register/departed.ts'
import { holdsOn, peopleWithoutMandate } from '../../register/register/mandates.ts'
import { listDepartments, listPeople } from '../../register/register/read.ts'
import { newestOfAll } from './queries.ts'
import { dueState, type Periods, periodsAt } from './schedule.ts'

/** The register as a list shows it, by name. */
export function channelRows(ctx: Pick<Context, 'db' | 'clock'>, channels?: readonly Channel[]): ChannelRow[] {
  const { read } = ctx.db
  const now = ctx.clock.now()
  const departments = new Map(listDepartments(read).map(({ id, name }) => [id, name]))
  const people = new Map(listPeople(read).map(person => [person.id, person]))
  const today = swedishDate(now)
  const newest = newestOfAll(read)
  const periods = periodsAt(now)
  return (channels ?? allChannels(read)).map(channel => {
    const responsible = people.get(channel.responsibleId)
    const standIn = channel.about.standInId === null ? undefined : people.get(channel.about.standInId)
    const departed = (['responsible', 'stand-in'] as const).filter(who => {
      const person = who === 'responsible' ? responsible : standIn
      return person !== undefined && hasLeft(person, today)
    })
    return {
      ...channel,
      departmentName: departments.get(channel.departmentId) ?? '',
      responsibleName: responsible?.name ?? '',
      standInName: standIn?.name ?? null,
      departed,
      lastCaptureAt: newest.ofChannel.get(channel.id) ?? null,
      due: dueOf(channel, newest, periods),
      hasValidMandate: holdsOn(channel.mandate, today),
      peopleHaveMandate: peopleWithoutMandate(read, channel, today).length === 0
    }
  })
}

/** Channels in use, and how many of them are not captured this half-year. */
export function countDue(ctx: Pick<Context, 'db' | 'clock'>): { channels: number; channelsDue: number } {
  const periods = periodsAt(ctx.clock.now())
  const inUse = allChannels(ctx.db.read).filter(({ retiredAt }) => retiredAt === null)
  const newest = newestOfAll(ctx.db.read)
  const due = inUse.filter(channel => dueOf(channel, newest, periods) !== 'captured')
  return { channels: inUse.length, channelsDue: due.length }
}

const dueOf = (channel: Channel, { ofAddress }: ReturnType<typeof newestOfAll>, periods: Periods) =>
  dueState(
    channel,
    channel.addresses.map(address => ofAddress.get(address) ?? null),
    periods
  )
