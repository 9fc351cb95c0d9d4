// The routes of the users: each hands checked input to a verb, and adds nothing of its own.
import { listUsers } from '../roles/queries.ts'
import { saveUser, whoIs } from '../roles/users.ts'
import type { Door } from './door.ts'

export function usersRoutes({ os, ctx, db }: Door) {
  return {
    me: os.users.me.handler(() => whoIs(db(), ctx().osUser)),
    list: os.users.list.handler(() => listUsers(db())),
    save: os.users.save.handler(({ input }) => saveUser(ctx(), input))
  }
}
