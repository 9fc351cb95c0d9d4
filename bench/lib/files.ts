// What is kept, read and packed: random bytes, on disk, and as far as there is room in the page cache as well.
import { randomFillSync } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

const PIECE = 16 << 20

export const GIBIBYTE = 1 << 30

/** One gibibyte in so many files, each different. Written and synced, so that no writing of it is left for later. */
export async function gibibyteIn(folder: string, { files }: { files: number }): Promise<string[]> {
  const paths: string[] = []
  for await (const path of filesIn(folder, { files, bytes: GIBIBYTE / files })) paths.push(path)
  return paths
}

/** So many files of so many bytes each, all different, one at a time as they are asked for. Written and synced. */
export async function* filesIn(
  folder: string,
  { files, bytes }: { files: number; bytes: number }
): AsyncGenerator<string> {
  const piece = Buffer.alloc(Math.min(PIECE, bytes))
  randomFillSync(piece)
  let stamp = 0
  for (let index = 0; index < files; index++) {
    const path = join(folder, `file-${String(index).padStart(5, '0')}.bin`)
    const file = await open(path, 'wx')
    try {
      for (let written = 0; written < bytes; written += piece.length) {
        piece.writeUInt32LE(stamp++)
        await file.writeFile(piece)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    yield path
  }
}
