// A run of captures whose store of files is gone in the middle of it, and comes back.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import type { RunRequest } from '#shared/capture.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { archiveStatus } from '../../electron/core/app/status.ts'
import { listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { findRun } from '../../electron/core/captures/captures/run-queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import type { S3Settings } from '../../electron/core/kernel/objects/s3/settings.ts'
import { startDemoSite } from '../../resources/demo/site.mjs'
import { newChannel, openOptions, temporaryFolder } from './archive.ts'
import { runEnded } from './runs.ts'
import { startS3Stub } from './s3-stub.ts'

const ALL: RunRequest = { kind: 'half-year', which: 'all', reason: null, acceptBadCertificates: false }

/** On a busy computer a page takes half a minute. */
const PATIENCE = 150_000

/** A run of all pages of three channels of the demo, whose files go to a store; when one is kept, the store goes. */
async function goneInTheMiddle(patience?: S3Settings['patience']) {
  const site = await startDemoSite()
  onTestFinished(() => site.close())
  const stub = await startS3Stub('norrby')
  onTestFinished(() => stub.close())
  const s3 = {
    ...{ endpoint: stub.endpoint, region: 'default', bucket: 'norrby', accessKeyId: 'a' },
    ...{ secretAccessKey: 'b', cacheBytes: 1_000_000_000, lock: null },
    ...(patience !== undefined && { patience })
  }
  const dir = join(await temporaryFolder(), 'arkiv')
  const archive = await createArchive(dir, 'Norrby kommun', { ...openOptions(), s3 })
  onTestFinished(() => archive.close())
  const ctx = archive.context
  for (const { platform, name, purpose, addresses, dialogue } of site.channels.slice(0, 3))
    newChannel(ctx, { platform, name, purpose, addresses: [...addresses], dialogue })
  const runs = runsOf(ctx, archive.hold)
  const run = await runs.start(ALL)
  const captures = () =>
    listCaptures(ctx.db.read, { channelId: null, runId: run.id, limit: 100, after: null }).items
  // On a busy computer a page may be told to lack something, which is no fault of the store's.
  const kept = () => captures().filter(({ state }) => state === 'complete' || state === 'partial').length
  await expect.poll(kept, { timeout: PATIENCE, interval: 50 }).toBeGreaterThan(0)
  stub.fault = 'gone'
  return { ctx, stub, runs, run, captures, kept }
}

/** Has the store gone for so many seconds in the middle of a run, and expects that nothing is missing afterwards. */
export async function expectWholeRun(seconds: number): Promise<void> {
  const { ctx, stub, run, kept } = await goneInTheMiddle()
  const before = kept()
  await expect.poll(() => ctx.objects.elsewhere?.awaySince(), { timeout: PATIENCE }).not.toBeNull()
  await sleep(seconds * 1000)
  // It waits, and says so.
  expect(await archiveStatus(ctx)).toMatchObject({ filesAwaySince: expect.any(String) })
  expect(findRun(ctx.db.read, run.id)).toMatchObject({ state: 'running' })
  expect(kept()).toBe(before)
  stub.fault = null

  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished' })
  expect(kept()).toBe(run.total)
  expect(await archiveStatus(ctx)).toMatchObject({ filesAwaySince: null })
  expect((await verifyArchive(ctx)).findings).toEqual([])
}

/** Has the store gone for longer than it is waited for, and expects a run that can be gone on with. */
export async function expectPausedRun(): Promise<void> {
  const { ctx, stub, runs, run, captures, kept } = await goneInTheMiddle({ keeping: 3_000, reading: 400 })
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'paused', pauseReason: 'files', failed: 0 })
  const others = captures().filter(({ state }) => state !== 'complete' && state !== 'partial')
  expect(others.map(({ state, reasons }) => [state, reasons])).toEqual(
    others.map(() => ['interrupted', [{ code: 'files-not-kept', detail: null }]])
  )
  expect(others.length).toBeGreaterThan(0)
  stub.fault = null
  await runs.goOn(run.id, 'left')
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished' })
  expect(kept()).toBe(run.total)
  expect((await verifyArchive(ctx)).findings).toEqual([])
}
