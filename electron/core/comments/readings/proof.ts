// Signed proofs: kept beside the comment when it is read, and checked again at any time with nothing but the kept bytes.
import { readFile } from 'node:fs/promises'
import type { CommentId } from '#shared/ids.ts'
import type { ProofCheck } from '#shared/moderation.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { commentDetail } from '../comments/detail.ts'
import type { PlatformClient, PlatformComment } from '../platforms/platform.ts'
import { verifyProof } from '../platforms/proof.ts'
import { platformRow } from './platform-comment.ts'
import * as queries from './queries.ts'

/** A proof whose files are kept, or the code of why there is none. */
export type KeptProof =
  | { readonly cid: string; readonly car: StoredObject; readonly identity: StoredObject }
  | { readonly problem: string }

/** Fetches and keeps the proof of a comment; null where the platform has no such thing. @throws ArchiveError stopped */
export async function keepProof(
  ctx: Context,
  client: PlatformClient,
  { nativeId, text }: PlatformComment
): Promise<KeptProof | null> {
  if (client.proof === undefined) return null
  try {
    const { car, identity } = await client.proof(nativeId)
    const { cid, record } = await verifyProof(nativeId, car.bytes, identity.bytes)
    if (textIn(record) !== text) return { problem: 'proof-of-other-words' }
    return {
      cid,
      car: await ctx.objects.put(car.bytes, 'application/vnd.ipld.car'),
      identity: await ctx.objects.put(identity.bytes, 'application/json')
    }
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'stopped') throw error
    // The comment itself is saved all the same: what it lacks is said in its evidence.
    return { problem: error instanceof ArchiveError ? error.code : 'proof-broken' }
  }
}

/**
 * Checks, with nothing but what is kept, that the author signed exactly these words. Neither the platform nor the network is
 * asked, so it holds when the comment is long gone. @throws ArchiveError no-proof, proof-broken, not-found
 */
export async function checkProof(ctx: Context, id: CommentId): Promise<ProofCheck> {
  commentDetail(ctx.db.read, id)
  const [row, proof] = [platformRow(ctx.db.read, id), queries.proofOf(ctx.db.read, id)]
  if (row === undefined || proof === null) throw new ArchiveError('no-proof')
  try {
    const [car, identity] = await Promise.all(
      [proof.car, proof.identity].map(async sha256 => readFile(await ctx.objects.file(sha256)))
    )
    if (car === undefined || identity === undefined) throw new Error('two files')
    const { cid, record } = await verifyProof(row.nativeId, car, identity)
    const text = textIn(record)
    if (cid !== proof.cid || text === null) throw new Error('another record')
    return { cid, text, signedBy: row.nativeId.split('/')[2] ?? '', nativeId: row.nativeId }
  } catch {
    throw new ArchiveError('proof-broken')
  }
}

function textIn(record: unknown): string | null {
  const text = typeof record === 'object' && record !== null && 'text' in record ? record.text : null
  return typeof text === 'string' ? text : null
}
