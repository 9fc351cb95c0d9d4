// Who a sender is: only what a source really says, and never two people made into one because they share a name.
import { describe, expect, it } from 'vitest'
import { type ActorFacts, UNKNOWN } from '#shared/actor.ts'
import { actorFor } from '../../electron/core/register/actors/actors.ts'
import { findActor } from '../../electron/core/register/actors/queries.ts'
import { newArchive } from '../helpers/archive.ts'

async function meeting() {
  const { ctx } = await newArchive()
  const meet = (facts: Partial<ActorFacts>, within = 'inlägg 1', platform: 'facebook' | 'x' = 'facebook') =>
    ctx.db.transact(tx => actorFor(tx, { platform, within, facts: { ...UNKNOWN, ...facts } }))
  const known = (id: ReturnType<typeof meet>) => (id === null ? null : findActor(ctx.db.read, id))
  const sql = (statement: string) => ctx.db.transact(tx => void tx.prepare(statement).run())
  return { meet, known, sql }
}

describe('the same sender', () => {
  it.each([
    [
      'the platform’s own id',
      { nativeId: '1', displayName: 'Kalle' },
      { nativeId: '1', displayName: 'Kalle K' }
    ],
    ['the user name, however it is written', { handle: 'Kalle' }, { handle: 'kalle', displayName: 'K' }],
    ['the profile’s address', { profileUrl: 'https://f.example/k' }, { profileUrl: 'https://f.example/k' }],
    ['the e-mail address', { email: 'K@f.example' }, { email: 'k@f.example', displayName: 'Kalle' }],
    ['a user name whose id was learnt later', { handle: 'kalle' }, { nativeId: '7', handle: 'kalle' }]
  ])('by %s', async (_, first, second) => {
    const { meet, known } = await meeting()
    const id = meet(first)
    expect(id).not.toBeNull()
    expect(meet(second, 'ett annat inlägg')).toBe(id)
    // What was known stays, and what was not known is filled in.
    expect(known(id)).toMatchObject({ ...second, ...first })
  })

  it('by a bare name within one post, and nowhere else', async () => {
    const { meet } = await meeting()
    const anna = meet({ displayName: 'Anna Andersson' })
    expect(meet({ displayName: 'Anna Andersson' })).toBe(anna)
    expect(meet({ displayName: 'Anna Andersson' }, 'inlägg 2')).not.toBe(anna)
    expect(meet({ displayName: 'Anna Andersson', handle: 'anna' })).not.toBe(anna)
  })
})

it.each([
  [
    'another id under a user name that has passed on',
    { nativeId: '1', handle: 'k' },
    { nativeId: '2', handle: 'k' }
  ],
  ['an id that differs in its letters', { nativeId: 'UCa' }, { nativeId: 'UCA' }],
  [
    'another user name with the same e-mail',
    { handle: 'a', email: 'x@f.example' },
    { handle: 'b', email: 'x@f.example' }
  ]
])('not the same: %s', async (_, first, second) => {
  const { meet } = await meeting()
  expect(meet(second)).not.toBe(meet(first))
})

it('nothing known is no sender, and another platform is another sender', async () => {
  const { meet, known } = await meeting()
  expect(meet({})).toBeNull()
  expect(meet({ nativeId: '1' }, 'i', 'x')).not.toBe(meet({ nativeId: '1' }, 'i'))
  expect(known(meet({ ip: '192.0.2.1' }))?.identityBasis).toBe('unknown')
})

it.each([
  [`UPDATE actor SET display_name = 'Någon annan'`, 'added to and never changed'],
  [`UPDATE actor SET platform = 'x'`, 'added to and never changed'],
  [`UPDATE actor SET identity_basis = 'native_id'`, 'CHECK constraint'],
  ['DELETE FROM actor', 'disposal decision']
])('the database itself refuses: %s', async (statement, why) => {
  const { meet, sql } = await meeting()
  meet({ displayName: 'Anna Andersson' })
  expect(() => sql(statement)).toThrow(why)
})
