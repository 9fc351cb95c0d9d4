// Fetching what is new in a mailbox. Each mail is kept, read back, and entered; only then is it flagged or moved there.
import type { MailboxId } from '#shared/ids.ts'
import type { Fetched } from '#shared/mailbox.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { NotHandedOut, NotTold, type OpenFolder, withFolder } from './imap.ts'
import { noteMailbox, secretOf, uncounted } from './mailboxes.ts'
import * as queries from './queries.ts'
import { type Counts, takeOne } from './take-one.ts'

/** After so many refusals on end a mailbox is told of no more mails until the next time: it takes none, and each is read again for it. */
const MOST_REFUSALS = 3
/** After so many that are listed and not there the folder is listed anew. */
const MOST_GONE = 100
/** So long mails are fetched, in milliseconds; the rest is fetched the next time. The mail that has begun by then is fetched to its end. */
const LONGEST = 15 * 60_000

type MailFolder = queries.MailFolder
type Uncounted = queries.Uncounted
/** What the server would not be told in this fetching: the last of it, and how many times on end. */
type Untold = { last: NotTold | undefined; onEnd: number }

/** In milliseconds: how long the server may be silent, and how long mails are fetched. */
export type Times = { readonly patience?: number; readonly longest?: number }

// One fetching of a mailbox at a time: a second one asked for meanwhile is the same.
const going = new WeakMap<Context['db'], Map<MailboxId, Promise<Fetched>>>()

/**
 * Fetches what is new.
 * @throws ArchiveError not-found, channel-retired, mail-password-missing, no-keychain, mail-login-refused,
 *   mail-unreachable, mail-broken, mail-folder-missing, mail-server-contradicts, mails-not-handed-out, mails-not-moved,
 *   mails-not-flagged, mails-left; what was entered by then is entered
 */
export function fetchMailbox(ctx: Context, id: MailboxId, times: Times = {}): Promise<Fetched> {
  const mine = going.get(ctx.db) ?? new Map<MailboxId, Promise<Fetched>>()
  going.set(ctx.db, mine)
  const known = mine.get(id)
  if (known !== undefined) return known
  const fetching = fetchAll(ctx, id, times).finally(() => mine.delete(id))
  mine.set(id, fetching)
  return fetching
}

async function fetchAll(
  ctx: Context,
  id: MailboxId,
  { patience, longest = LONGEST }: Times
): Promise<Fetched> {
  const ends = performance.now() + longest
  const box = uncounted(ctx.db.read, id)
  activeChannel(ctx.db.read, box.channelId)
  const counts: Counts = { seen: 0, imported: 0, known: 0, own: 0, tooLarge: 0, short: 0, messages: 0 }
  try {
    const secret = await secretOf(ctx, box)
    const { host, port, security, user, folder, afterwards } = box
    await withFolder(
      {
        server: { host, port, security },
        user,
        secret,
        folder,
        isWritten: afterwards.kind !== 'keep',
        signal: ctx.closing,
        ...(patience === undefined ? {} : { patience })
      },
      open => takeAll(ctx, box, open, { counts, isOver: () => performance.now() > ends })
    )
    noteMailbox(ctx, box, null)
  } catch (error) {
    if (error instanceof ArchiveError && error.code !== 'stopped') noteMailbox(ctx, box, error.code)
    throw error
  } finally {
    if (counts.seen > 0) tellChanged(ctx, 'messages', 'mailboxes', 'outbox')
  }
  return counts
}

type Fetching = {
  readonly counts: Counts
  /** Whether the rest is left to the next time. */
  readonly isOver: () => boolean
}

async function takeAll(
  ctx: Context,
  box: Uncounted,
  folder: OpenFolder,
  { counts, isOver }: Fetching
): Promise<void> {
  const place: MailFolder = { mailboxId: box.id, uidValidity: folder.uidValidity }
  const present = await folder.uids()
  const otherwise = queries.tooLargeOtherwise(ctx.db.read, { ...place, present })
  if (otherwise.length > 0)
    ctx.db.transact(tx => {
      for (const each of otherwise) queries.noteTooLarge(tx, box.id, each, ctx.clock.now())
    })
  // What the server would not be told is no reason to leave what came after it.
  const untold: Untold = { last: undefined, onEnd: 0 }
  await handleLeftovers(ctx, box, folder, { place, present: new Set(present), untold, isOver })
  // What is new may be moved all the same.
  untold.onEnd = 0
  const { kept, left } = await takeNew(ctx, box, folder, { place, present, untold, counts, isOver })
  if (left > 0) throw new ArchiveError('mails-left', { host: box.host, folder: box.folder, left })
  if (kept !== undefined) throw kept
  if (untold.last !== undefined) throw untold.last
}

