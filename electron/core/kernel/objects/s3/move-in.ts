// An archive's files on their way into a bucket, and the file in its folder that says that they are there.
//
// Without it, a program that knows nothing of the bucket would take what is not in the folder for lost.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ArchiveError, errno } from '../../errors.ts'
import { syncFile, syncFolder } from '../durable.ts'
import { rename } from '../held-elsewhere.ts'
import { openObjectStore } from '../store.ts'
import type { Bucket } from './bucket.ts'
import type { S3Settings } from './settings.ts'

const PLACE = 'files-in-s3.json'
const Place = z.strictObject({ endpoint: z.string(), bucket: z.string(), isMoved: z.boolean() })
type Place = z.infer<typeof Place>

/** An archive whose files are in a bucket is opened by whom they can be had by. @throws ArchiveError files-in-s3 */
export async function requireFilesAt(
  dir: string,
  settings: Pick<S3Settings, 'endpoint' | 'bucket'> | null
): Promise<void> {
  const place = await placeOf(dir)
  if (place === null) return
  const isThere = settings !== null && settings.bucket === place.bucket
  if (!isThere) throw new ArchiveError('files-in-s3', { dir, bucket: place.bucket, endpoint: place.endpoint })
}

/** Puts every file of the folder into the bucket, unless that has been done. What was cut off is gone on with. */
export async function moveIn(dir: string, bucket: Bucket, signal: AbortSignal): Promise<number> {
  await bucket.look()
  const before = await placeOf(dir)
  const { endpoint, bucket: name } = bucket.settings
  if (before?.isMoved) {
    if (before.endpoint !== endpoint) await writePlace(dir, { endpoint, bucket: name, isMoved: true })
    return 0
  }
  // It is said before the first is there; until all are, none is taken out of the folder.
  await writePlace(dir, { endpoint, bucket: name, isMoved: false })
  let moved = 0
  const folder = openObjectStore(dir)
  for await (const names of folder.list()) {
    const [under] = names.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256.slice(0, 2)]))
    if (under === undefined) continue
    const there = new Map((await bucket.list(under)).map(({ sha256, bytes }) => [sha256, bytes]))
    for (const { sha256, bytes, path } of names) {
      signal.throwIfAborted()
      if (sha256 === null) continue
      const isThere =
        there.get(sha256) === bytes && (await bucket.verify(sha256, 'keeping', signal)).state === 'right'
      // What is damaged here stays here, and a verification goes on naming it.
      if (isThere || (await folder.verify(sha256, signal)).state !== 'right') continue
      await bucket.keep(path, { sha256, bytes, mediaType: 'application/octet-stream' })
      moved++
    }
  }
  await writePlace(dir, { endpoint, bucket: name, isMoved: true })
  return moved
}

async function placeOf(dir: string): Promise<Place | null> {
  try {
    return Place.parse(JSON.parse(await readFile(join(dir, PLACE), 'utf8')))
  } catch (error) {
    if (errno(error) === 'ENOENT') return null
    throw error
  }
}

/** Says in the folder where its files are. */
export async function writePlace(dir: string, place: Place): Promise<void> {
  const path = join(dir, PLACE)
  await writeFile(`${path}.tmp`, `${JSON.stringify(place, null, 2)}\n`)
  await syncFile(`${path}.tmp`)
  await rename(`${path}.tmp`, path)
  await syncFolder(dir)
}
