// Restoring from folders of backups: which of them, into where, and what is told of files that are damaged.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { cp, open, readdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { addTarget, listTargets, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { restore, verifyElsewhere } from '../../electron/core/delivery/backups/elsewhere.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { backedUp, keep, never, silent } from './backing-up.ts'

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
  // Who names a day gets an older one, and is told of the newer.
  expect((await to(null, clock.now().slice(0, 10))).restored).toMatchObject({ number: 1, unfinished: 1 })
  await unlink(manifest)
  expect((await to()).restored).toMatchObject({ number: 1, unfinished: 1 })
  writeFileSync(manifest, right)
  expect((await to()).restored).toMatchObject({ number: 2, unfinished: 0 })
})

it('restores the newest by its number, where the clock was set back and the oldest is thinned', async () => {
  const { ctx, again, clock, folder, to } = await backedUp()
  for (let day = 2; day <= 4; day++) {
    clock.advance(3_600_000)
    await keep({ ctx }, `nytt ${day}`)
    await again()
  }
  const [oldest = ''] = (await readdir(join(folder, 'generations'))).sort()
  expect(await readdir(join(folder, 'generations', oldest))).not.toContain('archive.db')
  clock.advance(-2 * 86_400_000)
  await keep({ ctx }, 'när klockan gick fel')
  expect(await again()).toMatchObject({ number: 5 })
  expect((await to()).restored).toMatchObject({ number: 5, unfinished: 0 })
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

it('takes no copy of an older one that lies in the place of the newest', async () => {
  const { folder, again, clock, to } = await backedUp()
  clock.advance(60_000)
  await again()
  const [first = '', second = ''] = (await readdir(join(folder, 'generations'))).sort()
  const inGenerations = (name: string) => join(folder, 'generations', name)
  await rename(inGenerations(second), join(folder, '..', 'undan'))
  await cp(inGenerations(first), inGenerations(second), { recursive: true })
  await expect(to()).rejects.toMatchObject({
    code: 'backup-damaged',
    params: { file: `generations/${second}/manifest.json` }
  })
  expect((await to(null, clock.now().slice(0, 10))).restored).toMatchObject({ number: 1, unfinished: 1 })
  const { findings } = await verifyElsewhere(folder, silent, never)
  expect(findings.map(({ code }) => code)).toContain('manifest-changed')
})

it('does not say that nothing lies there where two have had their manifests exchanged', async () => {
  const { folder, again, clock, to } = await backedUp()
  clock.advance(60_000)
  await again()
  const names = (await readdir(join(folder, 'generations'))).sort()
  const [first = '', second = ''] = names.map(name => join(folder, 'generations', name, 'manifest.json'))
  const [one, other] = [readFileSync(first), readFileSync(second)]
  writeFileSync(first, other)
  writeFileSync(second, one)
  const refused = { code: 'backup-damaged', params: { file: expect.stringContaining('manifest.json') } }
  await expect(to()).rejects.toMatchObject(refused)
  await expect(to(null, clock.now().slice(0, 10))).rejects.toMatchObject(refused)
})

it('takes neither of two with one number', async () => {
  const { folder, again, clock, to } = await backedUp()
  clock.advance(60_000)
  await again()
  const newest = (await readdir(join(folder, 'generations'))).sort().at(-1) ?? ''
  const right = readFileSync(join(folder, 'generations', newest, 'manifest.json'), 'utf8')
  const { at } = JSON.parse(right)
  const later = at.replace(/^\d{4}/, '2099')
  const twin = `generations/${later.replaceAll(':', '')}`
  await cp(join(folder, 'generations', newest), join(folder, twin), { recursive: true })
  writeFileSync(join(folder, twin, 'manifest.json'), right.replace(at, later))
  await expect(to()).rejects.toMatchObject({ code: 'backup-damaged' })
})

it.each(['a folder of files', 'a draft of the database'])(
  'goes on with no restoring in which %s is a link',
  async which => {
    const { folder, clock } = await backedUp()
    const [elsewhere, into] = [await temporaryFolder(), join(await temporaryFolder(), 'åter')]
    const again = () => restore({ from: folder, into, asOf: null, key: null }, clock, silent, never)
    const [file = ''] = (await readdir(join(folder, 'objects'), { recursive: true })).filter(
      path => path.length > 60
    )
    await rename(join(folder, 'objects', file), join(folder, 'undan'))
    await expect(again()).rejects.toMatchObject({ code: 'backup-damaged' })
    await rename(join(folder, 'undan'), join(folder, 'objects', file))
    const link = which === 'a folder of files' ? `objects/${file.slice(0, 2)}` : 'archive.db.new'
    await rm(join(into, link), { recursive: true, force: true })
    await symlink(which === 'a folder of files' ? elsewhere : join(elsewhere, 'x'), join(into, link))
    await expect(again()).rejects.toMatchObject({ code: 'restore-link', params: { dir: into, path: link } })
    expect(await readdir(elsewhere)).toEqual([])
  }
)

it.each(['restored.json.new', 'lock'])('writes through no link that has the name of %s', async name => {
  const { folder, clock } = await backedUp()
  const [elsewhere, into] = [join(await temporaryFolder(), 'x'), await temporaryFolder()]
  await writeFile(elsewhere, 'mitt')
  await symlink(elsewhere, join(into, name))
  await expect(
    restore({ from: folder, into, asOf: null, key: null }, clock, silent, never)
  ).rejects.toMatchObject({ code: 'restore-link', params: { path: name } })
  expect(readFileSync(elsewhere, 'utf8')).toBe('mitt')
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

it('makes no backup of a database that SQLite does not find whole, and keeps the good one of before', async () => {
  const { ctx, folder, again, clock, dir } = await backedUp()
  const before = await readdir(join(folder, 'generations'))
  const db = new Database(join(dir, 'archive.db'))
  db.pragma('wal_checkpoint(TRUNCATE)')
  const page = db
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'disclosure'`)
    .pluck()
    .get() as number
  const size = Number(db.pragma('page_size', { simple: true }))
  db.close()
  const file = await open(join(dir, 'archive.db'), 'r+')
  await file.write(Buffer.alloc(size, 0xff), 0, size, (page - 1) * size)
  await file.close()
  clock.advance(60_000)
  await keep({ ctx }, 'nytt')
  await expect(again()).rejects.toMatchObject({ code: 'database-damaged', params: { dir } })
  const there = await readdir(join(folder, 'generations'), { recursive: true })
  expect(there.filter(name => /\.db|\.json/.test(name)).sort()).toEqual(
    ['archive.db', 'manifest.json'].map(name => join(before[0] ?? '', name))
  )
  expect((await readdir(dir)).filter(name => name.startsWith('archive.db.backup'))).toEqual([])
  expect((await verifyElsewhere(folder, silent, never)).findings).toEqual([])
})

it('says that there is no whole backup where none was finished', async () => {
  const { folder } = await backedUp()
  const [name = ''] = await readdir(join(folder, 'generations'))
  await unlink(join(folder, 'generations', name, 'manifest.json'))
  const { findings, cutOff } = await verifyElsewhere(folder, silent, never)
  expect([findings, cutOff]).toEqual([[{ code: 'none-whole', what: 'generations' }], 1])
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

it('names the file that somebody took off the list, with every digest made anew', async () => {
  const { folder, to } = await backedUp()
  const [generation = ''] = await readdir(join(folder, 'generations'))
  const at = (name: string) => join(folder, 'generations', generation, name)
  const [taken = '', ...left] = readFileSync(at('objects.txt'), 'utf8').split('\n')
  writeFileSync(at('objects.txt'), left.join('\n'))
  const manifest = JSON.parse(readFileSync(at('manifest.json'), 'utf8')) as {
    objects: { list: { sha256: string; bytes: number } }
  }
  const bytes = readFileSync(at('objects.txt'))
  manifest.objects.list = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
  writeFileSync(at('manifest.json'), JSON.stringify(manifest))
  await expect(to()).rejects.toMatchObject({
    code: 'restore-not-equal',
    params: { what: taken.slice(0, 64) }
  })
})

it('names what somebody laid in the folder, but not what a system lays there', async () => {
  const { folder } = await backedUp()
  const [generation = ''] = await readdir(join(folder, 'generations'))
  writeFileSync(join(folder, '.DS_Store'), 'x')
  expect((await verifyElsewhere(folder, silent, never)).findings).toEqual([])
  writeFileSync(join(folder, 'evil.exe'), 'x')
  writeFileSync(join(folder, 'generations', generation, 'evil.txt'), 'x')
  expect((await verifyElsewhere(folder, silent, never)).findings).toEqual([
    { code: 'file-extra', what: 'evil.exe' },
    { code: 'file-extra', what: `generations/${generation}/evil.txt` }
  ])
})
