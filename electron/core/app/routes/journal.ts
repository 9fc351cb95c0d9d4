// The routes of the journal: each hands checked input to a verb, and adds nothing of its own.
import { journalPage } from '../../kernel/journal/page.ts'
import type { Door } from './door.ts'

export function journalRoutes({ os, db }: Door) {
  return {
    list: os.journal.list.handler(({ input }) => journalPage(db(), input))
  }
}
