// One mail of a mailbox: fetched, kept to the byte, read back, and entered as what it is.
import type { Instant } from '#shared/ids.ts'
import type { Fetched } from '#shared/mailbox.ts'
import { noteReport, noteSeen } from '../../deadlines/outbox/outbox.ts'
import { readMail } from '../../formats/mail/mail-apart.ts'
import { UNREADABLE } from '../../formats/mail/parsed-mail.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError, errno, refusalOf } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { enterSource, type KeptSource, keepSource } from '../../kernel/objects/sources.ts'
import { activeChannel } from '../../register/register/channels.ts'
import type { OpenFolder } from './imap.ts'
import * as queries from './queries.ts'
import { enterMail, type KeptMail, keepParts, objectsOf, type Where } from './take-mail.ts'

const MOST_BYTES = 100 << 20

export type Counts = { -readonly [Name in keyof Fetched]: Fetched[Name] }
type MailFolder = queries.MailFolder
type Uncounted = queries.Uncounted

type One = { readonly place: MailFolder; readonly uid: number; readonly counts: Counts }

/** How much of the mail is saved now. */
export async function takeOne(
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
