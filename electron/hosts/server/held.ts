// The archive as one server at a time has it: the lease is taken first and let go last, and between the two nothing is written without it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Session } from '../../core/app/session.ts'
import { placeOfCopies } from '../../core/delivery/takeover/copies.ts'
import { readHead } from '../../core/kernel/journal/record.ts'
import type { Holder } from '../../core/kernel/lease/engine.ts'
import { type Lease, openLease } from '../../core/kernel/lease/lease.ts'
import { noteHolder, requireNewest } from '../../core/kernel/lease/succession.ts'
import { type ArchiveConfig, nameOf } from './config.ts'
import { openOwn } from './own-session.ts'

export interface Held {
  readonly session: Session
  /** Null where the configuration has none. */
  readonly lease: Lease | null
  /** As of when the copy of the database has everything, in milliseconds since 1970; null before the first. */
  copiedAt(): number | null
  close(): Promise<void>
}

type How = {
  readonly log: Logger
  readonly onHeld: (by: Holder) => void
  /** Whether this process is ended where it goes on without its lease. */
  readonly isEnding: boolean
  /** Opened for one thing: nothing that is due is done meanwhile, and the database is not copied. */
  readonly isBrief?: boolean
  /** In milliseconds: how long the lease is waited for, if not as long as it is by itself. */
  readonly patience?: number
}

const NOT_GIVEN =
  'the lease is not given yet: another server has it, or its service does not answer. It is waited for'

/** From one time that it is asked how long the journal is to the next, in milliseconds. */
const LOOK_EVERY = 1_000

/** @throws NotServed; ArchiveError as openLease, requireNewest and opening or making an archive */
export async function openHeld(
  config: ArchiveConfig,
  { log, onHeld, isEnding, isBrief = false, patience }: How
): Promise<Held> {
  if (config.lease === undefined) {
    const session = await openOwn(config, { log, isBrief })
    return { session, lease: null, copiedAt: () => null, close: () => session.close() }
  }
  const { signal } = new AbortController()
  const slow = setTimeout(() => log.warn(NOT_GIVEN), (patience ?? 30_000) / 6)
  const opening = { onHeld, signal, isEnding, ...(patience !== undefined && { patience }) }
  const lease = await openLease(config.lease, opening).finally(() => clearTimeout(slow))
  let copied: number | null = null
  const onCopied = (at: number) => {
    copied = at
  }
  try {
    const session = await openUnder(lease, config, { log, onCopied, isBrief })
    const lines = () => readHead(session.need().ctx.db.read)?.seq ?? 0
    lease.noteLines(lines)
    const looking = setInterval(() => {
      try {
        lease.noteLines(lines)
      } catch {
        // A disk that cannot be read is told of where it is asked for; what was noted stays, with its time.
      }
    }, LOOK_EVERY)
    return {
      ...{ session, lease },
      copiedAt: () => copied,
      async close() {
        clearInterval(looking)
        try {
          await session.close()
        } finally {
          await lease.release()
        }
      }
    }
  } catch (error) {
    await lease.release()
    throw error
  }
}

async function openUnder(
  lease: Lease,
  config: ArchiveConfig,
  { log, onCopied, isBrief }: { log: Logger; onCopied: (at: number) => void; isBrief: boolean }
): Promise<Session> {
  const { dir, s3, copy } = config
  await requireNewest(dir, lease)
  const isThere = existsSync(join(dir, 'archive.db'))
  if (isThere) await enter(dir, lease)
  const copies =
    copy?.by === 'kanalarkiv' && s3 !== undefined
      ? {
          ...{ every: copy.everyMinutes * 60_000, to: placeOfCopies(s3, nameOf(config)) },
          ...{ lease: lease.shared, holder: lease.id, onCopied }
        }
      : undefined
  const session = await openOwn(config, { log, requireLease: lease.require, copies, isBrief })
  if (isThere) return session
  try {
    await enter(dir, lease)
    return session
  } catch (error) {
    await session.close()
    throw error
  }
}

/** The folder is the archive's, and nobody's who had it before. */
export async function enter(dir: string, lease: Lease): Promise<void> {
  await noteHolder(dir, lease)
  await lease.note()
}
