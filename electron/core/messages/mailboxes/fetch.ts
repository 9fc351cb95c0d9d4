// Fetching what is new in a mailbox. Each mail is kept, read back, and entered; only then is it flagged or moved there.
import type { Instant, MailboxId } from '#shared/ids.ts'
import type { Fetched } from '#shared/mailbox.ts'
import { noteReport, noteSeen } from '../../deadlines/outbox/outbox.ts'
import { readMail } from '../../formats/mail/mail-apart.ts'
import { UNREADABLE } from '../../formats/mail/parsed-mail.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError, errno, refusalOf } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { enterSource, type KeptSource, keepSource } from '../../kernel/objects/sources.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { NotHandedOut, NotTold, type OpenFolder, withFolder } from './imap.ts'
import { noteMailbox, secretOf, uncounted } from './mailboxes.ts'
import * as queries from './queries.ts'
import { enterMail, type KeptMail, keepParts, objectsOf, type Where } from './take-mail.ts'

const MOST_BYTES = 100 << 20
/** After so many refusals on end a mailbox is told of no more mails until the next time: it takes none, and each is read again for it. */
const MOST_REFUSALS = 3

type Counts = { -readonly [Name in keyof Fetched]: Fetched[Name] }
type MailFolder = queries.MailFolder
type Uncounted = queries.Uncounted
/** What the server would not be told in this fetching: the last of it, and how many times on end. */
type Untold = { last: NotTold | undefined; onEnd: number }

// One fetching of a mailbox at a time: a second one asked for meanwhile is the same.
const going = new WeakMap<Context['db'], Map<MailboxId, Promise<Fetched>>>()

/**
 * Fetches what is new.
 * @throws ArchiveError not-found, channel-retired, mail-password-missing, no-keychain, mail-login-refused,
 *   mail-unreachable, mail-broken, mail-folder-missing, mails-not-handed-out, mails-not-moved, mails-not-flagged; what was
 *   entered by then is entered
 */
export function fetchMailbox(ctx: Context, id: MailboxId, patience?: number): Promise<Fetched> {
  const mine = going.get(ctx.db) ?? new Map<MailboxId, Promise<Fetched>>()
  going.set(ctx.db, mine)
  const known = mine.get(id)
  if (known !== undefined) return known
  const fetching = fetchAll(ctx, id, patience).finally(() => mine.delete(id))
  mine.set(id, fetching)
  return fetching
}

