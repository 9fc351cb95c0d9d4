// Rows of which the journal tells are missed where they are taken away, however well it is covered up: with seals made anew, or with a line
// that says that they went.
import { cp, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { verifyAll } from '../../electron/core/app/verify-all.ts'
import { addTarget, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { addAuthority } from '../../electron/core/delivery/timestamps/authorities.ts'
import { stampDue } from '../../electron/core/delivery/timestamps/stamp.ts'
import { rowText, sealedTables } from '../../electron/core/kernel/db/sealed-tables.ts'
import { saveHead } from '../../electron/core/kernel/journal/save-head.ts'
import { digestOf } from '../../electron/core/kernel/journal/sealed-lines.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel, onceForFile, temporaryFolder } from '../helpers/archive.ts'
import { forceInto } from '../helpers/force.ts'
import { coverUp, writeJournalAnew } from '../helpers/forge-journal.ts'
import { hasOpenssl, startAuthority } from '../helpers/timestamp-authority.ts'

const isStamped = await hasOpenssl()

/** A closed archive with a message, a backup, a head that was noted, and a time stamp where there is an OpenSSL. */
async function filled() {
  const { ctx, clock, archive, dir, options } = await newArchive()
  const { id: channelId } = newChannel(ctx)
  const facts = { channelId, senderName: 'Göran Ek', senderAddress: null, receivedAt: clock.now() }
  const { id: told } = await pasteMessage(ctx, { ...facts, text: 'När öppnar badet?' })
  const record = { kind: 'message' as const, id: told }
  await markSecret(ctx, { record, paragraph: 'OSL 21 kap. 1 §', note: null })
  await saveHead(ctx, await temporaryFolder())
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
  return { dir, options, ids, lines }
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

/** A row as it is sealed. */
function textOf(dir: string, name: string, id: string): string {
  const db = new Database(join(dir, 'archive.db'), { readonly: true })
  try {
    const table = sealedTables(db).find(each => each.name === name)
    if (table === undefined) throw new Error(`no ${name}`)
    return String(
      db
        .prepare(`SELECT ${rowText(table, 't')} FROM ${name} AS t WHERE id = ?`)
        .pluck()
        .get(id)
    )
  } finally {
    db.close()
  }
}

async function misses(table: string, act: string) {
  const { dir, ids, lines, findings } = await copyOf()
  const id = ids.get(table) ?? ''
  const list = [[table, [id], null]]
  const sql = `DELETE FROM row_seal WHERE tbl = '${table}' AND key = '["${id}"]'; DELETE FROM ${table} WHERE id = '${id}'`
  const forged = coverUp({ dir }, sql, list)
  const found = await findings()
  expect(found).toContainEqual({ code: 'row-removed', what: `${table} ${id.slice(0, 8)} (${forged})` })
  expect(found).toContainEqual({ code: 'line-without-row', what: `${lines.get(act)} (${act}, ${table})` })
}

it.each([
  ['backup', 'backup.written'],
  ['message', 'message.taken-in']
])('a %s that a forged line says is gone', misses)

it.skipIf(!isStamped)('a time stamp that a forged line says is gone', () =>
  misses('timestamp', 'timestamp.received')
)

it('a row that a forged line says is another now, though such ones never change', async () => {
  const { dir, ids, findings } = await copyOf()
  const id = ids.get('backup') ?? ''
  forceInto({ dir }, `UPDATE backup SET bytes = 1 WHERE id = '${id}'`)
  const sha256 = digestOf('salt', textOf(dir, 'backup', id))
  const seal = `UPDATE row_seal SET salt = 'salt', sha256 = '${sha256}' WHERE tbl = 'backup' AND key = '["${id}"]'`
  const forged = coverUp({ dir }, seal, [['backup', [id], sha256]])
  expect(await findings()).toEqual([{ code: 'row-changed', what: `backup ${id.slice(0, 8)} (${forged})` }])
})

it('a time stamp, an authority, a target of backups, a channel and a mark that are gone', async () => {
  const { dir, ids, findings } = await copyOf()
  const tables = ['channel', 'backup_target', ...(isStamped ? ['timestamp', 'timestamp_authority'] : [])]
  const gone = tables.map(table => `DELETE FROM ${table} WHERE id = '${ids.get(table)}'`)
  forceInto({ dir }, [...gone, 'DELETE FROM secrecy_mark'].join(';'))
  const told = (await findings())
    .filter(({ code }) => code === 'line-without-row')
    .map(({ what }) => what.replace(/^\d+ \((.*)\)$/, '$1'))
  expect(told.toSorted()).toEqual(
    [
      'backup-target.added, backup_target',
      'channel.registered, channel',
      'secrecy.marked, secrecy_mark',
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

it('of acts that the program does, by those names', async () => {
  const core = resolve(import.meta.dirname, '../../electron/core')
  const own = join('kernel', 'journal', 'verify-told.ts')
  const files = (await readdir(core, { recursive: true })).filter(name => name.endsWith('.ts'))
  const texts = await Promise.all(
    files.map(async name => [name, await readFile(join(core, name), 'utf8')] as const)
  )
  const told = texts.find(([name]) => name === own)?.[1] ?? ''
  const acts = [...told.matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(([, act]) => act)
  const others = texts.filter(([name]) => name !== own).map(([, text]) => text)
  expect(acts.length).toBeGreaterThan(20)
  expect(acts.filter(act => !others.some(text => text.includes(`act: '${act}'`)))).toEqual([])
})
