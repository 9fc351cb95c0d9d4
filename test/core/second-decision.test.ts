// A comment that is decided on and decided on again: the next step of the same matter, or a correction that says why (P7, P9a).
import { describe, expect, it } from 'vitest'
import { correctsDecision, type Decision, Outcome } from '#shared/decision.ts'
import { Instant } from '#shared/ids.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { decideComment } from '../../electron/core/comments/comments/order.ts'
import { insertDecision } from '../../electron/core/comments/comments/queries.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, REMOVE } from '../helpers/comments.ts'

const DECISIONS = {
  remove: { ...REMOVE, category: 'b' },
  answered: {
    ...{ outcome: 'answered', note: null, answer: 'Klockan tio.', answeredBy: 'Bo Ek' },
    answeredAt: Instant.parse('2026-11-25T08:30:00.000Z')
  },
  forwarded: { outcome: 'forwarded', note: null, forwardedTo: 'Tekniska förvaltningen' },
  'no-answer': { outcome: 'no-answer', note: null, because: 'Ingen fråga' },
  'not-ours': { outcome: 'not-ours', note: null, because: 'Ett annat forum' }
} as const satisfies Record<string, Decision>

const NEXT_STEPS: Readonly<Record<keyof typeof DECISIONS, readonly string[]>> = {
  remove: [],
  answered: ['remove', 'forwarded'],
  forwarded: ['remove', 'answered', 'no-answer'],
  'no-answer': [],
  'not-ours': []
}

const FIRST = Object.keys(DECISIONS) as (keyof typeof DECISIONS)[]
const PAIRS = FIRST.flatMap(first => FIRST.map(second => [first, second] as const))

async function decidedAs(first: keyof typeof DECISIONS) {
  const { ctx, clock } = await newArchive()
  clock.set('2026-11-25T08:30:00.000Z')
  const id = await commentIn(ctx, newChannel(ctx).id, 'verified')
  clock.advance(60_000)
  return { ctx, clock, id, before: decideComment(ctx, id, DECISIONS[first]).decisions }
}

it.each(PAIRS)('what was decided as %s and then as %s', async (first, second) => {
  const { ctx, id, before } = await decidedAs(first)
  const decision = DECISIONS[second]
  if (NEXT_STEPS[first].includes(second)) {
    expect(decideComment(ctx, id, decision).decisions.map(({ outcome }) => outcome)).toEqual([first, second])
    return
  }
  expect(() => decideComment(ctx, id, decision)).toThrow(
    expect.objectContaining({ code: 'correction-unexplained' })
  )
  const by = { by: 'test', at: ctx.clock.now() }
  expect(() => ctx.db.transact(tx => void insertDecision(tx, id, { ...decision, ...by }))).toThrow(
    'a decision that corrects another says why'
  )
  expect(commentDetail(ctx.db.read, id).decisions).toEqual(before)
  expect(decideComment(ctx, id, { ...decision, correctedBecause: 'Jag läste fel' }).decisions).toEqual([
    ...before,
    expect.objectContaining({ outcome: second, correctedBecause: 'Jag läste fel' })
  ])
})

it('taking it back says why by itself, and what is decided after that corrects nothing', async () => {
  const { ctx, id } = await decidedAs('remove')
  decideComment(ctx, id, { outcome: 'reopened', note: null, because: 'Fel kommentar' })
  expect(decideComment(ctx, id, DECISIONS['no-answer']).decisions).toHaveLength(3)
})

it('takes back the decision that was seen, and none that somebody else has made since', async () => {
  const { ctx, clock, id, before } = await decidedAs('forwarded')
  clock.advance(1_000)
  const seen = { decidedAt: before[0]?.decidedAt ?? null }
  const back: Decision = { outcome: 'reopened', note: null, because: 'Beslutet sparades av misstag.' }
  const newer = decideComment(ctx, id, DECISIONS.remove)
  expect(() => decideComment(ctx, id, back, seen)).toThrow(
    expect.objectContaining({ code: 'changed-meanwhile', params: expect.objectContaining({ who: 'test' }) })
  )
  expect(commentDetail(ctx.db.read, id)).toEqual(newer)
  const now = { decidedAt: newer.decision?.decidedAt ?? null }
  expect(decideComment(ctx, id, back, now).state).toBe('verified')
})

describe('the rule itself', () => {
  it('what was to be removed and went by itself is closed without a correction, and is not called another’s', () => {
    const held = { before: 'remove', since: 'vanished' } as const
    expect(Outcome.options.filter(outcome => !correctsDecision(held, outcome))).toEqual([
      'put-back',
      'not-removed',
      'answered',
      'forwarded',
      'no-answer',
      'reopened'
    ])
  })

  it.each(['put-back', 'not-removed', null] as const)('after %s anything may follow', before => {
    expect(Outcome.options.filter(each => correctsDecision({ before, since: null }, each))).toEqual([])
  })

  it('what was written anew since is judged anew', () => {
    const held = { before: 'no-answer', since: 'edited' } as const
    expect(Outcome.options.filter(outcome => correctsDecision(held, outcome))).toEqual([])
  })
})
