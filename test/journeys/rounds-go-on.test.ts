// Half-year rounds that did not go straight through, by a clock that the test holds: one that cannot be gone on with keeps
// no other waiting, and none that can is left standing.
import { readFileSync, writeFileSync } from 'node:fs'
import { chmod, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { ChannelId, DepartmentId } from '#shared/ids.ts'
import { captureAddress } from '../../electron/core/captures/captures/capture.ts'
import { browserOf } from '../../electron/core/captures/captures/proxy.ts'
import { listCaptures } from '../../electron/core/captures/captures/read.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { holdProfile } from '../../electron/core/captures/profiles/folder.ts'
import { addProfile, checkProfile, listProfiles } from '../../electron/core/captures/profiles/profiles.ts'
import { plannedAt } from '../../electron/core/captures/rounds/plan.ts'
import { savePlan } from '../../electron/core/captures/rounds/plans.ts'
import { listRounds, runDue } from '../../electron/core/captures/rounds/rounds.ts'
import { noteFacts } from '../../electron/core/comments/comments/facts.ts'
import { liftCaptureStop } from '../../electron/core/comments/comments/facts-only.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { registerChannel, retireChannel } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../electron/core/register/register/departments.ts'
import { findChannel } from '../../electron/core/register/register/queries.ts'
import { allowPrivate, newArchive, temporaryFolder } from '../helpers/archive.ts'
import { setVariable } from '../helpers/env.ts'
import { runEnded } from '../helpers/runs.ts'
import { serve } from '../helpers/serve.ts'

/** A Wednesday, when the rounds of `town` are; and the days after it, all at half past three in the afternoon. */
const DAY = '2027-04-07T13:30:00.000Z'
const DAY_AFTER = '2027-04-08T13:30:00.000Z'

/** A site whose pages answer as the test says. */
async function site() {
  const pages = {
    asked: [] as string[],
    answers: new Map<string, (to: ServerResponse) => void>(),
    origin: ''
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (!path.startsWith('/favicon')) pages.asked.push(path)
    const answer = pages.answers.get(path)
    if (answer === undefined) show(response, 200)
    else answer(response)
  })
  pages.origin = await serve(server)
  return pages
}

function show(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers })
  response.end('<!doctype html><html lang="sv"><title>Norrby</title><article><p>Nyheter</p></article>')
}

/** An archive with a site; each department has its round on the day that is said. */
async function town() {
  const pages = await site()
  const made = await newArchive()
  const { ctx, clock } = made
  clock.set('2027-03-01T09:00:00.000Z')
  const department = (name: string, date = '04-07') => {
    const { id } = addDepartment(ctx, { name, mailbox: null })
    const dates = { spring: { from: date, to: date }, autumn: { from: '10-13', to: '10-13' } }
    savePlan(ctx, { departmentId: id, plan: { ...dates, hours: { from: 8, to: 16 } } })
    return id
  }
  const channel = (departmentId: DepartmentId, path: string) => {
    const responsible = addPerson(ctx, { name: `Ansvarig ${path}`, email: null, departmentId })
    const { id } = registerChannel(ctx, {
      platform: 'website',
      name: `Kanal ${path}`,
      addresses: [pages.origin + path],
      departmentId,
      responsibleId: responsible.id,
      purpose: 'Nyheter',
      dialogue: false,
      mandate: null
    })
    allowPrivate(ctx, id)
    return id
  }
  const runs = runsOf(ctx, made.archive.hold)
  const look = async () => {
    const { run } = await runDue(ctx, runs)
    return run === null ? null : runEnded(ctx, run.id)
  }
  return { ...made, pages, department, channel, runs, look }
}

const retire = (ctx: Context, id: ChannelId) =>
  retireChannel(ctx, id, 'Läggs ned', { override: 'Sidan finns inte längre' })

it('makes the next round when all that is left of another is retired', async () => {
  const { ctx, clock, pages, department, channel, look } = await town()
  const [school, culture] = [department('Skola'), department('Kultur', '04-08')]
  channel(school, '/skola')
  const gone = channel(school, '/borta')
  channel(culture, '/kultur')
  pages.answers.set('/borta', response => show(response, 500))
  clock.set(DAY)
  expect(await look()).toMatchObject({ state: 'finished', complete: 1, failed: 1 })
  retire(ctx, gone)
  clock.set(DAY_AFTER)
  expect(await look()).toMatchObject({ departmentId: culture, state: 'finished', complete: 1 })
  expect(await look()).toBeNull()
})

