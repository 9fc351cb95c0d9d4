// A disk that becomes full at whatever place of a restoring or a drill: it is said, and a drill leaves nothing.
import { execFileSync } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { restore } from '../../electron/core/delivery/backups/elsewhere.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { canMount } from '../helpers/can-mount.ts'
import { backedUp, keep, never, silent } from './backing-up.ts'

/** In pages of 4 KiB: none, the lock, among the files, and in the database. */
const SIZES = [1, 2, 4, 6, 8, 40, 500, 1100, 1300]

it.skipIf(!canMount)(
  'says that the disk is full wherever it fails, and a drill leaves nothing (needs the right to mount)',
  async () => {
    const { ctx, again, folder, clock } = await backedUp()
    await keep({ ctx }, ...Array.from({ length: 40 }, (_, number) => String(number).repeat(20_000)))
    clock.advance(60_000)
    await again()
    const base = await temporaryFolder()
    for (const pages of SIZES) {
      const disk = join(base, String(pages))
      await mkdir(disk)
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${pages * 4}k`, 'tmpfs', disk])
      onTestFinished(() => void execFileSync('umount', ['-l', disk]))
      const to = (into: string | null) =>
        restore({ from: folder, into, asOf: null, key: null }, clock, silent, never).then(
          () => 'restored',
          (error: { code: string }) => error.code
        )
      vi.stubEnv('TMPDIR', disk)
      onTestFinished(() => void vi.unstubAllEnvs())
      // A thread that waits for more has the folder of before; one whose job was refused ends.
      await restore({ from: base, into: null, asOf: null, key: null }, clock, silent, never).catch(silent)
      expect([pages, await to(null), await readdir(disk)]).toEqual([pages, 'restore-disk-full', []])
      vi.unstubAllEnvs()
      expect([pages, await to(join(disk, 'ny'))]).toEqual([pages, 'restore-disk-full'])
    }
  }
)
