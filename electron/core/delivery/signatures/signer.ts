// What packages are signed with: a key of the program's own making, or one of the municipality's from a PKCS#12 file, with its certificate. A
// package that is to be signed and cannot be is not written: nobody would notice that the signature is not there.
import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Instant, Sha256 } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import type { PackageSigner } from '#shared/package-signer.ts'
import { isAllowed, isForDocuments, isStrong } from '../../../../resources/verify/verify-chains.mjs'
import { readCertificates } from '../../../../resources/verify/verify-der.mjs'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { readWhole } from '../../kernel/objects/read-at-most.ts'
import { stampOfDigest } from '../timestamps/stamp.ts'
import { forgetLong, readLong, storeLong } from './long-secret.ts'
import { type AskForStamp, isKnownKey, signedMessage } from './message.ts'
import { makeKey } from './own-certificate.ts'
import type { KeyWithChain } from './pkcs12.ts'
import { openPkcs12Apart } from './pkcs12-apart.ts'
import * as queries from './queries.ts'

const MOST_BYTES = 1 << 20
/** Keys of RSA that are shorter can be worked out (NIST SP 800-57). */
const SHORTEST_RSA = 2048
/** Certificates that end then never do (RFC 5280, 4.1.2.5). */
const NEVER = '9999'

const secretOf = (certificate: Sha256) => `exports/signer/${certificate}`
const sha256Of = ({ fingerprint256 }: X509Certificate) =>
  Sha256.parse(fingerprint256.replaceAll(':', '').toLowerCase())

/** What is in use, or null: packages are not signed. */
export async function packageSigner(ctx: Context): Promise<PackageSigner | null> {
  const kept = queries.signerInUse(ctx.db.read)
  return kept === null ? null : told(kept, await chainOf(ctx, kept), (await keyOf(ctx, kept)) !== null)
}

/** Makes a key (Ed25519) with a certificate that nobody else vouches for, and signs packages with it from now on. @throws ArchiveError no-keychain */
export async function makePackageSigner(ctx: Context): Promise<PackageSigner> {
  const { key, certificate } = makeKey(archiveOwner(ctx.db.read).municipality, ctx.clock.now())
  return takeUp(ctx, { key, chain: [certificate] })
}

/**
 * Takes a key and its certificate out of a PKCS#12 file, and signs packages with it from now on. The file is not kept.
 * @throws ArchiveError file-unreadable, file-empty, signing-file-unreadable, signing-file-password, signing-file-unfit, signing-file-weak,
 *   signing-file-restricted, no-keychain
 */
export async function takePackageSigner(
  ctx: Context,
  { file, password }: { readonly file: string; readonly password: string }
): Promise<PackageSigner> {
  const name = normalized(basename(file), 'NFC').replaceAll(/\p{C}/gu, '').slice(0, 200)
  const opened = await openPkcs12Apart(await bytesOf(file, name), password)
  if ('problem' in opened)
    throw new ArchiveError(
      opened.problem === 'wrong-password' ? 'signing-file-password' : 'signing-file-unreadable',
      { file: name }
    )
  requireFit(opened, ctx.clock.now(), name)
  return takeUp(ctx, opened)
}

/** Signs no more packages, and takes the key out of the keychain. What was signed stays signed. @throws ArchiveError no-keychain */
export async function endPackageSigner(ctx: Context): Promise<null> {
  const kept = queries.signerInUse(ctx.db.read)
  if (kept === null) return null
  await forgetLong(ctx.secrets, secretOf(kept.certificate))
  ctx.db.transact(tx => {
    queries.endSigner(tx, ctx.clock.now())
    record(tx, ctx, { act: 'package-signer.ended', about: null, details: { certificate: kept.certificate } })
  })
  tellChanged(ctx, 'exports')
  return null
}

/** What signs the package that is being written; the signature is of a file that has this SHA-512. */
export type Signing = { readonly certificate: Sha256; sign(sha512: string): Promise<Buffer> }

/** Null where packages are not signed. @throws ArchiveError package-signer-not-here, package-signer-run-out, no-keychain */
export async function signingNow(ctx: Context): Promise<Signing | null> {
  const kept = queries.signerInUse(ctx.db.read)
  if (kept === null) return null
  const [key, chain] = [await keyOf(ctx, kept), await chainOf(ctx, kept)]
  if (key === null || chain.length === 0) throw new ArchiveError('package-signer-not-here')
  const other = chain.find(one => !isInForce(one, ctx.clock.now()))
  if (other !== undefined) throw new ArchiveError('package-signer-run-out', { date: dayOf(other.validTo) })
  return {
    certificate: kept.certificate,
    sign: sha512 => signedMessage({ key, chain }, { sha512, at: ctx.clock.now(), askForStamp: stampFor(ctx) })
  }
}

/** Whatever goes wrong, the package is signed. */
const stampFor =
  (ctx: Context): AskForStamp =>
  async sha256 => {
    try {
      return await stampOfDigest(ctx, sha256)
    } catch (error) {
      ctx.closing.throwIfAborted()
      ctx.log.warn({ err: error }, 'the signature of a package was not time-stamped')
      return null
    }
  }

