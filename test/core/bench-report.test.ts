// The table of the measurements says that a measure is met only where every bound of it is kept.
import { expect, it } from 'vitest'
import { jsonLine, table } from '../../bench/lib/report.ts'

const RESULT = {
  measure: {
    ...{ name: 'verify-full', goal: 1.2, ours: 'ours', baseline: 'theirs' },
    prepare: () => Promise.reject(new Error('it is measured already'))
  },
  ...{ ours: [1], baseline: [1], notes: [], load: 0 }
}

it('is not met where others wait too long, however quick it is', () => {
  const met = (unmet: readonly string[]) => table([{ ...RESULT, unmet }], 5).split('\n')[1]
  expect(met([])).toMatch(/yes$/)
  expect(met(['others are answered in 50 ms'])).toMatch(/NO$/)
  const [told] = [{ ...RESULT, unmet: ['others are answered in 50 ms'] }]
  expect(table([told], 5)).toContain('  NOT KEPT: others are answered in 50 ms\n')
  expect(JSON.parse(jsonLine([told])).measures['verify-full'].unmet).toEqual(told.unmet)
})
