// A program whose disk is full from each call on that needs room, for each act in turn: what the act answers then, whether everything that
// was acknowledged is there, and whether the act can be done once there is room. It prints a line for each act.
import { existsSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { verifyBackup } from '../../electron/core/delivery/backups/verify.ts'
import { refusalOf } from '../../electron/core/kernel/errors.ts'
import { readHead } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { ACTS, backupsOf } from './faults/acts-archive.ts'
import { openPlace, type Place } from './faults/place.ts'
import { randomFrom } from './faults/random.ts'
import { Control } from './faults/shim.ts'

const [dir = '', beside = '', path = '', mode = 'full', most = 'Infinity', seed = '0', only = ''] =
  process.argv.slice(2)
const control = new Control(path)
const random = randomFrom(Number(seed))
const options = { isNew: false, seed: Number(seed) }
let place = await openPlace(dir, beside, { ...options, at: '2026-11-25T08:00:00.000Z' })
process.stdout.write('ready\n')
const kind = mode === 'full' ? 'full' : 'sync-fails'

/** What it answered: `done`, or the code of the refusal; what is none has its message. */
async function answerOf(name: string): Promise<string> {
  try {
    await ACTS[name]?.(place)
    return 'done'
  } catch (error) {
    // What is done beside the contract says what the disk says.
    const refused = refusalOf(error, dir) as { code?: string; cause?: unknown; data?: { detail?: string } }
    const { code, cause, data } = refused
    if (code === 'folder-unusable') return `${code} ${data?.detail}`
    return code === undefined || code === 'internal' || code === 'INTERNAL_SERVER_ERROR'
      ? `${code} ${String(error)} ${String(cause)}`
      : code
  }
}

async function faultsOf({ ctx, clock }: Place, head: ReturnType<typeof readHead>): Promise<string[]> {
  const { findings } = await verifyArchive(ctx)
  const kept =
    head === undefined
      ? null
      : ctx.db.read.prepare('SELECT sha256 FROM journal WHERE seq = ?').pluck().get(head.seq)
  return [
    ...findings.map(one => JSON.stringify(one)),
    ...(kept === (head?.sha256 ?? null) ? [] : ['the journal lost a line']),
    ...(await faultsOfBackups(ctx, clock.now()))
  ]
}

async function faultsOfBackups({ db }: Place['ctx'], at: string): Promise<string[]> {
  const copies = backupsOf({ beside })
  // None is whole where the first one had no room.
  const isOneNoted = db.read.prepare("SELECT 1 FROM backup WHERE outcome = 'whole'").get() !== undefined
  if (!existsSync(join(copies, 'generations'))) return []
  const job = { kind: 'verify', from: { name: copies, store: null }, noted: null, at: at as never } as const
  const { findings } = await verifyBackup(job, () => undefined, new AbortController().signal)
  return findings.filter(({ code }) => code !== 'none-whole' || isOneNoted).map(one => JSON.stringify(one))
}

async function reopened(): Promise<Place> {
  await place.session.close()
  return openPlace(dir, beside, { ...options, at: place.clock.now() })
}

/** The archive as it was before any act: an act that is done again needs fewer calls, and a longer archive takes longer to verify. */
async function begunAnew(): Promise<Place> {
  const at = place.clock.now()
  await place.session.close()
  for (const folder of [dir, beside]) await rm(folder, { recursive: true })
  await cp(`${dir}-before`, dir, { recursive: true })
  await mkdir(beside)
  return openPlace(dir, beside, { ...options, at })
}

/** Which of so many calls are tried, in order: all, or as many as are asked for, one by chance in each of as many stretches. */
function tried(calls: number, atMost: number): number[] {
  const times = Math.min(calls, atMost)
  const within = (at: number) => Math.floor(((at + random()) * calls) / times)
  return Array.from({ length: times }, (_, at) => 1 + within(at))
}

/** With a disk that is full from this call on; from an earlier one, where an act needs fewer calls than it did when they were counted. */
async function failedAt(name: string, at: number): Promise<{ answer: string; hits: number }> {
  control.set(kind, at)
  const answer = await answerOf(name)
  const { hits } = control.read()
  control.set('off')
  return hits > 0 || at === 1 ? { answer, hits } : failedAt(name, Math.ceil(at / 2))
}

async function tryAct(name: string, atMost: number): Promise<void> {
  const answers: Record<string, number> = {}
  const faults: string[] = []
  control.set('count')
  const first = await answerOf(name)
  const counted = control.read()
  const calls = kind === 'full' ? counted.writes : counted.syncs
  if (first !== 'done') faults.push(`with room: ${first}`)
  let times = 0
  for (const at of tried(calls, atMost)) {
    const head = readHead(place.ctx.db.read)
    place.clock.advance(60_000)
    const { answer, hits } = await failedAt(name, at)
    if (hits === 0) continue
    times++
    answers[answer] = (answers[answer] ?? 0) + 1
    for (const fault of await faultsOf(place, head)) faults.push(`${at}: ${fault}`)
    // Of every fifth the program is begun anew before the act is done again.
    if (times % 5 === 0) place = await reopened()
    place.clock.advance(60_000)
    const again = await answerOf(name)
    if (again !== 'done') faults.push(`${at}: with room again: ${again}`)
    if (atMost === Number.POSITIVE_INFINITY) place = await begunAnew()
  }
  process.stdout.write(`${JSON.stringify({ name, calls, times, answers, faults })}\n`)
}

const names = only === '' ? Object.keys(ACTS) : only.split(',')
for (const name of names) await tryAct(name, Number(most))
// Where each was tried by itself: what a full disk in one act after the other comes to in one archive.
if (most === 'Infinity') for (const name of names) await tryAct(name, 1)
place = await reopened()
process.stdout.write(
  `${JSON.stringify({ name: 'all', calls: 0, times: 0, answers: {}, faults: await faultsOf(place, undefined) })}\n`
)
await place.session.close()
