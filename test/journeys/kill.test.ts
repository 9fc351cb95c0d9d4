// Killed at any instant: the program as a user runs it, ended with SIGKILL in the middle of its work, again and again.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { openArchive } from '../../electron/core/archive.ts'
import { verifyArchive } from '../../electron/core/journal/verify.ts'
import { startDemoSite } from '../../resources/demo/site.mjs'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'

const CLI = join(import.meta.dirname, '../../out/main/cli.js')
const SEED = 20261125
const KILLS = 56
const LONGEST = { capture: 3200, save: 2600, intake: 700, export: 1100 } as const
type Work = keyof typeof LONGEST

beforeAll(() => {
  if (!existsSync(CLI)) throw new Error('Build first (npm test does): out/main/cli.js is missing.')
})

it(`opens, verifies and shows interrupted work as interrupted after ${KILLS} kills`, async () => {
  const site = await startDemoSite()
  onTestFinished(() => site.close())
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const env = { ...process.env, KANALARKIV_ARCHIVE: dir, LANG: 'C.UTF-8' }
  const run = async (...args: string[]) =>
    JSON.parse((await promisify(execFile)(process.execPath, [CLI, ...args, '--json'], { env })).stdout)

  await run('init', dir, '--municipality', 'Älvåsa kommun')
  const owner = ['--department', 'Kommunikation', '--responsible', 'Åsa Öberg', '--purpose', 'Nyheter']
  const address = ['--address', `${site.origin}/blogg`]
  const { channel } = await run(
    'channel',
    'add',
    '--platform',
    'blog',
    '--name',
    'Bloggen',
    ...address,
    ...owner
  )

  const random = mulberry32(SEED)
  const order: readonly Work[] = ['capture', 'save', 'intake', 'export']
  const seen = { interrupted: 0, finished: 0 }
  for (let n = 0; n < KILLS; n++) {
    const work = order[n % order.length] ?? 'capture'
    const message = join(folder, `meddelande ${n}.txt`)
    await writeFile(message, `Meddelande ${n}: när öppnar badet?\n`.repeat(2000))
    const args = {
      capture: ['capture', '--channel', channel.id],
      save: ['comment', 'save', '--channel', channel.id, '--address', site.abusive.permalink],
      intake: ['message', 'file', '--channel', channel.id, '--sender', 'Kalle Påhitt', message],
      export: ['export']
    }[work]
    // Not before the program has loaded, or nothing would be interrupted but the loading.
    const child = spawn(process.execPath, [CLI, ...args], { env, stdio: 'ignore' })
    await kill(child, 150 + random() * LONGEST[work])
    if (child.exitCode !== null) seen.finished++

    const where = `kill ${n} (${work}, seed ${SEED})`
    const archive = await openArchive(dir, openOptions())
    try {
      expect((await verifyArchive(archive.context)).findings, where).toEqual([])
      const states = archive.context.db.read
        .prepare(
          `SELECT state FROM capture WHERE state IN ('running', 'interrupted')
           UNION ALL SELECT state FROM run WHERE state IN ('running', 'interrupted')
           UNION ALL SELECT state FROM export WHERE state IN ('writing', 'interrupted')`
        )
        .all() as { state: string }[]
      expect(
        states.filter(({ state }) => state !== 'interrupted'),
        where
      ).toEqual([])
      seen.interrupted = states.length
      const halfPackages = (await readdir(join(dir, 'exports'))).filter(name => name.endsWith('.tmp'))
      expect(halfPackages, where).toEqual([])
    } finally {
      await archive.close()
    }
  }
  // The delays are spread so that many kills land in the middle of the work: a run in which none did proves nothing.
  expect(seen.interrupted).toBeGreaterThan(5)
  expect(seen.finished).toBeLessThan(KILLS / 2)

  // And the work goes on as if nothing had been.
  const { run: last } = await run('capture', '--channel', channel.id)
  expect(last).toMatchObject({ state: 'finished', complete: 1 })
}, 600_000)

async function kill(child: ChildProcess, after: number): Promise<void> {
  const exited = once(child, 'exit')
  const timer = setTimeout(() => child.kill('SIGKILL'), after)
  await exited
  clearTimeout(timer)
}

/** A small seeded generator (mulberry32), so that a failing run can be repeated. Numbers from 0 to 1. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
