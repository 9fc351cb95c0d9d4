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
