// The routes of disposal: each hands checked input to a verb, and adds nothing of its own.

import { tombstoneOf } from '../../delivery/disposal/carried-out.ts'
import { carryOut } from '../../delivery/disposal/carry-out.ts'
import {
  confirmDisposal,
  disposalDetail,
  findDisposal,
  proposeDisposal,
  withdrawDisposal
} from '../../delivery/disposal/disposals.ts'
import { allDisposals, listItems } from '../../delivery/disposal/read.ts'
import { readApart } from '../read-apart.ts'
import type { Door } from './door.ts'

export function disposalRoutes({ os, ctx, db, held }: Door) {
  const { disposal } = os
  return {
    assess: disposal.assess.handler(({ input, signal }) =>
      readApart(ctx(), 'disposal.assess', input, { signal })
    ),
    propose: disposal.propose.handler(({ input, signal }) =>
      held(async ctx => proposeDisposal(ctx, input, await readApart(ctx, 'disposal.due', input, { signal })))
    ),
    list: disposal.list.handler(() => allDisposals(db())),
    find: disposal.find.handler(({ input }) => disposalDetail(db(), input.id)),
    items: disposal.items.handler(({ input }) =>
      listItems(db(), { ...input, id: findDisposal(db(), input.id).id })
    ),
    confirm: disposal.confirm.handler(({ input }) => confirmDisposal(ctx(), input.id)),
    withdraw: disposal.withdraw.handler(({ input }) => withdrawDisposal(ctx(), input.id, input.because)),
    carryOut: disposal.carryOut.handler(({ input }) => held(ctx => carryOut(ctx, input.id))),
    tombstone: disposal.tombstone.handler(({ input }) => tombstoneOf(db(), input.id))
  }
}
