// Somebody who stands twice in the register is made one, and what nothing rests on is removed; the history tells of both (P3).
import { expect, it } from 'vitest'
import type { PersonId } from '#shared/ids.ts'
import { saveCredential } from '../../electron/core/register/credentials/credentials.ts'
import { channel, setMandate } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson, editPerson } from '../../electron/core/register/register/departments.ts'
import { registerHistory } from '../../electron/core/register/register/history.ts'
import { peopleWithoutMandate } from '../../electron/core/register/register/mandates.ts'
import {
  mergeDepartments,
  mergePeople,
  removeDepartment,
  removePerson
} from '../../electron/core/register/register/merge.ts'
import { listDepartments, listPeople } from '../../electron/core/register/register/read.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'

const PAGING = { limit: 20, after: null }

async function doubled() {
  const made = await newArchive()
  const { ctx } = made
  const first = newChannel(ctx)
  const [department] = listDepartments(ctx.db.read)
  const [person] = listPeople(ctx.db.read)
  if (department === undefined || person === undefined) throw new Error('a channel has both')
  const twin = addPerson(ctx, { name: 'Åsa Öbärg', email: 'asa@norrby.example', departmentId: department.id })
  const historyOf = (about: string) => registerHistory(ctx.db.read, { about, ...PAGING }).items
  return { ...made, first, department, person, twin, historyOf }
}

it('what a person answers for, holds and has a decision for becomes the other’s', async () => {
  const { ctx, first, person, twin, historyOf } = await doubled()
  const mandate = { decidedBy: 'KS', decidedOn: '2026-01-02', validUntil: null, reference: null }
  setMandate(ctx, first.id, mandate, { channel: false, personIds: [person.id] })
  saveCredential(ctx, null, {
    ...{ channelId: first.id, label: 'Sidan', holderId: person.id, keptWhere: 'Skåpet' }
  })
  mergePeople(ctx, { id: person.id, into: twin.id })
  const after = channel(ctx.db.read, first.id)
  expect(after.responsibleId).toBe(twin.id)
  expect(listPeople(ctx.db.read).map(({ id }) => id)).toEqual([twin.id])
  expect(ctx.db.read.prepare('SELECT holder_id AS id FROM credential').get()).toEqual({ id: twin.id })
  expect(peopleWithoutMandate(ctx.db.read, after, '2026-11-25')).toEqual([])
  expect(historyOf(person.id)[0]).toMatchObject({
    act: 'person.merged',
    changes: [{ field: 'mergedInto', before: null, after: 'Åsa Öbärg' }]
  })
  expect(historyOf(first.id)[0]).toMatchObject({
    changes: [{ field: 'responsibleId', before: person.name, after: 'Åsa Öbärg' }]
  })
  expect(() => mergePeople(ctx, { id: person.id, into: twin.id })).toThrow(
    expect.objectContaining({ code: 'not-found' })
  )
})

it('nobody is merged with themselves, nor somebody who works here with somebody who has left', async () => {
  const { ctx, person, twin } = await doubled()
  const refused = (id: PersonId, into: PersonId) =>
    expect(() => mergePeople(ctx, { id, into })).toThrow(expect.objectContaining({ code: 'cannot-merge' }))
  refused(person.id, person.id)
  editPerson(ctx, twin.id, { ...twin, departedOn: '2026-11-01' })
  refused(person.id, twin.id)
})

it('a department that stands twice gives its channels and people to the other, whose name it answers to', async () => {
  const { ctx, first, department, historyOf } = await doubled()
  const right = addDepartment(ctx, { name: 'Kultur- och fritidsförvaltningen', mailbox: null })
  mergeDepartments(ctx, { id: department.id, into: right.id })
  expect(listDepartments(ctx.db.read).map(({ id }) => id)).toEqual([right.id])
  expect(channel(ctx.db.read, first.id).departmentId).toBe(right.id)
  expect(new Set(listPeople(ctx.db.read).map(({ departmentId }) => departmentId))).toEqual(
    new Set([right.id])
  )
  expect(historyOf(first.id)[0]).toMatchObject({
    changes: [{ field: 'departmentId', before: department.name, after: right.name }]
  })
  // A spreadsheet that has the old name still means the one there is.
  expect(addDepartment(ctx, { name: department.name, mailbox: null }).id).toBe(right.id)
})

it('what nothing rests on is removed, and its history keeps its name; what is in use stays', async () => {
  const { ctx, department, person, twin, historyOf } = await doubled()
  expect(removePerson(ctx, twin.id)).toEqual({ removed: twin.id })
  expect(listPeople(ctx.db.read).map(({ id }) => id)).toEqual([person.id])
  expect(historyOf(twin.id)[0]).toMatchObject({
    ...{ act: 'person.removed', name: 'Åsa Öbärg' },
    changes: expect.arrayContaining([{ field: 'name', before: 'Åsa Öbärg', after: null }])
  })
  const secret = addDepartment(ctx, { name: 'Hemlig enhet', mailbox: null })
  await markSecret(ctx, {
    record: { kind: 'department', id: secret.id },
    paragraph: 'OSL 21 kap. 1 §',
    note: null
  })
  for (const remove of [
    () => removePerson(ctx, person.id),
    () => removeDepartment(ctx, department.id),
    () => removeDepartment(ctx, secret.id)
  ])
    expect(remove).toThrow(expect.objectContaining({ code: 'still-in-use' }))
})
