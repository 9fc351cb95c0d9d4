// What a host runs: one archive at a time, opened and closed on request, behind the contract.

import type { OpenArchive } from '#shared/archive.ts'
import { runsOf } from '../captures/captures/runs.ts'
import { runRoundsInBackground } from '../captures/rounds/background.ts'
import { runChannelsInBackground } from '../comments/watch/background.ts'
import { runDeadlinesInBackground } from '../deadlines/deadlines/background.ts'
import { runOutboxInBackground } from '../deadlines/outbox/background.ts'
import { runBackupsInBackground } from '../delivery/backups/background.ts'
import { archiveOwner } from '../kernel/db/archive-owner.ts'
import { ArchiveError } from '../kernel/errors.ts'
import { importsOf } from '../messages/intake/imports.ts'
import { runMailboxesInBackground } from '../messages/mailboxes/background.ts'
import { whoIs } from '../register/roles/users.ts'
import { runAttestationsInBackground } from '../reports/attestations/background.ts'
import { runSearchInBackground } from '../reports/search/background.ts'
import { type Archive, createArchive, type OpenOptions, openArchive } from './archive.ts'
import type { IsChosen } from './chosen-paths.ts'
import type { CurrentArchive, OpenWork } from './current-archive.ts'
import { router } from './router.ts'
import { archiveStatus } from './status.ts'

export interface Session extends CurrentArchive {
  readonly router: ReturnType<typeof router>
}

/**
 * `background`: what is due by itself is done while an archive is open, such as sending mail. `isChosen`: whether a person has chosen
 * a path, where callers may not name what they like.
 */
type SessionOptions = OpenOptions & { readonly background?: true; readonly isChosen?: IsChosen }

export function createSession(options: SessionOptions): Session {
  const listeners = new Set<(dir: string | null) => void>()
  let open: { archive: Archive; work: OpenWork; told: OpenArchive } | undefined
  // One opening or closing at a time.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  async function shut(): Promise<void> {
    const closing = open
    if (closing === undefined) return
    open = undefined
    for (const listener of listeners) listener(null)
    await closing.archive.close()
  }
  async function take(make: () => Promise<Archive>): Promise<OpenArchive> {
    const archive = await make()
    const ctx = archive.context
    const hold = <T>(work: Promise<T>): Promise<T> => {
      archive.hold(work)
      return work
    }
    open = {
      archive,
      told: { dir: ctx.dir, municipality: archiveOwner(ctx.db.read).municipality },
      work: { ctx, hold, runs: runsOf(ctx, archive.hold), imports: importsOf(ctx, archive.hold) }
    }
    // For whoever has no role nothing is done: they only look.
    if (options.background && whoIs(ctx, ctx.osUser).roles.length > 0) {
      runOutboxInBackground(ctx, archive.hold)
      runMailboxesInBackground(ctx, archive.hold)
      runChannelsInBackground(ctx, archive.hold)
      runRoundsInBackground(ctx, open.work.runs, archive.hold)
      runDeadlinesInBackground(ctx, archive.hold)
      runAttestationsInBackground(ctx, archive.hold)
      runSearchInBackground(ctx, archive.hold)
      runBackupsInBackground(ctx, archive.hold)
    }
    for (const listener of listeners) listener(ctx.dir)
    return open.told
  }

  const session: Session = {
    get router() {
      return routes
    },
    current: () => open?.told ?? null,
    need() {
      if (open === undefined) throw new ArchiveError('no-archive-open')
      return open.work
    },
    open: dir =>
      inTurn(async () => {
        if (open?.told.dir === dir) return open.told
        await shut()
        return take(() => openArchive(dir, options))
      }),
    create: (dir, municipality) =>
      inTurn(async () => {
        await shut()
        await take(() => createArchive(dir, municipality, options))
        return archiveStatus(session.need().ctx)
      }),
    close: () => inTurn(shut),
    onArchive: listener => void listeners.add(listener)
  }
  const routes = router(session, options.log, options.isChosen)
  return session
}
