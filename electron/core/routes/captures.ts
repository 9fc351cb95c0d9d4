// The routes of the captures: each hands checked input to a verb, and adds nothing of its own.
import { captureDetail, captureText } from '../captures/find.ts'
import { findRun, listCaptures, listRuns } from '../captures/queries.ts'
import { ArchiveError } from '../errors.ts'
import type { Door } from './door.ts'

export function capturesRoutes({ os, session, ctx, db }: Door) {
  return {
    list: os.captures.list.handler(({ input }) => listCaptures(db(), input)),
    find: os.captures.find.handler(({ input }) => captureDetail(ctx(), input.id)),
    text: os.captures.text.handler(({ input }) => captureText(ctx(), input)),
    runs: os.captures.runs.handler(({ input }) => listRuns(db(), input)),
    currentRun: os.captures.currentRun.handler(() => session.need().runs.current()),
    startRun: os.captures.startRun.handler(({ input }) => {
      const { hold, runs } = session.need()
      return hold(runs.start(input))
    }),
    findRun: os.captures.findRun.handler(({ input }) => {
      const run = findRun(db(), input.id)
      if (run === undefined) throw new ArchiveError('not-found', { what: input.id })
      return run
    }),
    stopRun: os.captures.stopRun.handler(({ input }) => session.need().runs.stop(input.id))
  }
}
