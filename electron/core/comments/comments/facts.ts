// Suspected child abuse material. Having it is a crime (BrB 16:10 a), so nothing is opened and nothing is copied: what is
// saved is what a person says of it and the number of the report to the police.
import { randomUUID } from 'node:crypto'
import { UNKNOWN } from '#shared/actor.ts'
import type { CommentContent, CommentDetail, CommentFacts } from '#shared/comment.ts'
import { CommentId } from '#shared/ids.ts'
import { openDuty } from '../../deadlines/deadlines/duties.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { actorFor } from '../../register/actors/actors.ts'
import { webAddressWithFragment } from '../../register/register/addresses.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { insertComment, insertCommentFile, markSaved } from './enter.ts'
import { verifyComment } from './order.ts'

/** Notes the facts, and reads them back. @throws ArchiveError not-found, not-a-web-address, not-http, channel-retired */
export async function noteFacts(ctx: Context, facts: CommentFacts): Promise<CommentDetail> {
  const { channelId, authorName, authorAddress, timeShown, policeNumber, description } = facts
  const id = CommentId.parse(randomUUID())
  const address = webAddressWithFragment(facts.address)
  activeChannel(ctx.db.read, channelId)
  const content: CommentContent = {
    text: description,
    authorName,
    authorAddress,
    timeShown,
    timeMachine: null,
    permalink: address
  }
  const evidence = await ctx.objects.put(
    Buffer.from(
      `${JSON.stringify(
        {
          format: 'kanalarkiv-comment/1',
          comment: id,
          channel: channelId,
          method: 'facts',
          savedBy: ctx.actor,
          savedAt: ctx.clock.now(),
          program: { name: 'Kanalarkiv', version: ctx.appVersion },
          policeNumber,
          content,
          files: []
        },
        null,
        2
      )}\n`
    ),
    'application/json'
  )
  ctx.db.transact(tx => {
    const { platform } = activeChannel(tx, channelId)
    const at = ctx.clock.now()
    insertComment(tx, {
      id,
      channelId,
      method: 'facts',
      address,
      selector: null,
      noticedAt: at,
      policeNumber
    })
    openDuty(tx, { commentId: id }, { channelId, receivedAt: at })
    record(tx, ctx, {
      act: 'comment.facts-noted',
      about: id,
      objects: [evidence],
      details: { channel: channelId }
    })
    const actorId = actorFor(tx, {
      platform,
      within: address,
      facts: { ...UNKNOWN, displayName: authorName, profileUrl: authorAddress }
    })
    markSaved(tx, id, { content, evidence: evidence.sha256, actorId, at })
    insertCommentFile(tx, id, 'provenance', evidence.sha256)
  })
  tellChanged(ctx, 'comments', 'deadlines')
  return verifyComment(ctx, id)
}
