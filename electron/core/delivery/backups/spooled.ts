// A file of a backup that is taken in whole before any of it is used: a store does not wait for who reads its answer in step with other work,
// and an answer that breaks off can be asked for anew only while nothing of it has been used.
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuse } from './target.ts'

const CHUNK = 64 << 10

/** Takes in all of the bytes, and gives them from a temporary file. @throws what the bytes throw; ArchiveError backup-disk-full, backup-unusable */
export async function spooled(bytes: AsyncIterable<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const path = join(tmpdir(), `kanalarkiv-list-${randomUUID()}`)
  const file = await here(open(path, 'wx+', 0o600))
  try {
    // Whatever ends the program, nothing of it is left; where the system keeps the name of an open file, it goes at the end.
    await rm(path).catch(() => undefined)
    for await (const chunk of bytes) await here(file.writeFile(chunk))
    return readAgain(file, path)
  } catch (error) {
    await letGo(file, path)
    throw error
  }
}

async function* readAgain(file: FileHandle, path: string): AsyncGenerator<Uint8Array> {
  try {
    for (let position = 0; ; ) {
      const buffer = Buffer.allocUnsafe(CHUNK)
      const { bytesRead } = await here(file.read({ buffer, position }))
      if (bytesRead === 0) return
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await letGo(file, path)
  }
}

async function letGo(file: FileHandle, path: string): Promise<void> {
  await file.close()
  await rm(path, { force: true }).catch(() => undefined)
}

const here = <T>(work: Promise<T>): Promise<T> => work.catch(error => refuse(error, tmpdir()))
