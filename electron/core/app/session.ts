// What a host runs: one archive at a time, opened and closed on request, behind the contract.

import { resolve } from 'node:path'
import type { OpenArchive } from '#shared/archive.ts'
import { isSameFolder } from '#shared/same-folder.ts'
import { type GoingRun, runsOf } from '../captures/captures/runs.ts'
import { runRoundsInBackground } from '../captures/rounds/background.ts'
import { runFollowsInBackground } from '../comments/follow/background.ts'
import { runChannelsInBackground } from '../comments/watch/background.ts'
import { runDeadlinesInBackground } from '../deadlines/deadlines/background.ts'
import { runOutboxInBackground } from '../deadlines/outbox/background.ts'
import { runBackupsInBackground } from '../delivery/backups/background.ts'
import { isNight, runChecksInBackground } from '../delivery/checks/background.ts'
import { runDiaryReceiptsInBackground } from '../delivery/diary-system/background.ts'
import { lockFilesInBackground } from '../delivery/disposal/background.ts'
import { type CopySettings, copyInBackground } from '../delivery/takeover/background.ts'
import { runTimestampsInBackground } from '../delivery/timestamps/background.ts'
import { stampOfDigest } from '../delivery/timestamps/stamp.ts'
import { runWebhooksInBackground } from '../delivery/webhooks/background.ts'
import type { Caller, Context } from '../kernel/context.ts'
import { archiveOwner } from '../kernel/db/archive-owner.ts'
import { ArchiveError } from '../kernel/errors.ts'
import { systemKeychain } from '../kernel/secrets/keychain.ts'
import { type GoingImport, importsOf } from '../messages/intake/imports.ts'
import { runMailboxesInBackground } from '../messages/mailboxes/background.ts'
import { actorName, whoIs } from '../register/roles/users.ts'
import { runAlertsInBackground } from '../reports/alerts/background.ts'
import { runAttestationsInBackground } from '../reports/attestations/background.ts'
import { readPicturesInBackground } from '../reports/picture-texts/background.ts'
import { runSearchInBackground } from '../reports/search/background.ts'
import { type Archive, type OpenOptions, openArchive } from './archive.ts'
import type { IsChosen } from './chosen-paths.ts'
import { createArchive } from './create-archive.ts'
import type { CurrentArchive, OpenWork } from './current-archive.ts'
import { lookThrough } from './look-through.ts'
import { router } from './router.ts'
import { archiveStatus } from './status.ts'

type Routes = ReturnType<typeof router>

export interface Session extends CurrentArchive {
  readonly router: Routes
  /**
   * The same archive as somebody reaches it whom a host has let in from elsewhere: they pass the same door, and what they do is
   * recorded as theirs. `isChosen` says of a path whether it is that of a file they have sent; they name no other.
   */
  routerFor(caller: Caller, isChosen: IsChosen): Routes
  /** What somebody whom a host has let in does outside the routes, such as fetching a picture. @throws ArchiveError no-archive-open */
  contextOf(caller: Caller): Context
}

/**
 * `background`: what is due by itself is done while an archive is open, such as sending mail; `isAtRest`: whether the computer has
 * nothing better to do, where somebody knows. `isChosen`: whether a person has chosen a path, where callers may not name what they like.
 */
type SessionOptions = OpenOptions & {
  readonly background?: true
  readonly isAtRest?: () => boolean
  readonly isChosen?: IsChosen
  /** Where the database is copied to again and again, if it is. */
  readonly copies?: CopySettings
}

export function createSession(options: SessionOptions): Session {
  const listeners = new Set<(dir: string | null) => void>()
  let open:
    | { archive: Archive; work: OpenWork; workOf: (caller: Caller) => OpenWork; told: OpenArchive }
    | undefined
  // One opening or closing at a time.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  function needOpen() {
    if (open === undefined) throw new ArchiveError('no-archive-open')
    return open
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
    const work = workIn(archive, hold)
    const ofCallers = new WeakMap<Caller, OpenWork>()
    open = {
      archive,
      told: { dir: ctx.dir, municipality: archiveOwner(ctx.db.read).municipality },
      work: work(ctx),
      workOf(caller) {
        const known = ofCallers.get(caller) ?? work(contextFor(ctx, caller))
        ofCallers.set(caller, known)
        return known
      }
    }
    // For whoever has no role nothing is done: they only look.
    if (options.background && whoIs(ctx, ctx.osUser).roles.length > 0) {
      runOutboxInBackground(ctx, archive.hold)
      runMailboxesInBackground(ctx, archive.hold)
      runChannelsInBackground(ctx, archive.hold)
      runFollowsInBackground(ctx, archive.hold)
      runRoundsInBackground(ctx, open.work.runs, archive.hold)
      runDeadlinesInBackground(ctx, archive.hold)
      runAttestationsInBackground(ctx, archive.hold)
      runAlertsInBackground(ctx, archive.hold)
      runSearchInBackground(ctx, archive.hold)
      runBackupsInBackground(ctx, archive.hold)
      runWebhooksInBackground(ctx, archive.hold)
      runDiaryReceiptsInBackground(ctx, archive.hold)
      runTimestampsInBackground(ctx, archive.hold)
      const isAtRest = options.isAtRest ?? (() => isNight(ctx.clock.now()))
      runChecksInBackground(ctx, archive.hold, { look: lookThrough, isAtRest })
      readPicturesInBackground(ctx, archive.hold, isAtRest)
      lockFilesInBackground(ctx, archive.hold)
      if (options.copies !== undefined) copyInBackground(ctx, archive.hold, options.copies)
    }
    for (const listener of listeners) listener(ctx.dir)
    return open.told
  }

  const session: Session = {
    get router() {
      return routes
    },
    keychain: options.keychain ?? systemKeychain(),
    current: () => open?.told ?? null,
    need: () => needOpen().work,
    open: dir =>
      inTurn(async () => {
        if (open !== undefined && isSameFolder(open.told.dir, resolve(dir), process.platform))
          return open.told
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
    routerFor: (caller, isChosen) =>
      router({ ...session, need: () => needOpen().workOf(caller) }, options.log, {
        isChosen,
        isRemote: true
      }),
    contextOf: caller => needOpen().workOf(caller).ctx,
    onArchive: listener => void listeners.add(listener)
  }
  const routes = router(session, options.log, { isChosen: options.isChosen })
  return session
}

/** What goes on in an archive is one, whoever looks at it or stops it. */
function workIn(archive: Archive, hold: OpenWork['hold']): (ctx: Context) => OpenWork {
  const run: GoingRun = { now: undefined }
  const going: GoingImport = { now: undefined, unnoted: new Map() }
  return ctx => ({
    ctx,
    hold,
    runs: runsOf(ctx, archive.hold, undefined, {
      going: run,
      askForStamp: sha256 => stampOfDigest(ctx, sha256)
    }),
    imports: importsOf(ctx, archive.hold, undefined, going)
  })
}

/** The archive as a caller acts in it. */
function contextFor(ctx: Context, caller: Caller): Context {
  return {
    ...ctx,
    caller,
    osUser: caller.user,
    // Asked each time, as that of the archive's own user is.
    get actor() {
      return actorName(ctx.db.read, caller.user)
    }
  }
}
