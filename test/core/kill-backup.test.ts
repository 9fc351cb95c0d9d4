// Killed at any instant of a backup and of a restoring: what was whole stays whole, the next one goes on, and the archive has lost nothing.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import type { StoredObject } from '../../electron/core/kernel/objects/store.ts'
import { newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { builtCli } from '../helpers/cli/process.ts'
import { isLong } from '../helpers/long.ts'

const KILLS = Number(process.env['KANALARKIV_FAULTS_KILLS'] ?? (isLong ? 150 : 6))
const FILES = 300

/** Runs a command line, killed after so many milliseconds; without, to its end. */
async function kanalarkiv(args: string[], after?: number): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [builtCli(), ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore']
  })
  let out = ''
  child.stdout.on('data', (text: Buffer) => {
    out += text
  })
  const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after)
  const code = await new Promise<number | null>(done => child.once('close', done))
  clearTimeout(timer)
  return { code, out }
}

it(`is killed ${KILLS} times while it is written and while it is restored`, async () => {
  const dir = join(await temporaryFolder(), 'arkiv')
  const archive = await createArchive(dir, 'Norrby kommun', { ...openOptions(), actor: systemActor() })
  const ctx = archive.context
  newChannel(ctx)
  const objects: StoredObject[] = []
  for (let number = 0; number < FILES; number++)
    objects.push(
      await ctx.objects.put(Buffer.alloc(1 + number * 700, String(number)), 'application/octet-stream')
    )
  ctx.db.transact(tx => record(tx, ctx, { act: 'test.kept', about: null, objects }))
  await archive.close()

  const to = join(await temporaryFolder(), 'kopior')
  const backup = (after?: number) => kanalarkiv(['backup', '--archive', dir, '--to', to], after)
  // How long it takes where nobody kills it, so that the instants lie all over it.
  // The first is slower than those that find everything there.
  let takes = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 2; turn++) {
    const began = performance.now()
    expect((await backup()).code).toBe(0)
    takes = Math.min(takes, performance.now() - began)
  }
  let killed = 0
  for (let kill = 1; kill <= KILLS; kill++) {
    if ((await backup((takes * kill) / KILLS)).code === null) killed++
    const { code, out } = await kanalarkiv(['backup', 'verify', '--from', to])
    expect([kill, code, out]).toEqual([kill, 0, expect.stringContaining('"findings":[]')])
  }
  expect(killed).toBeGreaterThan(KILLS / 3)
  expect((await kanalarkiv(['verify', '--archive', dir])).code).toBe(0)
  // At most that of the last one, with what SQLite writes beside it.
  const left = (await readdir(dir)).filter(name => /^archive\.db\.backup-(?!.*-journal$)/.test(name))
  expect(left.length).toBeLessThanOrEqual(1)
  expect((await backup()).code).toBe(0)
  expect((await readdir(dir)).filter(name => name.startsWith('archive.db.backup-'))).toEqual([])

  const into = join(await temporaryFolder(), 'new')
  const restore = (after?: number) => kanalarkiv(['restore', '--from', to, '--into', into], after)
  for (let kill = 1; kill <= KILLS && !existsSync(join(into, 'archive.db')); kill++)
    await restore((takes * kill) / KILLS)
  if (!existsSync(join(into, 'archive.db'))) expect((await restore()).code).toBe(0)
  const { code, out } = await kanalarkiv(['verify', '--archive', into])
  expect([code, out]).toEqual([0, expect.stringContaining(`"objects":${FILES}`)])
}, 1_200_000)
