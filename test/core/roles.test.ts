// Every role against every method of the contract, through the one door; and who has which role.

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Contract, contract } from '#shared/contract.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { isAllowed, type Method, RULES, rolesFor, ruleOf } from '#shared/rules.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { OneUserAtATime } from '../helpers/one-user-at-a-time.ts'

const METHODS = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map(verb => `${noun}.${verb}` as Method)
)

/** What someone whom the archive does not know may still call: only what shows what is public, or opens and closes. */
const OPEN_TO_ALL: readonly Method[] = [
  'archive.current',
  'archive.checkFolder',
  'archive.create',
  'archive.open',
  'archive.close',
  'archive.status',
  'computer.check',
  'backups.restore',
  'backups.connect',
  'backups.verifyFolder',
  'archive.events',
  'users.me',
  'users.readingLog',
  'search.ids',
  'departments.list',
  'people.list',
  'channels.list',
  'channels.find',
  'websites.list',
  'publicList.preview',
  'publicList.publications',
  'captures.list',
  'captures.newest',
  'captures.timeline',
  'captures.find',
  'captures.text',
  'captures.compare',
  'captures.places',
  'captures.runs',
  'captures.currentRun',
  'captures.findRun',
  'coverage.halfYear',
  'coverage.trend'
]

let dir: string
let users: OneUserAtATime

const as = (user: string) => users.as(user)

beforeEach(async () => {
  dir = join(await temporaryFolder(), 'arkiv')
  users = new OneUserAtATime(dir)
  const founder = createSession({ ...openOptions(), actor: 'chefen' })
  await founder.create(dir, 'Norrby kommun')
  await founder.close()
})

/** What the door says to a call that no method can use: nothing is done, but it is known who was let in. */
async function answerTo(client: Client, method: Method): Promise<'refused' | 'let in'> {
  const [noun = '', verb = ''] = method.split('.')
  // Every input is an object with known fields, so this one fits none.
  const call = client[noun as keyof Contract][verb as never] as (input: unknown) => Promise<unknown>
  try {
    const answer = await call({ 'no such field': true })
    if (method === 'archive.events') await (answer as AsyncIterator<unknown>).return?.()
  } catch (error) {
    if ((error as { code?: string }).code === 'forbidden') return 'refused'
  }
  return 'let in'
}

it('has a rule for every method, and no rule for anything else', () => {
  const ruled = Object.entries(RULES).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map(verb => `${noun}.${verb}`)
  )
  expect(ruled.toSorted()).toEqual(METHODS.toSorted())
  expect(ruleOf('archive.constructor')).toBeUndefined()
  expect(ruleOf('constructor.name')).toBeUndefined()
})

it('lets someone without a role do nothing but look at what is public', () => {
  expect(METHODS.filter(method => isAllowed(ruleOf(method) ?? [], [])).toSorted()).toEqual(
    OPEN_TO_ALL.toSorted()
  )
})

it('tells whoever has no role the ids of what they may list, and of nothing else', async () => {
  const chief = await as('chefen')
  const { id } = await chief.departments.add({ name: 'Kultur', mailbox: null })
  const [user] = await chief.users.list()
  if (user === undefined) throw new Error('nobody is known')
  const ids = async (who: Awaited<ReturnType<typeof as>>, found: string) => [
    await who.search.ids({ beginning: found.slice(0, 8) }),
    await who.search.ids({ beginning: found.slice(0, 8), kind: 'user' })
  ]
  expect(await ids(chief, user.id)).toEqual([[], [user.id]])
  const stranger = await as('okänd')
  expect(await ids(stranger, user.id)).toEqual([[], []])
  expect(await ids(stranger, id)).toEqual([[id], []])
})

const COMBINATIONS: readonly Role[][] = [...ROLES.map(role => [role]), [...ROLES], []]

describe.for(COMBINATIONS.map(roles => ({ roles, named: roles.join(' ') || 'none' })))(
  'with the roles $named',
  ({ roles }) => {
    it('every method answers as its rule says', async () => {
      const chief = await as('chefen')
      await chief.users.save({ osUser: 'anna', name: 'Anna Ek', personId: null, roles })
      const anna = await as('anna')
      const told: Record<string, string> = {}
      const expected: Record<string, string> = {}
      for (const method of METHODS) {
        const rule = RULES[method.split('.')[0] as keyof Contract][method.split('.')[1] as never]
        expected[method] = isAllowed(rule, roles) ? 'let in' : 'refused'
        told[method] = await answerTo(anna, method)
        // Closing is one of the methods.
        if (users.session?.current() === null) await users.session.open(dir)
      }
      expect(told).toEqual(expected)
    })
  }
)

