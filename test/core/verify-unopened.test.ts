// An archive whose table of users somebody has altered cannot be opened, or has nobody in it who may do anything; what else was altered is
// named all the same.
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { archiveWithChannel } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

/** Alters the database past its rules, as another program would. */
function alter(dir: string, ...edits: string[]): void {
  const db = new Database(join(dir, 'archive.db'))
  db.pragma('foreign_keys = OFF')
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`)
  for (const edit of edits) db.exec(edit)
  for (const { sql } of triggers) db.exec(sql)
  db.close()
}

describe('verify names what was altered', () => {
  it.each([
    ["UPDATE user SET person_id = '2026-01-02T03:04:05.000Z'", /not the form of the program/],
    ["UPDATE user SET os_key = 'annan'", /no role/],
    ['UPDATE user SET name = char(10)', /^/],
    ["UPDATE user SET added_at = 'i går'", /not the form of the program/]
  ])('beside %s', async (edit, why) => {
    const { dir, on } = await archiveWithChannel()
    expect((await on('verify', '--lang', 'en')).code).toBe(0)
    alter(dir, edit, "UPDATE channel SET name = 'Annat'")
    const { code, out, err } = await kanalarkiv(['verify', '--archive', dir, '--json', '--lang', 'en'])
    expect([code, err]).toEqual([4, expect.stringMatching(why)])
    const { verification } = JSON.parse(out) as { verification: { findings: { what: string }[] } }
    const named = verification.findings.map(({ what }) => what).join()
    for (const table of ['user', 'channel']) expect(named).toContain(table)
  })

  it('with no role at all, and says so', async () => {
    const { dir, on } = await archiveWithChannel()
    await on('verify')
    alter(dir, "UPDATE user SET os_key = 'annan', os_user = 'annan'")
    const { code, err } = await kanalarkiv(['verify', '--archive', dir, '--lang', 'en'])
    expect([code, err]).toEqual([4, expect.stringContaining('You have no role in the archive')])
    expect((await kanalarkiv(['department', 'add', '--name', 'Ny', '--archive', dir])).code).not.toBe(0)
  })
})
