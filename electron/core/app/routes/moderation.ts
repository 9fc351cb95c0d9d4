// The routes of moderation through the platforms: each hands checked input to a verb, and adds nothing of its own.
import { actOn } from '../../comments/moderation/act.ts'
import { markRead, platformFacts } from '../../comments/moderation/facts.ts'
import { checkProof } from '../../comments/readings/proof.ts'
import type { Door } from './door.ts'

export function moderationRoutes({ os, ctx, db, held }: Door) {
  return {
    find: os.moderation.find.handler(({ input }) => platformFacts(db(), input.id)),
    act: os.moderation.act.handler(({ input }) => held(ctx => actOn(ctx, input))),
    checkProof: os.moderation.checkProof.handler(({ input }) => held(ctx => checkProof(ctx, input.id))),
    markRead: os.moderation.markRead.handler(({ input }) => markRead(ctx(), input.id))
  }
}
