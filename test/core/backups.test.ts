// Backups of real archives in real folders: whole, continued, encrypted, thinned, and proven equal.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { Instant, objectPath, Sha256 } from '#shared/ids.ts'
import { withoutMessage } from '#shared/log-error.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { isDue, writeDue } from '../../electron/core/delivery/backups/background.ts'
import {
  addTarget,
  findTarget,
  forgetTarget,
  listBackups,
  listTargets,
  makeBackupKey,
  writeBackup
} from '../../electron/core/delivery/backups/backups.ts'
import { verifyElsewhere } from '../../electron/core/delivery/backups/elsewhere.ts'
import { repairFromBackups } from '../../electron/core/delivery/backups/repair.ts'
import { folderTarget } from '../../electron/core/delivery/backups/target.ts'
import { superfluous, thin } from '../../electron/core/delivery/backups/thin.ts'
import { readFilesAgain } from '../../electron/core/delivery/checks/files.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'
import { backedUp, keep, never, silent } from './backing-up.ts'

/** A digest of the rows of each table, and of all files. */
function contentOf(dir: string): Record<string, string> {
  const db = new Database(join(dir, 'archive.db'), { readonly: true })
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[]
  const content = Object.fromEntries(
    tables.map(name => {
      const digest = createHash('sha256')
      const all = db.prepare(`SELECT * FROM "${name}"`).safeIntegers().raw().all() as unknown[][]
      for (const row of all)
        digest.update(
          row.map(value => (Buffer.isBuffer(value) ? value.toString('hex') : String(value))).join('\x1f')
        )
      return [name, digest.digest('hex')]
    })
  )
  db.close()
  const files = createHash('sha256')
  for (const folder of readdirSync(join(dir, 'objects')).sort())
    for (const name of readdirSync(join(dir, 'objects', folder)).sort())
      files.update(folder + name).update(readFileSync(join(dir, 'objects', folder, name)))
  return { ...content, files: files.digest('hex') }
}

it('writes a backup while the archive is in use, and restores it equal in every row and file', async () => {
  const { ctx, dir, first, again, to, clock, options } = await backedUp()
  expect(first).toMatchObject({
    outcome: 'whole',
    number: 1,
    objects: 4,
    newObjects: 4,
    damaged: 0,
    problem: null
  })
  clock.advance(60_000)
  await keep({ ctx }, 'fyra')
  // Written to all the while.
  const writing = again()
  await keep({ ctx }, 'medan kopian togs')
  expect(await writing).toMatchObject({ outcome: 'whole', number: 2 })

  clock.advance(60_000)
  const before = contentOf(dir)
  await again()
  const { restored, into } = await to()
  expect(restored).toMatchObject({ number: 3, objects: 6, damaged: [], into })
  // That the third was begun is noted before it is taken; all else is the same.
  const after = contentOf(into)
  const differing = Object.keys(before).filter(name => after[name] !== before[name])
  expect([Object.keys(after), differing]).toEqual([Object.keys(before), ['journal', 'journal_head']])
  const opened = await openArchive(into, options)
  expect((await verifyArchive(opened.context)).findings).toEqual([])
  expect(opened.context.db.read.prepare('SELECT act FROM journal ORDER BY seq DESC LIMIT 1').get()).toEqual({
    act: 'archive.restored'
  })
  await opened.close()
  expect((await readdir(into)).sort()).toEqual([
    'LÄS MIG.txt',
    'archive.db',
    'exports',
    'inbox',
    'lock',
    'objects'
  ])
})

