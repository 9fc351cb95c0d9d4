// Marking records as secret and lifting the mark, and the one question whether a record may leave (P5).
import type { Noun } from '#shared/events.ts'
import type { Lifted, Marked, SecrecyDraft, SecretRef } from '#shared/secrecy.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { isKept } from '../records/kept-record.ts'
import { awaitCarriers } from './carriers/await.ts'
import { listCarriers } from './carriers/carriers.ts'
import { markDecided, releasedBy } from './carriers/decided-queries.ts'
import { lookForCarriers } from './carriers/find.ts'
import { countWaiting } from './carriers/queries.ts'
import { calledBy, listMarks } from './list.ts'
import * as queries from './queries.ts'
import { requireNoSecretWords } from './typed.ts'

/** So long a person waits for the words to be looked for; what is left over is kept in, and looked through later. */
const LONGEST_WAIT = 15_000

/**
 * Marks a record, and looks for its words in everything else: what holds them is kept in from now on, and listed to be decided
 * about. @throws ArchiveError not-found, already-secret, secret-words
 */
export async function markSecret(ctx: Context, draft: SecrecyDraft): Promise<Marked> {
  const { kind, id } = draft.record
  ctx.db.transact(tx => {
    if (!isKept(tx, draft.record)) throw new ArchiveError('not-found', { what: id })
    const [newest] = queries.marksOf(tx, draft.record)
    if (newest !== undefined && newest.liftedAt === null)
      throw new ArchiveError('already-secret', { what: id, paragraph: newest.paragraph })
    record(tx, ctx, { act: 'secrecy.marked', about: id, details: { kind, paragraph: draft.paragraph } })
    const mark = queries.insertMark(tx, draft, ctx.clock.now(), ctx.actor)
    // The paragraph is shown in place of what is hidden, so it may not say it, nor what it hides itself. The note is shown to all once the
    // mark is lifted.
    requireNoSecretWords(tx, [draft.paragraph])
    requireNoSecretWords(tx, [draft.note], { withNames: false })
    awaitCarriers(tx, ctx, mark)
  })
  tellChanged(ctx, ...LISTS)
  await lookForCarriers(ctx, LONGEST_WAIT)
  return told(ctx, draft.record)
}

/**
 * Lifts the mark, with the reason, and with it all that was kept in by its words alone. What a person has decided is secret itself stays,
 * by a mark of its own, and both are told. @throws ArchiveError not-secret, secret-words
 */
export async function liftSecrecy(ctx: Context, ref: SecretRef, because: string): Promise<Lifted> {
  const { seq, kept } = ctx.db.transact(tx => {
    const [newest] = queries.marksOf(tx, ref)
    if (newest === undefined || newest.liftedAt !== null)
      throw new ArchiveError('not-secret', { what: ref.id })
    queries.liftMark(tx, ref, { at: ctx.clock.now(), by: ctx.actor, because })
    const details = { kind: ref.kind, paragraph: newest.paragraph }
    record(tx, ctx, { act: 'secrecy.lifted', about: ref.id, details })
    const kept = keepDecided(tx, ctx, newest.seq)
    // All read it, with what is secret no more.
    requireNoSecretWords(tx, [because])
    return { seq: newest.seq, kept }
  })
  tellChanged(ctx, ...LISTS)
  await lookForCarriers(ctx, LONGEST_WAIT)
  const { read } = ctx.db
  const called = calledBy(read)
  const released = releasedBy(read, seq).map(each => ({ ...each, name: called(each).name }))
  const [lifted, staysSecret] = [told(ctx, ref), listMarks(read, kept)]
  // What stays secret has words of its own, and what holds those is kept in from now on, also where the lifted mark let it go.
  const again = staysSecret.flatMap(({ record }) => listCarriers(read, { record, onlyOpen: true }))
  const each = [...lifted.carriers, ...again].map(row => [`${row.mark} ${row.kind} ${row.id}`, row] as const)
  return { ...lifted, carriers: [...new Map(each).values()], staysSecret, released }
}

/** Answers the numbers of the marks that were made. */
function keepDecided(tx: WriteDb, ctx: Context, mark: number): readonly number[] {
  const marks = markDecided(tx, mark)
  for (const { seq, record: about, paragraph } of queries.marksInForce(tx)) {
    if (!marks.includes(seq)) continue
    const { kind, id } = about
    record(tx, ctx, { act: 'secrecy.marked', about: id, details: { kind, paragraph } })
    awaitCarriers(tx, ctx, seq)
  }
  return marks
}

/**
 * Asked by everything that takes a record out of the archive: a disclosure, a package, a copy.
 * @throws ArchiveError record-may-not-leave
 */
export function requireMayLeave(db: ReadDb, ref: { readonly kind: string; readonly id: string }): void {
  const paragraph = queries.paragraphOf(db, ref)
  if (paragraph !== undefined) throw new ArchiveError('record-may-not-leave', { what: ref.id, paragraph })
}

/** Asked before a record is left out of the diary (OSL 5:1). @throws ArchiveError secret-is-registered */
export function requireRegistered(db: ReadDb, ref: { readonly kind: string; readonly id: string }): void {
  const paragraph = queries.paragraphOf(db, ref)
  if (paragraph !== undefined) throw new ArchiveError('secret-is-registered', { what: ref.id, paragraph })
}

const LISTS: readonly Noun[] = ['register', 'captures', 'comments', 'messages', 'deadlines', 'disclosures']

function told(ctx: Context, ref: SecretRef): Marked {
  tellChanged(ctx, ...LISTS)
  const [newest] = queries.marksOf(ctx.db.read, ref)
  if (newest === undefined) throw new Error('the mark that was just written is not there')
  const carriers = listCarriers(ctx.db.read, { record: ref, onlyOpen: false })
  return { ...newest, carriers, waiting: countWaiting(ctx.db.read) }
}
