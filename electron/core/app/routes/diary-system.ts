// The routes of the diary system: each hands checked input to a verb, and adds nothing of its own.

import { noteYearlyCase, setFiling } from '../../delivery/diary-system/filing.ts'
import { findSystem, listFilings, sendingsSeen } from '../../delivery/diary-system/read.ts'
import { readReceipts } from '../../delivery/diary-system/receipts.ts'
import { resolveSending } from '../../delivery/diary-system/resolve.ts'
import { sendToDiarySystem } from '../../delivery/diary-system/send.ts'
import { checkSystem, forgetSystem, saveSystem } from '../../delivery/diary-system/system.ts'
import { findExport } from '../../delivery/exports/exports.ts'
import type { Door } from './door.ts'

export function diarySystemRoutes({ os, ctx, db, held }: Door) {
  return {
    settings: os.diarySystem.settings.handler(() => findSystem(db())),
    save: os.diarySystem.save.handler(({ input }) => held(ctx => saveSystem(ctx, input))),
    check: os.diarySystem.check.handler(() => held(checkSystem)),
    forget: os.diarySystem.forget.handler(() => held(ctx => forgetSystem(ctx).then(() => null))),
    filings: os.diarySystem.filings.handler(() => listFilings(db())),
    setFiling: os.diarySystem.setFiling.handler(({ input }) => setFiling(ctx(), input)),
    noteYearlyCase: os.diarySystem.noteYearlyCase.handler(({ input }) => noteYearlyCase(ctx(), input)),
    send: os.diarySystem.send.handler(({ input }) => held(ctx => sendToDiarySystem(ctx, input))),
    sendings: os.diarySystem.sendings.handler(({ input }) =>
      sendingsSeen(ctx(), { ...input, exportId: findExport(db(), input.exportId).id })
    ),
    readReceipts: os.diarySystem.readReceipts.handler(() => held(readReceipts)),
    resolve: os.diarySystem.resolve.handler(({ input }) =>
      held(open => resolveSending(open, input.id, input.finding))
    )
  }
}
