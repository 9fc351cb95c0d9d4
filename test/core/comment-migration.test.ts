// An archive from before the order had six steps: what was saved, decided and removed is still all of that.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { CommentId } from '#shared/ids.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { migrate } from '../../electron/core/kernel/db/migrate.ts'
import { connect, openDb } from '../../electron/core/kernel/db/open.ts'
import { temporaryFolder } from '../helpers/archive.ts'

const STEPS = join(import.meta.dirname, '../../electron/core/kernel/db/migrations')
const sha = (digit: string) => digit.repeat(64)
const id = (number: number) => CommentId.parse(`00000000-0000-4000-8000-00000000000${number}`)

/** The schema as it was before, with a comment in each of the states it had. */
function oldArchive(dir: string): string {
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'archive.db')
  const db = connect(file)
  const steps = readdirSync(STEPS)
    .sort()
    .map(name => ({
      version: Number(name.slice(0, 4)),
      name: name.slice(0, -'.sql'.length),
      sql: readFileSync(join(STEPS, name), 'utf8')
    }))
  migrate(
    db,
    () => undefined,
    steps.slice(
      0,
      steps.findIndex(({ name }) => name.endsWith('comment_order'))
    )
  )
  db.exec(`
    INSERT INTO department VALUES ('d', 'Kultur', NULL);
    INSERT INTO person (id, name, department_id) VALUES ('p', 'Åsa', 'd');
    INSERT INTO channel (id, platform, name, department_id, responsible_id, purpose, dialogue, registered_at)
      VALUES ('00000000-0000-4000-8000-0000000000c1', 'facebook', 'Kommunen', 'd', 'p', 'Nyheter', 1, '2026-01-01T00:00:00.000Z');
    INSERT INTO object VALUES ('${sha('a')}', 1, 'application/json'), ('${sha('b')}', 1, 'image/png');`)
  const at = (minute: number) => `2026-11-24T08:0${minute}:00.000Z`
  const insert = db.prepare(`INSERT INTO comment (id, channel_id, address, state, noticed_at)
    VALUES (?, '00000000-0000-4000-8000-0000000000c1', 'https://a.example/1', 'noticed', '${at(0)}')`)
  const content = JSON.stringify({
    text: 'Fy',
    authorName: 'Kalle',
    authorAddress: null,
    timeShown: null,
    timeMachine: null,
    permalink: null
  })
  const to = {
    preserved:
      db.prepare(`UPDATE comment SET state = 'preserved', content = '${content}', evidence = '${sha('a')}',
      preserved_at = '${at(1)}' WHERE id = ?`),
    decided:
      db.prepare(`UPDATE comment SET category = 'b', note = 'Hets', decided_by = 'Mo', decided_at = '${at(2)}'
      WHERE id = ?`),
    cleared: db.prepare(`UPDATE comment SET state = 'cleared', cleared_at = '${at(3)}' WHERE id = ?`),
    removed:
      db.prepare(`UPDATE comment SET state = 'removed', removal_kind = 'deleted', removal_basis = 'seen-gone',
      confirmed_by = 'Mo', confirmed_at = '${at(4)}' WHERE id = ?`)
  }
  const order = ['preserved', 'decided', 'cleared', 'removed'] as const
  for (let far = 0; far <= order.length; far += 1) {
    insert.run(id(far))
    for (const step of order.slice(0, far)) to[step].run(id(far))
  }
  db.prepare(`INSERT INTO comment_file VALUES (?, 'confirmation', '${sha('b')}')`).run(id(4))
  db.prepare(`INSERT INTO duty (comment_id, channel_id, received_at)
    VALUES (?, '00000000-0000-4000-8000-0000000000c1', '${at(0)}')`).run(id(1))
  db.close()
  return file
}

it('is carried over whole, and what hangs on the comments still does', async () => {
  const file = oldArchive(join(await temporaryFolder(), 'arkiv'))
  const write = connect(file)
  migrate(write, () => undefined)
  const db = openDb(file, write)
  onTestFinished(() => db.close())
  const found = [0, 1, 2, 3, 4].map(far => commentDetail(db.read, id(far)))
  expect(found.map(({ state }) => state)).toEqual(['noticed', 'saved', 'saved', 'decided', 'gone'])
  expect(found[2]).toMatchObject({
    decision: null,
    decisions: [{ category: 'b', note: 'Hets', decidedBy: 'Mo' }]
  })
  expect(found[3]).toMatchObject({ verifiedAt: '2026-11-24T08:03:00.000Z', decision: { outcome: 'remove' } })
  expect(found[4]).toMatchObject({
    content: { authorName: 'Kalle' },
    removal: { kind: 'deleted', via: 'person', basis: 'seen-gone', confirmedBy: 'Mo' },
    files: [{ role: 'confirmation', sha256: sha('b') }]
  })
  expect(new Database(file, { readonly: true }).pragma('foreign_key_check')).toEqual([])
  expect(() => db.transact(tx => void tx.prepare('DELETE FROM department').run())).toThrow('FOREIGN KEY')
})
