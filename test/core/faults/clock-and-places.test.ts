// A clock that goes back and forth, and computers that are set to other time zones and languages: every kind of act is done, the archive
// verifies, and what is told of days is the same everywhere.
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/archive.ts'
import { expectIntact } from '../../helpers/faults/intact.ts'
import { variants } from '../../helpers/long.ts'
import { bundled } from '../../helpers/process.ts'

/** In hours between one act and the next. */
const CLOCKS = {
  forward: ['1'],
  'back and forth by hours': ['5', '-4', '3', '-3'],
  'back and forth by years': ['8784', '-17520', '26280', '-17000'],
  'always back': ['-30']
} as const

const PLACES = [
  { TZ: 'Europe/Stockholm', LANG: 'sv_SE.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' },
  { TZ: 'Pacific/Pago_Pago', LANG: 'ar_SA.UTF-8' },
  { TZ: 'Asia/Kathmandu', LANG: 'th_TH.UTF-8' },
  { TZ: 'America/St_Johns', LANG: 'C' },
  { TZ: ':/nonsense', LANG: 'xx_YY' }
] as const

async function done(env: NodeJS.ProcessEnv, jumps: readonly string[]) {
  const folder = await temporaryFolder()
  const [dir, beside] = [join(folder, 'arkiv'), join(folder, 'bredvid')]
  await mkdir(beside)
  const args = [bundled('do-each-act.ts'), dir, beside, ...jumps]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, ...env },
    maxBuffer: 64 << 20
  })
  await expectIntact(dir, JSON.stringify([env, jumps]))
  return JSON.parse(stdout) as { findings: unknown[] }
}

it.each(variants(['back and forth by years', 'forward', 'back and forth by hours', 'always back'] as const))(
  'does every act and is in order with a clock that goes %s',
  async clock => {
    expect((await done({}, CLOCKS[clock])).findings).toEqual([])
  },
  600_000
)

it('tells of the same days in every time zone and language', async () => {
  const [first, ...others] = PLACES
  const said = await done({ ...first, LC_ALL: first.LANG }, CLOCKS.forward)
  for (const place of others.slice(0, variants([1, 2, 3, 4, 5]).length))
    expect(await done({ ...place, LC_ALL: place.LANG }, CLOCKS.forward), place.TZ).toEqual(said)
}, 1_200_000)
