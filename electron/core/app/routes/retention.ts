// The routes of retention: each hands checked input to a verb, and adds nothing of its own.
import { liftHold, placeHold } from '../../delivery/retention/holds.ts'
import { allHolds, allRules } from '../../delivery/retention/read.ts'
import { addRule, closeRule, reopenRule } from '../../delivery/retention/rules.ts'
import type { Door } from './door.ts'

export function retentionRoutes({ os, ctx, db, given }: Door) {
  const { retention } = os
  return {
    rules: retention.rules.handler(() => allRules(db())),
    addRule: retention.addRule.handler(({ input }) => given(ctx => addRule(ctx, input))),
    closeRule: retention.closeRule.handler(({ input }) => closeRule(ctx(), input.id, input.because)),
    reopenRule: retention.reopenRule.handler(({ input }) => reopenRule(ctx(), input.id, input.because)),
    holds: retention.holds.handler(() => allHolds(db())),
    placeHold: retention.placeHold.handler(({ input }) => placeHold(ctx(), input.on, input.because)),
    liftHold: retention.liftHold.handler(({ input }) => liftHold(ctx(), input.id, input.because))
  }
}
