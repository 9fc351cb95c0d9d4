// Where the files of an archive lie: all in its folder, or in a bucket with those in the folder that were used last.
import type { Context } from '../kernel/context.ts'
import { openBucket } from '../kernel/objects/s3/bucket.ts'
import { moveIn } from '../kernel/objects/s3/move-in.ts'
import { openS3Store } from '../kernel/objects/s3/s3-store.ts'
import type { S3Settings } from '../kernel/objects/s3/settings.ts'
import { type ObjectStore, openObjectStore } from '../kernel/objects/store.ts'

type Opening = Pick<Context, 'dir' | 'requireThere' | 'events' | 'log' | 'clock' | 'closing'> & {
  readonly archive: string
  /** Whoever has no role only looks. */
  readonly mayAct: boolean
}

/**
 * Opens the store of files; those that are to lie in a bucket, and are not there yet, are put there first. `moved` is how many were.
 * @throws ArchiveError files-refused, files-unreachable, files-not-kept
 */
export async function openFiles(
  s3: S3Settings | undefined,
  { dir, archive, requireThere, events, log, clock, closing, mayAct }: Opening
): Promise<{ readonly objects: ObjectStore; readonly moved: number }> {
  if (s3 === undefined) return { objects: openObjectStore(dir, requireThere), moved: 0 }
  const bucket = openBucket(s3, {
    archive,
    closing,
    now: () => Date.parse(clock.now()),
    onAway(why) {
      if (why === null) log.info('the store of files answers again')
      else
        log.warn(
          { why, endpoint: s3.endpoint },
          'the store of files does not answer; what is to be kept waits'
        )
      events.publish('event', { kind: 'changed', noun: 'archive' })
    }
  })
  const moved = mayAct ? await moveIn(dir, bucket, closing) : 0
  return { objects: await openS3Store(dir, bucket, { requireThere, log }), moved }
}
