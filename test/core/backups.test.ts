// Backups and restoring, on real archives and folders: whole, continued, thinned, encrypted, tampered with, and proven equal.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { Instant, objectPath, Sha256 } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { isDue } from '../../electron/core/delivery/backups/background.ts'
import {
  addTarget,
  findTarget,
  forgetTarget,
  listBackups,
  listTargets,
  makeBackupKey,
  verifyHere,
  verifyTarget,
  writeBackup
} from '../../electron/core/delivery/backups/backups.ts'
import { restore, verifyElsewhere } from '../../electron/core/delivery/backups/elsewhere.ts'
import { repairFromBackups } from '../../electron/core/delivery/backups/repair.ts'
import { folderTarget } from '../../electron/core/delivery/backups/target.ts'
import { superfluous, thin } from '../../electron/core/delivery/backups/thin.ts'
import { verifyBackup } from '../../electron/core/delivery/backups/verify.ts'
import { readFilesAgain } from '../../electron/core/delivery/checks/files.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { type NewArchive, newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'

const never = new AbortController().signal
const silent = () => undefined

async function keep({ ctx }: Pick<NewArchive, 'ctx'>, ...texts: string[]) {
  const objects = await Promise.all(texts.map(text => ctx.objects.put(Buffer.from(text), 'text/plain')))
  ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects }))
  return objects
}

async function backedUp(recipient: string | null = null) {
  const made = await newArchive()
  newChannel(made.ctx)
  await keep(made, 'ett', 'två', 'x'.repeat(3_000_000), '')
  const folder = join(await temporaryFolder(), 'kopior')
  const target = await addTarget(made.ctx, { folder, recipient, plan: null })
  const again = (on = made) => writeBackup(on.ctx, target.id)
  const to = async (key: string | null = null, asOf: string | null = null) => {
    const into = join(await temporaryFolder(), 'åter')
    return restore({ from: folder, into, asOf, key }, made.clock, silent, never).then(restored => ({
      restored,
      into
    }))
  }
  return { ...made, folder, target, again, to, first: await again() }
}

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

