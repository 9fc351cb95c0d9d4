// Disposal from the command line, by the second of two people.
import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { ROLES } from '#shared/user.ts'
import { proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { systemActor } from '../../electron/core/kernel/actor.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { ALL, enterRule, twoArchivists } from '../helpers/disposal.ts'

async function norrby() {
  const { ctx, close, dir, clock, comment } = await twoArchivists()
  clock.set(new Date().toISOString())
  saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  await enterRule(ctx)
  const { id } = proposeDisposal(ctx, ALL)
  await close()
  const run = (...args: string[]) => kanalarkiv([...args, '--archive', dir, '--lang', 'sv'])
  return { run, id, short: id.slice(0, 8), comment }
}

it('what someone else proposed is looked at, confirmed, carried out and certified', async () => {
  const { run, short, comment } = await norrby()
  expect((await run('disposal', 'list')).out).toMatch(/föreslagen +1 +1/)
  expect((await run('disposal', 'show', short)).out).toMatch(
    new RegExp(`KS 2026/0088[\\s\\S]*${comment.slice(0, 8)} +kommentar`)
  )
  expect((await run('disposal', 'show', short, '--stopped')).out).toContain('något återstår att göra')
  expect((await run('disposal', 'certificate', short, '--to', '.')).err).toContain('inte utförd')
  expect((await run('disposal', 'carry-out', short, '--yes')).err).toContain('är föreslagen')
  expect((await run('disposal', 'confirm', short)).out).toMatch(/Läge +bekräftad/)
  const { code, err } = await run('disposal', 'carry-out', short)
  expect([code, err]).toEqual([2, expect.stringContaining('--yes')])
  expect((await run('disposal', 'carry-out', short, '--yes')).out).toMatch(/Läge +utförd/)
  expect((await run('comment', 'show', comment)).err).toContain('ingen post')
  expect((await run('disposal', 'trace', comment)).out).toMatch(/Jonas Åberg[\s\S]*KS 2026\/0088/)
  const to = await temporaryFolder()
  expect((await run('disposal', 'certificate', short, '--to', to)).code).toBe(0)
  expect((await readdir(to)).sort()).toEqual(['Gallringsbevis.json', 'Gallringsbevis.pdf'])
  expect((await run('verify')).code).toBe(0)
})

it('a preview says what may go, what is stopped and why, and what is kept; an own proposal is not confirmed', async () => {
  const { run, short } = await norrby()
  expect((await run('disposal', 'preview')).out).toMatch(
    /Stoppas\n.*\nkommentar +1 +står i ett annat förslag/
  )
  expect((await run('disposal', 'preview')).out).toMatch(/Utan regel +6/)
  expect((await run('disposal', 'withdraw', short, '--because', 'Fel kanal')).out).toMatch(/Läge +återtagen/)
  expect((await run('disposal', 'preview', '--kind', 'comment')).out).toMatch(/Får gallras\n.*\nkommentar +1/)
  const proposed = await run('disposal', 'propose', '--kind', 'comment')
  const own = /Id +([0-9a-f]{8})/.exec(proposed.out)?.[1] ?? ''
  expect((await run('disposal', 'confirm', own)).err).toContain('Någon annan med rollen arkivarie')
  expect((await run('disposal', 'propose', '--kind', 'capture')).err).toContain('inget som får gallras')
  expect((await run('disposal', 'trace', 'abc')).code).toBe(2)
})
