// What the rules come to is asked of all records at once, in SQL: it says of each what the pure rules say of it one by one.
import { addMonths, format, parseISO } from 'date-fns'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ChannelId } from '#shared/ids.ts'
import { CATEGORIES, DisposableKind, type RetentionRule } from '#shared/retention.ts'
import { countKept, dueByRules, lastDayRunOut } from '../../electron/core/delivery/disposal/by-rules.ts'
import {
  confirmDisposal,
  dueRecords,
  proposeDisposal
} from '../../electron/core/delivery/disposal/disposals.ts'
import { retentionOf } from '../../electron/core/delivery/disposal/due.ts'
import { candidates } from '../../electron/core/delivery/disposal/facts.ts'
import { ALL, enterRule, handOverAll, twoArchivists } from '../helpers/disposal.ts'
import { filledArchive } from './exports-archive.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

it('knows the last day whose time has run out, also at the end of a short month', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), (today, months) => {
      const runsOut = (from: string) => format(addMonths(parseISO(from), months), 'yyyy-MM-dd')
      const last = lastDayRunOut(today, months)
      const after = format(parseISO(last).getTime() + 36 * 3_600_000, 'yyyy-MM-dd')
      expect([runsOut(last) <= today, runsOut(after) <= today]).toEqual([true, false])
    })
  )
  expect(lastDayRunOut('2026-02-28', 1)).toBe('2026-01-31')
})

it('says of every record what the rules say of it alone, whatever the rules', async () => {
  const { ctx, first, second } = await filledArchive()
  await handOverAll(ctx, 'e-archive')
  const someRule = fc.constantFrom(...DisposableKind.options).chain(kind =>
    fc.record({
      kind: fc.constant(kind),
      channelId: fc.constantFrom(null, first.id, second.id),
      category: fc.constantFrom(null, ...CATEGORIES[kind]),
      kept: fc.option(
        fc.record({
          months: fc.integer({ min: 0, max: 30 }),
          countedFrom: fc.constantFrom('recorded' as const, 'decided' as const, 'handed-over' as const)
        })
      ),
      transfer: fc.constantFrom('none' as const, 'required' as const)
    })
  )
  const read = ctx.db.read
  fc.assert(
    fc.property(
      fc.array(someRule, { maxLength: 5 }),
      fc.constantFrom('2026-11-24', '2026-11-25', '2026-11-26', '2027-05-25', '2028-11-25'),
      fc.constantFrom<ChannelId[] | null>(null, [first.id]),
      (drafts, today, channelIds) => {
        // What else there is of a rule says nothing of what it comes to.
        const rules = drafts.map((draft, at) => ({ ...draft, id: String(at) })) as unknown as RetentionRule[]
        const asked = { rules, today, channelIds, ids: null, own: null }
        for (const kind of DisposableKind.options) {
          const alone = [...candidates(read, kind, { channelIds })].map(record => {
            const found = retentionOf(record, rules)
            if (found.state !== 'until') return found.state
            return found.dueOn <= today ? record.id : 'later'
          })
          const count = (...states: string[]) => alone.filter(state => states.includes(state)).length
          expect(countKept(read, kind, asked)).toEqual({
            later: count('later', 'not-begun'),
            forEver: count('for-ever'),
            withoutRule: count('without-rule')
          })
          const due = [...dueByRules(read, kind, asked)].map(({ record }) => record.id)
          const kept = ['later', 'not-begun', 'for-ever', 'without-rule']
          expect(due.sort()).toEqual(alone.filter(state => !kept.includes(state)).sort())
        }
      }
    ),
    { numRuns: 150 }
  )
})

it('lists what was found, as it stands when the list is made, and nothing that has come since', async () => {
  const { ctx } = await twoArchivists()
  await enterRule(ctx)
  const found = dueRecords(ctx, ALL)
  await enterRule(ctx, { kind: 'capture' })
  const made = proposeDisposal(ctx, ALL, found)
  expect(made).toMatchObject({ going: 1, stopped: 1 })
  expect(() => proposeDisposal(ctx, ALL, found)).toThrow(
    expect.objectContaining({ code: 'nothing-to-dispose' })
  )
  expect(() => confirmDisposal(ctx, made.id)).toThrow(
    expect.objectContaining({ code: 'disposal-needs-another' })
  )
})
