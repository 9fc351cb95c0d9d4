// The gibibyte that is kept, read and packed: random bytes, on disk, and in the page cache as well.
import { randomFillSync } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

const PIECE = 16 << 20

export const GIBIBYTE = 1 << 30

/** One gibibyte in so many files, each different. Written and synced, so that no writing of it is left for later. */
export async function gibibyteIn(folder: string, { files }: { files: number }): Promise<string[]> {
  const piece = Buffer.alloc(PIECE)
  randomFillSync(piece)
  const paths: string[] = []
  let stamp = 0
  for (let index = 0; index < files; index++) {
    const path = join(folder, `file-${String(index).padStart(3, '0')}.bin`)
    const file = await open(path, 'wx')
    try {
      for (let written = 0; written < GIBIBYTE / files; written += PIECE) {
        piece.writeUInt32LE(stamp++)
        await file.writeFile(piece)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    paths.push(path)
  }
  return paths
}