it('is encrypted for a key whose words open it, and nothing of the text lies in it', async () => {
  const key = await makeBackupKey()
  const { ctx, folder, first, to, again, clock } = await backedUp(key.recipient)
  await keep({ ctx }, 'hemligt ord: Käringtand')
  clock.advance(60_000)
  expect(await again()).toMatchObject({ outcome: 'whole', newObjects: 1 })
  expect(first.outcome).toBe('whole')
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (file.isFile())
      expect((await readFile(join(file.parentPath, file.name))).includes('Käringtand')).toBe(false)
  await expect(to()).rejects.toMatchObject({ code: 'backup-key-needed' })
  await expect(to((await makeBackupKey()).words)).rejects.toMatchObject({ code: 'backup-key-wrong' })
  expect((await to(key.words)).restored).toMatchObject({ number: 2, objects: 5 })
  expect((await to(key.secret)).restored).toMatchObject({ number: 2 })
  expect(await verifyElsewhere(folder, silent, never)).toMatchObject({ isEncrypted: true, findings: [] })
  await expect(
    addTarget(ctx, { folder, recipient: (await makeBackupKey()).recipient, plan: null })
  ).rejects.toMatchObject({ code: 'backup-other-key' })
})

it('names the encrypted file that is damaged, and finds nothing wrong once it has been written again', async () => {
  const key = await makeBackupKey()
  const { folder, to, again, clock } = await backedUp(key.recipient)
  const objects = await readdir(join(folder, 'objects'), { recursive: true })
  const [name = ''] = objects.filter(path => path.endsWith('.age'))
  const path = join(folder, 'objects', name)
  const bytes = readFileSync(path)
  for (const changed of [bytes.with(30, bytes[30] === 65 ? 66 : 65), Buffer.from('inget'), Buffer.alloc(0)]) {
    writeFileSync(path, changed)
    const params = { file: `objects/${name}` }
    await expect(to(key.words)).rejects.toMatchObject({ code: 'backup-damaged', params })
  }
  await unlink(path)
  clock.advance(60_000)
  expect(await again()).toMatchObject({ outcome: 'whole', newObjects: 1 })
  clock.advance(60_000)
  expect(await again()).toMatchObject({ outcome: 'whole', newObjects: 0 })
  expect(readFileSync(path).equals(bytes)).toBe(false)
  expect((await verifyElsewhere(folder, silent, never)).findings).toEqual([])
  expect((await to(key.words)).restored).toMatchObject({ number: 3 })
})

it('goes on where it was cut off', async () => {
  const key = await makeBackupKey()
  for (const recipient of [null, key.recipient]) {
    const { ctx, folder, target, again, clock, to } = await backedUp(recipient)
    await keep({ ctx }, 'a', 'b', 'c', 'd')
    clock.advance(60_000)
    await again()
    // As if it had been killed before the manifest was written: all but that is there.
    const [, second = ''] = (await readdir(join(folder, 'generations'))).sort()
    await unlink(join(folder, 'generations', second, 'manifest.json'))
    await rename(
      join(folder, 'generations', second, 'objects.txt'),
      join(folder, 'generations', second, 'objects.txt.partial')
    )
    // The last line was being written.
    const partial = join(folder, 'generations', second, 'objects.txt.partial')
    truncateSync(partial, readFileSync(partial).length - 30)
    writeFileSync(
      join(folder, 'objects', (await readdir(join(folder, 'objects')))[0] ?? '', 'ab.partial'),
      'halv'
    )
    clock.advance(60_000)
    // The archive has noted that it was whole; as a new folder it knows nothing of it.
    await forgetTarget(ctx, target.id)
    const third = await writeBackup(ctx, (await addTarget(ctx, { folder, recipient: null, plan: null })).id)
    expect(third).toMatchObject({ outcome: 'whole', number: 2, objects: 8 })
    expect(third.newObjects).toBeLessThanOrEqual(1)
    expect((await verifyElsewhere(folder, silent, never)).findings).toEqual([])
    expect((await to(recipient === null ? null : key.words)).restored).toMatchObject({
      number: 2,
      objects: 8
    })
  }
})

