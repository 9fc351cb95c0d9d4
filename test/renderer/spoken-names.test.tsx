// What is read out of a button that waits keeps its name when the button has gone.
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Button } from '../../renderer/components/button.tsx'
import { keepSpokenNames } from '../../renderer/spoken-names.ts'

afterEach(cleanup)

it('keeps the name of a button that has gone since it was read out', async () => {
  keepSpokenNames()
  const { rerender, unmount } = render(<Button label="Spara beslutet" isPending={false} />)
  screen.getByRole('button').focus()
  rerender(<Button label="Spara beslutet" isPending />)
  const said = () => document.querySelector('[data-live-announcer] [role=img]')
  await expect.poll(() => said()?.getAttribute('aria-label')).toBe('Spara beslutet')
  unmount()
  expect(screen.queryByRole('button')).toBeNull()
  expect(said()?.getAttribute('aria-label')).toBe('Spara beslutet')
})