it('restores the archive as of a day', async () => {
  const { ctx, again, to, clock } = await backedUp()
  clock.set('2026-11-26T22:30:00.000Z')
  await keep({ ctx }, 'dagen efter')
  await again()
  clock.set('2026-11-27T12:00:00.000Z')
  await keep({ ctx }, 'två dagar efter')
  await again()
  // 22.30 in UTC is half past eleven the same evening in Sweden.
  expect((await to(null, '2026-11-26')).restored).toMatchObject({ number: 2, objects: 5 })
  expect((await to(null, '2026-11-25')).restored).toMatchObject({ number: 1, objects: 4 })
  await expect(to(null, '2026-11-24')).rejects.toMatchObject({
    code: 'backup-none-that-day',
    params: { day: '2026-11-24', first: '2026-11-25' }
  })
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

it('finds every change of a backup, and holds it against what the archive noted', async () => {
  const { ctx, folder, target, again, clock, dir } = await backedUp()
  clock.advance(60_000)
  await keep({ ctx }, 'nytt')
  await again()
  const whole = await verifyTarget(ctx, target.id)
  expect(whole).toMatchObject({ generations: 2, objects: 5, findings: [], cutOff: 0 })

  const [firstName = '', second = ''] = (await readdir(join(folder, 'generations'))).sort()
  const objects = (await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true })).filter(
    each => each.isFile()
  )
  const [one, two] = objects.map(each => join(each.parentPath, each.name))
  if (one === undefined || two === undefined) throw new Error('there are five')
  const tampered = async (change: (at: string) => unknown) => {
    const copy = join(await temporaryFolder(), 'kopia')
    await cp(folder, copy, { recursive: true })
    await change(copy)
    const { findings } = await verifyBackup(
      { kind: 'verify', from: { name: copy, store: null }, noted: null, at: clock.now() },
      silent,
      never
    )
    return findings.map(({ code }) => code)
  }
  const at = (copy: string, path: string) => path.replace(folder, copy)
  const generation = (copy: string, name: string, file: string) => join(copy, 'generations', name, file)
  expect(await tampered(copy => appendFileSync(at(copy, one), 'x'))).toEqual(['file-changed'])
  expect(await tampered(copy => writeFile(at(copy, one), 'annat'))).toEqual(['file-changed'])
  expect(await tampered(copy => unlink(at(copy, one)))).toEqual(['file-missing'])
  expect(await tampered(copy => cp(at(copy, one), at(copy, two)))).toEqual(['file-changed'])
  expect(await tampered(copy => writeFile(join(copy, 'objects', 'extra'), ''))).toEqual(['file-extra'])
  expect(await tampered(copy => appendFileSync(generation(copy, second, 'archive.db'), 'x'))).toEqual([
    'file-changed'
  ])
  expect(await tampered(copy => unlink(generation(copy, firstName, 'archive.db')))).toEqual(['file-missing'])
  expect(await tampered(copy => appendFileSync(generation(copy, second, 'objects.txt'), '\n'))).toContain(
    'file-changed'
  )
  const edited = await tampered(copy => {
    const path = generation(copy, firstName, 'manifest.json')
    return writeFile(path, readFileSync(path, 'utf8').replace('"count": 4', '"count": 3'))
  })
  expect(edited).toEqual(['manifest-changed'])
  expect(await tampered(copy => rm(join(copy, 'generations', firstName), { recursive: true }))).toContain(
    'generation-missing'
  )

  // The newest taken away, or written anew from its list on: only the archive knows.
  const newest = await tampered(copy => rm(join(copy, 'generations', second), { recursive: true }))
  expect(newest).toEqual(['file-extra'])
  const path = generation(folder, second, 'manifest.json')
  const manifest = readFileSync(path, 'utf8')
  writeFileSync(path, manifest.replace('"program": "', '"program": "x'))
  expect((await verifyTarget(ctx, target.id)).findings).toEqual([
    { code: 'manifest-changed', what: `generations/${second}/manifest.json` }
  ])
  writeFileSync(path, manifest)
  await rm(join(folder, 'generations', second), { recursive: true })
  const found = (await verifyTarget(ctx, target.id)).findings.map(
    ({ code, what }) => `${code} ${what.slice(0, 7)}`
  )
  expect(found).toEqual(['generation-missing 2', 'file-extra objects'])
  expect((await verifyArchive(ctx)).findings).toEqual([])
  expect(await readdir(dir)).not.toContain('restored.json')
})

