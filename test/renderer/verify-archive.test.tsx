// The archive read again from the window: whose time stamps there are is told, for a person to compare.
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Instant, Sha256 } from '#shared/ids.ts'
import type { Verification } from '#shared/journal.ts'
import { closePorts, OPEN, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = Instant.parse('2026-11-25T08:00:00.000Z')
const BY = {
  ...{
    name: 'Norrby tid',
    by: 'CN=Tidsstämplar',
    authority: 'O=Norrby, CN=Rot',
    anchor: Sha256.parse('5e'.repeat(32))
  },
  ...{ count: 7, firstLine: 3, lastLine: 40, from: AT, to: AT, isAsked: true, revoked: null }
}
const FOUND: Verification = {
  lines: 40,
  objects: 4,
  bytes: 4_000,
  head: null,
  authorities: [BY],
  findings: []
}

const procedures = (verification: Verification) => ({
  archive: {
    current: os.archive.current.handler(() => OPEN),
    verify: os.archive.verify.handler(() => verification)
  }
})

it.each([
  ['where all is well', []],
  [
    'where something is wrong',
    [{ code: 'line-without-row' as const, what: '7 (timestamp.received, timestamp)' }]
  ]
])('shows by whose certificate the time stamps are %s', async (_, findings) => {
  const { user } = await openWindow('/archive', procedures({ ...FOUND, findings }))
  await user.click(await screen.findByRole('button', { name: 'Kontrollera nu' }))
  const grid = await screen.findByRole('grid', { name: 'Tidsstämplarnas utfärdare' })
  for (const text of ['Norrby tid', 'O=Norrby, CN=Rot', BY.anchor])
    expect(within(grid).getByText(text)).toBeDefined()
  expect(screen.getByText(/Jämför certifikatens kontrollsummor/)).toBeDefined()
})

it('says of a certificate that was revoked later whether its time stamps count', async () => {
  const revoked = { at: AT, reason: 'keyCompromise', isValidBefore: false }
  const authorities = [
    { ...BY, revoked },
    { ...BY, name: 'Söderby tid', revoked: { ...revoked, reason: null, isValidBefore: true } }
  ]
  const { user } = await openWindow('/archive', procedures({ ...FOUND, authorities }))
  await user.click(await screen.findByRole('button', { name: 'Kontrollera nu' }))
  const grid = await screen.findByRole('grid', { name: 'Tidsstämplarnas utfärdare' })
  expect(within(grid).getByText(/^Räknas inte: .*keyCompromise/)).toBeDefined()
  expect(within(grid).getByText(/utan angivet skäl.* före och gäller/)).toBeDefined()
})