it('refuses with a sentence that says who may, in both languages, and changes nothing', async () => {
  const stranger = await as('främling')
  expect(await stranger.users.me()).toEqual({
    ...{ osUser: 'främling', name: null, roles: [], leftOn: null }
  })
  const before = (await stranger.archive.status()).journalLines
  const refused = await stranger.departments.add({ name: 'Teknik', mailbox: null }).catch(error => error)
  expect(refused).toMatchObject({ code: 'forbidden' })
  expect(refusalSentence('forbidden', refused.data, 'sv')).toBe(
    'Det här får bara den göra som har rollen registeransvarig eller administratör. Du är främling och har ingen roll. Be arkivets administratör om rollen. Inget har ändrats.'
  )
  expect(refusalSentence('forbidden', refused.data, 'en')).toContain('records officer or administrator')
  expect(await stranger.departments.list()).toEqual([])
  expect((await stranger.archive.status()).journalLines).toBe(before)
})

it('names the person in the journal on every act, and journals what roles were given and taken', async () => {
  const chief = await as('chefen')
  await chief.users.save({ osUser: 'anna', name: 'Anna Ek', personId: null, roles: ['records-officer'] })
  await chief.users.save({
    osUser: 'ANNA',
    name: 'Anna Ek',
    personId: null,
    roles: ['moderator', 'records-officer']
  })
  const anna = await as('Anna')
  await anna.departments.add({ name: 'Teknik', mailbox: null })
  const { items } = await anna.journal.list({ about: null, limit: 3, after: null })
  expect(items).toMatchObject([
    { act: 'department.added', actor: 'Anna Ek (Anna)' },
    {
      act: 'user.edited',
      actor: 'chefen',
      details: { roles: 'records-officer moderator', rolesBefore: 'records-officer' }
    },
    {
      act: 'user.added',
      actor: 'chefen',
      details: { user: 'anna', roles: 'records-officer', rolesBefore: null }
    }
  ])
})

it('adds nobody over one who is there, whatever the letters, and changes nothing', async () => {
  const chief = await as('chefen')
  await chief.users.save({ osUser: 'anna', name: 'Anna Ek', personId: null, roles: ['archivist'] })
  const before = await chief.users.list()
  const again = { osUser: 'ANNA', name: 'Anna B', personId: null, roles: [], isNew: true }
  await expect(chief.users.save(again)).rejects.toMatchObject({
    code: 'user-already-there',
    data: { user: 'anna', name: 'Anna Ek' }
  })
  expect(await chief.users.list()).toEqual(before)
  expect((await chief.users.save({ ...again, isNew: false })).name).toBe('Anna B')
})

it('takes no slash for the backslash between a domain and a name, and says what to write', async () => {
  const chief = await as('chefen')
  const before = await chief.users.list()
  const draft = { name: 'Anna Ek', personId: null, roles: ['archivist' as const] }
  const refused = await chief.users.save({ ...draft, osUser: 'NORRBY/anna' }).catch(error => error)
  expect(refused).toMatchObject({ code: 'invalid-input' })
  expect(refusalSentence('invalid-input', refused.data, 'sv')).toMatch(/DOMÄN\\namn/)
  expect(await chief.users.list()).toEqual(before)
  expect((await chief.users.save({ ...draft, osUser: 'NORRBY\\anna' })).osUser).toBe('NORRBY\\anna')
  expect((await chief.users.save({ ...draft, osUser: 'oidc:https://id.norrby.se/anna' })).name).toBe(
    'Anna Ek'
  )
})

it('never loses its last administrator, whoever writes the query', async () => {
  const chief = await as('chefen')
  const without = { osUser: 'chefen', name: 'Chefen', personId: null, roles: ['archivist' as const] }
  await expect(chief.users.save(without)).rejects.toMatchObject({ code: 'last-administrator' })
  await chief.users.save({ osUser: 'anna', name: 'Anna Ek', personId: null, roles: ['administrator'] })
  expect((await chief.users.save(without)).roles).toEqual(['archivist'])
  await users.session?.close()
  const db = new Database(join(dir, 'archive.db'))
  onTestFinished(() => void db.close())
  expect(() => db.exec(`DELETE FROM user_role WHERE role = 'administrator'`)).toThrow(
    'always has an administrator'
  )
  expect(() => db.exec('DELETE FROM user')).toThrow('never taken away')
})

