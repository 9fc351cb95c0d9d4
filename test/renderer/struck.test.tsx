// What was entered by mistake is struck in the window, with the reason, and stays to be seen.
import { cleanup, screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import type { Attestation } from '#shared/attestation.ts'
import type { Consent } from '#shared/consent.ts'
import { AttestationId, ConsentId, DepartmentId, MandateId, Sha256 } from '#shared/ids.ts'
import type { MandateRow } from '#shared/register.ts'
import { idOf, sampleChannel, shaOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = '2026-11-24T16:10:00.000Z' as never
const struck = (because: string) => ({ because, struckAt: AT, struckBy: 'asa' })

async function strike(user: UserEvent, name: string) {
  await user.click(await screen.findByRole('button', { name: `Antecknat av misstag: ${name}` }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Skäl' }), 'Fel person')
  await user.click(dialog.getByRole('button', { name: 'Stryk' }))
  // Nothing is left to strike.
  await screen.findByText(/Struket av asa: Fel person/)
  expect(screen.queryByRole('button', { name: `Antecknat av misstag: ${name}` })).toBeNull()
}

it('strikes a consent', async () => {
  let now: Consent = {
    ...{
      id: ConsentId.parse(idOf(1)),
      covers: 'A.B.',
      isChild: true,
      givenOn: '2026-05-01',
      validUntil: null
    },
    ...{ document: null, places: [], enteredAt: AT, enteredBy: 'asa', withdrawnOn: null },
    ...{ state: 'valid', corrections: [], struck: null }
  }
  const { user } = await openWindow('/channels/consents', {
    consents: {
      list: os.consents.list.handler(() => [now]),
      strike: os.consents.strike.handler(({ input }) => {
        now = { ...now, state: 'struck', struck: struck(input.because) }
        return now
      })
    }
  })
  await strike(user, 'A.B.')
  await screen.findByText('Struket: antecknat av misstag')
  // It can be neither withdrawn nor given more posts.
  expect(screen.queryByRole('button', { name: /Återkalla|Lägg till inlägg/ })).toBeNull()
})

it('strikes a mandate on the wrong person', async () => {
  let now: MandateRow = {
    ...{ id: MandateId.parse(idOf(2)), decidedBy: 'Nämnden', decidedOn: '2026-01-01', validUntil: null },
    ...{ reference: null, tool: null, document: null, seq: 1, personId: idOf(3) as never, personName: 'Bo' },
    ...{ holds: true, leftOn: null, struck: null }
  }
  const { user } = await openWindow(`/channels/${idOf(1)}`, {
    channels: {
      find: os.channels.find.handler(() => sampleChannel()),
      mandates: os.channels.mandates.handler(() => [now]),
      strikeMandate: os.channels.strikeMandate.handler(({ input }) => {
        now = { ...now, holds: false, struck: struck(input.because) }
        return now
      })
    }
  })
  await strike(user, 'Bo, 2026-01-01')
  await screen.findByText('Struket')
})

it('strikes an attestation', async () => {
  let now: Attestation = {
    ...{
      id: AttestationId.parse(idOf(4)),
      departmentId: DepartmentId.parse(idOf(5)),
      departmentName: 'Skolan'
    },
    ...{
      period: '2026-H2',
      signedBy: 'Rektorn',
      signedOn: '2026-11-24',
      way: 'window',
      paper: null,
      note: null
    },
    ...{ channels: 1, part: Sha256.parse(shaOf(1)), recordedAt: AT, recordedBy: 'asa', struck: null }
  }
  const { user } = await openWindow('/channels/attestations', {
    attestations: {
      status: os.attestations.status.handler(() => ({ period: '2026-H2', departments: [] })),
      list: os.attestations.list.handler(() => ({ items: [now], next: null })),
      strike: os.attestations.strike.handler(({ input }) => {
        now = { ...now, struck: struck(input.because) }
        return now
      })
    }
  })
  await strike(user, 'Skolan, 2026-H2')
})
