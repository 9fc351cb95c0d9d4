// A file of the archive that is damaged or missing is fetched from a backup, where one has it as it was.
import { createHash } from 'node:crypto'
import type { Repair } from '#shared/backup.ts'
import { Sha256 } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { verifyProgress } from '../../kernel/journal/read-progress.ts'
import { isEntered, record } from '../../kernel/journal/record.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { endDamage } from '../checks/files.ts'
import { openDamage } from '../checks/read.ts'
import { opened } from './crypt.ts'
import { rightKey } from './elsewhere.ts'
import { objectFile } from './format.ts'
import { readIdentity } from './generations.ts'
import { openTarget, placeOf } from './place.ts'
import { targetsOf } from './queries.ts'
import type { BackupTarget } from './target.ts'

type Source = {
  readonly target: BackupTarget
  readonly recipient: string | null
  readonly secret: string | null
}
type Row = { readonly sha256: string; readonly bytes: number }

/**
 * Puts what is damaged or missing right from the first backup that has it as its name says: of every file of the archive, which are read, or of
 * those that the checks have `noted`. Nothing else is touched; what no backup has is named, and what was disposed of meanwhile stays away.
 * @throws ArchiveError backup-key-needed, backup-key-wrong, no-backup where no folder of backups can be read
 */
export async function repairFromBackups(
  ctx: Context,
  { key, noted }: { readonly key: string | null; readonly noted: boolean }
): Promise<Repair> {
  const damaged = noted ? openDamage(ctx.db.read) : await damagedObjects(ctx)
  if (damaged.length === 0) return { repaired: [], lost: [] }
  const sources = await readableSources(ctx, key)
  const brought: StoredObject[] = []
  const lost: Sha256[] = []
  for (const { sha256: name } of damaged) {
    const sha256 = Sha256.parse(name)
    if (!isEntered(ctx.db.read, sha256)) continue
    const stored = await fetched(ctx, sources, sha256)
    if (stored === null) lost.push(sha256)
    else brought.push(stored)
  }
  const repaired = noteRepaired(
    ctx,
    brought.map(({ sha256 }) => sha256)
  )
  // Each is named by a row and by the line that entered it; what was disposed of while the others were fetched goes again.
  ctx.objects.claim(brought)
  const staying = new Set(repaired)
  for (const { sha256 } of brought)
    if (!staying.has(sha256)) await ctx.objects.remove(sha256, name => isEntered(ctx.db.read, name))
  tellChanged(ctx, 'archive', 'checks')
  return { repaired, lost }
}

/** Notes those that are still entered, and gives them. */
const noteRepaired = (ctx: Context, brought: readonly Sha256[]): Sha256[] =>
  ctx.db.transact(tx => {
    const repaired = brought.filter(sha256 => isEntered(tx, sha256))
    if (repaired.length === 0) return repaired
    endDamage(tx, repaired, ctx.clock.now())
    record(tx, ctx, {
      act: 'object.repaired',
      about: null,
      // Entered already, by the acts that brought them.
      details: Object.fromEntries(
        repaired.slice(0, MOST_NAMED).map((sha256, at) => [`file${at + 1}`, sha256])
      )
    })
    return repaired
  })

/** A line of the journal is read by people: a disk that lost more than this is told of by a verification. */
const MOST_NAMED = 200

async function damagedObjects(ctx: Context): Promise<Row[]> {
  const rows = ctx.db.read.prepare('SELECT sha256, bytes FROM object WHERE sha256 >= ? AND sha256 < ?')
  const { total } = ctx.db.read.prepare('SELECT coalesce(sum(bytes), 0) AS total FROM object').get() as {
    total: number
  }
  const damaged: Row[] = []
  const tell = verifyProgress(ctx)
  let done = 0
  for (let first = 0; first < 256; first++) {
    const prefix = first.toString(16).padStart(2, '0')
    for (const row of rows.all(prefix, `${prefix}g`) as Row[]) {
      const { state, bytes } = await ctx.objects.verify(Sha256.parse(row.sha256), ctx.closing)
      if (state !== 'right') damaged.push(row)
      done += bytes
      tell({ doneBytes: done, totalBytes: total })
    }
  }
  return damaged
}

async function readableSources(ctx: Context, key: string | null): Promise<Source[]> {
  const sources: Source[] = []
  let isKeyNeeded = false
  for (const { folder } of targetsOf(ctx.db.read)) {
    const target = await placeOf(folder, ctx.keychain).then(openTarget, () => null)
    const identity = target === null ? null : await readIdentity(target).catch(() => null)
    if (target === null || identity === null) continue
    if (identity.recipient !== null && key === null) isKeyNeeded = true
    else {
      const secret = key === null ? null : await rightKey(key, identity.recipient)
      sources.push({ target, recipient: identity.recipient, secret })
    }
  }
  if (sources.length > 0) return sources
  throw isKeyNeeded ? new ArchiveError('backup-key-needed') : new ArchiveError('no-backup', { folder: '–' })
}

async function fetched(
  ctx: Context,
  sources: readonly Source[],
  sha256: Sha256
): Promise<StoredObject | null> {
  for (const { target, recipient, secret } of sources) {
    const path = objectFile(sha256, recipient)
    try {
      if ((await target.size(path)) === null) continue
      const bytes = opened(target.read(path), recipient === null ? null : secret, path)
      // What comes is put by its own digest: damaged bytes would be another file, and are none of ours.
      return await ctx.objects.putStream(exactly(bytes, sha256), 'application/octet-stream')
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error
    }
  }
  return null
}

/** The bytes, if they are those of the digest. @throws ArchiveError backup-damaged at the end, before anything is named */
async function* exactly(bytes: AsyncIterable<Uint8Array>, sha256: Sha256): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256')
  for await (const chunk of bytes) {
    digest.update(chunk)
    yield chunk
  }
  if (digest.digest('hex') !== sha256) throw new ArchiveError('backup-damaged', { file: sha256 })
}
