// Reading everything again: every journal line, every object, and whether the two account for each other.
import type { Finding, Verification } from '#shared/journal.ts'
import type { Context } from '../context.ts'
import { integrityProblems, isLargerThan } from '../db/damage.ts'
import type { ReadDb } from '../db/open.ts'
import { foreignSchema } from '../db/schema-check.ts'
import { openSnapshot } from '../db/snapshot.ts'
import { askThread } from '../thread-answer.ts'
import { threadFile } from '../thread-file.ts'
import { type TellRead, verifyProgress } from './read-progress.ts'
import { sealAllCounted } from './seal-counted.ts'
import { isOtherSize, type ObjectsRead, verifyObjects } from './verify-objects.ts'
import { type RecordsRead, verifyRecords } from './verify-records.ts'

type Subject = Pick<Context, 'db' | 'dir' | 'objects' | 'events' | 'closing' | 'requireThere'>

/** SQLite's own check takes as long as all else together, so it has a thread of its own. */
export type VerifyAsked =
  | { readonly dir: string; readonly part: 'database' }
  | { readonly dir: string; readonly part: 'contents'; readonly withObjects: boolean }
/** What is found in the database's file by SQLite. */
export type DatabaseRead = readonly string[]
/** Of objects that lie elsewhere nothing. */
export type ContentsRead = { readonly records: RecordsRead; readonly files: ObjectsRead | null }
type ReadApart = ContentsRead & { readonly problems: DatabaseRead }

/** Of less, and of fewer bytes of objects, to begin a thread takes longer than the reading. */
const MUCH = { database: 8 << 20, objects: 64 << 20 }

type Options = {
  /** Ends it when nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined
  readonly much?: typeof MUCH
}

/**
 * Verifies an open archive, in threads of its own where there is much in it. Nothing is changed. The findings name each line, object or
 * row that is not as recorded. What was put by work that is still going on is not counted as extra. @throws the signal's reason
 */
export async function verifyArchive(
  ctx: Subject,
  { signal, much = MUCH }: Options = {}
): Promise<Omit<Verification, 'authorities'>> {
  const stopping = AbortSignal.any([ctx.closing, ...(signal === undefined ? [] : [signal])])
  await sealAllCounted(ctx)
  const tell = verifyProgress(ctx)
  const { problems, records, files } = isMuch(ctx, much)
    ? await readApart(ctx, tell, stopping)
    : { ...(await readHere(ctx, stopping)), files: null }
  const { objects: store } = ctx
  const check: Parameters<typeof verifyObjects>[1] = (sha256, size) =>
    store.elsewhere === null && isOtherSize(store.path(sha256), size)
      ? { state: 'changed', bytes: size }
      : store.verify(sha256, stopping)
  const { objects, bytes, findings } = files ?? (await verifyObjects(ctx.db.read, check, tell))
  const schema = foreignSchema(ctx.db.read).map((what): Finding => ({ code: 'schema-changed', what }))
  const damage = problems.map((what): Finding => ({ code: 'database-damaged', what }))
  return {
    ...{ lines: records.lines, objects, bytes, head: records.head },
    findings: [...schema, ...damage, ...records.findings, ...findings, ...(await findExtra(ctx, stopping))]
  }
}

function isMuch({ db }: Subject, much: typeof MUCH): boolean {
  // On a full disk one connection has all.
  if (db.isAlone) return false
  if (isLargerThan(db.read, much.database)) return true
  return Number(db.read.prepare('SELECT coalesce(sum(bytes), 0) FROM object').pluck().get()) > much.objects
}

async function readApart(ctx: Subject, tell: TellRead, signal: AbortSignal): Promise<ReadApart> {
  const { dir } = ctx
  // What one of them fails with ends the other.
  const failed = new AbortController()
  const ask = async (asked: VerifyAsked): Promise<unknown> => {
    try {
      return await askThread(threadFile('verify-thread', import.meta.dirname), asked, {
        signal: AbortSignal.any([signal, failed.signal]),
        onTold(progress) {
          // What has gone with its folder is not missing.
          ctx.requireThere()
          // As the thread tells it.
          tell(progress as Parameters<TellRead>[0])
        }
      })
    } catch (error) {
      failed.abort(error)
      throw error
    }
  }
  const both = [
    ask({ dir, part: 'database' }),
    ask({ dir, part: 'contents', withObjects: ctx.objects.elsewhere === null })
  ] as const
  // Neither reads on in a folder that has been closed.
  await Promise.allSettled(both)
  const [problems, contents] = await Promise.all(both)
  ctx.requireThere()
  // What the threads answer is declared with them.
  return { problems: problems as DatabaseRead, ...(contents as ContentsRead) }
}

/** The records as they are at one moment, while others go on writing; on a full disk, where one connection has all, nobody does. */
async function readHere({ db, dir }: Subject, signal: AbortSignal): Promise<Omit<ReadApart, 'files'>> {
  const read = async (db: ReadDb) => ({
    problems: integrityProblems(db),
    records: await verifyRecords(db, signal)
  })
  if (db.isAlone) return read(db.read)
  const snapshot = openSnapshot(dir, { asWriter: true })
  try {
    return await read(snapshot.db)
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
    for (const { sha256, path, isLink } of folder) {
      const isOurs = sha256 !== null && (waiting.has(sha256) || known.get(sha256) !== undefined)
      if (!isOurs) findings.push({ code: 'object-extra', what: sha256 ?? path })
      else if (isLink === true) findings.push({ code: 'object-link', what: sha256 })
    }
  }
  return findings
}
