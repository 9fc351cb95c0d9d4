// The grounds for removal that a channel has beside the seven, each with the information unit's approval (P9d).
import { randomUUID } from 'node:crypto'
import { OwnCategory, type OwnCategoryDraft } from '#shared/decision.ts'
import { CategoryId, type ChannelId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel } from '../../register/register/channels.ts'

const CATEGORY = `SELECT id, channel_id AS channelId, name, approved_by AS approvedBy, approved_on AS approvedOn,
  added_by AS addedBy, added_at AS addedAt, retired_at AS retiredAt FROM channel_category`

/** The channel's own grounds, also those no longer used. */
export function listCategories(db: ReadDb, channelId: ChannelId): OwnCategory[] {
  return db
    .prepare(`${CATEGORY} WHERE channel_id = ? ORDER BY added_at, id`)
    .all(channelId)
    .map(row => OwnCategory.parse(row))
}

/** @throws ArchiveError not-found */
function category(db: ReadDb, id: CategoryId): OwnCategory {
  const row = db.prepare(`${CATEGORY} WHERE id = ?`).get(id)
  if (row === undefined) throw new ArchiveError('not-found', { what: id })
  return OwnCategory.parse(row)
}

/** @throws ArchiveError channel-retired, category-exists */
export function addCategory(ctx: Context, draft: OwnCategoryDraft): OwnCategory {
  const id = CategoryId.parse(randomUUID())
  ctx.db.transact(tx => {
    activeChannel(tx, draft.channelId)
    const names = listCategories(tx, draft.channelId).map(({ name }) => name.toLocaleLowerCase('sv'))
    if (names.includes(draft.name.toLocaleLowerCase('sv')))
      throw new ArchiveError('category-exists', { name: draft.name })
    tx.prepare(
      `INSERT INTO channel_category (id, channel_id, name, approved_by, approved_on, added_by, added_at)
       VALUES (@id, @channelId, @name, @approvedBy, @approvedOn, @by, @at)`
    ).run({ id, ...draft, by: ctx.actor, at: ctx.clock.now() })
    record(tx, ctx, { act: 'category.added', about: id, details: { channel: draft.channelId } })
  })
  tellChanged(ctx, 'comments')
  return category(ctx.db.read, id)
}

/** Takes a ground out of use; what was decided on it stands. @throws ArchiveError already-decided */
export function retireCategory(ctx: Context, id: CategoryId): OwnCategory {
  ctx.db.transact(tx => {
    if (category(tx, id).retiredAt !== null) throw new ArchiveError('already-decided', { what: id })
    tx.prepare('UPDATE channel_category SET retired_at = ? WHERE id = ?').run(ctx.clock.now(), id)
    record(tx, ctx, { act: 'category.retired', about: id })
  })
  tellChanged(ctx, 'comments')
  return category(ctx.db.read, id)
}

/** Whether this is a ground that may be used in the channel now. @throws ArchiveError category-not-in-use */
export function usableCategory(db: ReadDb, id: CategoryId, channelId: ChannelId): void {
  const found = category(db, id)
  if (found.channelId !== channelId || found.retiredAt !== null)
    throw new ArchiveError('category-not-in-use', { name: found.name })
}
