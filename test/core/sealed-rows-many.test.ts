// Rows that came by hundreds are sealed by number: what is changed among them behind the program's back is found and named.

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MessageId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { rowText, sealedTables } from '../../electron/core/kernel/db/sealed-tables.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { isUnsealed } from '../../electron/core/kernel/journal/seal-counted.ts'
import { digestOf } from '../../electron/core/kernel/journal/sealed-lines.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { metaFile, OWN } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { forceInto } from '../helpers/force.ts'
import { coverUp } from '../helpers/forge-journal.ts'
import { importing } from '../helpers/imports.ts'

it.each([
  // Sealed sixteen at a time before the next come, or only counted; two ranges of those that come, or several that were there.
  [100, ['första', 'andra']],
  [100, ['första']],
  [300, ['första']],
  [300, []]
])('finds nothing where %i files come between others, those of %j looked at before', async (many, looked) => {
  const { archive, ctx, dir, options } = await newArchive()
  const putMany = async (name: string) => {
    const texts = Array.from({ length: many }, (_, at) => new TextEncoder().encode(`${name} ${at}`))
    const objects = await Promise.all(texts.map(text => ctx.objects.put(text, 'text/plain')))
    ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects }))
  }
  for (const name of ['första', 'andra', 'tredje']) {
    await putMany(name)
    if (looked.includes(name)) expect((await verifyArchive(ctx)).findings).toEqual([])
  }
  expect((await verifyArchive(ctx)).findings).toEqual([])
  await archive.close()
  const again = await openArchive(dir, options)
  onTestFinished(() => again.close())
  expect((await verifyArchive(again.context)).findings).toEqual([])
})

