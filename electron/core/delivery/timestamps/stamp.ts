// Asking for time stamps: the seal of the journal's last line, which has all lines before it in it, is shown to each authority.
import { randomUUID } from 'node:crypto'
import { Instant, type Sha256, TimestampId } from '#shared/ids.ts'
import type { TimestampAuthority, TimestampProblem } from '#shared/timestamp.ts'
import { checkRevocation } from '../../../../resources/verify/verify-certificates.mjs'
import { checkReply } from '../../../../resources/verify/verify-timestamps.mjs'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { readHead, record } from '../../kernel/journal/record.ts'
import { askForTimestamp } from './ask.ts'
import { certificatesIn, listAuthorities } from './authorities.ts'
import { isDue } from './due.ts'
import * as queries from './queries.ts'
import { keepLists, listsOf } from './revocation.ts'

/** The number of a journal line and its seal. */
export type Head = { readonly seq: number; readonly sha256: Sha256 }

const REPLY = 'application/timestamp-reply'

/** Asks those whose turn it is; gives how many time stamps came. */
export async function stampDue(ctx: Context): Promise<number> {
  const { read } = ctx.db
  let made = 0
  for (const authority of queries.listAuthorities(read)) {
    const head = readHead(read)
    const last = queries.lastOf(read, authority.id)
    const isActed = queries.isActedSince(read, last?.line ?? 0)
    const standing = { ...authority, lastAt: last?.receivedAt ?? null, isActed }
    if (head === undefined || ctx.closing.aborted || !isDue(standing, ctx.clock.now())) continue
    if ((await stampLine(ctx, authority, head)) === null) made += 1
  }
  return made
}

/** Asks every authority now. @throws ArchiveError no-timestamp-authority, timestamp-refused of the first that gave none */
export async function stampNow(ctx: Context): Promise<TimestampAuthority[]> {
  const head = readHead(ctx.db.read)
  const authorities = queries.listAuthorities(ctx.db.read)
  if (head === undefined || authorities.length === 0) throw new ArchiveError('no-timestamp-authority')
  let refused: { name: string; timestampProblem: TimestampProblem } | undefined
  for (const authority of authorities) {
    const problem = await stampLine(ctx, authority, head)
    if (problem !== null) refused ??= { name: authority.name, timestampProblem: problem }
  }
  // The stamps have come; that a list has not is no fault of theirs.
  await keepLists(ctx).catch(error => ctx.log.warn({ err: error }, 'no list of what was revoked was kept'))
  if (refused !== undefined) throw new ArchiveError('timestamp-refused', refused)
  return listAuthorities(ctx)
}

/** Asks those that answered the last time, all at once, for a time stamp of a line. Nothing is thrown, and nobody has to wait for it. */
export async function stampWhatIsFrozen(ctx: Context, head: Head): Promise<void> {
  const answering = queries
    .listAuthorities(ctx.db.read)
    .filter(({ triedAt, problem }) => triedAt !== null && problem === null)
  await Promise.all(
    answering.map(authority =>
      stampLine(ctx, authority, head).catch(error =>
        ctx.log.warn({ err: error }, 'a time stamp was not kept')
      )
    )
  )
}

/** Asks for a time stamp of a line, and keeps it; what was wrong with the answer, or null. */
async function stampLine(
  ctx: Context,
  { id, file, address, privateAddress, problem: before }: queries.Authority,
  { seq, sha256 }: Head
): Promise<TimestampProblem | null> {
  const answered = await askForTimestamp({ address, privateAddress, sha256, signal: ctx.closing })
  // One that was cut off by the archive's closing was not asked.
  ctx.closing.throwIfAborted()
  const checked =
    'problem' in answered
      ? answered
      : checkReply(answered.reply, {
          sha256,
          nonce: answered.nonce,
          trusted: await certificatesIn(ctx, file)
        })
  const isRevoked =
    'chain' in checked &&
    checkRevocation(checked, await listsOf(ctx, id, ctx.clock.now())).revocation === 'revoked'
  const problem = 'problem' in checked ? checked.problem : isRevoked ? 'revoked' : null
  const reply = 'reply' in answered && problem === null ? await ctx.objects.put(answered.reply, REPLY) : null
  ctx.db.transact(tx => {
    if (queries.findAuthority(tx, id) === undefined) return
    const receivedAt = ctx.clock.now()
    queries.setTried(tx, id, receivedAt, problem)
    if (reply !== null && 'at' in checked) {
      const at = Instant.parse(checked.at)
      const stamp = { id: TimestampId.parse(randomUUID()), authorityId: id, line: seq, at, receivedAt }
      record(tx, ctx, { act: 'timestamp.received', about: id, objects: [reply], details: { line: seq, at } })
      queries.insertTimestamp(tx, { ...stamp, reply: reply.sha256 })
    } else if (problem !== before)
      record(tx, ctx, { act: 'timestamp.failed', about: id, details: { problem } })
  })
  tellChanged(ctx, 'timestamps')
  return problem
}
