// A program whose disk is full from each call on that needs room, for each act in turn: what the act answers then, whether everything that
// was acknowledged is there, and whether the act can be done once there is room. It prints a line for each act.
import { readHead } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { ACTS } from './faults/acts-archive.ts'
import { openPlace, type Place } from './faults/place.ts'
import { Control } from './faults/shim.ts'

const [dir = '', beside = '', path = '', stride = '1', only = '', mode = 'full'] = process.argv.slice(2)
const control = new Control(path)
let place = await openPlace(dir, beside, { isNew: false, at: '2026-11-25T08:00:00.000Z' })
process.stdout.write('ready\n')

/** What it answered: `done`, or the code of the refusal; what is none has its message. */
async function answerOf(name: string): Promise<string> {
  try {
    await ACTS[name]?.(place)
    return 'done'
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: unknown }
    return code === undefined || code === 'internal' || code === 'INTERNAL_SERVER_ERROR'
      ? `${code} ${String(error)} ${String(cause)}`
      : code
  }
}

async function faultsOf({ ctx }: Place, head: ReturnType<typeof readHead>): Promise<string[]> {
  const { findings } = await verifyArchive(ctx)
  const kept =
    head === undefined
      ? null
      : ctx.db.read.prepare('SELECT sha256 FROM journal WHERE seq = ?').pluck().get(head.seq)
  return [
    ...findings.map(one => JSON.stringify(one)),
    ...(kept === (head?.sha256 ?? null) ? [] : ['the journal lost a line'])
  ]
}

async function reopened(): Promise<Place> {
  await place.session.close()
  return openPlace(dir, beside, { isNew: false, at: place.clock.now() })
}

const names = only === '' ? Object.keys(ACTS) : only.split(',')
const kind = mode === 'full' ? 'full' : 'sync-fails'
for (const name of names) {
  const answers: Record<string, number> = {}
  const faults: string[] = []
  control.set('count')
  const first = await answerOf(name)
  const counted = control.read()
  const calls = kind === 'full' ? counted.writes : counted.syncs
  if (first !== 'done') faults.push(`with room: ${first}`)
  let times = 0
  for (let at = 1 + Math.floor(Math.random() * Number(stride)); at <= calls; at += Number(stride)) {
    const head = readHead(place.ctx.db.read)
    place.clock.advance(60_000)
    control.set(kind, at)
    const answer = await answerOf(name)
    const { hits } = control.read()
    control.set('off')
    if (hits === 0) continue
    times++
    answers[answer] = (answers[answer] ?? 0) + 1
    for (const fault of await faultsOf(place, head)) faults.push(`${at}: ${fault}`)
    // Of every fifth the program is begun anew before the act is done again.
    if (times % 5 === 0) place = await reopened()
    place.clock.advance(60_000)
    const again = await answerOf(name)
    if (again !== 'done') faults.push(`${at}: with room again: ${again}`)
  }
  process.stdout.write(`${JSON.stringify({ name, calls, times, answers, faults })}\n`)
}
place = await reopened()
process.stdout.write(
  `${JSON.stringify({ name: 'all', calls: 0, times: 0, answers: {}, faults: await faultsOf(place, undefined) })}\n`
)
await place.session.close()
