// Folders for the length of the measurements, on the disk where archives would be, and none left behind.
import { rmSync } from 'node:fs'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MARGIN = 1 << 30
const folders = new Set<string>()

/** A new folder, on a disk with room for so many bytes and some to spare. @throws when there is no such room */
export async function temporaryFolder(bytes: number): Promise<string> {
  const { bavail, bsize } = await statfs(tmpdir())
  const free = bavail * bsize
  if (free < bytes + MARGIN)
    throw new Error(
      `${tmpdir()} has ${gibibytes(free)} GiB free and ${gibibytes(bytes + MARGIN)} GiB are needed; TMPDIR names another folder.`
    )
  const folder = await mkdtemp(join(tmpdir(), 'kanalarkiv-bench-'))
  folders.add(folder)
  return folder
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  folders.delete(folder)
}

/** For the end of the process, however it ends. */
export function removeTemporary(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

const gibibytes = (bytes: number) => (bytes / 2 ** 30).toFixed(1)
