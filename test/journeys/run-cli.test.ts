// Runs from the command line: killed and gone on with, made when they are due, once, and profiles for what wants a login.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { startProgram } from '../helpers/cli/process.ts'
import { setVariable } from '../helpers/env.ts'
import { serve } from '../helpers/serve.ts'

let profiles: string
beforeAll(async () => {
  profiles = await mkdtemp(join(tmpdir(), 'kanalarkiv-test-'))
})
afterAll(async () => {
  await rm(profiles, { recursive: true, force: true })
})

const env = { LC_ALL: 'sv_SE.UTF-8' }
const start = (args: readonly string[]) => startProgram(args, env)

async function site() {
  const state = { holds: false, waiting: 0, asked: [] as string[], origin: '' }
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(404).end()
    state.asked.push(request.url ?? '')
    if (state.holds && request.url === '/5') return void state.waiting++
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><html lang="sv"><title>Norrby</title><article><p>Sida ${request.url}</p></article>`
    )
  })
  state.origin = await serve(server)
  return state
}

/** `say` and `json` run a command within the test, for what is no matter of processes. */
async function archiveOf(count: number) {
  setVariable('KANALARKIV_PROFILES', profiles)
  const pages = await site()
  const dir = join(await temporaryFolder(), 'arkiv')
  const say = (...args: string[]) => kanalarkiv([...args, '--archive', dir], { env })
  const json = async (...args: string[]) => JSON.parse((await say(...args, '--json')).out)
  await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'], { env })
  const owners = [
    '--department',
    'Skola',
    '--responsible',
    'Åsa Öberg',
    '--purpose',
    'Prov',
    '--platform',
    'website',
    '--private-addresses',
    'yes'
  ]
  const addresses = Array.from({ length: count }, (_, n) => ['--address', `${pages.origin}/${n}`]).flat()
  const { channel } = await json('channel', 'add', '--name', 'Skolan', ...addresses, ...owners)
  return { dir, pages, say, json, channel }
}

it('goes on after kill -9 with what was left, and captures nothing twice', async () => {
  const { dir, pages, json, say } = await archiveOf(6)
  pages.holds = true
  const { child, ended } = start(['capture', '--all', '--archive', dir])
  await expect.poll(() => pages.waiting, { timeout: 30_000 }).toBeGreaterThan(0)
  child.kill('SIGKILL')
  await ended
  pages.holds = false

  const { runs } = await json('capture', 'runs')
  expect(runs).toMatchObject([{ state: 'interrupted', total: 6, failed: 0 }])
  expect(runs[0].complete).toBeGreaterThan(0)
  const before = runs[0].complete
  const after = await json('capture', '--resume', runs[0].id)
  expect(after).toMatchObject({ run: { state: 'finished', total: 6, complete: 6 }, problem: null })
  expect(pages.asked.length).toBeLessThanOrEqual(6 + 6 - before)
  for (const n of [0, 1, 2])
    expect(pages.asked.filter(path => path === `/${n}`).length).toBeLessThanOrEqual(2)

  const again = await say('capture', '--retry', runs[0].id)
  expect(again).toMatchObject({ code: 1 })
  expect(again.err).toContain('inget kvar')
  expect((await say('capture', 'runs')).out).toMatch(/Fullständiga[\s\S]* klar .* 6 +0 +0 +0 +6\n/)
  expect((await say('verify')).code).toBe(0)
})

it('makes what is due, once, when two programs are asked at the same time', async () => {
  const { dir, pages, json, say } = await archiveOf(3)
  expect(await json('capture', '--run-due')).toEqual({ missed: 0, runs: [] })
  expect((await say('capture', '--run-due')).out).toContain('Inget är dags nu.')

  // A plan whose day is every working day is due in a working hour, whenever this test is run; else it is to come.
  const plan = await json(
    'round',
    'plan',
    '--spring',
    '01-07..06-30',
    '--autumn',
    '08-01..12-19',
    '--hours',
    '0-24'
  )
  expect(plan).toMatchObject({ plans: { common: { hours: { from: 0, to: 24 } } } })
  const { rounds } = await json('round', 'list')
  expect(rounds.length).toBeGreaterThan(0)
  expect(rounds.every((round: { departmentName: string }) => round.departmentName === 'Skola')).toBe(true)

  const both = await Promise.all(
    [1, 2].map(() => start(['capture', '--run-due', '--archive', dir, '--json']).ended)
  )
  // One has the archive; the other is told so, or comes after it and finds nothing left to do.
  for (const { code } of both) expect([0, 5]).toContain(code)
  expect(both.some(({ code }) => code === 0)).toBe(true)
  const made = await json('capture', 'runs')
  expect(made.runs.length).toBeLessThanOrEqual(1)
  expect(new Set(pages.asked).size).toBe(pages.asked.length)
})

it('says what a run would take, and refuses what cannot be meant', async () => {
  const { json, say } = await archiveOf(3)
  expect(await json('capture', 'forecast', '--all')).toMatchObject({ addresses: 3, fits: true })
  expect((await say('capture', 'forecast', '--all', '--department', 'skola')).out).toContain('3 adresser')
  for (const [args, words] of [
    [['round', 'plan', '--spring', '06-15..07-15'], 'dagar på våren kan inte användas: tiden omfattar juli'],
    [
      ['round', 'plan', '--autumn', '12-01..12-24'],
      'dagar på hösten kan inte användas: tiden omfattar juli eller jul'
    ],
    [['round', 'plan', '--hours', '16-8'], 'slutet är före början'],
    [['capture', '--all', '--run-due'], '--run-due'],
    [['capture', '--department', 'Skola', '--run-due'], '--due']
  ] as const) {
    const { code, err } = await say(...args)
    expect([code, err.includes(words)], `${args.join(' ')}: ${err}`).toEqual([2, true])
  }
  const nowhere = await say('capture', '--all', '--department', 'Finns inte')
  expect([nowhere.code, nowhere.err.includes('Finns inte')]).toEqual([1, true])
  const unknown = await say('capture', '--resume', '00000000-0000-4000-8000-000000000000')
  expect([unknown.code, unknown.err.includes('ingen post')]).toEqual([1, true])
})

it('has profiles of its own for what wants a login', async () => {
  const { json, say, channel } = await archiveOf(1)
  const { profile } = await json('profile', 'add', '--name', 'Kommunens konto', '--channel', channel.id)
  expect(profile).toMatchObject({ state: 'new', channels: [{ name: 'Skolan' }] })
  expect((await say('profile', 'list')).out).toContain('ny, ingen har loggat in')
  const twice = await say('profile', 'add', '--name', 'Kommunens konto', '--channel', channel.id)
  expect([twice.code, twice.err.includes('finns redan')]).toEqual([1, true])
  expect(await json('profile', 'forget', profile.id)).toHaveProperty('forgotten')
  expect(await json('profile', 'list')).toEqual({ profiles: [] })
})
