// An archive from before a refusal was an outcome: its captures and their files come through the step unchanged.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'

const DIR = join(import.meta.dirname, '../../electron/core/kernel/db/migrations')
const steps = readdirSync(DIR).sort()
const sqlOf = (name: string) => readFileSync(join(DIR, name), 'utf8')

it('are carried over, files and all, and what has ended still never changes', () => {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  const step = steps.findIndex(name => name.includes('refused'))
  for (const name of steps.slice(0, step)) db.transaction(() => db.exec(sqlOf(name)))()
  db.exec(`
    INSERT INTO department (id, name) VALUES ('d', 'Kultur');
    INSERT INTO person (id, name, department_id) VALUES ('p', 'Åsa', 'd');
    INSERT INTO channel (id, platform, name, department_id, responsible_id, purpose, dialogue, registered_at)
      VALUES ('k', 'facebook', 'Norrby', 'd', 'p', 'Nyheter', 1, '2026-01-01T00:00:00.000Z');
    INSERT INTO object VALUES ('${'a'.repeat(64)}', 1, 'application/json');
    INSERT INTO run (id, kind, period, state, total, started_at, ended_at)
      VALUES ('r', 'single', '2026-H1', 'finished', 1, '2026-02-01T00:00:00.000Z', '2026-02-01T00:01:00.000Z');
    INSERT INTO capture (id, channel_id, run_id, address, state, started_at, ended_at, provenance)
      VALUES ('c', 'k', 'r', 'https://x.example/', 'complete', '2026-02-01T00:00:00.000Z', '2026-02-01T00:00:30.000Z',
        '${'a'.repeat(64)}');
    INSERT INTO capture_file (capture_id, role, position, sha256) VALUES ('c', 'provenance', 0, '${'a'.repeat(64)}');`)
  const before = db.prepare('SELECT * FROM capture').get() as Record<string, unknown>

  for (const name of steps.slice(step)) db.transaction(() => db.exec(sqlOf(name)))()
  expect(db.prepare('SELECT * FROM capture').get()).toMatchObject({ ...before, retry_after: null })
  expect(db.prepare('SELECT count(*) FROM capture_file').pluck().get()).toBe(1)
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(() => db.exec(`UPDATE capture SET state = 'refused'`)).toThrow('never changed')
  expect(() => db.exec('DELETE FROM capture')).toThrow('disposal')
  expect(() => db.exec(`DELETE FROM run WHERE id = 'r'`)).toThrow('FOREIGN KEY')
})
