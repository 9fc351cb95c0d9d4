// Two years of half-year rounds by a clock that the test holds: an office computer that sleeps at night and over holidays,
// both changes of the clock each year, a site that is down, a clock that jumps, and a program that is killed. Every
// half-year of every department is accounted for, and none is made twice.
import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { USUAL_PLAN } from '#shared/round.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { savePlan } from '../../electron/core/captures/rounds/plans.ts'
import { listRounds, runDue } from '../../electron/core/captures/rounds/rounds.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { swedish } from '../../electron/core/kernel/swedish-time.ts'
import { registerChannel } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../electron/core/register/register/departments.ts'
import { allowPrivate, newArchive } from '../helpers/archive.ts'
import { runEnded } from '../helpers/runs.ts'
import { serve } from '../helpers/serve.ts'

const HOUR = 3_600_000
const NAMES = ['Bygg och miljö', 'Kultur och fritid', 'Skola', 'Vård och omsorg', 'Ängsbolaget']

async function pages() {
  const site = { isDown: false, asked: [] as string[], origin: '' }
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(404).end()
    site.asked.push(request.url ?? '')
    response.writeHead(site.isDown ? 500 : 200, { 'content-type': 'text/html; charset=utf-8' })
    response.end('<!doctype html><html lang="sv"><title>Norrby</title><article><p>Nyheter</p></article>')
  })
  site.origin = await serve(server)
  return site
}

function register(ctx: Context, name: string, address: string) {
  const department = addDepartment(ctx, { name, mailbox: null })
  const person = addPerson(ctx, { name: `Ansvarig ${name}`, email: null, departmentId: department.id })
  const channel = registerChannel(ctx, {
    platform: 'website',
    name,
    addresses: [address],
    departmentId: department.id,
    responsibleId: person.id,
    purpose: 'Nyheter',
    dialogue: false,
    mandate: null
  })
  allowPrivate(ctx, channel.id)
}

it('accounts for every half-year of every department, and makes none twice', {
  timeout: 600_000
}, async () => {
  const site = await pages()
  const made = await newArchive()
  const { clock } = made
  let { archive, ctx } = made
  clock.set('2027-01-11T07:00:00.000Z')
  for (const [n, name] of NAMES.entries()) register(ctx, name, `${site.origin}/${n}`)
  savePlan(ctx, { departmentId: null, plan: USUAL_PLAN })
  let runs = runsOf(ctx, archive.hold)

  const now = () => Date.parse(clock.now())
  const isAwake = () => {
    const hour = Number(swedish(clock.now(), 'H'))
    const day = swedish(clock.now(), 'yyyy-MM-dd')
    if (Number(swedish(clock.now(), 'i')) > 5 || hour < 8 || hour >= 16) return false
    // Once, from the middle of April until the second week of July, the computer was in for repair: what was missed could
    // be made up for in July, when somebody is there, and is to wait until August all the same.
    return !(day >= '2027-04-12' && day <= '2027-07-11')
  }
  const look = async () => {
    for (;;) {
      const { run } = await runDue(ctx, runs)
      if (run === null) return
      await runEnded(ctx, run.id)
    }
  }
  const end = Date.parse('2029-01-02T00:00:00.000Z')
  let hasJumped = false
  let wasKilled = false
  for (; now() < end; clock.advance(HOUR)) {
    if (!isAwake()) continue
    const day = swedish(clock.now(), 'yyyy-MM-dd')
    // A week in which the site is down.
    site.isDown = day >= '2028-04-17' && day <= '2028-04-21'
    if (!hasJumped && day >= '2028-02-01') {
      // The clock is two years wrong for a moment, and is then set right.
      hasJumped = true
      const right = now()
      clock.set('2030-02-01T10:00:00.000Z')
      await runDue(ctx, runs).then(({ run }) => (run === null ? null : runEnded(ctx, run.id)))
      clock.set(new Date(right).toISOString())
    }
    if (!wasKilled && day >= '2028-11-01') {
      // The program ends and is started again, in the middle of the autumn.
      wasKilled = true
      await archive.close()
      archive = await openArchive(made.dir, made.options)
      const again = archive
      onTestFinished(() => again.close())
      ctx = archive.context
      runs = runsOf(ctx, archive.hold)
    }
    await look()
  }

  const past = listRounds(ctx).filter(({ plannedAt }) => Date.parse(plannedAt) < end)
  const expected = NAMES.flatMap(name =>
    ['2027-H1', '2027-H2', '2028-H1', '2028-H2'].map(period => `${name} ${period}`)
  )
  const told = past.map(({ departmentName, period }) => `${departmentName} ${period}`)
  expect(told.toSorted()).toEqual(expected.toSorted())
  for (const round of past) expect(round, JSON.stringify(round)).toMatchObject({ runId: expect.any(String) })
  const missed = past.filter(({ state }) => state === 'caught-up')
  // The spring of the repair, but for those whose day was before it.
  expect(missed.length).toBeGreaterThan(0)
  expect(missed.every(({ period }) => period === '2027-H1')).toBe(true)
  expect(past.filter(({ state }) => state === 'started').length + missed.length).toBe(past.length)

  // None doubled: each round has a run of its own department, and each page one good capture in each half-year's run.
  const good = ctx.db.read
    .prepare(
      `SELECT run.period || ' ' || capture.address FROM capture JOIN run ON run.id = capture.run_id
       JOIN round ON round.run_id = run.id WHERE capture.state = 'complete' AND run.period < '2029'`
    )
    .pluck()
    .all() as string[]
  expect(good).toHaveLength(expected.length)
  expect(new Set(good).size).toBe(expected.length)
  // July and Christmas were left alone.
  const times = ctx.db.read.prepare('SELECT started_at FROM capture').pluck().all() as string[]
  for (const time of times.filter(each => each < '2029')) {
    const monthDay = time.slice(5, 10)
    expect(monthDay >= '07-01' && monthDay <= '07-31', time).toBe(false)
    expect(monthDay >= '12-20' || monthDay <= '01-06', time).toBe(false)
  }
  expect((await verifyArchive(ctx)).findings).toEqual([])
})
