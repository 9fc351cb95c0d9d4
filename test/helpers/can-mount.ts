// Whether a disk of a test's own may be mounted: by root on Linux, but not in a container that is kept from it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Tried in a view of the files of its own, so that nothing is left. */
export const canMount: boolean = process.platform === 'linux' && process.getuid?.() === 0 && mounts()

/** Whether a file can be made a disk of ext4 and mounted. */
export const canMountExt4: boolean = canMount && mountsExt4()

function mounts(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function mountsExt4(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'ext4-'))
  try {
    const image = join(folder, 'disk.img')
    execFileSync('truncate', ['-s', '8M', image])
    execFileSync('mkfs.ext4', ['-q', '-F', image], { stdio: 'ignore' })
    execFileSync('unshare', ['-m', 'mount', '-o', 'loop', image, '/mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}
