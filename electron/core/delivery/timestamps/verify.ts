// Every time stamp held against the journal as it stands: the line must have the seal that the authority was shown. It is done in a thread of
// its own, since an archive of many years has thousands, and lists of what was revoked are long.
import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Instant, Sha256 } from '#shared/ids.ts'
import type { Finding } from '#shared/journal.ts'
import type { StampedBy } from '#shared/timestamp.ts'
import { checkRevocation, type RevokedLater } from '../../../../resources/verify/verify-certificates.mjs'
import {
  checkReply,
  type RightReply,
  readCertificates
} from '../../../../resources/verify/verify-timestamps.mjs'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { askThread } from '../../kernel/thread-answer.ts'
import { threadFile } from '../../kernel/thread-file.ts'
import { eachTimestamp, hasTimestamps, type Kept } from './queries.ts'
import { type KnownLists, knownLists } from './revocation-lists.ts'

export type TimestampsAsked = { readonly dir: string }
/** The bytes of an object. @throws where it cannot be read */
type Read = (sha256: Sha256) => Promise<Buffer>

export type TimestampsRead = {
  readonly findings: readonly Finding[]
  readonly authorities: StampedBy[]
}

/** Whose time stamps hold, and those that are not of this journal, or are none. An answer that is damaged is told of as a file. @throws the signal's reason */
export async function verifyTimestamps(
  ctx: Pick<Context, 'db' | 'dir' | 'objects' | 'closing' | 'requireThere'>,
  signal?: AbortSignal
): Promise<TimestampsRead> {
  if (!hasTimestamps(ctx.db.read)) return { findings: [], authorities: [] }
  const stopping = AbortSignal.any([ctx.closing, ...(signal === undefined ? [] : [signal])])
  // On a full disk one connection has all, and what lies elsewhere is fetched by the core.
  if (ctx.db.isAlone || ctx.objects.elsewhere !== null)
    return verifyEach(ctx.db.read, async sha256 => readFile(await ctx.objects.file(sha256)), stopping)
  const asked: TimestampsAsked = { dir: ctx.dir }
  const found = await askThread(threadFile('timestamps-thread', import.meta.dirname), asked, {
    signal: stopping
  })
  ctx.requireThere()
  // What the thread answers is declared with it.
  return found as TimestampsRead
}

export async function verifyEach(db: ReadDb, read: Read, signal: AbortSignal): Promise<TimestampsRead> {
  const findings: Finding[] = []
  const authorities = new Map<string, StampedBy>()
  const lists = knownLists(read)
  for (const stamp of [...eachTimestamp(db)]) {
    signal.throwIfAborted()
    const is = await readStamp(stamp, { db, read, lists })
    if (typeof is === 'string')
      findings.push({ code: 'timestamp-wrong', what: `${stamp.line} (${stamp.authorityName}, ${is})` })
    else if (is !== null) {
      const of = `${stamp.authorityId} ${is.anchor} ${is.by} ${JSON.stringify(is.revoked)}`
      authorities.set(of, together(authorities.get(of), stamp, is))
    }
  }
  return { findings, authorities: [...authorities.values()] }
}

/** They come in the order of the lines. */
function together(
  before: StampedBy | undefined,
  { authorityName, isAsked, line, at }: Kept,
  { by, authority, anchor, revoked }: Counted
): StampedBy {
  const { count, firstLine, from, to } = before ?? { count: 0, firstLine: line, from: at, to: at }
  return {
    ...{ name: authorityName, by: oneLine(by), authority: oneLine(authority), anchor: Sha256.parse(anchor) },
    ...{ count: count + 1, firstLine, lastLine: line, isAsked },
    revoked: revoked === null ? null : { ...revoked, at: Instant.parse(revoked.at) },
    ...{ from: at < from ? at : from, to: at > to ? at : to }
  }
}

const oneLine = (subject: string) => subject.replaceAll('\n', ', ')

type From = { readonly db: ReadDb; readonly read: Read; readonly lists: KnownLists }

type Counted = RightReply & { readonly revoked: RevokedLater | null }

/** What was found of it; what is wrong with it; or null where the answer is damaged. */
async function readStamp(stamp: Kept, { db, read, lists }: From): Promise<Counted | string | null> {
  const { reply, file, seal, at } = stamp
  const bytes = await read(reply).catch(() => null)
  if (bytes === null || hash('sha256', bytes) !== reply) return null
  const trusted = await read(file)
    .then(readCertificates)
    .catch(() => [])
  const checked = checkReply(bytes, { sha256: seal, trusted })
  if ('problem' in checked) return checked.problem
  const said = checkRevocation(checked, await lists.of(db, stamp.authorityId, at))
  if (said.revocation === 'revoked') return said.revocation
  return checked.at === at ? { ...checked, revoked: said.revoked } : 'of-another'
}
