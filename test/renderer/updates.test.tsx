import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { UpdateState } from '#shared/shell.ts'
import { closePorts, NO_UPDATES, openWindow } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const FROM = { address: 'https://program.norrby.example/', key: 'nyckeln' }

async function opened(language: 'sv' | 'en' = 'sv') {
  const made = await openWindow('/journal', {}, language)
  const { user, shell } = made
  // As main has it, which is asked again after each act.
  let state: UpdateState = NO_UPDATES
  shell.updates.mockImplementation(async () => state)
  const comes = (next: Partial<UpdateState>) => {
    const answer = async () => {
      state = { ...state, ...next }
      return state
    }
    for (const verb of ['setUpdates', 'checkForUpdate', 'installUpdate'] as const)
      shell[verb].mockImplementation(answer)
  }
  const [settings, title] = language === 'sv' ? ['Inställningar', 'Uppdateringar'] : ['Settings', 'Updates']
  const open = async () => {
    await user.click(await screen.findByRole('button', { name: settings, expanded: false }))
    await user.click(await screen.findByRole('menuitem', { name: title }))
    return within(await screen.findByRole('dialog', { name: title }))
  }
  return { ...made, open, comes }
}

it('offers nothing where whoever looks after the computer has forbidden it, and says so', async () => {
  const { open, shell } = await opened()
  shell.updates.mockResolvedValue({ ...NO_UPDATES, isForbidden: true })
  const dialog = await open()
  await dialog.findByText(/principen UpdatesOff/)
  expect(dialog.queryByRole('textbox')).toBeNull()
  expect(dialog.queryByRole('button', { name: 'Slå på' })).toBeNull()
})

it('is off until somebody says where versions are and whose signature counts', async () => {
  const { user, shell, open, comes } = await opened()
  const dialog = await open()
  await dialog.findByText(/Uppdateringar är avslagna/)
  expect(dialog.queryByRole('button', { name: 'Leta efter en ny version' })).toBeNull()
  await user.type(dialog.getByRole('textbox', { name: 'Adress till mappen' }), 'ftp://fel')
  await user.type(dialog.getByRole('textbox', { name: 'Publik nyckel (Ed25519)' }), FROM.key)
  await user.click(dialog.getByRole('button', { name: 'Slå på' }))
  await dialog.findByText(/Adressen kan inte användas/)
  expect(shell.setUpdates).not.toHaveBeenCalled()
  await user.clear(dialog.getByRole('textbox', { name: 'Adress till mappen' }))
  await user.type(dialog.getByRole('textbox', { name: 'Adress till mappen' }), FROM.address)
  comes({ from: FROM })
  await user.click(dialog.getByRole('button', { name: 'Slå på' }))
  await dialog.findByRole('button', { name: 'Leta efter en ny version' })
  expect(shell.setUpdates).toHaveBeenCalledWith(FROM)
})

it.each([
  ['sv', /signerad av någon annan/, 'Leta efter en ny version'],
  ['en', /signed by somebody else/, 'Look for a new version']
] as const)(
  'tells why a version is refused, and installs one when somebody says so (%s)',
  async (language, refused, look) => {
    const { user, shell, open, comes } = await opened(language)
    comes({ from: FROM })
    await shell.setUpdates(FROM)
    const dialog = await open()
    comes({ problem: 'wrong-signature' })
    await user.click(await dialog.findByRole('button', { name: look }))
    await dialog.findByText(refused)
    comes({ problem: null, found: '9.1.0', checkedAt: '2026-11-29T12:00:00.000Z' })
    await user.click(dialog.getByRole('button', { name: look }))
    await dialog.findByText(/9\.1\.0/)
    expect(shell.installUpdate).not.toHaveBeenCalled()
    comes({ problem: 'wrong-package' })
    await user.click(dialog.getByRole('button', { name: /installera|install/ }))
    await dialog.findByText(/inte installerats|not been installed/)
  }
)