async function takeUp(ctx: Context, { key, chain }: KeyWithChain): Promise<PackageSigner> {
  const [own] = chain
  if (own === undefined) throw new Error('there is a certificate')
  const before = queries.signerInUse(ctx.db.read)
  const certificate = sha256Of(own)
  const secret = key.export({ type: 'pkcs8', format: 'der' }).toString('base64')
  await storeLong(ctx.secrets, secretOf(certificate), secret)
  const pem = chain.map(one => `${one.toString().trim()}\n`).join('')
  const object = await ctx.objects.put(Buffer.from(pem), 'application/x-pem-file')
  const kept = {
    ...{ certificate, file: object.sha256 },
    ...{ addedAt: ctx.clock.now(), addedBy: ctx.actor }
  }
  ctx.db.transact(tx => {
    const details = { certificate, subject: oneLine(own.subject), issuer: oneLine(own.issuer) }
    record(tx, ctx, { act: 'package-signer.added', about: null, objects: [object], details })
    queries.endSigner(tx, kept.addedAt)
    queries.insertSigner(tx, kept)
  })
  if (before !== null && before.certificate !== certificate)
    await forgetLong(ctx.secrets, secretOf(before.certificate))
  tellChanged(ctx, 'exports')
  return told(kept, chain, true)
}

function told(kept: queries.Kept, chain: readonly X509Certificate[], isHere: boolean): PackageSigner {
  const { certificate, addedAt, addedBy } = kept
  const [[own], first] = [chain, firstToEnd(chain)]
  const until = first === undefined ? null : new Date(first.validTo)
  return {
    ...{ certificate, addedAt, addedBy, isHere: isHere && own !== undefined },
    ...{ subject: oneLine(own?.subject), issuer: oneLine(own?.issuer), lacksIssuer: lackedBy(chain) },
    algorithm: algorithmOf(own?.publicKey),
    validTo: until === null || until.toISOString() >= NEVER ? null : Instant.parse(until.toISOString())
  }
}

/** Who issued the last of them, where it did not issue itself. */
function lackedBy(chain: readonly X509Certificate[]): string | null {
  const last = chain.at(-1)
  return last === undefined || (last.issuer === last.subject && last.verify(last.publicKey))
    ? null
    : oneLine(last.issuer)
}

function algorithmOf(key: KeyObject | undefined): PackageSigner['algorithm'] {
  if (key?.asymmetricKeyType === 'rsa') return 'rsa'
  return key?.asymmetricKeyType === 'ec' ? 'ecdsa' : 'ed25519'
}

// A certificate may bear no name, and Node then has none.
const oneLine = (name: string | undefined) => (name ?? '').replaceAll('\n', ', ').slice(0, 500)
const dayOf = (said: string) => new Date(said).toISOString().slice(0, 10)
const firstToEnd = (chain: readonly X509Certificate[]) =>
  chain.toSorted((one, other) => Date.parse(one.validTo) - Date.parse(other.validTo))[0]
const isInForce = ({ validFrom, validTo }: X509Certificate, now: Instant) =>
  now >= new Date(validFrom).toISOString() && now <= new Date(validTo).toISOString()

/** @throws ArchiveError signing-file-unfit, signing-file-weak, signing-file-restricted */
function requireFit({ key, chain }: KeyWithChain, now: Instant, file: string): void {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? SHORTEST_RSA
  if (!isKnownKey(key) || bits < SHORTEST_RSA || !chain.every(isStrong))
    throw new ArchiveError('signing-file-weak', { file })
  if (!mayVouch(chain)) throw new ArchiveError('signing-file-restricted', { file })
  // Whoever checks a package follows all of them.
  const other = chain.find(one => !isInForce(one, now))
  if (other === undefined) return
  const [from, to] = [dayOf(other.validFrom), dayOf(other.validTo)]
  throw new ArchiveError('signing-file-unfit', {
    file,
    name: oneLine(other.subject) || other.serialNumber,
    from,
    to
  })
}

/** Whoever checks a package asks the same. */
function mayVouch(chain: readonly X509Certificate[]): boolean {
  try {
    return chain.slice(0, 1).every(isForDocuments) && isAllowed(chain)
  } catch {
    return false
  }
}

const bytesOf = (path: string, name: string): Promise<Buffer> =>
  readWhole(path, {
    name,
    most: MOST_BYTES,
    tooLarge: () => new ArchiveError('signing-file-unreadable', { file: name })
  })

/** Empty where the object cannot be read. */
async function chainOf(ctx: Context, { file }: queries.Kept): Promise<X509Certificate[]> {
  try {
    return readCertificates(await readFile(await ctx.objects.file(file)))
  } catch {
    return []
  }
}

async function keyOf(ctx: Context, { certificate }: queries.Kept): Promise<KeyObject | null> {
  try {
    const secret = await readLong(ctx.secrets, secretOf(certificate))
    if (secret === null) return null
    return createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' })
  } catch (error) {
    ctx.log.warn({ err: error }, 'the key that packages are signed with cannot be read')
    return null
  }
}
