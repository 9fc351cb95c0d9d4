// The SQL of the register: departments, people, channels and addresses.
import { z } from 'zod'
import type { ChannelId, DepartmentId, Instant, PersonId } from '#shared/ids.ts'
import { Channel, Department, type DepartmentDraft, Person } from '#shared/register.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { remembered } from '../../kernel/db/remembered.ts'
import { addressKey } from './addresses.ts'
import { COUNTS, MANDATE } from './mandate-queries.ts'

export function listDepartments(db: ReadDb): Department[] {
  return z
    .array(Department)
    .parse(
      db.prepare('SELECT id, name, mailbox FROM department WHERE merged_into IS NULL ORDER BY name, id').all()
    )
}

export function findDepartment(db: ReadDb, id: DepartmentId): Department | undefined {
  const row = db.prepare('SELECT id, name, mailbox FROM department WHERE id = ?').get(id)
  return row === undefined ? undefined : Department.parse(row)
}

export function departmentNamed(db: ReadDb, name: DepartmentDraft['name']): Department | undefined {
  // The name of one that was made one with another is that other's.
  const row = db
    .prepare(
      `SELECT id, name, mailbox FROM department
       WHERE id = (SELECT coalesce(merged_into, id) FROM department WHERE name = ?)`
    )
    .get(name)
  return row === undefined ? undefined : Department.parse(row)
}

export function updateDepartment(db: WriteDb, department: Department): void {
  db.prepare('UPDATE department SET name = @name, mailbox = @mailbox WHERE id = @id').run(department)
}

export function insertDepartment(db: WriteDb, department: Department): void {
  db.prepare('INSERT INTO department (id, name, mailbox) VALUES (@id, @name, @mailbox)').run(department)
}

const PERSON = 'SELECT id, name, email, department_id AS departmentId, departed_on AS departedOn FROM person'

export function listPeople(db: ReadDb): Person[] {
  return z.array(Person).parse(db.prepare(`${PERSON} WHERE merged_into IS NULL ORDER BY name, id`).all())
}

export function findPerson(db: ReadDb, id: PersonId): Person | undefined {
  const row = db.prepare(`${PERSON} WHERE id = ?`).get(id)
  return row === undefined ? undefined : Person.parse(row)
}

export function insertPerson(db: WriteDb, person: Person): void {
  db.prepare(
    'INSERT INTO person (id, name, email, department_id) VALUES (@id, @name, @email, @departmentId)'
  ).run(person)
}

export function updatePerson(db: WriteDb, person: Person): void {
  db.prepare(
    `UPDATE person SET name = @name, email = @email, department_id = @departmentId, departed_on = @departedOn
     WHERE id = @id`
  ).run(person)
}

type Merge<Id> = { readonly id: Id; readonly into: Id }

/** Whether a person or a department was made one with another. */
export function isMerged(db: ReadDb, id: PersonId | DepartmentId): boolean {
  const row = db
    .prepare(
      `SELECT 1 FROM person WHERE id = @id AND merged_into IS NOT NULL
       UNION ALL SELECT 1 FROM department WHERE id = @id AND merged_into IS NOT NULL`
    )
    .get({ id })
  return row !== undefined
}

/** Gives what a person answers for to another, who the person is from now on. */
export function movePerson(db: WriteDb, merge: Merge<PersonId>): void {
  for (const sql of [
    // Two who stood in for each other are one: nobody does any more.
    `UPDATE channel SET stand_in_id = NULL WHERE (responsible_id = @id AND stand_in_id = @into)
       OR (responsible_id = @into AND stand_in_id = @id)`,
    'UPDATE channel SET responsible_id = @into WHERE responsible_id = @id',
    'UPDATE channel SET stand_in_id = @into WHERE stand_in_id = @id',
    'UPDATE person SET merged_into = @into WHERE merged_into = @id',
    'UPDATE person SET merged_into = @into WHERE id = @id'
  ])
    db.prepare(sql).run(merge)
}

/** Gives the channels and people of a department to another, which it is from now on. */
export function moveDepartment(db: WriteDb, merge: Merge<DepartmentId>): void {
  for (const sql of [
    'UPDATE channel SET department_id = @into WHERE department_id = @id',
    'UPDATE person SET department_id = @into WHERE department_id = @id',
    'UPDATE department SET merged_into = @into WHERE merged_into = @id',
    'UPDATE department SET merged_into = @into WHERE id = @id'
  ])
    db.prepare(sql).run(merge)
}

export function deletePerson(db: WriteDb, id: PersonId): void {
  db.prepare('DELETE FROM person WHERE id = ?').run(id)
}

export function deleteDepartment(db: WriteDb, id: DepartmentId): void {
  db.prepare('DELETE FROM department WHERE id = ?').run(id)
}

const CHANNEL = `SELECT id, platform, name, department_id AS departmentId, responsible_id AS responsibleId, purpose,
  dialogue, registered_at AS registeredAt, retired_at AS retiredAt, retired_because AS retiredBecause,
  closed_on AS closedOn,
  json_object('hasLogo', json(iif(has_logo IS NULL, 'null', iif(has_logo, 'true', 'false'))), 'standInId', stand_in_id,
    'contact', contact, 'responseTime', response_time, 'benefit', benefit, 'commentPurpose', comment_purpose,
    'openedOn', opened_on) AS about,
  (SELECT json_group_array(json_object('address', address, 'kind', kind)) FROM (SELECT address, kind FROM channel_address
    WHERE channel_id = channel.id ORDER BY position)) AS addresses,
  (SELECT ${MANDATE} FROM mandate WHERE channel_id = channel.id AND person_id IS NULL AND ${COUNTS}
    ORDER BY seq DESC LIMIT 1) AS mandate
  FROM channel`

