// The routes of the users: each hands checked input to a verb, and adds nothing of its own.
import { saveUser, userRows, whoIs } from '../../register/roles/users.ts'
import type { Door } from './door.ts'

export function usersRoutes({ os, ctx }: Door) {
  return {
    me: os.users.me.handler(() => whoIs(ctx(), ctx().osUser)),
    list: os.users.list.handler(() => userRows(ctx())),
    save: os.users.save.handler(({ input }) => saveUser(ctx(), input))
  }
}
