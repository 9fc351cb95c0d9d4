// What the archive checks of itself, as the window tells it: what is wrong, on its page and on today's, and fetching it from a backup.
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Instant, Sha256 } from '#shared/ids.ts'
import type { SelfChecks } from '#shared/self-check.ts'
import { closePorts, OPEN, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = Instant.parse('2026-11-25T08:00:00.000Z')
const WELL: SelfChecks = {
  ...{
    days: 90,
    files: 40,
    bytes: 4_000,
    overdue: 0,
    oldestAt: AT,
    lastReadAt: AT,
    damaged: [],
    damagedFiles: 0
  },
  ...{ database: { at: AT, problems: [] }, schema: { at: AT, problems: [] }, space: null, disk: null }
}
const FILE = { sha256: Sha256.parse('5e'.repeat(32)), bytes: 7, state: 'missing', foundAt: AT } as const

function procedures(checks: SelfChecks, asked: unknown[]) {
  return {
    archive: { current: os.archive.current.handler(() => OPEN) },
    users: {
      me: os.users.me.handler(() => ({
        osUser: 'anna',
        name: 'Anna',
        roles: ['administrator' as const],
        leftOn: null
      }))
    },
    checks: { status: os.checks.status.handler(() => checks) },
    timestamps: { authorities: os.timestamps.authorities.handler(() => []) },
    backups: {
      repair: os.backups.repair.handler(({ input }) => {
        asked.push(input)
        return { repaired: [FILE.sha256], lost: [] }
      })
    }
  }
}

it('says that no fault is known', async () => {
  await openWindow('/checks', procedures(WELL, []))
  expect(await screen.findByText('Inget fel är känt.')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Hämta dem ur en säkerhetskopia' })).toBeNull()
})

it('names the damaged file, and fetches it after a yes', async () => {
  const asked: unknown[] = []
  const { user } = await openWindow(
    '/checks',
    procedures({ ...WELL, damaged: [FILE], damagedFiles: 1 }, asked)
  )
  const grid = await screen.findByRole('grid', { name: 'Skadade filer' })
  expect(within(grid).getByText(FILE.sha256)).toBeDefined()
  expect(within(grid).getByText('saknas')).toBeDefined()
  expect(asked).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Hämta dem ur en säkerhetskopia' }))
  expect(await screen.findByText(/1 fil hämtades/)).toBeDefined()
  expect(asked).toEqual([{ key: null, noted: true }])
})
