// Holds: what must not be disposed of for now, whatever the rules say, with the reason and who said so.
import { randomUUID } from 'node:crypto'
import { HoldId } from '#shared/ids.ts'
import type { Hold, HoldOn } from '#shared/retention.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { isKept } from '../../register/records/kept-record.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import * as queries from './queries.ts'

/** @throws ArchiveError not-found */
export function placeHold(ctx: Context, on: HoldOn, because: string): Hold {
  const id = HoldId.parse(randomUUID())
  ctx.db.transact(tx => {
    if (on.scope !== 'everything' && !isKept(tx, { kind: on.scope, id: on.id }))
      throw new ArchiveError('not-found', { what: on.id })
    requireNoSecretWords(tx, [because])
    queries.insertHold(tx, { id, on, because, placedAt: ctx.clock.now(), placedBy: ctx.actor })
    record(tx, ctx, { act: 'hold.placed', about: id, details: onOf(on) })
  })
  tellChanged(ctx, 'retention')
  return findHold(ctx.db.read, id)
}

/** @throws ArchiveError not-found, hold-lifted, secret-words */
export function liftHold(ctx: Context, id: HoldId, because: string): Hold {
  ctx.db.transact(tx => {
    const { on, liftedAt } = findHold(tx, id)
    if (liftedAt !== null) throw new ArchiveError('hold-lifted', { date: liftedAt.slice(0, 10) })
    requireNoSecretWords(tx, [because])
    queries.markLifted(tx, id, { at: ctx.clock.now(), by: ctx.actor, because })
    record(tx, ctx, { act: 'hold.lifted', about: id, details: onOf(on) })
  })
  tellChanged(ctx, 'retention')
  return findHold(ctx.db.read, id)
}

const onOf = (on: HoldOn) => ({ scope: on.scope, target: 'id' in on ? on.id : null })

/** @throws ArchiveError not-found */
function findHold(db: ReadDb, id: HoldId): Hold {
  const found = queries.holdById(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}
