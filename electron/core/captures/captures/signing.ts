// The key that web archives are signed with when they are made: ECDSA on P-384, which the programs of WACZ verify.
import { createPrivateKey, generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto'
import { Sha256 } from '#shared/ids.ts'
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

/** What signs a web archive; null where there is no key, or not on this computer: a page is captured all the same. */
export async function signerOf(ctx: Context): Promise<Signer | null> {
  const key = keptKey(ctx.db.read)
  const secret = key === null ? null : await secretKey(ctx, key)
  if (key === null || secret === null) return null
  return {
    fingerprint: key.fingerprint,
    sign: hash => ({
      hash,
      created: ctx.clock.now(),
      software: `Kanalarkiv ${ctx.appVersion}`,
      version: '0.1.0',
      signature: sign('sha256', Buffer.from(hash), { key: secret, dsaEncoding: 'ieee-p1363' }).toString(
        'base64'
      ),
      publicKey: key.publicKey
    })
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
