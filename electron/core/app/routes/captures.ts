// The routes of the captures: each hands checked input to a verb, and adds nothing of its own.
import { setChannelSettings } from '../../captures/captures/channel-settings.ts'
import { captureDetail, captureText } from '../../captures/captures/find.ts'
import { forecastOf } from '../../captures/captures/forecast.ts'
import { savePicture, saveWacz } from '../../captures/captures/hand-out.ts'
import { textPlaces } from '../../captures/captures/places.ts'
import { findProxy, forgetProxy, saveProxy } from '../../captures/captures/proxy.ts'
import {
  captureTimeline,
  channelSettings,
  findRun,
  listCaptures,
  listRuns,
  newestCaptures
} from '../../captures/captures/read.ts'
import { makeSigningKey, signingKey } from '../../captures/captures/signing.ts'
import { compareCaptures } from '../../captures/compare/compare.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import type { Door } from './door.ts'

export function capturesRoutes({ os, session, ctx, db }: Door) {
  return {
    list: os.captures.list.handler(({ input }) => listCaptures(db(), input)),
    newest: os.captures.newest.handler(() => newestCaptures(db())),
    find: os.captures.find.handler(({ input }) => captureDetail(ctx(), input.id)),
    timeline: os.captures.timeline.handler(({ input }) => captureTimeline(db(), input)),
    text: os.captures.text.handler(({ input }) => captureText(ctx(), input)),
    saveWacz: os.captures.saveWacz.handler(({ input }) => saveWacz(ctx(), input)),
    savePicture: os.captures.savePicture.handler(({ input }) => savePicture(ctx(), input)),
    places: os.captures.places.handler(({ input }) => textPlaces(ctx(), input)),
    compare: os.captures.compare.handler(({ input }) => compareCaptures(ctx(), input)),
    channelSettings: os.captures.channelSettings.handler(({ input }) =>
      channelSettings(db(), input.channelId)
    ),
    setChannelSettings: os.captures.setChannelSettings.handler(({ input }) =>
      setChannelSettings(ctx(), input)
    ),
    proxy: os.captures.proxy.handler(() => findProxy(db())),
    setProxy: os.captures.setProxy.handler(({ input }) => session.need().hold(saveProxy(ctx(), input))),
    forgetProxy: os.captures.forgetProxy.handler(() =>
      session.need().hold(forgetProxy(ctx()).then(() => null))
    ),
    signingKey: os.captures.signingKey.handler(() => signingKey(ctx())),
    makeSigningKey: os.captures.makeSigningKey.handler(() => session.need().hold(makeSigningKey(ctx()))),
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
    forecastRun: os.captures.forecastRun.handler(({ input }) => forecastOf(ctx(), input.which)),
    pauseRun: os.captures.pauseRun.handler(({ input }) => session.need().runs.pause(input.id)),
    resumeRun: os.captures.resumeRun.handler(({ input }) => {
      const { hold, runs } = session.need()
      return hold(runs.goOn(input.id, 'left'))
    }),
    retryRun: os.captures.retryRun.handler(({ input }) => {
      const { hold, runs } = session.need()
      return hold(runs.goOn(input.id, 'failed-too'))
    }),
    stopRun: os.captures.stopRun.handler(({ input }) => session.need().runs.stop(input.id))
  }
}
