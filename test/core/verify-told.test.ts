// Rows of which the journal tells are missed where they are taken away, however well it is covered up: with seals made anew, or with a line
// that says that they went.
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { verifyAll } from '../../electron/core/app/verify-all.ts'
import { addTarget, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { addAuthority } from '../../electron/core/delivery/timestamps/authorities.ts'
import { stampDue } from '../../electron/core/delivery/timestamps/stamp.ts'
import { saveHead } from '../../electron/core/kernel/journal/save-head.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel, onceForFile, temporaryFolder } from '../helpers/archive.ts'
import { forceInto } from '../helpers/force.ts'
import { coverUp, writeJournalAnew } from '../helpers/forge-journal.ts'
import { hasOpenssl, startAuthority } from '../helpers/timestamp-authority.ts'

/** A closed archive with a message, a backup, a head that was noted, and a time stamp where there is an OpenSSL. */
async function filled() {
  const { ctx, clock, archive, dir, options } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const facts = { channelId, senderName: 'Göran Ek', senderAddress: null, receivedAt: clock.now() }
  await pasteMessage(ctx, { ...facts, text: 'När öppnar badet?' })
  await saveHead(ctx, await temporaryFolder())
  const isStamped = await hasOpenssl()
  if (isStamped) {
    const { address, certificates } = await startAuthority()
    await addAuthority(ctx, { draft: { name: 'Norrby tid', address, privateAddress: true }, certificates })
    await stampDue(ctx)
  }
  const target = await addTarget(ctx, { folder: await temporaryFolder(), recipient: null, plan: null })
  await writeBackup(ctx, target.id)
  const idsOf = (table: string) => ctx.db.read.prepare(`SELECT id FROM ${table}`).pluck().all() as string[]
  const lineOf = (act: string) =>
    Number(ctx.db.read.prepare('SELECT seq FROM journal WHERE act = ?').pluck().get(act))
  const tables = ['message', 'channel', 'backup', 'backup_target', 'timestamp', 'timestamp_authority']
  const ids = new Map(tables.map(table => [table, idsOf(table)[0] ?? '']))
  const acts = ['message.taken-in', 'backup.written', 'timestamp.received', 'journal.head-saved']
  const lines = new Map(acts.map(act => [act, lineOf(act)]))
  expect((await verifyAll(ctx)).findings).toEqual([])
  await archive.close()
  return { dir, options, ids, lines, isStamped }
}
const once = onceForFile(filled)

async function copyOf() {
  const made = await once()
  const dir = join(await temporaryFolder(), 'arkiv')
  await cp(made.dir, dir, { recursive: true })
  const findings = async () => {
    const opened = await openArchive(dir, made.options)
    try {
      return (await verifyAll(opened.context)).findings
    } finally {
      await opened.close()
    }
  }
  return { ...made, dir, findings }
}

it.each([
  ['timestamp', 'timestamp.received'],
  ['backup', 'backup.written'],
  ['message', 'message.taken-in']
])('a %s that a forged line says is gone', async (table, act) => {
  const { dir, ids, lines, isStamped, findings } = await copyOf()
  if (table === 'timestamp' && !isStamped) return
  const id = ids.get(table) ?? ''
  const list = [[table, [id], null]]
  const sql = `DELETE FROM row_seal WHERE tbl = '${table}' AND key = '["${id}"]'; DELETE FROM ${table} WHERE id = '${id}'`
  const forged = coverUp({ dir }, sql, list)
  const found = await findings()
  expect(found).toContainEqual({ code: 'row-removed', what: `${table} ${id.slice(0, 8)} (${forged})` })
  expect(found).toContainEqual({ code: 'line-without-row', what: `${lines.get(act)} (${act}, ${table})` })
})

it('a time stamp, an authority, a target of backups and a channel that are gone', async () => {
  const { dir, ids, isStamped, findings } = await copyOf()
  const tables = ['channel', 'backup_target', ...(isStamped ? ['timestamp', 'timestamp_authority'] : [])]
  forceInto({ dir }, tables.map(table => `DELETE FROM ${table} WHERE id = '${ids.get(table)}'`).join(';'))
  const told = (await findings())
    .filter(({ code }) => code === 'line-without-row')
    .map(({ what }) => what.replace(/^\d+ \((.*)\)$/, '$1'))
  expect(told.toSorted()).toEqual(
    [
      'backup-target.added, backup_target',
      'channel.registered, channel',
      ...(isStamped
        ? ['timestamp-authority.added, timestamp_authority', 'timestamp.received, timestamp']
        : [])
    ].toSorted()
  )
})

it('a line that is another than when its seal was noted, though the whole chain was made anew', async () => {
  const { dir, lines, findings } = await copyOf()
  const noted = lines.get('journal.head-saved') ?? 0
  writeJournalAnew(join(dir, 'archive.db'), noted - 1, line =>
    line.replace(/"actor":"[^"]*"/, '"actor":"någon"')
  )
  expect((await findings()).filter(({ code }) => code !== 'timestamp-wrong')).toEqual([
    { code: 'head-differs', what: `${noted - 1} (journal.head-saved, ${noted})` }
  ])
})
