// Whether a folder lies on a local disk. SQLite's locks and shared memory are not safe on a network share, nor on what a virtual machine shares
// with its host; and there are more kinds of them than anybody can list, so that those are listed that are known to be local.
import { execFile } from 'node:child_process'
import { readFile, realpath } from 'node:fs/promises'
import { promisify } from 'node:util'
import { windowsProgram } from '../windows-program.ts'

const run = promisify(execFile)
type Ask = (
  program: string,
  args: readonly string[],
  options: { timeout: number; windowsHide: boolean }
) => Promise<{ stdout: string }>
const POWERSHELL = 'WindowsPowerShell\\v1.0\\powershell.exe'
const ANSWER_MS = 20_000
const LOCAL_TYPES = new Set([
  // Linux's own, the image that a system is started from, and what encrypts or joins folders of local disks.
  ...[
    'ext2',
    'ext3',
    'ext4',
    'xfs',
    'btrfs',
    'zfs',
    'bcachefs',
    'f2fs',
    'jfs',
    'nilfs2',
    'reiserfs',
    'minix'
  ],
  ...['tmpfs', 'ramfs', 'rootfs', 'overlay', 'aufs', 'squashfs', 'erofs', 'ecryptfs', 'fuse.mergerfs'],
  ...['fuse.gocryptfs', 'fuse.cryfs', 'fuse.encfs', 'fuse.securefs', 'fuse.veracrypt', 'fuse.overlayfs'],
  // macOS's and Windows's own, also as other systems read them; `fuseblk` is a disk by its very name.
  ...['apfs', 'hfs', 'hfsplus', 'ufs', 'ntfs', 'ntfs3', 'exfat', 'vfat', 'msdos', 'fuseblk', 'lifs'],
  ...['fuse.ntfs-3g', 'ufsd', 'ufsd_NTFS', 'tuxera_ntfs', 'fuse-ext2', 'udf', 'iso9660']
])

/**
 * The kind of disk that the existing folder `dir` lies on where that is not known to be local, such as `nfs4` or `vboxsf`; else null.
 * @throws when the system does not say what is mounted where
 */
export async function networkShareOf(
  dir: string,
  platform: NodeJS.Platform = process.platform
): Promise<string | null> {
  const real = await realpath(dir)
  if (platform === 'linux') return typeInMountinfo(real, await readFile('/proc/self/mountinfo', 'utf8'))
  if (platform === 'darwin') return typeInMountOutput(real, (await run('/sbin/mount')).stdout)
  if (platform === 'win32') return askedOnWindows(real)
  return null
}

/** Reads Linux's /proc/self/mountinfo (proc(5)): the mount with the longest matching path decides. */
export function typeInMountinfo(dir: string, mountinfo: string): string | null {
  const mounts = mountinfo.split('\n').flatMap(line => {
    const [before, after] = line.split(' - ')
    const path = before?.split(' ')[4]
    const type = after?.split(' ')[0]
    return path !== undefined && type !== undefined ? [{ path: unescapeOctal(path), type }] : []
  })
  return foreignTypeOfLongest(dir, mounts)
}

/** Reads macOS's `mount`: `//user@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by user)`. */
export function typeInMountOutput(dir: string, output: string): string | null {
  const mounts = output.split('\n').flatMap(line => {
    const found = /^.* on (\/.*) \((\w+)[,)]/.exec(line)
    return found?.[1] !== undefined && found[2] !== undefined ? [{ path: found[1], type: found[2] }] : []
  })
  return foreignTypeOfLongest(dir, mounts)
}

/** Asks Windows. A real path leads through a mapped letter to its share already; asking is for what is mapped in other ways. */
export async function askedOnWindows(dir: string, ask: Ask = run): Promise<string | null> {
  if (isUncPath(dir)) return 'smb'
  const drive = /^[a-z]:/i.exec(dir)?.[0]
  if (drive === undefined) return null
  // DriveType 4 is a network drive (Win32_LogicalDisk). The drive is one letter and a colon: nothing to inject.
  const query = `(Get-CimInstance Win32_LogicalDisk -Filter "DeviceID='${drive}'").DriveType`
  const { stdout } = await ask(
    windowsProgram(POWERSHELL),
    ['-NoProfile', '-NonInteractive', '-Command', query],
    {
      timeout: ANSWER_MS,
      windowsHide: true
    }
  )
  return stdout.trim() === '4' ? 'smb' : null
}

/** `\\server\share` and `\\?\UNC\server\share`; not the local `\\?\C:\` and `\\.\`. */
export function isUncPath(dir: string): boolean {
  const path = dir.replaceAll('/', '\\')
  return /^\\\\\?\\UNC\\/i.test(path) || /^\\\\[^\\?.]/.test(path)
}

function foreignTypeOfLongest(dir: string, mounts: { path: string; type: string }[]): string | null {
  const over = mounts.filter(({ path }) => path === '/' || dir === path || dir.startsWith(`${path}/`))
  // Of two mounts at one place the later lies on top.
  const top = over.reduce<{ path: string; type: string } | undefined>(
    (best, mount) => (best === undefined || mount.path.length >= best.path.length ? mount : best),
    undefined
  )
  return top !== undefined && !LOCAL_TYPES.has(top.type) ? top.type : null
}

function unescapeOctal(path: string): string {
  return path.replaceAll(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8))
  )
}
