// Asking for time stamps: the seal of the journal's last line, which has all lines before it in it, is shown to each authority.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Instant, type Sha256, TimestampId } from '#shared/ids.ts'
import type { TimestampAuthority, TimestampProblem } from '#shared/timestamp.ts'
import { checkRevocation } from '../../../../resources/verify/verify-certificates.mjs'
import { checkReply, type RightReply } from '../../../../resources/verify/verify-timestamps.mjs'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { readHead, record } from '../../kernel/journal/record.ts'
import { oneByOne } from '../../kernel/one-by-one.ts'
import { askForTimestamp } from './ask.ts'
import { certificatesIn, listAuthorities } from './authorities.ts'
import { isDue } from './due.ts'
import * as queries from './queries.ts'
import { keepLists } from './revocation.ts'
import { type KnownLists, knownLists } from './revocation-lists.ts'

/** The number of a journal line and its seal. */
export type Head = { readonly seq: number; readonly sha256: Sha256 }

const REPLY = 'application/timestamp-reply'

/** The lists of what was revoked, while the archive is open: between two time stamps they are mostly the same. */
const known = new WeakMap<object, KnownLists>()
function listsFor({ db, objects }: Context): KnownLists {
  const lists = known.get(db) ?? knownLists(async list => readFile(await objects.file(list)))
  known.set(db, lists)
  return lists
}

/** Asks those whose turn it is; gives how many time stamps came. */
export async function stampDue(ctx: Context): Promise<number> {
  const { read } = ctx.db
  let made = 0
  await oneByOne(ctx, queries.listAuthorities(read), async authority => {
    const head = readHead(read)
    const last = queries.lastOf(read, authority.id)
    const isActed = queries.isActedSince(read, last?.line ?? 0)
    const standing = { ...authority, lastAt: last?.receivedAt ?? null, isActed }
    if (head === undefined || !isDue(standing, ctx.clock.now())) return
    if ((await stampLine(ctx, authority, head)) === null) made += 1
  })
  return made
}

/** Asks every authority now. @throws ArchiveError no-timestamp-authority, timestamp-refused of the first that gave none */
export async function stampNow(ctx: Context): Promise<TimestampAuthority[]> {
  const head = readHead(ctx.db.read)
  const authorities = queries.listAuthorities(ctx.db.read)
  if (head === undefined || authorities.length === 0) throw new ArchiveError('no-timestamp-authority')
  await oneByOne(ctx, authorities, async authority => {
    const timestampProblem = await stampLine(ctx, authority, head)
    if (timestampProblem !== null)
      throw new ArchiveError('timestamp-refused', { name: authority.name, timestampProblem })
  }).finally(() =>
    // The stamps have come; that a list has not is no fault of theirs.
    keepLists(ctx).catch(error => ctx.log.warn({ err: error }, 'no list of what was revoked was kept'))
  )
  return listAuthorities(ctx)
}

/** Asks those that did not fail the last time, all at once, for a time stamp of a line. Nothing is thrown, and nobody has to wait for it. */
export async function stampWhatIsSealed(ctx: Context, head: Head): Promise<void> {
  await Promise.all(
    answering(ctx).map(authority =>
      stampLine(ctx, authority, head).catch(error =>
        ctx.log.warn({ err: error }, 'a time stamp was not kept')
      )
    )
  )
}

/** So long a page that has been captured waits for the time stamp of its signature. */
const PATIENCE = 5_000

/**
 * A time stamp of something that is not the journal's, such as the signature of a web archive, and that keeps it itself: of the first of
 * those that did not fail the last time who answers now: one that was never asked is asked too. Null for none.
 */
export async function stampOfDigest(
  ctx: Context,
  sha256: Sha256
): Promise<{ reply: Buffer; at: Instant; chain: string[] } | null> {
  for (const authority of answering(ctx)) {
    const { problem, reply, is } = await stampBy(ctx, authority, sha256, PATIENCE)
    if (reply !== null && is !== null) {
      const chain = is.chain.map(one => `${one.toString().trim()}\n`)
      return { reply, at: Instant.parse(is.at), chain }
    }
    // It is asked no more here until it has answered again: the captures of a run must not each wait for it.
    ctx.db.transact(tx => noteTried(tx, ctx, authority, problem))
    tellChanged(ctx, 'timestamps')
  }
  return null
}

const answering = (ctx: Context) =>
  queries.listAuthorities(ctx.db.read).filter(({ problem }) => problem === null)

/** Asks for a time stamp of a line, and keeps it; what was wrong with the answer, or null. */
async function stampLine(
  ctx: Context,
  authority: queries.Authority,
  { seq, sha256 }: Head
): Promise<TimestampProblem | null> {
  const { problem, reply, is } = await stampBy(ctx, authority, sha256)
  const { id } = authority
  const kept = reply === null ? null : await ctx.objects.put(reply, REPLY)
  ctx.db.transact(tx => {
    if (!noteTried(tx, ctx, authority, problem) || kept === null || is === null) return
    const at = Instant.parse(is.at)
    const stamp = { id: TimestampId.parse(randomUUID()), authorityId: id, line: seq, at }
    record(tx, ctx, { act: 'timestamp.received', about: id, objects: [kept], details: { line: seq, at } })
    queries.insertTimestamp(tx, { ...stamp, receivedAt: ctx.clock.now(), reply: kept.sha256 })
  })
  tellChanged(ctx, 'timestamps')
  return problem
}

type Stamped =
  | { readonly problem: null; readonly reply: Buffer; readonly is: RightReply }
  | { readonly problem: TimestampProblem; readonly reply: null; readonly is: null }

/** Asks one for a time stamp, and verifies what it answers. */
async function stampBy(
  ctx: Context,
  { id, file, address, privateAddress }: queries.Authority,
  sha256: Sha256,
  patience?: number
): Promise<Stamped> {
  const no = (problem: TimestampProblem): Stamped => ({ problem, reply: null, is: null })
  const asked = { address, privateAddress, sha256, signal: ctx.closing }
  const answered = await askForTimestamp({ ...asked, patience })
  // One that was cut off by the archive's closing was not asked.
  ctx.closing.throwIfAborted()
  if ('problem' in answered) return no(answered.problem)
  const { reply, nonce } = answered
  const is = checkReply(reply, { sha256, nonce, trusted: await certificatesIn(ctx, file) })
  if ('problem' in is) return no(is.problem)
  const lists = await listsFor(ctx).of(ctx.db.read, id, ctx.clock.now())
  const said = checkRevocation(is, lists)
  // The authority's clock may be behind its issuer's.
  const isRevoked = said.revocation === 'revoked' || said.revoked !== null
  return isRevoked ? no('revoked') : { problem: null, reply, is }
}

/** Notes how asking it went, and says so where that is new; false where it has been forgotten meanwhile. */
function noteTried(
  tx: WriteDb,
  ctx: Context,
  { id, problem: before }: queries.Authority,
  problem: TimestampProblem | null
): boolean {
  if (queries.findAuthority(tx, id) === undefined) return false
  queries.setTried(tx, id, ctx.clock.now(), problem)
  if (problem !== null && problem !== before)
    record(tx, ctx, { act: 'timestamp.failed', about: id, details: { problem } })
  return true
}
