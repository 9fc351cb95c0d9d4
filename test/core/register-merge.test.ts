// Somebody who stands twice in the register is made one, and what nothing rests on is removed; the history tells of both (P3).
import { expect, it } from 'vitest'
import type { PersonId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import type { Role } from '#shared/user.ts'
import { lineNumber, record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { saveCredential } from '../../electron/core/register/credentials/credentials.ts'
import { channel, editChannel, setMandate } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson, editPerson } from '../../electron/core/register/register/departments.ts'
import { registerHistory } from '../../electron/core/register/register/history.ts'
import { peopleWithoutMandate } from '../../electron/core/register/register/mandates.ts'
import {
  mergeDepartments,
  mergePeople,
  removeDepartment,
  removePerson
} from '../../electron/core/register/register/merge.ts'
import { listDepartments, listMerges, listPeople } from '../../electron/core/register/register/read.ts'
import { undoDepartmentMerge, undoPersonMerge } from '../../electron/core/register/register/unmerge.ts'
import { saveUser, userRows } from '../../electron/core/register/roles/users.ts'
import { hiddenFrom, withoutHidden } from '../../electron/core/register/secrecy/hide.ts'
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

/** What the register says of a channel, to be said anew of it. */
const fieldsOf = ({ platform, name, addresses, kinds, departmentId, responsibleId, ...rest }: Channel) => ({
  ...{ platform, name, addresses, kinds, departmentId, responsibleId },
  ...{ purpose: rest.purpose, dialogue: rest.dialogue, about: rest.about }
})

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

it('nobody stands in for themselves after a merge, and does again for the other when it is undone', async () => {
  const { ctx, first, person, twin, historyOf } = await doubled()
  const { platform, name, addresses, departmentId, responsibleId, purpose, dialogue, about } = channel(
    ctx.db.read,
    first.id
  )
  editChannel(ctx, first.id, {
    ...{ platform, name, addresses, departmentId, responsibleId, purpose, dialogue },
    about: { ...about, standInId: twin.id }
  })
  mergePeople(ctx, { id: twin.id, into: person.id })
  const standIn = () => channel(ctx.db.read, first.id).about.standInId
  expect(standIn()).toBeNull()
  expect(historyOf(first.id)[0]).toMatchObject({
    changes: [{ field: 'standInId', before: 'Åsa Öbärg', after: null }]
  })
  undoPersonMerge(ctx, twin.id)
  expect(standIn()).toBe(twin.id)
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

it('the history of a merge names what moved, and undoing it brings that back', async () => {
  const { ctx, first, person, twin, historyOf } = await doubled()
  const mandate = { decidedBy: 'KS', decidedOn: '2026-01-02', validUntil: null, reference: null }
  setMandate(ctx, first.id, mandate, { channel: false, personIds: [person.id] })
  const credential = saveCredential(ctx, null, {
    ...{ channelId: first.id, label: 'Sidan', holderId: person.id, keptWhere: 'Skåpet' }
  })
  const user = saveUser(ctx, { osUser: 'asa', name: 'Åsa', personId: person.id, roles: ['moderator'] })
  const earlier = addPerson(ctx, {
    name: 'Å Öberg',
    email: 'a@norrby.example',
    departmentId: twin.departmentId
  })
  mergePeople(ctx, { id: earlier.id, into: person.id })
  mergePeople(ctx, { id: person.id, into: twin.id })
  const moved = [
    { what: 'responsible', id: first.id, name: first.name },
    { what: 'credential', id: credential.id, name: `${first.name}, Sidan` },
    { what: 'user', id: user.id, name: 'Åsa' },
    { what: 'mandate', name: `${first.name}, 2026-01-02` },
    { what: 'merged', id: earlier.id, name: 'Å Öberg' }
  ]
  const [merge] = historyOf(person.id)
  expect(merge?.moved).toHaveLength(moved.length)
  for (const each of moved)
    expect(merge?.moved).toContainEqual(expect.objectContaining({ ...each, cameBack: null }))
  // Whoever looks at the one that stays sees it too.
  expect(historyOf(twin.id)[0]).toMatchObject({ act: 'person.merged', about: person.id })
  expect(listMerges(ctx.db.read, 'person')).toMatchObject([
    { id: person.id, into: twin.id, intoName: twin.name },
    { id: earlier.id }
  ])
  expect(() => undoPersonMerge(ctx, earlier.id)).toThrow(expect.objectContaining({ code: 'merged-on' }))

  const undone = undoPersonMerge(ctx, person.id)
  expect(undone.moved.map(({ cameBack }) => cameBack)).toEqual(moved.map(() => true))
  expect(channel(ctx.db.read, first.id).responsibleId).toBe(person.id)
  expect(ctx.db.read.prepare('SELECT holder_id AS id FROM credential').get()).toEqual({ id: person.id })
  expect(userRows(ctx).find(({ id }) => id === user.id)?.personId).toBe(person.id)
  expect(new Set(listPeople(ctx.db.read).map(({ id }) => id))).toEqual(new Set([person.id, twin.id]))
  expect(historyOf(person.id)[0]).toMatchObject({
    act: 'person.merge-undone',
    changes: [{ field: 'mergedInto', before: twin.name, after: null }],
    moved: expect.arrayContaining([expect.objectContaining({ what: 'credential', cameBack: true })])
  })
  expect(historyOf(person.id)[1]).toMatchObject({ act: 'person.merged', moved: merge?.moved })
  expect(historyOf(first.id)[0]).toMatchObject({
    changes: [{ field: 'responsibleId', before: twin.name, after: person.name }]
  })
  expect(() => undoPersonMerge(ctx, person.id)).toThrow(expect.objectContaining({ code: 'not-merged' }))
  // The one before can be undone now, and the same two can be merged again.
  undoPersonMerge(ctx, earlier.id)
  mergePeople(ctx, { id: person.id, into: twin.id })
  expect(listMerges(ctx.db.read, 'person')).toMatchObject([{ id: person.id }])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('what was changed since a merge stays when it is undone, and is told', async () => {
  const { ctx, first, department, person, twin } = await doubled()
  mergePeople(ctx, { id: person.id, into: twin.id })
  const third = addPerson(ctx, { name: 'Bo Ek', email: 'bo@norrby.example', departmentId: department.id })
  const now = channel(ctx.db.read, first.id)
  const { platform, name, addresses, kinds, departmentId, purpose, dialogue, about } = now
  const fields = { platform, name, addresses, kinds, departmentId, purpose, dialogue, about }
  editChannel(ctx, first.id, { ...fields, responsibleId: third.id })
  expect(undoPersonMerge(ctx, person.id).moved).toMatchObject([
    { what: 'responsible', id: first.id, cameBack: false }
  ])
  expect(channel(ctx.db.read, first.id).responsibleId).toBe(third.id)
})

it('what came to the other by a later merge goes back where that is undone, and nowhere else', async () => {
  const { ctx, first, department, person, twin } = await doubled()
  const third = addPerson(ctx, { name: 'Bo Ek', email: 'bo@norrby.example', departmentId: department.id })
  const responsible = () => channel(ctx.db.read, first.id).responsibleId
  mergePeople(ctx, { id: person.id, into: twin.id })
  editChannel(ctx, first.id, { ...fieldsOf(channel(ctx.db.read, first.id)), responsibleId: third.id })
  mergePeople(ctx, { id: third.id, into: twin.id })
  expect(undoPersonMerge(ctx, person.id).moved).toMatchObject([{ what: 'responsible', cameBack: false }])
  expect(responsible()).toBe(twin.id)
  expect(undoPersonMerge(ctx, third.id).moved).toMatchObject([{ what: 'responsible', cameBack: true }])
  expect(responsible()).toBe(third.id)
})

it('a merge with somebody who has left is undone where an administrator stays, and not where none would', async () => {
  const { ctx, person, twin } = await doubled()
  const [founder] = userRows(ctx)
  if (founder === undefined) throw new Error('somebody founded the archive')
  const give = (osUser: string, personId: PersonId | null, isAdministrator: boolean) =>
    saveUser(ctx, {
      ...{ osUser, name: osUser, personId },
      roles: isAdministrator ? ['administrator'] : ['moderator']
    })
  give('gammal', person.id, false)
  editPerson(ctx, person.id, { ...person, departedOn: '2026-11-01' })
  give(founder.osUser, twin.id, true)
  mergePeople(ctx, { id: person.id, into: twin.id })
  expect(undoPersonMerge(ctx, person.id).moved).toMatchObject([
    { what: 'responsible' },
    { what: 'user', name: 'gammal', cameBack: true }
  ])
  // The user that would go back is the administrator who stays.
  give('annan', null, true)
  give('gammal', person.id, true)
  mergePeople(ctx, { id: person.id, into: twin.id })
  give('annan', null, false)
  give(founder.osUser, twin.id, false)
  expect(() => undoPersonMerge(ctx, person.id)).toThrow(
    expect.objectContaining({ code: 'last-administrator', params: { user: 'gammal' } })
  )
})

it('a merge is not undone where two would have one address, nor by hand in the database', async () => {
  const { ctx, person, twin } = await doubled()
  mergePeople(ctx, { id: twin.id, into: person.id })
  editPerson(ctx, person.id, { ...person, email: twin.email })
  expect(() => undoPersonMerge(ctx, twin.id)).toThrow(expect.objectContaining({ code: 'email-taken' }))
  const by = (sql: string) => () => ctx.db.transact(tx => void tx.prepare(sql).run())
  expect(by('UPDATE person SET merged_into = NULL')).toThrow('what was made one with another is not changed')
  expect(by('DELETE FROM register_merge')).toThrow()
  expect(by('UPDATE register_merge SET into_id = merged_id || 1')).toThrow('a merge is undone')
  expect(by('UPDATE register_merge SET undone = seq + 1')).toThrow('a merge is undone')
  const merge = `INSERT INTO register_merge (seq, kind, merged_id, into_id, undone)`
  expect(by(`${merge} VALUES (1, 'person', 'a', 'b', NULL)`)).toThrow('a merge belongs to the journal line')
  const moved = `INSERT INTO register_merge_moved (seq, what, record_id) SELECT seq, 'user', 'a' FROM register_merge`
  expect(by(moved)).toThrow('what a merge moved belongs to the journal line')
  const under = (act: string, about: string) => () =>
    ctx.db.transact(tx => {
      record(tx, ctx, { act, about })
      tx.prepare(`${merge} VALUES (?, 'person', 'a', 'b', NULL)`).run(lineNumber(tx))
    })
  expect(under('person.edited', 'a')).toThrow('a merge belongs to the journal line')
  expect(under('person.merged', 'b')).toThrow('a merge belongs to the journal line')
})

it('a department that was made one with the wrong one takes its channels and people back', async () => {
  const { ctx, first, department, person, twin, historyOf } = await doubled()
  const wrong = addDepartment(ctx, { name: 'Teknik', mailbox: null })
  mergeDepartments(ctx, { id: department.id, into: wrong.id })
  expect(
    historyOf(department.id)[0]
      ?.moved.map(({ what, name }) => `${what} ${name}`)
      .sort()
  ).toEqual([`channel ${first.name}`, `person ${person.name}`, `person ${twin.name}`].sort())
  editPerson(ctx, twin.id, {
    ...twin,
    departmentId: addDepartment(ctx, { name: 'Vatten', mailbox: null }).id
  })
  const { moved } = undoDepartmentMerge(ctx, department.id)
  expect(moved.filter(({ cameBack }) => cameBack === false)).toMatchObject([{ what: 'person', id: twin.id }])
  expect(channel(ctx.db.read, first.id).departmentId).toBe(department.id)
  expect(listPeople(ctx.db.read).find(({ id }) => id === person.id)?.departmentId).toBe(department.id)
  expect(historyOf(first.id)[0]).toMatchObject({
    changes: [{ field: 'departmentId', before: 'Teknik', after: department.name }]
  })
  expect(listMerges(ctx.db.read, 'department')).toEqual([])
})

it('what a merge moved is told without the channels that are marked, to whoever may not see them', async () => {
  const { ctx, first, person, twin } = await doubled()
  mergePeople(ctx, { id: person.id, into: twin.id })
  const second = newChannel(ctx, { name: 'Skyddat boende', addresses: ['https://flode.example/dold'] })
  const { responsibleId } = second
  mergePeople(ctx, { id: responsibleId, into: twin.id })
  await markSecret(ctx, {
    record: { kind: 'channel', id: second.id },
    paragraph: 'OSL 25 kap. 1 §',
    note: null
  })
  const page = registerHistory(ctx.db.read, { about: null, ...PAGING })
  const seenBy = (roles: readonly Role[]) => {
    const who = { osUser: 'x', roles }
    const hidden = hiddenFrom(ctx.db.read, roles)
    return JSON.stringify([
      withoutHidden('registerHistory.list', page, hidden, who),
      withoutHidden('people.merges', listMerges(ctx.db.read, 'person'), hidden, who)
    ])
  }
  expect(seenBy(['records-officer'])).toContain('Skyddat boende')
  expect(seenBy(['administrator'])).not.toContain('Skyddat boende')
  expect(seenBy(['administrator'])).toContain(first.name)
})

it('who or what was made one with something marked is told of as that is', async () => {
  const { ctx, first, department, person, twin } = await doubled()
  const right = addDepartment(ctx, { name: 'Kultur- och fritidsförvaltningen', mailbox: null })
  mergeDepartments(ctx, { id: department.id, into: right.id })
  mergePeople(ctx, { id: person.id, into: twin.id })
  const seenBy = (roles: readonly Role[]) => {
    const who = { osUser: 'x', roles }
    const hidden = hiddenFrom(ctx.db.read, roles)
    const page = registerHistory(ctx.db.read, { about: null, ...PAGING }, hidden.ids)
    return JSON.stringify(withoutHidden('registerHistory.list', page, hidden, who))
  }
  // The wrong one, once: they are two, and still mostly of one name.
  const other = addPerson(ctx, { name: 'Åsa Ö', email: null, departmentId: right.id })
  mergePeople(ctx, { id: other.id, into: twin.id })
  undoPersonMerge(ctx, other.id)
  const mark = (kind: 'person' | 'department', id: string) =>
    markSecret(ctx, { record: { kind, id }, paragraph: 'OSL 21 kap. 3 §', note: null })
  await mark('person', twin.id)
  const [administrator, officer] = [seenBy(['administrator']), seenBy(['records-officer'])]
  for (const told of [person.id, person.name, twin.name]) {
    expect(administrator).not.toContain(told)
    expect(officer).toContain(told)
  }
  expect(administrator).toContain(department.name)
  expect(officer).toContain('merge-undone')
  expect(administrator).not.toContain('merge-undone')
  expect(administrator).toContain(other.id)
  await mark('department', right.id)
  for (const told of [department.id, department.name]) expect(seenBy(['administrator'])).not.toContain(told)
  // The channel lies in the department.
  expect(seenBy(['administrator'])).not.toContain(first.name)
})

it('what is marked is not let go by being made one with, or moved to, what is not', async () => {
  const { ctx, first, department, person, twin } = await doubled()
  const open = addDepartment(ctx, { name: 'Teknik', mailbox: null })
  const mark = (kind: 'person' | 'department' | 'channel', id: string) =>
    markSecret(ctx, { record: { kind, id }, paragraph: 'OSL 21 kap. 1 §', note: null })
  const refused = (act: () => unknown) =>
    expect(act).toThrow(expect.objectContaining({ code: 'would-open-secret' }))
  await mark('person', person.id)
  refused(() => mergePeople(ctx, { id: person.id, into: twin.id }))
  // The other way the one that is marked stays, and what comes to it is kept in; and it is not let out by undoing that.
  mergePeople(ctx, { id: twin.id, into: person.id })
  refused(() => undoPersonMerge(ctx, twin.id))
  // Marked itself it stays secret, and stands alone.
  await mark('person', twin.id)
  undoPersonMerge(ctx, twin.id)
  await mark('department', department.id)
  refused(() => mergeDepartments(ctx, { id: department.id, into: open.id }))
  const { platform, name, addresses, kinds, responsibleId, purpose, dialogue, about } = first
  const fields = { platform, name, addresses, kinds, responsibleId, purpose, dialogue, about }
  refused(() => editChannel(ctx, first.id, { ...fields, departmentId: open.id }))
  const third = addPerson(ctx, { name: 'Bo Ek', email: 'bo@norrby.example', departmentId: department.id })
  refused(() => editPerson(ctx, third.id, { ...third, departmentId: open.id }))
  // With a mark of its own it takes its secrecy along.
  await mark('channel', first.id)
  editChannel(ctx, first.id, { ...fields, departmentId: open.id })
  await mark('department', open.id)
  mergeDepartments(ctx, { id: department.id, into: open.id })
  expect(listDepartments(ctx.db.read).map(({ id }) => id)).toEqual([open.id])
})
