// When a record may go: the rules that apply to it, and the longest of them.
import { describe, expect, it } from 'vitest'
import type { RetentionRule } from '#shared/retention.ts'
import { type RetentionFacts, retentionOf } from '../../electron/core/delivery/disposal/due.ts'

const [CHANNEL, OTHER] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const FACTS: RetentionFacts = {
  kind: 'comment',
  channelId: CHANNEL,
  categories: ['a', 'minor'],
  days: { recorded: '2024-02-29', decided: '2024-11-25', 'handed-over': null }
}
const rule = (changes: object): RetentionRule =>
  ({
    ...{ id: JSON.stringify(changes), kind: 'comment', channelId: null, category: null },
    ...{ kept: { months: 24, countedFrom: 'decided' }, transfer: 'required', ...changes }
  }) as RetentionRule

describe('a record', () => {
  it('without a rule for its kind, channel and category is kept', () => {
    const others = [
      rule({ kind: 'message' }),
      rule({ channelId: OTHER }),
      rule({ category: 'b' }),
      rule({ category: 'registered' })
    ]
    expect(retentionOf(FACTS, others)).toEqual({ state: 'without-rule' })
    expect(retentionOf({ ...FACTS, channelId: null }, [rule({ channelId: CHANNEL })])).toEqual({
      state: 'without-rule'
    })
  })

  it.each([
    [{}, '2026-11-25'],
    [{ category: 'minor', channelId: CHANNEL }, '2026-11-25'],
    [{ kept: { months: 0, countedFrom: 'recorded' } }, '2024-02-29'],
    // A leap day ends with February.
    [{ kept: { months: 12, countedFrom: 'recorded' } }, '2025-02-28'],
    [{ kept: { months: 48, countedFrom: 'recorded' } }, '2028-02-29']
  ])('is kept by %j until %s', (changes, dueOn) => {
    expect(retentionOf(FACTS, [rule(changes)])).toMatchObject({ state: 'until', dueOn })
  })

  it('is kept by the longest of the rules that apply, whatever their order', () => {
    const short = rule({ kept: { months: 1, countedFrom: 'recorded' } })
    const long = rule({ category: 'a', kept: { months: 60, countedFrom: 'recorded' } })
    const waiting = rule({ kept: { months: 0, countedFrom: 'handed-over' } })
    const always = rule({ category: 'minor', kept: null })
    for (const order of [
      [short, long],
      [long, short]
    ])
      expect(retentionOf(FACTS, order)).toEqual({ state: 'until', rule: long, dueOn: '2029-02-28' })
    expect(retentionOf(FACTS, [waiting, long])).toEqual({ state: 'not-begun', rule: waiting })
    expect(retentionOf(FACTS, [always, waiting, long])).toEqual({ state: 'for-ever', rule: always })
  })

  it('must have been handed over where one of two equally long rules demands it', () => {
    const [free, strict] = [rule({ transfer: 'none' }), rule({ transfer: 'required' })]
    for (const order of [
      [free, strict],
      [strict, free]
    ])
      expect(retentionOf(FACTS, order)).toMatchObject({ state: 'until', rule: strict })
  })
})