it('refuses folders that are no place for a backup, and says when the disk is not there', async () => {
  const { ctx, dir, folder, target, again, clock } = await backedUp()
  const add = (path: string) => addTarget(ctx, { folder: path, recipient: null, plan: null })
  await expect(add(join(dir, 'kopior'))).rejects.toMatchObject({ code: 'backup-folder-unusable' })
  await expect(add(join(dir, '..'))).rejects.toMatchObject({ code: 'backup-folder-unusable' })
  await expect(add('kopior')).rejects.toMatchObject({ code: 'backup-folder-unusable' })
  const file = join(await temporaryFolder(), 'fil')
  await writeFile(file, '')
  await expect(add(file)).rejects.toMatchObject({ code: 'backup-folder-unusable' })
  await expect(
    addTarget(ctx, { folder: await temporaryFolder(), recipient: 'age1fel', plan: null })
  ).rejects.toMatchObject({ code: 'backup-key-invalid' })
  const full = await temporaryFolder()
  const mixed = await add(full)
  await writeFile(join(full, 'annat.txt'), '')
  await expect(writeBackup(ctx, mixed.id)).rejects.toMatchObject({ code: 'backup-folder-not-empty' })
  const another = await newArchive()
  await expect(addTarget(another.ctx, { folder, recipient: null, plan: null })).rejects.toMatchObject({
    code: 'backup-of-another'
  })

  // An empty place where the disk was is not that disk.
  await rename(folder, `${folder}-2`)
  await expect(again()).rejects.toMatchObject({ code: 'backup-folder-unusable' })
  await mkdir(folder)
  clock.advance(1000)
  await expect(again()).rejects.toMatchObject({ code: 'no-backup' })
  expect(await readdir(folder)).toEqual([])
  expect(findTarget(ctx.db.read, target.id)).toMatchObject({
    last: { outcome: 'failed', problem: 'no-backup' },
    lastWhole: { number: 1 }
  })
  await rm(folder, { recursive: true })
  await rename(`${folder}-2`, folder)
  clock.advance(60_000)
  expect(await again()).toMatchObject({ number: 2 })
  expect(listBackups(ctx.db.read, target.id, 10).map(({ outcome }) => outcome)).toEqual([
    'whole',
    'failed',
    'failed',
    'whole'
  ])
})

it('thins by days, weeks and months, and takes away files that no backup names', async () => {
  const at = (day: string) => ({ at: Instant.parse(`${day}T12:00:00.000Z`) })
  const days = Array.from({ length: 500 }, (_, before) => {
    const day = new Date(Date.UTC(2026, 10, 25) - (499 - before) * 86_400_000)
    return at(day.toISOString().slice(0, 10))
  })
  const gone = superfluous(days, Instant.parse('2026-11-25T18:00:00.000Z'))
  const kept = days.filter(day => !gone.includes(day)).map(day => day.at.slice(0, 10))
  expect(kept.slice(-14)).toEqual(days.slice(-14).map(day => day.at.slice(0, 10)))
  expect(kept.filter(day => day.startsWith('2026-03'))).toEqual(['2026-03-31'])
  expect(kept.some(day => day.startsWith('2025-10'))).toBe(false)
  expect(kept.length).toBeLessThan(40)

  const { ctx, folder, again, clock, to } = await backedUp()
  for (let day = 1; day <= 5; day++) {
    clock.advance(3 * 3_600_000)
    await keep({ ctx }, `nr ${day}`)
    await again()
  }
  const verification = await verifyElsewhere(folder, silent, never)
  // All of one day but the newest three.
  expect(verification).toMatchObject({ generations: 3, thinned: 3, objects: 9, findings: [] })
  expect((await to()).restored).toMatchObject({ number: 6, objects: 9 })
})

it('keeps the files that a damaged manifest may name, for as long as its backup would have been kept', async () => {
  const folder = await temporaryFolder()
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const file = objectPath(Sha256.parse('ab'.repeat(32)))
  await put(file, 'ett')
  await put('generations/2026-11-20T120000.000Z/manifest.json', '{')
  const isKept = async (now: string) => {
    // What was cut off has all files looked through.
    await put('generations/2026-11-21T120000.000Z/archive.db', '')
    await thin(folderTarget(folder), null, Instant.parse(now))
    return existsSync(join(folder, file))
  }
  expect(await isKept('2026-11-25T12:00:00.000Z')).toBe(true)
  expect(await isKept('2027-11-25T12:00:00.000Z')).toBe(false)
})

