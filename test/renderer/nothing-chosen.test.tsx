// What is a decision is chosen by a person: no form has chosen it beforehand, and none is sent without.
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { DisclosureDetail } from '#shared/disclosure.ts'
import { Instant } from '#shared/ids.ts'
import { idOf, sampleComment } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = Instant.parse('2026-11-25T07:30:00.000Z')
const REQUIRED = 'Fyll i det här fältet.'

it('has no way of registering a comment before one is chosen', async () => {
  const { user } = await openWindow(`/comments/${idOf(10)}`, {
    comments: { find: os.comments.find.handler(() => sampleComment()) }
  })
  await user.click(await screen.findByRole('button', { name: 'Anteckna registrering' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.queryByRole('radio', { checked: true })).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Spara' }))
  expect(dialog.getByText(REQUIRED)).toBeDefined()
})

it('refuses nobody a disclosure before that is chosen', async () => {
  const open = DisclosureDetail.parse({
    ...{ id: idOf(50), reference: null, about: 'Badet', requestedAt: AT },
    ...{ state: 'open', records: [], refusals: [], lookedThrough: 0, masks: 0, folder: null, manifest: null },
    ...{ corrects: null, correctedBecause: null, correctedBy: null, endedAt: null, endedBy: null },
    ...{ openedAt: AT, openedBy: 'Åsa', because: null }
  })
  const { user } = await openWindow(`/disclosures/${open.id}`, {
    disclosures: {
      find: os.disclosures.find.handler(() => open),
      openProposals: os.disclosures.openProposals.handler(() => [])
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Avsluta utan att lämna ut' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.queryByRole('radio', { checked: true })).toBeNull()
  await user.type(dialog.getByRole('textbox'), 'Fel myndighet')
  await user.click(dialog.getByRole('button', { name: 'Avsluta utan att lämna ut' }))
  expect(dialog.getByText(REQUIRED)).toBeDefined()
})