describe('somebody who has left', () => {
  /** Anna, a records officer, and the chief, each tied to a person of the register. */
  async function tied() {
    const chief = await as('chefen')
    const { id: departmentId } = await chief.departments.add({ name: 'Kultur', mailbox: null })
    const person = (name: string) => chief.people.add({ name, email: null, departmentId })
    const [anna, karin] = [await person('Anna Ek'), await person('Karin Berg')]
    const give = (osUser: string, name: string, roles: Role[], personId: typeof anna.id | null) =>
      chief.users.save({ osUser, name, personId, roles })
    await give('anna', 'Anna Ek', ['records-officer'], anna.id)
    const edit = ({ id }: typeof anna, departedOn: string | null) =>
      chief.people.edit({ id, changes: { name: 'Någon', email: null, departmentId, departedOn } })
    return { chief, anna, karin, give, edit }
  }

  it('loses the right to act on that day, though the roles stay given, and has it back when the day is removed', async () => {
    const { anna, edit } = await tied()
    await edit(anna, '2026-11-26')
    const tomorrow = await as('anna')
    expect(await tomorrow.users.me()).toMatchObject({ roles: ['records-officer'], leftOn: null })
    const chief = await as('chefen')
    const gone = { name: 'Anna Ek', email: null, departmentId: anna.departmentId, departedOn: '2026-11-25' }
    await chief.people.edit({ id: anna.id, changes: gone })
    expect((await chief.users.list()).find(({ osUser }) => osUser === 'anna')).toMatchObject({
      roles: ['records-officer'],
      leftOn: '2026-11-25'
    })
    const today = await as('anna')
    expect(await today.users.me()).toMatchObject({ name: 'Anna Ek', roles: [], leftOn: '2026-11-25' })
    for (const call of [
      () => today.departments.add({ name: 'Teknik', mailbox: null }),
      () => today.people.edit({ id: anna.id, changes: { ...gone, departedOn: null } }),
      () => today.journal.list({ about: null, limit: 1, after: null })
    ])
      await expect(call()).rejects.toMatchObject({
        code: 'user-has-left',
        data: { user: 'anna', date: '2026-11-25' }
      })
    expect(await today.departments.list()).toHaveLength(1)
    await (await as('chefen')).people.edit({ id: anna.id, changes: { ...gone, departedOn: null } })
    expect((await (await as('anna')).users.me()).roles).toEqual(['records-officer'])
  })

  it('is never the only administrator, in whatever order it comes about', async () => {
    const { anna, karin, give, edit } = await tied()
    const refused = { code: 'last-administrator', data: { user: 'chefen' } }
    await give('chefen', 'Karin Berg', ['administrator', 'records-officer'], karin.id)
    await expect(edit(karin, '2027-01-01')).rejects.toMatchObject(refused)
    await edit(anna, '2027-01-01')
    await give('anna', 'Anna Ek', ['administrator'], anna.id)
    // Anna is one until she leaves, on a day that is known.
    await expect(edit(karin, '2027-06-01')).rejects.toMatchObject(refused)
    await expect(give('chefen', 'Karin Berg', ['archivist'], karin.id)).rejects.toMatchObject(refused)
    await expect(give('chefen', 'Karin Berg', ['administrator'], anna.id)).rejects.toMatchObject(refused)
    await give('bo', 'Bo', ['administrator'], null)
    expect((await edit(karin, '2027-01-01')).departedOn).toBe('2027-01-01')
    await users.session?.close()
    const db = new Database(join(dir, 'archive.db'))
    onTestFinished(() => void db.close())
    for (const sql of [
      `DELETE FROM user_role WHERE role = 'administrator' AND user_id = (SELECT id FROM user WHERE os_user = 'bo')`,
      `UPDATE user SET person_id = '${anna.id}' WHERE os_user = 'bo'`
    ])
      expect(() => db.exec(sql)).toThrow('administrator who has not left')
  })
})

it('says of each rule which roles it asks for', () => {
  expect(rolesFor('anyone')).toBeNull()
  expect(rolesFor('member')).toEqual(ROLES)
  expect(rolesFor(RULES.users.save)).toEqual(['administrator'])
})
