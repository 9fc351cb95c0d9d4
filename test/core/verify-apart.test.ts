// An archive with much in it is verified in a thread of its own: it is found to be what it is found to be without one, the core answers
// others meanwhile, and it can be stopped.
import { readdirSync, readFileSync } from 'node:fs'
import { appendFile, rm } from 'node:fs/promises'
import { constants, getPriority } from 'node:os'
import { expect, it, onTestFinished } from 'vitest'
import type { ArchiveEvent } from '#shared/events.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import type { StoredObject } from '../../electron/core/kernel/objects/store.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { forceInto } from '../helpers/force.ts'

const APART = { much: { database: 0, objects: 0 } }

async function filled({ objects = 3, lines = 3 }) {
  const made = await newArchive()
  const { ctx } = made
  const kept: StoredObject[] = []
  for (let n = 0; n < objects; n++)
    kept.push(await ctx.objects.put(new TextEncoder().encode(`nummer ${n}`), 'text/plain'))
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'test.kept', about: null, objects: kept })
    for (let n = 1; n < lines; n++) record(tx, ctx, { act: 'test.said', about: null, details: { n } })
  })
  newChannel(ctx)
  return { ...made, kept }
}

it('finds the same in a thread: a line, a row and files that are not as they were recorded', async () => {
  const made = await filled({})
  const { ctx, kept } = made
  expect(await verifyArchive(ctx, APART)).toEqual(await verifyArchive(ctx))
  const [first, second] = kept
  if (first === undefined || second === undefined) throw new Error('no objects')
  await appendFile(ctx.objects.path(first.sha256), '!')
  await rm(ctx.objects.path(second.sha256))
  forceInto(made, `UPDATE journal SET line = replace(line, 'test.kept', 'test.left') WHERE seq = 2`)
  forceInto(made, `UPDATE channel SET name = 'En annan'`)
  const found = await verifyArchive(ctx, APART)
  expect(found).toEqual(await verifyArchive(ctx))
  expect(found.findings.map(({ code }) => code).sort()).toEqual(
    ['line-changed', 'object-changed', 'object-missing', 'row-changed'].sort()
  )
})

it('lets the core go on, and tells how far it has come only so often', async () => {
  const { ctx } = await filled({ objects: 400, lines: 12_000 })
  const told: ArchiveEvent[] = []
  onTestFinished(ctx.events.subscribe('event', event => void told.push(event)))
  const [start, turns] = [performance.now(), [performance.now()]]
  const counting = setInterval(() => turns.push(performance.now()), 1)
  const { findings, objects } = await verifyArchive(ctx, APART)
  clearInterval(counting)
  const took = performance.now() - start
  expect({ findings, objects }).toEqual({ findings: [], objects: 400 })
  const longest = Math.max(...turns.slice(1).map((at, before) => at - (turns[before] ?? at)))
  // Its lines alone take most of the time when they are read in the core.
  expect(longest).toBeLessThan(took / 3)
  const progress = told.filter(({ kind }) => kind === 'verify-progress')
  expect(progress.length).toBeGreaterThan(0)
  expect(progress.length).toBeLessThanOrEqual(1 + took / 250)
})

it('ends when nobody waits for it any more, and when the archive closes', async () => {
  const { archive, ctx } = await filled({})
  const waiting = new AbortController()
  const stop = () => waiting.abort(new Error('the page was left'))
  onTestFinished(
    ctx.events.subscribe('event', ({ kind }) => (kind === 'verify-progress' ? stop() : undefined))
  )
  const verifying = verifyArchive(ctx, { ...APART, signal: waiting.signal })
  await expect(verifying).rejects.toThrow('the page was left')
  const another = verifyArchive(ctx, APART)
  const ended = expect(another).rejects.toBeDefined()
  await archive.close()
  await ended
})

it.skipIf(process.platform !== 'linux')(
  'lets others have the processor first (needs Linux, where each thread has a priority)',
  async () => {
    const { ctx } = await filled({ objects: 100, lines: 6_000 })
    const own = getPriority()
    const lower = Math.max(own, constants.priority.PRIORITY_BELOW_NORMAL)
    let most = 0
    const looking = setInterval(() => {
      const priorities = readdirSync('/proc/self/task').map(priorityOf)
      most = Math.max(most, priorities.filter(one => one === lower).length)
    }, 2)
    await verifyArchive(ctx, APART)
    clearInterval(looking)
    expect(most).toBeGreaterThanOrEqual(2)
    expect(getPriority()).toBe(own)
  }
)

/** Of a thread, which may have ended. */
function priorityOf(thread: string): number | null {
  try {
    const said = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
    // What comes before the bracket is its name, which may hold anything; the priority is the seventeenth after it.
    return Number(said.slice(said.lastIndexOf(')') + 2).split(' ')[16])
  } catch {
    return null
  }
}
