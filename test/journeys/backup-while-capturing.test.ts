// A backup that is taken while pages are being captured in a real browser: it is whole, what was captured before it is in it, the run goes on
// as if nothing had happened, and what is restored is an archive in which that run was cut off.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { findRun } from '../../electron/core/captures/captures/run-queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { addTarget, writeBackup } from '../../electron/core/delivery/backups/backups.ts'
import { restore, verifyElsewhere } from '../../electron/core/delivery/backups/elsewhere.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { runEnded } from '../helpers/runs.ts'
import { serve } from '../helpers/serve.ts'

const PAGES = 6
const never = new AbortController().signal
const silent = () => undefined

/** Pages that take a while each, so that a backup fits into the run. */
async function slowSite(): Promise<string> {
  const server = createServer(async (request, response) => {
    await pause(request.url?.startsWith('/sida') ? 700 : 0)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><html lang="sv"><title>Norrby</title><h1>${request.url}</h1><article><p>Nyheter från Norrby.</p></article>`
    )
  })
  return serve(server)
}

const capturesOf = (ctx: Context) =>
  listCaptures(ctx.db.read, { channelId: null, runId: null, limit: 100, after: null }).items

it('is whole, has what was captured by then, and does not disturb the run', async () => {
  const { ctx, archive } = await newArchive()
  const origin = await slowSite()
  newChannel(ctx, {
    name: 'Kanal',
    addresses: Array.from({ length: PAGES }, (_, page) => `${origin}/sida-${page}`)
  })
  const kept = join(await temporaryFolder(), 'kopior')
  const { id } = await addTarget(ctx, { folder: kept, recipient: null, plan: null })
  const runs = runsOf(ctx, archive.hold)
  const first = Promise.withResolvers<void>()
  ctx.events.subscribe('event', event => {
    if (event.kind === 'capture-ended') first.resolve()
  })
  const run = await runs.start({
    kind: 'half-year',
    which: 'all',
    reason: null,
    acceptBadCertificates: false
  })
  const ended = runEnded(ctx, run.id)
  await first.promise
  const before = capturesOf(ctx).filter(({ state }) => state === 'complete')
  expect(await writeBackup(ctx, id)).toMatchObject({ outcome: 'whole', damaged: 0 })
  // Pages were being captured all the while.
  expect(findRun(ctx.db.read, run.id)?.state).toBe('running')
  expect(runs.current()?.id).toBe(run.id)
  await ended
  expect(findRun(ctx.db.read, run.id)).toMatchObject({ total: PAGES, complete: PAGES, failed: 0 })
  expect((await verifyArchive(ctx)).findings).toEqual([])

  const { findings } = await verifyElsewhere(kept, silent, never)
  expect(findings).toEqual([])
  const into = join(await temporaryFolder(), 'tillbaka')
  await restore({ from: kept, into, asOf: null, key: null }, ctx.clock, silent, never)
  const restored = await openArchive(into, openOptions())
  const there = capturesOf(restored.context)
  expect((await verifyArchive(restored.context)).findings).toEqual([])
  for (const { id: capture } of before)
    expect(there.find(({ id: is }) => is === capture)).toMatchObject({ state: 'complete' })
  expect(there.filter(({ state }) => state === 'complete').length).toBeLessThan(PAGES)
  expect(findRun(restored.context.db.read, run.id)?.state).not.toBe('running')
  await restored.close()
}, 180_000)
