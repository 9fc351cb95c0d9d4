// How the pages of one channel are captured, as its settings say.
import { expect, it, onTestFinished } from 'vitest'
import type { RunRequest } from '#shared/capture.ts'
import { setChannelSettings } from '../../electron/core/captures/channel-settings.ts'
import { channelSettings, listCaptures } from '../../electron/core/captures/queries.ts'
import { runsOf } from '../../electron/core/captures/runs.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { runEnded } from '../helpers/runs.ts'
import { startSite } from '../helpers/site/site.ts'

const STANDARD = { viewport: 'desktop', privateAddresses: null } as const

it('shows its pages as the channel is set, unless the run says otherwise, and keeps to its network', {
  timeout: 120_000
}, async () => {
  const site = await startSite()
  onTestFinished(() => site.close())
  const { ctx, archive } = await newArchive()
  const channel = newChannel(ctx, { addresses: [`${site.origin}/phone`], platform: 'website' })
  const runs = runsOf(ctx, archive.hold)
  const capture = async (request: Partial<RunRequest> = {}) => {
    const run = await runs.start({
      kind: 'single',
      which: [channel.id],
      reason: null,
      acceptBadCertificates: false,
      ...request
    })
    await runEnded(ctx, run.id)
    return listCaptures(ctx.db.read, { channelId: null, runId: run.id, limit: 10, after: null }).items[0]
  }
  expect(channelSettings(ctx.db.read, channel.id)).toEqual(STANDARD)
  // The address of the channel is itself of this machine: whoever entered it meant that.
  expect(await capture()).toMatchObject({ state: 'complete', viewport: 'desktop' })

  expect(setChannelSettings(ctx, { channelId: channel.id, ...STANDARD, viewport: 'mobile' })).toEqual({
    ...STANDARD,
    viewport: 'mobile'
  })
  expect(await capture()).toMatchObject({ state: 'complete', viewport: 'mobile' })
  expect(await capture({ viewport: 'desktop' })).toMatchObject({ state: 'complete', viewport: 'desktop' })

  setChannelSettings(ctx, { channelId: channel.id, viewport: 'desktop', privateAddresses: false })
  expect(await capture()).toMatchObject({
    state: 'refused',
    viewport: 'desktop',
    reasons: [{ code: 'private-address' }]
  })
  setChannelSettings(ctx, { channelId: channel.id, viewport: 'desktop', privateAddresses: true })
  expect(await capture()).toMatchObject({ state: 'complete', reasons: [] })
})
