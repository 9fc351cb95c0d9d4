// The routes of the import into the register: each hands checked input to a verb, and adds nothing of its own.
import { provePages } from '../../captures/captures/prove-pages.ts'
import { importFile, readImport } from '../../register/register-import/file.ts'
import { applyImport, trialRows, tryImport } from '../../register/register-import/import.ts'
import { listImports } from '../../register/register-import/read.ts'
import type { Door } from './door.ts'

export function registerImportRoutes({ os, db, held, given }: Door) {
  return {
    read: os.registerImport.read.handler(({ input }) => given(ctx => readImport(ctx, input.path))),
    find: os.registerImport.find.handler(({ input }) => held(ctx => importFile(ctx, input.id))),
    plan: os.registerImport.plan.handler(({ input }) => held(ctx => tryImport(ctx, input.id, input.mapping))),
    rows: os.registerImport.rows.handler(({ input }) => held(ctx => trialRows(ctx, input))),
    apply: os.registerImport.apply.handler(({ input }) => held(ctx => applyImport(ctx, input, provePages))),
    list: os.registerImport.list.handler(({ input }) => listImports(db(), input))
  }
}
