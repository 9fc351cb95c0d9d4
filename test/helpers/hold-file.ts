// Holds a file as another program may on Windows, such as one that backs up the computer: nobody else opens, renames or removes it.
// Windows asks what was opened and not by whom, so a test can hold it itself. Elsewhere there is no such hold.
import { closeSync, constants, openSync } from 'node:fs'
import { onTestFinished } from 'vitest'

/** libuv's own flag for opening a file that nobody else may open (UV_FS_O_EXLOCK). */
const EXCLUSIVE = 0x10000000

/** Holds it until `letGo` is called, or the test has ended. */
export function holdFile(path: string): { letGo(): void } {
  let file: number | null = openSync(path, constants.O_RDWR | EXCLUSIVE)
  const letGo = () => {
    if (file !== null) closeSync(file)
    file = null
  }
  onTestFinished(letGo)
  return { letGo }
}
