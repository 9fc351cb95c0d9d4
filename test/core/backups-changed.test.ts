// What somebody does to a folder of backups is found: what was changed, taken away, put in, or gone back to.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import {
  addTarget,
  forgetTarget,
  makeBackupKey,
  verifyHere,
  verifyTarget,
  writeBackup
} from '../../electron/core/delivery/backups/backups.ts'
import { verifyElsewhere } from '../../electron/core/delivery/backups/elsewhere.ts'
import { verifyBackup } from '../../electron/core/delivery/backups/verify.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'
import { writeJournalAnew } from '../helpers/forge-journal.ts'
import { backedUp, keep, never, silent } from './backing-up.ts'

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

it('finds where the journal of one does not go on in the next, or in the archive', async () => {
  const { ctx, folder, again, clock, archive, dir, options } = await backedUp()
  clock.advance(60_000)
  await again()
  const read = await verifyElsewhere(folder, silent, never)
  expect(read).toMatchObject({ generations: 2, journals: 2, findings: [] })
  const [one = '', two = ''] = (await readdir(join(folder, 'generations'))).sort()
  // The newest is written anew from a line on, right in every sum of it.
  const forged = join(await temporaryFolder(), 'kopia')
  await cp(folder, forged, { recursive: true })
  const database = join(forged, 'generations', two, 'archive.db')
  writeJournalAnew(database, 2, line => line.replace(/"actor":"[^"]*"/, '"actor":"någon"'))
  const bytes = readFileSync(database)
  const db = new Database(database, { readonly: true })
  const journal = db.prepare('SELECT seq AS lines, sha256 AS head FROM journal_head').get() as {
    lines: number
    head: string
  }
  db.close()
  const path = join(forged, 'generations', two, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  const sum = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
  writeFileSync(path, JSON.stringify({ ...manifest, journal, database: { ...sum, stored: sum } }))
  const { journal: before } = JSON.parse(
    readFileSync(join(forged, 'generations', one, 'manifest.json'), 'utf8')
  )
  const parted = {
    code: 'journal-differs',
    what: `generations/${one}: ${before.lines} ≠ generations/${two}`
  }
  expect((await verifyElsewhere(forged, silent, never)).findings).toEqual([parted])
  // The archive knows that it wrote another, and that its own journal has no such line.
  expect((await verifyHere(ctx, forged)).findings).toEqual([
    { code: 'manifest-changed', what: `generations/${two}/manifest.json` },
    parted,
    { code: 'journal-differs', what: `generations/${two}: ${journal.lines}` }
  ])
  // And where it is the archive that was written anew, each is told, also of what only its key opens.
  await archive.close()
  writeJournalAnew(join(dir, 'archive.db'), 2, line => line.replace(/"actor":"[^"]*"/, '"actor":"någon"'))
  const opened = await openArchive(dir, options)
  expect((await verifyHere(opened.context, folder)).findings).toEqual([
    { code: 'journal-differs', what: `generations/${one}: ${before.lines}` },
    { code: 'journal-differs', what: `generations/${two}: ${journal.lines}` }
  ])
  await opened.close()
})

it('holds the journal of what only its key opens against the archive', async () => {
  const { recipient } = await makeBackupKey()
  const { folder, ctx, archive, dir, options } = await backedUp(recipient)
  expect(await verifyHere(ctx, folder)).toMatchObject({ journals: 0, findings: [] })
  await archive.close()
  writeJournalAnew(join(dir, 'archive.db'), 2, line => line.replace(/"actor":"[^"]*"/, '"actor":"någon"'))
  const opened = await openArchive(dir, options)
  expect((await verifyHere(opened.context, folder)).findings).toEqual([
    { code: 'journal-differs', what: expect.stringMatching(/^generations\/[^ ]*: \d+$/) }
  ])
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

it('says that the newest is gone also of a folder that has been moved, and not of a copy of it', async () => {
  const { ctx, folder, again, clock } = await backedUp()
  for (let turn = 0; turn < 4; turn++) {
    clock.advance(60_000)
    await again()
  }
  const [moved, copied] = [`${folder}-flyttad`, `${folder}-kopia`]
  for (const to of [moved, copied]) {
    await cp(folder, to, { recursive: true })
    const newest = (await readdir(join(to, 'generations'))).sort().at(-1) ?? ''
    await rm(join(to, 'generations', newest), { recursive: true })
  }
  // Of those that were thinned beside it nothing is told.
  expect((await verifyHere(ctx, moved)).findings).toEqual([{ code: 'generation-missing', what: '5' }])
  await addTarget(ctx, { folder: copied, recipient: null, plan: null })
  await rename(folder, `${folder}-borta`)
  const add = addTarget(ctx, { folder: moved, recipient: null, plan: null })
  await expect(add).rejects.toMatchObject({ code: 'backup-newest-gone', params: { number: 5 } })
})

it('takes no generation for thinned that the rule would never let go', async () => {
  const { ctx, folder, again, to, clock } = await backedUp()
  clock.advance(86_400_000)
  await again()
  const generations = (await readdir(join(folder, 'generations'))).sort()
  const thinned = async (name: string) => {
    const place = join(folder, 'generations', name)
    for (const file of ['archive.db', 'objects.txt']) await rm(join(place, file))
    await writeFile(join(place, 'thinned.json'), JSON.stringify({ at: clock.now() }))
  }
  const [first = '', second = ''] = generations
  await thinned(second)
  const params = { file: `generations/${second}/archive.db` }
  await expect(to()).rejects.toMatchObject({ code: 'backup-damaged', params })
  // Who names a day is told of it.
  expect((await to(null, clock.now().slice(0, 10))).restored).toMatchObject({ number: 1, unfinished: 1 })
  clock.advance(60_000)
  await expect(again()).rejects.toMatchObject({ code: 'backup-newest-gone', params: { number: 2 } })
  await thinned(first)
  await expect(to()).rejects.toMatchObject({ code: 'backup-damaged' })
  expect((await verifyHere(ctx, folder)).findings.map(({ code }) => code)).toContain('file-missing')
})

it('makes no folder where one in use is away', async () => {
  const { ctx, folder } = await backedUp()
  await rename(folder, `${folder}-bortkopplad`)
  const adding = addTarget(ctx, { folder, recipient: null, plan: null })
  await expect(adding).rejects.toMatchObject({ code: 'backup-folder-unusable', params: { detail: 'ENOENT' } })
  expect(await readdir(join(folder, '..'))).not.toContain(basename(folder))
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

it.each(['all of them', 'one folder of them'])(
  'writes nothing through a link, where %s are elsewhere',
  async which => {
    const { ctx, folder, dir, again, clock } = await backedUp()
    const elsewhere = join(dir, '..', 'annan plats')
    await mkdir(elsewhere)
    clock.advance(26 * 3_600_000)
    const [sha256 = ''] = (await keep({ ctx }, 'i dag')).map(object => object.sha256)
    const link = which === 'all of them' ? 'objects' : `objects/${sha256.slice(0, 2)}`
    await rm(join(folder, link), { recursive: true, force: true })
    await symlink(elsewhere, join(folder, link))
    await expect(again()).rejects.toMatchObject({ code: 'backup-link', params: { folder, path: link } })
    expect(await readdir(elsewhere)).toEqual([])
  }
)
