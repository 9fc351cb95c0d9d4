// Small files that main writes anew as a whole.
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** The file gets its name when it is whole, so a crash leaves what was before it. */
export function writeWhole(file: string, text: string, mode = 0o666): void {
  const draft = `${file}.tmp`
  const fd = openSync(draft, 'w', mode)
  try {
    writeSync(fd, text)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(draft, file)
}
