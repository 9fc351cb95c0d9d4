// Every role against every method of the contract, through the one door; and who has which role.

import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Contract, contract } from '#shared/contract.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { isAllowed, type Method, RULES, rolesFor, ruleOf } from '#shared/rules.ts'
import { ROLES, type Role } from '#shared/user.ts'
import { createSession, type Session } from '../../electron/core/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'

const METHODS = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map(verb => `${noun}.${verb}` as Method)
)

/** What someone whom the archive does not know may still call: only what shows what is public, or opens and closes. */
const OPEN_TO_ALL: readonly Method[] = [
  'archive.current',
  'archive.create',
  'archive.open',
  'archive.close',
  'archive.status',
  'archive.events',
  'users.me',
  'departments.list',
  'people.list',
  'channels.list',
  'channels.find',
  'websites.list',
  'publicList.preview',
  'publicList.publications',
  'captures.list',
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
let session: Session | undefined

/** The archive as this user of the operating system meets it. */
async function as(user: string): Promise<Client> {
  await session?.close()
  const opened = createSession({ ...openOptions(), actor: user })
  session = opened
  onTestFinished(() => opened.close())
  await opened.open(dir)
  return createRouterClient(opened.router, { context: {} })
}

beforeEach(async () => {
  session = undefined
  dir = join(await temporaryFolder(), 'arkiv')
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
        if (session?.current() === null) await session.open(dir)
      }
      expect(told).toEqual(expected)
    })
  }
)

it('refuses with a sentence that says who may, in both languages, and changes nothing', async () => {
  const stranger = await as('främling')
  expect(await stranger.users.me()).toEqual({ osUser: 'främling', name: null, roles: [] })
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

it('never loses its last administrator, whoever writes the query', async () => {
  const chief = await as('chefen')
  const without = { osUser: 'chefen', name: 'Chefen', personId: null, roles: ['archivist' as const] }
  await expect(chief.users.save(without)).rejects.toMatchObject({ code: 'last-administrator' })
  await chief.users.save({ osUser: 'anna', name: 'Anna Ek', personId: null, roles: ['administrator'] })
  expect((await chief.users.save(without)).roles).toEqual(['archivist'])
  await session?.close()
  const db = new Database(join(dir, 'archive.db'))
  onTestFinished(() => void db.close())
  expect(() => db.exec(`DELETE FROM user_role WHERE role = 'administrator'`)).toThrow(
    'always has an administrator'
  )
  expect(() => db.exec('DELETE FROM user')).toThrow('never taken away')
})

it('lets an archive from before there were roles go on as before, with all who have acted in it', async () => {
  const db = new Database(join(dir, 'archive.db'))
  db.exec(`DROP TRIGGER user_never_goes; DROP TRIGGER user_role_last_administrator;
    DELETE FROM user_role; DELETE FROM user`)
  db.close()
  const anna = await as('anna')
  const users = await anna.users.list()
  expect(users.map(({ osUser, roles }) => [osUser, roles])).toEqual([
    ['anna', [...ROLES]],
    ['chefen', [...ROLES]]
  ])
  const { items } = await anna.journal.list({ about: null, limit: 1, after: null })
  expect(items).toMatchObject([{ act: 'archive.users-founded', details: { users: 2 } }])
  expect((await (await as('någon annan')).users.me()).roles).toEqual([])
})

it('says of each rule which roles it asks for', () => {
  expect(rolesFor('anyone')).toBeNull()
  expect(rolesFor('member')).toEqual(ROLES)
  expect(rolesFor(RULES.users.save)).toEqual(['administrator'])
})
