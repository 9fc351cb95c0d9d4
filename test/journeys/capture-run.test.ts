// The records officer's half-year: every channel of the demo municipality, captured in a real browser.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { RunRequest } from '#shared/capture.ts'
import { EVERYTHING as WHOLE_ARCHIVE } from '#shared/export.ts'
import { channelRows } from '../../electron/core/captures/captures/coverage.ts'
import { captureDetail, captureText } from '../../electron/core/captures/captures/find.ts'
import { saveWacz } from '../../electron/core/captures/captures/hand-out.ts'
import { listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { startDemoSite } from '../../resources/demo/site.mjs'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { runEnded } from '../helpers/runs.ts'
import { sha256, unzip } from '../helpers/wacz.ts'

const EVERYTHING: RunRequest = { kind: 'half-year', which: 'all', reason: null, acceptBadCertificates: false }

async function demoArchive() {
  const site = await startDemoSite()
  onTestFinished(() => site.close())
  const made = await newArchive()
  for (const { platform, name, purpose, addresses, dialogue } of site.channels)
    newChannel(made.ctx, { platform, name, purpose, addresses: [...addresses], dialogue })
  return { ...made, site, runs: runsOf(made.ctx, made.archive.hold) }
}

it('captures every channel, says which could not be, and counts them for the half-year', async () => {
  const { ctx, dir, runs, site } = await demoArchive()
  const run = await runs.start(EVERYTHING)
  const ended = await runEnded(ctx, run.id)
  const addresses = site.channels.flatMap(channel => channel.addresses)
  expect(ended).toMatchObject({ state: 'finished', period: '2026-H2', total: addresses.length })

  const captures = listCaptures(ctx.db.read, {
    channelId: null,
    runId: run.id,
    limit: 100,
    after: null
  }).items
  expect(captures.map(capture => capture.address).sort()).toEqual([...addresses].sort())
  const behindLogin = captures.filter(capture =>
    capture.reasons.some(reason => reason.code === 'login-required')
  )
  expect(behindLogin.map(capture => capture.state)).toEqual(['refused'])
  for (const capture of captures.filter(capture => !behindLogin.includes(capture)))
    expect(capture, JSON.stringify(capture)).toMatchObject({ state: 'complete', httpStatus: 200 })

  const due = Object.fromEntries(channelRows(ctx).map(row => [row.name, row.due]))
  expect(Object.values(due).filter(state => state === 'due')).toHaveLength(1)

  const tall = captures.find(capture => capture.address.includes('/lang'))
  if (tall === undefined) throw new Error('the tall page was not captured')
  const { files } = captureDetail(ctx, tall.id)
  const tiles = files.filter(file => file.role === 'screenshot')
  expect(tiles.reduce((height, tile) => height + (tile.height ?? 0), 0)).toBeGreaterThan(40_000)
  expect(new Set(tiles.map(tile => tile.sha256)).size).toBe(tiles.length)
  const { text } = await captureText(ctx, { id: tall.id, role: 'text', offset: 0, limit: 200_000 })
  expect(text).toMatch(/å.*ä.*ö/s)
  const provenance = files.find(file => file.role === 'provenance')
  if (provenance === undefined) throw new Error('no provenance')
  const story = JSON.parse(await readFile(ctx.objects.path(provenance.sha256), 'utf8'))
  expect(story).toMatchObject({
    format: 'kanalarkiv-provenance/1',
    capture: tall.id,
    capturedBy: 'test',
    outcome: { state: 'complete' },
    files: expect.arrayContaining([
      expect.objectContaining({ role: 'source', mediaType: expect.stringContaining('multipart') })
    ])
  })
  expect((await verifyArchive(ctx)).findings).toEqual([])

  // Its web archive, kept in parts, is handed out whole, and goes whole into a package.
  const folder = await temporaryFolder()
  const saved = await saveWacz(ctx, { id: tall.id, dir: folder })
  const wacz = await readFile(join(folder, saved.name))
  expect(sha256(wacz)).toBe(saved.sha256)
  expect([...(await unzip(wacz)).keys()]).toContain('archive/data.warc.gz')
  const written = await createExport(ctx, WHOLE_ARCHIVE)
  const records = JSON.parse(await readFile(join(dir, written.folder ?? '', 'data/records.json'), 'utf8'))
  const packaged = records.captures.find(({ id }: { id: string }) => id === tall.id)
  const roles = packaged.files.map(({ role }: { role: string }) => role)
  expect(roles).not.toContain('part')
  const { path } = packaged.files.find(({ role }: { role: string }) => role === 'wacz')
  expect(await readFile(join(dir, written.folder ?? '', path))).toEqual(wacz)
})

it('stops in order: what was finished stays, what was in hand is marked, and the next run goes on', async () => {
  const { ctx, runs } = await demoArchive()
  const run = await runs.start(EVERYTHING)
  await expect(runs.start(EVERYTHING)).rejects.toMatchObject({ code: 'run-already-running' })
  await new Promise<void>(resolve => {
    ctx.events.subscribe('event', event => {
      if (event.kind === 'capture-ended') resolve()
    })
  })
  const stopped = await runs.stop(run.id)
  expect(stopped.state).toBe('stopped')
  const { items } = listCaptures(ctx.db.read, { channelId: null, runId: run.id, limit: 100, after: null })
  expect(items.some(capture => capture.state === 'running')).toBe(false)
  expect(items.length).toBeLessThan(stopped.total)
  expect(runs.current()).toBeNull()
  expect((await verifyArchive(ctx)).findings).toEqual([])

  const [first] = channelRows(ctx)
  if (first === undefined) throw new Error('no channel')
  const next = await runs.start({ ...EVERYTHING, kind: 'single', which: [first.id] })
  expect((await runEnded(ctx, next.id)).state).toBe('finished')
})

it('says so when there is nothing to capture, or no browser', async () => {
  const { ctx, archive } = await newArchive()
  const runs = runsOf(ctx, archive.hold)
  await expect(runs.start(EVERYTHING)).rejects.toMatchObject({ code: 'nothing-to-capture' })
  newChannel(ctx)
  const before = process.env['KANALARKIV_BROWSER']
  process.env['KANALARKIV_BROWSER'] = '/ingen/webbläsare'
  onTestFinished(() => {
    if (before === undefined) delete process.env['KANALARKIV_BROWSER']
    else process.env['KANALARKIV_BROWSER'] = before
  })
  await expect(runs.start(EVERYTHING)).rejects.toMatchObject({ code: 'no-browser' })
  expect(runs.current()).toBeNull()
  expect((await verifyArchive(ctx)).findings).toEqual([])
})
