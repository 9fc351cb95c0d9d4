// Backups at the window: that the last is old is said, and how often they are made is chosen, also for a folder that is in use.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Backup, BackupPlan, BackupTarget } from '#shared/backup.ts'
import { BackupTargetId, Instant, Sha256 } from '#shared/ids.ts'
import { queries } from '../../renderer/api.ts'
import { idOf, NO_STATUS, shaOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const HOUR = 3_600_000
const DAY = 24 * HOUR

const written = (ago: number): Backup => ({
  ...{ at: Instant.parse(new Date(Date.now() - ago).toISOString()), outcome: 'whole', number: 1 },
  ...{ manifest: Sha256.parse(shaOf(1)), objects: 4, bytes: 4_000, newObjects: 4, newBytes: 4_000 },
  ...{ damaged: 0, thinned: 0, problem: null }
})
const target = (last: Backup | null, plan: BackupPlan | null = 'week'): BackupTarget => ({
  ...{ id: BackupTargetId.parse(idOf(1)), folder: '/media/kopior', isEncrypted: false, plan },
  ...{ lastWhole: last, last }
})

it.each([
  [
    'an old one',
    [target(written(8 * DAY + HOUR)), target(written(30 * DAY))],
    /Ingen hel säkerhetskopia har/
  ],
  ['none that was written', [target(null)], /Ingen säkerhetskopia görs/]
])('today’s page tells of %s, until there is a new one', async (_, before, told) => {
  let targets = before
  await openWindow('/', {
    archive: { status: os.archive.status.handler(() => NO_STATUS) },
    backups: { list: os.backups.list.handler(() => targets) }
  })
  await screen.findByText(told)
  const link = screen.getByRole('link', { name: 'Gå till säkerhetskopiorna' })
  expect(link.getAttribute('href')).toMatch(/\/backups$/)
  targets = [...before, target(written(8 * DAY - HOUR))]
  await queries.invalidateQueries()
  await waitFor(() => expect(screen.queryByText(told)).toBeNull())
  expect(screen.queryByText(/säkerhetskopia/)).toBeNull()
})

const ADMINISTRATOR = {
  me: os.users.me.handler(() => ({
    ...{ osUser: 'asa', name: 'Åsa', roles: ['administrator' as const], leftOn: null }
  }))
}

it.each([
  ['none', [], /Be den som sköter servern att ta en plats/],
  ['an old one', [target(written(9 * DAY))], /Be den som sköter servern att se efter varför/]
])('on a server, %s is told of with who mends it, and no folder is offered', async (_, targets, told) => {
  const given = {
    archive: { status: os.archive.status.handler(() => NO_STATUS) },
    users: ADMINISTRATOR,
    backups: { list: os.backups.list.handler(() => targets), history: os.backups.history.handler(() => []) }
  }
  const { shell, user } = await openWindow('/', given)
  Object.assign(shell, { where: 'web' })
  await user.click(await screen.findByRole('link', { name: 'Gå till säkerhetskopiorna' }))
  expect(await screen.findByText(/kanalarkiv-server backup --config FIL/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Lägg till plats' })).toBeNull()
  await user.click(screen.getByRole('link', { name: 'Idag' }))
  expect(await screen.findByText(told)).toBeTruthy()
})

it('how often is chosen for a folder that is in use', async () => {
  const asked: unknown[] = []
  let plan: BackupPlan | null = null
  const { user } = await openWindow('/backups', {
    users: ADMINISTRATOR,
    backups: {
      list: os.backups.list.handler(() => [target(written(HOUR), plan)]),
      history: os.backups.history.handler(() => []),
      plan: os.backups.plan.handler(({ input }) => {
        asked.push(input.plan)
        plan = input.plan
        return target(written(HOUR), plan)
      })
    }
  })
  for (const [name, chosen] of [
    ['Varje dag', 'day'],
    ['Varje vecka', 'week'],
    ['Aldrig', null]
  ] as const) {
    await user.click(await screen.findByRole('button', { name: /Säkerhetskopiera automatiskt/ }))
    await user.click(await screen.findByRole('option', { name }))
    await waitFor(() => expect(asked.at(-1)).toBe(chosen))
  }
  expect(asked).toEqual(['day', 'week', null])
})

it('how often is chosen where a folder is taken into use, and once a day is proposed', async () => {
  const asked: unknown[] = []
  const { user, shell } = await openWindow('/backups', {
    users: ADMINISTRATOR,
    backups: {
      list: os.backups.list.handler(() => []),
      add: os.backups.add.handler(({ input }) => {
        asked.push(input)
        return target(null)
      })
    }
  })
  for (const name of [null, 'Varje vecka', 'Aldrig']) {
    await user.click(await screen.findByRole('button', { name: 'Lägg till plats' }))
    const dialog = within(await screen.findByRole('dialog'))
    shell.chooseFolder.mockResolvedValueOnce('/media/kopior')
    await user.click(dialog.getByRole('button', { name: /Välj mapp.* Mapp för säkerhetskopiorna/ }))
    await dialog.findByText('/media/kopior')
    if (name !== null) {
      await user.click(dialog.getByRole('button', { name: /Säkerhetskopiera automatiskt/ }))
      await user.click(await screen.findByRole('option', { name }))
    }
    await user.click(dialog.getByRole('button', { name: 'Lägg till plats' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  }
  const place = { folder: '/media/kopior', recipient: null }
  expect(asked).toEqual([
    { ...place, plan: 'day' },
    { ...place, plan: 'week' },
    { ...place, plan: null }
  ])
})
