// The first half of carrying a disposal out, one transaction: what is stopped now is kept, and of the rest tombstones remain.

import { createHash } from 'node:crypto'
import type { DisposalId, Sha256 } from '#shared/ids.ts'
import { DisposableKind } from '#shared/retention.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { whatIsDue } from './assess.ts'
import * as queries from './carried-out.ts'
import { findDisposal } from './disposals.ts'
import { objectsOf, receiversLists, removeSources, unreferenced } from './files.ts'
import { notePlaces } from './places.ts'
import { type Chosen, removeRows, withIndexes } from './rows.ts'
import { type Ref, refOf } from './together.ts'

/**
 * Takes the records away, so that only their files are left to erase.
 * @throws ArchiveError not-found, disposal-not-open, disposal-must-wait, nothing-to-dispose
 */
export function begin(ctx: Context, id: DisposalId): void {
  ctx.db.transact(tx => {
    const { state } = findDisposal(tx, id)
    if (state !== 'confirmed')
      throw new ArchiveError('disposal-not-open', { what: id.slice(0, 8), stage: state })
    if (queries.isBusy(tx)) throw new ArchiveError('disposal-must-wait')
    stopAgain(tx, ctx, id)
    const items = queries.goingItems(tx, id)
    if (items.length === 0) throw new ArchiveError('nothing-to-dispose', { stopped: 0 })
    queries.markErasing(tx, id, { at: ctx.clock.now(), by: ctx.actor })
    const own = new Map<Ref, readonly Sha256[]>()
    const chosen = Object.fromEntries(
      DisposableKind.options.map(kind => [
        kind,
        items.filter(item => item.kind === kind).map(item => item.id)
      ])
    ) as Record<DisposableKind, string[]> satisfies Chosen
    for (const kind of DisposableKind.options)
      for (const [itemId, objects] of objectsOf(tx, kind, chosen[kind]))
        own.set(refOf({ kind, id: itemId }), objects)
    const sealed = createHash('sha256')
    for (const item of items) {
      const stone = { ...item, objects: [...new Set(own.get(refOf(item)) ?? [])].sort() }
      sealed.update(`${JSON.stringify(stone)}\n`)
      queries.insertTombstone(tx, id, stone, ctx.clock.now())
    }
    const exportIds = notePlaces(tx, id, chosen)
    const files = removeAll(
      tx,
      id,
      chosen,
      [...[...own.values()].flat(), ...receiversLists(tx, exportIds)],
      exportIds
    )
    record(tx, ctx, {
      act: 'disposal.begun',
      about: id,
      details: { records: items.length, files, tombstones: sealed.digest('hex') }
    })
    for (const item of items)
      record(tx, ctx, {
        act: 'disposal.record-removed',
        about: item.id,
        details: { kind: item.kind, disposal: id, rule: item.ruleId }
      })
  })
}

// Since it was confirmed a hold may have been placed, a rule closed, a receipt withdrawn: whatever stops a record now counts.
function stopAgain(tx: WriteDb, ctx: Context, id: DisposalId): void {
  const before = queries.goingItems(tx, id)
  const today = swedishDate(ctx.clock.now())
  const only = Object.fromEntries(
    DisposableKind.options.map(kind => [kind, before.filter(item => item.kind === kind).map(item => item.id)])
  )
  const due = whatIsDue(tx, { kinds: null, channelIds: null }, today, { only, own: id })
  const now = new Map(due.map(each => [refOf(each.record), each]))
  for (const item of before) {
    const found = now.get(refOf(item))
    const isBySameRule = found !== undefined && found.rule.id === item.ruleId
    const block = isBySameRule ? found.block : 'no-longer-due'
    if (block !== null) queries.markStopped(tx, id, item, block)
  }
}

/** Removes the rows; gives how many files are to be erased. */
function removeAll(
  tx: WriteDb,
  id: DisposalId,
  chosen: Chosen,
  files: readonly Sha256[],
  exportIds: readonly string[]
): number {
  return withIndexes(tx, () => {
    removeRows(tx, id, chosen)
    queries.forgetReceiversLists(tx, exportIds)
    const all = [...files, ...removeSources(tx, files)]
    const gone = unreferenced(tx, all)
    queries.removeObjects(tx, id, gone)
    return gone.length
  })
}
