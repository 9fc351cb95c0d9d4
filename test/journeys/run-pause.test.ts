// A run that does not go straight through: paused, refused, walled, killed, short of disk; and gone on with each time.
import { execFileSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { RunRequest } from '#shared/capture.ts'
import type { RunId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { forecastOf } from '../../electron/core/captures/captures/forecast.ts'
import { listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { findRun } from '../../electron/core/captures/captures/run-queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { canMount } from '../helpers/can-mount.ts'
import { runEnded } from '../helpers/runs.ts'
import { serve } from '../helpers/serve.ts'

const EVERYTHING: RunRequest = { kind: 'half-year', which: 'all', reason: null, acceptBadCertificates: false }

/** A site whose pages answer as the test says; `asked` is what was asked for, pages only. */
async function site() {
  const asked: string[] = []
  const answers = new Map<string, (response: ServerResponse) => void>()
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (!path.startsWith('/favicon')) asked.push(path)
    const answer = answers.get(path)
    if (answer !== undefined) answer(response)
    else show(response, `<h1>${path}</h1><article><p>Nyheter från Norrby.</p></article>`)
  })
  return { asked, answers, origin: await serve(server) }
}

function show(
  response: ServerResponse,
  body: string,
  status = 200,
  headers: Record<string, string> = {}
): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers })
  response.end(`<!doctype html><html lang="sv"><title>Norrby</title><body>${body}</body></html>`)
}

const LOGIN =
  '<h1>Logga in</h1><form><input name="namn"><input type="password"><button>Logga in</button></form>'

async function municipality(paths: readonly (readonly string[])[]) {
  const pages = await site()
  const made = await newArchive()
  for (const [n, addresses] of paths.entries())
    newChannel(made.ctx, { name: `Kanal ${n}`, addresses: addresses.map(path => pages.origin + path) })
  return { ...made, pages, runs: runsOf(made.ctx, made.archive.hold) }
}

const statesOf = (ctx: Context, runId: RunId) =>
  listCaptures(ctx.db.read, { channelId: null, runId, limit: 100, after: null })
    .items.reverse()
    .map(({ address, state }) => [new URL(address).pathname, state])

it('is paused and gone on with, and captures each page once', async () => {
  const { ctx, runs, pages } = await municipality(Array.from({ length: 8 }, (_, n) => [`/${n}`]))
  const first = new Promise<void>(resolve => {
    ctx.events.subscribe('event', event => {
      if (event.kind === 'capture-ended') resolve()
    })
  })
  const run = await runs.start(EVERYTHING)
  await first
  const paused = await runs.pause(run.id)
  expect(paused).toMatchObject({ state: 'paused', pauseReason: 'person', endedAt: null, total: 8, failed: 0 })
  expect(paused.complete).toBeGreaterThan(0)
  expect(paused.complete).toBeLessThan(8)
  expect(runs.current()).toBeNull()
  expect(statesOf(ctx, run.id).every(([, state]) => state === 'complete')).toBe(true)

  await runs.goOn(run.id, 'left')
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 8, pauseReason: null })
  expect(pages.asked.toSorted()).toEqual(Array.from({ length: 8 }, (_, n) => `/${n}`))
  await expect(runs.goOn(run.id, 'failed-too')).rejects.toMatchObject({ code: 'run-has-nothing-left' })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('waits for a host that asks for it, and then gets its page', async () => {
  const { ctx, runs, pages, clock } = await municipality([['/a'], ['/b']])
  pages.answers.set('/a', response => {
    pages.answers.delete('/a')
    show(response, '<h1>För många</h1>', 429, { 'retry-after': '120' })
  })
  const run = await runs.start(EVERYTHING)
  const isResting = () => pages.asked.includes('/a') && pages.answers.size === 0
  await expect.poll(isResting, { timeout: 20_000 }).toBe(true)
  await expect
    .poll(() => statesOf(ctx, run.id).some(([, state]) => state === 'refused'), { timeout: 20_000 })
    .toBe(true)
  const before = pages.asked.filter(path => path === '/a').length
  expect(before).toBe(1)
  clock.advance(121_000)
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 2, refused: 0 })
  expect(pages.asked.filter(path => path === '/a')).toHaveLength(2)
  expect(statesOf(ctx, run.id).filter(([path]) => path === '/a')).toEqual([
    ['/a', 'refused'],
    ['/a', 'complete']
  ])
})

