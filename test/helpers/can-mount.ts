// Whether a disk of a test's own may be mounted: by root on Linux, but not in a container that is kept from it.
import { execFileSync } from 'node:child_process'

/** Tried in a view of the files of its own, so that nothing is left. */
export const canMount: boolean = process.platform === 'linux' && process.getuid?.() === 0 && mounts()

function mounts(): boolean {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
