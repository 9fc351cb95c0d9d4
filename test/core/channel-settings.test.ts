// How the pages of one channel are captured, as its settings say.
import { expect, it, onTestFinished } from 'vitest'
import type { RunRequest } from '#shared/capture.ts'
import { setChannelSettings } from '../../electron/core/captures/captures/channel-settings.ts'
import { captureDetail } from '../../electron/core/captures/captures/find.ts'
import { channelSettings, listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import {
  addProfile,
  checkProfile,
  forgetProfile,
  logIn
} from '../../electron/core/captures/profiles/profiles.ts'
import { preserveComment } from '../../electron/core/comments/comments/comments.ts'
import { candidatesOn } from '../../electron/core/comments/comments/page.ts'
import { savePile } from '../../electron/core/comments/comments/pile.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { runEnded } from '../helpers/runs.ts'
import { startSite } from '../helpers/site/site.ts'

const STANDARD = {
  viewport: 'desktop',
  reach: 'ordinary',
  privateAddresses: false,
  filmProgram: false
} as const

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
  // That the address of the channel is itself of this computer is no answer: somebody has to say that it is meant.
  setChannelSettings(ctx, { channelId: channel.id, ...STANDARD })
  expect(channelSettings(ctx.db.read, channel.id)).toEqual(STANDARD)
  const asked = site.asked.length
  expect(await capture()).toMatchObject({
    state: 'refused',
    viewport: 'desktop',
    reasons: [{ code: 'private-address' }]
  })
  expect(site.asked).toHaveLength(asked)

  const meant = {
    channelId: channel.id,
    reach: 'ordinary',
    privateAddresses: true,
    filmProgram: false
  } as const
  setChannelSettings(ctx, { ...meant, viewport: 'desktop' })
  expect(await capture()).toMatchObject({ state: 'complete', viewport: 'desktop', reasons: [] })
  expect(setChannelSettings(ctx, { ...meant, viewport: 'mobile' })).toEqual({
    viewport: 'mobile',
    reach: 'ordinary',
    privateAddresses: true,
    filmProgram: false
  })
  expect(await capture()).toMatchObject({ state: 'complete', viewport: 'mobile' })
  expect(await capture({ viewport: 'desktop' })).toMatchObject({ state: 'complete', viewport: 'desktop' })
})

it('follows a long page far where the channel says so, and else says that its lowest part is missing', {
  timeout: 120_000
}, async () => {
  const HEIGHT = 100_000
  const site = await startSite()
  onTestFinished(() => site.close())
  const { ctx, archive } = await newArchive()
  const channel = newChannel(ctx, { addresses: [`${site.origin}/tall?bands=${HEIGHT / 100}`] })
  const runs = runsOf(ctx, archive.hold)
  const capture = async (reach: 'ordinary' | 'far') => {
    setChannelSettings(ctx, {
      channelId: channel.id,
      viewport: 'desktop',
      reach,
      privateAddresses: true,
      filmProgram: false
    })
    const run = await runs.start({
      kind: 'single',
      which: [channel.id],
      reason: null,
      acceptBadCertificates: false
    })
    await runEnded(ctx, run.id)
    const [made] = listCaptures(ctx.db.read, { channelId: null, runId: run.id, limit: 1, after: null }).items
    if (made === undefined) throw new Error('nothing was captured')
    const { files, ...rest } = captureDetail(ctx, made.id)
    const tiles = files.filter(({ role }) => role === 'screenshot')
    return { ...rest, pictured: Math.max(...tiles.map(({ top, height }) => (top ?? 0) + (height ?? 0))) }
  }
  expect(await capture('ordinary')).toMatchObject({
    state: 'partial',
    reasons: [{ code: 'height-limit' }],
    pictured: 50_000
  })
  expect(await capture('far')).toMatchObject({ state: 'complete', reasons: [], pictured: HEIGHT })
})

it('holds for what is opened to look for comments too, and for a login', async () => {
  const site = await startSite()
  onTestFinished(() => site.close())
  const { ctx } = await newArchive()
  const address = `${site.origin}/comments`
  const { id: channelId } = newChannel(ctx, { addresses: [address], platform: 'website' })
  setChannelSettings(ctx, { channelId, ...STANDARD })
  const refused = { code: 'page-failed', params: { code: 'private-address' } }
  await expect(candidatesOn(ctx, { address, channelId })).rejects.toMatchObject(refused)
  await expect(candidatesOn(ctx, { address, channelId: null })).rejects.toMatchObject(refused)
  await expect(savePile(ctx, { address, channelId, selectors: null })).rejects.toMatchObject(refused)
  await expect(preserveComment(ctx, { address, channelId, selector: null })).rejects.toMatchObject(refused)
  const profile = addProfile(ctx, { name: 'Kontot', channelIds: [channelId] })
  onTestFinished(() => forgetProfile(ctx, profile.id))
  for (const look of [checkProfile, logIn])
    await expect(look(ctx, profile.id)).rejects.toMatchObject({
      code: 'private-address',
      params: { address }
    })
  expect(site.asked).toEqual([])

  setChannelSettings(ctx, {
    channelId,
    viewport: 'desktop',
    reach: 'ordinary',
    privateAddresses: true,
    filmProgram: false
  })
  expect((await candidatesOn(ctx, { address, channelId })).candidates).not.toEqual([])
  // Of the same website, for no channel in particular.
  expect((await candidatesOn(ctx, { address, channelId: null })).candidates).not.toEqual([])
  expect(await checkProfile(ctx, profile.id)).toMatchObject({ state: 'logged-in' })
})
