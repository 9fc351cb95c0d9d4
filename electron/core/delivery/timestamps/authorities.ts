// Authorities of time stamps: entered with the certificates that vouch for them, and forgotten.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Instant, Sha256, TimestampAuthorityId } from '#shared/ids.ts'
import type { TimestampAuthority, TimestampAuthorityDraft } from '#shared/timestamp.ts'
import { readCertificates } from '../../../../resources/verify/verify-timestamps.mjs'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { isPrivateHost } from '../../kernel/private-network.ts'
import { keepDocument } from '../../register/documents/documents.ts'
import { webAddress } from '../../register/register/addresses.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import * as queries from './queries.ts'

/** Those that are asked, each with whom its certificates vouch for and its last time stamp; with `forgotten` also those that were. */
export function listAuthorities(
  ctx: Pick<Context, 'db' | 'objects'>,
  { forgotten }: { readonly forgotten: boolean } = { forgotten: false }
): Promise<TimestampAuthority[]> {
  const authorities = (forgotten ? queries.everyAuthority : queries.listAuthorities)(ctx.db.read)
  return Promise.all(authorities.map(authority => told(ctx, authority)))
}

/**
 * @throws ArchiveError not-a-web-address, not-http, timestamp-not-open, file-unreadable, certificates-unreadable, certificates-with-key,
 * secret-words
 */
export async function addAuthority(
  ctx: Context,
  { draft, certificates }: { draft: TimestampAuthorityDraft; certificates: string }
): Promise<TimestampAuthority> {
  const address = webAddress(draft.address)
  requireNoSecretWords(ctx.db.read, [draft.name])
  const { hostname, origin } = new URL(address)
  if (!draft.privateAddress && isPrivateHost(hostname))
    throw new ArchiveError('timestamp-not-open', { address: origin.slice(0, 200) })
  const { object } = await keepDocument(ctx, certificates, certificatesAlone)
  const id = TimestampAuthorityId.parse(randomUUID())
  ctx.db.transact(tx => {
    const added = { addedAt: ctx.clock.now(), addedBy: ctx.actor }
    record(tx, ctx, {
      act: 'timestamp-authority.added',
      about: id,
      objects: [object],
      details: { name: draft.name, host: hostname }
    })
    queries.insertAuthority(tx, { ...draft, ...added, address, id, file: object.sha256 })
  })
  tellChanged(ctx, 'timestamps')
  return told(ctx, required(ctx, id))
}

/**
 * The certificates of a file and nothing else of it, as OpenSSL writes them: what is kept is there for good, and in every backup, and a key
 * may stand there in any form. @throws ArchiveError certificates-with-key, certificates-unreadable
 */
function certificatesAlone(bytes: Uint8Array, file: string): Uint8Array {
  if (Buffer.from(bytes).includes('PRIVATE KEY-----'))
    throw new ArchiveError('certificates-with-key', { file })
  const certificates = certificatesOf(bytes)
  if (certificates.length === 0) throw new ArchiveError('certificates-unreadable', { file })
  return Buffer.from(certificates.map(one => `${`${one}`.trim()}\n`).join(''))
}

/** @throws ArchiveError not-found */
export function forgetAuthority(ctx: Context, id: TimestampAuthorityId): null {
  ctx.db.transact(tx => {
    const { name } = required(ctx, id)
    queries.markForgotten(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'timestamp-authority.forgotten', about: id, details: { name } })
  })
  tellChanged(ctx, 'timestamps')
  return null
}

/** The certificates of an object; none where it cannot be read. */
export async function certificatesIn({ objects }: Pick<Context, 'objects'>, file: Sha256) {
  const bytes = await objects
    .file(file)
    .then(path => readFile(path))
    .catch(() => Buffer.alloc(0))
  return certificatesOf(bytes)
}

/** None where they cannot be read. */
function certificatesOf(bytes: Uint8Array) {
  try {
    return readCertificates(Buffer.from(bytes))
  } catch {
    return []
  }
}

function required({ db }: Pick<Context, 'db'>, id: TimestampAuthorityId): queries.Authority {
  const found = queries.findAuthority(db.read, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

async function told(
  ctx: Pick<Context, 'db' | 'objects'>,
  { file, failures: _, ...authority }: queries.Authority
): Promise<TimestampAuthority> {
  const certificates = (await certificatesIn(ctx, file)).map(({ subject, fingerprint256, validTo }) => ({
    subject: subject.replaceAll('\n', ', '),
    sha256: Sha256.parse(fingerprint256.replaceAll(':', '').toLowerCase()),
    validTo: Instant.parse(new Date(validTo).toISOString())
  }))
  const listAt = queries.lastListOf(ctx.db.read, authority.id)?.madeAt ?? null
  return { ...authority, certificates, last: queries.lastOf(ctx.db.read, authority.id), listAt }
}
