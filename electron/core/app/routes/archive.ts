// The routes of the archive: each hands checked input to a verb, and adds nothing of its own.
import { checkFolder } from '../folder-check.ts'
import { archiveStatus } from '../status.ts'
import { verifyAll } from '../verify-all.ts'
import type { Door } from './door.ts'

export function archiveRoutes({ os, session, ctx, held }: Door) {
  return {
    current: os.archive.current.handler(() => session.current()),
    checkFolder: os.archive.checkFolder.handler(({ input }) => checkFolder(input.dir)),
    create: os.archive.create.handler(({ input }) => session.create(input.dir, input.municipality)),
    open: os.archive.open.handler(({ input }) => session.open(input.dir)),
    close: os.archive.close.handler(() => session.close().then(() => null)),
    status: os.archive.status.handler(() => archiveStatus(ctx())),
    verify: os.archive.verify.handler(({ signal }) => held(ctx => verifyAll(ctx, signal))),
    events: os.archive.events.handler(({ signal }) =>
      ctx().events.subscribe('event', {
        signal: AbortSignal.any([ctx().closing, ...(signal ? [signal] : [])])
      })
    )
  }
}
