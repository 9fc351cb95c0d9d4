// Back and forward through the pages of the window.
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { StepMessage } from '#shared/shell.ts'
import { closePorts, openWindow, os, post } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

const press = (to: StepMessage['to']) => {
  const message: StepMessage = { kind: 'kanalarkiv-step', to }
  post(message)
}

const twoPages = async () => {
  const opened = await openWindow('/channels', {
    channels: { list: os.channels.list.handler(() => []) }
  })
  await heading('Kanaler')
  await opened.user.click(screen.getByRole('link', { name: 'Granska' }))
  await heading('Täckning')
  return opened
}

it('leads back and forward by its buttons', async () => {
  const { user } = await twoPages()
  await user.click(screen.getByRole('button', { name: 'Bakåt' }))
  await heading('Kanaler')
  await user.click(screen.getByRole('button', { name: 'Framåt' }))
  await heading('Täckning')
})

it('leads there by the menu, but not behind an open dialog', async () => {
  const { user } = await twoPages()
  press('back')
  await heading('Kanaler')
  await user.click(screen.getByRole('button', { name: 'Registrera en kanal' }))
  const dialog = await screen.findByRole('dialog')
  press('forward')
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(dialog.isConnected).toBe(true)
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null))
  press('forward')
  await heading('Täckning')
})

it('leads there by the buttons of a mouse in the desktop app, where no browser does', async () => {
  const { shell } = await twoPages()
  const press = (button: number) =>
    document.body.dispatchEvent(new MouseEvent('mouseup', { button, bubbles: true, cancelable: true }))
  press(3)
  await heading('Kanaler')
  press(4)
  await heading('Täckning')
  Object.assign(shell, { where: 'web' })
  press(3)
  await new Promise(resolve => setTimeout(resolve, 200))
  await heading('Täckning')
})
