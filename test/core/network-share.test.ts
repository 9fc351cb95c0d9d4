// Telling network shares from local disks, from what each system says of its mounts.
import { expect, it } from 'vitest'
import {
  isUncPath,
  networkShareOf,
  typeInMountinfo,
  typeInMountOutput
} from '../../electron/core/db/network-share.ts'
import { temporaryFolder } from '../helpers/archive.ts'

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

it('takes this machine’s temporary folder for local', async () => {
  expect(await networkShareOf(await temporaryFolder())).toBeNull()
})
