// A department's part of the register as it is now, and what has changed since it was last confirmed.
import { hash } from 'node:crypto'
import type { AttestedChannel, DepartmentPart, PartToAttest } from '#shared/attestation.ts'
import { type ChannelId, type DepartmentId, type PersonId, Sha256 } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import { halfYearOf } from '../../captures/captures/schedule.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { allChannels } from '../../register/register/channels.ts'
import { hasLeft } from '../../register/register/departed.ts'
import { changesSince } from '../../register/register/history.ts'
import { findDepartment, listPeople, mandatedPeople, personMandate } from '../../register/register/read.ts'
import { whoIs } from '../../register/roles/users.ts'
import { cutOut, type Hidden, hiddenFrom, hiddenInCopies } from '../../register/secrecy/hide.ts'
import { latestOf, seenTo } from './queries.ts'

/** @throws ArchiveError not-found, and nothing-to-attest for a department without channels */
export function partToAttest(ctx: Asking, id: DepartmentId): PartToAttest {
  const { db, clock } = ctx
  const { read } = db
  const now = clock.now()
  const part = departmentPart(read, id, swedishDate(now))
  const period = halfYearOf(now).label
  const latest = latestOf(read, id)
  const abouts = [
    id,
    ...allChannels(read)
      .filter(({ departmentId }) => departmentId === id)
      .map(channel => channel.id),
    ...listPeople(read)
      .filter(({ departmentId }) => departmentId === id)
      .map(person => person.id)
  ]
  return {
    ...part,
    period,
    digest: digestOf(part),
    since: latest,
    changes:
      latest === null
        ? []
        : changesSince(read, { since: seenTo(read, latest), abouts, leftDepartment: part.department.name }),
    attested: latest?.period === period ? latest : null,
    isWhole: isWhole(part, hiddenFrom(read, whoIs(ctx, ctx.osUser).roles)),
    isWholeOnPaper: isWhole(part, hiddenInCopies(read))
  }
}

type Asking = Pick<Context, 'db' | 'clock' | 'osUser'>

/** Whether nothing of the part is kept back. */
export const isWhole = (part: DepartmentPart, hidden: Hidden): boolean =>
  partJson(cutOut(part, hidden)) === partJson(part)

/** What the department confirms. The same register always gives the same part. */
export function departmentPart(db: ReadDb, id: DepartmentId, today: string): DepartmentPart {
  const department = findDepartment(db, id)
  if (department === undefined) throw new ArchiveError('not-found', { what: id })
  const people = listPeople(db)
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const channels = allChannels(db)
    .filter(({ departmentId, retiredAt }) => departmentId === id && retiredAt === null)
    .map(channel => ({
      ...inUse(channel),
      responsibleName: nameOf.get(channel.responsibleId) ?? '',
      standInName: channel.about.standInId === null ? null : (nameOf.get(channel.about.standInId) ?? ''),
      mandates: mandatesIn(db, channel.id, nameOf, today)
    }))
  if (channels.length === 0) throw new ArchiveError('nothing-to-attest', { department: department.name })
  return {
    department,
    channels,
    people: people.filter(person => person.departmentId === id && !hasLeft(person, today))
  }
}

function mandatesIn(
  db: ReadDb,
  channelId: ChannelId,
  nameOf: ReadonlyMap<PersonId, string>,
  today: string
): AttestedChannel['mandates'] {
  return mandatedPeople(db, channelId, today).flatMap(personId => {
    const mandate = personMandate(db, channelId, personId)
    return mandate === null ? [] : [{ ...mandate, personId, personName: nameOf.get(personId) ?? '' }]
  })
}

/** The bytes that are kept of a part that was confirmed. */
export const partJson = ({ department, channels, people }: DepartmentPart): string =>
  `${JSON.stringify({ department, channels, people }, null, 1)}\n`

export const digestOf = (part: DepartmentPart): Sha256 => Sha256.parse(hash('sha256', partJson(part)))

// What is said of a channel that has ended is not among what is confirmed.
function inUse(channel: Channel) {
  const {
    retiredAt: _at,
    retiredBecause: _because,
    closedOn: _on,
    registeredAt: _registered,
    ...said
  } = channel
  return said
}
