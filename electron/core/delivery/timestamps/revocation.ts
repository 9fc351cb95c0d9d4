// What the issuers of an authority's certificates have revoked: their lists (CRL, RFC 5280) are fetched from where the certificates say once a
// day, after a time stamp, and kept. Nothing waits for them, and a time stamp without one is a time stamp.
import { randomUUID, type X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Instant, type TimestampAuthorityId } from '#shared/ids.ts'
import {
  isListBy,
  listAddresses,
  type RevocationList
} from '../../../../resources/verify/verify-certificates.mjs'
import { checkReply, type RightReply } from '../../../../resources/verify/verify-timestamps.mjs'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { fetchList } from './ask.ts'
import { certificatesIn } from './authorities.ts'
import { isListDue } from './due.ts'
import * as queries from './queries.ts'
import { readableList } from './revocation-lists.ts'

const MEDIA_TYPE = 'application/pkix-crl'

/** When each authority's lists were last asked for, while the archive is open. */
const tried = new WeakMap<object, Map<TimestampAuthorityId, Instant>>()

/** Fetches the lists whose turn it is; how many came that were not here. */
export async function keepLists(ctx: Context): Promise<number> {
  const triedHere = tried.get(ctx.db) ?? new Map<TimestampAuthorityId, Instant>()
  tried.set(ctx.db, triedHere)
  let kept = 0
  for (const authority of queries.listAuthorities(ctx.db.read)) {
    const now = ctx.clock.now()
    const stampedAt = queries.lastOf(ctx.db.read, authority.id)?.receivedAt ?? null
    const listAt = queries.lastListOf(ctx.db.read, authority.id)?.receivedAt ?? null
    const triedAt = triedHere.get(authority.id) ?? null
    if (ctx.closing.aborted || !isListDue({ stampedAt, listAt, triedAt }, now)) continue
    triedHere.set(authority.id, now)
    // The others' lists do not wait for one that is not as others are.
    kept += await keepListsOf(ctx, authority).catch((error: unknown) => {
      ctx.closing.throwIfAborted()
      ctx.log.warn({ authority: authority.id, err: error }, 'the lists of what was revoked could not be had')
      return 0
    })
  }
  return kept
}

async function keepListsOf(ctx: Context, authority: queries.Authority): Promise<number> {
  const chain = await lastChainOf(ctx, authority)
  let kept = 0
  for (const [at, certificate] of chain.slice(0, -1).entries())
    for (const address of addressesIn(certificate)) {
      const { privateAddress } = authority
      const fetched = await fetchList({ address, privateAddress, signal: ctx.closing })
      ctx.closing.throwIfAborted()
      const list = 'bytes' in fetched ? readableList(fetched.bytes) : null
      const issuer = chain[at + 1]
      if (!('bytes' in fetched) || list === null || issuer === undefined || !isListBy(list, issuer)) {
        ctx.log.warn({ address }, 'a list of what was revoked could not be had')
        continue
      }
      if (await keepList(ctx, authority.id, list, fetched.bytes)) kept += 1
      break
    }
  return kept
}

/** None where the certificate is not as others are. */
function addressesIn(certificate: X509Certificate): string[] {
  try {
    return listAddresses(certificate)
  } catch {
    return []
  }
}

async function keepList(
  ctx: Context,
  id: TimestampAuthorityId,
  { at }: RevocationList,
  bytes: Buffer
): Promise<boolean> {
  const object = await ctx.objects.put(bytes, MEDIA_TYPE)
  const isNew = ctx.db.transact(tx => {
    if (queries.hasList(tx, id, object.sha256)) return false
    const madeAt = Instant.parse(at)
    record(tx, ctx, { act: 'revocation-list.received', about: id, objects: [object], details: { madeAt } })
    const receivedAt = ctx.clock.now()
    queries.insertList(tx, { id: randomUUID(), authorityId: id, list: object.sha256, madeAt, receivedAt })
    return true
  })
  if (isNew) tellChanged(ctx, 'timestamps')
  return isNew
}

/** The certificates of the last time stamp, from the one that signed to the trusted one; none where there is none. */
async function lastChainOf(ctx: Context, { id, file }: queries.Authority): Promise<RightReply['chain']> {
  const last = queries.lastOf(ctx.db.read, id)
  const stamp = [...queries.eachTimestamp(ctx.db.read)].find(each => each.id === last?.id)
  if (stamp === undefined) return []
  try {
    const reply = await readFile(await ctx.objects.file(stamp.reply))
    const is = checkReply(reply, { sha256: stamp.seal, trusted: await certificatesIn(ctx, file) })
    return 'chain' in is ? is.chain : []
  } catch {
    // A file that is damaged is told of by the checks.
    return []
  }
}