it('keeps what there is of a page whose own calls got a no, and asks the host nothing before, in no run', async () => {
  const { ctx, runs, pages, clock } = await municipality([['/a']])
  pages.answers.set('/a', response =>
    show(response, '<p>Nyheter från Norrby.</p><script>fetch("/del").then(a => a.text())</script>')
  )
  pages.answers.set('/del', response => show(response, '', 429, { 'retry-after': '7200' }))
  const run = await runs.start(EVERYTHING)
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', partial: 1, refused: 0 })
  const early = await runs.start(EVERYTHING)
  const paused = await runEnded(ctx, early.id)
  expect(paused).toMatchObject({ state: 'paused', pauseReason: 'host', partial: 0 })
  expect(Date.parse(paused.waitsUntil ?? '')).toBe(Date.parse(clock.now()) + 7_200_000)
  expect(pages.asked).toEqual(['/a', '/del'])
})

it('pauses for a host that wants longer, and asks it nothing before, in no run', async () => {
  const { ctx, runs, pages, clock } = await municipality([['/a'], ['/b']])
  pages.answers.set('/a', response => show(response, '<h1>Stängt</h1>', 503, { 'retry-after': '7200' }))
  const run = await runs.start(EVERYTHING)
  const paused = await runEnded(ctx, run.id)
  expect(paused).toMatchObject({ state: 'paused', pauseReason: 'host', refused: 1 })
  expect(Date.parse(paused.waitsUntil ?? '')).toBe(Date.parse(clock.now()) + 7_200_000)

  const asked = pages.asked.length
  const early = await runs.goOn(run.id, 'left')
  expect(await runEnded(ctx, early.id)).toMatchObject({ state: 'paused', pauseReason: 'host' })
  expect(pages.asked).toHaveLength(asked)

  clock.advance(7_201_000)
  pages.answers.clear()
  await runs.goOn(run.id, 'left')
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 2 })
})

it('holds a channel whose page wants a login, captures the others, and goes on when someone has logged in', async () => {
  const { ctx, runs, pages } = await municipality([['/intern/1', '/intern/2', '/intern/3'], ['/a'], ['/b']])
  for (const n of [1, 2, 3]) pages.answers.set(`/intern/${n}`, response => show(response, LOGIN))
  const run = await runs.start(EVERYTHING)
  const paused = await runEnded(ctx, run.id)
  expect(paused).toMatchObject({ state: 'paused', pauseReason: 'login', complete: 2 })
  expect(paused.refused).toBeGreaterThan(0)
  // One page, or as many as were open at the same time.
  expect(pages.asked.filter(path => path.startsWith('/intern')).length).toBeLessThan(3)
  pages.answers.clear()
  await runs.goOn(run.id, 'left')
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 5, refused: 0 })
})

it('tries again what failed when asked to, and what failed in passing by itself', async () => {
  const { ctx, runs, pages } = await municipality([['/broken'], ['/reset'], ['/a']])
  pages.answers.set('/broken', response => show(response, '<h1>Fel</h1>', 500))
  pages.answers.set('/reset', response => {
    pages.answers.delete('/reset')
    response.destroy()
  })
  const run = await runs.start(EVERYTHING)
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 2, failed: 1 })
  await expect(runs.goOn(run.id, 'left')).rejects.toMatchObject({ code: 'run-has-nothing-left' })
  pages.answers.clear()
  await runs.goOn(run.id, 'failed-too')
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 3, failed: 0 })
})

