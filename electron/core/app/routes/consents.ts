// The routes of consents to images: each hands checked input to a verb, and adds nothing of its own.
import {
  addConsent,
  addPlace,
  correctWithdrawal,
  listConsents,
  strikeConsent,
  takeDownPosts,
  undoWithdrawal,
  withdrawConsent
} from '../../comments/consents/consents.ts'
import type { Door } from './door.ts'

export function consentsRoutes({ os, ctx, given }: Door) {
  const { consents } = os
  return {
    list: consents.list.handler(() => listConsents(ctx())),
    add: consents.add.handler(({ input }) => given(ctx => addConsent(ctx, input))),
    addPlace: consents.addPlace.handler(({ input }) => addPlace(ctx(), input.id, input.place)),
    takeDown: consents.takeDown.handler(({ input }) => takeDownPosts(ctx(), input.id)),
    withdraw: consents.withdraw.handler(({ input }) => withdrawConsent(ctx(), input.id, input.withdrawnOn)),
    correctWithdrawal: consents.correctWithdrawal.handler(({ input }) => correctWithdrawal(ctx(), input)),
    undoWithdrawal: consents.undoWithdrawal.handler(({ input }) => undoWithdrawal(ctx(), input)),
    strike: consents.strike.handler(({ input }) => strikeConsent(ctx(), input))
  }
}
