// How long a store of files is told to keep each file, by the rules and holds that are in force: with Object Lock not even whoever
// runs the store takes it away before.
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { Sha256 } from '#shared/ids.ts'
import { DisposableKind } from '#shared/retention.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { openSnapshot } from '../../kernel/db/snapshot.ts'
import { type Bucket, type FileLock, lockedUntil } from '../../kernel/objects/s3/bucket.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { allHolds, allRules } from '../retention/read.ts'
import { heldBy } from './assess.ts'
import { retentionOf } from './due.ts'
import { type Candidate, candidates } from './facts.ts'
import { objectsOf } from './files.ts'

/** What has been asked of the store since the archive was opened: it is not asked again for what has not changed. */
type Asked = { usual: string | null; others: ReadonlyMap<Sha256, FileLock> }
const asked = new WeakMap<Bucket, Asked>()
const AT_ONCE = 8

/** Locks what is to be locked, and lets go of what is held no more. @throws ArchiveError files-unreachable, files-refused */
export async function lockFiles(ctx: Context): Promise<void> {
  const bucket = ctx.objects.elsewhere
  if (bucket === null || bucket.settings.lock === null) return
  const before = asked.get(bucket) ?? { usual: null, others: new Map() }
  const usual = { until: lockedUntil(Date.parse(ctx.clock.now())), isHeld: false }
  const snapshot = openSnapshot(ctx.dir)
  try {
    const others = await otherLocks(snapshot.db, { today: swedishDate(ctx.clock.now()), usual, ctx })
    const changed = (sha256: Sha256) => !isSame(before.others.get(sha256), others.get(sha256))
    const names =
      before.usual === usual.until
        ? [...new Set([...before.others.keys(), ...others.keys()])].filter(changed)
        : allObjects(snapshot.db)
    for (let at = 0; at < names.length; at += AT_ONCE) {
      ctx.closing.throwIfAborted()
      const some = names.slice(at, at + AT_ONCE)
      await Promise.all(some.map(sha256 => bucket.lock(sha256, others.get(sha256) ?? usual)))
    }
    asked.set(bucket, { usual: usual.until, others })
  } finally {
    snapshot.close()
  }
}

const isSame = (one: FileLock | undefined, other: FileLock | undefined) =>
  one?.until === other?.until && one?.isHeld === other?.isHeld

const allObjects = (db: ReadDb): Sha256[] =>
  z
    .array(z.object({ sha256: Sha256 }))
    .parse(db.prepare('SELECT sha256 FROM object').all())
    .map(({ sha256 }) => sha256)

type Looking = { readonly today: string; readonly usual: FileLock; readonly ctx: Pick<Context, 'closing'> }

/** The locks of files that are held, and of those whose day the rules know: the last day of all the records that name it. */
async function otherLocks(db: ReadDb, { today, usual, ctx }: Looking): Promise<Map<Sha256, FileLock>> {
  const rules = allRules(db).filter(({ closedAt }) => closedAt === null)
  const isHeld = heldBy(allHolds(db).filter(({ liftedAt }) => liftedAt === null))
  const locks = new Map<Sha256, FileLock>()
  const lockOf = (record: Candidate): FileLock => {
    const found = retentionOf(record, rules)
    if (found.state !== 'until') return { ...usual, isHeld: isHeld(record) }
    // What may go already is locked no longer.
    return { until: `${found.dueOn > today ? found.dueOn : today}T00:00:00.000Z`, isHeld: isHeld(record) }
  }
  const isUsual = (lock: FileLock) => lock.until === usual.until && !lock.isHeld
  const longer = (one: FileLock, other: FileLock): FileLock => ({
    until: [one.until, other.until].toSorted().at(-1) ?? one.until,
    isHeld: one.isHeld || other.isHeld
  })
  for await (const [lock, files] of filesOfRecords(db, lockOf, ctx))
    if (!isUsual(lock)) for (const sha256 of files) locks.set(sha256, longer(lock, locks.get(sha256) ?? lock))
  // A file that a record with another lock names too is kept for the longer of the two.
  if (locks.size > 0)
    for await (const [lock, files] of filesOfRecords(db, lockOf, ctx))
      if (isUsual(lock))
        for (const sha256 of files) {
          const known = locks.get(sha256)
          if (known !== undefined) locks.set(sha256, longer(lock, known))
        }
  return locks
}

const SO_MANY = 500

async function* filesOfRecords(
  db: ReadDb,
  lockOf: (record: Candidate) => FileLock,
  { closing }: Pick<Context, 'closing'>
): AsyncGenerator<readonly [FileLock, readonly Sha256[]]> {
  for (const kind of DisposableKind.options) {
    let some: Candidate[] = []
    for (const record of candidates(db, kind, { channelIds: null })) {
      some.push(record)
      if (some.length < SO_MANY) continue
      yield* filesOf(some)
      some = []
      closing.throwIfAborted()
      await setImmediate()
    }
    yield* filesOf(some)
  }
  function* filesOf(some: readonly Candidate[]): Generator<readonly [FileLock, readonly Sha256[]]> {
    const [first] = some
    if (first === undefined) return
    const files = objectsOf(
      db,
      first.kind,
      some.map(({ id }) => id)
    )
    for (const record of some) yield [lockOf(record), files.get(record.id) ?? []]
  }
}
