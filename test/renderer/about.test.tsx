import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Notice } from '#shared/shell.ts'
import { closePorts, openWindow } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const part = (name: string, licence: string): Notice => ({
  name,
  version: '1.0.0',
  licence,
  copyright: [`Copyright (c) ${name} authors`],
  source: `https://example.org/${name}`,
  text: `The terms of ${name}`
})

it.each([
  [
    'sv',
    'Inställningar',
    'Om Kanalarkiv',
    'Sök efter namn, licens eller upphovsman (valfritt)',
    '1 av 2 delar visas'
  ],
  [
    'en',
    'Settings',
    'About Kanalarkiv',
    'Search by name, licence or copyright holder (optional)',
    '1 of 2 parts shown'
  ]
] as const)(
  'someone reads whose parts the program brings along (%s)',
  async (language, settings, about, find, count) => {
    const { user, shell } = await openWindow('/journal', {}, language)
    shell.notices.mockResolvedValue([part('consent-clicker', 'MPL-2.0'), part('zip-reader', 'MIT')])
    await user.click(await screen.findByRole('button', { name: settings, expanded: false }))
    await user.click(await screen.findByRole('menuitem', { name: about }))
    const dialog = within(await screen.findByRole('dialog', { name: about }))
    await dialog.findByText('zip-reader 1.0.0')

    await user.type(dialog.getByRole('textbox', { name: find }), 'mpl')
    expect(dialog.getByText(count)).toBeDefined()
    expect(dialog.queryByText('zip-reader 1.0.0')).toBeNull()
    expect(dialog.queryByText('The terms of consent-clicker')).toBeNull()
    await user.click(dialog.getByText('consent-clicker 1.0.0'))
    expect(await dialog.findByText('The terms of consent-clicker')).toBeDefined()
  }
)
