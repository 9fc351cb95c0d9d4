// Words that are found in a capture's text, pointed out in its picture.
import { chmod, writeFile } from 'node:fs/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { captureDetail } from '../../electron/core/captures/captures/find.ts'
import { textPlaces } from '../../electron/core/captures/captures/places.ts'
import { listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { runEnded } from '../helpers/runs.ts'
import { startSite } from '../helpers/site/site.ts'

vi.setConfig({ testTimeout: 60_000 })

it('points out each hit on every line it is on, whatever its capitals, and nothing where there is none', async () => {
  const site = await startSite()
  onTestFinished(() => site.close())
  const { ctx, archive } = await newArchive()
  newChannel(ctx, { addresses: [`${site.origin}/placed`], platform: 'website' })
  const runs = runsOf(ctx, archive.hold)
  const run = await runs.start({ kind: 'single', which: 'all', reason: null, acceptBadCertificates: false })
  await runEnded(ctx, run.id)
  const [capture] = listCaptures(ctx.db.read, {
    channelId: null,
    runId: run.id,
    limit: 10,
    after: null
  }).items
  if (capture === undefined) throw new Error('not captured')
  const find = (query: string) => textPlaces(ctx, { id: capture.id, query })

  const { hits, total } = await find('  ÖPPET   hus ')
  expect(total).toBe(1)
  expect(hits).toHaveLength(1)
  const [place] = hits[0] ?? []
  expect(place).toMatchObject({ x: 100, y: 43 })
  // The field is wider than the words: only they are pointed out.
  expect(place?.width).toBeGreaterThan(90)
  expect(place?.width).toBeLessThan(140)
  const [across] = (await find('sex sju åtta nio tio elva')).hits
  expect(across?.length).toBeGreaterThan(1)
  expect(new Set(across?.map(({ y }) => y)).size).toBe(across?.length)
  expect((await find('måndag')).hits[0]?.[0]?.y).toBeGreaterThan(8_000)
  expect(await find('finns inte')).toEqual({ hits: [], total: 0 })
  expect(await find('Osynlig')).toEqual({ hits: [], total: 0 })

  const layout = captureDetail(ctx, capture.id).files.find(({ role }) => role === 'layout')
  if (layout === undefined) throw new Error('a capture has a layout')
  const path = ctx.objects.path(layout.sha256)
  await chmod(path, 0o644)
  for (const spoiled of ['inte json', '{"blocks":[]}']) {
    await writeFile(path, spoiled)
    await expect(find('måndag')).rejects.toMatchObject({ code: 'object-damaged' })
  }
})
