// Killed at any instant: the program as a user runs it, ended with SIGKILL in the middle of its work, again and again.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { type Archive, openArchive } from '../../electron/core/app/archive.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { startDemoSite } from '../../resources/demo/site.mjs'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { builtCli } from '../helpers/cli/process.ts'
import { isLong } from '../helpers/long.ts'
import { startDiscussion } from '../helpers/site/discussion.ts'

const SEED = 20261125
/** Enough for a kill at any instant and one just after it has begun, of each kind of work; and many more where there is time. */
const KILLS = isLong ? 70 : 10
/** Comments that have come to the watched page before each look. */
const COME = 2
type Work = 'capture' | 'save' | 'intake' | 'export' | 'look'

it(`opens, verifies and shows interrupted work as interrupted after ${KILLS} kills`, async () => {
  const site = await startDemoSite()
  onTestFinished(() => site.close())
  const watched = await startDiscussion()
  onTestFinished(() => watched.close())
  const talk = watched.begin([])
  const folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  const env = { ...process.env, KANALARKIV_ARCHIVE: dir, LANG: 'C.UTF-8' }
  const run = async (...args: string[]) =>
    JSON.parse(
      (
        await promisify(execFile)(process.execPath, [builtCli(), ...args, '--json'], {
          env,
          maxBuffer: 64 << 20
        })
      ).stdout
    )

  await run('init', dir, '--municipality', 'Älvåsa kommun')
  const owner = ['--department', 'Kommunikation', '--responsible', 'Åsa Öberg', '--purpose', 'Nyheter']
  const address = ['--address', `${site.origin}/blogg`, '--private-addresses', 'yes']
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

  const { watch } = await run('watch', 'page', '--channel', channel.id, '--address', watched.address)
  const look = ['watch', 'visit', watch.pages[0].id]

  const random = mulberry32(SEED)
  const order: readonly Work[] = ['capture', 'save', 'intake', 'export', 'look']
  let said = 0
  const argsOf = async (work: Work, n: number) => {
    if (work === 'look')
      for (let come = 0; come < COME; come++)
        talk.add({ id: ++said, author: `Person ${said}`, text: `Fråga ${said}: när plogas vår gata?` })
    const message = join(folder, `meddelande ${n}.txt`)
    await writeFile(message, `Meddelande ${n}: när öppnar badet?\n`.repeat(600_000))
    return {
      capture: ['capture', '--channel', channel.id],
      save: ['comment', 'save', '--channel', channel.id, '--address', site.abusive.permalink],
      intake: ['message', 'file', '--channel', channel.id, '--sender', 'Kalle Påhitt', message],
      // The messages that are taken in here are decided on by nobody.
      export: ['export', '--unfinished', 'include'],
      look
    }[work]
  }
  // How long each kind of work takes on this machine when nobody kills it.
  const whole: Record<Work, number> = { capture: 0, save: 0, intake: 0, export: 0, look: 0 }
  for (const work of order) {
    const args = await argsOf(work, -1)
    const began = performance.now()
    await once(spawn(process.execPath, [builtCli(), ...args], { env, stdio: 'ignore' }), 'exit')
    whole[work] = performance.now() - began
  }
  const interrupted: Record<Work, number> = { capture: 0, save: 0, intake: 0, export: 0, look: 0 }
  let [finished, read] = [0, 0]
  for (let n = 0; n < KILLS; n++) {
    const work = order[n % order.length] ?? 'capture'
    const args = await argsOf(work, n)
    const child = spawn(process.execPath, [builtCli(), ...args], { env, stdio: 'ignore' })
    // Any instant at all; and every other time, for the quick kinds or where kills are few, one just after the work has begun.
    const isEarly = Math.floor(n / order.length) % 2 === 1
    if (work === 'intake' && isEarly) await kill(child, random() * 100, () => holds(join(dir, 'inbox'), ''))
    else if (work === 'export' && isEarly)
      await kill(child, isLong ? random() * 300 : 0, () => holds(join(dir, 'exports'), '.tmp'))
    else if (isEarly && !isLong && work in UNDER_WAY)
      await kill(child, 0, async () => isUnderWay(dir, UNDER_WAY[work as keyof typeof UNDER_WAY]))
    else await kill(child, random() * whole[work])
    if (child.exitCode !== null) finished++
    if (work === 'intake' && (await holds(join(dir, 'inbox'), ''))) interrupted.intake++

    const where = `kill ${n} (${work}, seed ${SEED})`
    const archive = await openArchive(dir, { ...openOptions(), actor: systemActor() })
    try {
      expect((await verifyArchive(archive.context)).findings, where).toEqual([])
      expect(count(archive, `SELECT id FROM capture WHERE state = 'running'`), where).toBe(0)
      expect(count(archive, `SELECT id FROM run WHERE state = 'running'`), where).toBe(0)
      expect(count(archive, `SELECT id FROM export WHERE state = 'writing'`), where).toBe(0)
      // Each try is of the one comment: explained, seen again, or the one that is saved.
      const unsaved = `SELECT id FROM comment WHERE state = 'noticed' AND same_as IS NULL`
      expect(count(archive, `${unsaved} AND problem IS NULL`), where).toBe(0)
      const kept = `SELECT id FROM comment WHERE state <> 'noticed' AND id NOT IN (SELECT comment_id FROM platform_comment)`
      expect(count(archive, kept), where).toBeLessThanOrEqual(1)
      expect(count(archive, `SELECT id FROM page_visit WHERE state = 'running'`), where).toBe(0)
      // What was read on the page is there once, and stays there.
      const onPage = 'SELECT native_id FROM platform_comment GROUP BY native_id'
      expect(count(archive, `${onPage} HAVING count(*) > 1`), where).toBe(0)
      expect(count(archive, 'SELECT 1 FROM platform_comment WHERE gone_at IS NOT NULL'), where).toBe(0)
      expect(count(archive, onPage), where).toBeGreaterThanOrEqual(read)
      read = count(archive, onPage)
      expect(await holds(join(dir, 'exports'), '.tmp'), where).toBe(false)
      expect(await holds(join(dir, 'inbox'), '.tmp'), where).toBe(false)
      interrupted.capture = count(archive, `SELECT id FROM capture WHERE state = 'interrupted'`)
      interrupted.save = count(archive, `SELECT id FROM comment WHERE problem = 'interrupted'`)
      interrupted.export = count(archive, `SELECT id FROM export WHERE state = 'interrupted'`)
      interrupted.look = count(archive, `SELECT id FROM page_visit WHERE state = 'interrupted'`)
    } finally {
      await archive.close()
    }
    // What waits in the inbox is taken in by the next intake, and nothing is there twice.
    if (work === 'intake') {
      const waiting = ['message', 'file', '--channel', channel.id, '--sender', 'Kalle Påhitt', '--inbox']
      expect(await run(...waiting), where).toMatchObject({ refused: [] })
      expect(await holds(join(dir, 'inbox'), ''), where).toBe(false)
    }
  }
  // A run in which no kill landed in the middle of the work would prove nothing.
  for (const [work, times] of Object.entries(interrupted)) expect(times, work).toBeGreaterThan(0)
  expect(finished).toBeLessThan(KILLS / 2)

  // And the work goes on as if nothing had been.
  const { run: last } = await run('capture', '--channel', channel.id)
  expect(last).toMatchObject({ state: 'finished', complete: 1 })
  expect(await run(...look)).toMatchObject({ visit: { seen: said, added: said - read, vanished: 0 } })
}, 900_000)

/** What the database holds while this kind of work goes on. */
const UNDER_WAY = {
  capture: `SELECT 1 FROM capture WHERE state = 'running'`,
  save: `SELECT 1 FROM comment WHERE state = 'noticed' AND problem IS NULL AND same_as IS NULL`,
  look: `SELECT 1 FROM page_visit WHERE state = 'running'`
}

function isUnderWay(dir: string, sql: string): boolean {
  const db = new Database(join(dir, 'archive.db'), { readonly: true })
  try {
    return db.prepare(sql).get() !== undefined
  } finally {
    db.close()
  }
}

function count({ context }: Archive, sql: string): number {
  return context.db.read.prepare(sql).all().length
}

async function holds(folder: string, ending: string): Promise<boolean> {
  return (await readdir(folder)).some(name => name.endsWith(ending))
}

/** Kills the program some milliseconds after `begun`, or lets it end by itself if that comes first. */
async function kill(child: ChildProcess, after: number, begun = async () => true): Promise<void> {
  const exited = once(child, 'exit')
  while (child.exitCode === null && !(await begun())) await sleep(2)
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