it('finds what somebody does to a backup who knows how it is made', async () => {
  const { ctx, folder, again, clock, target } = await backedUp()
  for (let round = 2; round <= 6; round++) {
    clock.advance(26 * 3_600_000)
    await keep({ ctx }, `dag ${round}`)
    await again()
  }
  const names = (await readdir(join(folder, 'generations'))).sort()
  const found = async (change: (at: (name: number, file?: string) => string, copy: string) => unknown) => {
    const copy = join(await temporaryFolder(), 'kopia')
    await cp(folder, copy, { recursive: true })
    await change((name, file = '') => join(copy, 'generations', names[name] ?? '', file), copy)
    const { findings } = await verifyHere(ctx, copy)
    return [...new Set(findings.map(({ code }) => code))].toSorted()
  }
  expect(await found(() => undefined)).toEqual([])
  const manifest = 'manifest.json'
  // One in the middle taken away: whole, or so that it looks like one that was cut off.
  expect(await found(at => rm(at(2), { recursive: true }))).toEqual(['generation-missing'])
  expect(await found(at => unlink(at(2, manifest)))).toEqual(['generation-missing'])
  expect(await found(at => unlink(at(5, manifest)))).toEqual(['generation-missing'])
  // Two change places.
  const swapped = await found(async (at, copy) => {
    await rename(at(1, manifest), join(copy, 'x'))
    await rename(at(2, manifest), at(1, manifest))
    await rename(join(copy, 'x'), at(2, manifest))
  })
  expect(swapped).toEqual(['file-changed', 'manifest-changed'])
  const wholeSwapped = await found(async (at, copy) => {
    await rename(at(1), join(copy, 'x'))
    await rename(at(2), at(1))
    await rename(join(copy, 'x'), at(2))
  })
  expect(wholeSwapped).toEqual(['manifest-changed'])
  // One is there twice, as if it were of another day.
  expect(
    await found((at, copy) => cp(at(3), join(copy, 'generations', 'igen'), { recursive: true }))
  ).toEqual(['manifest-changed'])
  // The newest of two days before is said to have been thinned, which the rule never does.
  const thinned = await found(async at => {
    await writeFile(at(1, 'thinned.json'), '{}')
    await unlink(at(1, 'archive.db'))
    await unlink(at(1, 'objects.txt'))
  })
  expect(thinned).toContain('file-missing')
  // Back to how the folder was two days ago, in all its parts.
  const rolledBack = await found(async at => {
    await rm(at(4), { recursive: true })
    await rm(at(5), { recursive: true })
  })
  expect(rolledBack).toEqual(['file-extra', 'generation-missing'])
  // One that was never begun hides nothing.
  const begun = await found(async (_, copy) => {
    await mkdir(join(copy, 'generations', '2026-12-24T120000.000Z'))
    await writeFile(join(copy, 'objects', 'brev.txt'), '')
  })
  expect(begun).toEqual(['file-extra', 'generation-unknown'])
  // What comes next is to be encrypted for somebody else.
  const { recipient } = await makeBackupKey()
  const forOther = async (at: string) => {
    const path = join(at, 'kanalarkiv-backup.json')
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), recipient }))
  }
  expect(await found((_, copy) => forOther(copy))).toContain('manifest-changed')
  await forOther(folder)
  clock.advance(60_000)
  await expect(writeBackup(ctx, target.id)).rejects.toMatchObject({ code: 'backup-other-key' })
})

it('knows what it wrote to a folder before it was taken off the list', async () => {
  const { ctx, folder, target, again, clock } = await backedUp()
  clock.advance(60_000)
  await again()
  await forgetTarget(ctx, target.id)
  const { id } = await addTarget(ctx, { folder, recipient: null, plan: null })
  clock.advance(60_000)
  expect(await writeBackup(ctx, id)).toMatchObject({ number: 3 })
  expect((await verifyTarget(ctx, id)).findings).toEqual([])
})

it('holds a folder against the archive wherever it lies, and names what the archive did not write', async () => {
  const { ctx, folder, again, clock, to, options } = await backedUp()
  clock.advance(60_000)
  await again()
  const codes = async (from: string, on = ctx) =>
    (await verifyHere(on, from)).findings.map(({ code }) => code)
  expect(await codes(folder)).toEqual([])
  const moved = join(await temporaryFolder(), 'annan enhet')
  await cp(folder, moved, { recursive: true })
  expect(await codes(moved)).toEqual([])
  const another = await newArchive()
  expect(await codes(moved, another.ctx)).toEqual(['generation-foreign'])

  // Somebody writes one of their own on top, right in every sum.
  const names = (await readdir(join(moved, 'generations'))).sort()
  const newest = join(moved, 'generations', names[1] ?? '')
  const forged = join(moved, 'generations', '2026-11-29T062000.000Z')
  await cp(newest, forged, { recursive: true })
  const bytes = readFileSync(join(newest, 'manifest.json'))
  const manifest = { ...JSON.parse(bytes.toString()), number: 3, at: '2026-11-29T06:20:00.000Z' }
  manifest.previous = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(join(forged, 'manifest.json'), JSON.stringify(manifest))
  expect((await verifyElsewhere(moved, silent, never)).findings).toEqual([])
  expect(await codes(moved)).toEqual(['generation-unknown'])
  await rm(forged, { recursive: true })

  // The newest is said to have been thinned, which the rule never does.
  writeFileSync(join(newest, 'thinned.json'), '{}')
  await unlink(join(newest, 'archive.db'))
  await unlink(join(newest, 'objects.txt'))
  expect((await verifyElsewhere(moved, silent, never)).findings.map(({ code }) => code)).toContain(
    'file-missing'
  )

  // What was restored knows the backup that it came from.
  const { into } = await to()
  const opened = await openArchive(into, options)
  expect(await codes(folder, opened.context)).toEqual([])
  await opened.close()
})

