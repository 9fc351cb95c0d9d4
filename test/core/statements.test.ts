// What is asked of the database many times is prepared once, whatever is bound.

import { expect, it } from 'vitest'
import { steady } from '../../electron/core/kernel/db/statements.ts'
import { newArchive } from '../helpers/archive.ts'

it.each([
  ['SELECT 1 FROM a WHERE b = ? AND c IS @c', 'SELECT 1 FROM a WHERE b = +? AND c IS +@c'],
  ['UPDATE a SET b = @b WHERE c IS NOT ? AND d >= ?', 'UPDATE a SET b = +@b WHERE c IS NOT +? AND d >= +?'],
  [
    "SELECT 'a = ?', \"b = ?\" -- what's c = ?\nFROM a WHERE d=@d",
    "SELECT 'a = ?', \"b = ?\" -- what's c = ?\nFROM a WHERE d=+@d"
  ],
  ['SELECT 1 FROM a WHERE b = +? AND @c IS NULL', 'SELECT 1 FROM a WHERE b = +? AND @c IS NULL']
])('says what is compared as it is: %s', (sql, same) => {
  expect(steady(sql)).toBe(same)
})

it('is asked again without being prepared again', async () => {
  const { ctx } = await newArchive()
  const asked = (bound: string) =>
    `SELECT route.kind, diary_entry.received_on, channel.name, failed_copy.message_id FROM message
       JOIN channel ON channel.id = channel_id LEFT JOIN message_route AS route ON route.message_id = message.id
       LEFT JOIN diary_entry ON diary_entry.route = route.seq LEFT JOIN failed_copy ON failed_copy.message_id = message.id
     WHERE conversation_id = ${bound} ORDER BY route.seq`
  const cost = (sql: string) => {
    const began = performance.now()
    for (let time = 0; time < 300; time++) ctx.db.read.prepare(sql).all(`id ${time}`)
    return performance.now() - began
  }
  // What else the computer does meets some of the rounds.
  const least = (sql: string) => Math.min(...Array.from({ length: 15 }, () => cost(sql)))
  expect(least(asked('?'))).toBeLessThan(2 * least(asked('+?')))
})
