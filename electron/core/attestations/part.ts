// A department's part of the register as it is now, and what has changed since it was last confirmed.
import { hash } from 'node:crypto'
import type { DepartmentPart, PartToAttest } from '#shared/attestation.ts'
import { type DepartmentId, Sha256 } from '#shared/ids.ts'
import { halfYearOf } from '../captures/schedule.ts'
import type { Context } from '../context.ts'
import type { ReadDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
import { allChannels } from '../register/channels.ts'
import { hasLeft } from '../register/departed.ts'
import { changesSince } from '../register/history.ts'
import { findDepartment, listPeople } from '../register/queries.ts'
import { swedishDate } from '../swedish-time.ts'
import { latestOf, seenTo } from './queries.ts'

/** @throws ArchiveError not-found, and nothing-to-attest for a department without channels */
export function partToAttest({ db, clock }: Pick<Context, 'db' | 'clock'>, id: DepartmentId): PartToAttest {
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
    attested: latest?.period === period ? latest : null
  }
}

/** What the department confirms. The same register always gives the same part. */
export function departmentPart(db: ReadDb, id: DepartmentId, today: string): DepartmentPart {
  const department = findDepartment(db, id)
  if (department === undefined) throw new ArchiveError('not-found', { what: id })
  const people = listPeople(db)
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const channels = allChannels(db)
    .filter(({ departmentId, retiredAt }) => departmentId === id && retiredAt === null)
    .map(({ retiredAt: _at, retiredBecause: _because, registeredAt: _registered, ...channel }) => ({
      ...channel,
      responsibleName: nameOf.get(channel.responsibleId) ?? '',
      standInName: channel.about.standInId === null ? null : (nameOf.get(channel.about.standInId) ?? '')
    }))
  if (channels.length === 0) throw new ArchiveError('nothing-to-attest', { department: department.name })
  return {
    department,
    channels,
    people: people.filter(person => person.departmentId === id && !hasLeft(person, today))
  }
}

/** The bytes that are kept of a part that was confirmed. */
export const partJson = ({ department, channels, people }: DepartmentPart): string =>
  `${JSON.stringify({ department, channels, people }, null, 1)}\n`

export const digestOf = (part: DepartmentPart): Sha256 => Sha256.parse(hash('sha256', partJson(part)))
