// The routes of the journal: each hands checked input to a verb, and adds nothing of its own.
import { journalPage } from '../../kernel/journal/page.ts'
import { saveHead } from '../../kernel/journal/save-head.ts'
import { mailHead } from '../../reports/self-checks/mail-head.ts'
import type { Door } from './door.ts'

export function journalRoutes({ os, db, held, given }: Door) {
  return {
    list: os.journal.list.handler(({ input }) => journalPage(db(), input)),
    saveHead: os.journal.saveHead.handler(({ input }) => held(ctx => saveHead(ctx, input.dir))),
    mailHead: os.journal.mailHead.handler(({ input }) => given(ctx => mailHead(ctx, input.mailbox)))
  }
}
