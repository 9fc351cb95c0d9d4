// What others have set on the computer, told in the window: what stops captures on Idag, all of it at the captures, and at the start.
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { ComputerCheck } from '#shared/computer.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const NONE: ComputerCheck = {
  browser: 'Microsoft Edge',
  isElsewhere: false,
  findings: [],
  policies: {
    policies: { archiveFolder: null, serverAddress: null, updatesOff: null, language: null },
    place: null,
    wrong: []
  },
  documentsAt: null,
  profileAt: null
}
const place = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge'
const finding = (rule: ComputerCheck['findings'][number]['rule'], policy: string) => ({
  ...{ rule, policy, place },
  browser: 'Microsoft Edge'
})
const STOPS = finding('no-steering', 'RemoteDebuggingAllowed')
const CHANGES = finding('forced-extensions', 'ExtensionInstallForcelist')
const computer = (check: Partial<ComputerCheck>) => ({
  computer: { check: os.computer.check.handler(() => ({ ...NONE, ...check })) }
})

it('says at the captures what a policy stops and changes, and copies it for the IT unit', async () => {
  const { user } = await openWindow('/captures', computer({ findings: [STOPS, CHANGES] }))
  await screen.findByText('Kommunens principer hindrar insamlingar på arkivets dator')
  expect(screen.getByText(/Be IT-enheten låta RemoteDebuggingAllowed i/).textContent).toContain(place)
  expect(screen.getByText(/ExtensionInstallForcelist/)).toBeDefined()
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue(undefined)
  await user.click(screen.getByRole('button', { name: 'Kopiera till IT-enheten' }))
  await waitFor(() => expect(written).toHaveBeenCalled())
  expect(written.mock.calls[0]?.[0].split('\n')).toHaveLength(2)
})

it('says nothing where nothing is set, and only a warning of what changes pages', async () => {
  await openWindow('/captures', computer({}))
  await screen.findByRole('heading', { level: 1, name: 'Insamlingar' })
  expect(screen.queryByText(/Kommunens principer/)).toBeNull()
  cleanup()
  await openWindow('/captures', computer({ findings: [CHANGES] }), 'en')
  await screen.findByText('Policies of the organisation may change the pages that are captured')
})

it('leads to the server where the archive is, and says what is wrong before there is an archive', async () => {
  const policies = { ...NONE.policies.policies, serverAddress: 'https://arkiv.norrby.example/' }
  const { shell, user } = await openWindow('/', {
    archive: { current: os.archive.current.handler(() => null) },
    ...computer({
      policies: { policies, place: '/etc/kanalarkiv/policies.json', wrong: ['Language'] },
      documentsAt: '\\\\server\\hem$'
    })
  })
  await user.click(await screen.findByRole('button', { name: 'Öppna i webbläsaren' }))
  expect(shell.openExternal).toHaveBeenCalledWith('https://arkiv.norrby.example/')
  expect(screen.getByText(/går inte att använda: Language/)).toBeDefined()
  expect(screen.getByText(/Dokument ligger inte på den här datorn/).textContent).toContain('\\\\server\\hem$')
})
