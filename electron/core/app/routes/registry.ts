// The routes of the registry's own program: each hands checked input to a verb, and adds nothing of its own.

import { noteYearlyCase, setFiling } from '../../delivery/diary-system/filing.ts'
import { findSystem, listFilings, listSendings } from '../../delivery/diary-system/read.ts'
import { resolveSending } from '../../delivery/diary-system/resolve.ts'
import { sendToRegistry } from '../../delivery/diary-system/send.ts'
import { checkSystem, forgetSystem, saveSystem } from '../../delivery/diary-system/system.ts'
import { findExport } from '../../delivery/exports/exports.ts'
import type { Door } from './door.ts'

export function registryRoutes({ os, ctx, db, held }: Door) {
  return {
    system: os.registry.system.handler(() => findSystem(db())),
    saveSystem: os.registry.saveSystem.handler(({ input }) => held(ctx => saveSystem(ctx, input))),
    checkSystem: os.registry.checkSystem.handler(() => held(checkSystem)),
    forgetSystem: os.registry.forgetSystem.handler(() => held(ctx => forgetSystem(ctx).then(() => null))),
    filings: os.registry.filings.handler(() => listFilings(db())),
    setFiling: os.registry.setFiling.handler(({ input }) => setFiling(ctx(), input)),
    noteYearlyCase: os.registry.noteYearlyCase.handler(({ input }) => noteYearlyCase(ctx(), input)),
    send: os.registry.send.handler(({ input }) => held(ctx => sendToRegistry(ctx, input))),
    sendings: os.registry.sendings.handler(({ input }) =>
      listSendings(db(), { ...input, exportId: findExport(db(), input.exportId).id })
    ),
    resolve: os.registry.resolve.handler(({ input }) => resolveSending(ctx(), input.id, input.finding))
  }
}
