// The routes of the users: each hands checked input to a verb, and adds nothing of its own.
import { readingLog, setReadingLog } from '../../register/roles/reading-log.ts'
import { saveUser, userRows, whoIs } from '../../register/roles/users.ts'
import type { Door } from './door.ts'

export function usersRoutes({ os, ctx, db }: Door) {
  return {
    me: os.users.me.handler(() => whoIs(ctx(), ctx().osUser)),
    list: os.users.list.handler(() => userRows(ctx())),
    readingLog: os.users.readingLog.handler(() => ({ which: readingLog(db()) })),
    setReadingLog: os.users.setReadingLog.handler(({ input }) => ({
      which: setReadingLog(ctx(), input.which)
    })),
    save: os.users.save.handler(({ input }) => saveUser(ctx(), input))
  }
}
