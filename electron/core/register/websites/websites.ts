// Websites of which the municipality is principal or partner: entered, edited and taken out (G1).

import { randomUUID } from 'node:crypto'
import { WebsiteId } from '#shared/ids.ts'
import type { Website, WebsiteFields } from '#shared/website.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { addressKey, webAddress } from '../register/addresses.ts'
import { changesBetween, recordChange, type Said } from '../register/history.ts'
import { requireSeen, withWhatStood } from '../secrecy/seen.ts'
import * as queries from './queries.ts'

/** Enters a website, once. @throws ArchiveError website-already-listed, not-a-web-address, not-http, invalid-input */
export function addWebsite(ctx: Context, fields: WebsiteFields): Website {
  const id = ctx.db.transact(tx => enterWebsite(tx, ctx, fields))
  tellChanged(ctx, 'register')
  return website(ctx.db.read, id)
}

/** As `addWebsite`, within an act that enters several. */
export function enterWebsite(tx: WriteDb, ctx: Context, fields: WebsiteFields): WebsiteId {
  const id = WebsiteId.parse(randomUUID())
  const added: Website = {
    ...checked(tx, fields, null),
    id,
    registeredAt: ctx.clock.now(),
    removedAt: null,
    removedBecause: null
  }
  queries.insertWebsite(tx, added)
  const act = { act: 'website.registered', about: id, details: { role: added.role } }
  recordChange(tx, ctx, act, { before: null, after: saidOf(added) })
  return id
}

/** Changes what is said of a website. The history tells what it was before. @throws ArchiveError changed-meanwhile */
export function editWebsite(
  ctx: Context,
  id: WebsiteId,
  fields: WebsiteFields,
  seen: WebsiteFields | null = null
): Website {
  ctx.db.transact(tx => {
    requireSeen(ctx, tx, id, seen, listed(tx, id))
    changeWebsite(tx, ctx, id, withWhatStood(ctx, tx, fields, listed(tx, id)))
  })
  tellChanged(ctx, 'register')
  return website(ctx.db.read, id)
}

/** As `editWebsite`, within an act that changes several. */
export function changeWebsite(tx: WriteDb, ctx: Context, id: WebsiteId, fields: WebsiteFields): void {
  const before = listed(tx, id)
  const after = { ...before, ...checked(tx, fields, id) }
  const said = { before: saidOf(before), after: saidOf(after) }
  if (changesBetween(said.before, said.after).length === 0) return
  queries.updateWebsite(tx, after)
  recordChange(tx, ctx, { act: 'website.edited', about: id }, said)
}

/** Takes a website out of the list, with the reason. What was said of it stays in the register. */
export function removeWebsite(ctx: Context, id: WebsiteId, because: string): Website {
  ctx.db.transact(tx => {
    listed(tx, id)
    queries.markRemoved(tx, id, ctx.clock.now(), because)
    const said = { before: {}, after: { removedBecause: because } }
    recordChange(tx, ctx, { act: 'website.removed', about: id }, said)
  })
  tellChanged(ctx, 'register')
  return website(ctx.db.read, id)
}

function website(db: ReadDb, id: WebsiteId): Website {
  const found = queries.findWebsite(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

function listed(db: ReadDb, id: WebsiteId): Website {
  const found = website(db, id)
  if (found.removedAt !== null) throw new ArchiveError('not-found', { what: id })
  return found
}

function checked(tx: WriteDb, fields: WebsiteFields, own: WebsiteId | null): WebsiteFields {
  if (fields.role === 'partner' && fields.partners === null)
    throw new ArchiveError('invalid-input', { place: 'partners', problem: 'too-short' })
  const address = webAddress(fields.address)
  const key = addressKey(address)
  const taken = queries.listWebsites(tx).find(each => each.id !== own && addressKey(each.address) === key)
  if (taken !== undefined) throw new ArchiveError('website-already-listed', { address, website: taken.name })
  return { ...fields, address }
}

const saidOf = ({ name, address, role, partners }: WebsiteFields): Said => ({ name, address, role, partners })