it('leaves a page alone that suspected child abuse material was noted on, until that is lifted', async () => {
  const { ctx, clock, pages, department, channel, look } = await town()
  const school = department('Skola')
  const channelId = channel(school, '/skola')
  channel(school, '/vuxenskola')
  const { id } = await noteFacts(ctx, {
    ...{
      channelId,
      address: `${pages.origin}/skola?kommentar=3`,
      description: 'En bild som inte får sparas.'
    },
    ...{ authorName: null, authorAddress: null, timeShown: null, policeNumber: '5000-K99-26' }
  })
  clock.set(DAY)
  const round = await look()
  expect(round).toMatchObject({ state: 'finished', complete: 1, failed: 1 })
  expect(pages.asked).toEqual(['/vuxenskola'])
  const [stopped] = listCaptures(ctx.db.read, { channelId, runId: null, after: null, limit: 2 }).items
  expect(stopped).toMatchObject({ state: 'failed', reasons: [{ code: 'facts-only' }] })

  liftCaptureStop(ctx, id, 'Kommentaren är borttagen av plattformen.')
  clock.set(DAY_AFTER)
  expect(await look()).toMatchObject({ id: round?.id, complete: 2, failed: 0 })
  expect(pages.asked).toEqual(['/vuxenskola', '/skola'])
})

it('leaves a paused round alone when the channel that it waited for is retired', async () => {
  const { ctx, clock, pages, department, channel, look } = await town()
  const school = department('Skola')
  const resting = channel(school, '/skola')
  pages.answers.set('/skola', response => show(response, 503, { 'retry-after': '7200' }))
  clock.set('2027-04-07T12:00:00.000Z')
  const planned = listRounds(ctx).find(({ state }) => state === 'due' || state === 'coming')
  if ((planned?.plannedAt ?? '') > clock.now()) clock.set(DAY)
  expect(await look()).toMatchObject({ state: 'paused', pauseReason: 'host' })
  retire(ctx, resting)
  clock.set(DAY_AFTER)
  expect(await look()).toBeNull()
})

it('captures the others when a login cannot be opened, and says why', async () => {
  const { ctx, clock, department, channel, look } = await town()
  const school = department('Skola')
  const inside = channel(school, '/inne')
  for (const path of ['/a', '/b', '/c', '/d']) channel(school, path)
  addProfile(ctx, { name: 'Kommunens konto', channelIds: [inside] })
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'fil'), '')
  setVariable('KANALARKIV_PROFILES', join(folder, 'fil', 'profiler'))
  clock.set(DAY)
  expect(await look()).toMatchObject({ state: 'paused', pauseReason: 'login', complete: 4, total: 5 })
  const told = ctx.db.read
    .prepare(`SELECT line ->> '$.details' FROM journal WHERE act = 'profile.not-opened'`)
    .pluck()
    .all() as string[]
  expect(told.map(each => JSON.parse(each))).toEqual([{ name: 'Kommunens konto', problem: 'ENOTDIR' }])
  expect(listProfiles(ctx)).toMatchObject([{ notOpened: { at: ctx.clock.now(), problem: 'ENOTDIR' } }])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('goes on with a round that ended because the browser would not start again', async () => {
  const { clock, pages, department, channel, look } = await town()
  const folder = await temporaryFolder()
  const [script, number] = [join(folder, 'chromium'), join(folder, 'nummer')]
  const real = process.env['KANALARKIV_BROWSER'] ?? '/usr/bin/chromium'
  const works = `#!/bin/sh\necho $$ > ${number}\nexec ${real} "$@"\n`
  await writeFile(script, works)
  await chmod(script, 0o755)
  setVariable('KANALARKIV_BROWSER', script)
  const school = department('Skola')
  for (const path of Array.from({ length: 10 }, (_, n) => `/${n}`)) channel(school, path)
  pages.answers.set('/0', () => {
    writeFileSync(script, '#!/bin/sh\nexit 1\n')
    process.kill(Number(readFileSync(number, 'utf8')), 'SIGKILL')
  })
  clock.set(DAY)
  const cut = await look()
  expect(cut).toMatchObject({ state: 'interrupted' })
  expect(cut?.complete).toBeLessThan(10)
  await writeFile(script, works)
  pages.answers.clear()
  const after = await look()
  expect(after).toMatchObject({ id: cut?.id, state: 'finished', total: 10 })
  // What died with the browser is tried again the next day, as all that failed is.
  expect((after?.complete ?? 0) + (after?.failed ?? 0)).toBe(10)
  clock.set(DAY_AFTER)
  expect(await look()).toMatchObject({ id: cut?.id, state: 'finished', complete: 10 })
})