// The mail after which each fetching ended before its time, by mailbox and numbering.
const ended = new WeakMap<Context['db'], Map<string, number>>()

function stoppedIn(db: Context['db']): Map<string, number> {
  const known = ended.get(db) ?? new Map<string, number>()
  ended.set(db, known)
  return known
}

type New = Fetching & {
  readonly place: MailFolder
  readonly present: readonly number[]
  readonly untold: Untold
}

/** Takes what is new: what the server has and did not hand out, and how many were not reached. */
async function takeNew(
  ctx: Context,
  box: Uncounted,
  folder: OpenFolder,
  { place, present, untold, counts, isOver }: New
): Promise<{ kept: NotHandedOut | undefined; left: number }> {
  let kept: NotHandedOut | undefined
  let gone: number[] = []
  let still: ReadonlySet<number> | undefined
  // What the server still lists is there, and it answered nothing of it, or with another mail.
  const listAnew = async () => {
    still = new Set(await folder.uids())
    const isThere = gone.some(uid => still?.has(uid))
    if (isThere) kept ??= new NotHandedOut()
    gone = []
    return isThere
  }
  // Those that it did not come to the last time are first: what nothing comes of keeps nothing else out.
  const [stopped, key] = [stoppedIn(ctx.db), `${place.mailboxId}/${place.uidValidity}`]
  const last = stopped.get(key) ?? 0
  stopped.delete(key)
  const all = queries.newUids(ctx.db.read, { ...place, present })
  const fresh = [...all.filter(uid => uid > last), ...all.filter(uid => uid <= last)]
  for (const [at, uid] of fresh.entries()) {
    ctx.closing.throwIfAborted()
    if (isOver()) {
      stopped.set(key, uid - 1)
      return { kept, left: fresh.length - at }
    }
    if (still?.has(uid) === false) continue
    try {
      const became = await takeOne(ctx, box, folder, { place, uid, counts })
      if (became === 'whole') await handle(ctx, box, folder, { place, uid, untold })
      // What is left of it may be there alone.
      else if (became === 'short') ctx.db.transact(tx => queries.setHandled(tx, place, uid, ctx.clock.now()))
      if (became === 'gone') gone.push(uid)
    } catch (error) {
      // One that the server does not hand out is no reason to leave those after it.
      if (!(error instanceof NotHandedOut)) throw error
      kept = error
    }
    // Of so many nothing came. Those after them are tried the next time.
    if (gone.length === MOST_GONE && (await listAnew())) {
      stopped.set(key, uid)
      return { kept, left: 0 }
    }
  }
  if (gone.length > 0) await listAnew()
  return { kept, left: 0 }
}

/** Saved by a fetching that was cut off before the mailbox was told, or that the mailbox would not be told. */
async function handleLeftovers(
  ctx: Context,
  box: Uncounted,
  folder: OpenFolder,
  {
    place,
    present,
    untold,
    isOver
  }: { place: MailFolder; present: ReadonlySet<number>; untold: Untold; isOver: () => boolean }
): Promise<void> {
  if (box.afterwards.kind === 'keep') return
  for (const { uid, sha256 } of queries.unhandledMails(ctx.db.read, place)) {
    if (untold.onEnd >= MOST_REFUSALS || isOver()) return
    if ((await ctx.objects.verify(sha256)).state !== 'right') continue
    // One that is gone was moved, and the answer never came; or a person moved it.
    if (present.has(uid)) await handle(ctx, box, folder, { place, uid, untold })
    else ctx.db.transact(tx => queries.setHandled(tx, place, uid, ctx.clock.now()))
  }
}

/** Tells the mailbox that a mail is saved. Where it would not be told it is asked again the next time. */
async function handle(
  ctx: Context,
  { afterwards }: Uncounted,
  folder: OpenFolder,
  { place, uid, untold }: { place: MailFolder; uid: number; untold: Untold }
): Promise<void> {
  if (afterwards.kind === 'keep' || untold.onEnd >= MOST_REFUSALS) return
  try {
    if (afterwards.kind === 'flag') await folder.flag(uid)
    else await folder.move(uid, afterwards.folder)
  } catch (error) {
    if (!(error instanceof NotTold)) throw error
    untold.last = error
    untold.onEnd += 1
    return
  }
  untold.onEnd = 0
  ctx.db.transact(tx => queries.setHandled(tx, place, uid, ctx.clock.now()))
}
