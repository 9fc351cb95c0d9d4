// Telling network shares from local disks, from what each system says of its mounts.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { sentence } from '#shared/errors.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import {
  isUncPath,
  networkShareOf,
  typeInMountinfo,
  typeInMountOutput
} from '../../electron/core/kernel/db/network-share.ts'
import { newArchive, openOptions, temporaryFolder } from '../helpers/archive.ts'

const MOUNTINFO = `22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:26 / /mnt/gemensam rw,relatime shared:2 - cifs //server/gemensam rw,vers=3.1.1
31 30 254:2 / /mnt/gemensam/lokal rw - ext4 /dev/vdb1 rw
32 22 0:40 / /home/åsa/n\\303\\244t\\040disk rw - nfs4 server:/export rw
33 22 0:41 / /mnt/ssh rw - fuse.sshfs a@b:/ rw`

it.each([
  ['/home/person/arkiv', null],
  ['/mnt/gemensam/arkiv', 'cifs'],
  ['/mnt/gemensam', 'cifs'],
  ['/mnt/gemensam2/arkiv', null],
  ['/mnt/gemensam/lokal/arkiv', null],
  ['/mnt/ssh/x', 'fuse.sshfs']
])('Linux: %s is %s', (dir, type) => {
  expect(typeInMountinfo(dir, MOUNTINFO)).toBe(type)
})

it.each([
  ['/Users/asa/arkiv', null],
  ['/Volumes/gemensam/arkiv', 'smbfs'],
  ['/Volumes/export/arkiv', 'nfs']
])('macOS: %s is %s', (dir, type) => {
  const output = `/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//asa@server/gemensam on /Volumes/gemensam (smbfs, nodev, nosuid, mounted by asa)
server:/export on /Volumes/export (nfs, nodev)`
  expect(typeInMountOutput(dir, output)).toBe(type)
})

it.each([
  ['\\\\server\\gemensam\\arkiv', true],
  ['//server/gemensam', true],
  ['\\\\?\\UNC\\server\\gemensam', true],
  ['\\\\?\\C:\\arkiv', false],
  ['C:\\arkiv', false]
])('Windows: %s is a share: %s', (path, is) => {
  expect(isUncPath(path)).toBe(is)
})

it.each([
  ...[
    'virtiofs',
    'vboxsf',
    'drvfs',
    'prl_fs',
    'vmhgfs',
    'fuse.vmhgfs-fuse',
    'smbnetfs',
    'fuse.smbnetfs',
    'ceph',
    'fuse.ceph'
  ],
  ...[
    'beegfs',
    'autofs',
    '9p',
    'nfs4',
    'cifs',
    'fuse.sshfs',
    'fuse.rclone',
    'fuse.onedriver',
    'nobody-knows-it'
  ]
])('Linux: an archive on %s is refused, since it is not known to be local', type => {
  const mounts = `22 1 254:1 / / rw - ext4 /dev/vda1 rw\n30 22 0:26 / /mnt/delad rw - ${type} x rw`
  expect(typeInMountinfo('/mnt/delad/arkiv', mounts)).toBe(type)
})

it.each(['ext4', 'xfs', 'btrfs', 'zfs', 'overlay', 'tmpfs', 'ntfs3', 'fuseblk', 'exfat', 'fuse.gocryptfs'])(
  'Linux: %s is a disk of the computer',
  type => {
    expect(typeInMountinfo('/arkiv', `22 1 254:1 / / rw - ${type} /dev/vda1 rw`)).toBeNull()
  }
)

it('syncs through to the disk where a system has two ways to do that', async () => {
  const { ctx } = await newArchive()
  ctx.db.transact(tx => {
    expect(tx.prepare('PRAGMA fullfsync').get()).toEqual({ fullfsync: 1 })
    expect(tx.prepare('PRAGMA checkpoint_fullfsync').get()).toEqual({ checkpoint_fullfsync: 1 })
  })
})

it('takes this machine’s temporary folder for local', async () => {
  expect(await networkShareOf(await temporaryFolder())).toBeNull()
})

it('refuses to open an archive that lies on a share, and to make one there, with the reason why', async () => {
  const { archive, dir, options } = await newArchive()
  await archive.close()
  const onShare = { ...options, shareOf: async () => 'cifs' }
  const refused = { code: 'archive-on-network', params: { dir, type: 'cifs' } }
  await expect(openArchive(dir, onShare)).rejects.toMatchObject(refused)
  await (await openArchive(dir, options)).close()

  const empty = await temporaryFolder()
  await expect(createArchive(empty, 'Norrby kommun', onShare)).rejects.toMatchObject({
    code: 'archive-on-network',
    params: { dir: empty, type: 'cifs' }
  })
  expect(await readdir(empty)).toEqual([])

  const said = (language: 'sv' | 'en') => sentence('archive-on-network', refused.params, language)
  expect(said('sv')).toMatch(/ligger på en nätverksdisk \(cifs\)\. .*Lägg arkivet på en lokal disk/)
  expect(said('en')).toMatch(/is on a network disk \(cifs\)\. .*Put the archive on a local disk/)
  expect(said('sv')).toContain(dir)
})

it('opens an archive where the system will not say what kind of disk it is, and logs that', async () => {
  const dir = join(await temporaryFolder(), 'arkiv')
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const shareOf = () => Promise.reject(Object.assign(new Error('not allowed'), { code: 'ENOENT' }))
  const archive = await createArchive(dir, 'Norrby kommun', { ...openOptions(), log, shareOf })
  onTestFinished(() => archive.close())
  expect(lines.join('')).toContain('kind of disk not known')
})