it('is gone on with after the program was gone in the middle of it', async () => {
  const { archive, ctx, dir, options, runs, pages } = await municipality([['/a'], ['/b'], ['/hangs']])
  let hanging: ServerResponse | undefined
  pages.answers.set('/hangs', response => {
    hanging = response
  })
  const run = await runs.start(EVERYTHING)
  await expect.poll(() => findRun(ctx.db.read, run.id)?.complete, { timeout: 20_000 }).toBe(2)
  await expect.poll(() => hanging, { timeout: 20_000 }).toBeDefined()
  await archive.close()

  const again = await openArchive(dir, options)
  onTestFinished(() => again.close())
  pages.answers.clear()
  expect(findRun(again.context.db.read, run.id)).toMatchObject({ state: 'interrupted', complete: 2 })
  const next = runsOf(again.context, again.hold)
  await next.goOn(run.id, 'left')
  expect(await runEnded(again.context, run.id)).toMatchObject({ state: 'finished', complete: 3, total: 3 })
  expect(pages.asked.filter(path => path === '/a' || path === '/b')).toHaveLength(2)
})

it('stops a paused run when told to, and can be gone on with all the same', async () => {
  const { ctx, runs, pages } = await municipality([['/a', '/b', '/c', '/d', '/e']])
  for (const path of ['/a', '/b', '/c', '/d', '/e'])
    pages.answers.set(path, response => show(response, LOGIN))
  const run = await runs.start(EVERYTHING)
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'paused', pauseReason: 'login' })
  expect(await runs.stop(run.id)).toMatchObject({ state: 'stopped', pauseReason: null })
  pages.answers.clear()
  await runs.goOn(run.id, 'left')
  expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 5 })
})

it.skipIf(!canMount)(
  'is not begun on a disk that is too small, and pauses before one is full (needs the right to mount)',
  async () => {
    const folder = await temporaryFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', folder])
    onTestFinished(() => void execFileSync('umount', ['-l', folder]))
    const archive = await createArchive(join(folder, 'arkiv'), 'Norrby kommun', openOptions())
    onTestFinished(() => archive.close().catch(() => undefined))
    const ctx = archive.context
    const pages = await site()
    newChannel(ctx, { addresses: ['/a', '/b', '/c', '/d', '/e', '/f'].map(path => pages.origin + path) })
    const runs = runsOf(ctx, archive.hold)
    const fill = join(folder, 'annat.bin')

    expect(await forecastOf(ctx, 'all')).toMatchObject({ addresses: 6, fits: true })
    await writeFile(fill, Buffer.alloc(180 << 20))
    const forecast = await forecastOf(ctx, 'all')
    expect(forecast).toMatchObject({ fits: false, bytes: 6 * (8 << 20) })
    expect(forecast.free).toBeLessThan(220 << 20)
    await expect(runs.start(EVERYTHING)).rejects.toMatchObject({
      code: 'disk-too-small',
      params: { needed: 248 }
    })
    expect(pages.asked).toEqual([])

    await rm(fill)
    // The disk is full before the third page is shown, however quick the captures are.
    const filled = Buffer.alloc(310 << 20)
    pages.answers.set('/c', response => {
      pages.answers.delete('/c')
      void writeFile(fill, filled).then(() => show(response, '<h1>/c</h1><p>Nyheter från Norrby.</p>'))
    })
    const run = await runs.start(EVERYTHING)
    const paused = await runEnded(ctx, run.id)
    expect(paused).toMatchObject({ state: 'paused', pauseReason: 'disk', failed: 0 })
    expect(paused.complete).toBeLessThan(6)

    await rm(fill)
    await runs.goOn(run.id, 'left')
    expect(await runEnded(ctx, run.id)).toMatchObject({ state: 'finished', complete: 6 })
  }
)
