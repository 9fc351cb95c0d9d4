// The routes of secrecy marks: each hands checked input to a verb, and adds nothing of its own.
import { alreadyOut } from '../../delivery/exports/secret-since.ts'
import { decideCarriers, listCarriers } from '../../register/secrecy/carriers/carriers.ts'
import { listSecret, unregisteredSecrets } from '../../register/secrecy/list.ts'
import { marksOf } from '../../register/secrecy/read.ts'
import { liftSecrecy, markSecret } from '../../register/secrecy/secrecy.ts'
import type { Door } from './door.ts'

export function secrecyRoutes({ os, ctx, db }: Door) {
  const { secrecy } = os
  return {
    list: secrecy.list.handler(() => listSecret(db())),
    unregistered: secrecy.unregistered.handler(() => unregisteredSecrets(db())),
    of: secrecy.of.handler(({ input }) => marksOf(db(), input.record)),
    mark: secrecy.mark.handler(async ({ input }) => {
      const marked = await markSecret(ctx(), input)
      return { ...marked, alreadyOut: alreadyOut(db(), marked.seq) }
    }),
    carriers: secrecy.carriers.handler(({ input }) => listCarriers(db(), input)),
    decideCarriers: secrecy.decideCarriers.handler(({ input }) =>
      decideCarriers(ctx(), input.records, input.decision)
    ),
    lift: secrecy.lift.handler(({ input }) => liftSecrecy(ctx(), input.record, input.because))
  }
}
