// What only Windows does to files and names, with files that are really held. `npm run test:windows` runs this, also on Linux.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Sha256 } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { checkFolder } from '../../electron/core/app/folder-check.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { keepCopy } from '../../electron/core/kernel/db/keep-copy.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { openObjectStore } from '../../electron/core/kernel/objects/store.ts'
import { unbearableIn } from '../../electron/core/kernel/objects/windows-names.ts'
import { openLog } from '../../electron/main/log.ts'
import { Settings } from '../../electron/main/settings.ts'
import { newArchive, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { holdFile } from '../helpers/hold-file.ts'
import { everything, filledArchive } from './exports-archive.ts'

const options = openOptions()

async function closedArchive(): Promise<string> {
  const { archive, dir } = await newArchive()
  await archive.close()
  return dir
}

/** Opens an archive until the test has ended. */
async function opened(dir: string) {
  const archive = await openArchive(dir, options)
  onTestFinished(() => archive.close().catch(() => undefined))
  return archive
}

describe.runIf(process.platform === 'win32')('what another program holds', () => {
  it('does not keep an archive from being opened, where it is a leftover', async () => {
    const dir = await closedArchive()
    const leftovers = [
      join(dir, 'exports', 'paket.tmp', 'fil'),
      join(dir, 'objects', 'half.tmp'),
      join(dir, 'inbox', `${randomUUID()}.tmp`)
    ]
    await mkdir(join(dir, 'exports', 'paket.tmp'))
    for (const path of leftovers) await writeFile(path, 'halv')
    const holds = leftovers.map(holdFile)
    await (await opened(dir)).close()
    expect(leftovers.filter(existsSync)).toEqual(leftovers)
    for (const hold of holds) hold.letGo()
    await (await opened(dir)).close()
    expect(leftovers.filter(existsSync)).toEqual([])
  })

  it('does not keep an archive that was restored from being opened', async () => {
    const dir = await closedArchive()
    const note = { manifest: 'ab'.repeat(32), number: 3, takenAt: '2026-11-24', restoredAt: '2026-11-25' }
    await writeFile(join(dir, 'restored.json'), JSON.stringify(note))
    const hold = holdFile(join(dir, 'restored.json'))
    await (await opened(dir)).close()
    hold.letGo()
    const { context } = await opened(dir)
    const lines = listJournal(context.db.read, { about: null, before: null, limit: 10 })
    expect(lines.filter(({ act }) => act === 'archive.restored').length).toBeLessThanOrEqual(1)
    expect(existsSync(join(dir, 'restored.json'))).toBe(false)
  })

  it('does not keep a database from being copied before it is renewed, where it is a leftover', async () => {
    const dir = await closedArchive()
    const file = join(dir, 'archive.db')
    const leftover = `${file}.schema-0-1.partial`
    await writeFile(leftover, 'halv')
    const hold = holdFile(leftover)
    const db = new Database(file)
    onTestFinished(() => void db.close())
    expect(existsSync(keepCopy(db, file, 0))).toBe(true)
    hold.letGo()
    expect(existsSync(leftover)).toBe(true)
  })

  it.each(['archive.db', 'lock'])('is said of the file that an opening needs: %s', async name => {
    const dir = await closedArchive()
    const hold = holdFile(join(dir, name))
    await expect(openArchive(dir, options)).rejects.toMatchObject({
      code: 'file-held',
      params: { file: join(dir, name) }
    })
    setTimeout(() => hold.letGo(), 1_000)
    await opened(dir)
  })

  it('is named when a package is written, and the next one is whole', async () => {
    const { ctx, dir } = await filledArchive()
    const [first = ''] = (await readdir(join(dir, 'objects'))).filter(name => name.length === 2)
    const [rest = ''] = await readdir(join(dir, 'objects', first))
    const hold = holdFile(join(dir, 'objects', first, rest))
    await expect(createExport(ctx, everything)).rejects.toMatchObject({
      code: 'file-held',
      params: { file: expect.stringContaining(rest) }
    })
    hold.letGo()
    expect(await createExport(ctx, everything)).toMatchObject({ state: 'written' })
  })

  it('is not called erased, and is erased when it is let go', async () => {
    const dir = await temporaryFolder()
    const store = openObjectStore(dir)
    const { sha256 } = await store.put(Buffer.from('ett brev'), 'text/plain')
    store.claim([{ sha256, bytes: 8, mediaType: 'text/plain' }])
    const hold = holdFile(store.path(sha256))
    await expect(store.remove(Sha256.parse(sha256), () => false)).rejects.toMatchObject({ code: 'file-held' })
    expect(existsSync(store.path(sha256))).toBe(true)
    setTimeout(() => hold.letGo(), 500)
    await store.remove(sha256, () => false)
    expect(existsSync(store.path(sha256))).toBe(false)
  })

  it('leaves the older logs and every line where it is the log', async () => {
    const dir = await temporaryFolder()
    for (const age of [1, 2, 3, 4]) await writeFile(join(dir, `kanalarkiv.${age}.log`), `äldre ${age}\n`)
    await writeFile(join(dir, 'kanalarkiv.log'), 'x'.repeat(2_000_001))
    const hold = holdFile(join(dir, 'kanalarkiv.log'))
    const log = openLog(dir)
    for (const _ of [1, 2, 3, 4, 5]) log.info('en rad')
    hold.letGo()
    for (const age of [1, 2, 3, 4])
      expect(await readFile(join(dir, `kanalarkiv.${age}.log`), 'utf8')).toBe(`äldre ${age}\n`)
  })
})

it('tells the names that Windows cannot bear from those that it can', () => {
  const bad = [
    'CON',
    'nul.txt',
    'com1',
    'LPT9.tar.gz',
    'aux ',
    'COM²',
    'conin$',
    'punkt.',
    'blank ',
    'a:b',
    'a|b',
    'rad\u0001'
  ]
  for (const name of bad) {
    expect(unbearableIn(join('mapp', name, 'arkiv')), name).toBe(name)
    expect(unbearableIn(join('mapp', name)), name).toBe(name)
  }
  const good = [
    'konto',
    'Console',
    'com',
    'com10',
    'auxiliär',
    '.dold',
    'a.b',
    'Älvåsa kommun 🐟',
    '..',
    '.',
    'null'
  ]
  for (const name of good)
    expect(unbearableIn(join(parse(process.cwd()).root, 'mapp', name, 'arkiv')), name).toBeNull()
})

describe.runIf(process.platform === 'win32')('a place', () => {
  it.each(['Q:\\arkiv', '\\\\ingen.invalid\\delad\\arkiv'])('that is not there: %s', async dir => {
    await expect(createArchive(dir, 'Norrby kommun', options)).rejects.toMatchObject({
      code: 'place-unusable'
    })
  })

  it.each(['a<b', 'CON', 'aux.txt', 'punkt.', 'blank ', 'mitt./norrby', 'a:b'])(
    'that has a name which Windows cannot bear, and leaves nothing: %s',
    async name => {
      const folder = await temporaryFolder()
      const dir = join(folder, name)
      await expect(createArchive(dir, 'Norrby kommun', options)).rejects.toMatchObject({
        ...{ code: 'folder-name-unusable', params: { dir, name: name.split('/')[0] } }
      })
      await expect(checkFolder(dir)).rejects.toMatchObject({ code: 'folder-name-unusable' })
      expect(await readdir(folder)).toEqual([])
    }
  )

  it('is the same in other letters', async () => {
    const dir = await closedArchive()
    const session = createSession(options)
    onTestFinished(() => session.close())
    const heard: (string | null)[] = []
    session.onArchive(opened => heard.push(opened))
    await session.open(dir)
    await session.open(dir.toUpperCase())
    expect(heard).toEqual([dir])
    const settings = new Settings(await temporaryFolder())
    settings.rememberArchive(dir)
    settings.rememberArchive(dir.toUpperCase())
    expect(settings.recentArchives).toEqual([dir.toUpperCase()])
  })
})

it.runIf(process.platform === 'win32')(
  'knows a user by the session, whatever the variables say',
  async () => {
    const before = { ...process.env }
    onTestFinished(() => {
      process.env = before
    })
    process.env['USERDOMAIN'] = 'NAGON-ANNAN'
    process.env['COMPUTERNAME'] = 'NAGON-ANNAN-DATOR'
    // A name is asked for once, by what is loaded once.
    const again = '../../electron/core/kernel/actor.ts?again'
    const { systemActor }: typeof import('../../electron/core/kernel/actor.ts') = await import(again)
    expect(systemActor()).not.toContain('NAGON')
  }
)
