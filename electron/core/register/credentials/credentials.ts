// Log-ins of channels: who holds them and where, and sealed notes whose every opening is journalled (P3).
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Credential, CredentialFields, MadeKey, SealKey } from '#shared/credential.ts'
import { CredentialId, type DepartmentId, SealKeyId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { activeChannel, channel } from '../register/channels.ts'
import { hasLeft } from '../register/departed.ts'
import { recordChange } from '../register/history.ts'
import { findDepartment, findPerson } from '../register/read.ts'
import { requireNoSecretWords } from '../secrecy/typed.ts'
import * as queries from './queries.ts'
import { secretInWords, secretTyped, wordsOf } from './recovery.ts'
import { newPair, recipientOf, seal, unseal } from './seal.ts'

/** Enters a log-in, or with an id says something else of it. @throws ArchiveError not-found, channel-retired, person-has-left */
export function saveCredential(ctx: Context, id: CredentialId | null, fields: CredentialFields): Credential {
  const own = id ?? CredentialId.parse(randomUUID())
  ctx.db.transact(tx => {
    const before = id === null ? null : credential(tx, ctx, id)
    const { id: channelId } = activeChannel(tx, before?.channelId ?? fields.channelId)
    const holder = findPerson(tx, fields.holderId)
    if (holder === undefined) throw new ArchiveError('not-found', { what: fields.holderId })
    if (fields.holderId !== before?.holderId && hasLeft(holder, swedishDate(ctx.clock.now())))
      throw new ArchiveError('person-has-left', { person: holder.name, date: holder.departedOn ?? '' })
    queries.putCredential(tx, { ...fields, channelId, id: own, savedAt: ctx.clock.now() })
    recordChange(
      tx,
      ctx,
      { act: 'credential.saved', about: channelId, details: { credential: own } },
      {
        before: { credential: before === null ? null : inWords(before, before.holderName) },
        after: { credential: inWords(fields, holder.name) }
      }
    )
  })
  tellChanged(ctx, 'register')
  return credential(ctx.db.read, ctx, own)
}

/** Takes a log-in out of the register. @throws ArchiveError not-found */
export function removeCredential(ctx: Context, id: CredentialId, because: string): null {
  ctx.db.transact(tx => {
    const before = credential(tx, ctx, id)
    queries.markRemoved(tx, id, ctx.clock.now(), because)
    recordChange(
      tx,
      ctx,
      { act: 'credential.removed', about: before.channelId, details: { credential: id } },
      {
        before: { credential: inWords(before, before.holderName) },
        after: { credential: null, removedBecause: because }
      }
    )
  })
  tellChanged(ctx, 'register')
  return null
}

/**
 * Makes a key for a department. The secret half, and the same in words, are only in the answer: whoever asks hands them to
 * the head of department. @throws ArchiveError not-found, secret-words
 */
export async function makeKey(
  ctx: Context,
  { departmentId, holder }: { departmentId: DepartmentId; holder: string }
): Promise<MadeKey> {
  const { recipient, secret } = await newPair()
  const id = SealKeyId.parse(randomUUID())
  ctx.db.transact(tx => {
    if (findDepartment(tx, departmentId) === undefined)
      throw new ArchiveError('not-found', { what: departmentId })
    requireNoSecretWords(tx, [holder], { withNames: false })
    const madeAt = ctx.clock.now()
    queries.insertKey(tx, { id, departmentId, holder, recipient, madeAt, madeBy: ctx.actor })
    record(tx, ctx, { act: 'seal-key.made', about: departmentId, details: { key: id, recipient } })
  })
  tellChanged(ctx, 'register')
  const key = queries.currentKey(ctx.db.read, departmentId)
  if (key === undefined) throw new Error('the key that was just made is not there')
  return { key, secret, words: await wordsOf(secret) }
}

/**
 * The whole key of an archive, from its words. The journal says that it was asked for.
 * @throws ArchiveError recovery-word-unknown, recovery-words-count, recovery-words-wrong, no-such-key
 */
export async function restoreKey(ctx: Context, words: string): Promise<MadeKey> {
  const refused = (error: unknown): never => {
    if (error instanceof ArchiveError)
      ctx.db.transact(tx =>
        record(tx, ctx, { act: 'seal-key.refused', about: null, details: { why: error.code } })
      )
    throw error
  }
  const secret = await secretInWords(words).catch(refused)
  const recipient = await recipientOf(secret)
  const key = queries.listKeys(ctx.db.read).find(each => each.recipient === recipient)
  if (key === undefined) return refused(new ArchiveError('no-such-key', {}))
  ctx.db.transact(tx =>
    record(tx, ctx, { act: 'seal-key.restored', about: key.departmentId, details: { key: key.id } })
  )
  return { key, secret, words: await wordsOf(secret) }
}

/**
 * Seals a note with the newest key of the channel's department. The text itself is never written.
 * @throws ArchiveError not-found, no-seal-key
 */
export async function sealNote(ctx: Context, id: CredentialId, text: string): Promise<Credential> {
  const { channelId } = credential(ctx.db.read, ctx, id)
  const key = keyFor(ctx.db.read, channel(ctx.db.read, channelId).departmentId)
  const object = await ctx.objects.put(await seal(text, key.recipient), 'application/octet-stream')
  ctx.db.transact(tx => {
    record(tx, ctx, {
      act: 'sealed-note.sealed',
      about: credential(tx, ctx, id).channelId,
      objects: [object],
      details: { credential: id, key: key.id }
    })
    queries.insertNote(tx, {
      ...{ credentialId: id, keyId: key.id, object: object.sha256 },
      ...{ sealedAt: ctx.clock.now(), sealedBy: ctx.actor }
    })
  })
  tellChanged(ctx, 'register')
  return credential(ctx.db.read, ctx, id)
}

/**
 * Opens the newest note, with the key or its words. An opening is journalled before the text is handed over, and so is
 * what does not fit.
 * @throws ArchiveError not-found, no-sealed-note, object-damaged, wrong-key, recovery-word-unknown, recovery-words-count,
 * recovery-words-wrong, secret-words
 */
export async function openNote(
  ctx: Context,
  { id, key, reason }: { id: CredentialId; key: string; reason: string }
): Promise<{ text: string }> {
  const { label, channelId } = credential(ctx.db.read, ctx, id)
  const note = queries.newestNote(ctx.db.read, id)
  if (note === undefined) throw new ArchiveError('no-sealed-note', { label })
  // It stands in the journal.
  requireNoSecretWords(ctx.db.read, [reason])
  if ((await ctx.objects.verify(note.object)).state !== 'right')
    throw new ArchiveError('object-damaged', { what: note.object.slice(0, 12) })
  const secret = await secretTyped(key).catch((error: unknown) => {
    if (error instanceof ArchiveError) return error
    throw error
  })
  const sealed = await readFile(await ctx.objects.file(note.object))
  const text = typeof secret === 'string' ? await unseal(sealed, secret) : null
  ctx.db.transact(tx =>
    record(tx, ctx, {
      act: text === null ? 'sealed-note.refused' : 'sealed-note.opened',
      about: channelId,
      details: { credential: id, key: note.keyId, reason }
    })
  )
  tellChanged(ctx, 'register')
  if (typeof secret !== 'string') throw secret
  if (text === null) throw new ArchiveError('wrong-key', { label, holder: note.holder })
  return { text }
}

function credential(db: ReadDb, { clock }: Pick<Context, 'clock'>, id: CredentialId): Credential {
  const found = queries.findCredential(db, id, swedishDate(clock.now()))
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

function keyFor(db: ReadDb, departmentId: DepartmentId): SealKey {
  const key = queries.currentKey(db, departmentId)
  if (key !== undefined) return key
  throw new ArchiveError('no-seal-key', { department: findDepartment(db, departmentId)?.name ?? '' })
}

const inWords = ({ label, keptWhere }: Pick<CredentialFields, 'label' | 'keptWhere'>, holder: string) =>
  `${label}: ${holder}, ${keptWhere}`
