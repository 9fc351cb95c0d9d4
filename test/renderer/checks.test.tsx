// What the archive checks of itself, as the window tells it: what is wrong, on its page and on today's, and fetching it from a backup.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Instant, Sha256, TimestampAuthorityId, TimestampId } from '#shared/ids.ts'
import type { SelfChecks } from '#shared/self-check.ts'
import type { Timestamp, TimestampAuthority } from '#shared/timestamp.ts'
import { idOf } from './samples.ts'
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

const STAMP: Timestamp = {
  ...{ id: TimestampId.parse(idOf(1)), authorityId: TimestampAuthorityId.parse(idOf(2)) },
  ...{ authorityName: 'Norrby tid', line: 4_711, at: AT, receivedAt: AT, reply: FILE.sha256 }
}
const AUTHORITY: TimestampAuthority = {
  ...{ id: STAMP.authorityId, name: 'Norrby tid', address: 'https://tid.example/', privateAddress: false },
  certificates: [{ subject: 'O=Norrby, CN=Rot', sha256: FILE.sha256, validTo: AT }],
  ...{
    addedAt: AT,
    addedBy: 'anna',
    triedAt: AT,
    problem: null,
    last: STAMP,
    listAt: null,
    forgottenAt: null
  }
}

it('enters an authority of time stamps with its certificates, and lists what it stamped', async () => {
  const asked: unknown[] = []
  let entered: TimestampAuthority[] = []
  const { user, shell } = await openWindow('/checks', {
    ...procedures(WELL, []),
    timestamps: {
      authorities: os.timestamps.authorities.handler(() => entered),
      list: os.timestamps.list.handler(() => ({ items: [STAMP], next: null })),
      add: os.timestamps.add.handler(({ input }) => {
        asked.push(input)
        entered = [AUTHORITY]
        return AUTHORITY
      })
    }
  })
  const card = within(await screen.findByRole('region', { name: 'Tidsstämplar' }))
  await card.findByText('Journalen tidsstämplas inte. Tiderna i den är datorns egna.')
  expect(card.queryByRole('button', { name: 'Stämpla nu' })).toBeNull()
  await user.click(await card.findByRole('button', { name: 'Lägg till utfärdare' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: /Utfärdarens namn/ }), 'Norrby tid')
  await user.type(dialog.getByRole('textbox', { name: /Adress/ }), 'https://tid.example/')
  const add = dialog.getByRole('button', { name: 'Lägg till utfärdare' })
  await user.click(add)
  await dialog.findByText(/Välj filen med certifikaten/)
  expect(asked).toEqual([])
  shell.chooseFiles.mockResolvedValueOnce(['/hemma/rot.pem'])
  await user.click(dialog.getByRole('button', { name: /Välj/ }))
  await dialog.findByText('rot.pem')
  await user.click(dialog.getByRole('checkbox', { name: /privat nätverk/ }))
  await user.click(add)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const draft = { name: 'Norrby tid', address: 'https://tid.example/', privateAddress: true }
  expect(asked).toEqual([{ draft, certificates: '/hemma/rot.pem' }])

  const stamps = within(await card.findByRole('grid', { name: 'Tidsstämplar' }))
  expect(stamps.getByText('4711')).toBeDefined()
  expect(stamps.getByText('Norrby tid')).toBeDefined()
  expect(card.getByText('O=Norrby, CN=Rot')).toBeDefined()
  expect(card.getByRole('button', { name: 'Stämpla nu' })).toBeDefined()
})
