// An archive on a disk that is full to the last block: it can be read, and nothing in it changes.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { isDiskFull, refusalOf } from '../../electron/core/kernel/errors.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { canMount, canMountExt4 } from '../helpers/can-mount.ts'
import { archiveWithChannel, CHANNEL, errorIn } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

type FileSystem = 'tmpfs' | 'ext4'

/** A disk of its own. One of ext4 promises a file room that it has not, and ends who writes there through memory. */
function mountDisk(disk: string, kind: FileSystem): void {
  if (kind === 'tmpfs') execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk])
  else {
    const image = `${disk}.img`
    execFileSync('truncate', ['-s', '24M', image])
    execFileSync('mkfs.ext4', ['-q', '-F', '-m', '0', image])
    execFileSync('mount', ['-o', 'loop', image, disk])
  }
  onTestFinished(() => void execFileSync('umount', ['-l', disk]))
}

/** An archive with a channel, on a disk of its own that is filled. `free` gives room again. */
async function onFullDisk(kind: FileSystem = 'tmpfs') {
  const made = await archiveWithChannel()
  const paste = ['message', 'paste', '--channel', made.channel.id, '--sender', 'Tove', '--text', 'Skolmaten']
  // It waits to be entered in the index of words.
  expect((await kanalarkiv([...paste, '--archive', made.dir, '--json'])).code).toBe(0)
  const disk = join(await temporaryFolder(), 'disk')
  await mkdir(disk)
  mountDisk(disk, kind)
  const dir = join(disk, 'arkiv')
  execFileSync('cp', ['-a', made.dir, dir])
  const fill = () => void execFileSync('sh', ['-c', `cat /dev/zero > "${disk}/fyllnad" 2>/dev/null || true`])
  fill()
  return {
    fill,
    dir,
    channel: made.channel,
    on: (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--json']),
    database: () => readFile(join(dir, 'archive.db')),
    free: () => rm(join(disk, 'fyllnad'))
  }
}

it.skipIf(!canMount)('is read when its disk is full (needs the right to mount)', () => readOn('tmpfs'))

it.skipIf(!canMountExt4)('is read when its disk of ext4 is full (needs the right to mount ext4)', () =>
  readOn('ext4')
)

async function readOn(kind: FileSystem): Promise<void> {
  const { channel, on, database, free } = await onFullDisk(kind)
  const [before, elsewhere] = [await database(), await temporaryFolder()]
  for (const command of [
    ...[
      ['status'],
      ['verify'],
      ['journal'],
      ['channel', 'list'],
      ['channel', 'show', channel.id],
      ['coverage']
    ],
    ...[['comment', 'list'], ['message', 'list'], ['capture', 'list'], ['export', 'list'], ['history']],
    ...[
      ['export', 'preview'],
      ['user', 'me'],
      ['watch', 'status']
    ]
  ]) {
    const ended = await on(...command)
    expect([command, ended.code, ended.err]).toEqual([command, 0, ''])
  }
  expect((await on('channel', 'list')).json()['channels']).toMatchObject([{ name: 'Skolbloggen' }])
  expect((await on('verify')).json()['verification']).toMatchObject({ findings: [] })
  const found = await on('search', 'Skolmaten')
  expect([found.code, found.json()['waiting']]).toEqual([0, 1])

  for (const command of [
    ['channel', 'retire', channel.id, '--because', 'Stängd', '--without', 'Skäl'],
    [...CHANNEL, '--address', 'https://blogg.example/b'],
    ['export', '--into', elsewhere]
  ]) {
    const refused = await on(...command)
    expect([command, refused.code, errorIn(refused).code]).toEqual([command, 7, 'disk-full'])
  }
  expect((await database()).equals(before)).toBe(true)

  await free()
  expect((await on(...CHANNEL, '--address', 'https://blogg.example/b')).code).toBe(0)
  expect((await on('verify')).json()['verification']).toMatchObject({ findings: [] })
}

it.skipIf(!canMount)(
  'is held by one program only, also on a full disk (needs the right to mount)',
  async () => {
    const { dir, on, free } = await onFullDisk()
    const held = await openArchive(dir, openOptions())
    const other = await on('status')
    expect([other.code, errorIn(other)]).toMatchObject([
      5,
      { code: 'archive-locked', params: { pid: process.pid } }
    ])
    // Room that comes later is used when it is opened anew, so that no one writes beside a connection that is alone.
    await free()
    expect(() => held.context.db.transact(() => undefined)).toThrow(
      expect.objectContaining({ code: 'disk-full' })
    )
    await held.close()
    expect((await on(...CHANNEL, '--address', 'https://blogg.example/b')).code).toBe(0)
  }
)

it.skipIf(!canMount)(
  'enters at the next opening with room what could not be entered when it was closed (needs the right to mount)',
  async () => {
    const { dir, on, fill, free } = await onFullDisk()
    await free()
    const held = await openArchive(dir, openOptions())
    // Kept for an act that never came, as an import leaves what it had kept when the disk was full.
    await held.context.objects.put(Buffer.from('ett brev'), 'message/rfc822')
    fill()
    await held.close()
    // On the full disk it is read all the same, as often as anybody likes.
    for (const _ of [1, 2])
      expect((await on('verify')).json()['verification']).toMatchObject({
        findings: [{ code: 'object-extra' }]
      })
    await free()
    expect((await on('channel', 'list')).code).toBe(0)
    expect((await on('verify')).json()['verification']).toMatchObject({ findings: [] })
  }
)

it.skipIf(!canMount)('is read alone where less than 1 MB is free (needs the right to mount)', async () => {
  const { dir, on, fill, free } = await onFullDisk()
  await free()
  fill()
  execFileSync('sh', ['-c', `cd "${dir}/.." && truncate -s -600K fyllnad`])
  expect((await on('channel', 'list')).code).toBe(0)
  const held = await openArchive(dir, openOptions())
  expect(held.context.db.isAlone).toBe(true)
  await held.close()
})

it.skipIf(!canMount)(
  'is told by what could not be written, and not by what could not be read (needs the right to mount)',
  async () => {
    const { dir, free } = await onFullDisk()
    const failed = (code: string) => Object.assign(new Error(code), { code })
    const written = ['READONLY', 'READONLY_DIRECTORY', 'CANTOPEN', 'IOERR', 'IOERR_WRITE', 'IOERR_SHMMAP']
    for (const code of [...written.map(one => `SQLITE_${one}`), 'SQLITE_FULL', 'ENOSPC']) {
      expect([code, isDiskFull(failed(code), dir)]).toEqual([code, true])
      expect(refusalOf(failed(code), dir)).toMatchObject({ code: 'disk-full' })
    }
    for (const code of ['SQLITE_IOERR_READ', 'SQLITE_IOERR_CORRUPTFS', 'EIO']) {
      expect([code, isDiskFull(failed(code), dir)]).toEqual([code, false])
      expect(refusalOf(failed(code), dir)).toMatchObject({ code: 'disk-failing', params: { detail: code } })
    }
    await free()
    expect(isDiskFull(failed('SQLITE_READONLY'), dir)).toBe(false)
    expect(refusalOf(failed('SQLITE_IOERR_WRITE'), dir)).toMatchObject({ code: 'disk-failing' })
  }
)
