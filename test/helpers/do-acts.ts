// A program that does acts in an archive, one after another, and says of each when it has begun and when it was acknowledged, with the
// head of the journal then. It is killed, runs out of memory, or has its disk taken away.
import { openSync, writeSync } from 'node:fs'
import { readHead } from '../../electron/core/kernel/journal/record.ts'
import { ACTS } from './faults/acts-archive.ts'
import { openPlace } from './faults/place.ts'
import { randomFrom } from './faults/random.ts'

const [dir = '', beside = '', at = '', seed = '0', most = 'Infinity', first = ''] = process.argv.slice(2)
const marks = process.env['FAULTS_MARKS']
const out = marks === undefined ? 1 : openSync(marks, 'a')
const say = (line: object) => void writeSync(out, `${JSON.stringify(line)}\n`)

const random = randomFrom(Number(seed))
const names = Object.keys(ACTS)
const place = await openPlace(dir, beside, { isNew: false, at, seed: Number(seed) })
process.stdout.write('ready\n')
for (let done = 0; done < Number(most); done++) {
  const name = done === 0 && first !== '' ? first : (names[Math.floor(random() * names.length)] ?? '')
  say({ began: name })
  place.clock.advance(1 + Math.floor(random() * 60_000))
  await ACTS[name]?.(place)
  say({ done: name, head: readHead(place.ctx.db.read), at: place.clock.now() })
}
await place.session.close()
