// A disk that is full from each call on that needs room, and one whose syncs fail, for each kind of act (a shim before the C library):
// the act answers in words of its own, nothing that was acknowledged is lost, and the act can be done once there is room.
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/archive.ts'
import { ACTS } from '../../helpers/faults/acts-archive.ts'
import { openPlace } from '../../helpers/faults/place.ts'
import { noShim, shimmed } from '../../helpers/faults/shim.ts'
import { isLong } from '../../helpers/long.ts'
import { bundled } from '../../helpers/process.ts'

type Told = { name: string; calls: number; times: number; answers: Record<string, number>; faults: string[] }

/** What an act may answer. */
const ANSWERS = ['done', 'disk-full']

async function told(mode: 'full' | 'sync', stride: number, only: string): Promise<Told[]> {
  const folder = await temporaryFolder()
  const [dir, beside] = [join(folder, 'arkiv'), join(folder, 'bredvid')]
  await mkdir(beside)
  await (await openPlace(dir, beside, { isNew: true, at: '2026-11-25T07:00:00.000Z' })).session.close()
  const control = join(folder, 'control')
  const env = shimmed({ under: dir, control })
  const args = [bundled('fill-disk.ts'), dir, beside, control, String(stride), only, mode]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 64 << 20 })
  return stdout
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as Told)
}

function summed(kind: string, all: readonly Told[]): number {
  const times = all.reduce((sum, one) => sum + one.times, 0)
  const answers: Record<string, number> = {}
  for (const one of all)
    for (const [answer, count] of Object.entries(one.answers))
      answers[answer] = (answers[answer] ?? 0) + count
  const each = Object.fromEntries(all.map(one => [one.name, one.times]))
  process.stdout.write(`${kind}: ${JSON.stringify({ acts: all.length - 1, times, answers, each })}\n`)
  return times
}

// Every call of every act takes some minutes; `npm test` takes some of them.
const [stride, only] = isLong ? [1, ''] : [25, 'messageFile,people']

it.skipIf(noShim !== null)(
  `is told, and loses nothing, at every call that needs room in the archive (${noShim ?? 'shim'})`,
  async () => {
    const all = await told('full', stride, only)
    const times = summed('full disk of the archive', all)
    expect(all.flatMap(({ name, faults }) => faults.map(fault => `${name}: ${fault}`))).toEqual([])
    const answers = new Set(all.flatMap(one => Object.keys(one.answers)))
    expect([...answers].filter(answer => !ANSWERS.includes(answer))).toEqual([])
    expect(times).toBeGreaterThan(isLong ? Object.keys(ACTS).length * 5 : 3)
  },
  3_600_000
)

it.skipIf(noShim !== null || !isLong)(
  'loses nothing where the disk says at any sync that it cannot',
  async () => {
    const all = await told('sync', stride, only)
    summed('syncs that fail', all)
    expect(all.flatMap(({ name, faults }) => faults.map(fault => `${name}: ${fault}`))).toEqual([])
  },
  3_600_000
)
