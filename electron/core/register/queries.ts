// The SQL of the register: departments, people, channels, addresses and mandates.
import { z } from 'zod'
import type { ChannelId, DepartmentId, Instant, PersonId } from '#shared/ids.ts'
import { Channel, Department, type DepartmentDraft, Mandate, Person } from '#shared/register.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'

export function listDepartments(db: ReadDb): Department[] {
  return z
    .array(Department)
    .parse(db.prepare('SELECT id, name, mailbox FROM department ORDER BY name, id').all())
}

export function findDepartment(db: ReadDb, id: DepartmentId): Department | undefined {
  const row = db.prepare('SELECT id, name, mailbox FROM department WHERE id = ?').get(id)
  return row === undefined ? undefined : Department.parse(row)
}

export function departmentNamed(db: ReadDb, name: DepartmentDraft['name']): Department | undefined {
  const row = db.prepare('SELECT id, name, mailbox FROM department WHERE name = ?').get(name)
  return row === undefined ? undefined : Department.parse(row)
}

export function insertDepartment(db: WriteDb, department: Department): void {
  db.prepare('INSERT INTO department (id, name, mailbox) VALUES (@id, @name, @mailbox)').run(department)
}

const PERSON = 'SELECT id, name, email, department_id AS departmentId FROM person'

export function listPeople(db: ReadDb): Person[] {
  return z.array(Person).parse(db.prepare(`${PERSON} ORDER BY name, id`).all())
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

const CHANNEL = `SELECT id, platform, name, department_id AS departmentId, responsible_id AS responsibleId, purpose,
  dialogue, registered_at AS registeredAt, retired_at AS retiredAt, retired_because AS retiredBecause,
  (SELECT json_group_array(address) FROM (SELECT address FROM channel_address WHERE channel_id = channel.id
    ORDER BY position)) AS addresses,
  (SELECT json_object('decidedBy', decided_by, 'decidedOn', decided_on, 'validUntil', valid_until, 'reference', reference)
    FROM mandate WHERE channel_id = channel.id ORDER BY seq DESC LIMIT 1) AS mandate
  FROM channel`

function readChannel(row: unknown): Channel {
  // What CHANNEL selects: `addresses` and `mandate` are JSON texts, `dialogue` is 0 or 1.
  const { addresses, mandate, dialogue, ...rest } = row as {
    addresses: string
    mandate: string | null
    dialogue: number
  }
  return Channel.parse({
    ...rest,
    addresses: JSON.parse(addresses),
    mandate: mandate === null ? null : JSON.parse(mandate),
    dialogue: dialogue === 1
  })
}

export function listChannels(db: ReadDb): Channel[] {
  return db.prepare(`${CHANNEL} ORDER BY name, id`).all().map(readChannel)
}

export function findChannel(db: ReadDb, id: ChannelId): Channel | undefined {
  const row = db.prepare(`${CHANNEL} WHERE id = ?`).get(id)
  return row === undefined ? undefined : readChannel(row)
}

/** The channel that holds this exact address, retired or not. */
export function channelAt(db: ReadDb, address: string): Channel | undefined {
  const row = db
    .prepare(`${CHANNEL} WHERE id = (SELECT channel_id FROM channel_address WHERE address = ?)`)
    .get(address)
  return row === undefined ? undefined : readChannel(row)
}

export function insertChannel(db: WriteDb, channel: Channel): void {
  db.prepare(
    `INSERT INTO channel (id, platform, name, department_id, responsible_id, purpose, dialogue, registered_at)
     VALUES (@id, @platform, @name, @departmentId, @responsibleId, @purpose, @dialogue, @registeredAt)`
  ).run({ ...fields(channel), registeredAt: channel.registeredAt })
  writeAddresses(db, channel)
}

/** Writes the fields a person may edit, and the addresses. */
export function updateChannel(db: WriteDb, channel: Channel): void {
  db.prepare(
    `UPDATE channel SET platform = @platform, name = @name, department_id = @departmentId,
       responsible_id = @responsibleId, purpose = @purpose, dialogue = @dialogue WHERE id = @id`
  ).run(fields(channel))
  writeAddresses(db, channel)
}

function fields({ id, platform, name, departmentId, responsibleId, purpose, dialogue }: Channel) {
  return { id, platform, name, departmentId, responsibleId, purpose, dialogue: dialogue ? 1 : 0 }
}

function writeAddresses(db: WriteDb, channel: Channel): void {
  db.prepare('DELETE FROM channel_address WHERE channel_id = ?').run(channel.id)
  const insert = db.prepare('INSERT INTO channel_address (channel_id, position, address) VALUES (?, ?, ?)')
  channel.addresses.forEach((address, position) => {
    insert.run(channel.id, position, address)
  })
}

export function insertMandate(db: WriteDb, channelId: ChannelId, mandate: Mandate): void {
  db.prepare(
    `INSERT INTO mandate (channel_id, decided_by, decided_on, valid_until, reference)
     VALUES (@channelId, @decidedBy, @decidedOn, @validUntil, @reference)`
  ).run({ channelId, ...Mandate.parse(mandate) })
}

export function markRetired(db: WriteDb, id: ChannelId, at: Instant, because: string): void {
  db.prepare('UPDATE channel SET retired_at = ?, retired_because = ? WHERE id = ?').run(at, because, id)
}
