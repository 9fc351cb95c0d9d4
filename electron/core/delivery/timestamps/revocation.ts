// What the issuers of an authority's certificates have revoked: their lists (CRL, RFC 5280) are fetched from where the certificates say once a
// day, after a time stamp, and kept. An issuer who has no list, or whose list cannot be had, is asked about the certificate (OCSP, RFC 6960).
// Nothing waits for them, and a time stamp without one is a time stamp.
import { randomUUID, type X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Instant, type TimestampAuthorityId } from '#shared/ids.ts'
import { isListOf, type RevocationList } from '../../../../resources/verify/verify-certificates.mjs'
import { answerAddresses, issuerDigests, listAddresses } from '../../../../resources/verify/verify-ocsp.mjs'
import { checkReply, type RightReply } from '../../../../resources/verify/verify-timestamps.mjs'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { askAboutCertificate, fetchList } from './ask.ts'
import { certificatesIn } from './authorities.ts'
import { isListDue } from './due.ts'
import * as queries from './queries.ts'
import { ANSWER_TYPE, LIST_TYPE, readableList } from './revocation-lists.ts'

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
  for (const [at, certificate] of chain.slice(0, -1).entries()) {
    const issuer = chain[at + 1]
    if (issuer === undefined) continue
    const found = await firstOf(ctx, authority, { certificate, issuer })
    if (found !== null && (await keepList(ctx, authority.id, found))) kept += 1
  }
  return kept
}

type Found = { readonly list: RevocationList; readonly bytes: Buffer; readonly mediaType: string }

/** The first list, or else the first answer, that can be had of a certificate and is by its issuer. */
async function firstOf(
  ctx: Context,
  { privateAddress }: queries.Authority,
  { certificate, issuer }: { readonly certificate: X509Certificate; readonly issuer: X509Certificate }
): Promise<Found | null> {
  const how = { privateAddress, signal: ctx.closing }
  const about = { issuer: issuerDigests(issuer), serial: certificate.serialNumber }
  const ways = [
    ...addressesIn(certificate, listAddresses).map(
      address => [address, LIST_TYPE, () => fetchList({ address, ...how })] as const
    ),
    ...addressesIn(certificate, answerAddresses).map(
      address => [address, ANSWER_TYPE, () => askAboutCertificate({ address, ...how, ...about })] as const
    )
  ]
  for (const [address, mediaType, fetch] of ways) {
    const fetched = await fetch()
    ctx.closing.throwIfAborted()
    const list = 'bytes' in fetched ? readableList(fetched.bytes, mediaType) : null
    if ('bytes' in fetched && list !== null && isListOf(list, certificate, issuer))
      return { list, bytes: fetched.bytes, mediaType }
    ctx.log.warn({ address }, 'a list of what was revoked could not be had')
  }
  return null
}

/** None where the certificate is not as others are. */
function addressesIn(
  certificate: X509Certificate,
  addressesOf: (certificate: X509Certificate) => string[]
): string[] {
  try {
    return addressesOf(certificate)
  } catch {
    return []
  }
}

async function keepList(
  ctx: Context,
  id: TimestampAuthorityId,
  { list: { at }, bytes, mediaType }: Found
): Promise<boolean> {
  const object = await ctx.objects.put(bytes, mediaType)
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