it('says that what it wrote is gone, and does not build on an older state of the folder', async () => {
  const { folder, again, clock } = await backedUp()
  const older = `${folder}-older`
  await cp(folder, older, { recursive: true })
  clock.advance(60_000)
  await again()
  await rename(folder, `${folder}-newer`)
  await rename(older, folder)
  clock.advance(60_000)
  await expect(again()).rejects.toMatchObject({ code: 'backup-newest-gone', params: { number: 2 } })
  await rename(folder, older)
  await rename(`${folder}-newer`, folder)
  clock.advance(60_000)
  expect(await again()).toMatchObject({ number: 3 })
})

it('restores what is whole although another backup is damaged, and names all that is', async () => {
  const { folder, again, clock, to } = await backedUp()
  clock.advance(60_000)
  await again()
  const [first = ''] = (await readdir(join(folder, 'generations'))).sort()
  writeFileSync(join(folder, 'generations', first, 'manifest.json'), '{')
  expect((await to()).restored).toMatchObject({ number: 2, objects: 4 })
  clock.advance(60_000)
  expect(await again()).toMatchObject({ outcome: 'whole', number: 3 })
  const { findings } = await verifyElsewhere(folder, silent, never)
  expect(findings.map(({ code }) => code)).toContain('manifest-changed')
  expect(readFileSync(join(folder, 'generations', first, 'manifest.json'), 'utf8')).toBe('{')
})

it('takes no older one unasked where the newest is damaged, and tells of a newer one without a manifest', async () => {
  const { folder, again, clock, to } = await backedUp()
  clock.advance(86_400_000)
  await again()
  const newest = (await readdir(join(folder, 'generations'))).sort().at(-1) ?? ''
  const manifest = join(folder, 'generations', newest, 'manifest.json')
  const right = readFileSync(manifest)
  writeFileSync(manifest, '{')
  await expect(to()).rejects.toMatchObject({
    code: 'backup-damaged',
    params: { file: `generations/${newest}/manifest.json` }
  })
  expect((await to(null, clock.now().slice(0, 10))).restored).toMatchObject({ number: 1, unfinished: 0 })
  await unlink(manifest)
  expect((await to()).restored).toMatchObject({ number: 1, unfinished: 1 })
  writeFileSync(manifest, right)
  expect((await to()).restored).toMatchObject({ number: 2, unfinished: 0 })
})

it('waits for no pipe, and follows no link', async () => {
  const { ctx, folder, dir } = await backedUp()
  const [name = ''] = await readdir(join(folder, 'generations'))
  const manifest = join(folder, 'generations', name, 'manifest.json')
  await rename(manifest, `${manifest}.away`)
  execFileSync('mkfifo', [manifest])
  expect((await verifyHere(ctx, folder)).findings.map(({ code }) => code)).toContain('manifest-changed')
  await unlink(manifest)
  await rename(`${manifest}.away`, manifest)
  const objects = join(folder, 'objects')
  await rename(objects, join(dir, '..', 'annan plats'))
  await symlink(join(dir, '..', 'annan plats'), objects)
  expect((await verifyHere(ctx, folder)).findings.map(({ code }) => code)).toEqual(
    Array(4).fill('file-missing')
  )
})

it('writes neither into the archive through a link, nor a restoring into its backup', async () => {
  const { ctx, dir, folder, clock } = await backedUp()
  const link = join(await temporaryFolder(), 'genväg')
  await symlink(join(dir, 'exports'), link)
  await expect(
    addTarget(ctx, { folder: join(link, 'kopior'), recipient: null, plan: null })
  ).rejects.toMatchObject({ code: 'backup-folder-unusable' })
  const inside = join(folder, 'objects', 'nytt')
  await expect(
    restore({ from: folder, into: inside, asOf: null, key: null }, clock, silent, never)
  ).rejects.toMatchObject({ code: 'restore-in-backup' })
  expect((await verifyElsewhere(folder, silent, never)).findings).toEqual([])
})