it('does not bring back what was disposed of while damaged files are fetched', async () => {
  const { ctx, dir, again, clock } = await backedUp()
  const objects = await keep({ ctx }, 'före', 'efter', 'kvar')
  const [before, after, stays] = objects.map(({ sha256 }) => sha256)
  clock.advance(60_000)
  await again()
  for (const { sha256 } of objects) await rm(ctx.objects.path(sha256))
  await readFilesAgain(ctx, 'all')
  const db = new Database(join(dir, 'archive.db'))
  onTestFinished(() => void db.close())
  db.exec('DROP TRIGGER object_never_goes')
  const dispose = (sha256: string | undefined) =>
    db.prepare('DELETE FROM object WHERE sha256 = ?').run(sha256)
  const putStream: typeof ctx.objects.putStream = async (...given) => {
    const object = await ctx.objects.putStream(...given)
    if (object.sha256 === after) dispose(after)
    return object
  }
  const repairing = repairFromBackups(
    { ...ctx, objects: { ...ctx.objects, putStream } },
    { key: null, noted: true }
  )
  dispose(before)
  expect(await repairing).toEqual({ repaired: [stays], lost: [] })
  expect(objects.map(({ sha256 }) => existsSync(ctx.objects.path(sha256)))).toEqual([false, false, true])
  expect(ctx.objects.unclaimed()).toEqual([])
})

it('is due by its plan, and not all the time when it fails', () => {
  const whole = { at: Instant.parse('2026-11-25T08:00:00.000Z') }
  const target = { plan: 'day', last: whole, lastWhole: whole } as unknown as Parameters<typeof isDue>[0]
  expect(isDue(target, '2026-11-25T20:00:00.000Z')).toBe(false)
  expect(isDue(target, '2026-11-26T04:00:00.000Z')).toBe(true)
  const failed = { at: Instant.parse('2026-11-26T04:00:00.000Z') }
  expect(isDue({ ...target, last: failed as never }, '2026-11-26T05:00:00.000Z')).toBe(false)
  expect(isDue({ ...target, last: failed as never }, '2026-11-26T06:00:00.000Z')).toBe(true)
  expect(isDue({ ...target, plan: null }, '2027-11-26T06:00:00.000Z')).toBe(false)
  expect(isDue({ ...target, last: null, lastWhole: null }, '2026-11-25T08:00:00.000Z')).toBe(true)
})

it('makes each backup that is due, also where the folder before is not there', async () => {
  const { ctx, clock } = await newArchive()
  const place = await temporaryFolder()
  const [away, there] = [join(place, 'a'), join(place, 'b')]
  for (const folder of [away, there]) await addTarget(ctx, { folder, recipient: null, plan: 'day' })
  await rm(away, { recursive: true })
  const lines: object[] = []
  const log = pino(
    { serializers: { err: withoutMessage } },
    { write: line => void lines.push(JSON.parse(line)) }
  )
  await writeDue({ ...ctx, log })
  // By the code of the place, and not by its path.
  expect(lines).toMatchObject([
    { code: 'backup-folder-unusable', detail: 'ENOENT', msg: 'backups could not be written' }
  ])
  expect(JSON.stringify(lines)).not.toContain(away)
  expect(listTargets(ctx.db.read)).toMatchObject([
    { folder: away, lastWhole: null, last: { outcome: 'failed' } },
    { folder: there, lastWhole: { number: 1 } }
  ])
  clock.advance(3 * 3_600_000)
  await mkdir(away)
  await writeDue(ctx)
  expect(listTargets(ctx.db.read)).toMatchObject([{ lastWhole: { number: 1 } }, { last: { number: 1 } }])
})
