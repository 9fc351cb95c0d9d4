// Carrying out a confirmed disposal: the records go in one transaction, then their bytes, and then it is certified.
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { DisposalDetail } from '#shared/disposal.ts'
import type { DisposalId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { noteLeftEnds } from '../../kernel/left-ends.ts'
import { begin } from './begin.ts'
import { begunDisposals, disposedObjects, markDone, tombstonesOf } from './carried-out.ts'
import { keepCertificate } from './certificate.ts'
import { disposalDetail, findDisposal } from './disposals.ts'
import { erase } from './erase.ts'
import { placesOf } from './places.ts'

/**
 * Carries it out, or goes on where it was cut off.
 * @throws ArchiveError not-found, disposal-not-open, disposal-must-wait, nothing-to-dispose, disk-full, archive-read-only
 */
export async function carryOut(ctx: Context, id: DisposalId): Promise<DisposalDetail> {
  try {
    noteLeftEnds(ctx)
    if (findDisposal(ctx.db.read, id).state !== 'erasing') begin(ctx, id)
    await finish(ctx, id)
  } catch (error) {
    throw refusalOf(error, ctx.dir)
  } finally {
    tellChanged(ctx, 'retention', 'captures', 'comments', 'messages', 'imports', 'exports', 'disclosures')
  }
  return disposalDetail(ctx.db.read, id)
}

/** When the archive is opened: what was cut off is done to its end. What cannot be is left for the next time, and said. */
export async function finishDisposals(ctx: Context): Promise<number> {
  const begun = begunDisposals(ctx.db.read)
  for (const id of begun)
    try {
      await finish(ctx, id)
    } catch (error) {
      ctx.log.warn({ err: error, disposal: id }, 'a disposal that was cut off could not be finished')
    }
  return begun.length
}

/** Whether it is to be seen from this computer now: what is not may be on a disk that is not connected. */
const isThere = (dir: string, folder: string) =>
  access(resolve(dir, folder)).then(
    () => true,
    () => false
  )

async function finish(ctx: Context, id: DisposalId): Promise<void> {
  const erased = await erase(ctx, id)
  const files = disposedObjects(ctx.db.read, id)
  for (const { sha256 } of files)
    if ((await ctx.objects.verify(sha256)).state !== 'missing')
      throw new ArchiveError('disposal-not-erased', { what: sha256.slice(0, 12) })
  // As it is when the certificate has been entered.
  const at = ctx.clock.now()
  const ended = { state: 'done', endedAt: at, endedBy: ctx.actor } as const
  const disposal = { ...findDisposal(ctx.db.read, id), ...ended }
  const { rules, blocks } = disposalDetail(ctx.db.read, id)
  const tombstones = tombstonesOf(ctx.db.read, id)
  const folders = await Promise.all(
    placesOf(ctx.db.read, id).map(async place => ({
      ...place,
      isReachable: await isThere(ctx.dir, place.folder)
    }))
  )
  const { json, pdf } = await keepCertificate(ctx, {
    ...{ disposal, tombstones, files, folders, erased },
    rules: rules.map(({ rule }) => rule),
    stopped: blocks
  })
  ctx.db.transact(tx => {
    record(tx, ctx, {
      act: 'disposal.carried-out',
      about: id,
      objects: [json, pdf],
      details: { records: tombstones.length, files: files.length, certificate: json.sha256, ...erased }
    })
    // What was in a channel and is no more is told with the channel, also in packages of what is left.
    for (const [channelId, gone] of Map.groupBy(tombstones, stone => stone.channelId))
      if (channelId !== null)
        record(tx, ctx, {
          act: 'disposal.in-channel',
          about: channelId,
          details: {
            ...{ disposal: id, records: gone.length, confirmedBy: disposal.confirmedBy },
            decisions: [...new Set(gone.map(({ reference }) => reference))].sort().join('; ')
          }
        })
    markDone(tx, id, { at, by: ctx.actor, certificate: json.sha256, pdf: pdf.sha256 })
  })
}
