// A package that cannot be finished: a damaged file, a full disk, a folder that is gone, a stop and a crash.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ExportId, Sha256 } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { copyObject } from '../../electron/core/delivery/exports/copy.ts'
import { openDraft } from '../../electron/core/delivery/exports/disk.ts'
import {
  createExport,
  findExport,
  listExports,
  stopExport
} from '../../electron/core/delivery/exports/exports.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { copiesOf, newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { canMount } from '../helpers/can-mount.ts'
import { acts, everything, filledArchive, inExports } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

vi.setConfig({ testTimeout: 60_000 })

it('stops at an object that is damaged or gone, names it, and leaves nothing behind', async () => {
  const filled = await newFilled()
  const { ctx } = filled
  const damaged = Sha256.parse(filled.messages.copied.original)
  const right = await readFile(ctx.objects.path(damaged))
  const attempt = async () => {
    await expect(createExport(ctx, everything)).rejects.toMatchObject({
      code: 'record-file-damaged',
      params: { what: damaged, record: `message:${filled.messages.copied.id}` }
    })
    expect(await inExports(filled)).toEqual([])
    expect(listExports(ctx.db.read)[0]).toMatchObject({
      state: 'failed',
      problem: 'record-file-damaged',
      folder: null
    })
    expect(acts(filled)[0]).toBe('export.failed')
  }
  await chmod(ctx.objects.path(damaged), 0o644)
  await writeFile(ctx.objects.path(damaged), 'röta')
  await attempt()
  filled.clock.advance(1000)
  await rm(ctx.objects.path(damaged))
  await attempt()
  filled.clock.advance(1000)
  await mkdir(ctx.objects.path(damaged))
  await attempt()
  await rm(ctx.objects.path(damaged), { recursive: true })
  filled.clock.advance(1000)
  await writeFile(ctx.objects.path(damaged), right)
  expect((await createExport(ctx, everything)).state).toBe('written')
})

it('calls no file damaged where it is the copying that fails, or was stopped', async () => {
  const { ctx, messages } = await newFilled()
  const sha256 = Sha256.parse(messages.copied.original)
  await chmod(ctx.objects.path(sha256), 0o644)
  await writeFile(ctx.objects.path(sha256), 'röta')
  const draft = await openDraft(join(await temporaryFolder(), 'utkast'))
  onTestFinished(() => draft.close())
  const file = { path: 'original.eml', role: 'original', sha256, bytes: 4, mediaType: 'x/x', created: null }
  await expect(copyObject(ctx, draft, file)).rejects.toMatchObject({ code: 'object-damaged' })
  // The copy is there already.
  await expect(copyObject(ctx, draft, file)).rejects.toMatchObject({ code: 'EEXIST' })
  const closing = AbortSignal.abort(new ArchiveError('stopped'))
  await expect(copyObject({ ...ctx, closing }, draft, { ...file, path: 'igen.eml' })).rejects.toMatchObject({
    code: 'stopped'
  })
})

