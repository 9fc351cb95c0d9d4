// Messages of an archive from before there were conversations: carried over as they are, each with the source it came from.
import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { ChannelId, MessageId } from '#shared/ids.ts'
import { openArchive } from '../../../electron/core/app/archive.ts'
import { migrate } from '../../../electron/core/kernel/db/migrate.ts'
import { record } from '../../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../../electron/core/kernel/journal/verify.ts'
import { message } from '../../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel, openOptions } from '../../helpers/archive.ts'

const SCHEMAS = join(import.meta.dirname, '../../../electron/core/kernel/db/migrations')

/** The database of an archive as the first version left it: its rows of today's archive, in yesterday's tables. */
async function asTheFirstVersionLeftIt(file: string): Promise<{ before: unknown[]; ids: MessageId[] }> {
  const name = '0001_foundation.sql'
  const sql = await readFile(join(SCHEMAS, name), 'utf8')
  const old = new Database(`${file}.old`)
  migrate(old, () => undefined, [{ version: 1, name, sql }])
  old.exec(`ATTACH '${file}' AS today`)
  for (const table of ['archive', 'journal', 'object', 'department', 'person', 'channel', 'channel_address'])
    old.exec(
      `INSERT INTO ${table} SELECT * FROM (SELECT ${columnsOf(old, table)} FROM today.${table}) ORDER BY 1`
    )
  const channel = ChannelId.parse(old.prepare('SELECT id FROM channel').pluck().get())
  const [text, mail] = old
    .prepare('SELECT sha256 FROM object ORDER BY media_type DESC')
    .pluck()
    .all() as string[]
  const insert = old.prepare(
    `INSERT INTO message (id, channel_id, state, method, sender_name, sender_address, received_at, taken_in_at,
       taken_in_by, text, original, original_name, diary_number, mailbox, reply_text, mail, decided_by, decided_at)
     VALUES (?, '${channel}', ?, ?, ?, ?, ?, '2026-11-25T08:00:00.000Z', 'åsa', ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const ids = Array.from({ length: 4 }, () => MessageId.parse(randomUUID()))
  const at = '2026-11-25T09:00:00.000Z'
  insert.run(
    ids[0],
    'undecided',
    'paste',
    'Kalle',
    null,
    null,
    'hej\u202E',
    text,
    null,
    null,
    null,
    null,
    null,
    null,
    null
  )
  insert.run(
    ids[1],
    'registered',
    'file',
    'Åsa',
    'a@b.se',
    at,
    '',
    mail,
    'å.eml',
    'KS 1',
    null,
    null,
    null,
    'bo',
    at
  )
  insert.run(
    ids[2],
    'copied',
    'file',
    'Åsa',
    null,
    null,
    'x',
    mail,
    'b.eml',
    null,
    'r@x.se',
    null,
    mail,
    'bo',
    at
  )
  insert.run(
    ids[3],
    'redirected',
    'paste',
    'Bo',
    null,
    at,
    'y',
    text,
    null,
    null,
    null,
    'Skriv hit',
    null,
    'bo',
    at
  )
  const before = old.prepare('SELECT * FROM message ORDER BY id').all()
  old.exec('DETACH today')
  old.pragma('journal_mode = DELETE')
  old.close()
  return { before, ids }
}

function columnsOf(db: Database.Database, table: string): string {
  const columns = db.pragma(`table_info(${table})`) as { name: string }[]
  return columns.map(({ name }) => name).join(', ')
}

it('carries every message over without loss, and gives each the source it was seen in', async () => {
  const { archive, ctx, dir, clock } = await newArchive()
  newChannel(ctx)
  const objects = [
    await ctx.objects.put(new TextEncoder().encode('hej'), 'text/plain'),
    await ctx.objects.put(new TextEncoder().encode('From: a@b.se\r\n\r\nhej'), 'message/rfc822')
  ]
  ctx.db.transact(tx => record(tx, ctx, { act: 'test.objects', about: null, objects }))
  await archive.close()
  const file = join(dir, 'archive.db')
  const { before, ids } = await asTheFirstVersionLeftIt(file)
  for (const name of await readdir(dir))
    if (name.startsWith('archive.db') && !name.endsWith('.old')) await rm(join(dir, name))
  await rename(`${file}.old`, file)

  const reopened = await openArchive(dir, openOptions(clock))
  const db = reopened.context.db.read
  try {
    const [row] = before as Record<string, unknown>[]
    const columns = Object.keys(row ?? {}).join(', ')
    expect(db.prepare(`SELECT ${columns} FROM message ORDER BY id`).all()).toEqual(before)
    expect(ids.map(id => message(db, id).direction)).toEqual(['in', 'in', 'in', 'in'])
    expect(
      db
        .prepare('SELECT method FROM source_file JOIN message_sighting ON source_id = id ORDER BY message_id')
        .all()
    ).toHaveLength(4)
    expect(db.prepare('SELECT DISTINCT method FROM source_file ORDER BY method').pluck().all()).toEqual([
      'email',
      'paste'
    ])
    expect((await verifyArchive(reopened.context)).findings).toEqual([])
  } finally {
    await reopened.close()
  }
})
