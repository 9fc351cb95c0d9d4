// The disk of the computer's temporary files is full, and not that of the archive: it is told by its own name.
import { execFileSync } from 'node:child_process'
import { copyFile, mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { launchBrowser } from '../../../electron/core/captures/browser/process/browser.ts'
import { ArchiveError, refusalOf } from '../../../electron/core/kernel/errors.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { canMount } from '../../helpers/can-mount.ts'

/** A disk of its own that is filled to the last block, an archive on another, and a file there. */
async function fullDisk() {
  const base = await temporaryFolder()
  const [disk, dir] = [join(base, 'disk'), join(base, 'arkiv')]
  await mkdir(disk)
  await mkdir(dir)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk])
  onTestFinished(() => void execFileSync('umount', ['-l', disk]))
  await writeFile(join(disk, 'skrivs'), '')
  execFileSync('sh', ['-c', `cat /dev/zero > "${disk}/fyllnad" 2>/dev/null || true`])
  await writeFile(join(dir, 'archive.db'), 'x'.repeat(100_000))
  return { base, disk, dir }
}

/** What is said of a copy to the disk and of what is written to a file that is open. */
async function saidOf(disk: string, dir: string) {
  const file = await open(join(disk, 'skrivs'), 'r+')
  const errors = await Promise.all([
    copyFile(join(dir, 'archive.db'), join(disk, 'archive.db')).then(String, error => error),
    file.write('x'.repeat(100_000)).then(String, error => error)
  ])
  await file.close()
  const refusals = errors.map(error => refusalOf(error, dir))
  return refusals.map(each => (each instanceof ArchiveError ? [each.code, each.params['dir']] : each))
}

it.skipIf(!canMount)(
  'is told with its folder, whatever the system says of it (needs the right to mount)',
  async () => {
    const { disk, dir } = await fullDisk()
    onTestFinished(() => void vi.unstubAllEnvs())
    vi.stubEnv('TMPDIR', disk)
    const told = ['temporary-disk-full', disk]
    expect(await saidOf(disk, dir)).toEqual([told, told])
  }
)

it.skipIf(!canMount)(
  'is not told where it is the disk of the archive that is full (needs the right to mount)',
  async () => {
    const { base, disk, dir } = await fullDisk()
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
    onTestFinished(() => void vi.unstubAllEnvs())
    for (const temporary of [join(base, 'annan'), disk]) {
      vi.stubEnv('TMPDIR', temporary)
      const inArchive = { ...full, path: join(disk, 'arkiv', 'objects', 'ab') }
      expect(refusalOf(Object.assign(full, inArchive), join(disk, 'arkiv'))).toMatchObject({
        code: 'disk-full'
      })
    }
    vi.stubEnv('TMPDIR', base)
    expect(refusalOf(Object.assign(new Error(), { code: 'ENOSPC' }), disk)).toMatchObject({
      code: 'disk-full'
    })
    expect(refusalOf(Object.assign(new Error(), { code: 'SQLITE_FULL' }), dir)).toMatchObject({
      code: 'disk-full'
    })
  }
)

it.skipIf(!canMount)(
  'is told where the browser has no room for what it works with (needs the right to mount)',
  async () => {
    const { disk } = await fullDisk()
    onTestFinished(() => void vi.unstubAllEnvs())
    vi.stubEnv('TMPDIR', disk)
    await expect(launchBrowser()).rejects.toMatchObject({
      code: 'temporary-disk-full',
      params: { dir: disk }
    })
  }
)
