// Killed at any instant of any act: the archive opens, verifies, has all that was acknowledged, and nothing in it dangles.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { verifyBackup } from '../../../electron/core/delivery/backups/verify.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { ACTS, backupsOf } from '../../helpers/faults/acts-archive.ts'
import { expectIntact, type Head } from '../../helpers/faults/intact.ts'
import { openPlace } from '../../helpers/faults/place.ts'
import { randomFrom } from '../../helpers/faults/random.ts'
import { isLong } from '../../helpers/long.ts'
import { bundled } from '../../helpers/process.ts'

const SEED = Number(process.env['KANALARKIV_FAULTS_SEED'] ?? 20261129)
const KILLS = Number(process.env['KANALARKIV_FAULTS_KILLS'] ?? (isLong ? 1_000 : 8))
/** An archive that is killed so often is as large as one of some days. */
const A_NEW_ONE_AFTER = 100
const LONGEST = 1_500

type Line = { began?: string; done?: string; head?: Head; at?: string }
type Killed = { lines: Line[]; code: number | null; signal: string | null; err: string }

/** Begins acts, the first of them this one, and kills the program some milliseconds after it is ready. */
async function killedAfter(milliseconds: number, args: readonly string[]): Promise<Killed> {
  const child = spawn(process.execPath, [bundled('do-acts.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let [out, err] = ['', '']
  const ready = Promise.withResolvers<void>()
  const ended = new Promise<[number | null, string | null]>(done =>
    child.once('close', (code, signal) => done([code, signal]))
  )
  child.stderr.on('data', text => {
    err += String(text)
  })
  child.stdout.on('data', text => {
    out += String(text)
    if (out.includes('ready\n')) ready.resolve()
  })
  await Promise.race([ready.promise, ended])
  await sleep(milliseconds)
  child.kill('SIGKILL')
  const [code, signal] = await ended
  // The last line may be cut off.
  const lines = out
    .split('\n')
    .slice(0, -1)
    .filter(line => line.startsWith('{'))
  return { lines: lines.map(line => JSON.parse(line) as Line), code, signal, err }
}

it(`has lost nothing after ${KILLS} kills at any instant of ${Object.keys(ACTS).length} kinds of act`, async () => {
  const random = randomFrom(SEED)
  const names = Object.keys(ACTS)
  const killedIn: Record<string, number> = Object.fromEntries(names.map(name => [name, 0]))
  let [dir, beside, at, acknowledged, isBackedUp] = ['', '', '', 0, false]
  for (let kill = 0; kill < KILLS; kill++) {
    if (kill % A_NEW_ONE_AFTER === 0) {
      const folder = await temporaryFolder()
      ;[dir, beside, at] = [join(folder, 'arkiv'), join(folder, 'bredvid'), '2026-11-25T08:00:00.000Z']
      isBackedUp = false
      await mkdir(beside)
      await (await openPlace(dir, beside, { isNew: true, at })).session.close()
    }
    const first = names[kill % names.length] ?? ''
    const seed = Math.floor(random() * 2 ** 31)
    const where = `kill ${kill} of ${SEED}, begun with ${first}`
    at = new Date(Date.parse(at) + 60_000).toISOString()
    const { lines, code, signal, err } = await killedAfter(random() * LONGEST * random(), [
      dir,
      beside,
      at,
      String(seed),
      'Infinity',
      first
    ])
    expect([code, signal, err], where).toEqual([null, 'SIGKILL', ''])
    const last = lines.findLast(({ done }) => done !== undefined)
    const began = lines.findLast(line => line.began !== undefined)?.began
    if (began !== undefined && lines.at(-1)?.began !== undefined) killedIn[began] = (killedIn[began] ?? 0) + 1
    isBackedUp ||= lines.some(({ done }) => done === 'backup')
    acknowledged += lines.filter(({ done }) => done !== undefined).length
    at = last?.at ?? at
    await expectIntact(dir, `${where}, killed in ${began}`, { head: last?.head, at })
    const copies = backupsOf({ beside })
    if (existsSync(join(copies, 'generations')) && (kill % 20 === 19 || began === 'backup')) {
      const job = {
        kind: 'verify',
        from: { name: copies, store: null },
        noted: null,
        at: at as never
      } as const
      const { findings } = await verifyBackup(job, () => undefined, new AbortController().signal)
      // Before the first was acknowledged, there may be none.
      const wrong = findings.filter(({ code }) => isBackedUp || code !== 'none-whole')
      expect(wrong, `${where}: the backups`).toEqual([])
    }
  }
  const within = Object.values(killedIn).reduce((sum, times) => sum + times, 0)
  process.stdout.write(
    `kills: ${JSON.stringify({ seed: SEED, kills: KILLS, within, acknowledged, killedIn })}\n`
  )
  if (KILLS >= 1_000)
    for (const [name, times] of Object.entries(killedIn)) expect(times, name).toBeGreaterThan(0)
  // A run in which none landed in the middle of an act would prove nothing.
  expect(within).toBeGreaterThan(KILLS / 4)
}, 7_200_000)
