// What tells a process from a later one that has its number, and a computer from another of its name.
import { readFileSync } from 'node:fs'

/**
 * Which start of the computer it belongs to, and when after that it was started; null where it is gone, and where the operating system
 * does not say (only Linux does). No clock that somebody sets has a part in it.
 */
export function processMark(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // Its name stands in brackets, and may have any letters.
    const said = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const started = said.slice(said.lastIndexOf(')') + 2).split(' ')[19]
    return started === undefined ? null : `${boot} ${started}`
  } catch {
    return null
  }
}
