// An archive is a folder. This opens it, or says why not, and puts right what a crash left behind.

import { mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { EventPublisher } from '@orpc/server'
import type Database from 'better-sqlite3'
import type { Logger } from 'pino'
import { interruptCaptures } from '../captures/captures/recover.ts'
import { interruptComments, verifyLeftovers } from '../comments/comments/recover.ts'
import { interruptActions } from '../comments/moderation/recover.ts'
import { interruptPosts } from '../comments/posts/save-posts.ts'
import { interruptReadings } from '../comments/readings/recover.ts'
import { interruptVisits } from '../comments/watch/visit-page.ts'
import { interruptSending } from '../deadlines/outbox/send.ts'
import { noteRestored } from '../delivery/backups/note-restored.ts'
import { interruptDiarySendings } from '../delivery/diary-system/recover.ts'
import { interruptDeliveries } from '../delivery/disclosures/deliver.ts'
import { finishDisposals } from '../delivery/disposal/carry-out.ts'
import { interruptExports } from '../delivery/exports/recover.ts'
import { noteTakenOver } from '../delivery/takeover/taken-over.ts'
import { atLength } from '../kernel/at-length.ts'
import { type Clock, systemClock } from '../kernel/clock.ts'
import type { Context } from '../kernel/context.ts'
import { archiveOwner } from '../kernel/db/archive-owner.ts'
import { readable, refuseDamage } from '../kernel/db/damage.ts'
import { openWhenLetGo } from '../kernel/db/held-database.ts'
import { holdFiles } from '../kernel/db/held-files.ts'
import { keepCopy } from '../kernel/db/keep-copy.ts'
import { type Lock, type Owner, takeLock } from '../kernel/db/lock.ts'
import { migrate } from '../kernel/db/migrate.ts'
import { networkShareOf } from '../kernel/db/network-share.ts'
import { connect, openDb } from '../kernel/db/open.ts'
import { requirePlainFiles } from '../kernel/db/plain-files.ts'
import { ArchiveError, errno, refusalOf } from '../kernel/errors.ts'
import { record, writeLines } from '../kernel/journal/record.ts'
import { sealWritten } from '../kernel/journal/row-seals.ts'
import { sealRestOfCounted, sealWhileOpen } from '../kernel/journal/seal-counted.ts'
import { patiently } from '../kernel/objects/held-elsewhere.ts'
import { sweepInbox } from '../kernel/objects/inbox-folder.ts'
import { requireFilesAt } from '../kernel/objects/s3/move-in.ts'
import type { S3Settings } from '../kernel/objects/s3/settings.ts'
import { type Keychain, keychainOf, systemKeychain } from '../kernel/secrets/keychain.ts'
import { interruptImports } from '../messages/intake/recover.ts'
import { hasRole } from '../register/roles/read.ts'
import { actorName, whoIs } from '../register/roles/users.ts'
import { claimLeftovers, findLeftovers } from './leftovers.ts'
import { openFiles } from './open-files.ts'

export type OpenOptions = {
  /** Who works here: the operating system's user. */
  readonly actor: string
  /** The program's name as others are told it when the archive is locked. */
  readonly program: string
  readonly appVersion: string
  readonly log: Logger
  readonly clock?: Clock
  /** Where secrets are kept; the machine's own keychain unless a test says otherwise. */
  readonly keychain?: Keychain
  /** What tells network shares; the machine's own mounts unless a test says otherwise. */
  readonly shareOf?: (dir: string) => Promise<string | null>
  /** Where the archive's files lie, if not all of them are in its folder. */
  readonly s3?: S3Settings
  /** Whether this program still has the archive, among the servers of several computers. @throws ArchiveError lease-lost */
  readonly requireLease?: () => void
}

export interface Archive {
  readonly context: Context
  /** Stops what is going on, in order, and lets go of the folder. */
  close(): Promise<void>
  /** Work that must have ended before the archive closes. */
  hold(work: Promise<unknown>): void
}

export const FOLDERS = ['objects', 'inbox', 'exports']
export const inArchive = (dir: string) => ({ db: join(dir, 'archive.db'), lock: join(dir, 'lock') })

/**
 * Opens an archive, for this program alone.
 * @throws ArchiveError not-an-archive, not-a-folder, archive-read-only, archive-on-network, archive-locked,
 *   archive-unreleased, not-a-plain-file, archive-too-new, archive-to-be-renewed, migration-edited, database-damaged, disk-full, files-in-s3,
 *   files-refused, files-unreachable
 */
export async function openArchive(dir: string, options: OpenOptions): Promise<Archive> {
  const folder = resolve(dir)
  const files = inArchive(folder)
  try {
    await refuseFile(folder)
    const database = await stat(files.db).catch(error => {
      // A folder that may not be looked into is another matter than one without an archive.
      throw errno(error) === 'ENOENT' ? new ArchiveError('not-an-archive', { dir: folder }) : error
    })
    requirePlainFiles(files.db)
    // SQLite would found a new database in an empty file, over what the write-ahead log may still hold.
    if (database.size === 0) throw new ArchiveError('database-damaged', { dir: folder, detail: '0 B' })
    await refuseNetwork(folder, options)
    await requireFilesAt(folder, options.s3 ?? null)
    const clock = options.clock ?? systemClock
    const lock = await takeLock(files.lock, { program: options.program, since: clock.now() })
    try {
      const write = await openWhenLetGo(files.db, () => connect(files.db))
      try {
        // Nothing is entered before this has passed.
        refuseDamage(write, folder, { isAfterCrash: lock.tookOverFrom !== null })
        // Empty folders are what a copy program may leave out.
        for (const name of FOLDERS) await mkdir(join(folder, name), { recursive: true })
        // Another program may look at the copy that is just written.
        const renewed = async () =>
          atLength(() =>
            migrate(write, from => {
              if (!hasRole(write, options.actor))
                throw new ArchiveError('archive-to-be-renewed', { dir: folder })
              keepCopy(write, files.db, from)
            })
          )
        await patiently(renewed, files.db)
        return await start(folder, write, lock, { ...options, clock })
      } catch (error) {
        if (write.open) write.close()
        throw error
      }
    } catch (error) {
      lock.release(lock.tookOverFrom)
      throw error
    }
  } catch (error) {
    throw refusalOf(error, folder)
  }
}

async function start(
  dir: string,
  write: Database.Database,
  lock: Lock,
  options: OpenOptions & { clock: Clock }
): Promise<Archive> {
  const closing = new AbortController()
  const requireFiles = holdFiles(dir, Object.values(inArchive(dir)))
  const requireThere = () => {
    options.requireLease?.()
    requireFiles()
  }
  const db: Context['db'] = openDb(inArchive(dir).db, write, {
    requireThere,
    writeLines: (tx, rows, before) => writeLines(tx, sealWritten(tx, rows, before), context)
  })
  const held = new Set<Promise<unknown>>()
  const events: Context['events'] = new EventPublisher()
  const { archive } = archiveOwner(db.read)
  const files = await openFiles(options.s3, {
    ...{
      dir,
      archive,
      requireThere,
      events,
      log: options.log,
      clock: options.clock,
      closing: closing.signal
    },
    mayAct: hasRole(write, options.actor)
  })
  const keychain = options.keychain ?? systemKeychain()
  const context: Context = {
    dir,
    db,
    requireThere,
    objects: files.objects,
    ...{ keychain, secrets: keychainOf(archive, keychain) },
    clock: options.clock,
    // Asked each time: an administrator may give the user a name while the archive is open.
    get actor() {
      return actorName(db.read, options.actor)
    },
    osUser: options.actor,
    caller: null,
    appVersion: options.appVersion,
    events,
    log: options.log,
    closing: closing.signal
  }
  // Whoever has no role only looks: what a crash left is put right by the next one who has.
  const mayAct = readable(dir, 'user', () => whoIs(context, options.actor)).roles.length > 0
  let leave = mayAct ? await recovered(context, lock.tookOverFrom) : lock.tookOverFrom
  if (files.moved > 0)
    db.transact(tx =>
      record(tx, context, { act: 'archive.files-moved', about: null, details: { files: files.moved } })
    )
  if (mayAct && leave === null) sealRestOfCounted(context)
  db.opened()
  if (mayAct) sealWhileOpen(context)
  return {
    context,
    hold(work) {
      held.add(work)
      const done = () => held.delete(work)
      work.then(done, done)
    },
    async close() {
      closing.abort(new ArchiveError('stopped'))
      await Promise.allSettled(held)
      if (mayAct) sealLast(context)
      // With a name left in the lock, the next opening enters what could not be entered now.
      if (!(await claimLeftovers(context))) leave ??= lock.owner
      try {
        db.close()
      } finally {
        letGo(lock, leave, options.log)
      }
    }
  }
}

// What cannot be sealed now, on a full disk or where the archive has gone, is sealed at the next opening.
function sealLast(ctx: Context): void {
  try {
    sealRestOfCounted(ctx)
  } catch (error) {
    ctx.log.warn({ code: errno(error) }, 'rows could not be sealed')
  }
}

// Where the archive has gone, its lock cannot be written to; it ends with its connection all the same.
function letGo(lock: Lock, leave: Owner | null, log: Logger): void {
  try {
    lock.release(leave)
  } catch (error) {
    log.warn({ code: errno(error) }, 'the name in the lock could not be taken out')
  }
}

/**
 * Puts right what was left behind, and answers whose leavings the next opening still has to deal with. An archive on a full
 * disk is only read, and nothing can be noted in it: whoever opens it when there is room does the rest.
 */
async function recovered(ctx: Context, owner: Owner | null): Promise<Owner | null> {
  try {
    await recover(ctx, owner)
    return null
  } catch (error) {
    const refusal = refusalOf(error, ctx.dir)
    const isFull = refusal instanceof ArchiveError && refusal.code === 'disk-full'
    if (!isFull || !ctx.db.isAlone) throw error
    ctx.log.warn({ code: errno(error) }, 'what a crash left could not be noted')
    return owner
  }
}

/** After a program that ended without closing: what it had in hand is marked, and no file is left unaccounted for. */
async function recover(ctx: Context, owner: Owner | null): Promise<void> {
  await noteRestored(ctx)
  const isTakenOver = await noteTakenOver(ctx)
  const disposals = await finishDisposals(ctx)
  const exports = (await interruptExports(ctx)) + (await interruptDeliveries(ctx))
  const captures = interruptCaptures(ctx)
  const comments = interruptComments(ctx)
  // A full disk must not keep the archive from being opened: whoever reads the channel again tries once more.
  await verifyLeftovers(ctx, null).catch(error =>
    ctx.log.warn({ code: errno(error) }, 'saved comments could not be verified')
  )
  const readings = interruptReadings(ctx) + interruptVisits(ctx) + interruptPosts(ctx)
  const actions = interruptActions(ctx)
  const imports = interruptImports(ctx)
  const mails = interruptSending(ctx)
  const sendings = interruptDiarySendings(ctx)
  const cut = captures + exports + comments + readings + actions + imports + mails + sendings + disposals
  // Each time: an antivirus program may have held one when the archive was closed.
  const drafts = (await ctx.objects.sweepDrafts()).swept + (await sweepInbox(ctx))
  // The bucket may have files of acts that came after the copy.
  if (owner === null && cut === 0 && !isTakenOver) return
  const leftovers = await findLeftovers(ctx)
  ctx.db.transact(tx =>
    record(tx, ctx, {
      act: 'archive.recovered',
      about: null,
      objects: leftovers,
      details: {
        program: owner?.program ?? null,
        since: owner?.since ?? null,
        captures,
        comments,
        readings,
        actions,
        exports,
        imports,
        mails,
        sendings,
        disposals,
        drafts
      }
    })
  )
}

export async function refuseFile(dir: string): Promise<void> {
  try {
    if (!(await stat(dir)).isDirectory()) throw new ArchiveError('not-a-folder', { dir })
  } catch (error) {
    // A part of the path above is the file; Windows says only that nothing is there.
    const isMissing = errno(error) === 'ENOTDIR' || errno(error) === 'ENOENT'
    if (!isMissing) throw error
    if (dirname(dir) !== dir) await refuseFile(dirname(dir))
  }
}

// Where the system will not say (a policy may forbid what is asked there), the archive is opened all the same.
export async function refuseNetwork(
  dir: string,
  { log, shareOf = networkShareOf }: OpenOptions
): Promise<void> {
  const type = await shareOf(dir).catch(error => {
    log.warn({ code: errno(error) }, 'kind of disk not known')
    return null
  })
  if (type !== null) throw new ArchiveError('archive-on-network', { dir, type })
}
