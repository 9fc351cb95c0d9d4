// What is asked for again after a change: where the changed thing shows, and no more than that.
import { afterEach, describe, expect, it } from 'vitest'
import { contract } from '#shared/contract.ts'
import { Noun } from '#shared/events.ts'
import { api, queries } from '../../renderer/api.ts'
import { type Part, SHOWN_IN, touchedByAct, touchedByEvents } from '../../renderer/touched.ts'

const PARTS = Object.keys(contract) as Part[]
const shown = (touches: (part: Part) => boolean) => PARTS.filter(touches)
const afterAct = (part: Part, verb = 'add') => shown(touchedByAct([[part, verb], { type: 'mutation' }]))

afterEach(() => queries.clear())

describe('an act', () => {
  it('in any part of the contract asks for that part again, for the counts, the alerts, the hits and the journal', () => {
    expect(Object.keys(SHOWN_IN).sort()).toEqual([...PARTS].sort())
    for (const part of PARTS)
      expect(afterAct(part)).toEqual(expect.arrayContaining([part, 'archive', 'alerts', 'search', 'journal']))
  })

  it.each([
    ['comments', ['deadlines', 'moderation', 'posts', 'outbox', 'disclosures', 'secrecy']],
    ['inbox', ['messages', 'deadlines', 'outbox', 'comments']],
    ['captures', ['channels', 'coverage', 'checklists', 'posts', 'websites']],
    ['exports', ['receipts', 'captures', 'comments', 'messages', 'inbox', 'disposal']],
    ['retention', ['disposal', 'captures', 'comments', 'messages']],
    ['checklists', ['channels', 'attestations', 'coverage']],
    // Names stand everywhere, and what is secret or disposed of is in no list any more.
    ...(['channels', 'people', 'departments', 'users', 'secrecy', 'disposal'] as const).map(
      part => [part, PARTS] as const
    )
  ] as const)('in %s asks for what shows it elsewhere', (part, elsewhere) => {
    expect(afterAct(part)).toEqual(expect.arrayContaining([...elsewhere]))
  })

  it('asks for at least what the core’s own word of it asks for', () => {
    for (const noun of Noun.options) {
      const part = noun === 'register' ? 'channels' : PARTS.find(each => each === noun)
      if (part === undefined) throw new Error(`no part of the contract is named as ${noun}`)
      const asked = shown(touchedByEvents(new Set([noun])))
      expect(asked, noun).toContain(part)
      expect(afterAct(part), noun).toEqual(expect.arrayContaining(asked))
    }
  })

  it('leaves alone what it cannot have changed, and all of it where it changes nothing', () => {
    for (const part of ['departments', 'people', 'users', 'backups', 'checks', 'coverage', 'rounds'] as const)
      expect(afterAct('inbox')).not.toContain(part)
    expect(afterAct('archive', 'verify')).toEqual([])
    expect(shown(touchedByAct(undefined))).toEqual(PARTS)
  })
})

/** The queries that a page has asked, and the act of a person there. */
async function afterActing(act: { mutationKey?: readonly unknown[] }) {
  const asked = {
    comments: api.comments.find.queryKey({ input: { id: ID as never } }),
    people: api.people.list.queryKey(),
    status: api.archive.status.queryKey(),
    proposal: api.exports.propose.queryKey({ input: {} as never }),
    shortcut: ['shortcut']
  }
  for (const key of Object.values(asked)) queries.setQueryData<unknown>(key, {})
  const mutation = queries
    .getMutationCache()
    .build(queries, { ...act, mutationFn: async () => null } as Parameters<
      ReturnType<typeof queries.getMutationCache>['build']
    >[1])
  await mutation.execute(undefined)
  return Object.entries(asked).flatMap(([name, key]) =>
    queries.getQueryState(key)?.isInvalidated === true ? [name] : []
  )
}
const ID = '00000000-0000-4000-8000-000000000001'

describe('the window', () => {
  it('asks again for what an act touched, and is told that a proposal is of before', async () => {
    const key = api.comments.decide.mutationKey()
    expect(await afterActing({ mutationKey: key })).toEqual(['comments', 'status', 'proposal', 'shortcut'])
  })
  it('asks for everything after an act that went to several parts', async () => {
    expect(await afterActing({})).toEqual(['comments', 'people', 'status', 'proposal', 'shortcut'])
  })
})
