// A program that runs out of memory in the middle of its work, at many sizes: what was acknowledged is there.
import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/archive.ts'
import { ACTS } from '../../helpers/faults/acts-archive.ts'
import { expectIntact, type Head } from '../../helpers/faults/intact.ts'
import { openPlace } from '../../helpers/faults/place.ts'
import { isLong } from '../../helpers/long.ts'
import { bundled } from '../../helpers/process.ts'

const TIMES = isLong ? 120 : 4

it.skipIf(process.platform !== 'linux')(
  `has lost nothing after memory gave out ${TIMES} times`,
  async () => {
    const folder = await temporaryFolder()
    const [dir, beside] = [join(folder, 'arkiv'), join(folder, 'bredvid')]
    await mkdir(beside)
    let at = '2026-11-25T08:00:00.000Z'
    await (await openPlace(dir, beside, { isNew: true, at })).session.close()
    const names = Object.keys(ACTS)
    const counts = { died: 0, refused: 0, whole: 0 }
    for (let turn = 0; turn < TIMES; turn++) {
      // Of the heap, and of all that the process may have: V8 ends itself at the one, the C library says no at the other.
      const heap = 26 + (turn % 20)
      const data = turn % 2 === 0 ? 'unlimited' : String((90 + 4 * (turn % 30)) * 1024)
      const first = names[turn % names.length] ?? ''
      const node = [
        process.execPath,
        `--max-old-space-size=${heap}`,
        bundled('do-acts.ts'),
        dir,
        beside,
        at,
        String(turn),
        '6',
        first
      ]
      const { out, code } = await ran(['sh', '-c', `ulimit -d ${data}; ulimit -c 0; exec "$0" "$@"`, ...node])
      if (code === 0) counts.whole++
      else if (code === 1) counts.refused++
      else counts.died++
      const lines = out
        .split('\n')
        .slice(0, -1)
        .filter(line => line.startsWith('{'))
      const last = lines
        .map(line => JSON.parse(line) as { done?: string; head?: Head; at?: string })
        .findLast(({ done }) => done !== undefined)
      at = last?.at ?? at
      await expectIntact(dir, `turn ${turn}, ${heap} MB, ${data} kB, begun with ${first}`, {
        head: last?.head,
        at
      })
    }
    process.stdout.write(`memory: ${JSON.stringify({ turns: TIMES, ...counts })}\n`)
    expect(counts.died + counts.refused).toBeGreaterThan(TIMES / 4)
  },
  3_600_000
)

function ran([program = '', ...args]: readonly string[]): Promise<{ out: string; code: number | null }> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let out = ''
  child.stdout.on('data', text => {
    out += String(text)
  })
  return new Promise(done => child.once('close', code => done({ out, code })))
}
