// Entries that were made by mistake: a new decision strikes each, and says why. It counts no longer, and stays on file as it was entered.
import type { Struck } from '#shared/correction.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { requireNoSecretWords } from '../secrecy/typed.ts'
import type { StruckKind } from './struck-sql.ts'

/** Within a larger act, which has seen that it is there and `struck` what is said of it now. @throws ArchiveError entry-struck, secret-words */
export function strikeEntry(
  tx: WriteDb,
  ctx: Pick<Context, 'clock' | 'actor'>,
  entry: {
    readonly kind: StruckKind
    readonly id: string
    readonly struck: Struck | null
    readonly because: string
  }
): void {
  const { kind, id, struck, because } = entry
  requireNotStruck(struck)
  requireNoSecretWords(tx, [because])
  tx.prepare(
    'INSERT INTO struck_entry (kind, record_id, because, struck_at, struck_by) VALUES (?, ?, ?, ?, ?)'
  ).run(kind, id, because, ctx.clock.now(), ctx.actor)
}

/** @throws ArchiveError entry-struck */
export function requireNotStruck(struck: Struck | null): void {
  if (struck !== null) throw new ArchiveError('entry-struck', { date: swedishDate(struck.struckAt) })
}
