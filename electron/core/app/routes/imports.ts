// The routes of the imports: each hands checked input to a verb, and adds nothing of its own.
import { listFindings, listImports } from '../../messages/intake/read.ts'
import type { Door } from './door.ts'

export function importsRoutes({ os, session, db }: Door) {
  return {
    start: os.imports.start.handler(({ input }) => session.need().imports.start(input)),
    readAccount: os.imports.readAccount.handler(({ input }) =>
      session.need().imports.readAccount(input.channelId)
    ),
    stop: os.imports.stop.handler(({ input }) => session.need().imports.stop(input.id)),
    current: os.imports.current.handler(() => session.need().imports.current()),
    list: os.imports.list.handler(({ input }) => listImports(db(), input)),
    find: os.imports.find.handler(({ input }) => session.need().imports.find(input.id)),
    findings: os.imports.findings.handler(({ input }) => listFindings(db(), input))
  }
}
