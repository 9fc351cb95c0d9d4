// A program that does each kind of act once, with a clock that jumps, and then tells what it reads: run in several time zones and languages.
import { readHead } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { ACTS } from './faults/acts-archive.ts'
import { openPlace } from './faults/place.ts'

const [dir = '', beside = '', ...jumps] = process.argv.slice(2)
const place = await openPlace(dir, beside, { isNew: true, at: '2026-03-29T00:30:00.000Z', seed: 1 })
const { client, ctx, clock } = place
for (const [at, [name, act]] of Object.entries(ACTS).entries()) {
  clock.advance(Number(jumps[at % jumps.length] ?? 0) * 3_600_000)
  await act(place).catch(error => {
    throw new Error(`${name}: ${String(error)}`, { cause: error })
  })
}
const { findings } = await verifyArchive(ctx)
clock.set('2026-10-25T00:30:00.000Z')
// What depends on days and on the order of words, and on nothing that is drawn by chance.
const { period, channels } = await client.checklists.list()
const said = {
  findings,
  lines: readHead(ctx.db.read)?.seq,
  // Which lines there are more of, where there are more.
  acts: ctx.db.read
    .prepare("SELECT line ->> '$.act' AS act, count(*) AS lines FROM journal GROUP BY act")
    .all(),
  closed: (await client.deadlines.rules()).closedDays.map(({ date }) => date).length,
  halfYears: await client.exports.halfYears(),
  period,
  channels: channels.length,
  mine: (await client.channels.list({ retired: 'with' })).length,
  rounds: (await client.rounds.list()).map(({ period: half, plannedAt, state }) => [half, plannedAt, state])
}
process.stdout.write(`${JSON.stringify(said)}\n`)
await place.session.close()
