// The key that web archives are signed with when they are made: ECDSA on P-384, which the programs of WACZ verify; and the time stamp that a
// signature gets.
import { createPrivateKey, generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto'
import { type Instant, Sha256 } from '#shared/ids.ts'
import { SigningKey } from '#shared/signing-key.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import type { Signer } from '../wacz/wacz.ts'

type Kept = Omit<SigningKey, 'isHere'>

const secretOf = ({ fingerprint }: Pick<Kept, 'fingerprint'>) => `captures/signing/${fingerprint}`

/** The newest key, or null. */
function keptKey(db: ReadDb): Kept | null {
  const row = db
    .prepare(
      `SELECT fingerprint, public_key AS publicKey, made_at AS madeAt, made_by AS madeBy
       FROM signing_key ORDER BY rowid DESC LIMIT 1`
    )
    .get()
  return row === undefined ? null : SigningKey.omit({ isHere: true }).parse(row)
}

/** The key that is in use, or null. */
export async function signingKey(ctx: Context): Promise<SigningKey | null> {
  const key = keptKey(ctx.db.read)
  return key === null ? null : { ...key, isHere: (await secretKey(ctx, key)) !== null }
}

/** Makes a key and uses it from now on. What earlier ones have signed stays signed. @throws ArchiveError no-keychain */
export async function makeSigningKey(ctx: Context): Promise<SigningKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const key: Kept = {
    fingerprint: Sha256.parse(hash('sha256', spki)),
    publicKey: spki.toString('base64'),
    madeAt: ctx.clock.now(),
    madeBy: ctx.actor
  }
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
  await ctx.secrets.store(secretOf(key), secret)
  ctx.db.transact(tx => {
    tx.prepare(
      `INSERT INTO signing_key (fingerprint, public_key, made_at, made_by)
       VALUES (@fingerprint, @publicKey, @madeAt, @madeBy)`
    ).run(key)
    record(tx, ctx, { act: 'signing-key.made', about: null, details: { fingerprint: key.fingerprint } })
  })
  tellChanged(ctx, 'captures')
  return { ...key, isHere: true }
}

/**
 * Asks an authority for a time stamp (RFC 3161) of a digest: its whole answer, and the certificates from the one that signed it to the one
 * that is trusted. Null where none answers. The time stamps' room is on a floor above: it is handed in.
 */
export type AskForStamp = (sha256: Sha256) => Promise<{
  readonly reply: Buffer
  readonly at: Instant
  readonly chain: readonly string[]
} | null>

/** WACZ Signing and Verification 0.1.0, verification, 7: the time that is said and that of the stamp. */
const MOST_APART = 10 * 60_000

/** What signs a web archive; null where there is no key, or not on this computer: a page is captured all the same. */
export async function signerOf(ctx: Context, askForStamp: AskForStamp | null = null): Promise<Signer | null> {
  const key = keptKey(ctx.db.read)
  const secret = key === null ? null : await secretKey(ctx, key)
  if (key === null || secret === null) return null
  return {
    fingerprint: key.fingerprint,
    async sign({ hash: digest, created }) {
      const signature = sign('sha256', Buffer.from(digest), { key: secret, dsaEncoding: 'ieee-p1363' })
      const said = signature.toString('base64')
      const stamp = await stampOf(ctx, askForStamp, said)
      // A clock that is far from the authority's would make a signature that nobody can verify: then it has none.
      const isNear = stamp !== null && Math.abs(Date.parse(stamp.at) - Date.parse(created)) <= MOST_APART
      if (stamp !== null && !isNear)
        ctx.log.warn({ at: stamp.at, created }, 'the clock is not the authority’s')
      const stamped = stamp !== null && isNear ? stamp : null
      const signedData = {
        hash: digest,
        created,
        software: `Kanalarkiv ${ctx.appVersion}`,
        version: '0.1.0',
        signature: said,
        publicKey: key.publicKey,
        ...(stamped === null
          ? {}
          : { timeSignature: stamped.reply.toString('base64'), timestampCert: stamped.chain.join('') })
      }
      return { signedData, stampedAt: stamped?.at ?? null }
    }
  }
}

/** Of the signature as it is written, in Base64. Whatever goes wrong, the archive is signed. */
async function stampOf(ctx: Context, ask: AskForStamp | null, signature: string) {
  if (ask === null) return null
  try {
    return await ask(Sha256.parse(hash('sha256', signature)))
  } catch (error) {
    ctx.log.warn({ err: error }, 'a signature was not time-stamped')
    return null
  }
}

async function secretKey(ctx: Context, key: Kept): Promise<KeyObject | null> {
  try {
    const secret = await ctx.secrets.read(secretOf(key))
    if (secret === null) return null
    return createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' })
  } catch (error) {
    ctx.log.warn({ err: error }, 'the signing key cannot be read')
    return null
  }
}
