// Opening an archive: what is refused and why, and what is put right after a program that died.
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { canMount } from '../helpers/can-mount.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { asNobody, inAnotherProcess } from '../helpers/process.ts'

const options = openOptions()
const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0

describe('a new archive', () => {
  it('is a folder that says what it is', async () => {
    const { archive, ctx, dir } = await newArchive()
    expect(await readFile(join(dir, 'LÄS MIG.txt'), 'utf8')).toContain('Norrby kommuns kanaler')
    for (const name of ['archive.db', 'objects', 'inbox', 'exports', 'lock']) await stat(join(dir, name))
    expect(await verifyArchive(ctx)).toMatchObject({ lines: 1, objects: 0, findings: [] })
    await archive.close()
  })

  it('keeps its promises in the database itself', async () => {
    const { archive, dir } = await newArchive()
    await archive.close()
    const db = new Database(join(dir, 'archive.db'))
    onTestFinished(() => void db.close())
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    const loose = db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
      AND name NOT LIKE 'sqlite_%' AND strict = 0`)
    expect(loose.all()).toEqual([])
    expect(() => db.exec('DELETE FROM journal')).toThrow('append-only')
    expect(() => db.exec(`UPDATE journal SET line = '{}'`)).toThrow('append-only')
    expect(() => db.exec(`INSERT INTO journal (seq, line, sha256) VALUES (2, '{"seq":2}', 'x')`)).toThrow(
      'follow on'
    )
  })

  it('is not made in a folder that holds something else, nor over another archive, nor in a file', async () => {
    const dir = await temporaryFolder()
    await writeFile(join(dir, 'annat.txt'), 'x')
    await expect(createArchive(dir, 'N', options)).rejects.toMatchObject({ code: 'folder-not-empty' })
    await expect(createArchive(join(dir, 'annat.txt'), 'N', options)).rejects.toMatchObject({
      code: 'not-a-folder'
    })
    for (const inside of ['annat.txt/in', 'annat.txt/långt/in'])
      await expect(createArchive(join(dir, inside), 'N', options)).rejects.toMatchObject({
        code: 'not-a-folder',
        params: { dir: join(dir, 'annat.txt') }
      })
    const { dir: taken } = await newArchive()
    await expect(createArchive(taken, 'N', options)).rejects.toMatchObject({ code: 'archive-exists' })
  })

  it('that could not be made leaves nothing of its own', async () => {
    const dir = await temporaryFolder()
    await mkdir(join(dir, 'objects'))
    const clock = {
      now() {
        throw new Error('ingen klocka')
      }
    }
    for (const place of [join(dir, 'ny'), dir])
      await expect(createArchive(place, 'N', { ...options, clock })).rejects.toThrow('ingen klocka')
    expect(await readdir(dir)).toEqual([])
    await writeFile(join(dir, 'desktop.ini'), '')
    await expect(createArchive(dir, 'N', { ...options, clock })).rejects.toThrow('ingen klocka')
    expect(await readdir(dir)).toEqual(['desktop.ini'])
    await (await createArchive(dir, 'N', options)).close()
  })
})

describe('opening is refused', () => {
  it('for a folder that is no archive, or a file', async () => {
    const dir = await temporaryFolder()
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: 'not-an-archive' })
    await expect(openArchive(join(dir, 'inget'), options)).rejects.toMatchObject({ code: 'not-an-archive' })
    await writeFile(join(dir, 'fil'), '')
    for (const inside of ['fil', 'fil/under'])
      await expect(openArchive(join(dir, inside), options)).rejects.toMatchObject({
        code: 'not-a-folder',
        params: { dir: join(dir, 'fil') }
      })
  })

  it('while another living process has it, and says which and since when', async () => {
    const { dir, clock } = await newArchive()
    const since = clock.now()
    clock.advance(60_000)
    await expect(openArchive(dir, options)).rejects.toMatchObject({
      code: 'archive-locked',
      params: { program: 'vitest', user: userInfo().username, pid: process.pid, since }
    })
  })

  it('when the database is damaged', async () => {
    const { archive, ctx, dir } = await newArchive()
    for (let n = 0; n < 50; n++)
      newChannel(ctx, { addresses: [`https://flode.example/${n}`], name: `Kanal ${n}` })
    await archive.close()
    const file = join(dir, 'archive.db')
    const bytes = await readFile(file)
    bytes.fill(0x5a, 8192, bytes.length - 4096)
    await writeFile(file, bytes)
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: 'database-damaged' })
    await writeFile(file, '')
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: 'database-damaged' })
    expect((await stat(file)).size).toBe(0)
    await writeFile(file, 'ingen databas')
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: 'database-damaged' })
  })

  it.skipIf(!isRootOnLinux)('where an ordinary user may not write (needs root to become one)', async () => {
    const { archive, dir } = await newArchive()
    await archive.close()
    execFileSync('chmod', ['-R', 'a+rX,a-w', join(dir, '..')])
    expect(await asNobody('open-archive.ts', dir)).toBe('archive-read-only\n')
    execFileSync('chmod', ['700', dir])
    expect(await asNobody('open-archive.ts', dir)).toBe('archive-read-only\n')
  })

  it.skipIf(!canMount)(
    'on a disk that cannot be written to, where it is verified all the same (needs the right to mount)',
    async () => {
      const { archive, ctx, dir } = await newArchive()
      const { id } = newChannel(ctx)
      const disk = join(await temporaryFolder(), 'disk')
      await mkdir(disk)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=60m', 'tmpfs', disk])
      onTestFinished(() => void execFileSync('umount', ['-l', disk]))
      const copy = (name: string) => execFileSync('cp', ['-a', dir, join(disk, name)])
      const read = { senderName: 'Åsa Löv', senderAddress: null, receivedAt: null }
      await pasteMessage(ctx, { channelId: id, ...read, text: 'Hej' })
      // As a program leaves it that dies: what was written last is in the log.
      copy('avbrutet')
      await archive.close()
      copy('helt')
      const db = new Database(join(disk, 'helt', 'archive.db'))
      db.exec(`DROP TRIGGER message_words_stay; UPDATE message SET text = 'Nej'`)
      db.close()
      execFileSync('mv', [join(disk, 'helt'), join(disk, 'ändrat')])
      copy('helt')
      execFileSync('mount', ['-o', 'remount,ro', disk])
      const verify = async (name: string, ...more: string[]) => {
        const { code, json } = await kanalarkiv(['verify', '--archive', join(disk, name), '--json', ...more])
        return [code, json()]
      }
      // One that was killed while it read has left the database, which may be secret.
      const gone = spawnSync(process.execPath, ['--version']).pid
      const left = await mkdtemp(join(tmpdir(), `kanalarkiv-read-${gone}-`))
      await writeFile(join(left, 'archive.db'), 'hemligt')
      expect(await verify('helt')).toMatchObject([0, { verification: { objects: 1, findings: [] } }])
      expect(existsSync(left)).toBe(false)
      expect(await verify('ändrat')).toMatchObject([
        4,
        {
          verification: {
            findings: expect.arrayContaining([{ code: 'schema-changed', what: expect.any(String) }])
          }
        }
      ])
      expect(JSON.stringify(await verify('ändrat'))).toContain('row-changed')
      expect(await verify('helt', '--against', dir)).toMatchObject([
        expect.any(Number),
        { error: { code: 'archive-read-only' } }
      ])
      // Its program is this one, which goes on.
      expect(await verify('avbrutet')).toMatchObject([
        expect.any(Number),
        { error: { code: 'archive-locked' } }
      ])
      execFileSync('mount', ['-o', 'remount,rw', disk])
      await rm(join(disk, 'avbrutet', 'lock'))
      execFileSync('mount', ['-o', 'remount,ro', disk])
      expect(await verify('avbrutet')).toMatchObject([0, { verification: { objects: 1, findings: [] } }])
    }
  )

  it.skipIf(!canMount)(
    'on a disk that cannot be written to, or is full (needs the right to mount)',
    async () => {
      const { archive, dir } = await newArchive()
      await archive.close()
      const disk = join(await temporaryFolder(), 'disk')
      await mkdir(disk)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk])
      onTestFinished(() => void execFileSync('umount', ['-l', disk]))
      execFileSync('cp', ['-a', dir, join(disk, 'arkiv')])
      execFileSync('mount', ['-o', 'remount,ro', disk])
      await expect(openArchive(join(disk, 'arkiv'), options)).rejects.toMatchObject({
        code: 'archive-read-only'
      })
      await expect(createArchive(join(disk, 'ny'), 'N', options)).rejects.toMatchObject({
        code: 'archive-read-only'
      })
      execFileSync('mount', ['-o', 'remount,rw', disk])
      const full = await openArchive(join(disk, 'arkiv'), options)
      const { context: ctx } = full
      const big = new Uint8Array(4 << 20).fill(7)
      await expect(ctx.objects.put(big, 'text/plain')).rejects.toMatchObject({ code: 'ENOSPC' })
      execFileSync('sh', ['-c', `cat /dev/zero > "${disk}/filler" 2>/dev/null || true`])
      let refused: unknown
      for (let n = 0; n < 200 && refused === undefined; n++)
        try {
          newChannel(ctx, { addresses: [`https://flode.example/${n}`] })
        } catch (error) {
          refused = error
        }
      expect(refused).toMatchObject({ code: expect.stringMatching(/SQLITE_FULL|SQLITE_IOERR|disk-full/) })
      await rm(join(disk, 'filler'))
      expect((await verifyArchive(ctx)).findings).toEqual([])
      await full.close()
    }
  )
})

