// Days that are in no calendar are kept as they were written, and are no other day.
import { expect, it } from 'vitest'
import { momentOf } from '../../electron/core/comments/readings/content.ts'
import { zonedTime } from '../../electron/core/messages/intake/parsers/values.ts'

it('takes no day for another', () => {
  expect(momentOf('2026-02-30T11:00:00Z')).toBeNull()
  expect(momentOf('2026-02-28T11:00:00Z')).toBe('2026-02-28T11:00:00.000Z')
  expect(momentOf('2024-02-29T11:00:00+0100')).toBe('2024-02-29T10:00:00.000Z')
  expect(momentOf('Mon, 02 Mar 2026 09:00:00 +0000')).toBe('2026-03-02T09:00:00.000Z')
  expect(zonedTime('2026-02-30 11:00:00 UTC')).toEqual({
    at: null,
    raw: '2026-02-30 11:00:00 UTC',
    basis: 'none'
  })
  expect(zonedTime('2026-03-02 11:00:00 UTC').at).toBe('2026-03-02T11:00:00.000Z')
})
