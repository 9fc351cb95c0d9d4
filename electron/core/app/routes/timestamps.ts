// The routes of time stamps: each hands checked input to a verb, and adds nothing of its own.
import { addAuthority, forgetAuthority, listAuthorities } from '../../delivery/timestamps/authorities.ts'
import { listTimestamps } from '../../delivery/timestamps/read.ts'
import { stampNow } from '../../delivery/timestamps/stamp.ts'
import type { Door } from './door.ts'

export function timestampsRoutes({ os, ctx, db, held, given }: Door) {
  return {
    list: os.timestamps.list.handler(({ input }) => listTimestamps(db(), input)),
    authorities: os.timestamps.authorities.handler(({ input }) => listAuthorities(ctx(), input)),
    add: os.timestamps.add.handler(({ input }) => given(open => addAuthority(open, input))),
    forget: os.timestamps.forget.handler(({ input }) => forgetAuthority(ctx(), input.id)),
    make: os.timestamps.make.handler(() => held(stampNow))
  }
}