it('makes the empty folders again that a copy program left out', async () => {
  const { archive, dir } = await newArchive()
  await archive.close()
  for (const name of ['objects', 'inbox', 'exports']) await rm(join(dir, name), { recursive: true })
  const again = await openArchive(dir, options)
  onTestFinished(() => again.close())
  expect((await verifyArchive(again.context)).findings).toEqual([])
})

describe('after a program that died', () => {
  it('is refused in order also while the other program is just writing its name', async () => {
    const { archive, dir } = await newArchive()
    await archive.close()
    const other = new Database(join(dir, 'lock'))
    other.exec('BEGIN EXCLUSIVE')
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: 'archive-locked' })
    other.exec('ROLLBACK')
    other.close()
    await (await openArchive(dir, options)).close()
  })

  it('the lock is taken over, and what lay about is entered', async () => {
    const { archive, dir } = await newArchive()
    await archive.close()
    const child = await inAnotherProcess('hold-archive.ts', dir)
    await expect(openArchive(dir, options)).rejects.toMatchObject({
      code: 'archive-locked',
      params: { program: 'hold-archive', pid: child.pid }
    })
    child.kill('SIGKILL')
    await once(child, 'exit')

    const again = await openArchive(dir, options)
    onTestFinished(() => again.close())
    const [line] = listJournal(again.context.db.read, { about: null, before: null, limit: 1 })
    expect(line).toMatchObject({ act: 'archive.recovered', details: { program: 'hold-archive', drafts: 2 } })
    expect(line?.objects).toHaveLength(1)
    expect((await verifyArchive(again.context)).findings).toEqual([])
  })
})
