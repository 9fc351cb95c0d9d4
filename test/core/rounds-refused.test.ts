// A round that the disk has no room for keeps no other department's from being made.
import { expect, it } from 'vitest'
import type { Run } from '#shared/capture.ts'
import type { Runs } from '../../electron/core/captures/captures/runs.ts'
import { savePlan } from '../../electron/core/captures/rounds/plans.ts'
import { runDue } from '../../electron/core/captures/rounds/rounds.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { registerChannel } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../electron/core/register/register/departments.ts'
import { newArchive } from '../helpers/archive.ts'

it('makes the round of a smaller department where the disk has no room for that of a larger', async () => {
  const { ctx, clock } = await newArchive()
  clock.set('2027-03-01T09:00:00.000Z')
  const dates = { spring: { from: '04-07', to: '04-07' }, autumn: { from: '10-13', to: '10-13' } }
  const ids = ['Kultur', 'Skola'].map(name => {
    const { id } = addDepartment(ctx, { name, mailbox: null })
    savePlan(ctx, { departmentId: id, plan: { ...dates, hours: { from: 8, to: 16 } } })
    const { id: responsibleId } = addPerson(ctx, { name: `Ansvarig ${name}`, email: null, departmentId: id })
    registerChannel(ctx, {
      ...{ platform: 'website', name, addresses: [`https://norrby.example/${name.toLowerCase()}`] },
      ...{ departmentId: id, responsibleId, purpose: 'Nyheter', dialogue: false, mandate: null }
    })
    return id
  })
  clock.set('2027-04-07T13:30:00.000Z')
  const asked: unknown[] = []
  const full = new Set<unknown>()
  const runs = {
    current: () => null,
    start: (_: unknown, { departmentId }: { departmentId: string }) => {
      asked.push(departmentId)
      if (full.has(departmentId)) throw new ArchiveError('disk-too-small', { needed: 9, free: 1 })
      return Promise.resolve({ departmentId } as unknown as Run)
    }
  } as unknown as Runs
  await runDue(ctx, runs)
  const [larger] = asked
  full.add(larger)
  const smaller = ids.find(id => id !== larger)
  expect(await runDue(ctx, runs)).toMatchObject({ run: { departmentId: smaller } })
  for (const id of ids) full.add(id)
  await expect(runDue(ctx, runs)).rejects.toMatchObject({ code: 'disk-too-small' })
})