describe('rows that came by hundreds', () => {
  /** 300 messages of one conversation, taken in as an export, in an archive that is open. */
  async function imported() {
    const { archive, ctx, dir, options } = await newArchive()
    const { id } = newChannel(ctx)
    const messages = Array.from({ length: 300 }, (_, at) => ({
      from: at % 3 === 0 ? OWN : 'Kalle Påhitt',
      at: Date.parse('2026-03-02T09:00:00.000Z') + at * 60_000,
      text: `Meddelande ${at}`
    }))
    const path = 'your_facebook_activity/messages/inbox/kallepahitt_10000001/message_1.json'
    const file = await writeZip(join(await temporaryFolder(), 'export.zip'), {
      [path]: metaFile('Kalle Påhitt', ['Kalle Påhitt', OWN], messages)
    })
    await importing({ archive, ctx }, id, [file], OWN)
    const idOf = (at: number) =>
      MessageId.parse(
        ctx.db.read.prepare('SELECT id FROM message WHERE text = ?').pluck().get(`Meddelande ${at}`)
      )
    const sealed = () => ctx.db.read.prepare('SELECT count(*), count(sha256) FROM range_seal').raw().get()
    return {
      archive,
      ctx,
      dir,
      options,
      idOf,
      sealed,
      findings: async () => (await verifyArchive(ctx)).findings
    }
  }

  it('are counted in their act, and sealed a few at a time when it is over', async () => {
    const { ctx, sealed, findings } = await imported()
    const [ranges, before] = sealed() as number[]
    expect([Number(ranges) > 2, before]).toEqual([true, 0])
    expect(await findings()).toEqual([])
    const [, after] = sealed() as number[]
    expect(after).toBeGreaterThan(Number(ranges))
    expect(isUnsealed(ctx.db.read)).toBe(false)
  })

  it('are named, of few, where one of them gets other words, goes, or is put in among them', async () => {
    const { dir, idOf, findings } = await imported()
    expect(await findings()).toEqual([])
    const id = idOf(40)
    forceInto({ dir }, `UPDATE message SET text = 'Något annat' WHERE id = '${id}'`)
    const [changed] = await findings()
    expect(changed).toEqual({ code: 'rows-changed', what: expect.stringContaining(` ${id.slice(0, 8)}`) })
    expect(changed?.what.split(': ')[1]?.split(' ').length).toBeLessThanOrEqual(16)
    forceInto({ dir }, `UPDATE message SET text = 'Meddelande 40' WHERE id = '${id}'`)
    expect(await findings()).toEqual([])
    forceInto({ dir }, `DELETE FROM message_sighting WHERE message_id = '${id}'`)
    expect(await findings()).toContainEqual({
      code: 'rows-missing',
      what: expect.stringMatching(/^message_sighting /)
    })
  })

  it('are missed, of few, where a forged line names all of them but one', async () => {
    const { ctx, dir, findings } = await imported()
    expect(await findings()).toEqual([])
    const { read } = ctx.db
    const { first, last } = read
      .prepare(`SELECT first, last FROM range_seal WHERE tbl = 'message' ORDER BY first LIMIT 1`)
      .get() as { first: string; last: string }
    const table = sealedTables(read).find(({ name }) => name === 'message')
    if (table === undefined) throw new Error('there are messages')
    const rows = read
      .prepare(
        `SELECT id, ${rowText(table, 't')} AS text FROM message AS t WHERE id BETWEEN ? AND ? ORDER BY id`
      )
      .all(first, last) as { id: string; text: string }[]
    const [gone, ...others] = rows
    const seals = others.map(({ id, text }) => ({ id, sha256: digestOf('salt', text) }))
    const sql = [
      `DELETE FROM message WHERE id = '${gone?.id}'`,
      `DELETE FROM range_seal WHERE tbl = 'message' AND first = '${first}'`,
      ...seals.map(
        ({ id, sha256 }) =>
          `INSERT INTO row_seal (tbl, key, salt, sha256) VALUES ('message', '["${id}"]', 'salt', '${sha256}')`
      )
    ]
    const forged = coverUp(
      { dir },
      sql.join(';'),
      seals.map(({ id, sha256 }) => ['message', [id], sha256])
    )
    expect(await findings()).toContainEqual({
      code: 'rows-missing',
      what: expect.stringMatching(new RegExp(`^message .* \\(${rows.length}\\) \\(${forged}\\)$`))
    })
  })

  it('are sealed one by one around one that is written again, and what was changed before is told', async () => {
    const { ctx, dir, idOf, findings } = await imported()
    expect(await findings()).toEqual([])
    await routeMessage(ctx, idOf(40), { kind: 'minor', because: 'Utan betydelse' })
    expect(await findings()).toEqual([])
    forceInto({ dir }, `UPDATE message SET text = 'Något annat' WHERE id = '${idOf(41)}'`)
    expect(await findings()).toEqual([
      { code: 'row-changed', what: expect.stringMatching(/^message [0-9a-f]{8}$/) }
    ])
    forceInto({ dir }, `UPDATE message SET text = 'Något annat' WHERE id = '${idOf(200)}'`)
    await routeMessage(ctx, idOf(202), { kind: 'minor', because: 'Utan betydelse' })
    expect((await findings()).filter(({ code }) => code === 'row-changed-before').length).toBeGreaterThan(1)
  })

  it('are told where they were changed before they were sealed by number', async () => {
    const { dir, idOf, findings } = await imported()
    forceInto({ dir }, `DELETE FROM message WHERE id = '${idOf(40)}'`)
    expect((await findings()).map(({ code }) => code)).toContain('row-changed-before')
  })

  it('are sealed at the latest when the archive closes', async () => {
    const { archive, dir, options } = await imported()
    await archive.close()
    const db = new Database(join(dir, 'archive.db'), { readonly: true })
    expect(db.prepare('SELECT count(*) FROM range_seal WHERE sha256 IS NULL').pluck().get()).toBe(0)
    db.close()
    const again = await openArchive(dir, options)
    onTestFinished(() => again.close())
    expect((await verifyArchive(again.context)).findings).toEqual([])
  })
})
