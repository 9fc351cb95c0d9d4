// Many rows with few statements: each value in the column it is named for, and no row lost where one statement ends.
import { expect, it } from 'vitest'
import { inserter } from '../../electron/core/kernel/db/insert-many.ts'
import { newArchive } from '../helpers/archive.ts'

type Note = { readonly words: string | null; readonly number: number }

it.each([0, 1, 7, 8, 585, 1_100])('enters %i rows, each value in its own column', async count => {
  const { ctx } = await newArchive()
  const enter = inserter<Note, { at: string }>(
    { own: { number: 'number', words: 'words' }, shared: { at: 'noted_at' } },
    (columns, values) => `INSERT INTO note (${columns}) ${values}`
  )
  const rows = Array.from({ length: count }, (_, number) => ({
    words: number % 3 === 0 ? null : `nr ${number}`,
    number
  }))
  const kept = ctx.db.transact(tx => {
    tx.prepare('CREATE TABLE note (words TEXT, noted_at TEXT, number INTEGER) STRICT').run()
    enter(tx, rows, { at: 'nu' })
    const all = tx.prepare('SELECT number, words, noted_at AS at FROM note ORDER BY number').all()
    tx.prepare('DROP TABLE note').run()
    return all
  })
  expect(kept).toEqual(rows.map(({ number, words }) => ({ number, words, at: 'nu' })))
})

it('a field without a column does not compile', () => {
  inserter<Note>(
    // @ts-expect-error: `number` has no column
    { own: { words: 'words' }, shared: {} },
    (columns, values) => `INSERT INTO note (${columns}) ${values}`
  )
})
