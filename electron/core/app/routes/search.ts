// The routes of the search: each hands checked input to a verb, and adds nothing of its own.
import { catchUp } from '../../reports/search/catch-up.ts'
import { searchAll } from '../../reports/search/search.ts'
import type { Door } from './door.ts'

export function searchRoutes({ os, held }: Door) {
  return {
    find: os.search.find.handler(({ input }) => held(ctx => searchAll(ctx, input))),
    catchUp: os.search.catchUp.handler(() => held(async ctx => ({ entered: await catchUp(ctx) })))
  }
}
