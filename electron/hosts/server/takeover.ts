// `kanalarkiv-server takeover`: an archive whose server is gone is brought up on this computer, once nobody else can write in it.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { DRAFT, requireOurs } from '../../core/delivery/takeover/bring.ts'
import { bringUp } from '../../core/delivery/takeover/bring-up.ts'
import { placeOfCopies } from '../../core/delivery/takeover/copies.ts'
import type { TakenOver } from '../../core/delivery/takeover/taken-over.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import type { Holder } from '../../core/kernel/lease/engine.ts'
import { type Lease, openLease } from '../../core/kernel/lease/lease.ts'
import type { LeaseSettings } from '../../core/kernel/lease/settings.ts'
import type { S3Settings } from '../../core/kernel/objects/s3/settings.ts'
import { type ArchiveConfig, nameOf } from './config.ts'
import { enter } from './held.ts'
import { isByLitestream, litestreamRestore } from './litestream.ts'
import { openOwn } from './own-session.ts'

/** An archive that can be taken over. */
export type Movable = ArchiveConfig & { readonly lease: LeaseSettings; readonly s3: S3Settings }

export const isMovable = (archive: ArchiveConfig): archive is Movable =>
  archive.lease !== undefined && archive.s3 !== undefined && archive.copy !== undefined

type How = {
  readonly log: Logger
  readonly onHeld: (by: Holder) => void
  readonly onHas: () => void
  readonly signal: AbortSignal
}

/** What was taken over, and by when the old server had stopped at the latest; null where it has noted nothing. */
export type Taken = TakenOver & { readonly stoppedBy: string | null }

/** What Litestream said. */
export class LitestreamFailed extends Error {}

/**
 * Waits for the lease of the old server to end, brings the database into the archive's folder, opens it there, and notes it in the journal. What
 * fails before the database is proved leaves the old server the right to come back.
 * @throws ArchiveError as openLease, bringArchive and opening an archive; LitestreamFailed; NotServed
 */
export async function takeOver(archive: Movable, { log, onHeld, onHas, signal }: How): Promise<Taken> {
  const stopping = new AbortController()
  signal.addEventListener('abort', () => stopping.abort(new ArchiveError('stopped')))
  const lease = await openLease(archive.lease, { onHeld, signal: stopping.signal, isEnding: false })
  void lease.lost.then(() => stopping.abort(new ArchiveError('lease-lost')))
  try {
    onHas()
    const taken = await bring(archive, lease, stopping.signal)
    lease.require()
    // From here on the old folder is the archive no longer.
    lease.noteLines(() => taken.lines)
    await enter(archive.dir, lease)
    const own = { ...archive, adopt: true }
    const session = await openOwn(own, { log, requireLease: lease.require, isBrief: true })
    await session.close()
    return { ...taken, stoppedBy: stoppedBy(archive.lease, lease) }
  } finally {
    await lease.release()
  }
}

async function bring(archive: Movable, { before }: Lease, signal: AbortSignal): Promise<TakenOver> {
  const { dir, s3 } = archive
  const isElsewhere = isByLitestream(archive)
  if (isElsewhere) {
    await requireOurs(dir)
    await mkdir(dir, { recursive: true })
    // Litestream writes over nothing, and so not over what one that was cut off had it bring either.
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(join(dir, DRAFT) + end, { force: true })
    await litestreamRestore(archive, join(dir, DRAFT)).catch(error => {
      throw new LitestreamFailed(String(error.stderr ?? error.message).trim())
    })
  }
  const from = isElsewhere ? null : placeOfCopies(s3, nameOf(archive))
  const last =
    before === null
      ? null
      : { host: before.host, at: before.at, lines: before.lines, linesAt: before.linesAt }
  return bringUp({ from, s3, into: dir, last }, signal)
}

/** Whoever renewed last wrote nothing after the lease had ended. */
const stoppedBy = ({ lasts }: LeaseSettings, { before }: Lease): string | null =>
  before === null ? null : new Date(Date.parse(before.at) + lasts).toISOString()
