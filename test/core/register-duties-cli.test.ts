// The half-year's duties from the command line: coverage, checklists and attestations.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ROLES } from '#shared/user.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { newCapture, startRun } from './exports-archive.ts'

const Shown = z.object({ part: z.object({ digest: z.string() }) })

/** An archive with a captured channel and one that is not, closed, and the command line on it. */
async function norrby() {
  const { ctx, archive, dir, clock } = await newArchive()
  // The command line goes by the computer's own clock.
  clock.set(new Date().toISOString())
  saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  const channel = newChannel(ctx)
  newChannel(ctx, { name: 'Biblioteket', addresses: ['https://bilder.example/bibblan'] })
  const capture = await newCapture(ctx, {
    run: startRun(ctx),
    channelId: channel.id,
    address: channel.addresses[0] ?? ''
  })
  await archive.close()
  const run = (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--lang', 'sv'])
  const json = async (...args: string[]) => (await run(...args, '--json')).json()
  return { channel, capture, run, json }
}

it('coverage says how many are captured and which are not, and writes the report', async () => {
  const { run, json } = await norrby()
  expect((await run('coverage')).out).toMatch(/Kanaler +2\nInsamlade +1\n[\s\S]*Biblioteket/)
  expect(await json('coverage', 'trend')).toMatchObject({ trend: [{ channels: 2, captured: 1 }] })
  const to = await temporaryFolder()
  expect((await run('coverage', 'report', '--to', to)).code).toBe(0)
  expect(await readdir(to)).toEqual([expect.stringMatching(/^insamlade-kanaler-\d{4}-H[12]\.pdf$/)])
  for (const period of ['nu', '2026-H3', '2026']) {
    const { code, err } = await run('coverage', '--period', period)
    expect([code, err]).toEqual([2, expect.stringContaining('halvår kan inte användas')])
  }
  expect((await run('coverage', '--period', '2999-H1')).err).toContain('halvåret har inte börjat än')
})

it('a checklist is answered from a capture, with words that are in it, and what is missing is listed', async () => {
  const { channel, capture, run, json } = await norrby()
  const answer = (...more: string[]) =>
    run('checklist', 'answer', channel.id, '--capture', capture.slice(0, 8), ...more)
  expect((await run('checklist', 'list')).out).toContain(channel.name)
  expect((await run('checklist', 'show', channel.id)).out).toContain('Logotyp')
  expect((await answer('--item', 'logo')).code).toBe(2)
  expect((await answer('--item', 'logo', '--yes', '--no')).code).toBe(2)
  expect((await answer('--item', 'färgen', '--no')).code).toBe(2)
  expect((await answer('--item', 'purpose', '--yes', '--quote', 'Aldrig skrivet')).err).toContain(
    'står inte i den insamlade texten'
  )
  expect((await answer('--item', 'logo', '--no', '--note', 'Fel bild')).code).toBe(0)
  expect(await json('checklist', 'missing')).toMatchObject({ missing: [{ item: 'logo', note: 'Fel bild' }] })
  expect((await answer('--item', 'logo', '--yes')).code).toBe(0)
  expect(await json('checklist', 'missing')).toEqual({ missing: [] })
})

it('an attestation is signed on what was seen, once', async () => {
  const { run, json } = await norrby()
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date())
  const { part } = Shown.parse(await json('attestation', 'show', 'kultur och fritid'))
  const sign = (basis: string, ...more: string[]) =>
    run(
      'attestation',
      'sign',
      'Kultur och fritid',
      '--by',
      'Märta Rask',
      '--on',
      today,
      '--basis',
      basis,
      ...more
    )
  expect((await sign('0'.repeat(64))).err).toContain('har ändrats sedan du såg det')
  expect((await sign(part.digest.slice(0, 6))).code).toBe(2)
  const missing = join(await temporaryFolder(), 'finns-inte.pdf')
  expect((await sign(part.digest, '--paper', missing)).code).toBe(1)
  expect((await sign(part.digest, '--note', 'Två kanaler')).out).toContain('Märta Rask')
  expect((await sign(part.digest)).err).toContain('har redan intygat')
  expect(await json('attestation', 'status')).toMatchObject({ departments: [{ state: 'attested' }] })
  expect((await run('attestation', 'list')).out).toContain('Märta Rask')
  expect((await run('attestation', 'show', 'Hittepå')).err).toContain('Hittepå')
  expect((await run('attestation', 'remind')).err).toContain('e-post')
})

it('an attestation of what is kept from the one who signs is refused, and says who can', async () => {
  const { channel, run, json } = await norrby()
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date())
  const marked = ['secrecy', 'mark', `channel:${channel.id}`, '--paragraph', 'OSL 21 kap. 1 §']
  expect((await run(...marked)).code).toBe(0)
  const { part } = Shown.parse(await json('attestation', 'show', 'Kultur och fritid'))
  const who = ['--by', 'Märta Rask', '--on', today, '--basis', part.digest]
  const sign = (...more: string[]) => run('attestation', 'sign', 'Kultur och fritid', ...who, ...more)
  expect((await sign('--on-paper')).err).toContain('står inte på blanketten')
  expect((await run('user', 'set', systemActor(), '--role', 'administrator')).code).toBe(0)
  const shown = (await run('attestation', 'show', 'Kultur och fritid')).out
  expect(shown).toMatch(/Allt hos förvaltningen visas för dig +nej/)
  expect(shown).toContain('Biblioteket')
  expect(shown).not.toContain(channel.name)
  const { code, err } = await sign()
  expect([code, err]).toEqual([
    1,
    expect.stringContaining('låt någon som är registeransvarig föra in intyget')
  ])
  expect(await json('attestation', 'status')).toMatchObject({ departments: [{ state: 'due' }] })
  expect((await run('secrecy', 'mark', `katt:${channel.id}`, '--paragraph', 'x')).err).toContain(
    'department, person, channel, website, mandate'
  )
})