async function fetchAll(ctx: Context, id: MailboxId, patience: number | undefined): Promise<Fetched> {
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
      open => takeAll(ctx, box, open, counts)
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

async function takeAll(ctx: Context, box: Uncounted, folder: OpenFolder, counts: Counts): Promise<void> {
  const place: MailFolder = { mailboxId: box.id, uidValidity: folder.uidValidity }
  const present = await folder.uids()
  const otherwise = queries.tooLargeOtherwise(ctx.db.read, { ...place, present })
  if (otherwise.length > 0)
    ctx.db.transact(tx => {
      for (const each of otherwise) queries.noteTooLarge(tx, box.id, each, ctx.clock.now())
    })
  // What the server would not be told is no reason to leave what came after it.
  const untold: Untold = { last: undefined, onEnd: 0 }
  await handleLeftovers(ctx, box, folder, { place, present: new Set(present), untold })
  // What is new may be moved all the same.
  untold.onEnd = 0
  let kept: NotHandedOut | undefined
  const gone: number[] = []
  for (const uid of queries.newUids(ctx.db.read, { ...place, present })) {
    ctx.closing.throwIfAborted()
    try {
      const became = await takeOne(ctx, box, folder, { place, uid, counts })
      if (became === 'whole') await handle(ctx, box, folder, { place, uid, untold })
      // What is left of it may be there alone.
      else if (became === 'short') ctx.db.transact(tx => queries.setHandled(tx, place, uid, ctx.clock.now()))
      else if (became === 'gone') gone.push(uid)
    } catch (error) {
      // One that the server does not hand out is no reason to leave those after it.
      if (!(error instanceof NotHandedOut)) throw error
      kept = error
    }
  }
  // What the server still lists is there, and it answered nothing of it, or with another mail.
  const still = gone.length === 0 ? [] : await folder.uids()
  if (gone.some(uid => still.includes(uid))) kept ??= new NotHandedOut()
  if (kept !== undefined) throw kept
  if (untold.last !== undefined) throw untold.last
}

/** Saved by a fetching that was cut off before the mailbox was told, or that the mailbox would not be told. */
async function handleLeftovers(
  ctx: Context,
  box: Uncounted,
  folder: OpenFolder,
  { place, present, untold }: { place: MailFolder; present: ReadonlySet<number>; untold: Untold }
): Promise<void> {
  if (box.afterwards.kind === 'keep') return
  for (const { uid, sha256 } of queries.unhandledMails(ctx.db.read, place)) {
    if (untold.onEnd >= MOST_REFUSALS) return
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

type One = { readonly place: MailFolder; readonly uid: number; readonly counts: Counts }

/** How much of the mail is saved now. */
async function takeOne(
  ctx: Context,
  box: Uncounted,
  folder: OpenFolder,
  one: One
): Promise<'whole' | 'short' | 'gone' | 'nothing'> {
  const { place, uid, counts } = one
  const described = await folder.describe(uid)
  if (described === null) return 'gone'
  const { internalDate } = described
  const read = described.bytes > MOST_BYTES ? null : await folder.read(uid, described.bytes)
  if (read === null) {
    ctx.db.transact(tx => {
      const mail = {
        ...place,
        uid,
        internalDate,
        sourceId: null,
        outcome: 'too-large',
        at: ctx.clock.now()
      } as const
      queries.insertMailboxMail(tx, mail)
      record(tx, ctx, { act: 'mailbox.mail-too-large', about: box.id, details: { uid } })
    })
    counts.seen += 1
    counts.tooLarge += 1
    return 'nothing'
  }
  const { bytes, isShort } = read
  const source = await keepSource(ctx, {
    bytes,
    mediaType: 'message/rfc822',
    name: `${uid}.eml`,
    method: 'email'
  })
  if ((await ctx.objects.verify(source.object.sha256)).state !== 'right')
    throw new ArchiveError('object-damaged', { what: source.object.sha256 })
  const enter = ({ mail, ...kept }: KeptMail) => {
    const problems = [...mail.problems, ...(isShort ? (['cut-off'] as const) : [])]
    enterTaken(ctx, box, { kept: { ...kept, mail: { ...mail, problems } }, source, internalDate, one })
  }
  try {
    enter(await keepParts(ctx, await readMail(bytes), source.object))
  } catch (error) {
    if (ctx.closing.aborted || !isOfTheMail(error, ctx.dir)) throw error
    // No mail keeps those after it from being fetched: its bytes are kept, for people to read.
    ctx.log.error({ err: error, uid }, 'a mail could not be taken in, and is kept unread')
    enter({ mail: UNREADABLE, object: source.object, files: [], forwarded: [] })
  }
  if (!isShort) return 'whole'
  counts.short += 1
  return 'short'
}

/** Whether it is what the mail says that hinders, and not the disk, the database, the net or a person. */
function isOfTheMail(error: unknown, dir: string): boolean {
  if (refusalOf(error, dir) instanceof ArchiveError) return false
  const code = errno(error)
  return code === undefined || /^(?:ERR_|SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG))/.test(code)
}

type TakenMail = {
  readonly kept: KeptMail
  readonly source: KeptSource
  readonly internalDate: Instant | null
  readonly one: One
}

/** Enters what became of a mail whose bytes are kept. */
function enterTaken(ctx: Context, box: Uncounted, { kept, source, internalDate, one }: TakenMail): void {
  const { place, uid, counts } = one
  const { outcome, messages } = ctx.db.transact(tx => {
    const channel = activeChannel(tx, box.channelId)
    record(tx, ctx, {
      act: 'mailbox.mail-taken',
      about: box.id,
      objects: objectsOf(kept),
      details: { uid, uidValidity: place.uidValidity }
    })
    enterSource(tx, ctx, source)
    const taken = becameOf(tx, ctx, kept, {
      channel,
      ownAddresses: new Set([box.user.toLowerCase()]),
      sourceId: source.id,
      locator: `${place.uidValidity}/${uid}`,
      receivedAt: internalDate ?? kept.mail.receivedAt
    })
    const { outcome } = taken
    const at = ctx.clock.now()
    queries.insertMailboxMail(tx, { ...place, uid, internalDate, sourceId: source.id, outcome, at })
    return taken
  })
  counts.seen += 1
  counts.messages += messages
  counts[COUNTED[outcome]] += 1
}

const COUNTED = { report: 'own', own: 'own', message: 'imported', known: 'known' } as const

/** Whether it is about what was sent from here, or something that came in, and how many messages it brought. */
function becameOf(
  tx: WriteDb,
  ctx: Context,
  kept: KeptMail,
  where: Where
): { outcome: keyof typeof COUNTED; messages: number } {
  const { report, messageId } = kept.mail
  if (report !== null && noteReport(tx, ctx, report)) return { outcome: 'report', messages: 0 }
  if (messageId !== null && noteSeen(tx, ctx, messageId)) return { outcome: 'own', messages: 0 }
  const taken = enterMail(tx, ctx, kept, where)
  return { outcome: taken.new > 0 ? 'message' : 'known', messages: taken.new }
}
