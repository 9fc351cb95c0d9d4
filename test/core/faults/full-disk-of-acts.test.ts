// A disk that is full from each call on that needs room, and one whose syncs fail, for each kind of act (a shim before the C library):
// the act answers in words of its own, nothing that was acknowledged is lost, and the act can be done once there is room. `npm test` tries
// of each act one call by chance, the long tests every one, or as many as KANALARKIV_FAULTS_FULL says, of all acts or of those that
// KANALARKIV_FAULTS_ACTS names (with commas between).
import { execFile } from 'node:child_process'
import { cp, mkdir } from 'node:fs/promises'
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
type Asked = { readonly disk: 'archive' | 'beside'; readonly mode: 'full' | 'sync' }

const SEED = Number(process.env['KANALARKIV_FAULTS_SEED'] ?? 20261129)
const MOST = process.env['KANALARKIV_FAULTS_FULL'] ?? (isLong ? 'Infinity' : '1')
const ONLY = process.env['KANALARKIV_FAULTS_ACTS'] ?? ''
const KINDS = ONLY === '' ? Object.keys(ACTS) : ONLY.split(',')
/** An act that writes nothing where there is nothing to tell of. */
const MAY_NEED_NO_ROOM = 'alerts'

async function told({ disk, mode }: Asked): Promise<Told[]> {
  const folder = await temporaryFolder()
  const [dir, beside] = [join(folder, 'arkiv'), join(folder, 'bredvid')]
  await mkdir(beside)
  await (await openPlace(dir, beside, { isNew: true, at: '2026-11-25T07:00:00.000Z' })).session.close()
  await cp(dir, `${dir}-before`, { recursive: true })
  const control = join(folder, 'control')
  const env = shimmed({ under: disk === 'archive' ? dir : beside, control })
  const args = [bundled('fill-disk.ts'), dir, beside, control, mode, MOST, String(SEED), ONLY]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 64 << 20 })
  return stdout
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as Told)
}

/** A message that could not be looked through for secret words is kept in, and answers so where it is to go anywhere but to the diary. */
const KEPT_IN = Object.fromEntries(
  ['messageRegistered', 'messageCopied', 'messageFile'].map(name => [name, ['secret-is-registered']])
)

/** No act has lost anything, or answered otherwise than so; which acts it was tried in. */
function expectRight(
  asked: Asked,
  all: readonly Told[],
  answers: readonly string[],
  ofSome: Readonly<Record<string, readonly string[]>> = {}
): string[] {
  const met: Record<string, number> = {}
  const others: string[] = []
  for (const { name, answers: given } of all)
    for (const [answer, count] of Object.entries(given)) {
      met[answer] = (met[answer] ?? 0) + count
      if (!answers.includes(answer) && ofSome[name]?.includes(answer) !== true)
        others.push(`${name}: ${answer}`)
    }
  const acts = all.filter(({ times }) => times > 0).map(({ name }) => name)
  const times = all.reduce((sum, one) => sum + one.times, 0)
  const calls = all.reduce((sum, one) => sum + one.calls, 0)
  process.stdout.write(
    `disk: ${JSON.stringify({ ...asked, seed: SEED, acts: acts.length, times, calls, answers: met })}\n`
  )
  expect(all.flatMap(({ name, faults }) => faults.map(fault => `${name}: ${fault}`))).toEqual([])
  expect(others).toEqual([])
  return acts
}

it.skipIf(noShim !== null)(
  `is told, and loses nothing, where the archive's disk is full (${noShim ?? 'shim'})`,
  async () => {
    const asked = { disk: 'archive', mode: 'full' } as const
    const acts = expectRight(asked, await told(asked), ['done', 'disk-full'], {
      ...KEPT_IN,
      // The copy of the database is made anew, and there is seen to be no room for it.
      backup: ['backup-no-room']
    })
    expect(KINDS.filter(kind => kind !== MAY_NEED_NO_ROOM && !acts.includes(kind))).toEqual([])
  },
  14_400_000
)

it.skipIf(noShim !== null)(
  'is told, and loses nothing, where the disk is full that is written out to',
  async () => {
    const asked = { disk: 'beside', mode: 'full' } as const
    const acts = expectRight(asked, await told(asked), [
      ...['done', 'disk-full', 'backup-disk-full', 'folder-unusable ENOSPC']
    ])
    if (ONLY === '') expect(acts).toContain('backup')
    if (ONLY === '') expect(acts.length).toBeGreaterThan(5)
  },
  14_400_000
)

it.skipIf(noShim !== null || !isLong)(
  'loses nothing where the disk says at any sync that it cannot',
  async () => {
    const asked = { disk: 'archive', mode: 'sync' } as const
    expectRight(asked, await told(asked), ['done', 'disk-failing'])
  },
  14_400_000
)
