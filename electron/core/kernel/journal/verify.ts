// Reading everything again: every journal line, every object, and whether the two account for each other.
import type { Finding, Verification } from '#shared/journal.ts'
import type { Context } from '../context.ts'
import { isLargerThan } from '../db/damage.ts'
import { foreignSchema } from '../db/schema-check.ts'
import { openSnapshot } from '../db/snapshot.ts'
import { askThread } from '../thread-answer.ts'
import { threadFile } from '../thread-file.ts'
import { type TellRead, verifyProgress } from './read-progress.ts'
import { sealAllCounted } from './seal-counted.ts'
import { isOtherSize, type ObjectsRead, verifyObjects } from './verify-objects.ts'
import { type RecordsRead, verifyRecords } from './verify-records.ts'

type Subject = Pick<Context, 'db' | 'dir' | 'objects' | 'events' | 'closing' | 'requireThere'>

export type VerifyAsked = { readonly dir: string; readonly withObjects: boolean }
/** What the thread has read; of objects that lie elsewhere nothing. */
export type ReadApart = { readonly records: RecordsRead; readonly files: ObjectsRead | null }

/** Of less, and of fewer bytes of objects, to begin a thread takes longer than the reading. */
const MUCH = { database: 8 << 20, objects: 64 << 20 }

type Options = {
  /** Ends it when nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined
  readonly much?: typeof MUCH
}

/**
 * Verifies an open archive, in a thread of its own where there is much in it. Nothing is changed. The findings name each line, object or
 * row that is not as recorded. What was put by work that is still going on is not counted as extra. @throws the signal's reason
 */
export async function verifyArchive(
  ctx: Subject,
  { signal, much = MUCH }: Options = {}
): Promise<Omit<Verification, 'authorities'>> {
  const stopping = AbortSignal.any([ctx.closing, ...(signal === undefined ? [] : [signal])])
  await sealAllCounted(ctx)
  const tell = verifyProgress(ctx)
  const { records, files } = isMuch(ctx, much)
    ? await readApart(ctx, tell, stopping)
    : { records: await readHere(ctx, stopping), files: null }
  const { objects: store } = ctx
  const check: Parameters<typeof verifyObjects>[1] = (sha256, size) =>
    store.elsewhere === null && isOtherSize(store.path(sha256), size)
      ? { state: 'changed', bytes: size }
      : store.verify(sha256, stopping)
  const { objects, bytes, findings } = files ?? (await verifyObjects(ctx.db.read, check, tell))
  const schema = foreignSchema(ctx.db.read).map((what): Finding => ({ code: 'schema-changed', what }))
  return {
    ...{ lines: records.lines, objects, bytes, head: records.head },
    findings: [...schema, ...records.findings, ...findings, ...(await findExtra(ctx, stopping))]
  }
}

function isMuch({ db }: Subject, much: typeof MUCH): boolean {
  // On a full disk one connection has all.
  if (db.isAlone) return false
  if (isLargerThan(db.read, much.database)) return true
  return Number(db.read.prepare('SELECT coalesce(sum(bytes), 0) FROM object').pluck().get()) > much.objects
}

async function readApart(ctx: Subject, tell: TellRead, signal: AbortSignal): Promise<ReadApart> {
  const asked: VerifyAsked = { dir: ctx.dir, withObjects: ctx.objects.elsewhere === null }
  const read = await askThread(threadFile('verify-thread', import.meta.dirname), asked, {
    signal,
    onTold(progress) {
      // What has gone with its folder is not missing.
      ctx.requireThere()
      // As the thread tells it.
      tell(progress as Parameters<TellRead>[0])
    }
  })
  ctx.requireThere()
  // What the thread answers is declared with it.
  return read as ReadApart
}

/** The records as they are at one moment, while others go on writing; on a full disk, where one connection has all, nobody does. */
async function readHere({ db, dir }: Subject, signal: AbortSignal): Promise<RecordsRead> {
  if (db.isAlone) return verifyRecords(db.read, signal)
  const snapshot = openSnapshot(dir)
  try {
    return await verifyRecords(snapshot.db, signal)
  } finally {
    snapshot.close()
  }
}

async function findExtra(ctx: Subject, signal: AbortSignal): Promise<Finding[]> {
  const findings: Finding[] = []
  const known = ctx.db.read.prepare('SELECT 1 FROM object WHERE sha256 = ?')
  for await (const folder of ctx.objects.list()) {
    signal.throwIfAborted()
    // Asked anew for each folder: work that is going on may have put or claimed something since.
    const waiting = new Set(ctx.objects.unclaimed().map(object => object.sha256))
    for (const { sha256, path } of folder) {
      const isOurs = sha256 !== null && (waiting.has(sha256) || known.get(sha256) !== undefined)
      if (!isOurs) findings.push({ code: 'object-extra', what: sha256 ?? path })
    }
  }
  return findings
}
