// The power goes at any instant: what was synced is there, of the rest any part, in any order (played from what a shim before the C
// library noted). The archive opens, verifies, and has all that was acknowledged.
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { it } from 'vitest'
import { temporaryFolder } from '../../helpers/archive.ts'
import { ACTS } from '../../helpers/faults/acts-archive.ts'
import { expectIntact, type Head } from '../../helpers/faults/intact.ts'
import { openPlace } from '../../helpers/faults/place.ts'
import { copyOf, Disk, readNoted } from '../../helpers/faults/power-loss.ts'
import { randomFrom } from '../../helpers/faults/random.ts'
import { noShim, shimmed } from '../../helpers/faults/shim.ts'
import { isLong } from '../../helpers/long.ts'
import { bundled } from '../../helpers/process.ts'

const SEED = Number(process.env['KANALARKIV_FAULTS_SEED'] ?? 20261129)
const LOSSES = Number(process.env['KANALARKIV_FAULTS_LOSSES'] ?? (isLong ? 1_000 : 12))
const ROUNDS = isLong ? Object.keys(ACTS).length : 2

it.skipIf(noShim !== null)(
  `has lost nothing after ${LOSSES} losses of power (${noShim ?? 'shim'})`,
  async () => {
    const random = randomFrom(SEED)
    const losses: Record<string, number> = {}
    for (let round = 0; round < ROUNDS; round++) {
      const folder = await temporaryFolder()
      const [dir, beside, before] = [join(folder, 'arkiv'), join(folder, 'bredvid'), join(folder, 'förut')]
      await mkdir(beside)
      await (await openPlace(dir, beside, { isNew: true, at: '2026-11-25T07:00:00.000Z' })).session.close()
      copyOf(dir, before)
      const disk = new Disk(dir, before)
      const [log, marks] = [join(folder, 'log'), join(folder, 'marks')]
      const seed = String(Math.floor(random() * 2 ** 31))
      const first = Object.keys(ACTS)[round] ?? ''
      const args = [bundled('do-acts.ts'), dir, beside, '2026-11-25T08:00:00.000Z', seed, '4', first]
      await promisify(execFile)(process.execPath, args, {
        env: shimmed({ under: dir, log, marks }),
        maxBuffer: 64 << 20
      })
      const noted = readNoted(log)
      const into = join(folder, 'efter')
      for (let loss = 0; loss < LOSSES / ROUNDS; loss++) {
        const end = 1 + Math.floor(random() * noted.length)
        const some = noted.slice(0, end)
        const said = some
          .filter(({ op }) => op === 'mark')
          .map(({ bytes }) => JSON.parse(bytes.toString()) as Said)
        const last = said.findLast(({ done }) => done !== undefined)
        disk.play(some, random, into)
        const began = said.findLast(one => one.began !== undefined)?.began ?? 'opening'
        losses[began] = (losses[began] ?? 0) + 1
        await expectIntact(
          into,
          `round ${round} of ${SEED}, loss ${loss} after ${end} of ${noted.length} calls, in ${began}`,
          { head: last?.head, at: last?.at }
        )
      }
    }
    process.stdout.write(
      `losses of power: ${JSON.stringify({ seed: SEED, losses: Math.ceil(LOSSES / ROUNDS) * ROUNDS, in: losses })}\n`
    )
  },
  3_600_000
)

type Said = { began?: string; done?: string; head?: Head; at?: string }