it('refuses to restore what is not as it was written, and leaves no archive', async () => {
  const { folder, clock } = await backedUp()
  const files = (await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true })).filter(
    each => each.isFile()
  )
  const [file] = files
  if (file === undefined) throw new Error('there are four')
  const path = join(file.parentPath, file.name)
  const right = readFileSync(path)
  const into = join(await temporaryFolder(), 'åter')
  const again = () => restore({ from: folder, into, asOf: null, key: null }, clock, silent, never)
  writeFileSync(path, 'annat')
  await expect(again()).rejects.toMatchObject({ code: 'backup-damaged' })
  expect(await readdir(into)).not.toContain('archive.db')
  // The same restoring goes on when the file is right again.
  writeFileSync(path, right)
  expect(await again()).toMatchObject({ objects: 4 })
  await expect(again()).rejects.toMatchObject({ code: 'folder-not-empty' })
  const other = await temporaryFolder()
  await writeFile(join(other, 'brev.txt'), 'mitt')
  await expect(
    restore({ from: folder, into: other, asOf: null, key: null }, clock, silent, never)
  ).rejects.toMatchObject({ code: 'folder-not-empty' })
  expect(await readdir(other)).toEqual(['brev.txt'])
})

it('drills without leaving anything', async () => {
  const { folder, clock } = await backedUp()
  const drill = await restore({ from: folder, into: null, asOf: null, key: null }, clock, silent, never)
  expect(drill).toMatchObject({ into: null, objects: 4, number: 1 })
})

it('tells of files that are damaged in the archive, and keeps the good copy of before', async () => {
  const { ctx, dir, again, clock, folder, to } = await backedUp()
  const [fresh, gone] = await keep({ ctx }, 'skadas', 'försvinner')
  if (fresh === undefined || gone === undefined) throw new Error('both were kept')
  const [old] = ctx.db.read.prepare('SELECT sha256 FROM object WHERE bytes = 3').all() as { sha256: string }[]
  const path = (sha256: string) => join(dir, 'objects', sha256.slice(0, 2), sha256.slice(2))
  await writeFile(path(fresh.sha256), 'annat')
  await unlink(path(gone.sha256))
  await writeFile(path(old?.sha256 ?? ''), 'ett!')
  clock.advance(60_000)
  const backup = await again()
  expect(backup).toMatchObject({ outcome: 'damaged', damaged: 2, objects: 4 })
  const { restored, into } = await to()
  expect(restored.damaged.toSorted()).toEqual([fresh.sha256, gone.sha256].toSorted())
  expect(
    readFileSync(join(into, 'objects', (old?.sha256 ?? '').slice(0, 2), (old?.sha256 ?? '').slice(2)), 'utf8')
  ).toBe('ett')
  const { findings } = await verifyElsewhere(folder, silent, never)
  expect(findings.map(({ code }) => code)).toEqual(['damaged-in-archive', 'damaged-in-archive'])
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
  await writeFile(join(full, 'annat.txt'), '')
  const mixed = await add(full)
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

it('does not mix a copy that went its own way with the archive', async () => {
  const { ctx, folder, again, clock, to, options } = await backedUp()
  const { into } = await to()
  clock.advance(60_000)
  await keep({ ctx }, 'i det riktiga')
  await again()
  const copy = await openArchive(into, options)
  const target = listTargets(copy.context.db.read).find(each => each.folder === folder)
  // What was noted of the first backup came after it: the copy does not know of the folder's newest.
  const id = target?.id ?? (await addTarget(copy.context, { folder, recipient: null, plan: null })).id
  await expect(writeBackup(copy.context, id)).rejects.toMatchObject({ code: 'backup-forked' })
  await copy.close()
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
