// The archive's folder goes away in the middle of a run: nothing is written where it lay, nothing is said to be captured, and the run goes on
// where it was once the folder is back (P8c).
import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import type { RunRequest } from '#shared/capture.ts'
import { listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { runEnded } from '../helpers/runs.ts'
import { serve } from '../helpers/serve.ts'

const EVERYTHING: RunRequest = { kind: 'single', which: 'all', reason: null, acceptBadCertificates: false }

/** A site of two pages, the second of which answers when it is let. */
async function site() {
  const asked: string[] = []
  const held = Promise.withResolvers<void>()
  const origin = await serve(
    createServer(async ({ url = '/' }, response) => {
      if (!url.startsWith('/favicon')) asked.push(url)
      if (url === '/b') await held.promise
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        `<!doctype html><html lang="sv"><title>Norrby</title><h1>${url}</h1><p>Nyheter från Norrby.</p>`
      )
    })
  )
  return { asked, origin, answer: () => held.resolve() }
}

it('stops it with one sentence, keeps what was captured, and captures the rest when the folder is back', async () => {
  const pages = await site()
  const { ctx, archive, dir } = await newArchive()
  for (const path of ['/a', '/b']) newChannel(ctx, { name: path, addresses: [pages.origin + path] })
  const runs = runsOf(ctx, archive.hold)
  const told = Promise.withResolvers<string | null>()
  ctx.events.subscribe('event', event => {
    if (event.kind === 'run-ended') told.resolve(event.problem)
  })
  const captured = () =>
    listCaptures(ctx.db.read, { channelId: null, runId: null, limit: 10, after: null })
      .items.map(({ address, state }) => [address.slice(-2), state])
      .toSorted()
  const { id } = await runs.start(EVERYTHING)
  await expect.poll(captured).toContainEqual(['/a', 'complete'])
  await expect.poll(() => pages.asked).toContain('/b')

  const away = `${dir} bortkopplat`
  await rename(dir, away)
  pages.answer()
  expect(await told.promise).toBe('archive-gone')
  expect(existsSync(dir)).toBe(false)
  // The run lets go of the browser first.
  const started = () =>
    runs.start(EVERYTHING).then(
      () => null,
      ({ code }) => code
    )
  await expect.poll(started).toBe('archive-gone')

  await rename(away, dir)
  expect(captured().filter(([, state]) => state === 'complete')).toEqual([['/a', 'complete']])
  await runs.goOn(id, 'left')
  expect(await runEnded(ctx, id)).toMatchObject({ state: 'finished', complete: 2 })
  expect(pages.asked.filter(path => path === '/a')).toHaveLength(1)
  expect((await verifyArchive(ctx)).findings).toEqual([])
})
