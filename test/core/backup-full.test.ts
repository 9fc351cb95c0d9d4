// The disk with the backups becomes full at whatever place of a backup: it is said, what was there is whole, and the next has room.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { addTarget, listBackups, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { restore, verifyElsewhere } from '../../electron/core/delivery/backups/elsewhere.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'
import { canMount, canMountExt4 } from '../helpers/can-mount.ts'
import { keep, never, silent } from './backing-up.ts'

/** Room that is left for the next backup, in KiB: none, among its files, and in its database. */
const LEFT = [0, 300, 700, 1_000, 1_400]

it.skipIf(!canMount)('on tmpfs (needs the right to mount)', () =>
  becomesFull(disk => void execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', disk]))
)

it.skipIf(!canMountExt4)('on ext4 (needs the right to mount ext4)', () =>
  becomesFull(disk => {
    execFileSync('truncate', ['-s', '40M', `${disk}.img`])
    execFileSync('mkfs.ext4', ['-q', '-F', '-m', '0', `${disk}.img`])
    execFileSync('mount', ['-o', 'loop', `${disk}.img`, disk])
  })
)

async function becomesFull(mountOn: (disk: string) => void): Promise<void> {
  const { ctx, clock } = await newArchive()
  const disk = join(await temporaryFolder(), 'disk')
  await mkdir(disk)
  mountOn(disk)
  onTestFinished(() => void execFileSync('umount', ['-l', disk]))
  const folder = join(disk, 'kopior')
  const target = await addTarget(ctx, { folder, recipient: null, plan: null })
  const write = () => {
    clock.advance(60_000)
    return writeBackup(ctx, target.id).then(
      ({ number }) => number,
      (error: { code: string; params: object }) => [error.code, error.params]
    )
  }
  const there = async () => {
    const { findings, generations } = await verifyElsewhere(folder, silent, never)
    return [findings, generations]
  }
  await keep({ ctx }, 'ett')
  let number = 0
  expect(await write()).toBe(++number)
  for (const left of LEFT) {
    const before = await there()
    await keep({ ctx }, ...Array.from({ length: 12 }, () => randomBytes(30_000).toString('hex')))
    fillBut(disk, left)
    expect([left, await write()]).toEqual([left, ['backup-disk-full', { folder }]])
    expect(listBackups(ctx.db.read, target.id, 1)).toMatchObject([{ problem: 'backup-disk-full' }])
    expect([left, await there()]).toEqual([left, before])
    await rm(join(disk, 'fyllnad'))
    expect([left, await write()]).toEqual([left, ++number])
  }
  expect((await verifyElsewhere(folder, silent, never)).findings).toEqual([])
  const into = join(await temporaryFolder(), 'åter')
  expect(await restore({ from: folder, into, asOf: null, key: null }, clock, silent, never)).toMatchObject({
    ...{ number, objects: 1 + 12 * LEFT.length, damaged: [] }
  })
  expect((await verifyArchive(ctx)).findings).toEqual([])
}

/** Takes all room of the disk but this. */
function fillBut(disk: string, kib: number): void {
  const [fill, kept] = [join(disk, 'fyllnad'), join(disk, 'kvar')]
  execFileSync('dd', ['if=/dev/zero', `of=${kept}`, 'bs=1024', `count=${kib}`, 'status=none'])
  execFileSync('sh', ['-c', `cat /dev/zero > "${fill}" 2>/dev/null; sync "${fill}"; rm "${kept}"`])
}
