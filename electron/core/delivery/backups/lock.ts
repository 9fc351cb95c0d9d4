// Backups that nobody can take away for a time, in a bucket with Object Lock: each file that a generation names is locked for a month or two
// from when it was written, and a generation is not thinned before.
import type { Instant } from '#shared/ids.ts'
import { lockedUntil } from '../../kernel/objects/s3/bucket.ts'
import { databaseFile, IDENTITY_FILE, LIST, MANIFEST, objectFile } from './format.ts'
import type { Generation } from './generations.ts'
import { listOf } from './lists.ts'
import type { BackupTarget } from './target.ts'

const AT_ONCE = 8

/** Until when a generation of this moment is locked. Pure. */
export const untilOf = (at: Instant): string => lockedUntil(Date.parse(at))

/** Locks all of a generation that is whole; what it has in common with others is locked as long as the last of them. */
export async function lockGeneration(
  target: BackupTarget,
  generation: Pick<Generation, 'folder' | 'manifest'>,
  recipient: string | null,
  signal: AbortSignal
): Promise<void> {
  const { lock } = target
  if (lock === null) return
  const until = untilOf(generation.manifest.at)
  const going: Promise<void>[] = []
  const begin = (path: string) => {
    const one = lock(path, until)
    // It is thrown where it is awaited.
    one.catch(() => undefined)
    going.push(one)
  }
  for await (const { sha256 } of listOf(target, generation)) {
    signal.throwIfAborted()
    begin(objectFile(sha256, recipient))
    if (going.length >= AT_ONCE) await going.shift()
  }
  const { folder } = generation
  for (const name of [databaseFile(recipient), LIST, MANIFEST]) begin(`${folder}/${name}`)
  begin(IDENTITY_FILE)
  for (const one of going) await one
}