it('names the record where the program fails in a way that nobody foresaw, and packs the others', async () => {
  const filled = await newFilled()
  const { ctx, comment, messages } = filled
  ctx.db.transact(tx => {
    const triggers = tx.prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'comment'`
    )
    for (const name of triggers.pluck().all()) tx.prepare(`DROP TRIGGER ${name}`).run()
    tx.prepare(`UPDATE comment SET content = '{"text": 7}' WHERE id = ?`).run(comment)
  })
  for (const format of ['bagit', 'fgs-1.2'] as const)
    await expect(createExport(ctx, everything, { format, delivery: null })).rejects.toMatchObject({
      ...{ code: 'record-not-packed', params: { record: `comment:${comment}` } }
    })
  expect(await inExports(filled)).toEqual([])
  expect(listExports(ctx.db.read)[0]).toMatchObject({ state: 'failed', problem: 'record-not-packed' })
  const records = [{ kind: 'message' as const, id: messages.copied.id }]
  expect((await createExport(ctx, { ...everything, records })).state).toBe('written')
})

/** A disk of its own in the folder, so large. */
async function mountedOn(folder: string, size: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
}

/** Fills the disk with the folder as soon as the package is being written. */
function fillLater({ events }: Context, folder: string): void {
  const leave = events.subscribe('event', ({ kind }) => {
    if (kind !== 'export-progress') return
    execFileSync('sh', ['-c', `cat /dev/zero > "${folder}/fyllnad" 2>/dev/null || true`])
    leave()
  })
}

it.skipIf(!canMount)(
  'says that the disk is full, and leaves nothing behind (needs the right to mount)',
  async () => {
    const filled = await newFilled()
    const { ctx, dir } = filled
    const folder = join(dir, 'exports')
    await mountedOn(folder, '8m')
    fillLater(ctx, folder)
    await expect(createExport(ctx, everything)).rejects.toMatchObject({ code: 'disk-full' })
    await rm(join(folder, 'fyllnad'))
    expect(await inExports(filled)).toEqual([])
    expect(listExports(ctx.db.read)).toMatchObject([{ state: 'failed', problem: 'disk-full', folder: null }])
    expect((await verifyArchive(ctx)).findings).toEqual([])
  }
)

describe('the size that is told before anything is written', () => {
  const alike = async () => {
    const made = await newArchive()
    const { id: channelId } = newChannel(made.ctx)
    const path = join(made.dir, '..', 'bild.png')
    // More than a million bytes, since noise does not shrink.
    const png = new PNG({ width: 600, height: 600 })
    for (let at = 0; at < png.data.length; at += 4) png.data.set([...randomBytes(3), 255], at)
    const picture = PNG.sync.write(png)
    await writeFile(path, picture)
    const from = { channelId, senderName: 'Åsa', senderAddress: null, path }
    for (let n = 0; n < 3; n++) {
      await takeMessageFile(made.ctx, { ...from, receivedAt: made.clock.now() })
      made.clock.advance(60_000)
    }
    return { ...made, size: picture.length }
  }

  it('counts a file that three records share three times, as it is copied', async () => {
    const { ctx, dir, size } = await alike()
    const { files, bytes } = proposeExport(ctx, everything)
    expect({ files, bytes }).toEqual({ files: 3, bytes: 3 * size })
    const { folder } = await createExport(ctx, everything)
    const copied = (await readdir(join(dir, folder ?? ''), { recursive: true })).filter(name =>
      basename(name).startsWith('original.')
    )
    expect(copied).toHaveLength(3)
  })

  // The register documents show each picture once more.
  it.skipIf(!canMount).each([
    ['bagit', 3],
    ['diary-pdfa-2b', 6]
  ] as const)('refuses %s where not all copies fit (needs the right to mount)', async (format, copies) => {
    const { ctx, size } = await alike()
    const folder = join(await temporaryFolder(), 'disk')
    // One mebibyte less than the pictures and what lies beside them.
    await mountedOn(folder, `${Math.floor((copies * size) / 1024) + 3 * 1024}k`)
    const needed = Math.ceil((copies * size) / (1 << 20) + 4)
    const writing = createExport(ctx, everything, { format, delivery: null, into: folder })
    await expect(writing).rejects.toMatchObject({ code: 'target-too-small', params: { needed } })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a folder that a person chose', () => {
  const into = (folder: string) => ({ format: 'bagit', delivery: null, into: folder }) as const

  it('gets the package, which is found there, and nothing of it lies in the archive', async () => {
    const filled = await newFilled()
    const folder = await temporaryFolder()
    const made = await createExport(filled.ctx, everything, into(folder))
    expect(dirname(made.folder ?? '')).toBe(folder)
    expect(await readdir(folder)).toEqual([basename(made.folder ?? '')])
    expect(await inExports(filled)).toEqual([])
    expect((await verifyPackage(made.folder ?? ''))?.findings).toEqual([])
  })

  it.each([
    ['in the archive', 'in-archive', (dir: string) => join(dir, 'objects')],
    ['in the archive by a link', 'in-archive', (dir: string) => join(dir, '..', 'genväg', 'objects')],
    ['that is not there', 'ENOENT', (dir: string) => join(dir, '..', 'borta')],
    ['that is a file', 'ENOTDIR', (dir: string) => join(dir, '..', 'fil.txt')],
    ['by half its path', 'not-whole', () => 'exports']
  ])('%s is refused before anything is written', async (_where, detail, place) => {
    const { ctx, dir } = await newFilled()
    await writeFile(join(dir, '..', 'fil.txt'), 'x')
    await symlink(dir, join(dir, '..', 'genväg'), 'junction')
    await expect(createExport(ctx, everything, into(place(dir)))).rejects.toMatchObject({
      code: 'folder-unusable',
      params: { detail }
    })
    expect(listExports(ctx.db.read)).toEqual([])
  })

  it.skipIf(!canMount)(
    'too small is told before, with what is needed (needs the right to mount)',
    async () => {
      const { ctx } = await newFilled()
      const folder = await temporaryFolder()
      await mountedOn(folder, '1m')
      await expect(createExport(ctx, everything, into(folder))).rejects.toMatchObject({
        code: 'target-too-small',
        params: { dir: folder, free: 1 }
      })
      expect(listExports(ctx.db.read)).toEqual([])
    }
  )

  it.skipIf(!canMount)('that becomes full leaves nothing half (needs the right to mount)', async () => {
    const { ctx } = await newFilled()
    const folder = await temporaryFolder()
    await mountedOn(folder, '8m')
    fillLater(ctx, folder)
    await expect(createExport(ctx, everything, into(folder))).rejects.toMatchObject({
      code: 'target-full',
      params: { dir: folder }
    })
    expect(await readdir(folder)).toEqual(['fyllnad'])
    expect(listExports(ctx.db.read)).toMatchObject([
      { state: 'failed', problem: 'target-full', folder: null, into: folder, problemValues: { dir: folder } }
    ])
  })

  it.skipIf(!canMount)('that is unplugged says that it is gone (needs the right to mount)', async () => {
    const { ctx } = await newFilled()
    const folder = join(await temporaryFolder(), 'sticka')
    await mkdir(folder)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder])
    const leave = ctx.events.subscribe('event', ({ kind }) => {
      if (kind !== 'export-progress') return
      execFileSync('umount', ['-l', folder])
      execFileSync('rmdir', [folder])
      leave()
    })
    await expect(createExport(ctx, everything, into(folder))).rejects.toMatchObject({ code: 'target-gone' })
    expect(listExports(ctx.db.read)).toMatchObject([
      { state: 'failed', problem: 'target-gone', folder: null, into: folder, problemValues: { dir: folder } }
    ])
  })

  // The package for the diary begins a folder for each record, and would go on in new ones.
  it.each(['bagit', 'diary-pdfa-2b'] as const)(
    'that goes away under a %s is not written to anew, though one of its name is there again',
    async format => {
      const { ctx, dir } = await newFilled()
      const folder = join(await temporaryFolder(), 'sticka')
      const away = `${folder} urdragen`
      await mkdir(folder)
      const leave = ctx.events.subscribe('event', ({ kind }) => {
        if (kind !== 'export-progress') return
        renameSync(folder, away)
        mkdirSync(folder)
        leave()
      })
      const attempt = createExport(ctx, everything, { format, delivery: null, into: folder })
      const refusal = await attempt.catch(error => error)
      const [half = ''] = await readdir(away)
      expect(half).toMatch(/^kanalarkiv-.*\.tmp$/)
      expect(refusal).toMatchObject({ code: 'target-gone', params: { dir: folder, name: half } })
      expect(await readdir(folder)).toEqual([])
      expect(await readdir(join(dir, 'exports'))).toEqual([])
      expect(listExports(ctx.db.read)).toMatchObject([{ state: 'failed', problem: 'target-gone' }])
    }
  )

  it.skipIf(!canMount)(
    'on a disk that can only be read is refused before (needs the right to mount)',
    async () => {
      const { ctx } = await newFilled()
      const folder = await temporaryFolder()
      await mountedOn(folder, '8m')
      execFileSync('mount', ['-o', 'remount,ro', folder])
      await expect(createExport(ctx, everything, into(folder))).rejects.toMatchObject({
        code: 'folder-unusable',
        params: { dir: folder, detail: 'EROFS' }
      })
      expect(listExports(ctx.db.read)).toEqual([])
    }
  )

  it.skipIf(!canMount)(
    'that becomes read-only is not called the archive (needs the right to mount)',
    async () => {
      const { ctx } = await newFilled()
      const folder = await temporaryFolder()
      await mountedOn(folder, '8m')
      const leave = ctx.events.subscribe('event', ({ kind }) => {
        if (kind !== 'export-progress') return
        // A disk that fails is made so by the system itself; here its folder is covered by one.
        execFileSync('mount', ['--bind', folder, folder])
        execFileSync('mount', ['-o', 'remount,bind,ro', folder])
        onTestFinished(() => void execFileSync('umount', ['-l', folder]))
        leave()
      })
      await expect(createExport(ctx, everything, into(folder))).rejects.toMatchObject({
        code: 'folder-unusable',
        params: { dir: folder, detail: 'EROFS' }
      })
    }
  )

  it('is cleared of what the program was writing there when it died', async () => {
    const { archive, ctx, dir, options } = await newFilled()
    const folder = await temporaryFolder()
    const named = join(folder, 'kanalarkiv-20261125-100000-0badf00d')
    const insert = `INSERT INTO export (id, state, scope, selected, folder, started_at) VALUES (?, 'writing', ?, ?, ?, ?)`
    ctx.db.transact(tx => {
      const id = '0badf00d-0000-4000-8000-000000000000'
      tx.prepare(insert).run(id, JSON.stringify(everything), '{}', named, ctx.clock.now())
    })
    await mkdir(join(`${named}.tmp`, 'data'), { recursive: true })
    await mkdir(join(folder, 'något annat'))
    await archive.close()
    const again = await openArchive(dir, options)
    expect(await readdir(folder)).toEqual(['något annat'])
    await again.close()
  })
})

it('stops in order when the archive closes, and can be written again', async () => {
  const { archive, ctx, dir, options } = await newFilled()
  const going = createExport(ctx, everything)
  const ended = going.catch((error: unknown) => error)
  archive.hold(going)
  await archive.close()
  expect(await ended).toMatchObject({ code: 'stopped' })
  expect(await readdir(join(dir, 'exports'))).toEqual([])

  const again = await openArchive(dir, options)
  expect(listExports(again.context.db.read)).toMatchObject([{ state: 'interrupted', problem: 'stopped' }])
  expect((await createExport(again.context, everything)).state).toBe('written')
  expect((await verifyArchive(again.context)).findings).toEqual([])
  await again.close()
})

it('stops when a person says so, leaves nothing, and is written by beginning again', async () => {
  const { ctx, dir } = await newFilled()
  const delivery = {
    ...{ creator: 'Norrby socialnämnd', creatorCode: null, submitter: null, submitterCode: null },
    ...{ preservation: null, agreement: '2026:17', schemas: null }
  }
  const into = await temporaryFolder()
  const going = createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery, into })
  const ended = going.catch((error: unknown) => error)
  await vi.waitFor(async () => expect((await readdir(into)).join()).toContain('.tmp'), 30_000)
  const [begun] = listExports(ctx.db.read)
  if (begun === undefined) throw new Error('nothing was begun')
  expect(stopExport(ctx, begun.id).state).toBe('writing')
  expect(await ended).toMatchObject({ code: 'stopped' })
  expect(await readdir(into)).toEqual([])
  const stopped = findExport(ctx.db.read, begun.id)
  expect(stopped).toMatchObject({ state: 'interrupted', problem: 'stopped', folder: null, into, delivery })

  const made = await createExport(ctx, stopped.scope, stopped)
  expect(made).toMatchObject({ state: 'written', into, delivery })
  expect(dirname(made.folder ?? '')).toBe(into)
  expect(await readdir(join(dir, 'exports'))).toEqual([])
  // It has ended: there is nothing to stop.
  expect(stopExport(ctx, made.id)).toEqual(made)
  const nobody = ExportId.parse('00000000-0000-4000-8000-000000000000')
  expect(() => stopExport(ctx, nobody)).toThrow(expect.objectContaining({ code: 'not-found' }))
})

it('clears up at the next opening after a crash, before and after the package got its name', async () => {
  const { archive, ctx, dir, options } = await newFilled()
  const kept = await createExport(ctx, everything)
  const folder = 'exports/kanalarkiv-20261125-100000-0badf00d'
  const insert = `INSERT INTO export (id, state, scope, selected, folder, started_at) VALUES (?, 'writing', ?, ?, ?, ?)`
  for (const [id, named] of [
    ['0badf00d-0000-4000-8000-000000000000', folder],
    ['0badf00e-0000-4000-8000-000000000000', '../../utanfor']
  ] as const)
    ctx.db.transact(tx => {
      tx.prepare(insert).run(
        id,
        JSON.stringify(everything),
        JSON.stringify(kept.selected),
        named,
        ctx.clock.now()
      )
    })
  for (const left of [folder, 'exports/kanalarkiv-20261125-100000-0badf00e.tmp', '../utanfor'])
    await mkdir(join(dir, left, 'data'), { recursive: true })
  await archive.close()

  const again = await openArchive(dir, options)
  expect(await readdir(join(dir, 'exports'))).toEqual([kept.folder?.slice('exports/'.length)])
  expect(existsSync(join(dir, '..', 'utanfor'))).toBe(true)
  const states = listExports(again.context.db.read).map(({ state }) => state)
  expect(states.sort()).toEqual(['interrupted', 'interrupted', 'written'])
  await again.close()
})