it('does not say of a page that a person stopped it when something else stopped the run', async () => {
  const { ctx, runs, department, channel } = await town()
  const id = channel(department('Skola'), '/a')
  const request = { kind: 'single', which: [id], reason: null, acceptBadCertificates: false } as const
  const run = await runs.start({ ...request, which: [id] })
  await runEnded(ctx, run.id)
  const whole = findChannel(ctx.db.read, id)
  if (whole === undefined) throw new Error('no channel')
  const browser = await browserOf(ctx, {})
  onTestFinished(() => browser.close())
  const job = { runId: run.id, channel: whole, address: whole.addresses[0] ?? '', profile: null }
  const take = (cause: 'disk-full' | 'stopped') =>
    captureAddress(
      ctx,
      browser,
      { ...job, acceptBadCertificate: false },
      { signal: AbortSignal.abort(new ArchiveError(cause)), onStep: () => undefined }
    )
  expect(await take('disk-full')).toMatchObject({ state: 'interrupted', reasons: [{ code: 'interrupted' }] })
  expect(await take('stopped')).toMatchObject({ state: 'interrupted', reasons: [{ code: 'stopped' }] })
})

it('captures a channel that came after its round, once, and counts the channels that were in it', async () => {
  const { ctx, clock, pages, department, channel, look } = await town()
  const dates = { spring: { from: '04-01', to: '04-30' }, autumn: { from: '10-01', to: '10-31' } }
  const plan = { ...dates, hours: { from: 8, to: 16 } }
  // The day of a round is spread by the department's id: one is taken whose day leaves time for what comes after it.
  const plannedOn = (id: DepartmentId) => plannedAt(id, { label: '2027-H1' }, plan, new Set()) ?? ''
  let school = department('Skola 0')
  for (let other = 1; plannedOn(school) >= '2027-04-28'; other++) school = department(`Skola ${other}`)
  savePlan(ctx, { departmentId: school, plan })
  channel(school, '/först')
  clock.set('2027-04-01T06:00:00.000Z')
  let run = null
  for (; run === null; clock.advance(3_600_000)) run = await look()
  expect(run).toMatchObject({ state: 'finished', complete: 1 })
  expect(clock.now() < '2027-04-29').toBe(true)
  clock.set('2027-04-29T16:00:00.000Z')
  channel(school, '/senare')
  expect(listRounds(ctx).find(({ period }) => period === '2027-H1')).toMatchObject({ channels: 1 })
  // Not in the evening, and the next day in the hours.
  expect(await look()).toBeNull()
  clock.set('2027-04-30T08:00:00.000Z')
  expect(await look()).toMatchObject({ departmentId: school, state: 'finished', complete: 1, total: 1 })
  expect(await look()).toBeNull()
  expect(pages.asked).toEqual(['/f%C3%B6rst', '/senare'])
  expect(listRounds(ctx).find(({ period }) => period === '2027-H1')).toMatchObject({ channels: 2 })
  // The plan's dates are over.
  channel(school, '/sist')
  clock.set('2027-05-03T08:00:00.000Z')
  expect(await look()).toBeNull()
  const acts = ctx.db.read
    .prepare(`SELECT line ->> '$.details.channels' FROM journal WHERE act = 'round.extended'`)
    .pluck()
    .all()
  expect(acts).toEqual([1])
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('tries what failed in a channel that came after its round again as all else', async () => {
  const { ctx, clock, pages, department, channel, look } = await town()
  const school = department('Skola')
  const dates = { spring: { from: '04-07', to: '04-30' }, autumn: { from: '10-01', to: '10-31' } }
  channel(school, '/a')
  clock.set(DAY)
  expect(await look()).toMatchObject({ state: 'finished', complete: 1 })
  savePlan(ctx, { departmentId: school, plan: { ...dates, hours: { from: 8, to: 16 } } })
  pages.answers.set('/b', response => show(response, 500))
  channel(school, '/b')
  const failed = await look()
  expect(failed).toMatchObject({ state: 'finished', failed: 1 })
  expect(await look()).toBeNull()
  pages.answers.clear()
  clock.set(DAY_AFTER)
  expect(await look()).toMatchObject({ id: failed?.id, complete: 1, failed: 0 })
})

it('goes on when somebody has logged in, and looks an hour later whether a login that was busy may be had', async () => {
  const { ctx, clock, pages, department, channel, look } = await town()
  const school = department('Skola')
  const inside = channel(school, '/inne')
  channel(school, '/a')
  setVariable('KANALARKIV_PROFILES', await temporaryFolder())
  const { id, name } = addProfile(ctx, { name: 'Kommunens konto', channelIds: [inside] })
  clock.set('2027-04-07T12:30:00.000Z')
  const held = await holdProfile(id, name)
  let run = await look()
  if (run === null) {
    clock.set('2027-04-07T13:01:00.000Z')
    run = await look()
  }
  expect(run).toMatchObject({ state: 'paused', pauseReason: 'login', complete: 1 })
  expect(await look()).toBeNull()
  // Somebody looks, and the page is open.
  held.release()
  clock.advance(60_000)
  expect(await checkProfile(ctx, id)).toMatchObject({ state: 'logged-in' })
  const busy = await holdProfile(id, name)
  // It is tried, and another program has the profile again: not anew before an hour has gone by.
  expect(await look()).toMatchObject({ id: run?.id, state: 'paused', pauseReason: 'login' })
  busy.release()
  expect(await look()).toBeNull()
  clock.set(DAY_AFTER)
  expect(await look()).toMatchObject({ id: run?.id, state: 'finished', complete: 2 })
  expect(pages.asked.filter(path => path === '/a')).toHaveLength(1)
})

it.each(['disk', 'files'])('goes on with what the %s had no room for, when it has', async why => {
  const { ctx, clock, department, channel, runs, look } = await town()
  channel(department('Skola'), '/a')
  clock.set(DAY)
  const run = await look()
  // As the run is entered when there is no room; a full disk, and a store that is gone, are tested where there are such.
  ctx.db.transact(tx => {
    tx.prepare('UPDATE run_target SET capture_id = NULL').run()
    tx.prepare(`UPDATE run SET ended_at = NULL, state = 'paused', pause_reason = ?, paused_at = ?`).run(
      ...[why, clock.now()]
    )
  })
  expect(runs.current()).toBeNull()
  if (why === 'files') {
    const { elsewhere } = ctx.objects
    const away = () => Promise.reject(new ArchiveError('files-unreachable'))
    // A store that can be asked and takes nothing is not asked of each minute.
    expect(await look()).toBeNull()
    ctx.db.transact(tx => tx.prepare('UPDATE run SET paused_at = ?').run('2026-01-01T00:00:00.000Z'))
    Object.assign(ctx.objects, { elsewhere: { look: away } })
    expect(await look()).toBeNull()
    Object.assign(ctx.objects, { elsewhere })
  }
  expect(await look()).toMatchObject({ id: run?.id, state: 'finished', complete: 1 })
})

it('makes up for what was missed, and tries again what failed, neither in July, at Christmas nor on a Saturday', async () => {
  const { ctx, clock, pages, department, channel, look } = await town()
  const school = department('Skola')
  channel(school, '/skola')
  // Nobody had the program open from the day of the round until July.
  for (const quiet of ['2027-07-01', '2027-07-30', '2027-07-31', '2027-08-01']) {
    clock.set(`${quiet}T09:00:00.000Z`)
    expect(await look(), quiet).toBeNull()
  }
  expect(listRounds(ctx).find(({ period }) => period === '2027-H1')).toMatchObject({ state: 'missed' })
  clock.set('2027-08-02T09:00:00.000Z')
  expect(await look()).toMatchObject({ period: '2027-H1', state: 'finished', complete: 1 })

  pages.answers.set('/skola', response => show(response, 500))
  clock.set('2027-10-13T13:30:00.000Z')
  expect(await look()).toMatchObject({ period: '2027-H2', failed: 1 })
  for (const quiet of ['2027-10-16', '2027-12-20', '2027-12-28']) {
    clock.set(`${quiet}T09:00:00.000Z`)
    expect(await look(), quiet).toBeNull()
  }
  clock.set('2027-12-17T18:00:00.000Z')
  expect(await look()).toBeNull()
  pages.answers.clear()
  clock.set('2027-12-17T09:00:00.000Z')
  expect(await look()).toMatchObject({ period: '2027-H2', state: 'finished', complete: 1 })
})