function readChannel(row: unknown): Channel {
  // What CHANNEL selects: `addresses`, `about` and `mandate` are JSON texts, `dialogue` is 0 or 1.
  const { addresses, about, mandate, dialogue, ...rest } = row as {
    addresses: string
    about: string
    mandate: string | null
    dialogue: number
  }
  const places = z.array(z.object({ address: z.string(), kind: z.string() })).parse(JSON.parse(addresses))
  return Channel.parse({
    ...rest,
    addresses: places.map(({ address }) => address),
    kinds: places.map(({ kind }) => kind),
    about: JSON.parse(about),
    mandate: mandate === null ? null : JSON.parse(mandate),
    dialogue: dialogue === 1
  })
}

// Asked several times over by whatever shows the archive in numbers.
export const listChannels = remembered((db): readonly Channel[] =>
  db.prepare(`${CHANNEL} ORDER BY name, id`).all().map(readChannel)
)

/** The channels that a person answers for, or stands in for. */
export function channelsOfPerson(db: ReadDb, id: PersonId): Channel[] {
  return db
    .prepare(`${CHANNEL} WHERE responsible_id = @id OR stand_in_id = @id ORDER BY name, id`)
    .all({ id })
    .map(readChannel)
}

export function channelsOfDepartment(db: ReadDb, id: DepartmentId): Channel[] {
  return db.prepare(`${CHANNEL} WHERE department_id = ? ORDER BY name, id`).all(id).map(readChannel)
}

export function findChannel(db: ReadDb, id: ChannelId): Channel | undefined {
  const row = db.prepare(`${CHANNEL} WHERE id = ?`).get(id)
  return row === undefined ? undefined : readChannel(row)
}

/** The channel that holds an address with this key, retired or not. */
export function channelKeyed(db: ReadDb, key: string): Channel | undefined {
  const row = db
    .prepare(`${CHANNEL} WHERE id = (SELECT channel_id FROM channel_address WHERE key = ? LIMIT 1)`)
    .get(key)
  return row === undefined ? undefined : readChannel(row)
}

export function insertChannel(db: WriteDb, channel: Channel): void {
  db.prepare(
    `INSERT INTO channel (id, platform, name, department_id, responsible_id, purpose, dialogue, registered_at, has_logo,
       stand_in_id, contact, response_time, benefit, comment_purpose, opened_on)
     VALUES (@id, @platform, @name, @departmentId, @responsibleId, @purpose, @dialogue, @registeredAt, @hasLogo,
       @standInId, @contact, @responseTime, @benefit, @commentPurpose, @openedOn)`
  ).run({ ...fields(channel), registeredAt: channel.registeredAt })
  writeAddresses(db, channel)
}

/** Writes the fields a person may edit, and the addresses. */
export function updateChannel(db: WriteDb, channel: Channel): void {
  db.prepare(
    `UPDATE channel SET platform = @platform, name = @name, department_id = @departmentId,
       responsible_id = @responsibleId, purpose = @purpose, dialogue = @dialogue, has_logo = @hasLogo,
       stand_in_id = @standInId, contact = @contact, response_time = @responseTime, benefit = @benefit,
       comment_purpose = @commentPurpose, opened_on = @openedOn WHERE id = @id`
  ).run(fields(channel))
  writeAddresses(db, channel)
}

function fields({ id, platform, name, departmentId, responsibleId, purpose, dialogue, about }: Channel) {
  const hasLogo = about.hasLogo === null ? null : about.hasLogo ? 1 : 0
  return {
    ...{ id, platform, name, departmentId, responsibleId, purpose, dialogue: dialogue ? 1 : 0 },
    ...about,
    hasLogo
  }
}

function writeAddresses(db: WriteDb, channel: Channel): void {
  db.prepare('DELETE FROM channel_address WHERE channel_id = ?').run(channel.id)
  const insert = db.prepare(
    'INSERT INTO channel_address (channel_id, position, address, kind, key) VALUES (?, ?, ?, ?, ?)'
  )
  channel.addresses.forEach((address, position) => {
    insert.run(channel.id, position, address, channel.kinds[position] ?? 'page', addressKey(address))
  })
}

/** What is said of the end of a channel. */
export const RETIREMENT = `SELECT json_object('retiredAt', retired_at, 'retiredBecause', retired_because,
    'override', retired_override, 'closedOn', closed_on) AS was FROM channel WHERE id = @id AND retired_at IS NOT NULL`

/** A channel that was closed by mistake is in use again, by this correction. */
export function markTakenUp(db: WriteDb, id: ChannelId, correction: number): void {
  db.prepare(
    `UPDATE channel SET retired_at = NULL, retired_because = NULL, retired_override = NULL, closed_on = NULL,
       correction = ? WHERE id = ?`
  ).run(correction, id)
}

/** `override`: why it is closed although it was not captured. */
export function markRetired(
  db: WriteDb,
  id: ChannelId,
  retired: { at: Instant; because: string; override: string | null; closedOn: string }
): void {
  db.prepare(
    `UPDATE channel SET retired_at = @at, retired_because = @because, retired_override = @override,
       closed_on = @closedOn WHERE id = @id`
  ).run({ ...retired, id })
}
