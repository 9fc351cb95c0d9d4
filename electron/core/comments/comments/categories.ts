// The grounds for removal that a channel has beside the seven, used once the information unit has approved them (P9d).
import { randomUUID } from 'node:crypto'
import { OwnCategory, type OwnCategoryDraft } from '#shared/decision.ts'
import { CategoryId, type ChannelId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { userNamed } from '../../register/roles/read.ts'
import { whoIs } from '../../register/roles/users.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'

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

/**
 * Proposes a ground; by somebody who approves such it is approved at once.
 * @throws ArchiveError channel-retired, category-exists, secret-words
 */
export function addCategory(ctx: Context, draft: OwnCategoryDraft): OwnCategory {
  const id = CategoryId.parse(randomUUID())
  ctx.db.transact(tx => {
    activeChannel(tx, draft.channelId)
    const names = listCategories(tx, draft.channelId).map(({ name }) => name.toLocaleLowerCase('sv'))
    if (names.includes(draft.name.toLocaleLowerCase('sv')))
      throw new ArchiveError('category-exists', { name: draft.name })
    requireNoSecretWords(tx, [draft.name])
    const approval = approvalBy(ctx)
    tx.prepare(
      `INSERT INTO channel_category (id, channel_id, name, approver_id, approved_by, approved_on, added_by, added_at)
       VALUES (@id, @channelId, @name, @approverId, @approvedBy, @approvedOn, @by, @at)`
    ).run({ id, ...draft, ...(approval ?? NOBODY), by: ctx.actor, at: ctx.clock.now() })
    record(tx, ctx, {
      act: approval === null ? 'category.proposed' : 'category.added',
      about: id,
      details: { channel: draft.channelId }
    })
  })
  tellChanged(ctx, 'comments')
  return category(ctx.db.read, id)
}

/** Approves a ground that was proposed. @throws ArchiveError not-found, already-decided, category-not-in-use */
export function approveCategory(ctx: Context, id: CategoryId): OwnCategory {
  ctx.db.transact(tx => {
    const found = category(tx, id)
    if (found.retiredAt !== null) throw new ArchiveError('category-not-in-use', { name: found.name })
    const approval = approvalBy(ctx)
    if (found.approvedOn !== null || approval === null)
      throw new ArchiveError('already-decided', { what: id })
    tx.prepare(
      `UPDATE channel_category SET approver_id = @approverId, approved_by = @approvedBy, approved_on = @approvedOn
       WHERE id = @id`
    ).run({ id, ...approval })
    record(tx, ctx, { act: 'category.approved', about: id, details: { channel: found.channelId } })
  })
  tellChanged(ctx, 'comments')
  return category(ctx.db.read, id)
}

const NOBODY = { approverId: null, approvedBy: null, approvedOn: null }

/** The approval of whoever acts; null for those who may only propose. */
function approvalBy(ctx: Context) {
  const user = userNamed(ctx.db.read, ctx.osUser)
  if (user === undefined || !whoIs(ctx, ctx.osUser).roles.includes('records-officer')) return null
  return { approverId: user.id, approvedBy: ctx.actor, approvedOn: swedishDate(ctx.clock.now()) }
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

/** Whether this is a ground that may be used in the channel now. @throws ArchiveError category-not-in-use, category-not-approved */
export function usableCategory(db: ReadDb, id: CategoryId, channelId: ChannelId): void {
  const found = category(db, id)
  if (found.channelId !== channelId || found.retiredAt !== null)
    throw new ArchiveError('category-not-in-use', { name: found.name })
  if (found.approvedOn === null) throw new ArchiveError('category-not-approved', { name: found.name })
}
